"""Functions that decorators of the user's own wrap, with functools.wraps and without."""

import functools
import math

from program import Program


def doubled(f):
    @functools.wraps(f)
    def twice(*args, **kwargs):
        return 2.0 * f(*args, **kwargs)

    return twice


def scaled(factor):
    def decorator(f):
        @functools.wraps(f)
        def scales(t):
            return f(t) * factor

        return scales

    return decorator


@doubled
def weighted(x, y):
    return x * x * y


@scaled(3.0)
@doubled
def wave(t):
    return t * math.sin(t)


def by_name(x, y):
    return weighted(x, y) + weighted(y, y=x)


def twice_decorated(x):
    return wave(x) * x


PROGRAMS = [
    Program(by_name, (0.7, 0.3)),
    Program(twice_decorated, (0.7,)),
]
