"""Tidy: drop what only people and type checkers read, and write decorators as calls.

>>> from wengert.transform.reading.source import show
>>> show(tidy, '''
... def f(x: float, n):
...     "The docstring."
...     global scale
...     y: float = - 1.0
...     k: int
...     @twice
...     def g(z): return z * scale
...     return g(x) * y
... ''')
def f(x: float, n):
    y = -1.0
<BLANKLINE>
    def g(z):
        return z * scale
<BLANKLINE>
    g = twice(g)
    return g(x) * y
"""

import gast

from ..trees.quote import number
from ..trees.tree import SCOPES, assign, call, const, like, name, placed
from .rewrite import in_blocks
from .scope import Scope
from .shape import is_dotted


def tidy(function: gast.FunctionDef, scope=None) -> gast.FunctionDef:
    """Return `function` without docstrings, annotations of locals, `global`, decorators within."""
    scope = scope or Scope(function)
    return like(function, body=block(function.body, scope))


def block(stmts, scope):
    out = []
    for stmt in stmts:
        out += statement(stmt, scope)
    return out or [placed(gast.Pass(), at) for at in stmts[:1]]


def statement(stmt, scope):
    match stmt:
        case gast.Expr(value=gast.Constant()) | gast.Global() | gast.AnnAssign(value=None):
            return []
        case gast.AnnAssign():
            return [placed(gast.Assign([stmt.target], signs(stmt.value), None), stmt)]
        case gast.FunctionDef():
            return decorated(stmt, scope)
    return [in_blocks(signs(stmt), lambda inner: block(inner, scope))]


def decorated(stmt, scope):
    """The decorators are evaluated first, first to last, and applied last to first."""
    before, functions = [], []
    for decorator in stmt.decorator_list:
        if not is_dotted(decorator):
            id = scope.temporary(stmt.name, decorator)
            before.append(assign(id, signs(decorator), at=stmt))
            decorator = name(id)
        functions.append(decorator)
    after = [assign(stmt.name, call(f, name(stmt.name)), at=stmt) for f in reversed(functions)]
    return [*before, like(stmt, decorator_list=[]), *after]


def signs(node):
    """`node`, its own blocks aside, with `-1.0` as one constant."""
    if isinstance(node, SCOPES):
        return node
    fields = {}
    for field in node._fields:
        old = getattr(node, field, None)
        new = signs_in(old)
        if new is not old:
            fields[field] = new
    node = like(node, **fields) if fields else node
    match node:
        case gast.UnaryOp(op=gast.USub(), operand=operand) if number(operand) is not None:
            return placed(const(-number(operand)), node)
    return node


def signs_in(old):
    if isinstance(old, gast.AST):
        return signs(old)
    if isinstance(old, list) and not any(isinstance(n, gast.stmt) for n in old):
        new = [signs(n) if isinstance(n, gast.AST) else n for n in old]
        return new if any(a is not b for a, b in zip(new, old)) else old
    return old
