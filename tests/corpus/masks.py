"""Stores by masks and by arrays of integers, with repeats, on arrays of several axes."""

import numpy as np
from program import Program

noise = np.random.default_rng(103)


vector, matrix, cube = noise.normal(size=5), noise.normal(size=(3, 4)), noise.normal(size=(2, 3, 4))


index = np.array([3, 1, 3, 0])


def mask(x):
    y = x * x
    y[x > 0.0] = x[0]
    return np.sum(y * y)


def mask_of_itself(x):
    x[x < 0.0] = x[x < 0.0] ** 2
    return np.sum(x * x * x)


def mask_gets_values(x, y):
    x[x > 0.0] = y[x > 0.0] * x[1]
    return np.sum(x * x)


def mask_gets_constant(x):
    x[x > 0.0] = 0.0
    return np.sum(x * x)


def mask_given(x, chosen):
    x[chosen] = x[~chosen][0] * x[chosen]
    x[~chosen] = 1.0
    return np.sum(x * x)


def mask_augmented(x, y):
    x[x > 0.0] *= y
    x[x < 0.0] += y
    return np.sum(x * x)


def mask_of_matrix(a, y):
    a[a > 0.2] = y
    a[a < -0.2] *= a[a < -0.2]
    return np.sum(a * a * a)


def mask_of_rows(a, x):
    a[a[:, 0] > 0.0] = x
    a[:, x > 0.0] *= 2.0
    return np.sum(a * a)


def integers(x, i):
    y = np.zeros(5)
    y[i[1:]] = x[i[:3]] ** 2
    return np.sum(y * y)


def repeated_array(x, i):
    x[i] = x[:4] * x[1:]
    return np.sum(x * x)


def repeated_gets_number(x, y, i):
    x[i] = y
    return np.sum(x * x)


def repeated_augmented(x, i):
    x[i] += x[:4] ** 2
    return np.sum(x * x)


def repeated_scaled(x, i):
    x[i] *= x[1:]
    return np.sum(x * x)


def negative_integers(x):
    x[[-1, 0, 4]] = x[[1, 2, 3]] * x[0]
    return np.sum(x * x)


def pairs(a):
    a[[0, 2, 0], [1, 1, 1]] = a[1, :3] ** 2
    return np.sum(a * a)


def pairs_augmented(a):
    a[[0, 2, 0], [1, 3, 1]] += a[1, :3] * a[0, 1]
    return np.sum(a * a)


def integers_and_slice(a, x):
    a[[2, 0], 1:3] = a[1, :2] * x
    a[1:, [0, 3]] = x
    return np.sum(a * a)


def diagonal(a):
    k = np.arange(3)
    a[k, k] = a[k, k + 1] * a[k, k]
    return np.sum(a * a)


def open_mesh(a, x):
    a[np.ix_([0, 2], [1, 3])] = x * a[:2, :2]
    return np.sum(a * a)


def rows_by_integers(a):
    a[[2, 0]] = a[[0, 2]] * a[1]
    return np.sum(a * a)


def three_axes(t):
    t[[0, 1], :, [1, 2]] = t[:, :, 0] * t[0, :, 3]
    t[1, [0, 0]] *= 2.0
    return np.sum(t * t)


def in_loop(x, a):
    for k in range(3):
        x[[k, k + 1]] = x[[k + 1, k]] * a
    return np.sum(x * x)


def where_positive(x):
    i = np.where(x > 0.0)[0]
    x[i] = x[i] ** 3
    (j,) = np.nonzero(x < 0.0)
    x[j] *= 0.5
    return np.sum(x * x)


PROGRAMS = [
    Program(mask, (vector,), order=2),
    Program(mask_of_itself, (vector,), order=2),
    Program(mask_gets_values, (vector, vector[::-1].copy()), order=2),
    Program(mask_gets_constant, (vector,), order=2),
    Program(mask_given, (vector, np.array([True, False, True, True, False])), order=2),
    Program(mask_augmented, (vector, 0.7), order=2),
    Program(mask_of_matrix, (matrix, 0.7), order=2),
    Program(mask_of_rows, (matrix, matrix[1] + 0.1), order=2),
    Program(integers, (vector, index), order=2),
    Program(repeated_array, (vector, index), order=2),
    Program(repeated_gets_number, (vector, 0.7, index), order=2),
    Program(repeated_augmented, (vector, index), order=2),
    Program(repeated_scaled, (vector, index), order=2),
    Program(negative_integers, (vector,), order=2),
    Program(pairs, (matrix,), order=2),
    Program(pairs_augmented, (matrix,), order=2),
    Program(integers_and_slice, (matrix, 0.7), order=2),
    Program(diagonal, (matrix,), order=2),
    Program(open_mesh, (matrix, 0.7), order=2),
    Program(rows_by_integers, (matrix,), order=2),
    Program(three_axes, (cube,), order=2),
    Program(in_loop, (vector, 0.7), order=2),
    Program(where_positive, (vector,), order=2),
]
