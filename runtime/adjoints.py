"""Adjoints where a sweep ends or control flow joins: copies of our own, and the right dtype."""

import numpy as np

from .fields import fields
from .trees import NUMBERS, add, rebuilt, values, zeros_like


def copy(x):
    """A copy of an adjoint that nobody else has; objects are copied with their fields.

    >>> bars = [np.ones(2), None, 1.0]
    >>> copy(bars)[0] is bars[0], copy(bars)
    (False, [array([1., 1.]), None, 1.0])
    """
    if isinstance(x, np.ndarray):
        return x.copy()
    if x is None or isinstance(x, NUMBERS):
        return x
    if isinstance(x, (list, tuple, dict)):
        return rebuilt(x, [copy(v) for v in values(x)])
    return add(zeros_like(x), x)


def as_adjoint(bar, x):
    """The adjoint `bar` of `x` as the caller gets it: its own, of the dtype and shape of `x`.

    >>> as_adjoint(np.ones(2), np.ones(2, np.float32)).dtype
    dtype('float32')
    """
    if type(bar) is type(x) is float:
        return bar
    if bar is None:
        return zeros_like(x)
    if isinstance(x, np.ndarray):
        dtype = x.dtype if x.dtype.kind in "fc" else float
        if np.shape(bar) == x.shape:
            return np.array(real_as(bar, x), dtype)
        return np.array(np.broadcast_to(real_as(bar, x), x.shape), dtype)
    if isinstance(x, NUMBERS):
        return number(bar, x)
    if isinstance(x, dict) and isinstance(bar, dict):
        return rebuilt(x, [as_adjoint(bar.get(key), v) for key, v in x.items()])
    if isinstance(x, (list, tuple)) and isinstance(bar, (list, tuple, np.ndarray)):
        return rebuilt(x, [as_adjoint(b, v) for b, v in zip(bar, x, strict=True)])
    return trimmed(copy(bar), x)


def trimmed(bar, x, seen=None):
    """`bar`, the adjoint of an object, which is our own, without the fields that `x` has not."""
    seen = set() if seen is None else seen
    if isinstance(x, NUMBERS) or bar is None or type(bar) is not type(x) or id(bar) in seen:
        return bar
    seen.add(id(bar))
    if isinstance(x, (list, tuple, dict)):
        parts = zip(values(bar), values(x))
    else:
        own, there = fields(x), fields(bar)
        for name in there.keys() - own.keys():
            object.__delattr__(bar, name)
        parts = ((there[name], own[name]) for name in there.keys() & own.keys())
    for part, value in parts:
        trimmed(part, value, seen)
    return bar


def own_adjoint(bar, x, seen=None):
    """`as_adjoint` where the arrays in `bar` are nobody else's: copied if they are in it twice.

    >>> one = np.ones(2)
    >>> first, second = own_adjoint([one, one], [np.ones(2), np.ones(2)])
    >>> first is one, second is one
    (True, False)
    """
    if type(bar) is type(x) is float:
        return bar
    seen = set() if seen is None else seen
    if type(bar) is np.ndarray and type(x) is np.ndarray and bar.ndim and bar.base is None:
        if (bar.shape, bar.dtype) == (x.shape, x.dtype) and id(bar) not in seen:
            seen.add(id(bar))
            return bar
    if isinstance(x, dict) and isinstance(bar, dict):
        return rebuilt(x, [own_adjoint(bar.get(key), v, seen) for key, v in x.items()])
    if isinstance(x, (list, tuple)) and isinstance(bar, (list, tuple)):
        return rebuilt(x, [own_adjoint(b, v, seen) for b, v in zip(bar, x, strict=True)])
    return as_adjoint(bar, x)


def number(bar, x):
    """A number as the adjoint of the number `x`."""
    bar = real_as(bar, x)
    if isinstance(x, np.generic) and x.dtype.kind in "fc":
        return x.dtype.type(bar)
    return bar[()] if isinstance(bar, np.ndarray) else bar


def real_as(bar, x):
    """The real part of `bar` where `x` is real."""
    return np.real(bar) if np.iscomplexobj(bar) and not np.iscomplexobj(x) else bar
