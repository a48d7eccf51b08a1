"""A sorting network on a list: odd-even transposition, compare and exchange."""

import numpy as np

ARGNUMS = (0,)
AUTOGRAD = False  # it can't store


def arguments(quick):
    n = 5 if quick else 32
    return np.random.default_rng(14).normal(size=n).tolist(), [0.1 * k for k in range(n)]


def primal(xs, weights):
    xs = list(xs)
    n = len(xs)
    for k in range(n):
        for i in range(k % 2, n - 1, 2):
            if xs[i] > xs[i + 1]:
                xs[i], xs[i + 1] = xs[i + 1], xs[i]
    total = 0.0
    for x, w in zip(xs, weights):
        total += w * x * x
    return total


def adjoint(xs, weights):
    xs = list(xs)
    n = len(xs)
    swapped = []
    for k in range(n):
        for i in range(k % 2, n - 1, 2):
            swap = xs[i] > xs[i + 1]
            swapped.append(swap)
            if swap:
                xs[i], xs[i + 1] = xs[i + 1], xs[i]
    x_bars = [2.0 * w * x for x, w in zip(xs, weights)]
    for k in range(n - 1, -1, -1):
        for i in reversed(range(k % 2, n - 1, 2)):
            if swapped.pop():
                x_bars[i], x_bars[i + 1] = x_bars[i + 1], x_bars[i]
    return x_bars
