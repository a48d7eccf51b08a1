"""A loop that calls a function of the user's."""

import math

ARGNUMS = (0, 1)


def arguments(quick):
    return 0.3, 2.9, 20 if quick else 1000


def logistic(x, r):
    return r * x * (1.0 - x)


def primal(x, r, n):
    total = 0.0
    for _ in range(n):
        x = logistic(x, r)
        total += math.log(x)
    return total


def adjoint(x, r, n):
    xs = [x]
    for _ in range(n):
        x = r * x * (1.0 - x)
        xs.append(x)
    x_bar = r_bar = 0.0
    after = xs.pop()
    for x in reversed(xs):
        x_bar += 1.0 / after
        r_bar += x_bar * x * (1.0 - x)
        x_bar *= r * (1.0 - 2.0 * x)
        after = x
    return x_bar, r_bar
