"""Arrays that are written down number by number."""

import numpy as np
from program import Program

vector = np.array([0.3, -0.8])


def rotated(x, p):
    c, s = np.cos(x), np.sin(x)
    turned = np.array([[c, -s], [s, c]]) @ p
    return np.sum(turned**2 * np.array([1.0, 2.0]))


def one_number_often(x, y):
    return np.sum(np.array([x, y, x * y, 2.0, x]) * np.array((y, x, 1.0, x, y)))


def sum_of_what_is_written(x, y):
    return np.sum(np.array([x, y * x, y])) + np.sum(np.array([[x], [y]]))


def bound_anew_between(x, y):
    pair = [x, y]
    x = x * y
    return np.sum(np.array(pair) * np.array([1.0, 3.0])) * x


def bound_anew_in_a_branch(x, y):
    pair = [x, y]
    if x > 0.0:
        x = x * y
    return np.sum(np.array(pair) * np.array([1.0, 3.0])) * x


def made_outside_of_the_loop(x, y):
    pair = [x, y]
    total = 0.0
    for k in range(3):
        x = x * y
        total = total + np.sum(np.array(pair) * np.array([x, 1.0 + k]))
    return total


def in_each_turn(x, n):
    state = np.array([x, 1.0])
    for _ in range(n):
        state = np.array([state[1] * x, state[0] - 0.1 * state[1]])
    return state[0] * state[1]


def read_twice(x, y):
    pair = [x, y]
    return np.sum(np.array(pair) * np.asarray(pair)) + pair[0]


def changed_before(x, y):
    pair = [x, y]
    pair[0] = y * y
    return np.sum(np.array(pair) * np.array([3.0, x]))


def stored_to(x, y):
    v = np.array([x, y, x * y])
    v[1] = 2.0 * v[0]
    v[2:] *= x
    return np.sum(v * v)


def whole_numbers_beside(x, n):
    return np.sum(np.array([n, x, True]) * np.array([x, n, x]))


def by_dtype(x, y):
    return np.sum(np.array([x, y], dtype=float) ** 2) + np.sum(np.array([x, y], dtype=complex).real)


def at_least_two_axes(x, y):
    return np.sum(np.array([x, y], ndmin=2) @ np.array([[x], [3.0]]))


def rows_beside(x, v):
    return np.sum(np.array([v, x * v]) @ np.array([x, 1.0])) + np.sum(np.array([[x, x], v]))


def three_axes(x, y):
    cube = np.array([[[x, y], [1.0, x]], [[y, y], [x, 2.0]]])
    return np.sum(cube * cube[::-1])


def in_a_callee(x, y):
    return slope([y, x])[0] * slope((x, y))[1]


def slope(y):
    return np.array([y[1], -np.sin(y[0])])


def empty_beside(x, y):
    return np.sum(np.array([[], []])) + np.array([x, y])[1]


PROGRAMS = [
    Program(f, (0.7, 1.3), order=2)
    for f in (
        one_number_often, sum_of_what_is_written, bound_anew_between, bound_anew_in_a_branch,
        made_outside_of_the_loop, read_twice, changed_before, stored_to,
        at_least_two_axes, three_axes, in_a_callee, empty_beside,
    )
]  # fmt: skip
PROGRAMS += [
    Program(by_dtype, (0.7, 1.3)),
    Program(rotated, (0.7, vector), order=2),
    Program(in_each_turn, (0.7, 5), order=2),
    Program(whole_numbers_beside, (0.7, 3), wrt=("x",)),
    Program(rows_beside, (0.7, vector), order=2),
]
