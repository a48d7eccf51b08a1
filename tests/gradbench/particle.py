"""A particle falls between charges; the place of one charge makes it land at zero."""

import numpy as np

from .descent import argmin, norm


def potential(x, w):
    """The energy at x of two charges, the first of them moved by w."""
    return 1.0 / norm(x - np.array([10.0, 10.0 - w])) + 1.0 / norm(x - np.array([10.0, 0.0]))


def landing(w, force):
    """The square of where the particle meets the ground, by Euler's method."""
    x, v = np.array([0.0, 8.0]), np.array([0.75, 0.0])
    dt = 0.1
    while True:
        ahead = x + dt * v
        if ahead[1] <= 0.0:
            break
        x, v = ahead, v - dt * force(x, w)
    fall = -x[1] / v[1]
    return (x[0] + fall * v[0]) ** 2


def particle(w, outer, inner):
    """The w of the landing nearest to zero; outer and inner make a function's gradient."""
    force = inner(potential)

    def miss(w):
        return landing(w[0], force)

    return argmin(miss, outer(miss), np.array([w]))[0]
