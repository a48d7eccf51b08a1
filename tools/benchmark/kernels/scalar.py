"""Six operations on three scalars."""

import math

ARGNUMS = (0, 1, 2)


def arguments(quick):
    return 0.7, 1.3, 0.4


def primal(x, y, z):
    return math.sin(x * y) + math.exp(z) * (x - y)


def adjoint(x, y, z):
    turn, growth = math.cos(x * y), math.exp(z)
    return turn * y + growth, turn * x - growth, growth * (x - y)
