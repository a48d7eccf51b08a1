"""Contexts: a `with` has one context, which is a name, or a call known to be fine to repeat.

>>> from wengert.transform.reading.source import show
>>> show(contexts, '''
... def f(x, y, timer, lock):
...     with timer, lock.held() as (a, b):
...         return x / y
... ''')
def f(x, y, timer, lock):
    context = rt.steady(timer)
    with context:
        context_1 = rt.steady(lock.held())
        with context_1 as entered:
            a, b = entered
            return x / y

`np.errstate` and its like decide how arithmetic behaves, so the reverse sweep enters them as well;
any other context is entered once, in the forward sweep, and may not swallow errors.  But
`contextlib.suppress` is a `try`.
"""

import contextlib
import warnings

import gast
import numpy as np

from ..trees.tree import assign, call, like, name, placed, target
from .rewrite import rewrite
from .scope import Scope
from .shape import is_atom

REPEATED = (np.errstate, np.printoptions, contextlib.nullcontext, warnings.catch_warnings)


def contexts(function: gast.FunctionDef, scope=None) -> gast.FunctionDef:
    """Return `function` with one plain context to a `with`."""
    scope = scope or Scope(function)
    done = set()
    return like(function, body=rewrite(function.body, lambda stmt: rule(stmt, scope, done)))


def rule(stmt, scope, done):
    match stmt:
        case gast.With(items=[first, *rest]) if rest:
            inner = like(stmt, items=rest)
            return [like(stmt, items=[first], body=[inner])]
        case gast.With(items=[gast.withitem(context_expr=expr, optional_vars=bound)]):
            if bound is not None and not isinstance(bound, gast.Name):
                return [unpacked(stmt, bound, scope)]
            if isinstance(expr, gast.Call):
                return called(stmt, expr, bound, scope, done)
            if isinstance(expr, gast.Name) and expr.id in done:
                return None
            return named(stmt, expr, bound, scope, done)
    return None


def unpacked(stmt, bound, scope):
    """`as` binds a name; what takes it apart comes first in the body."""
    id = scope.fresh("entered")
    [item] = stmt.items
    first = placed(gast.Assign([bound], name(id), None), stmt)
    return like(stmt, items=[like(item, optional_vars=target(id))], body=[first, *stmt.body])


def named(stmt, expr, bound, scope, done):
    """The context has a name, which it is entered and left by."""
    id = scope.fresh("context")
    done.add(id)
    steady = placed(call(f"{scope.runtime}.steady", expr), stmt)
    return [assign(id, steady, at=stmt), like(stmt, items=[gast.withitem(name(id), bound)])]


def called(stmt, expr, bound, scope, done):
    function = is_known(expr, scope)
    if function is contextlib.suppress and bound is None:
        return [suppressing(stmt, expr)]
    if function not in REPEATED or bound is not None:
        return named(stmt, expr, bound, scope, done)
    before = []
    expr = with_atoms(expr, before, stmt, scope)
    return [*before, like(stmt, items=[gast.withitem(expr, None)])] if before else None


def is_known(expr, scope):
    """The function or class that is called, if its arguments can be told one by one."""
    plain = not any(isinstance(a, gast.Starred) for a in expr.args)
    return scope.resolve(expr.func) if plain and all(k.arg for k in expr.keywords) else None


def with_atoms(expr, before, stmt, scope):
    """`expr`, a call, with names for its arguments, which are bound in `before`."""

    def atom(value):
        if is_atom(value):
            return value
        before.append(assign(scope.temporary("context", value), value, at=stmt))
        return name(before[-1].targets[0].id)

    args = [atom(a) for a in expr.args]
    return like(expr, args=args, keywords=[like(k, value=atom(k.value)) for k in expr.keywords])


def suppressing(stmt, expr):
    """`with suppress(A, B): …`"""
    kinds = placed(gast.Tuple(expr.args, gast.Load()), expr)
    nothing = placed(gast.Pass(), stmt)
    handler = placed(gast.ExceptHandler(kinds, None, [nothing]), stmt)
    return placed(gast.Try(stmt.body, [handler], [], []), stmt)
