"""Derivatives of polynomials: their values, coefficients, roots and fits.

Where the leading coefficient of a product's factor is zero, NumPy leaves it out: it gets zero. The
roots are those of a polynomial that keeps its degree; of a multiple root they are infinite.
"""

import numpy as np

from ..arrays import conj
from ..products import convolve_left
from ..shapes import fitted
from .eigen import eigvals_back, eigvals_dot


def polyval_by_p(g, p, x):
    """What p gets from the adjoint of `np.polyval(p, x)`."""
    return fitted(np.ravel(g) @ np.vander(np.ravel(conj(x)), len(p)), p)


def polyval_by_x(g, p, x):
    """What x gets from the adjoint of `np.polyval(p, x)`."""
    return fitted(g * conj(np.polyval(np.polyder(p), x)), x)


def polyval_dot_x(t, p, x, ans):
    """What the tangent of x adds to that of `np.polyval(p, x)`."""
    return t * fitted(np.polyval(np.polyder(p), x), ans)


def vander_partial(x, N=None, increasing=False):
    """The derivative of each element of `np.vander(x, N, increasing)` by that of x in its row.

    >>> vander_partial(np.array([5.0]), 3)
    array([[10.,  1.,  0.]])
    """
    size = np.size(x) if N is None else N
    rest = np.vander(x, max(size - 1, 0), True) * np.arange(1, size)
    found = np.concatenate([np.zeros((len(x), min(size, 1)), rest.dtype), rest], axis=1)
    return found if increasing else found[:, ::-1]


def vander_back(g, x, N=None, increasing=False):
    """What x gets from the adjoint of `np.vander(x, N, increasing)`."""
    return fitted(np.sum(g * conj(vander_partial(x, N, increasing)), axis=1), x)


def powers(low, high, m, like):
    """The products of m exponents, from each of those of a polynomial down, the highest first."""
    exponents = np.arange(high, low - 1, -1)
    return np.prod([exponents - k for k in range(m)], axis=0).astype(like.dtype)


def polyder_back(g, p, m=1):
    """What p gets from the adjoint of `np.polyder(p, m)`."""
    if len(p) <= m:
        return np.zeros_like(p)
    return fitted(np.concatenate([g * powers(m, len(p) - 1, m, g), np.zeros(m)]), p)


def polyint_back(g, p, m=1):
    """What p gets from the adjoint of `np.polyint(p, m)`."""
    return fitted(g[: len(p)] / powers(m, len(p) - 1 + m, m, g), p)


def trailing(g, like):
    """What the shorter of two polynomials gets from the adjoint of their sum."""
    return fitted(np.reshape(g[np.size(g) - np.size(like) :], np.shape(like)), like)


def skipped(p):
    """How many leading coefficients of p are zero; the last one counts."""
    there = np.asarray(p) != 0
    return int(np.argmax(there)) if np.any(there) else len(p) - 1


def polymul_dot(t, p, q):
    """What the tangent of p adds to that of `np.polymul(p, q)`."""
    return np.convolve(t[skipped(p) :], q[skipped(q) :])


def polymul_back(g, p, q):
    """What p gets from the adjoint of `np.polymul(p, q)`."""
    first = skipped(p)
    found = convolve_left(g, p[first:], q[skipped(q) :])
    return np.concatenate([np.zeros(first, found.dtype), found])


def deflated(z):
    """For each of the roots z, minus the polynomial of the others; the highest power first."""
    return -fitted(np.stack([np.atleast_1d(np.poly(np.delete(z, i))) for i in range(len(z))]), z)


def poly_dot(t, z):
    """The tangent of `np.poly(z)`, of roots or of a matrix."""
    if np.ndim(z) == 2:
        w = np.linalg.eigvals(z)
        found = fitted(eigvals_dot(t, z, w) @ deflated(w), t)
    else:
        found = t @ deflated(z)
    return np.concatenate([np.zeros(1, found.dtype), found])


def poly_back(g, z):
    """What the roots, or the matrix, get from the adjoint of `np.poly(z)`."""
    if np.ndim(z) == 2:
        w = np.linalg.eigvals(z)
        return eigvals_back(conj(deflated(w)) @ g[1:], z, w)
    return fitted(conj(deflated(z)) @ g[1:], z)


def roots_dot(t, p, ans):
    """The tangents of the roots `ans` of p."""
    return fitted(-np.polyval(t, ans) / np.polyval(np.polyder(p), ans), ans)


def roots_back(g, p, ans):
    """What p gets from the adjoint of its roots `ans`."""
    weights = -g / conj(np.polyval(np.polyder(p), ans))
    return fitted(weights @ np.vander(conj(ans), len(p)), p)


def fit_parts(x, y, deg, rcond, w):
    """The weights as a column, the matrix from weighed values to coefficients, and the values."""
    x = x * 1.0
    weight = np.ones((len(x), 1), x.dtype) if w is None else np.reshape(w, (-1, 1))
    matrix = np.vander(x, deg + 1) * weight
    scale = np.sqrt(np.sum(matrix * matrix, axis=0))
    cut = len(x) * np.finfo(x.dtype).eps if rcond is None else rcond
    inverse = np.linalg.pinv(matrix / scale, cut) / scale[:, None]
    return weight, matrix, inverse, np.reshape(y, (len(x), -1))


def polyfit_by_y(g, x, y, deg, rcond=None, w=None):
    """What y gets from the adjoint of `np.polyfit(x, y, deg)`."""
    weight, _, inverse, _ = fit_parts(x, y, deg, rcond, w)
    found = weight * (conj(inverse.T) @ np.reshape(g, (deg + 1, -1)))
    return fitted(np.reshape(found, np.shape(y)), y)


def polyfit_dot_x(t, x, y, deg, rcond=None, w=None, *, ans):
    """What the tangent of x adds to that of `np.polyfit(x, y, deg)` (Golub and Pereyra, 1973)."""
    weight, matrix, inverse, values = fit_parts(x, y, deg, rcond, w)
    found = np.reshape(ans, (deg + 1, -1))
    moved = weight * t[:, None] * vander_partial(x, deg + 1)
    rest = weight * values - matrix @ found
    moving = inverse @ (inverse.T @ (moved.T @ rest)) - inverse @ (moved @ found)
    return np.reshape(moving, np.shape(ans))


def polyfit_by_x(g, x, y, deg, rcond=None, w=None, *, ans):
    """What x gets from the adjoint of `np.polyfit(x, y, deg)`."""
    weight, matrix, inverse, values = fit_parts(x, y, deg, rcond, w)
    found = np.reshape(ans, (deg + 1, -1))
    partial = vander_partial(x, deg + 1)
    rest = weight * values - matrix @ found
    back = inverse.T @ np.reshape(g, (deg + 1, -1))
    both = rest * (partial @ (inverse @ back)) - back * (partial @ found)
    return fitted(np.sum(weight * both, axis=1), x)
