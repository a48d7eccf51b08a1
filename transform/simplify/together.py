"""Which names of emitted code may stand for values that share memory, or hold one another.

>>> function = gast.parse('''
... def f(a, x):
...     row = a[0]
...     y = a * x
...     return y
... ''').body[0]
>>> found = together(function)
>>> sorted(found["row"]), "y" in found
(['a', 'row'], False)
"""

import gast

from ..differentiate.sharing import HELPERS, MAYBES, SHARERS, WHOLES
from ..trees.names import reads, writes
from ..trees.tree import blocks, statements

MODULES = ("np", "math", "rt")
ALIKE = WHOLES | MAYBES | SHARERS | HELPERS
NEW = frozenset("copy sum mean prod dot item tolist astype flatten cumsum std var".split())


def together(function, scalars=frozenset()):
    """Name → the names that share memory with it; those that share it with none are left out.

    scalars: the names of numbers, which share nothing
    """
    groups = {}
    for stmt in statements(function.body):
        if not blocks(stmt) and not isinstance(stmt, gast.Return):
            link(groups, joined_by(stmt) - scalars)
    return {n: frozenset(group) for n, group in groups.items() if len(group) > 1}


def link(groups, names):
    """Put names into one group, with all of theirs."""
    whole = set(names)
    for n in names:
        whole |= groups.get(n, set())
    for n in whole:
        groups[n] = whole


def joined_by(stmt):
    """The names that a statement may let share memory."""
    match stmt:
        case gast.Assign(value=value):
            found = handed_on(value)
            return found | writes(stmt) | roots(*stmt.targets) if found else frozenset()
        case gast.Expr(value=gast.Call() as value):
            return handed_on(value)
        case gast.FunctionDef():
            return reads(stmt) | writes(stmt)
    return frozenset()


def roots(*targets):
    """The names that are stored into."""
    return reads(*(t.value for t in targets if isinstance(t, (gast.Subscript, gast.Attribute))))


def handed_on(value):
    """The names of what the value of an expression may be, or hold."""
    match value:
        case gast.Name(id=id):
            return frozenset({id})
        case gast.Subscript(value=inner) | gast.Attribute(value=inner) | gast.Starred(value=inner):
            return handed_on(inner)
        case gast.Tuple(elts=parts) | gast.List(elts=parts) | gast.Dict(values=parts):
            return frozenset().union(*map(handed_on, parts))
        case gast.IfExp(body=one, orelse=other):
            return handed_on(one) | handed_on(other)
        case gast.Lambda():
            return reads(value)
        case gast.Call(func=func, args=args, keywords=keywords):
            return handed_on_by_call(func, [*args, *(k.value for k in keywords if k.arg != "like")])
        case gast.BoolOp(values=parts):
            return frozenset().union(*map(handed_on, parts))
    return frozenset()


def handed_on_by_call(func, args):
    match func:
        case gast.Attribute(value=gast.Name(id=module), attr=attr) if module in MODULES:
            return frozenset().union(*map(handed_on, args)) if attr in ALIKE else frozenset()
        case gast.Attribute(value=gast.Attribute(value=gast.Name(id=module))) if module in MODULES:
            return frozenset()
        case gast.Attribute(value=value, attr=attr):
            inside = () if attr in NEW else (value, *args)
            return frozenset().union(*map(handed_on, inside))
        case gast.Name(id="range" | "len" | "float" | "int" | "abs" | "sum"):
            return frozenset()
    return frozenset().union(*map(handed_on, args))
