"""Correlations, lines through points, tests of means in scipy.stats, power transformations.

What they return has the fields of SciPy's results; the methods of these, it has not.
"""

from typing import NamedTuple

import numpy as np
import scipy.special
import scipy.stats

from ..checks import Refusal


class Correlation(NamedTuple):
    """What a test returns."""

    statistic: float
    pvalue: float


class Line(NamedTuple):
    """What linregress returns."""

    slope: float
    intercept: float
    rvalue: float
    pvalue: float
    stderr: float


def pearsonr(x, y):
    """What scipy.stats.pearsonr does."""
    x, y = np.asarray(x), np.asarray(y)
    if np.ndim(x) != 1 or len(x) < 3:
        raise Refusal("pearsonr is differentiated for vectors of at least three elements")
    x, y = x - np.mean(x), y - np.mean(y)
    r = (x / np.linalg.norm(x)) @ (y / np.linalg.norm(y))
    half = len(x) / 2 - 1
    return Correlation(r, 2 * scipy.special.betainc(half, half, (1 - np.abs(r)) / 2))


def linregress(x, y):
    """What scipy.stats.linregress does."""
    x, y = np.asarray(x), np.asarray(y)
    if np.ndim(x) != 1 or len(x) < 3:
        raise Refusal("linregress is differentiated for vectors of at least three elements")
    away, up = x - np.mean(x), y - np.mean(y)
    xx, xy, yy = away @ away, away @ up, up @ up
    r, slope, free = xy / np.sqrt(xx * yy), xy / xx, len(x) - 2
    error = np.sqrt((1 - r * r) * yy / xx / free)
    intercept = np.mean(y) - slope * np.mean(x)
    return Line(slope, intercept, r, two_sided(r * np.sqrt(free / (1 - r * r)), free), error)


def two_sided(t, df):
    """The probability of Student's t to be as far from zero."""
    return 2 * scipy.special.stdtr(df, -np.abs(t))


def ttest_1samp(a, popmean, axis=0):
    """What scipy.stats.ttest_1samp does."""
    n = np.size(a) if axis is None else np.shape(a)[axis]
    t = (np.mean(a, axis=axis) - popmean) / np.sqrt(np.var(a, axis=axis, ddof=1) / n)
    return Correlation(t, two_sided(t, n - 1))


def ttest_rel(a, b, axis=0):
    """What scipy.stats.ttest_rel does."""
    return ttest_1samp(np.asarray(a) - np.asarray(b), 0.0, axis)


def ttest_ind(a, b, *, axis=0, equal_var=True):
    """What scipy.stats.ttest_ind does."""
    n, m = np.shape(a)[axis], np.shape(b)[axis]
    v, w = np.var(a, axis=axis, ddof=1), np.var(b, axis=axis, ddof=1)
    if equal_var:
        df = n + m - 2
        error = np.sqrt(((n - 1) * v + (m - 1) * w) / df * (1 / n + 1 / m))
    else:
        df = (v / n + w / m) ** 2 / ((v / n) ** 2 / (n - 1) + (w / m) ** 2 / (m - 1))
        error = np.sqrt(v / n + w / m)
    t = (np.mean(a, axis=axis) - np.mean(b, axis=axis)) / error
    return Correlation(t, two_sided(t, df))


# Power transformations


def boxcox(x, lmbda=None):
    """What scipy.stats.boxcox does with a given lmbda."""
    if lmbda is None:
        raise Refusal("boxcox is differentiated with a given lmbda")
    return scipy.special.boxcox(x, lmbda)


def boxcox_llf(lmb, data):
    """What scipy.stats.boxcox_llf does."""
    width = np.var(scipy.special.boxcox(data, lmb), axis=0)
    return (lmb - 1) * np.sum(np.log(data), axis=0) - len(data) / 2 * np.log(width)


def yeojohnson(x, lmbda=None):
    """What scipy.stats.yeojohnson does with a given lmbda."""
    if lmbda is None:
        raise Refusal("yeojohnson is differentiated with a given lmbda")
    x = np.asarray(x)
    above, below = np.where(x < 0, 0.0, x), np.where(x < 0, -x, 0.0)
    return scipy.special.boxcox1p(above, lmbda) - scipy.special.boxcox1p(below, 2 - lmbda)


def yeojohnson_llf(lmb, data):
    """What scipy.stats.yeojohnson_llf does."""
    data = np.asarray(data)
    width = np.var(yeojohnson(data, lmb), axis=0)
    logs = np.sum(np.sign(data) * np.log1p(np.abs(data)), axis=0)
    return (lmb - 1) * logs - len(data) / 2 * np.log(width)


SOURCES = {
    scipy.stats.pearsonr: pearsonr,
    scipy.stats.linregress: linregress,
    scipy.stats.ttest_1samp: ttest_1samp,
    scipy.stats.ttest_rel: ttest_rel,
    scipy.stats.ttest_ind: ttest_ind,
    scipy.stats.boxcox: boxcox,
    scipy.stats.boxcox_llf: boxcox_llf,
    scipy.stats.yeojohnson: yeojohnson,
    scipy.stats.yeojohnson_llf: yeojohnson_llf,
}
