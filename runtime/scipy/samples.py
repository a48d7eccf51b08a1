"""Derivatives of the integrals of samples in scipy.integrate."""

import numpy as np
import scipy.integrate

from ..arrays import sum_to


def simpson_weights(y, x, dx, axis):
    """The weight of each sample along the axis, as a row of y; for x of one axis."""
    n = np.shape(y)[axis]
    return scipy.integrate.simpson(np.eye(n), x, dx=dx, axis=0)


def romb_weights(y, dx, axis):
    return scipy.integrate.romb(np.eye(np.shape(y)[axis]), dx, axis=0)


def integral_back(g, y, weights, axis):
    """What the samples get: the weights, times the adjoint of the integral."""
    outer = np.multiply.outer(g, weights)
    return np.moveaxis(outer, -1, axis)


def steps_of(x, like, dx, axis):
    """The lengths of the intervals, in a shape that fits samples like `like`."""
    if x is None:
        return dx
    d = np.diff(x, axis=-1 if np.ndim(x) == 1 else axis)
    if np.ndim(x) > 1:
        return d
    return np.reshape(d, [-1 if k == axis % np.ndim(like) else 1 for k in range(np.ndim(like))])


def cumulative(y, x, dx, axis, initial):
    """cumulative_trapezoid, of a tangent: `initial` is no more than zero."""
    return scipy.integrate.cumulative_trapezoid(y, x, dx, axis, initial)


def later(g, axis, initial):
    """The sum of what comes later of an adjoint, for each interval."""
    if initial is not None:
        g = np.take(g, np.arange(1, np.shape(g)[axis]), axis)
    return np.flip(np.cumsum(np.flip(g, axis), axis), axis)


def to_ends(d, axis):
    """What both ends of each interval get."""
    pad = [(0, 0)] * np.ndim(d)
    pad[axis] = (0, 1)
    first = np.pad(d, pad)
    pad[axis] = (1, 0)
    return first, np.pad(d, pad)


def cumulative_by_y(g, y, x, dx, axis, initial):
    """What the samples get."""
    first, last = to_ends(later(g, axis, initial) * steps_of(x, y, dx, axis) / 2, axis)
    return first + last


def cumulative_by_x(g, y, x, axis, initial):
    """What the places of the samples get."""
    n = np.shape(y)[axis]
    means = (np.take(y, np.arange(1, n), axis) + np.take(y, np.arange(n - 1), axis)) / 2
    first, last = to_ends(later(g, axis, initial) * means, axis)
    found = last - first
    return sum_to(np.moveaxis(found, axis, -1), like=x) if np.ndim(x) == 1 else found
