"""What the derivatives of distributions call."""

import numpy as np
import scipy.special

from ..arrays import sum_to
from ..checks import Refusal
from ..linalg import from_triangle, to_triangle
from .special import beta_density


def inside(d, of):
    """The derivative d of a logarithm, zero where that is minus infinity."""
    return np.where(np.isneginf(of), 0, d).astype(np.result_type(d, of))[()]


def times(d, of):
    """d times a density, zero where that is zero."""
    return np.where(of == 0, 0, of * d).astype(np.result_type(d, of))[()]


def within(d, of):
    """The derivative d of a distribution function, zero where that is 0 or 1."""
    return np.where((of > 0) & (of < 1), d, 0).astype(np.result_type(d, of))[()]


def simplex(x, alpha):
    """x, which must be a point of the simplex with all of its coordinates."""
    if np.shape(x)[:1] != np.shape(alpha):
        raise Refusal("dirichlet is differentiated where x has as many coordinates as alpha")
    return x


def columns(alpha, x):
    """alpha beside the points that are the columns of x."""
    return np.reshape(alpha, np.shape(alpha) + (1,) * (np.ndim(x) - 1))


def dirichlet_score(x, alpha):
    """The derivative of dirichlet.logpdf by x."""
    return (columns(alpha, x) - 1) / simplex(x, alpha)


def deviation(x, mean, cov):
    """x - mean, for a covariance that is a matrix."""
    if np.ndim(cov) != 2:
        raise Refusal("multivariate_normal is differentiated where cov is a matrix")
    return x if mean is None else x - mean


def whitened(x, mean, cov):
    """The precision matrix times x - mean: minus the derivative of the density's logarithm by x."""
    away = deviation(x, mean, cov)
    return np.linalg.solve(from_triangle(cov), np.expand_dims(away, -1))[..., 0]


def normal_cov_dot(t, x, mean, cov):
    """What a tangent of the covariance, of which a triangle is read, adds to logpdf."""
    t, u = from_triangle(t), whitened(x, mean, cov)
    return (np.sum((u @ t) * u, axis=-1) - np.trace(np.linalg.solve(from_triangle(cov), t))) / 2


def normal_cov_back(g, x, mean, cov):
    """What the covariance gets."""
    u = whitened(x, mean, cov)
    n = np.shape(cov)[0]
    weighted = np.reshape(np.expand_dims(g, -1) * u, (-1, n)).T @ np.reshape(u, (-1, n))
    return to_triangle((weighted - np.sum(g) * np.linalg.inv(from_triangle(cov))) / 2)


def normal_x_back(g, x, mean, cov, like):
    """What x gets, and the mean minus that."""
    return sum_to(-np.expand_dims(g, -1) * whitened(x, mean, cov), like=like)


def dirichlet_slope(x, alpha):
    """The derivative of dirichlet.logpdf by alpha, point by point."""
    total = scipy.special.digamma(np.sum(alpha)) - scipy.special.digamma(alpha)
    return np.log(simplex(x, alpha)) + columns(total, x)


def over_points(g):
    """The sum over the points that are columns."""
    return np.sum(np.reshape(g, (np.shape(g)[0], -1)), axis=1)


def between(k, low, high):
    """1.0 where low <= k < high, and 0.0 elsewhere."""
    return np.where((np.asarray(k) >= low) & (np.asarray(k) < high), 1.0, 0.0)[()]


def of_two(k):
    """The derivative of the probability of 0 or 1 by that of 1."""
    return between(k, 1, 1.5) - between(k, 0, 0.5)


def binomial_by_p(k, n, p):
    """Minus the derivative of the binomial distribution function by p."""
    inner = (np.asarray(k) >= 0) & (np.asarray(k) < n)
    k = np.where(inner, k, 0)
    return np.where(inner, beta_density(k + 1, np.where(inner, n - k, 1), p), 0.0)[()]


def geometric_by_p(k, p):
    """The derivative of the geometric distribution function by p."""
    return np.where(np.asarray(k) >= 1, k * (1 - p) ** (np.maximum(k, 1) - 1), 0.0)[()]
