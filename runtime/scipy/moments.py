"""Statistics of samples in scipy.stats, as Python that can be differentiated."""

import numpy as np
import scipy.special
import scipy.stats


def zscore(a, axis=0, ddof=0):
    """What scipy.stats.zscore does."""
    return (a - np.mean(a, axis=axis, keepdims=True)) / np.std(
        a, axis=axis, ddof=ddof, keepdims=True
    )


def moment(a, order=1, axis=0):
    """What scipy.stats.moment does: a central moment."""
    if order == 1:
        return 0.0 * np.mean(a, axis=axis)
    return np.mean((a - np.mean(a, axis=axis, keepdims=True)) ** order, axis=axis)


def skew(a, axis=0):
    """What scipy.stats.skew does, biased."""
    return moment(a, 3, axis) / moment(a, 2, axis) ** 1.5


def kurtosis(a, axis=0, fisher=True):
    """What scipy.stats.kurtosis does, biased."""
    return moment(a, 4, axis) / moment(a, 2, axis) ** 2 - (3.0 if fisher else 0.0)


def entropy(pk, qk=None, base=None, axis=0):
    """What scipy.stats.entropy does."""
    p = pk / np.sum(pk, axis=axis, keepdims=True)
    if qk is None:
        terms = scipy.special.entr(p)
    else:
        terms = scipy.special.rel_entr(p, qk / np.sum(qk, axis=axis, keepdims=True))
    total = np.sum(terms, axis=axis)
    return total if base is None else total / np.log(base)


SOURCES = {
    scipy.stats.zscore: zscore,
    scipy.stats.moment: moment,
    scipy.stats.skew: skew,
    scipy.stats.kurtosis: kurtosis,
    scipy.stats.entropy: entropy,
}
