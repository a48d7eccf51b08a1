"""Calls: one that changes something is no part of an expression that is left whole.

>>> from wengert.transform.reading.source import show
>>> show(calls, '''
... def f(xs, n):
...     while xs.pop() > n:
...         n = n + 1
...     return n
... ''')
def f(xs, n):
    while (xs_pop := xs.pop()) > n:
        n = n + 1
    return n

The walrus becomes an assignment, which is where the call is then seen.
"""

import gast

from ..errors import Unsupported
from ..trees.tree import like, mapped, placed, target, walk
from .hoist import base_of
from .rewrite import in_blocks
from .scope import COMPREHENSIONS, Scope
from .shape import is_flat
from .stirring import stirs

INSIDE = "a call that changes something, in a test that is left whole: call it before"
FIELDS = {
    "If": "test", "While": "test", "Assert": "test", "Raise": "exc", "For": "iter",
    "Assign": "value", "AugAssign": "value", "Return": "value", "Expr": "value",
}  # fmt: skip


def calls(function: gast.FunctionDef, scope=None) -> gast.FunctionDef:
    """Return `function` with walruses for the calls that change something, in flat expressions."""
    scope = scope or Scope(function)
    return like(function, body=block(function.body, scope))


def block(stmts, scope):
    return [in_blocks(statement(s, scope), lambda inner: block(inner, scope)) for s in stmts]


def statement(stmt, scope):
    field = FIELDS.get(type(stmt).__name__)
    expr = field and getattr(stmt, field)
    if expr is None:
        return stmt
    whole = isinstance(stmt, gast.While | gast.Assert | gast.Raise)
    whole |= isinstance(stmt, gast.If) and isinstance(expr, gast.BoolOp)
    base = "test" if field == "test" else base_of(stmt)
    new = marked(expr, base, whole, scope)
    return stmt if new is expr else like(stmt, **{field: new})


def marked(node, base, whole, scope):
    """`node` with a name bound to each call in it that changes something, where it is left whole.

    whole: whether `node` is part of an expression that is left whole
    """
    if isinstance(node, gast.Lambda):
        return node
    whole = whole or (isinstance(node, gast.expr) and is_flat(node, scope))
    if isinstance(node, COMPREHENSIONS) and whole:
        return unchanging(node, scope)
    if whole and isinstance(node, gast.Call) and stirs(node, scope):
        new = over(node, base, False, scope)
        method = isinstance(node.func, gast.Attribute)
        id = scope.temporary(base_of(gast.Expr(node)) if method else base, node)
        return placed(gast.NamedExpr(target(id), new), node)
    return over(node, base, whole, scope)


def over(node, base, whole, scope):
    """`node` with its parts marked."""
    return mapped(node, lambda n: marked(n, base, whole, scope))


def unchanging(node, scope):
    """A comprehension that is left whole, in which nothing is changed."""
    for n in walk(node):
        if isinstance(n, gast.Call) and stirs(n, scope):
            raise Unsupported(INSIDE, n)
    return node
