"""Transposes of the functions that pick elements out of arrays."""

import numpy as np

from .adjoints import real_as
from .arrays import sum_to
from .shapes import scattered


def take_back(g, like, indices, axis=None):
    """Add what was taken by `np.take(like, indices, axis)` back to where it came from."""
    g = np.asarray(g)
    if axis is None:
        return scattered(g, np.asarray(indices) % max(np.size(like), 1), like)
    axis = axis % np.ndim(like)
    out = np.zeros(np.shape(like), g.dtype)
    first = tuple(range(axis, axis + np.ndim(indices)))
    g = np.moveaxis(g, first, range(len(first)))
    np.add.at(np.moveaxis(out, axis, 0), np.asarray(indices), g)
    return out


def along_back(g, like, indices, axis=-1):
    """The transpose of `np.take_along_axis(like, indices, axis)`."""
    where = np.arange(np.size(like)).reshape(np.shape(like))
    return scattered(g, np.take_along_axis(where, indices, axis), like)


def diagonal_back(g, like, offset=0, axis1=0, axis2=1):
    """Put `g` on the diagonal of zeros like `like`."""
    g = np.asarray(g)
    out = np.zeros(np.shape(like), g.dtype)
    diagonal = np.diagonal(out, offset, axis1, axis2)
    diagonal.flags.writeable = True
    diagonal[...] = g
    return out


def diag_back(g, like, k=0):
    """The transpose of `np.diag(like, k)`."""
    return np.diagonal(g, k).copy() if np.ndim(like) == 1 else diagonal_back(g, like, k)


def trace_back(g, like, offset=0, axis1=0, axis2=1):
    """The transpose of `np.trace`."""
    return diagonal_back(np.expand_dims(g, -1), like, offset, axis1, axis2)


def in_range(indices, like, axis=None, mode="raise"):
    """The indices that `np.take(like, indices, axis, mode=mode)` reads at.

    >>> in_range([-1, 4], np.zeros(3), mode="clip"), in_range([-1, 4], np.zeros(3), mode="wrap")
    (array([0, 2]), array([2, 1]))
    """
    length = np.size(like) if axis is None else np.shape(like)[axis]
    if mode == "raise":
        return indices
    return np.clip(indices, 0, length - 1) if mode == "clip" else np.mod(indices, length)


def item_back(g, like, *at):
    """A zero like `like` but for `g`, where `like.item(*at)` is read.

    >>> item_back(5.0, np.zeros((2, 2)), 2)
    array([[0., 0.],
           [5., 0.]])
    """
    out = np.zeros(np.shape(like), np.result_type(g))
    at = at[0] if len(at) == 1 else at
    if isinstance(at, tuple):
        out[at] = g
    else:
        out.flat[at] = g
    return out


def chosen(g, conditions, choices):
    """What each of the choices of np.select gets from the adjoint of what was chosen."""
    left, parts = True, []
    for condition, x in zip(conditions, choices):
        part = sum_to(np.where(np.logical_and(left, condition), g, 0), x)
        parts.append(real_as(part, x))
        left = np.logical_and(left, np.logical_not(condition))
    return np.stack(parts) if isinstance(choices, np.ndarray) else parts


def any_of(conditions):
    """Where one of the conditions holds."""
    return np.logical_or.reduce(np.broadcast_arrays(*conditions))


def each_of(index, choices):
    """For each of the choices, where `index` names it."""
    return [np.equal(index, i) for i in range(len(choices))]


def kept(x, removed, axis=None):
    """The indices that np.delete leaves."""
    return np.delete(np.arange(np.size(x) if axis is None else np.shape(x)[axis]), removed)


def weighed(weights, g):
    """The sum of the rows of `g`, each with its weight."""
    return np.tensordot(np.asarray(weights, np.asarray(g).dtype), g, 1)


def steps(start, stop, step=1):
    """How many numbers np.arange makes."""
    return len(np.arange(start, stop, step))


def interp_where(x, xp):
    """Of each x the interval of `xp` that it is in, and how far it is between the ends."""
    k = np.clip(np.searchsorted(xp, x, side="right") - 1, 0, len(xp) - 2)
    width = np.take(xp, k + 1) - np.take(xp, k)
    inside = np.logical_and(x >= xp[0], x <= xp[-1])
    return k, np.clip((x - np.take(xp, k)) / width, 0, 1), width, inside


def interp_slope(x, xp, fp):
    """The derivative of `np.interp(x, xp, fp)` by x: zero outside."""
    k, _, width, inside = interp_where(x, xp)
    return np.where(inside, (np.take(fp, k + 1) - np.take(fp, k)) / width, 0)


def interp_slope_back(g, x, xp, fp):
    """What fp gets from the adjoint of the slope."""
    k, _, width, inside = interp_where(x, xp)
    g = np.where(inside, g / width, 0)
    return scattered(g, k + 1, fp) - scattered(g, k, fp)


def interp_back(g, x, xp, fp):
    """What fp gets from the adjoint of `np.interp(x, xp, fp)`."""
    k, w, _, _ = interp_where(x, xp)
    return scattered(g * (1 - w), k, fp) + scattered(g * w, k + 1, fp)
