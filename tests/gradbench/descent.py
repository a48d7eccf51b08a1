"""Gradient descent whose step grows and shrinks, as in Siskind and Pearlmutter's benchmarks.

The functions to minimize are passed as arguments, and their gradients are derivatives of
wengert: differentiating through `argmin` nests one derivative inside another.
"""

import numpy as np


def norm(x):
    """The Euclidean length."""
    return np.sqrt(np.sum(x * x))


def argmin(f, df, x):
    """Where f is least; df is its gradient."""
    fx, gx = f(x), df(x)
    eta, i = 1e-5, 0
    while norm(gx) > 1e-5:
        if i == 10:
            eta, i = 2.0 * eta, 0
            continue
        ahead = x - eta * gx
        if norm(x - ahead) <= 1e-5:
            break
        f_ahead = f(ahead)
        if f_ahead < fx:
            x, fx, gx, i = ahead, f_ahead, df(ahead), i + 1
        else:
            eta, i = 0.5 * eta, 0
    return x
