"""Functions that are passed as arguments: there is code for each that may be passed again."""

from functools import partial
from types import MethodType

import pytest

from wengert import grad, jvp
from wengert.transform import pipeline
from wengert.transform.calls import derivative
from wengert.transform.errors import Unsupported


def twice(f, x):
    return f(f(x))


def square(x):
    return x * x


def cube(x):
    return x * x * x


def half(x):
    return 0.5 * x


def chosen(x):
    return twice(half, x)


def power(n):
    return lambda x: x**n


class Scale:
    def __init__(self, factor):
        self.factor = factor

    def times(self, x):
        return self.factor * x


by_x = grad(twice, argnums=1)


def anew():
    """A derivative like `by_x` that has met nothing yet."""
    return grad(lambda f, x: f(f(x)), argnums=1)


@pytest.fixture
def built(monkeypatch):
    count, build = [], pipeline.build
    monkeypatch.setattr(pipeline, "build", lambda r: count.append(r) or build(r))
    return count


def test_what_is_passed_is_called_by_its_name():
    assert by_x(square, 3.0) == pytest.approx(108.0)
    assert by_x(cube, 2.0) == pytest.approx(9.0 * 2.0**8)
    text = by_x.source_for(square, 3.0)
    assert "square_forward" in text and "rt." not in text
    assert jvp(partial(twice, square), (3.0,), (1.0,)) == pytest.approx((81.0, 108.0))


def test_lambdas_made_anew_are_one():
    by_x = anew()
    for _ in range(3):
        assert by_x(lambda x: 3.0 * x, 1.0) == 9.0
    assert len(by_x.derivative.variants) == 1


def test_closures_of_one_code_have_their_own_cells():
    by_x = anew()
    for n in (2, 3, 2, 1):
        assert by_x(power(n), 1.1) == pytest.approx(n**2 * 1.1 ** (n**2 - 1))
    kept = power(2)
    assert by_x(kept, 3.0) == pytest.approx(108.0)
    kept.__closure__[0].cell_contents = 3
    assert by_x(kept, 2.0) == pytest.approx(9.0 * 2.0**8)


def test_defaults_tell_functions_apart():
    by_x = anew()
    for k in (1.0, 2.0, 3.0):
        assert by_x(lambda x, k=k: k * x, 1.0) == k * k


def test_a_name_that_is_passed_may_be_bound_again(monkeypatch):
    slope = grad(chosen)
    assert slope(1.0) == 0.25
    monkeypatch.setitem(chosen.__globals__, "half", square)
    assert slope(3.0) == pytest.approx(108.0)


def test_what_is_passed_may_be_edited(monkeypatch):
    def edited(x):
        return 2.0 * x

    by_x = anew()
    assert by_x(edited, 1.0) == 4.0
    monkeypatch.setattr(edited, "__code__", square.__code__)
    assert by_x(edited, 3.0) == pytest.approx(108.0)


def test_methods_and_partials_are_differentiated_when_met():
    by_x = anew()
    for k in (2.0, 3.0):
        assert by_x(Scale(k).times, 1.0) == k * k
        assert by_x(MethodType(lambda self, x: self * x, k), 1.0) == k * k
        assert by_x(partial(lambda k, x: k * x, k), 1.0) == k * k


def test_of_many_functions_those_that_come_late_are_met(built):
    by_x = anew()
    many = [
        lambda x: 0.0 * x, lambda x: 1.0 * x, lambda x: 2.0 * x, lambda x: 3.0 * x,
        lambda x: 4.0 * x, lambda x: 5.0 * x, lambda x: 6.0 * x, lambda x: 7.0 * x,
        lambda x: 8.0 * x, lambda x: 9.0 * x, lambda x: 10.0 * x, lambda x: 11.0 * x,
    ]  # fmt: skip
    assert len(many) > derivative.MOST
    for _ in range(2):
        for k, f in enumerate(many):
            assert by_x(f, 1.0) == k * k
    assert sum(r.mode == "reverse" for r in built) == derivative.MOST + 1


def refused(x):
    return eval("x")


def only_where_asked(f, x, asked):
    return f(x) if asked else 2.0 * x


def test_what_is_refused_of_a_function_is_refused_when_it_is_called():
    by_x = grad(only_where_asked, argnums=1)
    assert by_x(refused, 1.0, False) == 2.0
    with pytest.raises(Unsupported, match="eval"):
        by_x(refused, 1.0, True)


def test_second_derivatives_are_of_what_is_passed():
    second = grad(anew(), argnums=1)
    for f, expected in ((square, 108.0), (cube, 72.0 * 2.0**7), (square, 108.0)):
        assert second(f, 3.0 if f is square else 2.0) == pytest.approx(expected)
