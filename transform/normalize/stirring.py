"""Stirring: which calls may change a value that others see, as far as the text tells.

>>> from wengert.transform.normalize.scope import Scope
>>> scope = Scope(gast.parse("def f(x, g): pass").body[0])
>>> [stirs(gast.parse(text, mode="eval").body, scope)
...  for text in ("x.pop()", "x.sum()", "len(x)", "g(x)", "np.add(x, x, out=x)")]
[True, False, False, None, True]
"""

import builtins

import gast
import numpy as np

from ..trees.tree import walk
from .changing import BUILTINS, MUTATORS, changes, is_out, unnamed_out
from .shape import is_foreign, walruses

PLAIN = (np.ndarray, list, dict, str, tuple, set, frozenset, bytes, int, float, complex)
HARMLESS = frozenset(n for c in PLAIN for n in dir(c) if callable(getattr(c, n))) - MUTATORS


def stirs(call, scope):
    """Whether a call changes what it is given; None where the text doesn't tell."""
    if any(is_out(k) for k in call.keywords):
        return True
    match call.func:
        case gast.Name(id=id) if hasattr(builtins, id) and scope.is_builtin(id):
            return id in BUILTINS
        case gast.Attribute(value=owner, attr="at") if isinstance(scope.resolve(owner), np.ufunc):
            return True
        case gast.Attribute(attr=attr) if not is_foreign(call.func, scope):
            return True if attr in MUTATORS else False if attr in HARMLESS else None
    if not is_foreign(call.func, scope):
        return None
    function = scope.resolve(call.func)
    return True if unnamed_out(function, call) else changes(function)


def is_quiet(expr, scope):
    """Whether computing `expr` surely changes nothing."""
    calls = (n for n in walk(expr) if isinstance(n, gast.Call))
    return not walruses(expr) and all(stirs(call, scope) is False for call in calls)
