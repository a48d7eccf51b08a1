"""Shapes: the two directions of broadcasting and of reductions."""

import math

import numpy as np

from .checks import Refused, WrongAdjoint, WrongRule, check_adjoint

NUMBERS = (float, np.ndarray, int, complex, np.generic)
JOINED = "arithmetic with a {}, which may have been joined or repeated: its type must be known"


def sum_to(g, like):
    """Sum `g` down to the shape of `like`: the adjoint of broadcasting `like` up to `g`.

    >>> sum_to(np.ones((3, 2)), np.zeros(2))
    array([3., 3.])
    >>> float(sum_to(np.ones(4), 0.0))
    4.0
    """
    if isinstance(like, float):
        return g if isinstance(g, float) else np.sum(g)
    try:
        shape = like.shape
        if g.shape == shape:
            return g
    except AttributeError:  # one of them is a Python number, or a list
        if not isinstance(g, NUMBERS):
            raise Refused(JOINED.format(type(g).__name__)) from None
        shape = np.shape(like)
        if np.shape(g) == shape:
            return g
    if not shape:
        return np.sum(g)
    g = summed(np.asarray(g), shape)
    return g if g.shape == shape else broadcast(g, like)


def sum_to_shape(g, shape):
    """`sum_to` where the shape is at hand.

    >>> sum_to_shape(np.ones((3, 2)), (2,))
    array([3., 3.])
    """
    if np.shape(g) == shape:
        return g
    if not shape:
        return np.sum(g)
    g = summed(np.asarray(g), shape)
    return g if g.shape == shape else np.array(np.broadcast_to(g, shape))


def summed(g, shape):
    """`g` summed over the axes that `shape` has not, or has with length 1."""
    if g.ndim < len(shape):
        return g
    g = np.sum(g, axis=tuple(range(g.ndim - len(shape))))
    kept = tuple(i for i, n in enumerate(shape) if n == 1 != g.shape[i])
    return np.sum(g, axis=kept, keepdims=True) if kept else g


def broadcast(t, like):
    """The values of `t` in the shape of `like`: `t` itself if it has that shape, else a new array.

    >>> broadcast(1.0, np.zeros(3))
    array([1., 1., 1.])
    """
    if isinstance(t, float) and isinstance(like, np.ndarray) and like.dtype.kind == "f":
        out = np.empty(like.shape, like.dtype)
        out.fill(t)
        return out
    shape = np.shape(like)
    if np.shape(t) == shape:
        return t
    if not isinstance(t, NUMBERS):
        raise Refused(JOINED.format(type(t).__name__))
    out = np.empty(shape, floating(t, like))
    out[...] = t
    return out


def of_shape(x, like, of, spread=False):
    """`x`, which a rule of the user's gives; raise WrongRule unless it has the shape of `like`.

    of: the function, and by which argument; spread: what is smaller is broadcast.

    >>> of_shape(np.ones((3, 1)), like=np.zeros(3), of="blur by image")
    Traceback (most recent call last):
    wengert.runtime.checks.WrongRule: the rule of blur by image gives the shape (3, 1), not (3,)
    """
    if type(x) is type(like) is float:
        return x
    try:
        if spread and np.broadcast_shapes(np.shape(x), np.shape(like)) == np.shape(like):
            x = broadcast(x, like)
        check_adjoint(x, like)
    except ValueError as error:
        why = error if isinstance(error, WrongAdjoint) else f"the shape {np.shape(x)}"
        raise WrongRule(f"the rule of {of} gives {why}") from None
    return x


def floating(t, like):
    """The dtype for values `t` in an array like `like`: Python's numbers take its own."""
    weak = isinstance(t, float | int) and not isinstance(t, np.generic)
    dtype = np.result_type(like if weak else t)
    return dtype if dtype.kind in "fc" else np.dtype(float)


def expand(g, like, axis=None, keepdims=False):
    """Undo a reduction of `like` over `axis`: repeat `g` along what was summed away.

    >>> expand(np.array([1.0, 2.0]), np.zeros((3, 2)), axis=0)
    array([[1., 2.],
           [1., 2.],
           [1., 2.]])
    """
    if axis is not None and not keepdims and np.ndim(g):
        g = np.expand_dims(g, axis)
    return broadcast(g, like)


def count(x, axis=None):
    """How many elements of `x` a reduction over `axis` takes together.

    >>> count(np.zeros((2, 3)), axis=1)
    3
    """
    if axis is None:
        return np.size(x)
    axes = axis if isinstance(axis, tuple) else (axis,)
    return math.prod(np.shape(x)[a] for a in axes)


def conj(x):
    """The conjugate; of a real array the array itself, of a list an array."""
    if isinstance(x, list | tuple):
        x = np.asarray(x)
    return np.conj(x) if np.iscomplexobj(x) else x
