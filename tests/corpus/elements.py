"""Loops over elements that are stored to once, or again; results that the caller changes."""

import math

import numpy as np
from program import Program

noise = np.random.default_rng(131)
matrix = noise.normal(size=(4, 4)) + 4.0 * np.eye(4)


def logistic(start, rate, n):
    x = np.zeros(n)
    x[0] = start
    for i in range(1, n):
        x[i] = rate * math.sin(x[i - 1]) * (1.0 - x[i - 1])
    return np.sum(x * x)


def factored(a):
    a = a.copy()
    for k in range(len(a)):
        for i in range(k + 1, len(a)):
            a[i, k] /= a[k, k]
            for j in range(k + 1, len(a)):
                a[i, j] -= a[i, k] * a[k, j]
    return math.log(a[0, 0] * a[1, 1] * a[2, 2] * a[3, 3])


def around_the_end(start, n):
    x = np.zeros(n)
    for i in range(n):
        x[i] = start * (i + 1) + x[i - 1] * x[i - 1]
    return np.sum(x * x)


def again_and_again(rate, n):
    x = np.ones(n)
    for _ in range(3):
        for i in range(1, n):
            x[i] = rate * x[i - 1] * x[i - 1]
    return np.sum(x * x)


def anew_in_each_turn(rate, n):
    total = 0.0
    for _ in range(3):
        x = np.ones(n)
        for i in range(1, n):
            x[i] = rate * x[i - 1] * x[i - 1] + total
        total += x[n - 1]
    return total


def downward(rate, n):
    xs = [1.0] * n
    for i in range(n - 2, -1, -1):
        xs[i] = rate * xs[i + 1] * xs[i + 1]
    return sum(x * x for x in xs)


def behind(rate, n):
    x = np.ones(n)
    for i in range(1, n - 1):
        x[i - 1] = rate * x[i] * x[i] * x[i + 1]
    return np.sum(x * x)


def by_two_names(rate, n):
    x = np.ones(n) * rate
    same = x
    for i in range(1, n - 1):
        x[i] = rate * x[i - 1] * x[i - 1]
        same[i - 1] = x[i] * x[i + 1]
    return np.sum(x * x)


def recursion(start, n):
    x = np.zeros(n)
    x[0] = start
    for i in range(1, n):
        x[i] = x[i - 1] * (1.0 - x[i - 1])
    return x


def result_changed(start, n):
    x = recursion(start, n)
    x[1] = 3.0 * x[2]
    x[3] *= x[4]
    return np.sum(x * x)


def scaled(x, n):
    y = np.ones(n) * x
    y[0] = np.sum(y[1:] * y[1:])
    return y


def result_changed_in_part(x, n):
    y = scaled(x, n)
    y[2] = 3.0 * y[1]
    return np.sum(y * y)


PROGRAMS = [
    Program(logistic, (0.3, 1.7, 6), order=2),
    Program(factored, (matrix,), order=2),
    Program(around_the_end, (0.3, 5), order=2),
    Program(again_and_again, (0.9, 5), order=2),
    Program(anew_in_each_turn, (0.4, 4), order=2),
    Program(downward, (0.9, 5), order=2),
    Program(behind, (0.9, 6), order=2),
    Program(by_two_names, (0.9, 6), order=2),
    Program(result_changed, (0.4, 6)),
    Program(result_changed_in_part, (0.4, 4)),
]
