"""Transposes of differences between neighbours, with more at their ends, and of windows."""

import numpy as np

from ..arrays import sum_to
from ..reductions import diff_back
from ..shapes import fitted


def diff_part(g, part, a, n=1, axis=-1, prepend=None, append=None):
    """What one of (prepend, a, append) gets from the adjoint of `np.diff` of all three."""
    like = (prepend, a, append)[part]
    lengths = [length(x, axis) for x in (prepend, a, append)]
    start = sum(lengths[:part])
    whole = np.moveaxis(diff_back(g, None, n, axis), axis, 0)
    found = np.moveaxis(whole[start : start + lengths[part]], 0, axis)
    return fitted(sum_to(found, like), like)


def length(x, axis):
    """How much of an axis is filled by `x`: by a number one place, by None nothing."""
    return 0 if x is None else 1 if np.ndim(x) == 0 else np.shape(x)[axis]


def between(g, first, last):
    """The vector `g` without what `first` and `last`, which may be None, make of its ends."""
    start = 0 if first is None else np.size(first)
    stop = len(g) - (0 if last is None else np.size(last))
    return g[start:stop]


def windows_back(g, x, window_shape, axis=None):
    """What x gets from the adjoint of its windows: each element from all those that it is in.

    >>> windows_back(np.ones((2, 3)), np.zeros(4), 3)
    array([1., 2., 2., 1.])
    """
    out = np.zeros(np.shape(x), g.dtype)
    windows = np.lib.stride_tricks.sliding_window_view(out, window_shape, axis=axis, writeable=True)
    for place in np.ndindex(windows.shape[np.ndim(x) :]):  # those at one place don't overlap
        windows[(..., *place)] += g[(..., *place)]
    return out
