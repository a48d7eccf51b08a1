"""Means and widths of samples in scipy.stats, as Python that can be differentiated."""

import math

import numpy as np
import scipy.stats

from ..checks import Refusal


def weighted(x, weights, axis, keepdims):
    """The mean, or that with weights."""
    if weights is None:
        return np.mean(x, axis=axis, keepdims=keepdims)
    if np.ndim(weights) != np.ndim(x):
        raise Refusal("means are differentiated where the weights have the axes of the values")
    weights = np.broadcast_to(weights, np.shape(x))
    total = np.sum(weights * x, axis=axis, keepdims=keepdims)
    return total / np.sum(weights, axis=axis, keepdims=keepdims)


def gmean(a, axis=0, dtype=None, weights=None, *, keepdims=False):
    """What scipy.stats.gmean does."""
    return np.exp(weighted(np.log(np.asarray(a, dtype)), weights, axis, keepdims))


def hmean(a, axis=0, dtype=None, *, weights=None, keepdims=False):
    """What scipy.stats.hmean does."""
    return 1.0 / weighted(1.0 / not_negative(a, dtype), weights, axis, keepdims)


def pmean(a, p, *, axis=0, dtype=None, weights=None, keepdims=False):
    """What scipy.stats.pmean does."""
    if p == 0:
        return gmean(a, axis, dtype, weights, keepdims=keepdims)
    return weighted(not_negative(a, dtype) ** p, weights, axis, keepdims) ** (1.0 / p)


def not_negative(a, dtype):
    """The values, with nan for negative ones."""
    a = np.asarray(a, dtype)
    return np.where(a < 0, np.nan, a)


# Of what is between limits


def within_limits(a, limits, inclusive):
    """Which values are between the limits, of which each may be None."""
    low, high = (None, None) if limits is None else limits
    kept = np.ones(np.shape(a), dtype=bool)
    if low is not None:
        kept = kept & ((a >= low) if inclusive[0] else (a > low))
    if high is not None:
        kept = kept & ((a <= high) if inclusive[1] else (a < high))
    return kept


def tmean(a, limits=None, inclusive=(True, True), axis=None):
    """What scipy.stats.tmean does."""
    a = np.asarray(a)
    kept = within_limits(a, limits, inclusive)
    return np.sum(np.where(kept, a, 0.0), axis=axis) / np.sum(kept, axis=axis)


def tvar(a, limits=None, inclusive=(True, True), axis=0, ddof=1):
    """What scipy.stats.tvar does."""
    a = np.asarray(a)
    kept = within_limits(a, limits, inclusive)
    count = np.sum(kept, axis=axis, keepdims=True)
    mean = np.sum(np.where(kept, a, 0.0), axis=axis, keepdims=True) / count
    squares = np.where(kept, (a - mean) ** 2, 0.0)
    return np.sum(squares, axis=axis) / (np.sum(kept, axis=axis) - ddof)


def tstd(a, limits=None, inclusive=(True, True), axis=0, ddof=1):
    """What scipy.stats.tstd does."""
    return np.sqrt(tvar(a, limits, inclusive, axis, ddof))


def tsem(a, limits=None, inclusive=(True, True), axis=0, ddof=1):
    """What scipy.stats.tsem does."""
    count = np.sum(within_limits(np.asarray(a), limits, inclusive), axis=axis)
    return np.sqrt(tvar(a, limits, inclusive, axis, ddof) / count)


def trim_mean(a, proportiontocut, axis=0):
    """What scipy.stats.trim_mean does."""
    a = np.ravel(a) if axis is None else np.moveaxis(np.asarray(a), axis, 0)
    count = len(a)
    cut = int(proportiontocut * count)
    if 2 * cut > count:
        raise ValueError("Proportion too big.")
    return np.mean(np.sort(a, axis=0)[cut : count - cut], axis=0)


# Widths


def iqr(x, axis=None, rng=(25, 75), scale=1.0, *, keepdims=False):
    """What scipy.stats.iqr does."""
    low, high = sorted(rng)
    width = np.percentile(x, high, axis=axis, keepdims=keepdims) - np.percentile(
        x, low, axis=axis, keepdims=keepdims
    )
    return width / (NORMAL_IQR if scale == "normal" else scale)


def median_abs_deviation(x, axis=0, *, scale=1.0):
    """What scipy.stats.median_abs_deviation does."""
    away = np.abs(np.asarray(x) - np.median(x, axis=axis, keepdims=True))
    return np.median(away, axis=axis) / (NORMAL_IQR / 2 if scale == "normal" else scale)


NORMAL_IQR = 2 * scipy.stats.norm.ppf(0.75)


# Of angles


def resultant(samples, high, low, axis):
    """The mean of the points on the unit circle, by its two coordinates."""
    angles = (np.asarray(samples) - low) * (2 * math.pi / (high - low))
    return np.mean(np.cos(angles), axis=axis), np.mean(np.sin(angles), axis=axis)


def circmean(samples, high=2 * math.pi, low=0, axis=None):
    """What scipy.stats.circmean does."""
    x, y = resultant(samples, high, low, axis)
    return np.mod(np.arctan2(y, x), 2 * math.pi) * ((high - low) / (2 * math.pi)) + low


def circvar(samples, high=2 * math.pi, low=0, axis=None):
    """What scipy.stats.circvar does."""
    x, y = resultant(samples, high, low, axis)
    return 1 - np.hypot(x, y)


def circstd(samples, high=2 * math.pi, low=0, axis=None, *, normalize=False):
    """What scipy.stats.circstd does."""
    x, y = resultant(samples, high, low, axis)
    width = np.sqrt(-2 * np.log(np.hypot(x, y)))
    return width if normalize else width * ((high - low) / (2 * math.pi))


SOURCES = {
    scipy.stats.gmean: gmean,
    scipy.stats.hmean: hmean,
    scipy.stats.pmean: pmean,
    scipy.stats.tmean: tmean,
    scipy.stats.tvar: tvar,
    scipy.stats.tstd: tstd,
    scipy.stats.tsem: tsem,
    scipy.stats.trim_mean: trim_mean,
    scipy.stats.iqr: iqr,
    scipy.stats.median_abs_deviation: median_abs_deviation,
    scipy.stats.circmean: circmean,
    scipy.stats.circvar: circvar,
    scipy.stats.circstd: circstd,
}
