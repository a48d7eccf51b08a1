"""Gauss-Seidel sweeps, element by element: Poisson's equation on a line."""

import numpy as np

ARGNUMS = (0, 1)
AUTOGRAD = False  # it can't store


def arguments(quick):
    size, sweeps = (6, 2) if quick else (100, 20)
    noise = np.random.default_rng(12)
    return noise.normal(size=size), noise.normal(size=size), sweeps


def primal(u, f, sweeps):
    u = u.copy()
    for _ in range(sweeps):
        for i in range(1, len(u) - 1):
            u[i] = 0.5 * (u[i - 1] + u[i + 1] - f[i])
    return np.sum(u * u)


def adjoint(u, f, sweeps):
    u = u.copy()
    for _ in range(sweeps):
        for i in range(1, len(u) - 1):
            u[i] = 0.5 * (u[i - 1] + u[i + 1] - f[i])
    u_bar, f_bar = 2.0 * u, np.zeros_like(f)
    for _ in range(sweeps):
        for i in range(len(u) - 2, 0, -1):
            half = 0.5 * u_bar[i]
            u_bar[i] = 0.0
            u_bar[i - 1] += half
            u_bar[i + 1] += half
            f_bar[i] -= half
    return u_bar, f_bar
