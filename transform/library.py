"""Functions of the standard library that have no source, as Python that can be differentiated."""

import functools


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


SOURCES = {functools.reduce: reduce}
