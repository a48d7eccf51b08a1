"""The heat equation on a rod, 1,000 steps in place: linear, so that no step need be kept."""

import numpy as np

ARGNUMS = (0,)
AUTOGRAD = False  # it can't store


def arguments(quick):
    size, steps = (10, 5) if quick else (500, 1000)
    return np.random.default_rng(10).normal(size=size), 0.2, steps


def primal(u, k, steps):
    u = u.copy()
    for _ in range(steps):
        u[1:-1] += k * (u[2:] - 2.0 * u[1:-1] + u[:-2])
    return np.sum(u * u)


def adjoint(u, k, steps):
    u = u.copy()
    for _ in range(steps):
        u[1:-1] += k * (u[2:] - 2.0 * u[1:-1] + u[:-2])
    u_bar = 2.0 * u
    for _ in range(steps):
        change_bar = k * u_bar[1:-1]
        u_bar[2:] += change_bar
        u_bar[1:-1] -= 2.0 * change_bar
        u_bar[:-2] += change_bar
    return u_bar
