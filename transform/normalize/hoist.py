"""Hoist: find the expressions that need statements, and give them statements of their own.

What is evaluated before such an expression is bound to a name before it, so that the order of
evaluation stays.  A `Hoist` says which expressions; it is the rule of a rewriting pass.
"""

from collections.abc import Callable

import gast

from ..errors import Unsupported
from ..frozen import frozen
from ..trees.tree import assign, const, like, name, placed, walk
from .rewrite import split
from .scope import Scope


@frozen
class Hoist:
    """value, test: whether an expression, where its value or its truth counts, needs statements.

    special: whether it is itself of the kind that `expand` expands, not only its operands.
    expand: `name = expr` with such an expression -> statements.
    """

    scope: Scope
    value: Callable
    test: Callable
    whole: Callable
    special: Callable
    expand: Callable

    def __call__(self, stmt):
        match stmt:
            case gast.If(test=test) if self.test(test):
                return self.first("test", stmt, self.scope.fresh("test"))
            case gast.While(test=test) if self.whole(test):
                return [self.endless(stmt)]
            case gast.Assert(test=test) if self.whole(test):
                return self.first("test", stmt, self.scope.fresh("test"))
            case gast.Raise(exc=gast.expr() as exc) if self.whole(exc):
                return self.first("exc", stmt, self.scope.fresh("error"))
            case gast.Assign() | gast.AugAssign() | gast.Return() | gast.Expr():
                return self.inside("value", stmt) if stmt.value else None
            case gast.For():
                return self.inside("iter", stmt)
        return None

    def first(self, field, stmt, id):
        """Bind the value of an expression of `stmt` to the name `id`, which takes its place."""
        return [assign(id, getattr(stmt, field), at=stmt), like(stmt, **{field: name(id)})]

    def endless(self, stmt):
        """A test that needs statements is tested inside the loop."""
        leave = placed(gast.Break(), stmt)
        body = placed(gast.If(stmt.test, stmt.body, [leave]), stmt)
        return like(stmt, test=const(True), body=[body])

    def inside(self, field, stmt):
        expr = getattr(stmt, field)
        if not self.value(expr):
            return None
        if not self.special(expr):
            return self.operands(field, expr, stmt)
        match stmt:
            case gast.Assign(targets=[gast.Name()]):
                return self.expand(stmt)
            case gast.Return():
                return self.first(field, stmt, self.scope.result())
        return self.first(field, stmt, self.scope.temporary(base_of(stmt), expr))

    def operands(self, field, expr, stmt):
        before, rest = split(
            expr, base_of(stmt), lambda e, index: self.value(e), self.scope, at=stmt
        )
        if not before:
            raise Unsupported("a walrus here binds a name too late: assign before", expr)
        return [*before, like(stmt, **{field: rest})]


def base_of(stmt):
    """The name that temporaries of `stmt` are called after."""
    match stmt:
        case gast.Assign(targets=[node, *_]) | gast.AugAssign(target=node) | gast.For(target=node):
            found = [n.id for n in walk(node) if isinstance(n, gast.Name)]
            return found[0] if found else "value"
        case gast.Expr(value=gast.Call(func=func)):
            return next((n.id for n in walk(func) if isinstance(n, gast.Name)), "value")
        case gast.Return():
            return "out"
    return "value"
