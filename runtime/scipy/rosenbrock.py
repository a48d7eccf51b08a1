"""Rosenbrock's function and its gradient as Python that can be differentiated."""

import numpy as np
import scipy.optimize


def rosen(x):
    """What scipy.optimize.rosen does."""
    x = np.asarray(x)
    return np.sum(100.0 * (x[1:] - x[:-1] ** 2) ** 2 + (1 - x[:-1]) ** 2, axis=0)


def rosen_der(x):
    """What scipy.optimize.rosen_der does."""
    x = np.asarray(x)
    up = 200.0 * (x[1:] - x[:-1] ** 2)
    zero = np.zeros(np.shape(x[:1]))
    down = -2.0 * x[:-1] * up - 2.0 * (1 - x[:-1])
    return np.concatenate([down, zero]) + np.concatenate([zero, up])


SOURCES = {scipy.optimize.rosen: rosen, scipy.optimize.rosen_der: rosen_der}
