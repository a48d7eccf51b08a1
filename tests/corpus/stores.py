"""Stores into arrays that a function makes or is given: items, slices, steps, constants."""

import numpy as np
from program import Program

noise = np.random.default_rng(101)


vector, matrix, cube = noise.normal(size=5), noise.normal(size=(3, 4)), noise.normal(size=(2, 3, 4))


def item(x):
    y = np.zeros(3)
    y[0] = x
    y[2] = x * x
    return np.sum(y * y)


def constant(x):
    y = x * x
    y[1] = 0.0
    return np.sum(y * y)


def constant_in_argument(x):
    x[1] = 0.0
    return np.sum(x * x * x)


def over_what_was_used(x):
    y = x * x
    z = y[1] * y[2]
    y[1] = np.sin(z)
    return np.sum(y * y)


def reads_itself(x):
    x[0] = x[0] * x[1] + x[0] ** 2
    return x[0] * x[2]


def negative(x):
    x[-1] = x[0] * x[-2]
    x[-2] = x[-1] * x[1]
    return np.sum(x * x)


def slices(x):
    y = np.zeros(5)
    y[1:4] = x[:3] * x[2:]
    y[:2] = x[3:] ** 2
    return np.sum(y * y * y)


def overlapping_slices(x):
    x[1:] = x[:-1] * 2.0
    x[:-1] = x[1:]
    return np.sum(x * x)


def steps(x):
    y = x * x
    y[::2] = x[1:4] * 3.0
    y[4:0:-2] = x[:2]
    return np.sum(y * y)


def number_into_slice(x, y):
    x[1:3] = y
    x[3:] = 2.0
    return np.sum(x * x) * y


def row_into_matrix(a, x):
    a[1:] = x
    a[0] = a[2] * x
    return np.sum(a * a)


def whole(x, y):
    z = np.empty_like(x)
    z[...] = x * y
    z[:] = z * x
    return np.sum(z)


def columns(a):
    a[:, 1] = a[:, 0] * a[:, 2]
    a[::2, 3] = 1.5
    return np.sum(a * a)


def many_axes(a):
    a[1, 2] = a[0, 1] * a[0, 2]
    a[0, ..., 1] = a[1, :, 3] ** 2
    a[:, 0, ::2] = a[:, 1, 1::2]
    return np.sum(a * a)


def new_axis(x, y):
    z = np.zeros((3, 5))
    z[:, None, :] = x * y
    z[None, 1] = x
    return np.sum(z * z)


def nested(a, x):
    a[1][2] = x * a[0][0]
    a[2][1:3] = x
    return np.sum(a * a)


def in_loop(x, n):
    y = np.zeros(n)
    for i in range(n):
        y[i] = x**i
    return np.sum(y * y)


def recursion(x, a):
    for i in range(1, len(x)):
        x[i] = np.sin(a * x[i - 1]) + x[i] ** 2
    return x[-1] * x[2]


def heat(u, k, n):
    for _ in range(n):
        u[1:-1] = u[1:-1] + k * (u[2:] - 2.0 * u[1:-1] + u[:-2])
    return np.sum(u * u)


def in_branches(x, y):
    for i in range(len(x)):
        if x[i] > 0.0:
            x[i] = x[i] * y
        elif i % 2:
            x[i] = y * y
    return np.sum(x * x * x)


def until_small(x):
    k = 0
    while np.sum(x * x) > 0.1:
        x[k % 5] = x[k % 5] * 0.5
        k += 1
    return np.sum(x**3) + x[0]


def stops_in_the_middle(x):
    total = 0.0
    for i in range(len(x)):
        if x[i] > 1.0:
            break
        x[i] = x[i] ** 2
        total = total + x[i] * x[0]
    return total


def index_computed(x, n):
    for i in range(n):
        x[(i * 2) % 5] = x[i % 5] * x[(i * 2) % 5]
    return np.sum(x)


def index_changes_later(x):
    i = 1
    x[i] = x[0] * x[i]
    i = 2
    x[i] = x[1] * x[i]
    return x[1] * x[2]


def chained(x):
    y = np.zeros(4)
    y[0] = y[1] = z = x * x
    y[2], y[3] = y[0] * x, z
    return np.sum(y * y)


def swaps(x):
    x[0], x[1] = x[1] * x[2], x[0]
    x[[2, 3]] = x[[3, 2]]
    return x[0] * x[2] + x[1] ** 2 * x[3]


def by_loop_target(x):
    y = np.zeros(2)
    for y[1] in (x, x * x):
        y[0] = y[0] + y[1] * y[1]
    return y[0] * y[1]


def returns_what_it_stored(x, y):
    z = np.zeros((2, 3))
    z[0] = x
    z[1] = x * y
    return z


def returns_the_argument(x):
    x[0] = x[1] ** 2
    return x


def into_integers(x):
    counts = np.zeros(2, dtype=int)
    counts[0] = 10.0 * x
    return counts[0] * x


def single_precision(x):
    y = np.zeros(3, dtype=np.float32)
    y[0] = x[0] * x[1]
    y[1:] = x[1:] ** 2
    return y * x


def complex_numbers(z):
    w = np.zeros(3, dtype=complex)
    w[0] = z[0] * z[1]
    w[1:] = z[1:] * 1j
    return w * z


def real_into_complex(x):
    w = np.zeros(3, dtype=complex)
    w[:2] = x[1:]
    w[2] = 1j * x[0]
    return w * (1.0 + 2.0j)


PROGRAMS = [
    Program(item, (0.7,), order=2),
    Program(constant, (vector,), order=2),
    Program(constant_in_argument, (vector,), order=2),
    Program(over_what_was_used, (vector,), order=2),
    Program(reads_itself, (vector,), order=2),
    Program(negative, (vector,), order=2),
    Program(slices, (vector,), order=2),
    Program(overlapping_slices, (vector,), order=2),
    Program(steps, (vector,), order=2),
    Program(number_into_slice, (vector, 0.7), order=2),
    Program(row_into_matrix, (matrix, matrix[1] * 0.5), order=2),
    Program(whole, (vector, 0.7), order=2),
    Program(columns, (matrix,), order=2),
    Program(many_axes, (cube,), order=2),
    Program(new_axis, (vector, 0.7), order=2),
    Program(nested, (matrix, 0.7), order=2),
    Program(in_loop, (0.7, 5), order=2),
    Program(recursion, (vector, 0.7), order=2),
    Program(heat, (vector, 0.2, 4), order=2),
    Program(in_branches, (vector, 0.7), order=2),
    Program(until_small, (vector,), order=2),
    Program(stops_in_the_middle, (np.array([0.3, -0.8, 0.4, 1.2, 0.5]),), order=2),
    Program(index_computed, (vector, 6), order=2),
    Program(index_changes_later, (vector,), order=2),
    Program(chained, (0.7,), order=2),
    Program(swaps, (vector,), order=2),
    Program(by_loop_target, (0.7,), order=2),
    Program(returns_what_it_stored, (vector[:3], 0.7)),
    Program(returns_the_argument, (vector,)),
    Program(into_integers, (0.734,), order=2),
    Program(single_precision, (vector[:3].astype(np.float32),)),
    Program(complex_numbers, (vector[:3] + 1j * vector[2:],)),
    Program(real_into_complex, (vector[:3],)),
]
