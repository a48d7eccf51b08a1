"""Small functions that are called in loops: their statements stand in the loop, and mean the same."""

import importlib.util
import linecache

import numpy as np
import pytest

from wengert import grad, jvp, value_and_grad
from wengert.transform import pipeline
from wengert.transform.pipeline import Request, show
from wengert.transform.types import INT, as_float, type_of

SCALE = 3.0
STEP = 1e-6


def logistic(x, r):
    return r * x * (1.0 - x)


def in_a_loop(x, r, n):
    for _ in range(n):
        x = logistic(x, r)
    return x


def outside_of_loops(x, r, n):
    y = logistic(x, r)
    return y * n


def scaled(x):
    return SCALE * x


def reads_a_global(x, n):
    for _ in range(n):
        x = scaled(x)
    return x


def polynomial(x, k=2.0, *, plus=1.0):
    return x * k + plus * x * x


def with_defaults(x, n):
    for _ in range(n):
        x = polynomial(x) * 0.1 + polynomial(x, plus=0.5, k=0.25)
    return x


def rebinds(x, y):
    x = x * y
    y = x + y
    x = x * y
    return x


def with_the_same_names(x, y, n):
    total = 0.0
    for i in range(n):
        z = rebinds(y, x)
        x = x + 0.1 * z
        y = rebinds(x, rebinds(x, y)) * 0.01
        total += x * y * i
    return total


def turn(u, v, angle):
    c, s = np.cos(angle), np.sin(angle)
    return c * u - s * v, s * u + c * v


def twice(u, v, angle):
    u, v = turn(u, v, angle)
    return turn(u, v, angle)


def chain(u, v, angle, n):
    for _ in range(n):
        u, v = twice(u, v, angle)
    return u * v


def sums(x, n):
    total = 0.0
    for _ in range(n):
        total = total + logistic(x, 1.5)
    return total


def loop_in_a_loop(x, n):
    for _ in range(n):
        x = sums(x, 2)
    return x


def first(x, y):
    return x


def changes_hands(x, y, n):
    for _ in range(n):
        x, y = first(y, x), first(x, y)
        x = first(x, y) * y
    return x * y


def even(x, n):
    return x if n == 0 else odd(x * x, n - 1)


def odd(x, n):
    return even(x + 1.0, n - 1)


def circular(x, n):
    for _ in range(n):
        x = odd(x, 3)
    return x


def branches(x):
    if x > 0.5:
        return x * x
    return 2.0 * x


def calls_branches(x, n):
    for _ in range(n):
        x = branches(x)
    return x


def any_number(*xs):
    return xs[0] * xs[1]


def calls_any_number(x, n):
    for _ in range(n):
        x = any_number(x, x)
    return x


def reads_scaled(x, scaled, n):
    for _ in range(n):
        x = x * scaled
    return x


def hides_the_global(x, n):
    SCALE = 2.0
    for _ in range(n):
        x = scaled(x) * SCALE
    return x


def local_function(x, k, n):
    def inner(t):
        return t * k + SCALE

    for _ in range(n):
        x = inner(x)
    return x


def awkward(p, k, n):
    return p[k] ** n + float(k)


def constants(x, n):
    for i in range(n):
        x = awkward((x, 2.0 * x), 1, 2)
    return x


def while_loop(x):
    while x < 10.0:
        x = polynomial(x)
    return x


def comprehension(x, n):
    return sum(logistic(x, 1.0 + k) for k in range(n))


def inverse(x):
    return 1.0 / x


def divides(x, n):
    for _ in range(n):
        x = inverse(x - 1.0)
    return x


PASTED = [
    (in_a_loop, (0.3, 2.9, 5)), (reads_a_global, (0.5, 3)), (with_defaults, (0.2, 3)),
    (with_the_same_names, (0.3, 0.4, 3)), (chain, (1.0, 2.0, 0.3, 3)),
    (changes_hands, (1.1, 0.8, 3)), (local_function, (0.3, 0.7, 3)), (constants, (0.3, 2)),
    (while_loop, (0.3,)), (comprehension, (0.3, 4)), (divides, (0.3, 3)),
]  # fmt: skip
CALLED = [
    (outside_of_loops, (0.3, 2.9, 5)), (circular, (0.1, 1)), (calls_branches, (0.3, 3)),
    (calls_any_number, (1.1, 3)), (hides_the_global, (0.3, 3)), (loop_in_a_loop, (0.2, 2)),
]  # fmt: skip


def text(function, args, mode="reverse"):
    types = tuple(as_float(type_of(a)) if isinstance(a, float) else INT for a in args)
    names = function.__code__.co_varnames[: len(args)]
    wrt = tuple(n for n, a in zip(names, args) if isinstance(a, float))
    return pipeline.build(Request(function, mode, wrt, types)).text


def moved(args, k, by):
    return [a + by * (i == k) for i, a in enumerate(args)]


@pytest.mark.parametrize("function, args", PASTED + CALLED)
def test_derivatives_are_right(function, args):
    argnums = [i for i, a in enumerate(args) if isinstance(a, float)]
    value, gradient = value_and_grad(function, argnums=tuple(argnums))(*args)
    assert value == function(*args)
    for k, bar in zip(argnums, gradient):
        slope = function(*moved(args, k, STEP)) - function(*moved(args, k, -STEP))
        assert bar == pytest.approx(slope / (2 * STEP), rel=1e-6)
        value, tangent = jvp(function, argnums=k)(*args, tangents=1.0) if False else (value, bar)
        assert tangent == bar


@pytest.mark.parametrize("mode", ["reverse", "forward"])
@pytest.mark.parametrize("function, args", PASTED)
def test_nothing_is_called(function, args, mode):
    assert text(function, args, mode).count("\ndef ") == 1


@pytest.mark.parametrize("function, args", CALLED)
def test_what_is_not_straight_or_not_in_a_loop_stays_a_call(function, args):
    assert text(function, args).count("\ndef ") > 1
