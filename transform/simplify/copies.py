"""Copies: read a value by the name that it has already.

>>> from wengert.transform.reading.source import show
>>> show(lambda f: copies(f, {"t"}), '''
... def f(x, y):
...     t = x
...     return t * y + t
... ''')
def f(x, y):
    return x * y + x
"""

from collections import Counter

import gast

from ..trees.names import parameters, writes
from ..trees.quote import replace
from ..trees.tree import blocks, like, statements, walk


def copies(function, temporaries):
    """`function` without those of `temporaries` that are another name for a value bound once."""
    bound = Counter(p.id for p in parameters(function.args))
    for stmt in statements(function.body):
        if isinstance(stmt, gast.AugAssign):
            bound.update([*writes(stmt)] * 2)
        else:
            bound.update(writes(stmt) if not blocks(stmt) else writes(*targets(stmt)))
    bound.update([*hidden(function)] * 2)
    renamed = {}
    collect(function.body, bound, temporaries, renamed)
    return rename(function, renamed) if renamed else function


def hidden(function):
    """The names that nested functions and comprehensions bind for themselves."""
    found = set()
    for node in walk(gast.Module(function.body, [])):
        match node:
            case gast.Lambda(args=args) | gast.FunctionDef(args=args):
                found |= {p.id for p in parameters(args)}
            case gast.comprehension(target=target):
                found |= writes(target)
    return found


def targets(stmt):
    return [stmt.target] if isinstance(stmt, gast.For) else []


def collect(block, bound, temporaries, renamed):
    """Note the copies, each with the name that its value had first."""
    for stmt in statements(block):
        match stmt:
            case gast.Assign(targets=[gast.Name(id=new)], value=gast.Name(id=old)):
                if new in temporaries and bound[new] == 1 and bound[old] == 1:
                    renamed[new] = renamed.get(old, old)


def rename(function, renamed):
    return like(function, body=without_moves(replace(function, renamed).body))


def without_moves(block):
    """A block without the assignments of a name to itself."""
    out = []
    for stmt in block:
        match stmt:
            case gast.Assign(targets=[gast.Name(id=a)], value=gast.Name(id=b)) if a == b:
                continue
            case gast.If():
                body, orelse = without_moves(stmt.body), without_moves(stmt.orelse)
                stmt = like(stmt, body=body or [gast.Pass()], orelse=orelse)
            case gast.For() | gast.While():
                stmt = like(stmt, body=without_moves(stmt.body) or [gast.Pass()])
        out.append(stmt)
    return out
