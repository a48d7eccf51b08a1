"""Changes that are refused, and words of the message."""

import copy
import functools
import itertools
import operator
from collections import namedtuple
from dataclasses import dataclass

import numpy as np
from program import Program

vector = np.array([0.3, -0.8, 1.2, 0.4, -0.5, 0.9])


class Problem(Exception):
    pass


class Cell:
    def __init__(self, value):
        self.value = value


class Sum(Cell):
    def __call__(self, v):
        self.value = self.value + v


class Product(Cell):
    def __call__(self, v):
        self.value = self.value * v


class Lazy(Cell):
    @functools.cached_property
    def square(self):
        return self.value**2


class Guessing(Cell):
    def __getattr__(self, name):
        return self.value * 3.0


class Watch(Cell):
    def __enter__(self):
        self.value = self.value * self.value

    def __exit__(self, kind, *error):
        self.value = self.value + 1.0
        return kind is Problem


class Squared(namedtuple("Squared", "x y")):
    def __new__(cls, x):
        return super().__new__(cls, x, x * x)


@dataclass
class Doubled:
    value: float

    def __setattr__(self, name, value):
        object.__setattr__(self, name, 2.0 * value)


def half_done(u, limit):
    """Changes u item by item, and gives up at an item that is too great."""
    for i in range(len(u)):
        if u[i] > limit:
            raise Problem(f"item {i}")
        u[i] = u[i] * u[i]


class Overruled(Doubled):
    """A property that is set by the class's own way to store."""

    x = property(lambda self: self.kept)

    @x.setter
    def x(self, value):
        self.kept = value


def set_in_its_own_way(cell, y):
    cell.x = y * y
    return cell.x * y


def exchange(x, y):
    x[0], y[0] = y[0] * y[1], x[0]


def scale(x, y):
    x *= y


def shape_assigned(x, y):
    z = x[:4] * y
    z.shape = (2, 2)
    z[1, 0] = y
    return np.sum(z @ z)


def resizes(x):
    y = x * x
    y.resize(7)
    return np.sum(y * y)


def shuffles(x, seed):
    np.random.default_rng(seed).shuffle(x)
    return x[0] * x[1] + x[2] ** 2


def deleted(cell, y):
    value = cell.value
    del cell.value
    cell.value = value * y
    return cell.value**2


def by_dict(cell, y):
    vars(cell)["value"] = y * y
    return cell.value * y


def handled_half_way(u, limit):
    try:
        half_done(u, limit)
    except Problem:
        u[0] = u[0] * u[1]
    return np.sum(u * u)


def error_with_value(x):
    try:
        raise Problem("value", x * x)
    except Problem as error:
        y = error.args[1]
    return y * x


def function_received(fs, x, y):
    fs[0](x, y)
    return np.sum(x * x)


def same_array_twice(x):
    exchange(x[:2], x[2:])
    return np.sum(x * x)


def alias_in_branch(x, flag):
    y = x * x
    if flag:
        z = y
    else:
        z = y.copy()
    z[0] = x[1] * x[2]
    return np.sum(y * z)


def powers(u, n):
    u[0] = u[1] * 2.0
    for _ in range(n):
        u = u * u
    return np.sum(u)


def bound_anew_by_callee(u, n):
    return powers(u, n) * u[0]


def of_an_earlier_turn(u, n):
    s = 0.0
    b = u.copy()
    for i in range(n):
        a = 0.5 * u
        if i == 1:
            b = a
        b[0] = b[1] * a[2]
        s += np.sum(a * b)
    return s


def calls_each(x, y):
    total, product = Sum(x), Product(y)
    for f in [total, product]:
        f(x)
    return total.value * product.value


def for_each(values, f):
    for v in values:
        f(v)


def method_passed(x, y):
    kept = []
    for_each([x, y], kept.append)
    return kept[0] * kept[1]


def method_of_dict(x, y):
    get = {"a": x}.get
    return get("a") * y


def object_passed(x, y):
    total = Sum(x)
    for_each([x, y], total.__call__)
    return total.value


def stored_by_operator(u, y):
    operator.setitem(u, 0, y * y)
    return u[0] * u[1]


def lazy(cell, y):
    a = cell.square
    cell.value = y
    return a + cell.square


def guessed(x, y):
    return Guessing(x).other * y


def watched(x, y):
    watch = Watch(x)
    with watch:
        z = watch.value * y
    return z * watch.value


def by_fields(cell, y):
    return cell.__dict__["value"] * y


def made_by_new(x, y):
    return Squared(x).y * y


def stored_twice(x, y):
    return Doubled(x).value * y


def seen_before_popped(xs, y):
    a = xs[-1]
    b = xs.pop()
    b[0] = y * b[1]
    return a[0] * b[0]


def popped_and_still_there(x, y):
    xs = [x, x]
    b = xs.pop()
    b[0] = y * b[1]
    return xs[0][0] * b[0]


def seen_before_got(d, y):
    a = d["a"]
    b = d.get("a")
    b[0] = y * b[1]
    return a[0] * b[0]


def changed_while_chained(x):
    y, total = x * 1.0, 0.0
    for v in itertools.chain(x, y):
        y[0] += v
        total += v * v
    return total


def changed_while_paired(x):
    y, total = list(x), 0.0
    for a, b in itertools.combinations(y, 2):
        y[3] = y[3] * a
        total += a * b
    return total


def shared_by_copies(x):
    one = Cell(x * 1.0)
    other = copy.copy(one)
    other.value[0] = x[1]
    other.name = x[0]
    return np.sum(one.value * other.value) * other.name


def iterator_that_goes_on(x):
    it, t = iter(x), 0.0
    for v in it:
        t += v
        break
    for v in it:
        t += v * v
    return t


def iterator_in_turns(x):
    pairs, t = zip(x, x * x), 0.0
    for k in range(2):
        for a, b in pairs:
            t += k + a * b
    return t


def cycle_of_what_changes(x):
    xs, t = [x[0], x[1]], 0.0
    for k, v in zip(range(5), itertools.cycle(xs)):
        t += k * v
        xs[0] = 5.0 * v
    return t


def stored_by_a_lambda(x):
    cell = Cell(2.0)
    put = lambda v: setattr(cell, "value", v * v)  # noqa: E731
    put(x)
    return cell.value


class Scale:
    def __init__(self, factor):
        self.factor = factor

    def of(self, x):
        return self.factor * x


def scaled_by(scale, x):
    return scale.factor * x


def changed_after_its_method_was_taken(x, y):
    scale = Scale(x)
    of = scale.of
    before = of(y)
    scale.factor = x * y
    return before + 3.0 * of(y)


def changed_after_its_method_was_put_in_a_list(x, y):
    scale = Scale(x)
    functions = [scale.of]
    before = functions[0](y)
    scale.factor = x * y
    return before + 3.0 * functions[0](y)


def changed_after_it_was_bound(x, y):
    scale = Scale(x)
    of = functools.partial(scaled_by, scale)
    before = of(y)
    scale.factor = x * y
    return before + 3.0 * of(y)


REFUSED_CHANGES = [  # a program, the code that is refused, and words of the message
    (Program(shape_assigned, (vector, 0.7)), "z.shape", "shape of an array is changed"),
    (Program(iterator_that_goes_on, (vector,)), "it, t = iter(x), 0.0", "goes on where its last"),
    (Program(iterator_in_turns, (vector,)), "pairs, t = zip", "goes on where its last"),
    (Program(cycle_of_what_changes, (vector,)), "for k, v in zip", "what the loop changes"),
    (Program(resizes, (vector[:5],)), "y.resize(7)", "resize changes its value in place"),
    (Program(shuffles, (vector, 3)), "shuffle(x)", "shuffle changes its argument"),
    (Program(deleted, (Cell(0.7), 0.3)), "del cell.value", "del of an attribute"),
    (Program(by_dict, (Cell(0.7), 0.3)), "vars(cell)", "vars"),
    (Program(handled_half_way, (vector, 1.0)), "half_done(u, limit)", "may fail half done"),
    (Program(error_with_value, (0.7,)), "except Problem as error", "what an error holds"),
    (Program(function_received, ([scale], vector, 0.7)), "fs[0](x, y)", "nor whether it changes"),
    (Program(same_array_twice, (vector,)), "exchange(x[:2], x[2:])", "given it twice"),
    (Program(alias_in_branch, (vector, True)), "", "may share memory"),
    (Program(bound_anew_by_callee, (vector, 2)), "u = u * u", "may share memory"),
    (Program(of_an_earlier_turn, (vector, 3)), "", "may share memory"),
    (Program(calls_each, (0.7, 0.3)), "f(x)", "nor whether it changes"),
    (Program(method_passed, (0.7, 0.3)), "kept.append", "append is passed on"),
    (Program(method_of_dict, (0.7, 0.3)), ".get", "get is passed on"),
    (Program(object_passed, (0.7, 0.3)), "total.__call__", "__call__ is passed on"),
    (Program(stored_by_operator, (vector, 0.3)), "operator.setitem", "may change u"),
    (Program(lazy, (Lazy(0.7), 0.3)), "cell.square", "cached_property"),
    (Program(guessed, (0.7, 0.3)), "Guessing(x).other", "__getattr__"),
    (Program(watched, (0.7, 0.3)), "with watch", "may swallow errors"),
    (Program(by_fields, (Cell(0.7), 0.3)), "cell.__dict__", "__dict__"),
    (Program(made_by_new, (0.7, 0.3)), "Squared(x)", "class Squared"),
    (Program(set_in_its_own_way, (Overruled(0.7), 0.3)), "cell.x = y", "__setattr__"),
    (Program(stored_twice, (0.7, 0.3)), "Doubled(x)", "class Doubled"),
    (Program(seen_before_popped, ([vector, vector[:2]], 0.7)), "", "may share memory"),
    (Program(popped_and_still_there, (vector, 0.7)), "", "may share memory"),
    (Program(seen_before_got, ({"a": vector}, 0.7)), "", "may share memory"),
    (Program(changed_while_chained, (vector,)), "itertools.chain(x, y)", "what the loop changes"),
    (Program(changed_while_paired, (vector,)), "combinations(y, 2)", "what the loop changes"),
    (Program(shared_by_copies, (vector,)), "other.name", "may share memory"),
    (Program(changed_after_its_method_was_taken, (0.7, 1.3)), "of(y)", "may share memory"),
    (Program(changed_after_its_method_was_put_in_a_list, (0.7, 1.3)), "functions[0]", "may share"),
    (Program(changed_after_it_was_bound, (0.7, 1.3)), "of(y)", "may share memory"),
    (Program(stored_by_a_lambda, (0.7,)), "setattr(", "in an expression"),
]
