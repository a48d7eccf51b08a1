"""Padding: linear in the array, along one axis after the other."""

import numpy as np

from .checks import Refused, no_padding
from .shapes import fitted, scattered

COPIES = "constant", "edge", "reflect", "symmetric", "wrap"  # what stands there was somewhere
BEST = {"maximum": np.argmax, "minimum": np.argmin}


def pad_dot(t, like, pad_width, mode="constant", stat_length=None, reflect_type="even"):
    """The padding of `like` as a linear function, of `t`: constants that are filled in don't move.

    Of equal elements the first is the greatest, or the least.
    """
    if no_padding(mode):
        raise Refused(no_padding(mode))
    if mode in BEST:
        return np.take(np.ravel(t), sources(like, pad_width, mode, stat_length))
    return np.pad(t, pad_width, mode=mode, **options(mode, stat_length, reflect_type))


def pad_back(g, like, pad_width, mode="constant", stat_length=None, reflect_type="even"):
    """What `like` gets from the adjoint of its padding."""
    if no_padding(mode):
        raise Refused(no_padding(mode))
    shape = np.pad(np.empty(np.shape(like), bool), pad_width).shape
    g = np.broadcast_to(g, shape)
    if mode in BEST:
        return fitted(scattered(g, sources(like, pad_width, mode, stat_length), like), like)
    if mode in COPIES and reflect_type == "even":
        where = np.arange(1, np.size(like) + 1).reshape(np.shape(like))
        source = np.pad(where, pad_width, mode=mode)
        return scattered(g, source - 1, like, source > 0)
    for axis, (width, n) in enumerate(zip(widths(pad_width, like), np.shape(like))):
        more = options(mode, stat_length, reflect_type)
        matrix = np.pad(np.eye(n, dtype=g.dtype), (width, (0, 0)), mode=mode, **more)
        g = np.moveaxis(np.tensordot(matrix, g, (0, axis)), 0, axis)
    return g


def pad_fill(value, like, pad_width, mode="constant"):
    """How much of each element of the padding comes from the one value that is filled in."""
    if np.ndim(value):
        raise Refused("several values to fill in are not differentiated: give one number")
    one = {"constant_values": 1} if mode == "constant" else {"end_values": 1}
    zero = np.zeros(np.shape(like), np.real(like).dtype if hasattr(like, "dtype") else float)
    return np.pad(zero, pad_width, mode=mode, **one)


def options(mode, stat_length, reflect_type):
    """The options that a mode of np.pad has, where they say anything."""
    if mode == "mean" and stat_length is not None:
        return {"stat_length": stat_length}
    return {"reflect_type": reflect_type} if reflect_type != "even" else {}


def widths(pad_width, like):
    """How far each axis is padded, before and after."""
    return np.broadcast_to(pad_width, (np.ndim(like), 2)).tolist()


def sources(like, pad_width, mode, stat_length=None):
    """The flat index of the element that each one of the padding is, for the mode of an extreme."""
    values, index = np.asarray(like), np.arange(np.size(like)).reshape(np.shape(like))
    lengths = [(n, n) for n in np.shape(like)]
    if stat_length is not None:
        lengths = np.minimum(np.broadcast_to(stat_length, (np.ndim(like), 2)), lengths).tolist()
    for axis, (before, after) in enumerate(widths(pad_width, like)):
        n = values.shape[axis]
        near = np.arange(lengths[axis][0]), np.arange(n - lengths[axis][1], n)
        ends = [extreme(values, index, part, axis, BEST[mode]) for part in near]
        values, index = (
            np.concatenate([np.repeat(a, before, axis), x, np.repeat(b, after, axis)], axis)
            for x, a, b in zip((values, index), *ends)
        )
    return index


def extreme(values, index, part, axis, best):
    """The greatest or least of a part of an axis, and where it came from."""
    values, index = np.take(values, part, axis), np.take(index, part, axis)
    at = np.expand_dims(best(values, axis=axis), axis)
    return np.take_along_axis(values, at, axis), np.take_along_axis(index, at, axis)
