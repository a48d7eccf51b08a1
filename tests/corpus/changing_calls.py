"""Functions that change what they are given, return views of it, or keep it."""

import numpy as np
from program import Program

noise = np.random.default_rng(113)


vector, matrix = noise.normal(size=5), noise.normal(size=(3, 4))


def scale(x, y):
    x *= y


def set_first(x, y):
    x[0] = y * x[1]
    return x


def exchange(x, y):
    x[0], y[0] = y[0] * y[1], x[0]


def fill_from(x, values, start=0):
    for i, v in enumerate(values):
        x[start + i] = v * v


def push(xs, x):
    xs.append(x * x)


def deeper(x, y):
    scale(x[1:], y)
    return set_first(x, y)


def halve(x, depth):
    x *= 0.5
    if depth > 0:
        halve(x[1:], depth - 1)
        x[0] += x[1] * x[1]


class Solver:
    def __init__(self, dt):
        self.dt = dt

    def advance(self, u):
        u[1:] += self.dt * u[:-1] * u[1:]


def callee_writes_view(x, y):
    scale(x[1:3], y)
    return np.sum(x * x * x)


def callee_writes_row(a, y):
    for row in a:
        scale(row, y)
    scale(a[:, 1], y)
    return np.sum(a * a)


def value_before_call(x, y):
    first = x[0]
    z = x * 2.0
    set_first(x, y)
    return first * x[0] * np.sum(z)


def changes_both(x, y):
    exchange(x, y)
    exchange(y, x)
    return np.sum(x * x) * np.sum(y**3)


def by_keyword(x, y):
    fill_from(values=y, x=x, start=2)
    fill_from(x, y[1:])
    return np.sum(x * x)


def pushes(x, n):
    xs = [x]
    for _ in range(n):
        push(xs, xs[-1])
    return xs[0] * xs[-1]


def pushes_to_argument(xs, y):
    push(xs, y)
    xs[0] = y * xs[1]
    return xs[0] * xs[-1]


def through_two(x, y):
    z = deeper(x, y)
    return np.sum(x * z)


def recursive(x):
    halve(x, 3)
    return np.sum(x * x)


def method_writes(solver, u):
    for _ in range(3):
        solver.advance(u)
    return np.sum(u * u)


def lambda_writes(x, y):
    put = lambda i, v: np.copyto(x[i : i + 1], v)  # noqa: E731
    put(1, y)
    return np.sum(x * x)


def nested_function_writes(x, y):
    def put(i, v):
        x[i] = v * x[i]

    for i in range(3):
        put(i, y + i)
    return np.sum(x * x)


def nested_function_writes_captured(x, y):
    z = x * x

    def advance():
        z[1:] = z[:-1] * y

    advance()
    advance()
    return np.sum(z * z)


def no_result_used(x):
    set_first(x, 2.0)
    set_first(x[1:], 3.0)
    return x[0] * x[1]


def overlapping_read(x, y):
    """Two arguments, neither is changed: they may overlap."""
    z = x * y
    z[0] = x[1]
    return np.sum(z)


def writes_first(x, y):
    x[0] = y[1] * x[1]
    return np.sum(x * y)


def writes_by_call(x, y):
    scale(x, y[0])
    return np.sum(x * y)


def writes_in_list(xs, y):
    xs[0][1] = y[0] * 2.0
    return np.sum(xs[0] * y)


def same():
    x = vector.copy()
    return x, x


def overlap():
    x = vector.copy()
    return x[1:], x[:-1]


def inside():
    x = vector.copy()
    return [x], x


def put_first(d, *values):
    d[0] = values[0] * values[1]


def put_all(d, **values):
    d.update(values)


def put_on(d, **values):
    put_all(d, **values)


def first_of_pair(x, y):
    found, pair = [0.0], (x, y)
    put_first(found, *pair)
    return found[0] * y


def items_of_dict(x, y):
    d = {"x": 1.0}
    put_all(d, **{"x": x * y, "z": y})
    return d["x"] * d["z"]


def handed_on(x, y):
    d = {"x": 1.0}
    put_on(d, x=x * y)
    return d["x"] * y


class Options:
    def __init__(self, **options):
        self.options = {"x": 0.0, "y": 0.0}
        self.set(**options)
        self.product = self.options["x"] * self.options["y"]

    def set(self, **options):
        self.options.update(options)


def made_with_options(x, y):
    return Options(x=x, y=y * y).product


PROGRAMS = [
    Program(callee_writes_view, (vector, 0.7), order=2),
    Program(callee_writes_row, (matrix, 0.7)),
    Program(value_before_call, (vector, 0.7), order=2),
    Program(changes_both, (vector, vector[::-1].copy()), order=2),
    Program(by_keyword, (vector, vector[:3] * 0.5), order=2),
    Program(pushes, (0.7, 3)),
    Program(pushes_to_argument, ([0.3, 0.4], 0.7), order=2),
    Program(through_two, (vector, 0.7)),
    Program(recursive, (vector,)),
    Program(method_writes, (Solver(0.3), vector)),
    Program(lambda_writes, (vector, 0.7), order=2),
    Program(nested_function_writes, (vector, 0.7), order=2),
    Program(nested_function_writes_captured, (vector, 0.7)),
    Program(no_result_used, (vector,), order=2),
    Program(scale, (vector, 0.7)),
    Program(set_first, (vector, 0.7)),
    Program(exchange, (vector, vector[::-1].copy())),
    Program(overlapping_read, same(), order=2),
    Program(first_of_pair, (0.7, 0.4), order=2),
    Program(items_of_dict, (0.7, 0.4), order=2),
    Program(handed_on, (0.7, 0.4), order=2),
    Program(made_with_options, (0.7, 0.4)),
]


OVERLAPPING = [
    (writes_first, same),
    (writes_first, overlap),
    (writes_by_call, same),
    (writes_by_call, overlap),
    (writes_in_list, inside),
    (exchange, overlap),
]
