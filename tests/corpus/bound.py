"""Methods taken from objects as values: kept, chosen, passed and called with other objects."""

from dataclasses import dataclass
from functools import partial

import numpy as np
from program import Program

vector = np.array([0.3, -0.8, 1.2])


class Line:
    def __init__(self, slope):
        self.slope = slope

    def at(self, x):
        return self.slope * x

    def steeper(self, x, factor=2.0):
        return np.sin(self.slope * factor) * x

    @staticmethod
    def plain(x):
        return x * x

    @classmethod
    def unit(cls, x):
        return cls(1.0).at(x)


@dataclass
class Curve:
    bend: float
    line: Line

    def at(self, x):
        return self.bend * x**2 + self.line.slope * x


def applied(f, x, *more, **named):
    return f(x, *more, **named) + 0.5 * f(2.0 * x, *more, **named)


def passed(x, y):
    return applied(Line(x * y).at, y)


def passed_with_more(x, y):
    return applied(Line(x * y).steeper, y, *(x,)) + applied(Line(y).steeper, x, factor=x * y)


def constant_beside(x, y):
    return applied(Line(x * y).at, 1.5)


def named_first(x, y):
    line = Line(x)
    at = line.at
    return at(y) * at(2.0)


def in_list(x, y):
    line = Line(x * y)
    methods = [line.at, line.steeper, line.plain, line.unit]
    total = 0.0
    for method in methods:
        total = total + method(y)
    return total


def in_dict(x, y):
    line = Line(x * y)
    methods = {"at": line.at, "steeper": line.steeper}
    return sum(methods[word](1.5) for word in ("at", "steeper", "at"))


def chosen(x, y, steep):
    line = Line(x)
    f = line.steeper if steep else line.at
    return f(y) + f(1.0)


def in_partial(x, y):
    return partial(Line(x * y).steeper, factor=y)(1.5)


def of_a_field(x, y):
    curve = Curve(x, Line(y))
    return applied(curve.at, 1.5) + applied(curve.line.at, x)


def as_key(x, y):
    first, *_ = sorted([y, x * y, 0.4], key=Line(x).at)
    return first * x


def of_arrays(x, y):
    return np.sum(applied(Line(x * y).at, np.array([1.0, 2.0, 3.0])))


def along(x, y):
    return np.sum(np.apply_along_axis(Line(x * y).steeper, 0, vector))


PROGRAMS = [
    Program(f, (0.7, 1.3))
    for f in (
        passed, passed_with_more, constant_beside, named_first, in_list, in_dict, in_partial,
        of_a_field, as_key, of_arrays, along,
    )
]  # fmt: skip
PROGRAMS += [
    Program(chosen, (0.7, 1.3, True)),
    Program(chosen, (0.7, 1.3, False)),
]
