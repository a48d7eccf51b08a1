"""A network of 4-8-8-2 units and one example: the cost of a call is the cost of its overhead."""

from itertools import pairwise

import numpy as np

ARGNUMS = (0, 1, 2, 3, 4, 5)
SIZES = (4, 8, 8, 2)


def arguments(quick):
    random = np.random.default_rng(0)
    layers = []
    for inputs, outputs in pairwise(SIZES):
        layers += [random.normal(size=(inputs, outputs)), random.normal(size=outputs)]
    return (*layers, random.normal(size=4), random.normal(size=2))


def primal(w1, b1, w2, b2, w3, b3, x, target):
    x = np.tanh(x @ w1 + b1)
    x = np.tanh(x @ w2 + b2)
    out = x @ w3 + b3
    return np.sum((out - target) ** 2)


def adjoint(w1, b1, w2, b2, w3, b3, x, target):
    x1 = np.tanh(x @ w1 + b1)
    x2 = np.tanh(x1 @ w2 + b2)
    b3_bar = 2.0 * (x2 @ w3 + b3 - target)
    b2_bar = (w3 @ b3_bar) * (1.0 - x2 * x2)
    b1_bar = (w2 @ b2_bar) * (1.0 - x1 * x1)
    return (
        x[:, None] * b1_bar,
        b1_bar,
        x1[:, None] * b2_bar,
        b2_bar,
        x2[:, None] * b3_bar,
        b3_bar,
    )
