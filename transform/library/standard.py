"""Functions of the standard library that have no source, as Python that can be differentiated.

What they change, they change by item stores, `append` and `pop` alone.
"""

import functools
from collections.abc import Callable

import numpy as np

from wengert import runtime as rt

from .. import api, jacobians, within
from ..calls import scipy_sources
from .arrays import CHANGING, COMPUTED
from .calls import CALLING
from .heaps import HEAPS
from .ufuncs import METHODS


def reduce(function, iterable, *initial):
    """What `functools.reduce` does.

    >>> reduce(lambda a, b: a - b, [1.0, 2.0], 10.0)
    7.0
    """
    values = [*initial, *iterable]
    if not values:
        raise TypeError("reduce() of empty iterable with no initial value")
    total = values[0]
    for k in range(1, len(values)):
        total = function(total, values[k])
    return total


def block(arrays):
    """What `numpy.block` does.

    >>> block([[np.ones((1, 1)), np.zeros((1, 2))], [np.zeros((1, 3))]])
    array([[1., 0., 0.],
           [0., 0., 0.]])
    """
    depth = nesting(arrays)
    return joined(arrays, depth, max(depth, dimensions(arrays)))


def nesting(arrays):
    """How deep the lists are nested."""
    depth = 0
    while isinstance(arrays, list):
        arrays = arrays[0]
        depth = depth + 1
    return depth


def dimensions(arrays):
    """How many dimensions the arrays in nested lists have at the most."""
    if isinstance(arrays, list):
        return max([dimensions(part) for part in arrays])
    return np.ndim(arrays)


def joined(arrays, depth, ndim):
    """The arrays in lists nested `depth` deep as one: the innermost lists along the last axis."""
    if depth == 0:
        return np.reshape(arrays, (1,) * (ndim - np.ndim(arrays)) + np.shape(arrays))
    return np.concatenate([joined(part, depth - 1, ndim) for part in arrays], axis=-depth)


def extend(xs, items):
    """What `list.extend` does.

    >>> xs = [1.0]
    >>> extend(xs, xs)
    >>> xs
    [1.0, 1.0]
    """
    for item in list(items):
        xs.append(item)


def repeat(xs, times):
    """What `list.__imul__` does.

    >>> xs = [1.0, 2.0]
    >>> repeat(xs, 2)
    >>> xs
    [1.0, 2.0, 1.0, 2.0]
    """
    old = list(xs)
    for _ in range(times - 1):
        for k in range(len(old)):
            xs.append(old[k])
    if times < 1:
        clear(xs)


def put_slice(xs, places, values):
    """What `xs[i:j:k] = values` does, where `places` is `range(len(xs))[i:j:k]`.

    >>> xs = [1.0, 2.0, 3.0, 4.0]
    >>> put_slice(xs, range(1, 3), [5.0])
    >>> put_slice(xs, range(0, 3, 2), [6.0, 7.0])
    >>> xs
    [6.0, 5.0, 7.0]
    """
    new, old = list(values), len(places)
    first, step = int(places.start), int(places.step)
    if step == 1:
        for k in range(len(new)):
            if k < old:
                xs[first + k] = new[k]
            else:
                xs.insert(first + k, new[k])
        for _ in range(old - len(new)):
            xs.pop(first + len(new))
    elif len(new) == old:
        for k in range(old):
            xs[first + k * step] = new[k]
    else:
        raise ValueError(
            f"attempt to assign sequence of size {len(new)} to extended slice of size {old}"
        )


def delete_slice(xs, places):
    """What `del xs[i:j:k]` does, where `places` is `range(len(xs))[i:j:k]`.

    >>> xs = [1.0, 2.0, 3.0, 4.0]
    >>> delete_slice(xs, range(3, -1, -2))
    >>> xs
    [1.0, 3.0]
    """
    first, last = int(places.start), int(places.start + (len(places) - 1) * places.step)
    step = int(abs(places.step))
    for k in range(len(places)):
        xs.pop(max(first, last) - k * step)


def clear(xs):
    """What `list.clear` does."""
    for _ in range(len(xs)):
        xs.pop()


def remove(xs, value):
    """What `list.remove` does.

    >>> xs = [1.0, 2.0, 1.0]
    >>> remove(xs, 1.0)
    >>> xs
    [2.0, 1.0]
    """
    xs.pop(xs.index(value))


def sort(xs, *, key=None, reverse=False):
    """What `list.sort` does.

    >>> xs = [2.0, -3.0, 1.0]
    >>> sort(xs, key=abs, reverse=True)
    >>> xs
    [-3.0, 2.0, 1.0]
    """
    ordered = sorted(xs, key=key, reverse=reverse)
    for k in range(len(xs)):
        xs[k] = ordered[k]


def reverse(xs):
    """What `list.reverse` does.

    >>> xs = [1.0, 2.0, 3.0]
    >>> reverse(xs)
    >>> xs
    [3.0, 2.0, 1.0]
    """
    for k in range(len(xs) // 2):
        xs[k], xs[-1 - k] = xs[-1 - k], xs[k]


def update(d, other=(), **more):
    """What `dict.update` does.

    >>> d = {"a": 1.0}
    >>> update(d, {"b": 2.0}, a=3.0)
    >>> d
    {'a': 3.0, 'b': 2.0}
    """
    new = dict(other)
    for key in new:
        d[key] = new[key]
    for key in more:
        d[key] = more[key]


def setdefault(d, key, default=None):
    """What `dict.setdefault` does.

    >>> setdefault({"a": 1.0}, "a", 2.0), setdefault({}, "a", 2.0)
    (1.0, 2.0)
    """
    if key not in d:
        d[key] = default
    return d[key]


def popped(d, key, *default):
    """What `dict.pop` does with a default.

    >>> popped({"a": 1.0}, "a", 2.0), popped({}, "a", 2.0)
    (1.0, 2.0)
    """
    if key not in d and default:
        return default[0]
    value = d[key]
    del d[key]
    return value


def popitem(d):
    """What `dict.popitem` does.

    >>> popitem({"a": 1.0, "b": 2.0})
    ('b', 2.0)
    """
    key = list(d)[-1]
    value = d[key]
    del d[key]
    return key, value


def emptied(d):
    """What `dict.clear` does."""
    for key in list(d):
        del d[key]


def take_out(x, key):
    """What `rt.take_out` does to a list."""
    before = len(x) - 1
    place = min(key, before) if key >= 0 else max(key + before, 0)
    return x.pop(place)


def put_back(x, key, item):
    """What `rt.put_back` does to a list."""
    place = key if key >= 0 else len(x) + 1 + key
    x.insert(place, item)


PERMUTING = frozenset({sort, reverse})  # what they change holds the same as before
SOURCES: dict[object, Callable] = {
    functools.reduce: reduce,
    np.block: block,
    list.extend: extend,
    list.__imul__: repeat,
    rt.put_slice: put_slice,
    rt.delete_slice: delete_slice,
    rt.take_out: take_out,
    rt.put_back: put_back,
    list.clear: clear,
    list.remove: remove,
    list.sort: sort,
    list.reverse: reverse,
    dict.update: update,
    dict.setdefault: setdefault,
    dict.pop: popped,
    dict.popitem: popitem,
    dict.clear: emptied,
    api.jvp: within.jvp,
    api.vjp: within.vjp,
    jacobians.hvp: within.hvp,
    jacobians.jacrev: within.jacrev,
    jacobians.jacfwd: within.jacfwd,
    jacobians.hessian: within.hessian,
    jacobians.elementwise_grad: within.elementwise_grad,
    **CHANGING,
    **COMPUTED,
    **CALLING,
    **HEAPS,
    **METHODS,
}


def source_of(function):
    """The function in Python that does what one without source does; None where there is none."""
    own = SOURCES.get(function) if type(function).__hash__ else None
    return own or scipy_sources.source_of(function)
