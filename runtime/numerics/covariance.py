"""Derivatives of covariances and of correlation coefficients."""

import numpy as np

from ..arrays import conj
from ..linalg import adjoint, diagonal, on_diagonal
from ..shapes import fitted


def variables(m, rowvar=True):
    """The variables as rows."""
    x = np.atleast_2d(m)
    return x.T if not rowvar and np.ndim(m) != 1 else x


def unvariables(x, like, rowvar=True):
    """The transpose of `variables`."""
    x = x.T if not rowvar and np.ndim(like) != 1 else x
    return fitted(np.reshape(x, np.shape(like)), like)


def weights_of(fweights, aweights, count):
    """The weight of each observation."""
    f = np.ones(count) if fweights is None else fweights
    return f if aweights is None else f * aweights


def degrees(w, bias, ddof, aweights):
    """What the sums of products are divided by."""
    ddof = (0 if bias else 1) if ddof is None else ddof
    total = np.sum(w)
    return total - ddof * (1.0 if aweights is None else np.sum(w * aweights) / total)


def deviations_of(m, y, rowvar, w):
    """The variables of m and of y, less their means."""
    x = variables(m, rowvar)
    x = x if y is None else np.concatenate([x, variables(y, rowvar)])
    return x - (np.sum(x * w, axis=1) / np.sum(w))[:, None]


def own_rows(m, y, rowvar, second):
    """Where the variables of m, or of y, are among all."""
    first = np.shape(variables(m, rowvar))[0]
    return slice(first, None) if second else slice(0, first)


def cov_dot(t, m, y, rowvar, bias, ddof, fweights, aweights, second=False):
    """What the tangent of m, or of y, adds to that of `np.cov(m, y)`."""
    own = variables(t, rowvar)
    w = weights_of(fweights, aweights, np.shape(own)[1])
    x = deviations_of(m, y, rowvar, w)
    of_own = own @ adjoint(x * w) / degrees(w, bias, ddof, aweights)
    count = np.shape(x)[0]
    where = np.arange(count)[own_rows(m, y, rowvar, second)]
    half = (np.arange(count)[:, None] == where).astype(own.dtype) @ of_own
    return np.squeeze(half + adjoint(half))


def cov_back(g, m, y, rowvar, bias, ddof, fweights, aweights, second=False):
    """What m, or y, gets from the adjoint of `np.cov(m, y)`."""
    like = y if second else m
    w = weights_of(fweights, aweights, np.shape(variables(m, rowvar))[1])
    x = deviations_of(m, y, rowvar, w)
    g = np.reshape(g, (np.shape(x)[0], np.shape(x)[0]))
    found = (g + adjoint(g)) @ x * w / degrees(w, bias, ddof, aweights)
    return unvariables(found[own_rows(m, y, rowvar, second)], like, rowvar)


def corrcoef_dot(t, x, y, rowvar, ans, second=False):
    """What the tangent of x, or of y, adds to that of `np.corrcoef(x, y)`."""
    if np.ndim(ans) == 0:
        return np.zeros_like(ans)
    c, c_dot = np.cov(x, y, rowvar), cov_dot(t, x, y, rowvar, False, None, None, None, second)
    d = np.real(diagonal(c))
    s = np.sqrt(d)
    growing = np.real(diagonal(c_dot)) / (2 * d)
    return c_dot / (s[:, None] * s) - ans * (growing[:, None] + growing)


def corrcoef_back(g, x, y, rowvar, ans, second=False):
    """What x, or y, gets from the adjoint of `np.corrcoef(x, y)`."""
    if np.ndim(ans) == 0:
        return np.zeros_like(y if second else x)
    d = np.real(diagonal(np.cov(x, y, rowvar)))
    s = np.sqrt(d)
    shared = np.real(g * conj(ans))
    growing = (np.sum(shared, axis=0) + np.sum(shared, axis=1)) / (2 * d)
    c_bar = g / (s[:, None] * s) - on_diagonal(growing)
    return cov_back(c_bar, x, y, rowvar, False, None, None, None, second)
