"""Augmented assignment: of items by every operator, of whole arrays in place, of numbers."""

import numpy as np
from program import Program

noise = np.random.default_rng(107)


vector, matrix = noise.uniform(0.5, 1.5, size=4), noise.normal(size=(3, 3))


def item_plus(x, y):
    x[1] += y * x[0]
    return np.sum(x * x)


def item_minus(x, y):
    x[1] -= y * x[1]
    return np.sum(x * x)


def item_times(x, y):
    x[1] *= y * x[2]
    x[1] *= 3.0
    return np.sum(x * x)


def item_times_itself(x):
    x[1] *= x[1]
    return x[1] * x[0]


def item_over(x, y):
    x[1] /= y + x[1]
    return np.sum(x * x)


def item_to_the_power(x, y):
    x[1] **= 3
    x[2] **= y
    return np.sum(x * x)


def item_floored(x, y):
    x[1] //= 0.3
    x[2] %= 0.3
    return np.sum(x * x) * y


def slices(x, y):
    x[1:] += y * x[:-1]
    x[::2] *= x[1::2]
    x[:2] -= y
    x[2:] /= x[:2] + 3.0
    return np.sum(x * x)


def slice_to_the_power(x):
    x[1:] **= 2
    x[:2] **= x[2:]
    return np.sum(x * x)


def matrix_product(a, x):
    b = a * x
    b @= a
    return np.sum(b * b)


def number_into_row(a, y):
    a[1] += y
    a[:, 0] *= y
    a[0] -= a[1]
    return np.sum(a * a)


def nested(a, y):
    a[1][2] += y * a[0][0]
    a[2][1:] *= y
    return np.sum(a * a)


def sums_in_loop(x, n):
    y = np.zeros(3)
    for i in range(n):
        y[i % 3] += x[i % 4] ** i
    return np.sum(y * y)


def accumulates(a, x):
    y = np.zeros(3)
    for i in range(3):
        for j in range(3):
            y[i] += a[i, j] * x[j]
    return np.sum(np.tanh(y))


def whole(x, y):
    z = x * y
    z += y
    z *= x
    z -= x
    z /= 2.0 + x
    z **= 2
    return np.sum(z * z)


def whole_of_argument(x, y):
    x += y
    x *= x
    return np.sum(x * x)


def alias_sees_it(x, y):
    z = x * x
    alias = z
    z += y
    return np.sum(alias * z)


def alias_of_argument(x, y):
    z = x
    z *= y
    return np.sum(x * x)


def alias_then_rebound(x, y):
    z = x * x
    alias = z
    z = z + y
    z += y
    return np.sum(alias * z)


def numbers_rebind(x, y):
    z = x
    z += y
    z *= y
    return x * z


def elements_rebind(x):
    total = 0.0
    for v in x:
        w = v
        v *= 2.0
        total += v * w
    return total


def number_from_array(x):
    y = x[1]
    y += x[0]
    y *= y
    return y * x[1]


def copy_was_kept(x, y):
    z, kept = x * x, []
    for _ in range(3):
        z *= y
        kept.append(z.copy())
    return np.sum(kept[0] * kept[2])


def broadcasts(a, x, y):
    a += x
    a *= y
    a -= x[:, None]
    return np.sum(a * a)


def single_precision(x):
    y = x * x
    y += 0.5
    y[0] *= 3
    return y


def complex_numbers(z):
    w = z * z
    w *= 1j
    w[0] += z[1]
    return w


def in_attribute_of_array(a, y):
    a.T[0] += y
    a.T[1, 1:] *= a[0, 0]
    return np.sum(a * a)


def by_itself(x):
    x += x
    x[1:] *= x[1:]
    x -= x * x
    return np.sum(x * x)


def by_its_own_view(x):
    x[1:] += x[:-1]
    x[:-1] *= x[1:]
    return np.sum(x * x)


PROGRAMS = [
    Program(item_plus, (vector, 0.7)),
    Program(item_minus, (vector, 0.7)),
    Program(item_times, (vector, 0.7), order=2),
    Program(item_times_itself, (vector,), order=2),
    Program(item_over, (vector, 0.7)),
    Program(item_to_the_power, (vector, 1.7)),
    Program(item_floored, (vector, 0.7)),
    Program(slices, (vector, 0.7)),
    Program(slice_to_the_power, (vector,)),
    Program(matrix_product, (matrix, 0.7)),
    Program(number_into_row, (matrix, 0.7)),
    Program(nested, (matrix, 0.7)),
    Program(sums_in_loop, (vector, 7)),
    Program(accumulates, (matrix, vector[:3])),
    Program(whole, (vector, 0.7), order=2),
    Program(whole_of_argument, (vector, 0.7), order=2),
    Program(alias_sees_it, (vector, 0.7), order=2),
    Program(alias_of_argument, (vector, 0.7)),
    Program(alias_then_rebound, (vector, 0.7)),
    Program(numbers_rebind, (0.3, 0.7), order=2),
    Program(elements_rebind, (vector,)),
    Program(number_from_array, (vector,)),
    Program(copy_was_kept, (vector, 0.7)),
    Program(broadcasts, (matrix, vector[:3], 0.7)),
    Program(single_precision, (vector.astype(np.float32),)),
    Program(complex_numbers, (vector + 1j * vector[::-1],)),
    Program(in_attribute_of_array, (matrix, 0.7)),
    Program(by_itself, (vector,)),
    Program(by_its_own_view, (vector,)),
]
