"""Rosenbrock's function, element by element."""

import numpy as np

ARGNUMS = (0,)


def arguments(quick):
    return (np.linspace(0.5, 1.5, 10 if quick else 1000),)


def primal(x):
    total = 0.0
    for i in range(len(x) - 1):
        total += 100.0 * (x[i + 1] - x[i] ** 2) ** 2 + (1.0 - x[i]) ** 2
    return total


def adjoint(x):
    x_bar = np.zeros_like(x)
    for i in range(len(x) - 1):
        here = x[i]
        rise_bar = 200.0 * (x[i + 1] - here**2)
        x_bar[i + 1] += rise_bar
        x_bar[i] -= 2.0 * rise_bar * here + 2.0 * (1.0 - here)
    return x_bar
