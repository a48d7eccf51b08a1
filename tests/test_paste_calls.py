"""Small functions called in loops: their statements stand in the loop, and mean the same."""

import linecache

import numpy as np
import pytest

from wengert import grad, jvp, value_and_grad
from wengert.transform import pipeline
from wengert.transform.errors import Unsupported
from wengert.transform.pipeline import Request
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
    return [a + by if i == k else a for i, a in enumerate(args)]


@pytest.mark.parametrize("function, args", PASTED + CALLED)
def test_derivatives_are_right(function, args):
    argnums = [i for i, a in enumerate(args) if isinstance(a, float)]
    value, gradient = value_and_grad(function, argnums=tuple(argnums))(*args)
    assert value == function(*args)
    for k, bar in zip(argnums, gradient):
        slope = function(*moved(args, k, STEP)) - function(*moved(args, k, -STEP))
        assert bar == pytest.approx(slope / (2 * STEP), rel=1e-6)
        dots = tuple(1.0 if i == k else None for i in range(len(args)))
        assert jvp(function, args, dots)[1] == pytest.approx(bar, rel=1e-12)


@pytest.mark.parametrize("mode", ["reverse", "forward"])
@pytest.mark.parametrize("function, args", PASTED)
def test_nothing_is_called(function, args, mode):
    assert text(function, args, mode).count("\ndef ") == 1


@pytest.mark.parametrize("function, args", CALLED)
def test_what_is_not_straight_or_not_in_a_loop_stays_a_call(function, args):
    assert text(function, args).count("\ndef ") > 1


def test_a_line_of_the_pasted_function_is_above_its_adjoint():
    assert ": return r * x * (1.0 - x)\n        x_product_bar = " in text(in_a_loop, (0.3, 2.9, 5))


@pytest.mark.parametrize("name", ["scaled", "SCALE"])
def test_what_is_defined_again_is_noticed(monkeypatch, name):
    df = grad(reads_a_global)
    assert df(0.5, 3) == pytest.approx(27.0)
    new = {"scaled": lambda x: SCALE * x * x, "SCALE": 2.0}[name]
    monkeypatch.setitem(globals(), name, new)
    assert df(0.5, 3) == pytest.approx({"scaled": 8 * 3.0**7 * 0.5**7, "SCALE": 8.0}[name])
    monkeypatch.undo()
    assert df(0.5, 3) == pytest.approx(27.0)


def test_a_function_at_the_end_of_a_chain_is_defined_again(monkeypatch):
    df = grad(chain)
    before = df(1.0, 2.0, 0.3, 2)
    monkeypatch.setitem(globals(), "turn", lambda u, v, angle: (2.0 * u, v))
    assert df(1.0, 2.0, 0.3, 2) == pytest.approx(16.0 * 2.0) != before


def closure(inner):
    def outer(x, n):
        for _ in range(n):
            x = inner(x)
        return x

    return outer


def test_a_function_in_a_cell():
    double, square = closure(lambda x: 2.0 * x), closure(logistic_of(1.0))
    assert grad(double)(0.3, 3) == pytest.approx(8.0)
    assert grad(square)(0.3, 1) == pytest.approx(0.4)
    assert grad(double)(0.3, 2) == pytest.approx(4.0)
    assert text(double, (0.3, 3)).count("\ndef ") == 1


def logistic_of(r):
    return lambda x: r * x * (1.0 - x)


def test_what_reads_a_cell_of_its_own_stays_a_call():
    assert text(closure(logistic_of(2.0)), (0.3, 3)).count("\ndef ") > 1


def in_file(source, file, namespace):
    """`namespace` with what `source` defines, as if it stood in `file`."""
    linecache.cache[file] = len(source), None, source.splitlines(keepends=True), file
    exec(compile(source, file, "exec"), namespace)
    return namespace


HELPER = "\n\n\n\nfactor = 2.0\ndef helper(x):\n    y = factor * x\n    return y * y\n"
LOOP = "def loop(x, n):\n    for _ in range(n):\n        x = helper(x)\n    return x\n"


def test_cells_of_a_notebook_share_their_globals():
    both = in_file(LOOP, "<cell 2>", in_file(HELPER, "<cell 1>", {"__name__": "cells"}))
    assert text(both["loop"], (0.3, 2)).count("\ndef ") == 1
    assert "# 3: x = helper(x)" in text(both["loop"], (0.3, 2))
    assert grad(both["loop"])(0.3, 2) == pytest.approx(64 * 4 * 0.3**3)


def test_a_function_of_another_module_stays_a_call():
    one = in_file(HELPER, "<module one>", {"__name__": "one"})
    two = in_file(LOOP, "<module two>", {"__name__": "two", "factor": 5.0, **only(one, "helper")})
    assert text(two["loop"], (0.3, 2)).count("\ndef ") > 1
    assert grad(two["loop"])(0.3, 2) == pytest.approx(64 * 4 * 0.3**3)


def only(namespace, name):
    return {name: namespace[name]}


def test_a_parameter_is_called_like_the_function():
    assert grad(reads_scaled)(2.0, 3.0, 2) == pytest.approx(9.0)


def wrong_call(x, n):
    for _ in range(n):
        x = x * logistic(x)
    return x


def test_errors_in_the_function_stay_what_they_are():
    with pytest.raises(ZeroDivisionError):
        grad(divides)(1.0, 1)
    with pytest.raises(Unsupported, match="missing a required argument: 'r'"):
        grad(wrong_call)(1.0, 1)


def test_arrays():
    x = np.array([0.3, 0.6])
    bar = grad(lambda x, r, n: np.sum(in_a_loop(x, r, n)))(x, 2.9, 3)
    each = [grad(in_a_loop)(one, 2.9, 3) for one in x]
    assert np.allclose(bar, each, rtol=1e-12)


def test_second_derivatives():
    slope = grad(in_a_loop)
    second = (slope(0.3 + STEP, 2.9, 4) - slope(0.3 - STEP, 2.9, 4)) / (2 * STEP)
    assert grad(slope)(0.3, 2.9, 4) == pytest.approx(second, rel=1e-6)
