"""Iterators of itertools, and what else goes through items one by one."""

import itertools
import operator
from itertools import (
    accumulate,
    chain,
    combinations,
    count,
    cycle,
    islice,
    permutations,
    product,
    repeat,
    zip_longest,
)

import numpy as np
from program import Program

vector = np.array([0.7, 0.2, 0.4, 0.5])
other = np.array([0.3, -0.6, 1.2, 0.1])


def pairs(x):
    return sum(a * b**2 for a, b in combinations(x, 2))


def pairs_loop(x):
    t = 0.0
    for i, j in itertools.combinations(range(4), 2):
        t += x[i] * x[j] ** 2
    return t


def pairs_change(x):
    bodies = [{"p": x[:2] * 1.0, "v": x[2:] * 1.0}, {"p": x[2:] * 2.0, "v": x[:2] * 1.0}]
    for b1, b2 in combinations(bodies, 2):
        d = b1["p"] - b2["p"]
        b1["v"] -= d * 0.1
        b2["v"] += d * 0.1
    for b in bodies:
        b["p"] += b["v"]
    return sum(np.sum(b["p"] ** 2) for b in bodies)


def grid(x, y):
    t = 0.0
    for a, b in product(x, y):
        t += np.sin(a * b)
    return t


def grid_of_indices(x):
    return sum(x[i] * x[j] * (i + j) for i, j in itertools.product(range(4), repeat=2))


def permuted(x):
    return sum(a - 2 * b * a for a, b in permutations(x, 2))


def chained(x, y):
    return sum(v**2 for v in chain(x, y))


def chained_from(x, y):
    rows = [x, y * 2]
    return sum(v**2 for v in chain.from_iterable(rows))


def running(x):
    return sum(v**2 for v in accumulate(x))


def running_product(x):
    xs = list(accumulate(x, operator.mul))
    return xs[-1] + sum(xs)


def spread_out(x, y):
    return sum(map(lambda a, b: a * b**2, x, y))


def neighbours(x):
    t = 0.0
    for a, b in itertools.pairwise(x):
        t += (b - a) ** 2
    return t


def islices(x):
    return sum(v**2 for v in islice(x, 1, 3)) + sum(islice([x[0], x[1], x[2]], 2))


def repeated(x):
    t = x[0]
    for v in repeat(x[1], 3):
        t = t * v + 1
    for _ in repeat(None, 2):
        t = t * x[2]
    return t


def longest(x):
    t = 0.0
    for a, b in zip_longest([x[0], x[1], x[2]], [x[3]], fillvalue=0.0):
        t += (a - b) ** 2
    return t


def counted(x):
    t = x[0]
    for n in count(1):
        t = t * x[1] + x[2] / n
        if n > 3:
            break
    return t


def counted_zip(x):
    return sum(n * v * v for n, v in zip(count(1), x))


def first_of_endless(x):
    powers = [x[0] ** k for k in islice(count(1), 4)]
    t = 0.0
    for v in islice(cycle(x), 6):
        t += v * powers[1]
    return t + sum(v * k for k, v in islice(enumerate(repeat(x[1])), 3))


def cycled(x):
    t = 0.0
    for v, s in zip(x, cycle([1.0, -1.0])):
        t += s * v**2
    return t


def mapped(x, y):
    return sum(map(lambda a, b: a * b * b, x, y)) + sum(map(operator.mul, x, y))


def filtered(x):
    return sum(filter(lambda v: v > 0.45, x)) ** 2


def sum_lists(x):
    rows = [[x[0], x[1]], [x[2] * 2]]
    flat = sum(rows, [])  # noqa: RUF017
    return sum(v**2 for v in flat)


PROGRAMS = [
    Program(pairs, (vector,)),
    Program(pairs_loop, (vector,)),
    Program(pairs_change, (vector,)),
    Program(
        grid,
        (
            vector,
            other,
        ),
    ),
    Program(grid_of_indices, (vector,)),
    Program(permuted, (vector,)),
    Program(
        chained,
        (
            vector,
            other,
        ),
    ),
    Program(
        chained_from,
        (
            vector,
            other,
        ),
    ),
    Program(running, (vector,)),
    Program(running_product, (vector,)),
    Program(
        spread_out,
        (
            vector,
            other,
        ),
    ),
    Program(neighbours, (vector,)),
    Program(islices, (vector,)),
    Program(repeated, (vector,)),
    Program(longest, (vector,)),
    Program(counted, (vector,)),
    Program(counted_zip, (vector,)),
    Program(first_of_endless, (vector,)),
    Program(cycled, (vector,)),
    Program(
        mapped,
        (
            vector,
            other,
        ),
    ),
    Program(filtered, (vector,)),
    Program(sum_lists, (vector,)),
]
