"""Lengths: whether the body of a loop may make what the loop runs over longer or shorter.

>>> [loop] = gast.parse('''
... for x in xs:
...     ys = xs
...     ys.append(x)
... ''').body
>>> grows(loop, linked([loop]))
True

Two names are linked where one is bound to the other, or to a part of it.
"""

import gast

from ..trees.tree import statements, walk
from .changing import root

GROWING = frozenset({
    "append", "extend", "insert", "pop", "remove", "clear", "popitem", "update", "setdefault",
    "appendleft", "popleft", "extendleft", "add", "discard",
})  # fmt: skip
LATE = "an iterator over what the loop changes: loop over a list"
PARTS = ("zip", "enumerate", "reversed")


def grows(loop, groups, is_changing=lambda call: False):
    """Whether `loop` changes the length of what it runs over; `groups`: which names are linked.

    is_changing: whether a call surely calls what changes its arguments
    """
    grown = {id for s in statements(loop.body) for id in grown_by(s, is_changing)}
    sources = sources_of(loop.iter) if grown else ()
    return any(groups.get(a, a) == groups.get(b, b) for a in grown for b in sources)


def stores(loop, held, groups):
    """Whether `loop` may change what is in the value of the expression `held`."""
    own = root(held)
    for stmt in statements(loop.body):
        for node in walk(stmt):
            match node:
                case gast.Subscript(value=value, ctx=gast.Store()):
                    changed = root(value)
                case gast.Call(func=gast.Attribute(value=value, attr=attr)) if attr in GROWING:
                    changed = root(value)
                case gast.Call(args=[*args]):
                    changed = {id for a in args for id in root(a)}
                case _:
                    continue
            if any(groups.get(a, a) == groups.get(b, b) for a in changed for b in own):
                return True
    return False


def grown_by(stmt, is_changing):
    """The names of what may be longer or shorter after a statement, its blocks aside."""
    match stmt:
        case gast.If() | gast.For() | gast.While():
            nodes = [stmt.iter if isinstance(stmt, gast.For) else stmt.test]
        case gast.AugAssign(target=gast.Name(id=id)):
            yield id
            nodes = [stmt.value]
        case _:
            nodes = [stmt]
    for node in nodes:
        for n in walk(node):
            yield from grown_in(n, is_changing)


def grown_in(node, is_changing):
    match node:
        case gast.Call(func=gast.Attribute(value=value, attr=attr)) if attr in GROWING:
            return root(value)
        case gast.Call(args=args, keywords=keywords) if is_changing(node):
            given = [*args, *(k.value for k in keywords)]
            return {id for a in given for id in root(a)}
        case gast.Subscript(value=value, slice=index) if not isinstance(node.ctx, gast.Load):
            deleted = isinstance(node.ctx, gast.Del)
            return root(value) if deleted or isinstance(index, gast.Slice) else ()
    return ()


def sources_of(iter):
    """The names that what a loop runs over is, or is a part of."""
    match iter:
        case gast.Call(func=gast.Name(id=id), args=args) if id in PARTS:
            return {n for a in args for n in sources_of(a)}
        case gast.Subscript(slice=gast.Slice()):
            return set()
    return root(iter)


def linked(body):
    """Name → the first of all names that it is linked to."""
    groups = {}
    for stmt in statements(body):
        match stmt:
            case gast.Assign(targets=[*targets], value=value):
                found = [t.id for t in targets if isinstance(t, gast.Name)]
                for id in [*found, *root(value)]:
                    unite(groups, found[0] if found else id, id)
    return {id: first(groups, id) for id in groups}


def first(groups, id):
    while groups.setdefault(id, id) != id:
        id = groups[id]
    return id


def unite(groups, one, other):
    groups[first(groups, one)] = first(groups, other)
