"""Quantiles, and what else picks by rank: linear in the values, given their order."""

import math

import numpy as np

from .checks import Refused

MATRIX = "np.nanquantile is differentiated for a number q or a list of them"
# The virtual index of a quantile grows with q by n and this (Hyndman and Fan 1996, eq. 1);
# the methods that are not here are steps.
RATES = {
    "linear": -1.0,
    "hazen": 0.0,
    "interpolated_inverted_cdf": 0.0,
    "weibull": 1.0,
    "median_unbiased": 1 / 3,
    "normal_unbiased": 1 / 4,
}


def quantiles(t, x, q, axis=None, keepdims=False, method="linear", skip=False):
    """The quantiles of x as a linear function: of `t`, which lies as the elements of x do.

    skip: leave out what is no number. Of equal elements the first comes first.

    >>> x = np.array([3.0, 1.0, 2.0, 4.0])
    >>> float(quantiles(x, x, 0.5)), quantiles(x, x, [0.0, 0.5])
    (2.5, array([1. , 2.5]))
    """
    rows, axes = in_rows(x, axis)
    places = picks(rows, q, method, skip)
    values = in_rows(t, axis)[0].astype(precision(t, q))
    return laid_out(weighted(values, places), x, q, axes, keepdims)


def quantiles_back(g, x, q, axis=None, keepdims=False, method="linear", skip=False):
    """What `t` gets from the adjoint of `quantiles(t, x, q)`."""
    rows, axes = in_rows(x, axis)
    places = picks(rows, q, method, skip)
    g = np.broadcast_to(np.reshape(g, (np.size(q), -1)), (np.size(q), len(rows)))
    out = np.zeros(rows.shape, kept_precision(g, rows))
    for index, weight in places:
        np.add.at(out, (np.arange(len(rows)), index), weight.astype(g.dtype) * g)
    return out_of_rows(out, np.shape(x), axes)


def quantile_slope(t, x, q, axis=None, keepdims=False, method="linear", skip=False):
    """The derivative by q of `quantiles(t, x, q)`: the slope of the interval it is in."""
    rows, axes = in_rows(x, axis)
    values = in_rows(t, axis)[0].astype(precision(t, q))
    return laid_out(weighted(values, slopes(rows, q, method, skip)), x, q, axes, keepdims)


def quantile_slope_back(g, x, q, axis=None, keepdims=False, method="linear", skip=False):
    """What `t` gets from the adjoint of `quantile_slope(t, x, q)`."""
    rows, axes = in_rows(x, axis)
    g = np.broadcast_to(np.reshape(g, (np.size(q), -1)), (np.size(q), len(rows)))
    out = np.zeros(rows.shape, kept_precision(g, rows))
    for index, weight in slopes(rows, q, method, skip):
        np.add.at(out, (np.arange(len(rows)), index), weight.astype(g.dtype) * g)
    return out_of_rows(out, np.shape(x), axes)


def outward(t, like):
    """`t` for what has the axes of `t` first: as many axes as `like`."""
    if np.ndim(t) == 0:
        return t
    return np.reshape(t, np.shape(t) + (1,) * (np.ndim(like) - np.ndim(t)))


def inward(g, like):
    """What `t` gets from the adjoint of `outward(t, g)` spread over g; `like` is such a `t`."""
    return np.sum(g, axis=tuple(range(np.ndim(like), np.ndim(g))))


# Rows: what is reduced comes last, what is kept is one axis before it


def in_rows(x, axis=None):
    """The elements of x as a matrix, a row for each quantile, and the axes that are reduced."""
    x = np.asarray(x)
    axes = range(x.ndim) if axis is None else axis if isinstance(axis, tuple) else (axis,)
    axes = sorted(a % x.ndim for a in axes)
    rows = np.moveaxis(x, axes, range(x.ndim - len(axes), x.ndim))
    return rows.reshape(-1, math.prod(x.shape[a] for a in axes)), axes


def out_of_rows(rows, shape, axes):
    """The elements of `rows` where those of an array of this shape were."""
    kept = [a for a in range(len(shape)) if a not in axes]
    moved = rows.reshape([shape[a] for a in (*kept, *axes)])
    return np.transpose(moved, np.argsort([*kept, *axes]))


def precision(t, q):
    """The dtype of quantiles: Python's numbers q take that of the values."""
    dtype = np.result_type(np.asarray(t))
    return dtype if isinstance(q, int | float) else np.result_type(dtype, np.asarray(q))


def kept_precision(g, x):
    """The dtype of x, complex where g is."""
    dtype = x.dtype if x.dtype.kind in "fc" else np.dtype(float)
    return np.result_type(dtype, np.complex64) if g.dtype.kind == "c" else dtype


def laid_out(values, x, q, axes, keepdims):
    """A row of values for each q, in the shape that NumPy gives to quantiles."""
    shape = np.shape(x)
    kept = [1 if a in axes else n for a, n in enumerate(shape) if keepdims or a not in axes]
    return np.reshape(values, (*np.shape(q), *kept))[()]


def weighted(rows, places):
    """The sum of the elements at `places`, each with its weight."""
    each = np.arange(len(rows))
    return sum(rows[each, index] * weight.astype(rows.dtype) for index, weight in places)


def picks(rows, q, method, skip):
    """Two (index, weight) of each q in each row: of the elements that a quantile lies between."""
    order = np.argsort(rows, axis=-1, kind="stable")
    v, counts = ranks(rows, q, method, skip)
    low = np.clip(np.floor(v).astype(int), 0, rows.shape[-1] - 1)
    high = np.clip(low + 1, 0, np.maximum(counts - 1, 0))
    each = np.arange(len(rows))
    return [(order[each, low], 1 - (v - low)), (order[each, high], v - low)]


def slopes(rows, q, method, skip):
    """As `picks`, for the derivative by q."""
    order = np.argsort(rows, axis=-1, kind="stable")
    v, counts = ranks(rows, q, method, skip)
    last = np.maximum(counts - 1, 0)
    low = np.clip(np.floor(v).astype(int), 0, np.maximum(last - 1, 0))
    rate = np.broadcast_to(counts + RATES[method] if method in RATES else 0.0, v.shape)
    if method != "linear":
        rate = np.where((v > 0) & (v < last), rate, 0.0)
    each = np.arange(len(rows))
    return [(order[each, low], -rate), (order[each, np.minimum(low + 1, last)], rate)]


def ranks(rows, q, method, skip):
    """Where each q is in the order of each row, and how many elements count there.

    The quantile of 0, 1, 2, … is the place of the quantile of anything.
    """
    counts = np.full(len(rows), rows.shape[-1])
    if skip and np.ndim(q) > 1:
        raise Refused(MATRIX)
    if skip:
        counts = np.sum(~np.isnan(rows), axis=-1)
    v = np.zeros((np.size(q), len(rows)))
    for n in set(counts.tolist()) - {0}:
        place = np.quantile(np.arange(float(n)), np.ravel(q), method=method)
        v[:, counts == n] = place[:, np.newaxis]
    return v, counts
