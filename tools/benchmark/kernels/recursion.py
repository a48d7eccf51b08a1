"""A cumulative recursion x[i] = f(x[i - 1]), element by element: the logistic map, damped."""

import math

import numpy as np

ARGNUMS = (0, 1)
AUTOGRAD = False  # it can't store


def arguments(quick):
    return 0.3, 1.7, 10 if quick else 1000


def primal(start, rate, n):
    x = np.zeros(n)
    x[0] = start
    for i in range(1, n):
        x[i] = rate * math.sin(x[i - 1]) * (1.0 - x[i - 1])
    return np.sum(x * x)


def adjoint(start, rate, n):
    x = np.zeros(n)
    x[0] = start
    for i in range(1, n):
        x[i] = rate * math.sin(x[i - 1]) * (1.0 - x[i - 1])
    x_bar, rate_bar = 2.0 * x, 0.0
    for i in range(n - 1, 0, -1):
        y, y_bar = x[i - 1], x_bar[i]
        sine, room = math.sin(y), 1.0 - y
        rate_bar += y_bar * sine * room
        x_bar[i - 1] += y_bar * rate * (math.cos(y) * room - sine)
    return x_bar[0], rate_bar
