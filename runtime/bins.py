"""What is counted in bins: the weights of elements, and the edges that a range is cut at."""

import numpy as np

from .reductions import shares
from .shapes import fitted


def bin_of(x, edges):
    """The bin that each element is in, and whether it is in any: the last one has both its ends.

    >>> bin_of(np.array([0.0, 2.0, 3.0]), np.array([0.0, 1.0, 2.0]))
    (array([0, 1, 1]), array([ True,  True, False]))
    """
    x, last = np.asarray(x), len(edges) - 2
    k = np.searchsorted(edges, x, side="right") - 1
    k = np.where(x == edges[-1], last, k)
    return np.clip(k, 0, last), (k >= 0) & (k <= last) & (x <= edges[-1])


def by_bin(g, like, columns, edges):
    """What the weights `like` get from the adjoint of their sums in bins.

    columns: the coordinates of what is counted; edges: those along each
    """
    found = [bin_of(x, e) for x, e in zip(columns, edges)]
    inside = np.logical_and.reduce([valid for _, valid in found])
    picked = np.asarray(g)[tuple(k for k, _ in found)]
    return fitted(np.where(inside, picked, 0.0), like)


def in_bins(w, like, columns, edges):
    """The sums of weights w in the bins of a histogram like `like`."""
    found = [bin_of(x, e) for x, e in zip(columns, edges)]
    inside = np.logical_and.reduce([valid for _, valid in found])
    out = np.zeros(np.shape(like), np.result_type(w))
    np.add.at(out, tuple(k[inside] for k, _ in found), np.asarray(w)[inside])
    return out


def edges_dot(t, x, edges, bins, span=None):
    """The tangent of the edges that np.histogram makes from the least and the largest of x."""
    if np.ndim(bins) or span is not None or np.size(x) == 0:
        return np.zeros_like(edges)
    up = np.linspace(0, 1, len(edges), dtype=np.asarray(edges).dtype)
    low, high = (np.sum(t * shares(x, f(x))) for f in (np.min, np.max))
    return low * (1 - up) + high * up


def edges_back(g, x, edges, bins, span=None):
    """What x gets from the adjoint of those edges."""
    if np.ndim(bins) or span is not None or np.size(x) == 0:
        return fitted(np.zeros(np.shape(x)), x)
    up = np.linspace(0, 1, len(edges), dtype=np.asarray(edges).dtype)
    low, high = shares(x, np.min(x)), shares(x, np.max(x))
    return fitted(np.sum(g * (1 - up)) * low + np.sum(g * up) * high, x)


def coordinates(sample):
    """The columns of points as np.histogramdd takes them: rows of a matrix, or a list of columns.

    >>> coordinates(np.array([[1.0, 2.0], [3.0, 4.0]]))[1]
    array([2., 4.])
    """
    return tuple(sample.T) if np.ndim(sample) == 2 and hasattr(sample, "T") else tuple(sample)
