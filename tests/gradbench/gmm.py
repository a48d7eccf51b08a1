"""Gaussian mixture model: the log posterior of points under a Wishart prior."""

import math

import numpy as np


def log_sum_exp(terms, axis=None):
    """log(sum(exp(terms))), shifted by the largest term."""
    top = np.max(terms, axis=axis, keepdims=True)
    shifted = np.log(np.sum(np.exp(terms - top), axis=axis))
    return shifted + np.squeeze(top, axis=axis)


def entry(diagonal, below, i, j):
    """Element (i, j) of a lower triangle whose strict part is stored column by column."""
    d = len(diagonal)
    if i == j:
        return diagonal[i]
    if i < j:
        return 0.0
    return below[j * d - j * (j + 1) // 2 + i - j - 1]


def lower_triangle(diagonal, below):
    """The matrix that whitens one component: its inverse covariance is factor.T @ factor."""
    d = len(diagonal)
    return np.array([[entry(diagonal, below, i, j) for j in range(d)] for i in range(d)])


def log_gamma_distribution(a, p):
    """The logarithm of the multivariate gamma function."""
    total = 0.25 * p * (p - 1) * math.log(math.pi)
    for j in range(p):
        total += math.lgamma(a - 0.5 * j)
    return total


def wishart_penalty(q, l, gamma, m):
    """Minus the logarithm of the Wishart prior, of all components together."""
    k, p = q.shape
    n = p + m + 1
    constant = n * p * (math.log(gamma) - 0.5 * math.log(2.0))
    constant -= log_gamma_distribution(0.5 * n, p)
    squares = np.sum(np.exp(q) ** 2) + np.sum(l**2)
    return 0.5 * gamma**2 * squares - m * np.sum(q) - k * constant


def objective(alpha, mu, q, l, x, gamma, m):
    """The log posterior; alpha (k,), mu and q (k, d), l (k, d*(d-1)/2), x (n, d)."""
    n, d = x.shape
    terms = []
    for k in range(len(alpha)):
        factor = lower_triangle(np.exp(q[k]), l[k])
        white = (x - mu[k]) @ factor.T
        terms.append(alpha[k] + np.sum(q[k]) - 0.5 * np.sum(white**2, axis=1))
    likelihood = np.sum(log_sum_exp(np.array(terms), axis=0)) - n * log_sum_exp(alpha)
    constant = -0.5 * n * d * math.log(2.0 * math.pi)
    return constant + likelihood - wishart_penalty(q, l, gamma, m)
