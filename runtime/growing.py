"""Transposes of what puts values in between, repeats to a size, or cuts zeros off."""

import numpy as np

from .checks import Refused
from .shapes import scattered


def resize_back(g, like):
    """Sum the repetitions that `np.resize(like, …)` made.

    >>> resize_back(np.arange(5.0), np.zeros(3))
    array([3., 5., 2.])
    """
    where = np.resize(np.arange(np.size(like)), np.shape(g))
    return scattered(g, where, like)


def insert_back(g, arr, obj, values, axis=None):
    """What `arr` gets from the adjoint of `np.insert(arr, obj, values, axis)`."""
    source = np.insert(numbered(arr), obj, np.zeros(np.shape(values), int), axis)
    return scattered(g, source - 1, arr, source > 0)


def inserted_back(g, arr, obj, values, axis=None):
    """What `values` get from the adjoint of `np.insert(arr, obj, values, axis)`."""
    source = np.insert(np.zeros(np.shape(arr), int), obj, numbered(values), axis)
    return scattered(g, source - 1, values, source > 0)[()]


def numbered(x):
    """The numbers of the elements of x, from 1."""
    return np.arange(1, np.size(x) + 1).reshape(np.shape(x))


def trimmed(t, like, trim="fb"):
    """The elements of t that np.trim_zeros leaves of the vector `like`.

    >>> trimmed(np.array([1.0, 2.0, 3.0]), np.array([0.0, 5.0, 0.0]))
    array([2.])
    """
    first, last = ends(like, trim)
    return np.asarray(t)[first:last]


def trimmed_back(g, like, trim="fb"):
    """What `like` gets from the adjoint of what was left of it."""
    first, last = ends(like, trim)
    out = np.zeros(np.shape(like), np.asarray(g).dtype)
    out[first:last] = g
    return out


def ends(like, trim):
    """The range of indices that np.trim_zeros leaves."""
    if np.ndim(like) != 1:
        raise Refused("np.trim_zeros is differentiated for vectors only")
    found = np.flatnonzero(like)
    first = (found[0] if len(found) else len(like)) if "f" in trim.lower() else 0
    last = found[-1] + 1 if len(found) and "b" in trim.lower() else len(like)
    return first, first if not len(found) else last


def firsts(x):
    """The flat index of the first of each of the elements that np.unique returns.

    >>> firsts(np.array([3.0, 1.0, 3.0]))
    array([1, 0])
    """
    return np.unique(x, return_index=True)[1]


def ramp(num, like, endpoint=True, axis=0):
    """How far np.linspace has come at each of its steps, from 0 to 1, along an axis of `like`."""
    shape = [1] * np.ndim(like)
    shape[axis] = -1
    part = np.linspace(0, 1, num, endpoint=endpoint, dtype=np.real(like).dtype)
    return np.reshape(part, shape)
