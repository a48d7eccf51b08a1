"""Functions of the standard library that have no source, as Python that can be differentiated."""

import functools

import numpy as np


def reduce(function, iterable, *initial):
    """What `functools.reduce` does.

    >>> reduce(lambda a, b: a - b, [1.0, 2.0], 10.0)
    7.0
    """
    values = [*initial, *iterable]
    if not values:
        raise TypeError("reduce() of empty iterable with no initial value")
    total = values[0]
    for k in range(1, len(values)):
        total = function(total, values[k])
    return total


def block(arrays):
    """What `numpy.block` does.

    >>> block([[np.ones((1, 1)), np.zeros((1, 2))], [np.zeros((1, 3))]])
    array([[1., 0., 0.],
           [0., 0., 0.]])
    """
    depth = nesting(arrays)
    return joined(arrays, depth, max(depth, dimensions(arrays)))


def nesting(arrays):
    """How deep the lists are nested."""
    depth = 0
    while isinstance(arrays, list):
        arrays = arrays[0]
        depth = depth + 1
    return depth


def dimensions(arrays):
    """How many dimensions the arrays in nested lists have at the most."""
    if isinstance(arrays, list):
        return max([dimensions(part) for part in arrays])
    return np.ndim(arrays)


def joined(arrays, depth, ndim):
    """The arrays in lists nested `depth` deep as one: the innermost lists along the last axis."""
    if depth == 0:
        return np.reshape(arrays, (1,) * (ndim - np.ndim(arrays)) + np.shape(arrays))
    return np.concatenate([joined(part, depth - 1, ndim) for part in arrays], axis=-depth)


SOURCES = {functools.reduce: reduce, np.block: block}
