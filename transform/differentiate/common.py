"""What several of the adjoints of one statement are made of is computed once.

The adjoints of A and b of `x = np.linalg.solve(A, b)` have `np.linalg.solve(A.T, x_bar)` in common.
"""

from collections import Counter

import gast

from ..trees.tree import mapped, name, walk


def once(to, target, parts):
    """`parts`, expressions by key, in which no costly call stands twice."""
    counted = Counter(gast.dump(n) for part in parts.values() for n in walk(part) if is_costly(n))
    for part in list(parts.values()):
        for node in walk(part):
            text = gast.dump(node) if is_costly(node) else None
            if counted.get(text, 0) > 1:
                counted[text] = 0
                found = to.fresh(f"{target}_{node.func.attr}", text)
                to.emit("x = e", x=found, e=node)
                parts = {key: replaced(e, text, name(found)) for key, e in parts.items()}
    return parts


def replaced(expr, text, new):
    """`expr` with `new` for each expression that is `text`."""
    if is_costly(expr) and gast.dump(expr) == text:
        return new
    return mapped(expr, lambda e: replaced(e, text, new))


def is_costly(node):
    """Whether it is a call of numpy.linalg."""
    match node:
        case gast.Call(func=gast.Attribute(value=gast.Attribute(attr="linalg"))):
            return True
    return False
