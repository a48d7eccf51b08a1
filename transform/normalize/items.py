"""Items: what one statement after the other reads from the same place is read once.

    >>> from wengert.transform.normalize import normalize
    >>> from wengert.transform.reading.source import show
    >>> show(normalize, '''
    ... def f(x, i):
    ...     return x[i] * x[i]
    ... ''')
    def f(x, i):
        out_item = x[i]
        out = out_item * out_item
        return out

So an item has one adjoint, which is added to that of the whole once.  Only temporaries are
joined, in one block, where nothing in between can have changed what is read.
"""

from collections import Counter

import gast

from ..trees.names import reads, writes
from ..trees.quote import replace
from ..trees.tree import blocks, like, statements, walk, with_blocks


def items(function, scope):
    simple = [stmt for stmt in statements(function.body) if not blocks(stmt)]
    bound = Counter(id for stmt in simple for id in writes(stmt))
    joined = Joined({id for id in scope.owners if bound[id] == 1})
    body = joined.block(function.body)
    return replace(like(function, body=body), joined.names) if joined.names else function


class Joined:
    """`names`: what a temporary that is gone is called now."""

    def __init__(self, temporaries):
        self.temporaries, self.names = temporaries, {}

    def block(self, block):
        out, known = [], {}
        for stmt in block:
            if not self.is_known(stmt, known):
                out.append(with_blocks(stmt, self.block))
                self.learn(stmt, known)
        return out

    def is_known(self, stmt, known):
        """Whether a statement reads an item that has a name already, which then is its name too."""
        id_ = self.item(stmt)
        first = next((n for n, value in known.items() if id_ and same(value, stmt.value)), None)
        if first:
            self.names[id_] = first
        return first is not None

    def item(self, stmt):
        """The temporary that a statement names an item, or None."""
        match stmt:
            case gast.Assign(
                targets=[gast.Name(id=id_)], value=gast.Subscript(value=gast.Name())
            ) if id_ in self.temporaries:
                return id_
        return None

    def learn(self, stmt, known):
        """Note which item a statement reads, forget those that it may change."""
        match stmt:
            case gast.Assign(targets=[gast.Name(id=id_)], value=value) if changes_nothing(value):
                for other in [n for n, item in known.items() if id_ in reads(item)]:
                    del known[other]
            case _:
                known.clear()
        if self.item(stmt):
            known[self.item(stmt)] = stmt.value


def same(a, b):
    return gast.dump(a) == gast.dump(b)


def changes_nothing(value):
    """Whether all that an expression calls is NumPy's or math's, to have a value."""
    calls = [n for n in walk(value) if isinstance(n, gast.Call)]
    return all(isinstance(c.func, gast.Attribute) and is_of_numpy(c) for c in calls)


def is_of_numpy(call):
    match call.func.value:
        case gast.Name(id="np" | "math"):
            return all(k.arg not in (None, "out") for k in call.keywords)
    return False
