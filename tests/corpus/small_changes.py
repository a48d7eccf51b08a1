"""Small changes of every kind, one in each program."""

import numpy as np
from program import Program

vector = np.array([0.3, -0.8, 1.2])


matrix = np.arange(9.0).reshape(3, 3) / 7.0


class Cell:
    def __init__(self, value):
        self.value = value


def stores_item(x):
    y = np.zeros(3)
    y[0] = x
    return y.sum()


def stores_slice(x):
    y = np.zeros(3)
    y[1:] = x * x
    return y.sum()


def stores_in_loop(x):
    y = [0.0] * 3
    for i in range(3):
        y[i] = x * i
    return sum(y)


def updates_item(x):
    y = np.zeros(3)
    y[1] += x
    return y.sum()


def stores_nested(x):
    y = [[0.0]]
    y[0][0] = x
    return y[0][0]


def stores_in_tuple_target(x):
    y = [0.0, 0.0]
    z, y[1] = x, x * x
    return z + y[1]


def stores_by_loop(x):
    y = [0.0]
    for y[0] in (x, x * x):
        pass
    return y[0]


def appends_to_alias(x):
    y = []
    z = y
    y.append(x * x)
    return z[0]


def appends_while_iterating(x):
    y = [x]
    for v in y:
        if len(y) < 4:
            y.append(v * x)
    return sum(y)


def appends_after_call(x):
    y = [x]
    z = sum(y)
    y.append(x * x)
    return y[1] * z


def appends_in_lambda(x):
    y = [x]
    grow = lambda v: y.append(v)  # noqa: E731
    grow(x * x)
    return y[1]


def appends_in_expression(x):
    y = [x]
    z = y.append(x * x)
    return y[1] if z is None else x


def extends_by_name(x):
    y, z = [x], [x, x * x]
    y.extend(z)
    return sum(y)


def extends_alias(x):
    y = [x]
    z = y
    y += [x * x]
    return sum(z)


def adds_to_argument(x):
    x += np.ones(3)
    return np.sum(x * x)


def adds_to_alias(x):
    y = x
    y += np.ones(3)
    return np.sum(y * y)


def adds_to_view(x):
    y = x * x
    z = y.reshape(3, 1)
    y += x
    return np.sum(z)


def adds_by_copies(x):
    y = x * x
    z = y
    z += 1.0
    return np.sum(y * z)


def adds_to_rows(x):
    total = 0.0
    for row in x:
        row += 1.0
        total += np.sum(row * row)
    return total


def adds_to_item(x):
    y = x[0]
    y += 1.0
    return np.sum(y * y)


def adds_to_own_attribute(cell):
    y = cell.value
    y += 1.0
    return np.sum(y * y)


def push(xs, x):
    xs.append(x)


def calls_push(x):
    y = [x]
    push(y, x * x)
    return y[0] * y[-1]


def calls_deeper(x):
    y = [x]
    done = through(y, x * x)
    return y[-1] if done is None else x


def through(xs, x):
    push(xs, x)


def pops(x):
    y = [x, x * x]
    return y.pop() * x


def fills(x):
    y = np.zeros(3)
    y.fill(x)
    return y.sum()


def sorts(x):
    y = [x, -x]
    y.sort()
    return y[0]


def adds_at(x):
    y = np.zeros(3)
    np.add.at(y, [0, 0, 1], x)
    return y.sum()


def copies_to(x):
    y = np.zeros(3)
    np.copyto(y, x)
    return y.sum()


def after_wide_letters(x):
    é, names = x, "größer"; y = [é]; y[0] = len(names) * x  # fmt: skip  # noqa: E702
    return y[0]


def in_helper(x):
    return stores_item(x) * x


def in_nested_helper(x):
    def inner(y):
        z = [y]
        z[0] = y * y
        return z[0]

    return inner(x)


class Model:
    def call(self, x):
        if x > 0.0:
            self.last = x * x
        return x


def stores_attribute(x):
    cell = Cell(x)
    cell.value = x * x
    return cell.value


def updates_attribute(x):
    cell = Cell(x)
    cell.value *= x
    return cell.value


def appends_to_argument(x, y):
    y.append(x * x)
    return y[0]


def appends_around_loop(x):
    y, rows = [x], [[x]]
    for i in range(3):
        y.append(x * i)
        rows = [y, y]
    return rows[0][1]


def updates_dict(x):
    y = {"a": x}
    y.update(a=x * x)
    return y["a"]


def sets_attribute(x):
    cell = Cell(x)
    setattr(cell, "value", x * x)
    return cell.value


def makes_object(x):
    return Cell(x * x).value


PROGRAMS = [
    Program(stores_item, (0.7,), order=2),
    Program(stores_slice, (0.7,), order=2),
    Program(stores_in_loop, (0.7,), order=2),
    Program(updates_item, (0.7,), order=2),
    Program(stores_nested, (0.7,), order=2),
    Program(stores_in_tuple_target, (0.7,), order=2),
    Program(stores_by_loop, (0.7,), order=2),
    Program(appends_to_alias, (0.7,), order=2),
    Program(appends_while_iterating, (0.7,), order=2),
    Program(appends_after_call, (0.7,), order=2),
    Program(appends_in_lambda, (0.7,), order=2),
    Program(appends_in_expression, (0.7,), order=2),
    Program(extends_by_name, (0.7,), order=2),
    Program(extends_alias, (0.7,), order=2),
    Program(adds_to_argument, (vector,), order=2),
    Program(adds_to_alias, (vector,), order=2),
    Program(adds_to_view, (vector,)),
    Program(adds_by_copies, (vector,), order=2),
    Program(adds_to_rows, (matrix,)),
    Program(adds_to_item, (matrix,), order=2),
    Program(adds_to_own_attribute, (Cell(vector),), order=2),
    Program(calls_push, (0.7,), order=2),
    Program(calls_deeper, (0.7,), order=2),
    Program(pops, (0.7,), order=2),
    Program(fills, (0.7,), order=2),
    Program(sorts, (0.7,), order=2),
    Program(adds_at, (0.7,), order=2),
    Program(copies_to, (0.7,), order=2),
    Program(after_wide_letters, (0.7,), order=2),
    Program(in_helper, (0.7,), order=2),
    Program(in_nested_helper, (0.7,), order=2),
    Program(Model().call, (0.7,)),
    Program(stores_attribute, (0.7,), order=2),
    Program(updates_attribute, (0.7,), order=2),
    Program(appends_to_argument, (0.7, [0.3]), order=2),
    Program(appends_around_loop, (0.7,)),
    Program(updates_dict, (0.7,), order=2),
    Program(sets_attribute, (0.7,), order=2),
    Program(makes_object, (0.7,), order=2),
]
