"""The type of an argument of the function that is differentiated: a function may be itself.

>>> def g(x): ...
>>> passed_type(g) == Known(g), passed_type(2.5)
(True, Number(kind='f', python=True, mixed=False, double=False))

Code is written for a function that is likely to be passed again: the first that is met of its
code, and those that can't be told from it.  A closure made anew for each call is one of many.
"""

from types import FunctionType
from weakref import WeakKeyDictionary, ref

from .kinds import Function, Known
from .values import type_of

FIRST = WeakKeyDictionary()  # code -> a reference to the function of it that was met first


def passed_type(value):
    """The type of an argument; a function that may be passed again is known."""
    if type(value) is not FunctionType:
        return type_of(value)
    first = FIRST.get(value.__code__, lambda: None)()
    if first is None:
        first, FIRST[value.__code__] = value, ref(value)
    return Known(first) if is_same(value, first) else Function()


def is_same(value, function):
    """Whether a value is a function, or another that was made by the same lambda or def."""
    return value is function or (
        type(value) is FunctionType
        and value.__code__ is function.__code__
        and value.__globals__ is function.__globals__
        and is_bare(value)
        and is_bare(function)
    )


def is_bare(function):
    """Whether a function has nothing of its own: no cells, defaults or attributes."""
    own = function.__closure__, function.__defaults__, function.__kwdefaults__, function.__dict__
    return not any(own)
