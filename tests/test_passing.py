"""Nested functions that are passed on stand in copies of what they are passed to."""

import functools
import types

import numpy as np
import pytest

from wengert import grad, jvp, vjp

STEP = 2.0


def twice(f, x, times=1.0):
    h = STEP * times
    return f(f(x) * h)


def scaled(x, k):
    return twice(lambda t: t * t * k, x)


def named(x, k):
    def f(t):
        return t * k

    return twice(f, x, times=k) + f(x)


def clashing(x, h):
    """The captured name is one of the names that `twice` has for itself."""
    return twice(lambda t: t * h, x)


def reassigned(x, k):
    f = lambda t: t * k  # noqa: E731
    k = k * k
    return twice(f, x)


def adaptive(f, a, b, depth):
    m = (a + b) / 2.0
    if depth == 0:
        return (b - a) * f(m)
    return adaptive(f, a, m, depth - 1) + adaptive(f, m, b, depth - 1)


def integral(k):
    return adaptive(lambda t: t * t * k, 0.0, k, 3)


def keeps(f, x):
    return [f, f(x)][1]


def kept(x):
    return keeps(lambda t: t * x, x)


def each(f, xs):
    return sum([f(x) for x in xs])


def in_comprehension(x):
    return each(lambda t: t * x, [x, 2.0]) + sum([twice(lambda t: t * k, x) for k in [1.0, 2.0]])


def counts(x):
    total = 0.0

    def add(t):
        nonlocal total
        total = total + t * x
        return t

    twice(add, x)
    return total


def with_array(f, x, w=np.array([1.0, 2.0])):
    return np.sum(f(x) * w)


def default_array(x):
    return with_array(lambda t: t * x, x)


def two(f, g, x):
    return f(g(x))


def both(x, k):
    return two(lambda t: t * k, g=lambda t: t + k * x, x=x)


def folded(x):
    return functools.reduce(lambda a, b: a * b + x, [x, 2.0, x])


def in_loop(x, n):
    for k in range(1, n):
        x = twice(lambda t: t / k, x)
    return x


PROGRAMS = [
    (scaled, (0.7, 1.3)), (named, (0.7, 1.3)), (clashing, (0.7, 1.3)), (reassigned, (0.7, 1.3)),
    (integral, (1.3,)), (kept, (0.7,)), (in_comprehension, (0.7,)), (counts, (0.7,)),
    (default_array, (0.7,)), (both, (0.7, 1.3)), (folded, (0.7,)), (in_loop, (0.7, 3)),
]  # fmt: skip
MET = kept, default_array, in_comprehension  # found when they run
STATIC = [p for p in PROGRAMS if p[0] not in MET]


@pytest.mark.parametrize("f, args", PROGRAMS)
def test_derivatives(f, args):
    h = 1e-6
    for k in range(sum(type(a) is float for a in args)):
        up, down = ([a + s * h if i == k else a for i, a in enumerate(args)] for s in (1, -1))
        slope = (f(*up) - f(*down)) / (2 * h)
        assert grad(f, argnums=k)(*args) == pytest.approx(slope)
        dots = [float(i == k) if type(a) is float else None for i, a in enumerate(args)]
        assert jvp(f, args, tuple(dots))[1] == pytest.approx(slope)
        assert vjp(f, *args)[1](1.0)[k] == pytest.approx(slope)


@pytest.mark.parametrize("f, args", STATIC)
def test_nothing_is_left_to_be_found_when_it_runs(f, args):
    assert "pullback" not in grad(f).source_for(*args)


def test_the_second_derivative():
    slope = grad(grad(integral))(1.3)
    assert slope == pytest.approx(integral(1.0) * 4 * 3 * 1.3**2)


def test_a_copy_is_in_the_world_of_its_original():
    module = types.ModuleType("elsewhere")
    local = types.FunctionType(scaled.__code__, {"twice": twice, "STEP": -1.0})
    assert module and grad(local)(0.7, 1.3) == grad(scaled)(0.7, 1.3)


def test_what_was_copied_may_be_bound_again_or_edited(monkeypatch):
    slope = grad(scaled)
    first = slope(0.7, 1.3)
    with monkeypatch.context() as patch:
        patch.setitem(globals(), "twice", lambda f, x: 3.0 * f(x))
        assert slope(0.7, 1.3) == pytest.approx(6.0 * 0.7 * 1.3)
    assert slope(0.7, 1.3) == first
    with monkeypatch.context() as patch:
        patch.setitem(globals(), "STEP", 1.0)
        assert slope(0.7, 1.3) == pytest.approx(first / 4.0)
    monkeypatch.setattr(twice, "__code__", (lambda f, x, times: f(x)).__code__)
    assert slope(0.7, 1.3) == pytest.approx(2.0 * 0.7 * 1.3)


def test_names_are_those_of_the_primal():
    text = grad(named).source_for(0.7, 1.3)
    assert "twice_of_f_forward(x, times=k, k=k)" in text
    assert "(x, times, *, k)" in text
