"""Loop else: the `else` of a loop becomes an `if` after it.

>>> from wengert.transform.reading.source import show
>>> show(loop_else, '''
... def f(xs):
...     for x in xs:
...         if x > 1:
...             break
...     else:
...         x = 0
...     return x
... ''')
def f(xs):
    broke = False
    for x in xs:
        if x > 1:
            broke = True
            break
    if not broke:
        x = 0
    return x
"""

import gast

from ..trees.quote import quote
from ..trees.tree import assign, blocks, const, like, name, placed
from .rewrite import in_blocks, rewrite
from .scope import Scope


def loop_else(function: gast.FunctionDef, scope=None) -> gast.FunctionDef:
    """Return `function` with no `else` on a loop."""
    scope = scope or Scope(function)
    return like(function, body=rewrite(function.body, lambda stmt: rule(stmt, scope)))


def rule(stmt, scope):
    if not (isinstance(stmt, gast.For | gast.While) and stmt.orelse):
        return None
    if not breaks(stmt.body):
        return [like(stmt, orelse=[]), *stmt.orelse]
    flag = scope.fresh("broke")
    loop = like(stmt, body=mark(stmt.body, flag), orelse=[])
    after = gast.If(quote("not flag", flag=name(flag)), stmt.orelse, [])
    return [assign(flag, const(False), at=stmt), loop, placed(after, stmt)]


def breaks(block):
    """Whether `block`, in the body of a loop, leaves that loop by `break`."""
    for stmt in block:
        match stmt:
            case gast.Break():
                return True
            case gast.If(body=body, orelse=orelse) if breaks(body) or breaks(orelse):
                return True
            case gast.For(orelse=orelse) | gast.While(orelse=orelse) if breaks(orelse):
                return True
            case gast.With() | gast.Try() if any(map(breaks, blocks(stmt))):
                return True
    return False


def mark(block, flag):
    """`block` with `flag` raised before each `break` of its loop."""
    out = []
    for stmt in block:
        match stmt:
            case gast.Break():
                out += [assign(flag, const(True), at=stmt), stmt]
            case gast.For(orelse=orelse) | gast.While(orelse=orelse):
                out.append(like(stmt, orelse=mark(orelse, flag)))
            case _:
                out.append(in_blocks(stmt, lambda inner: mark(inner, flag)))
    return out
