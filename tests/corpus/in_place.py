"""NumPy's functions and methods that write into an array."""

import numpy as np
from program import Program

noise = np.random.default_rng(127)


vector, matrix = noise.normal(size=5), noise.normal(size=(3, 3))


index = np.array([3, 1, 3])


def out_of_view(x, y):
    np.multiply(x[1:], y, out=x[:-1])
    return np.sum(x * x)


def out_is_an_operand(x, y):
    np.multiply(x, x, out=x)
    np.divide(x, y, out=x)
    return np.sum(x * x)


def out_is_returned(x, y):
    z = np.zeros(5)
    w = np.exp(x, out=z)
    w[0] = y
    return np.sum(z * z)


def out_of_product(a, x):
    y = np.empty(3)
    np.dot(a, x, out=y)
    b = np.empty((3, 3))
    np.matmul(a, a, out=b)
    return np.sum(y * y) * np.sum(b * a)


def out_of_cumulative(x):
    np.cumsum(x * x, out=x)
    return np.sum(x * x)


def clipped(x):
    np.clip(x, -0.5, 0.5, out=x)
    return np.sum(x * x)


def copies_to(x, y):
    z = np.zeros((2, 5))
    np.copyto(z, x * y)
    np.copyto(x, y)
    return np.sum(z * z) * np.sum(x)


def puts(x, i):
    np.put(x, i, x[:3] * 2.0)
    x.put([0], 0.5 * x[1])
    return np.sum(x * x)


def fills(x, y):
    z = x * y
    z.fill(y)
    x[1:].fill(2.0 * y)
    return np.sum(z * x)


def sorts(x):
    x.sort()
    return x[0] * x[1] + x[2] ** 2 * x[4]


def sorts_rows(a):
    a.sort(axis=0)
    return np.sum(a * a[0])


def sorts_view(x):
    x[1:4].sort()
    return np.sum(x * np.array([1.0, 2.0, 3.0, 4.0, 5.0]))


def swaps_by_copy(a):
    keep = a[0].copy()
    a[0] = a[1]
    a[1] = keep
    return np.sum(a[0] * a[1] * a[2]) + a[0, 0] ** 2


PROGRAMS = [
    Program(out_of_view, (vector, 0.7)),
    Program(out_is_an_operand, (vector, 0.7)),
    Program(out_is_returned, (vector, 0.7)),
    Program(out_of_product, (matrix, vector[:3])),
    Program(out_of_cumulative, (vector,)),
    Program(clipped, (vector,)),
    Program(copies_to, (vector, 0.7)),
    Program(puts, (vector, index)),
    Program(fills, (vector, 0.7)),
    Program(sorts, (vector,)),
    Program(sorts_rows, (matrix,)),
    Program(sorts_view, (vector,)),
    Program(swaps_by_copy, (matrix,)),
]
