"""Tuples: one that is only made to be taken apart again goes.

>>> from wengert.transform.reading.source import show
>>> show(tuples, '''
... def f(x, y):
...     p = (x, y)
...     u, v = p
...     w = p[0]
...     return u
... ''')
def f(x, y):
    u = x
    v = y
    w = x
    return u
"""

import gast

from ..trees.names import reads, writes
from ..trees.tree import like, placed, statements
from .rewrite import in_blocks
from .scope import Scope


def tuples(function: gast.FunctionDef, scope=None) -> gast.FunctionDef:
    """Return `function` with tuples of atoms read where they were made."""
    scope = scope or Scope(function)
    body = block(function.body, {}, users(function.body, scope))
    used = reads(*body)
    return like(function, body=without(body, used, scope))


def block(stmts, known, holders):
    """`stmts`, where each name in `known` holds a tuple of these atoms."""
    out = []
    for stmt in stmts:
        written = writes(stmt)
        if isinstance(stmt, gast.For | gast.While):
            forget(known, written, holders)
        new = replaced(stmt, known)
        out += [in_blocks(s, lambda inner: block(inner, dict(known), holders)) for s in new]
        forget(known, written, holders)
        learn(stmt, known, holders)
    return out


def users(stmts, scope):
    """For each name, the names that may hold a tuple which it is in; those captured left out."""
    found = {}
    for stmt in statements(stmts):
        match stmt:
            case gast.Assign(targets=[gast.Name(id=id)], value=gast.Tuple(elts=elts)):
                ids = [e.id for e in elts if isinstance(e, gast.Name)]
                if id not in ids and scope.captured.isdisjoint([*ids, id]):
                    for held in (*ids, id):
                        found.setdefault(held, set()).add(id)
    return found


def forget(known, written, holders):
    """Drop the tuples that are no longer what was made."""
    for held in written:
        for id in holders.get(held, ()) if known else ():
            known.pop(id, None)


def learn(stmt, known, holders):
    match stmt:
        case gast.Assign(targets=[gast.Name(id=id)], value=gast.Tuple(elts=elts)):
            held = [id, *(e.id for e in elts if isinstance(e, gast.Name))]
            if held.count(id) == 1 and all(id in holders.get(n, ()) for n in held):
                known[id] = elts


def replaced(stmt, known):
    """What reads a known tuple, with the elements in its place."""
    match stmt:
        case gast.Assign(targets=[gast.Tuple(elts=targets)], value=gast.Name(id=id)):
            elts = known.get(id, ())
            free = {t.id for t in targets}.isdisjoint(getattr(e, "id", None) for e in elts)
            if len(elts) == len(targets) and free:
                return [like(stmt, targets=[t], value=e) for t, e in zip(targets, elts)]
        case gast.Assign(
            targets=[gast.Name()],
            value=gast.Subscript(value=gast.Name(id=id), slice=gast.Constant(value=int(k))),
        ):
            elts = known.get(id, ())
            if -len(elts) <= k < len(elts):
                return [like(stmt, value=elts[k])]
    return [stmt]


def without(stmts, used, scope):
    """`stmts` without the tuples that nothing reads any more."""
    out = []
    for stmt in stmts:
        match stmt:
            case gast.Assign(targets=[gast.Name(id=id)], value=gast.Tuple()) if id not in used:
                continue
        out.append(in_blocks(stmt, lambda inner: without(inner, used, scope)))
    return out or [placed(gast.Pass(), at) for at in stmts[:1]]
