"""What each element has to do with a reduction."""

import math
from collections.abc import Iterator

import numpy as np

from .arrays import conj, count, expand, sum_to, sum_to_shape
from .structures import pack_like


def shares(x, best, axis=None, keepdims=False, where=True):
    """How much each element of x is the maximum or minimum `best`: ties go halves.

    >>> shares(np.array([1.0, 3.0, 3.0]), 3.0)
    array([0. , 0.5, 0.5])
    """
    x = np.asarray(x)
    found = np.logical_and(where, x == expand(best, x, axis, keepdims))
    n = np.sum(found, axis=axis, keepdims=True)
    dtype = x.dtype if x.dtype.kind == "f" else float
    return found.astype(dtype) / np.maximum(n, 1).astype(dtype)


def others(x, axis=None):
    """The product, for each element along `axis`, of the others.

    >>> others(np.array([2.0, 0.0, 5.0]))
    array([ 0., 10.,  0.])
    """
    return over_axes(lambda rows: others_dual(rows, np.zeros_like(rows))[0], axis, x)


def others_dot(t, x, axis=None):
    """The derivative of `others(x)` in the direction t; as a map of t it is symmetric."""
    return over_axes(lambda rows, dots: others_dual(rows, dots)[1], axis, x, t)


def others_back(g, x, axis=None):
    """What x gets from the adjoint of `others(x)`."""
    return conj(others_dot(conj(g), x, axis))


def others_dual(x, t):
    """The products of the others, along the last axis, and their derivative along t."""
    before, before_dot = exclusive(x, t)
    after, after_dot = (a[..., ::-1] for a in exclusive(x[..., ::-1], t[..., ::-1]))
    return before * after, before_dot * after + before * after_dot


def exclusive(x, t):
    """The products of all elements before each one, and their derivative along t."""
    y, y_dot = np.ones_like(x), np.zeros_like(x)
    for i in range(1, x.shape[-1]):
        y[..., i] = y[..., i - 1] * x[..., i - 1]
        y_dot[..., i] = y_dot[..., i - 1] * x[..., i - 1] + y[..., i - 1] * t[..., i - 1]
    return y, y_dot


def over_axes(function, axis, *arrays):
    """`function` of arrays that have the axes `axis` last, as one."""
    arrays = [np.asarray(x) for x in arrays]
    shape, ndim = arrays[0].shape, arrays[0].ndim
    axes = range(ndim) if axis is None else axis if isinstance(axis, tuple) else (axis,)
    axes = [a % ndim for a in axes]
    last = range(ndim - len(axes), ndim)
    moved = [np.moveaxis(x, axes, last) for x in arrays]
    kept = moved[0].shape[: ndim - len(axes)]
    long = math.prod(shape[a] for a in axes)
    out = function(*(np.reshape(x, (*kept, long)) for x in moved))
    return np.moveaxis(np.reshape(out, moved[0].shape), last, axes)


def cumsum_back(g, like, axis=None):
    """The transpose of `np.cumsum(like, axis)`."""
    along = 0 if axis is None else axis
    return np.reshape(np.flip(np.cumsum(np.flip(g, along), along), along), np.shape(like))


def recur(a, b, axis=0):
    """The solution y of `y[i] = a[i] * y[i - 1] + b[i]` along an axis, from zero.

    >>> recur(np.array([9.0, 2.0, 2.0]), np.array([1.0, 0.0, 1.0]))
    array([1., 2., 5.])
    """
    a, b = np.moveaxis(a, axis, 0), np.moveaxis(b, axis, 0)
    y = np.array(b)
    for i in range(1, len(y)):
        y[i] += a[i] * y[i - 1]
    return np.moveaxis(y, 0, axis)


def recur_back(a, g, axis=0):
    """What b gets from the adjoint of `recur(a, b)`."""
    a = np.flip(moved(conj(a), -1, axis), axis)
    return np.flip(recur(a, np.flip(g, axis), axis), axis)


def moved(x, shift=1, axis=0, first=0.0):
    """The elements moved along by one, forward or back, and `first` where none comes.

    >>> moved(np.array([1.0, 2.0, 3.0]))
    array([0., 1., 2.])
    """
    x = np.moveaxis(x, axis, 0)
    out = np.full_like(x, first)
    if shift > 0:
        out[1:] = x[:-1]
    else:
        out[:-1] = x[1:]
    return np.moveaxis(out, 0, axis)


def cumulated(x, axis=None):
    """What is cumulated: x flat, if it is over all."""
    return np.ravel(x) if axis is None else x


def along(axis=None):
    """The axis along which `cumulated` goes."""
    return 0 if axis is None else axis


def diff_back(g, like, n=1, axis=-1):
    """The transpose of `np.diff(like, n, axis)`."""
    width = [(0, 0)] * np.ndim(g)
    width[axis] = (1, 1)
    for _ in range(n):
        g = -np.diff(np.pad(g, width), axis=axis)
    return g


def left_over(x, best, axis=None, keepdims=False, where=True):
    """How much of `best` is none of the elements of x, but the initial value: 0 or 1."""
    return 1 - np.sum(shares(x, best, axis, keepdims, where), axis=axis, keepdims=keepdims)


def spread_shares(x, axis=None):
    """How each element counts in the largest less the smallest."""
    most, least = (f(x, axis=axis, keepdims=True) for f in (np.max, np.min))
    return shares(x, most, axis, True) - shares(x, least, axis, True)


def normal_weights(w, like, axis=None):
    """Weights that add up to one."""
    if w is None:
        return 1.0 / count(like, axis)
    return weights(w, like, axis) / total_weight(w, like, axis)


def total_weight(w, like, axis=None):
    """The sum of the weights, its axes kept."""
    return np.sum(weights(w, like, axis), axis=axis, keepdims=True)


def weights(w, like, axis=None):
    """Weights as np.average takes them, one for each element of `like`."""
    if np.shape(w) == np.shape(like):
        return w
    axes = axis if isinstance(axis, tuple) else (axis,)
    ndim = np.ndim(like)
    shape = [np.shape(like)[a] if a in [b % ndim for b in axes] else 1 for a in range(ndim)]
    return np.broadcast_to(np.reshape(w, shape), np.shape(like))


def weights_back(g, w, axis=None):
    """What w gets from the adjoint of `weights(w, like, axis)`."""
    if np.shape(w) == np.shape(g):
        return g
    axes = axis if isinstance(axis, tuple) else (axis,)
    kept = [a % np.ndim(g) for a in axes]
    g = np.sum(g, axis=tuple(a for a in range(np.ndim(g)) if a not in kept))
    return np.reshape(g, np.shape(w))


def spacing(y, x, dx, axis):
    """The widths of the intervals of the trapezoidal rule, along `axis` of y."""
    if x is None:
        return dx
    if np.ndim(x) == 1:
        shape = [1] * np.ndim(y)
        shape[axis] = -1
        return np.reshape(np.diff(x), shape)
    return np.diff(x, axis=axis)


def trapezoid_by_y(g, y, x=None, dx=1.0, axis=-1):
    """What y gets from the adjoint of its integral by the trapezoidal rule."""
    g = np.expand_dims(g, axis) * conj(spacing(y, x, dx, axis)) / 2
    shape = list(np.shape(y))
    shape[axis] -= 1
    g = sum_to_shape(np.broadcast_to(g, np.broadcast_shapes(np.shape(g), shape)), tuple(shape))
    width = [(0, 0)] * np.ndim(y)
    width[axis] = (0, 1)
    after = [(0, 0)] * np.ndim(y)
    after[axis] = (1, 0)
    return np.pad(g, width) + np.pad(g, after)


def trapezoid_by_x(g, y, x, dx=1.0, axis=-1):
    """What x gets from the adjoint of the integral of y over x."""
    low = np.take(y, range(np.shape(y)[axis] - 1), axis)
    high = np.take(y, range(1, np.shape(y)[axis]), axis)
    g = np.expand_dims(g, axis) * conj(low + high) / 2
    if np.ndim(x) == 1:
        return diff_back(np.sum(np.moveaxis(g, axis, -1), axis=tuple(range(g.ndim - 1))), x)
    shape = list(np.shape(x))
    shape[axis] -= 1
    return diff_back(sum_to_shape(g, tuple(shape)), x, 1, axis)


def gradient_back(g, like, *spacings, axis=None, edge_order=1):
    """The transpose of `np.gradient(like, *spacings)`."""
    axes = range(np.ndim(like)) if axis is None else np.atleast_1d(axis)
    parts = g if isinstance(g, list | tuple) else [g]
    steps = list(spacings) or [1.0]
    steps = steps * len(axes) if len(steps) == 1 else steps
    out = np.zeros(np.shape(like), np.result_type(*parts))
    for part, step, a in zip(parts, steps, axes):
        part = np.broadcast_to(part, np.shape(like))
        matrix = np.gradient(np.eye(np.shape(like)[a]), step, axis=0, edge_order=edge_order)
        out += np.moveaxis(np.tensordot(matrix, part, (0, a)), 0, a).astype(out.dtype)
    return out


def to_each(g, xs):
    """What each of the things `xs` gets from the adjoint of their sum."""
    if isinstance(xs, np.ndarray):
        return np.full(xs.shape, g, xs.dtype if xs.dtype.kind in "fc" else float)
    return pack_like(xs, [sum_to(g, x) for x in xs])


def position(xs, best):
    """The index of the first of `xs` that is `best`."""
    if isinstance(xs, Iterator):
        raise TypeError("the greatest of an iterator: make a list of it first")
    return next((i for i, x in enumerate(xs) if x is best or x == best), 0)


def at_position(g, xs, k):
    """Zeros like `xs`, but for `g` at one place."""
    if isinstance(xs, np.ndarray):
        out = np.zeros(xs.shape, xs.dtype if xs.dtype.kind in "fc" else float)
        out[k] = g
        return out
    return pack_like(xs, [g if i == k else 0.0 for i in range(len(xs))])
