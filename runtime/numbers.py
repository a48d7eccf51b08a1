"""Partial derivatives of elementwise functions that need a look at the values."""

import math

import numpy as np


def by_base(x, y):
    """The derivative of `x ** y` by x: zero where y is, also at x = 0.

    Where Python's own power is complex, of a negative number, this raises ValueError.

    >>> by_base(0.0, 0), by_base(3.0, 2)
    (0.0, 6.0)
    """
    if type(x) is float and isinstance(y, float | int):
        return y * math.pow(x, y - 1) if y else 0.0
    y = np.asarray(y) if isinstance(y, list | tuple) else y
    if not isinstance(y, np.ndarray):
        return y * x ** (y - 1) if y != 0 else 0.0 * x
    return y * np.power(x, np.where(y == 0, 1, y - 1))


def log_base(x):
    """The logarithm of the base of a power; zero at a base of zero, whose powers don't move.

    >>> float(log_base(0.0)), log_base(1.0)
    (0.0, 0.0)
    """
    if isinstance(x, float) and x > 0:
        return math.log(x)
    return np.log(np.where(x == 0, 1, x)) if np.ndim(x) else np.log(x if x != 0 else 1.0 + 0 * x)


def above(x, y, number=False):
    """How far x takes part in the larger of x and y: 1, 0, or 0.5 where they are equal.

    number: whether a NaN in y leaves it to x.

    >>> above(2.0, 1.0), above(1.0, 1.0)
    (1.0, 0.5)
    """
    if isinstance(x, float) and isinstance(y, float) and not number:
        return 1.0 if x > y else 0.5 if x == y else 0.0
    more, same = np.greater(x, y), np.equal(x, y)
    if number:
        more = more | np.isnan(y)
    dtype = np.result_type(x, y)
    return more.astype(dtype if dtype.kind == "f" else float) + same * dtype.type(0.5)


def clip_partial(a, low, high, which):
    """The derivative of `np.clip(a, low, high)` by a, by low or by high."""
    inside_low = 1.0 if low is None else above(a, low)
    inside_high = 1.0 if high is None else above(high, a)
    by_a = inside_low * inside_high
    if which == 0:
        return by_a
    by_low = 0.0 if low is None else above(low, a) * (1.0 if high is None else above(high, low))
    return by_low if which == 1 else 1.0 - by_a - by_low


def ratio(x, y):
    """`x / y`, and zero where y is: for what has no direction there.

    >>> float(ratio(1.0, 0.0)), float(ratio(1.0, 2.0))
    (0.0, 0.5)
    """
    if np.ndim(x) == np.ndim(y) == 0:
        return x / y if y else 0.0 * y
    if np.ndim(y) == 0:
        return x / y if y else 0.0 * x
    zero = np.equal(y, 0)
    return np.where(zero, 0, x / np.where(zero, 1, y))


def angle_partial(z, at, deg=False):
    """`z` over the square of the length of `at`, in degrees if `deg`."""
    return z / (np.real(at) ** 2 + np.imag(at) ** 2) * (180 / np.pi if deg else 1.0)


def dot_real(x, y):
    """The product, of complex numbers as of vectors: its real part, x conjugated.

    >>> dot_real(2.0, 3.0), float(dot_real(1j, 2j))
    (6.0, 2.0)
    """
    return np.real(np.conj(x) * y) if np.iscomplexobj(x) else x * y
