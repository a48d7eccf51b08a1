"""Derivatives of norms and of the condition number.

At a kink, such as a zero, equal sums or equal largest elements, the derivative is the mean of
those of the pieces that are equal there; a norm of zero has the derivative zero.
"""

import numpy as np

from ..arrays import expand
from ..linalg import adjoint
from ..numbers import ratio
from ..reductions import shares
from .spectra import apart, rounding


def norm_partial(x, norm, ord=None, axis=None, keepdims=False):
    """The derivative of `np.linalg.norm(x, ord, axis)` by each element of x."""
    ndim = np.ndim(x) if axis is None else np.size(axis)
    if ndim == 2 and ord not in (None, "fro"):
        return matrix_norm_partial(x, norm, ord, axis, keepdims)
    return vector_norm_partial(x, norm, ord, axis, keepdims)


def vector_norm_partial(x, norm, ord=2, axis=None, keepdims=False):
    """The derivative of a norm of vectors, of all that lies along `axis`, by each element of x."""
    norm = expand(norm, x, axis, keepdims)
    if ord in (None, 2, "fro"):
        return ratio(x, norm)
    size = np.abs(x)
    if ord in (np.inf, -np.inf):
        return direction(x) * shares(size, norm, axis, True)
    if ord == 0:
        return np.zeros_like(x)
    if ord == 1:
        return direction(x)
    return direction(x) * ratio(size, norm) ** (ord - 1)


def direction(x):
    """The sign of a number, the phase of a complex one; zero of zero."""
    return ratio(x, np.abs(x))


def matrix_norm_partial(x, norm, ord="fro", axis=(-2, -1), keepdims=False):
    """The derivative of a norm of matrices, which lie in the two axes `axis`, by each element."""
    if ord in (None, "fro"):
        return vector_norm_partial(x, norm, ord, axis, keepdims)
    rows, cols = (0, 1) if axis is None else axis
    if ord in (1, -1, np.inf, -np.inf):
        return sum_partial(x, ord, rows, cols)
    matrices = np.moveaxis(x, (rows, cols), (-2, -1))
    return np.moveaxis(spectral_partial(matrices, ord), (-2, -1), (rows, cols))


def sum_partial(x, ord, rows, cols):
    """The derivative of the largest or smallest sum of a column or of a row."""
    over, kept = (rows, cols) if abs(ord) == 1 else (cols, rows)
    total = np.sum(np.abs(x), axis=over, keepdims=True)
    best = np.max(total, axis=kept, keepdims=True) if ord > 0 else (
        np.min(total, axis=kept, keepdims=True)
    )  # fmt: skip
    return direction(x) * shares(total, best, kept, True)


def spectral_partial(x, ord):
    """The derivative of a sum of singular values, or of the largest or the smallest one."""
    u, s, vh = np.linalg.svd(x, full_matrices=False)
    if ord == "nuc":
        part = (s > rounding(s)).astype(s.dtype)
    else:
        part = among(s, s[..., :1] if ord == 2 else s[..., -1:])
    return (u * part[..., None, :]) @ vh


def among(s, best):
    """How much each of the singular values is the one that is `best`."""
    return shares(apart(s - best, rounding(s)), np.zeros_like(best), -1, True)


def cond_partial(x, ans, p=None):
    """The derivative of `np.linalg.cond(x, p)` by each element of x."""
    if p in (None, 2, -2):
        u, s, vh = np.linalg.svd(x, full_matrices=False)
        share = among(s, s[..., :1]) - among(s, s[..., -1:])
        weights = share / s * expand(ans, s, -1) * (-1 if p == -2 else 1)
        return (u * weights[..., None, :]) @ vh
    inverse = np.linalg.inv(x)
    norm, other = [np.linalg.norm(y, p, axis=(-2, -1), keepdims=True) for y in (x, inverse)]
    by_x = matrix_norm_partial(x, norm, p, keepdims=True)
    by_inverse = matrix_norm_partial(inverse, other, p, keepdims=True)
    return by_x * other - adjoint(inverse) @ by_inverse @ adjoint(inverse) * norm
