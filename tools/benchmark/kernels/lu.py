"""LU factorization by three loops, in place, without pivots: the logarithm of a determinant."""

import math

import numpy as np

ARGNUMS = (0,)
AUTOGRAD = False  # it can't store


def arguments(quick):
    n = 4 if quick else 20
    return (np.random.default_rng(13).normal(size=(n, n)) + n * np.eye(n),)


def primal(a):
    a = a.copy()
    n = len(a)
    for k in range(n):
        for i in range(k + 1, n):
            a[i, k] /= a[k, k]
            for j in range(k + 1, n):
                a[i, j] -= a[i, k] * a[k, j]
    total = 0.0
    for k in range(n):
        total += math.log(a[k, k])
    return total


def adjoint(a):
    a = a.copy()
    n = len(a)
    for k in range(n):
        for i in range(k + 1, n):
            a[i, k] /= a[k, k]
            for j in range(k + 1, n):
                a[i, j] -= a[i, k] * a[k, j]
    a_bar = np.zeros_like(a)
    for k in range(n):
        a_bar[k, k] = 1.0 / a[k, k]
    for k in range(n - 1, -1, -1):  # the factors that a step reads are never overwritten
        for i in range(n - 1, k, -1):
            for j in range(n - 1, k, -1):
                bar = a_bar[i, j]
                a_bar[i, k] -= bar * a[k, j]
                a_bar[k, j] -= bar * a[i, k]
            bar = a_bar[i, k] / a[k, k]
            a_bar[i, k] = bar
            a_bar[k, k] -= bar * a[i, k]
    return a_bar
