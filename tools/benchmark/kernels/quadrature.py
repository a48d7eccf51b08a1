"""Simpson's rule for a function that is passed to it, a lambda with a parameter."""

import math

ARGNUMS = (0,)


def arguments(quick):
    return 1.3, 10 if quick else 100


def simpson(f, low, high, n):
    h = (high - low) / n
    total = f(low) + f(high)
    for k in range(1, n):
        total += (4.0 if k % 2 else 2.0) * f(low + k * h)
    return total * h / 3.0


def primal(a, n):
    return simpson(lambda x: math.exp(-a * x * x), 0.0, 1.0, n)


def adjoint(a, n):
    h = 1.0 / n
    a_bar = -math.exp(-a)
    for k in range(1, n):
        x = k * h
        a_bar -= (4.0 if k % 2 else 2.0) * math.exp(-a * x * x) * x * x
    return a_bar * h / 3.0
