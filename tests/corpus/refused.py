"""What can't be differentiated, and the code that the error has to point at."""

import asyncio
import math
import threading
from collections import deque

import numpy as np

counter = 0


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


def appends_around_loop(x):
    y, rows = [x], [[x]]
    for i in range(3):
        y.append(x * i)
        rows = [y, y]
    return rows[0][1]


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


def adds_to_kept(x):
    y, kept = x * x, []
    for _ in range(2):
        y += x
        kept.append(y)
    return np.sum(kept[0])


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


def captured_anew(x):
    f = lambda y: x * y  # noqa: E731
    x = x * x
    return sum(map(f, [x, 2.0]))


def pops(x):
    y = [x, x * x]
    return y.pop() * x


def updates_dict(x):
    y = {"a": x}
    y.update(a=x * x)
    return y["a"]


def fills(x):
    y = np.zeros(3)
    y.fill(x)
    return y.sum()


def sorts(x):
    y = [x, -x]
    y.sort()
    return y[0]


def rotates(x):
    y = deque([x, x * x])
    y.rotate(1)
    return y[0]


def writes_out(x):
    y = np.zeros(())
    np.multiply(x, x, out=y)
    return y + 0.0


def adds_at(x):
    y = np.zeros(3)
    np.add.at(y, [0, 0, 1], x)
    return y.sum()


def copies_to(x):
    y = np.zeros(3)
    np.copyto(y, x)
    return y.sum()


def sets_attribute(x):
    cell = Cell(x)
    setattr(cell, "value", x * x)
    return cell.value


def deletes(x):
    y = x * x
    if y > 1.0:
        del x
    return y * x


def binds_nonlocal_late(x):
    def put(y):
        nonlocal total
        total = y

    put(x)
    total = x
    return total


class Weighted:
    def __init__(self, weight):
        self.weight = weight

    def __enter__(self):
        return self

    def __exit__(self, *error):
        pass


def enters(x):
    context = Weighted(x)
    with context as entered:
        return x * entered.weight


def enters_in_try(x):
    try:
        with threading.Lock():
            y = math.sqrt(x)
    except ValueError:
        y = x
    return y


class Failure(Exception):
    def __init__(self, value):
        self.value = value


def reads_error(x):
    try:
        raise Failure(x * x)
    except Failure as error:
        y = error.value
    return y


def changes_in_try(x):
    xs = [x, x]

    def fill(i):
        xs[0] = x * i
        return xs[i]

    try:
        y = fill(2)
    except IndexError:
        y = x
    return y * xs[0]


def leaves_in_finally(x):
    try:
        y = x * x
    finally:
        return y


def matches(x, shape):
    match shape:
        case Failure(value, 2.0):
            return x * value
    return x


def generates(x):
    yield x * x


def generates_inside(x):
    def squares():
        for i in range(3):
            yield x * i

    return sum(squares())


def delegates(x):
    yield from [x, x * x]


async def waits(x):
    await asyncio.sleep(0.0)
    return x


def async_inside(x):
    async def inner():
        return x * x

    return asyncio.run(inner())


def executes(x):
    exec("y = 1.0")
    return x * x


def evaluates(x):
    return eval("2.0") * x


def looks_at_locals(x):
    return locals()["x"] * x


def writes_global(x):
    global counter
    counter = counter + 1
    return x * counter


def defines_class(x):
    class Inner:
        value = x

    return Inner.value * x


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


def makes_object(x):
    return Cell(x * x).value


def outlives_its_turn(x):
    fs = []
    y = x
    for _ in range(2):
        y = y * x
        fs.append(lambda t: t * y)
    return fs[0](x) + fs[1](x)


REFUSED = [  # a function, the code that is refused, and words of the message
    (stores_item, "y[0]", "stored into"),
    (stores_slice, "y[1:]", "stored into"),
    (stores_in_loop, "y[i]", "stored into"),
    (updates_item, "y[1]", "stored into"),
    (stores_nested, "y[0][0]", "stored into"),
    (stores_in_tuple_target, "y[1]", "stored into"),
    (stores_by_loop, "y[0]", "stored into"),
    (stores_attribute, "cell.value", "stored into"),
    (updates_attribute, "cell.value", "stored into"),
    (appends_to_argument, "y.append(x * x)", "append"),
    (appends_to_alias, "y.append(x * x)", "append"),
    (appends_while_iterating, "y.append(v * x)", "append"),
    (appends_after_call, "y.append(x * x)", "append"),
    (appends_around_loop, "y.append(x * i)", "append"),
    (appends_in_lambda, "y.append(v)", "append"),
    (appends_in_expression, "y.append(x * x)", "append"),
    (extends_by_name, "y.extend(z)", "extend"),
    (pops, "y.pop()", "pop"),
    (updates_dict, "y.update(a=x * x)", "update"),
    (fills, "y.fill(x)", "fill"),
    (sorts, "y.sort()", "sort"),
    (rotates, "y.rotate(1)", "rotate"),
    (writes_out, "np.multiply(x, x, out=y)", "out="),
    (adds_at, "np.add.at(y, [0, 0, 1], x)", "np.add.at"),
    (copies_to, "np.copyto(y, x)", "copyto"),
    (sets_attribute, 'setattr(cell, "value", x * x)', "setattr"),
    (deletes, "del x", "may be read after this del"),
    (binds_nonlocal_late, "nonlocal total", "not bound where the function starts"),
    (enters, "with context", "what a context holds"),
    (enters_in_try, "with threading", "a context in a try"),
    (reads_error, "except Failure", "what an error holds"),
    (changes_in_try, "y = fill(2)", "may fail half done"),
    (leaves_in_finally, "try:", "to leave in a finally"),
    (matches, "Failure", "more positions"),
    (generates, "def generates(x):", "generator"),
    (generates_inside, "yield x * i", "generator"),
    (delegates, "def delegates(x):", "generator"),
    (waits, "async def waits", "async"),
    (async_inside, "async def inner", "async"),
    (executes, 'exec("y = 1.0")', "exec"),
    (evaluates, 'eval("2.0")', "eval"),
    (looks_at_locals, "locals()", "locals"),
    (writes_global, "global counter", "global"),
    (defines_class, "class Inner:", "class"),
    (outlives_its_turn, "fs.append(lambda t: t * y)", "bound anew in the next turn"),
    (makes_object, "Cell(x * x)", "an object of class Cell"),
    (after_wide_letters, "y[0]", "stored into"),
    (in_nested_helper, "z[0]", "stored into"),
    (Model().call, "self.last", "stored into"),
]
