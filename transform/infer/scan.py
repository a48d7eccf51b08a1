"""Where names are bound and read, which decides whether a name can stand for one shape.

>>> function = gast.parse('''
... def f(x, n):
...     y = x + 1
...     for i in range(n):
...         z = y * i
...         y = z
...     return y
... ''').body[0]
>>> sorted(scan(function).single), sorted(scan(function).local)
(['i', 'z'], ['i', 'z'])

A name that is bound by one statement has, outside of loops, one value ever. In a loop it has one
in each turn; then only names that are read where that turn's value is certain to be there, after
the binding and in its own block, may share its shape: those are `local`.
"""

from collections.abc import Mapping

import gast

from ..frozen import frozen
from ..trees.names import parameters, reads, writes
from ..trees.tree import blocks, walk
from .alone import alone

LOOPS = (gast.For, gast.While)


@frozen
class Scan:
    """What a function's statements bind and read, in the order of the text."""

    statements: tuple
    bound: tuple  # names
    readers: Mapping  # name -> indices of the statements that read it
    single: frozenset  # names that one statement binds
    local: frozenset  # those of them that are read only after it, in its block
    looped: frozenset  # names that are bound in a loop
    shared: frozenset  # names that a nested function rebinds
    together: Mapping  # name -> the others in the simple statements that it is in
    alone: frozenset  # names of lists that no other name stands for
    blank: frozenset  # names of objects that get their fields here

    def linked(self, id):
        """The names that occur in one simple statement with `id`."""
        return self.together.get(id, ())


@frozen
class Place:
    """A statement, and up to where the block goes on that what it binds is certain in."""

    stmt: gast.stmt
    index: int
    end: int
    loop: bool


def scan(function):
    """Look through a function once."""
    found = places(function.body)
    readers, binders = {}, {}
    for place in found:
        for id in own_reads(place.stmt):
            readers.setdefault(id, []).append(place.index)
        for id in own_writes(place.stmt):
            binders.setdefault(id, []).append(place)
    given = {p.id for p in parameters(function.args)}
    single = {id for id, at in binders.items() if len(at) == 1 and id not in given}
    local = {id for id in single if is_local(binders[id][0], readers.get(id, []))}
    looped = {id for id, at in binders.items() if any(p.loop for p in at)}
    return Scan(
        tuple(p.stmt for p in found),
        tuple(binders),
        readers,
        frozenset(single),
        frozenset(local),
        frozenset(looped),
        frozenset(rebound(found)),
        together(found, given | binders.keys()),
        alone(function),
        frozenset(blank(function, found)),
    )


def together(found, local):
    """For each of the `local` names, the others in the simple statements that it is in."""
    others = {}
    for place in found:
        names = sorted((own_reads(put_together(place.stmt)) | own_writes(place.stmt)) & local)
        if not isinstance(place.stmt, gast.If | gast.While | gast.Assert):
            for id in names:
                others.setdefault(id, {}).update(dict.fromkeys(names))
    for id, names in others.items():
        del names[id]
    return others


def put_together(stmt):
    """A statement, or what of it may come to hold others: the keys of a dict never do."""
    match stmt:
        case gast.Assign(value=gast.Call(func=gast.Attribute(attr="make_dict"), args=[_, values])):
            return values
    return stmt


def places(body):
    """The statements with all that is nested in them, in order."""
    found, ends = [], {}
    todo = [("block", body, False)]
    open_blocks = []
    while todo:
        kind, what, loop = todo.pop()
        if kind == "end":
            start = open_blocks.pop()
            ends[start] = len(found)
        elif kind == "block":
            open_blocks.append(id(what))
            todo.append(("end", None, loop))
            todo.extend(("stmt", (s, id(what)), loop) for s in reversed(what))
        else:
            stmt, block = what
            found.append((stmt, block, loop))
            inside = loop or isinstance(stmt, LOOPS)
            todo.extend(("block", b, inside) for b in reversed(blocks(stmt)) if b)
    return [
        Place(stmt, i, ends[id(stmt.body) if is_for(stmt) else block], loop or is_for(stmt))
        for i, (stmt, block, loop) in enumerate(found)
    ]


def is_for(stmt):
    return isinstance(stmt, gast.For)


def is_local(binder, readers):
    """Whether each reader comes after the binding, before the binding's block ends."""
    return all(binder.index < r < binder.end for r in readers)


def blank(function, found):
    """The names of objects that have no fields yet: what `rt.new` returns, `self` of `__init__`."""
    if function.name == "__init__":
        yield from (p.id for p in function.args.args[:1])
    for place in found:
        match place.stmt:
            case gast.Assign(
                targets=[gast.Name(id=id)],
                value=gast.Call(func=gast.Attribute(value=gast.Name(id="rt"), attr="new")),
            ):
                yield id


def own_reads(stmt):
    """The names a statement reads itself, not in its blocks."""
    match stmt:
        case gast.If(test=head) | gast.While(test=head) | gast.For(iter=head):
            return reads(head)
        case gast.With(items=items):
            return reads(*items)
        case gast.Try():
            return frozenset()
    return reads(stmt)


def own_writes(stmt):
    """The names a statement binds itself."""
    match stmt:
        case gast.If() | gast.While():
            return frozenset()
        case gast.Try(handlers=handlers):
            return frozenset(h.name.id for h in handlers if h.name)
        case gast.For(target=target):
            return writes(target)
        case gast.With(items=items):
            return writes(*items)
    return writes(stmt)


def rebound(found):
    """The names that nested functions declare nonlocal or global."""
    for place in found:
        if isinstance(place.stmt, gast.FunctionDef):
            for node in walk(place.stmt):
                if isinstance(node, gast.Nonlocal | gast.Global):
                    yield from node.names
