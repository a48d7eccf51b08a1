"""Comprehensions, and generator expressions in sum, min, max, any, all."""

import math

import numpy as np
from program import Program

vector = np.array([0.3, -0.8, 1.2, 0.5])
matrix = np.random.default_rng(19).normal(size=(3, 4))


def squares(x):
    return sum([item**2 for item in x])


def to_array(x):
    return np.array([math.sin(item) for item in x]) * x


def generator_sum(x, n):
    return sum(x**i / (i + 1) for i in range(n))


def generator_sum_from(x):
    return sum((item * item for item in x), 10.0)


def generator_max(x):
    return max(item * item for item in x)


def generator_min(x):
    return min(math.cos(item) for item in x) * 2.0


def conditional(x):
    return sum(item**3 for item in x if item > 0.0)


def two_conditions(x):
    return sum([item for item in x if item > 0.0 if item < 1.0]) * x[0]


def nested_lists(a):
    return sum([sum([item**2 for item in row]) for row in a])


def two_loops(x, y):
    return sum(a * b for a in x for b in y if a > b)


def dependent_loops(a):
    return sum(item * item for row in a for item in row)


def dict_of(x):
    d = {i: item * item for i, item in enumerate(x)}
    return d[0] * d[2]


def dict_by_name(params):
    new = {name: value * 2.0 for name, value in params.items() if name != "skip"}
    return new["a"] * new["b"]


def dict_returned(params):
    return {name: value * value for name, value in params.items()}


def list_returned(x, n):
    return [x**i for i in range(1, n)]


def tuple_of_generator(x):
    a, b = tuple(item * 2.0 for item in x)
    return a * b


def list_of_generator(x):
    items = list(math.sin(item) for item in x)
    return items[0] * items[-1]


def any_and_all(x):
    if any(item < 0.0 for item in x) and not all(item < 1.0 for item in x):
        return sum(x) ** 2
    return sum(x)


def shadows_outer(x):
    item = x[0] * 2.0
    total = sum([item * item for item in x])
    return total * item


def closes_over(x, y):
    return sum([item * y for item in x]) * y


def with_index(x):
    return sum(x[i] * x[i + 1] for i in range(len(x) - 1))


def with_zip(x, w):
    return sum(a * b**2 for a, b in zip(x, w))


def with_ternary(x):
    return sum(item if item > 0.0 else 0.1 * item * item for item in x)


def with_call(x):
    def bump(t):
        return math.exp(-t * t)

    return sum(bump(item - 0.1) for item in x)


def walrus_inside(x):
    values = [y * y for item in x if (y := item * 2.0) > 0.0]
    return sum(values) * y


def empty(x):
    return sum(item for item in x if item > 100.0) + x[0]


def matrix_of_lists(x):
    a = np.array([[x[i] * x[j] for j in range(3)] for i in range(3)])
    return np.trace(a) + a[0, 1]


def joins_text(x, words):
    return x * len(",".join(word for word in words))


def in_loop(x):
    total = x
    for n in range(1, 4):
        total = total + sum(0.1 * total * k for k in range(n))
    return total


def in_each_turn(x, rows):
    y = x
    for row in rows:
        if np.sum(row) < 2.0:
            x = sum([item * x for item in row if item > 0.2])
        else:
            x = 0.1 * row
            x = x @ row
        y = y * x
    return y


PROGRAMS = [
    Program(squares, (vector,), order=2),
    Program(squares, ([0.7, 0.3],)),
    Program(to_array, (vector,)),
    Program(generator_sum, (0.7, 5), order=2),
    Program(generator_sum, (0.7, 0)),
    Program(generator_sum_from, (vector,)),
    Program(generator_max, (vector,)),
    Program(generator_min, (vector,)),
    Program(conditional, (vector,), order=2),
    Program(two_conditions, (vector,)),
    Program(nested_lists, (matrix,), order=2),
    Program(two_loops, (vector, vector[::-1] * 0.7), order=2),
    Program(dependent_loops, (matrix,), order=2),
    Program(dict_of, (vector,), order=2),
    Program(dict_by_name, ({"a": 0.7, "b": 0.3, "skip": 1.0},), order=2),
    Program(dict_returned, ({"a": 0.7, "b": vector},)),
    Program(list_returned, (0.7, 4)),
    Program(tuple_of_generator, (vector[:2],)),
    Program(list_of_generator, (vector,)),
    Program(any_and_all, (vector,)),
    Program(any_and_all, (vector[:2],)),
    Program(shadows_outer, (vector,)),
    Program(closes_over, (vector, 0.3)),
    Program(with_index, (vector,)),
    Program(with_zip, (vector, [0.7, 0.3, 0.1]), order=2),
    Program(with_ternary, (vector,)),
    Program(with_call, (vector,), order=2),
    Program(walrus_inside, (vector,)),
    Program(empty, (vector,)),
    Program(matrix_of_lists, (vector,), order=2),
    Program(joins_text, (0.7, ["a", "bb", "cc"])),
    Program(in_loop, (0.7,), order=2),
    Program(in_each_turn, (0.7, matrix), order=2),
]
