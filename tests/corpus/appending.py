"""Lists that a function makes and lets grow."""

import numpy as np
from program import Program

vector = np.array([0.3, -0.8, 1.2])
matrix = np.random.default_rng(31).normal(size=(3, 3))


def one(x):
    xs = []
    xs.append(x * x)
    return xs[0] * x


def squares(x, n):
    xs = []
    for i in range(n):
        xs.append(x * x * i)
    return sum(xs)


def powers(x, a, n):
    xs = [x]
    for i in range(1, n):
        xs.append(xs[i - 1] * a)
    return xs[-1] * xs[0] + sum(xs)


def fibonacci(x, y, n):
    xs = [x, y]
    while len(xs) < n:
        xs.append(np.sin(xs[-1]) * xs[-2])
    return xs[-1]


def in_branches(x, y, n):
    xs = [y]
    for i in range(n):
        if i % 2:
            xs.append(xs[-1] * x)
        else:
            xs.append(x + y)
            xs.append(xs[i] * xs[-1])
    return xs[-1] * xs[len(xs) // 2]


def in_one_branch(x, y, n):
    xs = [x]
    for i in range(n):
        if i % 3 == 1:
            xs.append(y * xs[-1] * xs[0])
    return sum(xs) * len(xs)


def truth(x, n):
    xs = []
    for i in range(n):
        if xs and not len(xs) > 3:
            xs.append(xs[-1] * x)
        if not xs:
            xs.append(x * i)
    return xs[-1]


def name_tested(x, n):
    xs = []
    for i in range(n):
        if xs:
            xs.append(xs[-1] * x)
        else:
            xs.append(x * x)
    return xs[-1]


def leaves_early(x, limit, n):
    xs = [x]
    for _ in range(n):
        y = xs[-1] * x
        if y > limit:
            break
        xs.append(y)
    return sum(xs)


def returns_early(x, limit, n):
    xs = [x]
    for i in range(n):
        if xs[-1] > limit:
            return xs[i] * x
        xs.append(xs[i] * x * x)
    return sum(xs)


def continues(x, n):
    xs = [x]
    for i in range(n):
        if i == 1:
            continue
        xs.append(xs[-1] * xs[-1] * x)
    return xs[-1]


def nested_loops(x, y, n):
    total = 0.0
    for i in range(n):
        xs = [y]
        for j in range(i):
            xs.append(xs[j] * x)
        total = total + xs[-1] * xs[0]
    return total


def grows_in_both(x, y, n):
    xs = [y]
    for i in range(n):
        for j in range(i):
            xs.append(xs[j] * x + xs[-1])
        xs.append(x * y)
    return xs[-1] * xs[-2]


def triangle(x, y, n):
    rows = [[x]]
    for i in range(1, n):
        row = [rows[i - 1][0] * y]
        for j in range(1, i):
            row.append(rows[i - 1][j - 1] * rows[i - 1][j])
        row.append(x)
        rows.append(row)
    return sum(rows[-1])


def unread_end(x, a, b):
    xs = [x]
    xs.append(x * a)
    y = xs[1]
    xs.append(y * b)
    return y * y + len(xs)


def read_at_each_length(x, a, n):
    xs = [x, a]
    total = 0.0
    for i in range(n):
        total = total * xs[0] + xs[i] * xs[-1]
        xs.append(x * total)
    return total


def length_counts(x, n):
    xs = []
    total = 0.0
    for _ in range(n):
        before = len(xs)
        xs.append(x)
        total = total + x ** (before + 1) * len(xs)
    return total


def constants_too(x):
    xs = []
    xs.append(2.0)
    xs.append(x)
    xs.append(3.0)
    return xs[0] * xs[1] * xs[2] * xs[1]


def of_arrays(x, w, n):
    xs = [x]
    for _ in range(n):
        xs.append(np.tanh(w @ xs[-1]))
    return np.sum(xs[-1] * xs[0])


def stacked(x, n):
    rows = []
    for i in range(n):
        rows.append(x * i + x[0])
    return np.sum(np.array(rows) ** 2)


def concatenated(x, y, n):
    parts = [x]
    for _ in range(n):
        parts.append(parts[-1] * y)
    return np.concatenate(parts)


def of_pairs(x, y, n):
    states = [(x, y)]
    for i in range(n):
        a, b = states[i]
        states.append((a * b, a + b))
    a, b = states[-1]
    return a * b


def from_comprehension(x, n):
    xs = [x * i for i in range(1, n)]
    xs.append(xs[0] * xs[-1])
    return sum(v * v for v in xs)


def iterated_later(x, n):
    xs = []
    for i in range(n):
        xs.append(x**i)
    total = 0.0
    for i, v in enumerate(xs):
        total = total + v * i
    for v in xs:
        total = total * v
    return total


def anew(x, n):
    xs = []
    total = 0.0
    for i in range(n):
        total = total + sum(xs)
        xs = [x * i]
        xs.append(x * total)
    return total


def shared_later(x, y):
    xs = [x]
    xs.append(y * x)
    ys = xs
    zs = [ys, xs]
    return zs[0][1] * zs[1][0] + helper(xs) + sum(ys[1:])


def helper(xs):
    ys = []
    for x in xs:
        ys.append(x * x)
    return ys[0] * xs[-1]


def collect(x, n):
    xs = [x]
    for i in range(n):
        xs.append(xs[i] * xs[i])
    return xs


def calls_collector(x, n):
    xs = collect(x, n)
    return xs[-1] * sum(collect(xs[1], n)) + len(xs)


def returns_list(x, n):
    xs = [x]
    for i in range(n):
        xs.append(xs[i] * xs[-1])
    return xs


def returns_lists(x, y):
    xs, ys = [], [x]
    for i in range(3):
        xs.append(ys[i] * y)
        ys.append(xs[i] * x)
    return {"xs": xs, "both": (xs, ys)}


def in_inner_function(x, n):
    def grow(y):
        ys = [y]
        for _ in range(n):
            ys.append(ys[-1] * y)
        return sum(ys)

    return grow(x) * grow(x * x)


def extends(x, y):
    xs = [x]
    xs.extend([x * y, y])
    xs += [xs[0] * y, xs[-1]]
    xs += (x,)
    xs.extend(())
    return xs[3] * xs[4] + sum(xs)


def extends_in_loop(x, y, n):
    xs = [x, y]
    for _ in range(n):
        xs.extend([xs[-1] * xs[-2], xs[0]])
    return sum(xs)


def either(x, y, flag):
    if flag:
        xs = [x]
    else:
        xs = [y, x]
    xs.append(xs[0] * y)
    return xs[-1] * xs[1]


def annotated(x: float) -> float:
    xs: list[float] = []
    xs.append(x)
    return xs[0] ** 3


PROGRAMS = [
    Program(one, (0.7,), order=2),
    Program(squares, (0.7, 4), order=2),
    Program(squares, (0.7, 0)),
    Program(powers, (0.7, 1.3, 5), order=2),
    Program(powers, (0.7, 1.3, 1), order=2),
    Program(fibonacci, (0.7, 1.3, 6), order=2),
    Program(fibonacci, (0.7, 1.3, 1), order=2),
    Program(in_branches, (0.7, 1.3, 5), order=2),
    Program(in_one_branch, (0.7, 1.3, 6), order=2),
    Program(truth, (0.7, 6), order=2),
    Program(name_tested, (0.7, 4), order=2),
    Program(leaves_early, (1.3, 4.0, 9), order=2),
    Program(leaves_early, (1.3, 4.0, 0), order=2),
    Program(returns_early, (1.3, 9.0, 7), order=2),
    Program(returns_early, (1.3, 9.0, 2), order=2),
    Program(continues, (1.1, 4), order=2),
    Program(nested_loops, (0.7, 1.3, 4), order=2),
    Program(grows_in_both, (0.7, 1.3, 4), order=2),
    Program(triangle, (0.7, 1.3, 4), order=2),
    Program(unread_end, (0.7, 1.3, 0.4), order=2),
    Program(read_at_each_length, (0.7, 1.3, 4), order=2),
    Program(length_counts, (0.7, 4), order=2),
    Program(constants_too, (0.7,), order=2),
    Program(of_arrays, (vector, matrix, 3), order=2),
    Program(of_arrays, (vector, matrix, 0), order=2),
    Program(stacked, (vector, 3), order=2),
    Program(concatenated, (vector, 1.3, 2)),
    Program(of_pairs, (0.7, 1.3, 3), order=2),
    Program(from_comprehension, (0.7, 4), order=2),
    Program(iterated_later, (0.7, 4), order=2),
    Program(anew, (0.7, 4), order=2),
    Program(shared_later, (0.7, 1.3), order=2),
    Program(helper, ([0.7, 1.3],), order=2),
    Program(calls_collector, (0.7, 2), order=2),
    Program(collect, (vector, 2)),
    Program(returns_list, (0.7, 3)),
    Program(returns_lists, (0.7, 1.3)),
    Program(in_inner_function, (0.7, 3), order=2),
    Program(extends, (0.7, 1.3), order=2),
    Program(extends_in_loop, (0.7, 1.3, 3), order=2),
    Program(either, (0.7, 1.3, True), order=2),
    Program(either, (0.7, 1.3, False), order=2),
    Program(annotated, (0.7,), order=2),
]
