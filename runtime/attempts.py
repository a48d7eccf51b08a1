"""What a `try` asks before it changes something: whether the change would fail."""

import inspect
import operator
from dataclasses import FrozenInstanceError, is_dataclass

import numpy as np

from .checks import Refused

COMPUTED = (int, float, complex, str, tuple, np.generic, np.ndarray)


def can_store(x, key, value):
    """Raise what `x[key] = value` would raise, and change nothing.

    >>> can_store([1, 2], 1, 3.0)
    >>> can_store([1, 2], 2, 3.0)
    Traceback (most recent call last):
    IndexError: list assignment index out of range
    """
    if isinstance(x, np.ndarray):
        if not x.flags.writeable:
            raise ValueError("assignment destination is read-only")
        np.empty(np.shape(x[key]), x.dtype)[...] = value
    elif type(x) is list and not isinstance(key, slice):
        stored_in(len(x), key)
    elif type(x) is dict:
        hash(key)
    elif not hasattr(type(x), "__setitem__"):
        raise TypeError(f"{type(x).__name__!r} object does not support item assignment")


def can_set(x, name):
    """Raise what `x.name = value` would raise, and change nothing.

    >>> can_set(1.0, "unit")
    Traceback (most recent call last):
    AttributeError: 'float' object has no attribute 'unit'
    """
    cls = type(x)
    held = inspect.getattr_static(cls, name, None)
    if is_frozen(cls):
        raise FrozenInstanceError(f"cannot assign to field {name!r}")
    if cls.__setattr__ is not object.__setattr__ or getattr(held, "fset", None) is not None:
        raise Refused(
            f"what a {cls.__name__} does where {name} is set may fail half done, in a try"
        )
    if isinstance(held, property):
        raise AttributeError(f"property {name!r} of {cls.__name__!r} object has no setter")
    if not hasattr(type(held), "__set__") and not hasattr(x, "__dict__"):
        raise AttributeError(f"{cls.__name__!r} object has no attribute {name!r}")


def is_frozen(cls):
    """Whether it is a dataclass whose objects stay as they are."""
    return is_dataclass(cls) and cls.__dataclass_params__.frozen


def can_call(x, method, *args):
    """Raise what a method of the list or dict `x` would raise, and change nothing.

    >>> can_call([], "pop")
    Traceback (most recent call last):
    IndexError: pop from empty list
    """
    getattr(x, method)
    if method == "pop" and type(x) is list:
        popped_from(len(x), *args)
    elif method == "pop" and type(x) is dict and len(args) == 1:
        x[args[0]]


def can_change(x, operation, value):
    """Raise what an operation in place of `x` and `value` would raise, and change nothing.

    >>> can_change([1], "add", (2, 3))
    >>> can_change(1.0, "truediv", 0)
    Traceback (most recent call last):
    ZeroDivisionError: float division by zero
    """
    if isinstance(x, list) and operation == "add":
        iter(value)
    elif isinstance(x, COMPUTED):
        getattr(operator, operation)(x, value)


def stored_in(length, key):
    """Raise what a store into a list of this length would raise."""
    if not -length <= operator.index(key) < length:
        raise IndexError("list assignment index out of range")


def popped_from(length, key=-1):
    """Raise what `pop` of a list of this length would raise."""
    if not length:
        raise IndexError("pop from empty list")
    if not -length <= operator.index(key) < length:
        raise IndexError("pop index out of range")


def failed_again(failed):
    """Raise if what failed together with its tangent did not fail without it."""
    if not failed:
        raise RuntimeError("a tangent raised an error, in a try, that its function does not raise")
