"""NumPy's functions and methods that write into an array."""

import numpy as np
from program import Program

noise = np.random.default_rng(127)


vector, matrix = noise.normal(size=5), noise.normal(size=(3, 3))


index = np.array([3, 1, 3])


def out_of_ufunc(x, y):
    z = np.empty_like(x)
    np.multiply(x, y, out=z)
    np.sin(z, out=z)
    np.add(z, x, z)
    return np.sum(z * z)


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


def out_of_reduction(a):
    y = np.empty(3)
    np.sum(a * a, axis=0, out=y)
    a.sum(axis=1, out=a[0])
    return np.sum(y * y) * a[0, 1]


def out_of_cumulative(x):
    np.cumsum(x * x, out=x)
    return np.sum(x * x)


def clipped(x):
    np.clip(x, -0.5, 0.5, out=x)
    return np.sum(x * x)


def adds_at(x, i):
    y = np.zeros(5)
    np.add.at(y, i, x[:3] * x[2:])
    np.add.at(x, i, y[:3])
    return np.sum(x * x)


def subtracts_at(x, y):
    np.subtract.at(x, [0, 0, 2], y)
    return np.sum(x * x)


def multiplies_at(x, y):
    np.multiply.at(x, [0, 0, 2], y)
    return np.sum(x * x)


def multiplies_at_pairs(a, y):
    np.multiply.at(a, ([0, 0, 2], [1, 1, 0]), y)
    np.divide.at(a, (slice(None), 1), 2.0 * y)
    return np.sum(a * a)


def maximum_at_rows(a, y):
    np.maximum.at(a, np.array([[0, 2], [0, 1]]), np.array([[0.1], [y]])[..., np.newaxis])
    return np.sum(a * a)


def puts_around(x, y):
    np.put(x, [7, -6], [y, 2.0 * y], mode="wrap")
    x.sort(kind="stable")
    return np.sum(x * np.arange(5.0))


def fills_long_diagonal(y):
    cube = np.full((2, 2, 2), y)
    np.fill_diagonal(cube, y * y)
    return np.sum(cube * np.arange(8.0).reshape(2, 2, 2))


def adds_at_pairs(a, y):
    np.add.at(a, ([0, 0, 2], [1, 1, 0]), y)
    return np.sum(a * a)


def copies_to(x, y):
    z = np.zeros((2, 5))
    np.copyto(z, x * y)
    np.copyto(x, y)
    return np.sum(z * z) * np.sum(x)


def copies_where(x, y):
    np.copyto(x, y, where=x > 0.0)
    return np.sum(x * x)


def puts(x, i):
    np.put(x, i, x[:3] * 2.0)
    x.put([0], 0.5 * x[1])
    return np.sum(x * x)


def puts_mask(x):
    np.putmask(x, x > 0.0, x * x)
    np.place(x, x < -0.5, [1.0, 2.0])
    return np.sum(x * x)


def puts_along_axis(a, y):
    np.put_along_axis(a, np.array([[1], [0], [2]]), y, axis=1)
    return np.sum(a * a)


def fills(x, y):
    z = x * y
    z.fill(y)
    x[1:].fill(2.0 * y)
    return np.sum(z * x)


def fills_diagonal(a, y):
    b = a * a
    np.fill_diagonal(b, y)
    np.fill_diagonal(a, 0.5)
    return np.sum(a * b * b)


def sorts(x):
    x.sort()
    return x[0] * x[1] + x[2] ** 2 * x[4]


def sorts_rows(a):
    a.sort(axis=0)
    return np.sum(a * a[0])


def sorts_view(x):
    x[1:4].sort()
    return np.sum(x * np.array([1.0, 2.0, 3.0, 4.0, 5.0]))


def partitions(x):
    x.partition(2)
    return x[2] ** 3


def real_part(z, y):
    z.real = y * z.imag
    z.real[0] = 0.5
    return np.sum(np.abs(z) ** 2)


def imaginary_part(z, y):
    z.imag[1:] *= y
    z.imag = z.imag[::-1] * 2.0
    return np.sum(np.real(z * z))


def both_parts(x, y):
    z = np.empty(5, dtype=complex)
    z.real = x
    z.imag = x * y
    return z * z


def swaps_by_copy(a):
    keep = a[0].copy()
    a[0] = a[1]
    a[1] = keep
    return np.sum(a[0] * a[1] * a[2]) + a[0, 0] ** 2


def into_no_dimensions(x, y):
    z = np.zeros(())
    np.multiply(x, y, out=z)
    w = z * z
    z[...] += y
    z[()] = z * w
    return z * x


PROGRAMS = [
    Program(into_no_dimensions, (0.7, 0.3)),
    Program(out_of_ufunc, (vector, 0.7), order=2),
    Program(out_of_view, (vector, 0.7), order=2),
    Program(out_is_an_operand, (vector, 0.7), order=2),
    Program(out_is_returned, (vector, 0.7), order=2),
    Program(out_of_product, (matrix, vector[:3]), order=2),
    Program(out_of_reduction, (matrix,), order=2),
    Program(out_of_cumulative, (vector,), order=2),
    Program(clipped, (vector,), order=2),
    Program(adds_at, (vector, index), order=2),
    Program(subtracts_at, (vector, 0.7), order=2),
    Program(multiplies_at, (vector, 0.7)),
    Program(multiplies_at_pairs, (matrix, 0.7)),
    Program(maximum_at_rows, (matrix, 0.7)),
    Program(puts_around, (vector, 0.7)),
    Program(fills_long_diagonal, (0.7,), order=2),
    Program(adds_at_pairs, (matrix, vector[:3]), order=2),
    Program(copies_to, (vector, 0.7), order=2),
    Program(copies_where, (vector, vector[::-1].copy()), order=2),
    Program(puts, (vector, index), order=2),
    Program(puts_mask, (vector,), order=2),
    Program(puts_along_axis, (matrix, 0.7), order=2),
    Program(fills, (vector, 0.7), order=2),
    Program(fills_diagonal, (matrix, 0.7), order=2),
    Program(sorts, (vector,), order=2),
    Program(sorts_rows, (matrix,), order=2),
    Program(sorts_view, (vector,), order=2),
    Program(partitions, (vector,), order=2),
    Program(real_part, (vector + 1j * vector[::-1], 0.7), order=2),
    Program(imaginary_part, (vector + 1j * vector[::-1], 0.7), order=2),
    Program(both_parts, (vector, 0.7)),
    Program(swaps_by_copy, (matrix,), order=2),
]
