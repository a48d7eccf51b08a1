"""Newton's method in a while loop: a root of cos(x) = a * x."""

import math

ARGNUMS = (0,)


def arguments(quick):
    return 1.2, 0.1


def primal(a, x):
    step = 1.0
    while abs(step) > 1e-12:
        step = (math.cos(x) - a * x) / (math.sin(x) + a)
        x = x + step
    return x


def adjoint(a, x):
    xs = []
    step = 1.0
    while abs(step) > 1e-12:
        xs.append(x)
        step = (math.cos(x) - a * x) / (math.sin(x) + a)
        x = x + step
    x_bar, a_bar = 1.0, 0.0
    for x in reversed(xs):
        slope = math.sin(x) + a
        step = (math.cos(x) - a * x) / slope
        a_bar -= x_bar * (x + step) / slope
        x_bar *= -step * math.cos(x) / slope
    return a_bar
