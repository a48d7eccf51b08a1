"""Aliases and views of what is written: slices, transposes, reshapes, rows of a loop."""

import numpy as np
from program import Program

noise = np.random.default_rng(109)


vector, matrix = noise.normal(size=6), noise.normal(size=(3, 4))


square = noise.normal(size=(3, 3))


def alias_written(x):
    y = x * x
    z = y
    z[0] = x[1]
    return np.sum(y * y)


def base_written(x):
    y = x * x
    z = y
    y[0] = x[1]
    return np.sum(z * y)


def alias_of_argument(x):
    y = x
    y[1] = y[0] * x[2]
    return np.sum(x * y)


def view_written(x):
    y = x * x
    z = y[1:]
    z[0] = z[1] * z[2]
    return np.sum(y * y)


def base_of_view_written(x):
    y = x * x
    z = y[1:4]
    y[2] = y[0] * y[1]
    return np.sum(z * z * z)


def both_written(x):
    z = x[1:]
    z[0] = z[1] * z[0]
    x[2] = x[1] * x[0]
    z *= x[0]
    return np.sum(x * x)


def view_of_view(x):
    y = x[1:]
    z = y[::2]
    z[1] = z[0] * y[0]
    y[2] *= 3.0
    return np.sum(x * x) * z[1]


def copy_is_no_view(x):
    y = x[1:].copy()
    y[0] = y[1] * x[0]
    return np.sum(x[1:] * y)


def picked_is_no_view(x):
    y = x[[1, 2, 3]]
    y[0] = y[1] * x[0]
    return np.sum(x[1:4] * y)


def two_views(x):
    left, right = x[:3], x[3:]
    left += right
    right *= left
    return np.sum(x * x)


def overlapping_views(x):
    left, right = x[:4], x[2:]
    left *= right
    right += left[1]
    return np.sum(x * x)


def odd_and_even(x):
    odd, even = x[1::2], x[::2]
    even -= odd
    odd += even * 0.5
    return np.sum(x**3)


def transposed(a):
    b = a.T
    b[0] = b[1] * b[2]
    return np.sum(a * a)


def reshaped(a):
    x = a.reshape(-1)
    x[3] = x[0] * x[1]
    a[2, 1] = x[3]
    return np.sum(x * x)


def raveled(a):
    x = a.ravel()
    x[1:5] *= x[0]
    return np.sum(a * a)


def flattened_is_a_copy(a):
    x = a.flatten()
    x[0] = x[1] * x[2]
    return np.sum(x * x) * a[0, 0]


def new_axis(x):
    column = x[:, None]
    column[1] = column[0] * x[2]
    return np.sum(x * x)


def swapped_axes(a):
    b = a.swapaxes(0, 1)
    b[1, 2] = a[0, 0] * b[0, 1]
    np.moveaxis(a, 0, 1)[0] *= 2.0
    return np.sum(a * a)


def row(a):
    y = a[1]
    y[2] = y[0] * a[0, 0]
    return np.sum(a * a)


def rows_of_loop(a):
    for r in a:
        r[0] = r[1] * r[2]
    return np.sum(a * a)


def rows_scaled(a, y):
    for k, r in enumerate(a):
        r *= y
        r[k] += a[0, 0]
    return np.sum(a * a)


def rows_zipped(a, b):
    for r, s in zip(a, b):
        r[1:] += s[:-1]
        s[0] = r[1]
    return np.sum(a * a) + np.sum(b**3)


def view_in_tuple(x):
    pair = (x[1:], x)
    pair[0][0] = x[0] * x[3]
    return np.sum(pair[1] * pair[1])


def keeps_the_old(u, n):
    for _ in range(n):
        old = u.copy()
        u[1:-1] = old[2:] * old[:-2]
    return np.sum(u * u)


def blocks(a):
    upper, lower = a[:1, 1:], a[1:, :1]
    upper[0] = lower[1] * a[1, 1:]
    a[1:, 1:] -= lower * upper
    return np.sum(a * a)


def diagonal_view(a):
    flat = a.reshape(-1)
    flat[::4] = 2.0 * a[0, 1]
    return np.sum(a * a * a)


def returns_a_view(x):
    x[2] = x[0] * x[1]
    return x[1:4]


def returns_alias_twice(x):
    y = x * x
    y[0] = x[1]
    return y, y[1:]


def rebound_alias(x):
    y = x * x
    z = y
    y = y * x
    y[0] = 3.0 * x[1]
    return np.sum(y * z)


def view_outlives(x):
    y = x * x
    z = y[:3]
    y = x * 2.0
    z[0] = y[1] * z[1]
    return np.sum(z * z) + np.sum(y * y)


def sliding(x):
    for i in range(1, 5):
        window = x[i - 1 : i + 2]
        window[1] = window[0] * window[2] + window[1]
    return np.sum(x * x)


def view_beside_test(x, n):
    y = x * 0.5
    if n > 1:
        t = y * y
    else:
        t = y + 0.5
    part = y[1:]
    part[0] = part[1] * 0.3
    y[2] = part[1] * t[0]
    return np.sum(part * part)


PROGRAMS = [
    Program(view_beside_test, (vector, 2), order=2),
    Program(alias_written, (vector,), order=2),
    Program(base_written, (vector,), order=2),
    Program(alias_of_argument, (vector,), order=2),
    Program(view_written, (vector,), order=2),
    Program(base_of_view_written, (vector,), order=2),
    Program(both_written, (vector,), order=2),
    Program(view_of_view, (vector,), order=2),
    Program(copy_is_no_view, (vector,), order=2),
    Program(picked_is_no_view, (vector,), order=2),
    Program(two_views, (vector,), order=2),
    Program(overlapping_views, (vector,), order=2),
    Program(odd_and_even, (vector,), order=2),
    Program(transposed, (square,), order=2),
    Program(reshaped, (matrix,)),
    Program(raveled, (matrix,)),
    Program(flattened_is_a_copy, (matrix,), order=2),
    Program(new_axis, (vector,), order=2),
    Program(swapped_axes, (matrix,), order=2),
    Program(row, (matrix,), order=2),
    Program(rows_of_loop, (matrix,), order=2),
    Program(rows_scaled, (matrix, 0.7)),
    Program(rows_zipped, (matrix, matrix[::-1].copy())),
    Program(view_in_tuple, (vector,), order=2),
    Program(keeps_the_old, (vector, 3), order=2),
    Program(blocks, (square,), order=2),
    Program(diagonal_view, (square,)),
    Program(returns_a_view, (vector,)),
    Program(returns_alias_twice, (vector,)),
    Program(rebound_alias, (vector,), order=2),
    Program(view_outlives, (vector,), order=2),
    Program(sliding, (vector,), order=2),
]
