"""Rosenbrock's function on whole arrays."""

import numpy as np

ARGNUMS = (0,)


def arguments(quick):
    return (np.linspace(0.5, 1.5, 10 if quick else 1000),)


def primal(x):
    return np.sum(100.0 * (x[1:] - x[:-1] ** 2) ** 2 + (1.0 - x[:-1]) ** 2)


def adjoint(x):
    left = x[:-1]
    rise_bar = 200.0 * (x[1:] - left * left)
    x_bar = np.zeros_like(x)
    x_bar[1:] = rise_bar
    x_bar[:-1] -= 2.0 * rise_bar * left + 2.0 * (1.0 - left)
    return x_bar
