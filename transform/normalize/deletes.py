"""Deletes: a `del` of a name goes; where the name may be unbound, that it is read tells.

>>> from wengert.transform.reading.source import show
>>> show(deletes, '''
... def f(x, n):
...     for i in range(n):
...         y = x * i
...     del x, y
...     return n
... ''')
def f(x, n):
    for i in range(n):
        y = x * i
    pass
    rt.bound(y)
    return n

That nothing reads the name afterwards, `versions` saw to.
"""

import gast

from ..analyze.bound import unbound
from ..trees.names import parameters
from ..trees.tree import call, like, name, placed
from .rewrite import rewrite
from .scope import Scope


def deletes(function: gast.FunctionDef, scope=None) -> gast.FunctionDef:
    """Return `function` without `del` of names."""
    scope = scope or Scope(function)
    checks = {}

    def checked(stmt):
        if not isinstance(stmt, gast.Delete) or not is_plain(stmt):
            return None
        new = [placed(gast.Expr(check(scope, t.id)), stmt) for t in stmt.targets]
        checks.update((id(s), s) for s in new)
        return new

    def dropped(stmt):
        if id(stmt) in checks and stmt.value.args[0].id not in loose:
            return [placed(gast.Pass(), stmt)]
        return None

    body = rewrite(function.body, checked)
    given = {p.id for p in parameters(function.args)}
    loose = unbound(body, given, lambda stmt: id(stmt) in checks)
    return like(function, body=rewrite(body, dropped)) if checks else function


def is_plain(stmt):
    """Whether a `del` is of names alone."""
    return all(isinstance(t, gast.Name) for t in stmt.targets)


def check(scope, id):
    return call(f"{scope.runtime}.bound", name(id))
