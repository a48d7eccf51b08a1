"""Reductions of some of the elements: of those that `where=` says, or of those that are numbers."""

import numpy as np

from .arrays import expand
from .shapes import fitted, uncast


def present(x, where=True):
    """Which elements are numbers, and counted at all.

    >>> present(np.array([1.0, np.nan, 2.0]))
    array([ True, False,  True])
    """
    return np.logical_and(where, np.logical_not(np.isnan(x)))


def masked(x, where=True, fill=0.0):
    """The elements of x, and `fill` for those that don't count, in the precision of x."""
    return np.where(where, x, np.asarray(fill).astype(np.asarray(x).dtype))


def either(condition, x, y):
    """`np.where`: an array like y, with the elements of x where the condition holds."""
    return np.where(condition, x, y)


def expand_some(g, like, axis=None, dtype=None, keepdims=False, where=True):
    """What `like` gets from the adjoint of its sum over `axis` where `where` says.

    >>> expand_some(2.0, np.ones(3), where=np.array([True, False, True]))
    array([2., 0., 2.])
    """
    return masked(fitted(expand(uncast(g, dtype), like, axis, keepdims), like), where)


def counted(x, axis=None, keepdims=False, where=True):
    """How many of the elements count, as a number of x's precision."""
    x = np.asarray(x)
    count = np.sum(np.broadcast_to(where, x.shape), axis=axis, keepdims=keepdims)
    return count.astype(np.real(x).dtype if x.dtype.kind in "fc" else float)[()]


def deviations(x, axis=None, where=True):
    """The differences from the mean of those elements that count; zero for the others."""
    mean = np.mean(x, axis=axis, keepdims=True, where=where)
    return masked(x - mean, where)
