"""Derivatives of distances between points."""

import numpy as np
import scipy.spatial.distance as distance

from ..checks import Refusal
from ..numbers import ratio


def cdist_dot(t, a, b, ans):
    """The tangent of the distances, from that of the first points."""
    apart = np.sum(t * a, axis=1)[:, None] - t @ b.T
    return ratio(apart, ans)


def cdist_back(g, a, b, ans):
    """What the first points get."""
    pull = ratio(g, ans)
    return a * np.sum(pull, axis=1)[:, None] - pull @ b


def pdist_dot(t, x):
    """The tangent of the distances between points."""
    whole = distance.cdist(x, x)
    moved = cdist_dot(t, x, x, whole)
    return (moved + moved.T)[np.triu_indices(len(x), 1)]


def pdist_back(g, x, ans):
    """What the points get."""
    return cdist_back(square(g), x, x, square(ans))


def square(d):
    """The symmetric matrix of distances, from those of its upper triangle."""
    if np.ndim(d) != 1:
        raise Refusal("squareform is differentiated where it makes a matrix of a vector")
    return distance.squareform(d)


def square_back(g, like):
    """What the distances get."""
    square(like)
    return (g + g.T)[np.triu_indices(len(g), 1)]
