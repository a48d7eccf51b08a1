"""Differences of eigenvalues and of singular values: those equal to rounding are equal."""

import numpy as np


def differences(w):
    """w[j] - w[i] for each pair i, j; infinite where i is j, so that nothing stays over it.

    >>> differences(np.array([1.0, 3.0, 3.0 + 1e-16]))
    array([[inf,  2.,  2.],
           [-2., inf,  0.],
           [-2.,  0., inf]])
    """
    apart_by = apart(w[..., None, :] - w[..., :, None], rounding(w)[..., None])
    return np.where(np.eye(np.shape(w)[-1], dtype=bool), np.inf, apart_by)


def sums(s):
    """s[j] + s[i] for each pair i, j."""
    return apart(s[..., None, :] + s[..., :, None], rounding(s)[..., None])


def rounding(w):
    """How far values along the last axis of w may be apart by rounding."""
    size = np.abs(w)
    return np.finfo(size.dtype).eps * np.shape(w)[-1] * np.max(size, axis=-1, keepdims=True)


def apart(d, least):
    """`d`, and zero where it is no more than `least`."""
    return np.where(np.abs(d) <= least, 0, d)
