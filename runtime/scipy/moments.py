"""Moments of samples in scipy.stats, and what is made of them, as Python to be differentiated."""

import numpy as np
import scipy.special
import scipy.stats

from ..checks import Refusal


def zscore(a, axis=0, ddof=0):
    """What scipy.stats.zscore does."""
    return zmap(a, a, axis, ddof)


def zmap(scores, compare, axis=0, ddof=0):
    """What scipy.stats.zmap does."""
    mean = np.mean(compare, axis=axis, keepdims=True)
    return (np.asarray(scores) - mean) / np.std(compare, axis=axis, ddof=ddof, keepdims=True)


def gzscore(a, *, axis=0, ddof=0):
    """What scipy.stats.gzscore does."""
    return zscore(np.log(a), axis, ddof)


def moment(a, order=1, axis=0, *, center=None, keepdims=False):
    """What scipy.stats.moment does, for one order."""
    if np.ndim(order):
        raise Refusal("moment is differentiated for one order at a time")
    a = np.asarray(a)
    middle = np.mean(a, axis=axis, keepdims=True) if center is None else center
    if order == 1 and center is None:
        return 0.0 * np.mean(a, axis=axis, keepdims=keepdims)
    return np.mean((a - middle) ** order, axis=axis, keepdims=keepdims)


def spread(a, axis, keepdims):
    """The second central moment; nan where it is of the size of rounding."""
    second = moment(a, 2, axis, keepdims=keepdims)
    rounding = np.finfo(float).eps * np.mean(a, axis=axis, keepdims=keepdims)
    return np.where(second <= rounding**2, np.nan, second)[()]


def skew(a, axis=0, bias=True, *, keepdims=False):
    """What scipy.stats.skew does."""
    found = moment(a, 3, axis, keepdims=keepdims) / spread(a, axis, keepdims) ** 1.5
    n = sample_size(a, axis)
    return found if bias or n <= 2 else np.sqrt(n * (n - 1)) / (n - 2) * found


def kurtosis(a, axis=0, fisher=True, bias=True, *, keepdims=False):
    """What scipy.stats.kurtosis does."""
    found = moment(a, 4, axis, keepdims=keepdims) / spread(a, axis, keepdims) ** 2
    n = sample_size(a, axis)
    if not bias and n > 3:
        found = ((n * n - 1) * found - 3 * (n - 1) ** 2) / ((n - 2) * (n - 3)) + 3
    return found - (3.0 if fisher else 0.0)


def sample_size(a, axis):
    """How many elements each sample has."""
    return np.size(a) if axis is None else np.shape(a)[axis]


def variation(a, axis=0, ddof=0, *, keepdims=False):
    """What scipy.stats.variation does."""
    deviation = np.std(a, axis=axis, ddof=ddof, keepdims=keepdims)
    return deviation / np.mean(a, axis=axis, keepdims=keepdims)


def gstd(a, axis=0, ddof=1, *, keepdims=False):
    """What scipy.stats.gstd does."""
    return np.exp(np.std(np.log(a), axis=axis, ddof=ddof, keepdims=keepdims))


def entropy(pk, qk=None, base=None, axis=0, *, keepdims=False):
    """What scipy.stats.entropy does."""
    if qk is None:
        terms = scipy.special.entr(shares(pk, axis))
    else:
        p, q = np.broadcast_arrays(pk, qk)
        terms = scipy.special.rel_entr(shares(p, axis), shares(q, axis))
    total = np.sum(terms, axis=axis, keepdims=keepdims)
    return total if base is None else total / np.log(base)


def shares(p, axis):
    """Weights as parts of their sum."""
    return p / np.sum(p, axis=axis, keepdims=True)


SOURCES = {
    scipy.stats.zscore: zscore,
    scipy.stats.zmap: zmap,
    scipy.stats.gzscore: gzscore,
    scipy.stats.moment: moment,
    scipy.stats.skew: skew,
    scipy.stats.kurtosis: kurtosis,
    scipy.stats.variation: variation,
    scipy.stats.gstd: gstd,
    scipy.stats.entropy: entropy,
}
