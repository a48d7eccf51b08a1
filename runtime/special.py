"""Special functions that the derivatives of numpy's and math's need, for numbers and arrays."""

import math

import numpy as np


def sinc(x, n=0):
    """The n-th derivative of sin(pi x) / (pi x).

    x f(n) + n f(n-1) is a sine, which gives all of them in turn; near zero the power series does.

    >>> round(float(sinc(0.5)), 6), float(sinc(0.0, 1))
    (0.63662, 0.0)
    """
    x = np.asarray(x)
    wide = complex if x.dtype.kind == "c" else float
    z = np.asarray(np.pi * x.astype(wide))
    near = np.abs(z) < 3 + n
    far = np.where(near, 1.0, z)
    out = np.sin(far) / far
    for k in range(1, n + 1):
        out = (np.sin(far + k * np.pi / 2) - k * out) / far
    out = np.where(near, sinc_series(np.where(near, z, 0.0), n), out) * np.pi**n
    return out.astype(x.dtype if x.dtype.kind in "fc" else float)[()]


def sinc_series(z, n):
    """The n-th derivative of sin(z) / z, by the power series."""
    total = np.zeros_like(z)
    for k in range((n + 1) // 2, 30 + n):
        power = 2 * k - n
        c = (-1) ** k * math.prod(range(power + 1, 2 * k + 1)) / math.factorial(2 * k + 1)
        total = total + c * z**power
    return total


def bessel_i(x, n):
    """The n-th derivative of np.i0: the mean of cos(u)**n exp(x cos(u)) over a turn.

    >>> round(float(bessel_i(1.0, 1)), 6)
    0.565159
    """
    x = np.asarray(x)
    count = 32 + 2 * int(np.ceil(np.max(np.abs(x), initial=0.0)))
    c = np.cos((np.arange(count) + 0.5) * (np.pi / count))
    values = np.mean(c**n * np.exp(np.multiply.outer(x, c)), axis=-1)
    return values.astype(x.dtype if x.dtype.kind == "f" else float)[()]


# The Bernoulli numbers B(2), B(4), …
BERNOULLI = (1 / 6, -1 / 30, 1 / 42, -1 / 30, 5 / 66, -691 / 2730, 7 / 6, -3617 / 510)


def polygamma(n, x):
    """The n-th derivative of the digamma function, the derivative of the logarithm of gamma.

    By its recurrence to a large argument, and there by its asymptotic series (Abramowitz and
    Stegun 6.4.11).

    >>> round(polygamma(0, 1.0), 12), round(polygamma(1, 1.0) - math.pi**2 / 6, 12)
    (-0.577215664902, 0.0)
    """
    if x < 0.5 and x == math.floor(x):
        return math.nan
    total, sign, f = 0.0, (-1) ** (n + 1), math.factorial(n)
    while x < 15 + n:
        total += sign * f / x ** (n + 1)
        x += 1.0
    if n == 0:
        total += math.log(x) - 1 / (2 * x)
        return total - sum(b / (2 * k * x ** (2 * k)) for k, b in enumerate(BERNOULLI, 1))
    series = math.factorial(n - 1) / x**n + f / (2 * x ** (n + 1))
    for k, b in enumerate(BERNOULLI, 1):
        top = math.factorial(2 * k + n - 1) / math.factorial(2 * k)
        series += b * top / x ** (2 * k + n)
    return total + sign * series
