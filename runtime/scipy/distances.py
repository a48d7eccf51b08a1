"""Distances of scipy.spatial.distance as Python that can be differentiated.

Each metric is SciPy's of that name, of arrays of vectors too, which lie along the last axis.
"""

import numpy as np
import scipy.spatial.distance as distance
import scipy.special

from ..checks import Refusal


def weighed(x, w):
    return x if w is None else w * x


def sqeuclidean(u, v, w=None):
    return np.sum(weighed(np.subtract(u, v) ** 2, w), axis=-1)


def euclidean(u, v, w=None):
    return root(sqeuclidean(u, v, w))


def root(x):
    """The square root, flat at zero: where two points are one there is no direction."""
    return np.sqrt(np.where(x == 0, 1.0, x)) * (x != 0)


def cityblock(u, v, w=None):
    return np.sum(weighed(np.abs(np.subtract(u, v)), w), axis=-1)


def chebyshev(u, v, w=None):
    apart = np.abs(np.subtract(u, v))
    return np.max(apart if w is None else apart * (np.asarray(w) > 0), axis=-1)


def minkowski(u, v, p=2, w=None):
    if p == 2:
        return euclidean(u, v, w)
    total = np.sum(weighed(np.abs(np.subtract(u, v)) ** p, w), axis=-1)
    return np.where(total == 0, 1.0, total) ** (1.0 / p) * (total != 0)


def cosine(u, v, w=None):
    along = np.sum(weighed(np.multiply(u, v), w), axis=-1)
    uu = np.sum(weighed(np.square(u), w), axis=-1)
    vv = np.sum(weighed(np.square(v), w), axis=-1)
    return 1.0 - along / np.sqrt(uu * vv)


def correlation(u, v, w=None, centered=True):
    if not centered:
        return cosine(u, v, w)
    return cosine(u - center(u, w), v - center(v, w), w)


def center(u, w):
    """The mean of each vector."""
    if w is None:
        return np.mean(u, axis=-1, keepdims=True)
    return np.sum(np.multiply(w, u), axis=-1, keepdims=True) / np.sum(w)


def canberra(u, v, w=None):
    """Where both are zero there is no distance."""
    both = np.abs(u) + np.abs(v)
    apart = np.abs(np.subtract(u, v)) / np.where(both == 0, 1.0, both)
    return np.sum(weighed(apart, w), axis=-1)


def braycurtis(u, v, w=None):
    return cityblock(u, v, w) / np.sum(weighed(np.abs(np.add(u, v)), w), axis=-1)


def mahalanobis(u, v, VI):
    away = np.subtract(u, v)
    return root(np.sum((away @ np.asarray(VI)) * away, axis=-1))


def seuclidean(u, v, V):
    return euclidean(u, v, 1.0 / np.asarray(V))


def jensenshannon(p, q, base=None, axis=0, *, keepdims=False):
    """What scipy.spatial.distance.jensenshannon does."""
    p = p / np.sum(p, axis=axis, keepdims=True)
    q = q / np.sum(q, axis=axis, keepdims=True)
    middle = (p + q) / 2.0
    apart = scipy.special.rel_entr(p, middle) + scipy.special.rel_entr(q, middle)
    total = np.sum(apart, axis=axis, keepdims=keepdims)
    return root((total if base is None else total / np.log(base)) / 2.0)


METRICS = (
    sqeuclidean, euclidean, cityblock, chebyshev, minkowski, cosine, correlation, canberra,
    braycurtis, mahalanobis, seuclidean,
)  # fmt: skip
BY_NAME = {metric.__name__: metric for metric in METRICS}


def metric_of(name):
    """The metric of this name."""
    if name not in BY_NAME:
        raise Refusal(f"distances are differentiated by the metrics {', '.join(BY_NAME)}")
    return BY_NAME[name]


def cdist(XA, XB, metric="euclidean", **options):
    """What scipy.spatial.distance.cdist does."""
    if metric == "euclidean":
        return between(XA, XB)
    apart = metric_of(metric)
    return apart(np.asarray(XA)[:, None, :], np.asarray(XB)[None, :, :], **options)


def pdist(X, metric="euclidean", **options):
    """What scipy.spatial.distance.pdist does."""
    if metric == "euclidean":
        return among(X)
    apart = metric_of(metric)
    first, second = np.triu_indices(len(X), 1)
    return apart(np.asarray(X)[first], np.asarray(X)[second], **options)


def between(a, b):
    """The Euclidean distances of each of these points from each of those."""
    return distance.cdist(a, b)


def among(x):
    """The Euclidean distances of points from each other."""
    return distance.pdist(x)


SOURCES = {
    **{getattr(distance, metric.__name__): metric for metric in METRICS},
    distance.jensenshannon: jensenshannon,
    distance.cdist: cdist,
    distance.pdist: pdist,
}
