"""Calls of functions that are known only when the code runs."""

import functools
from functools import partial

import numpy as np
import pytest
from callables import Model, close, decorated, product

from wengert import grad, jvp
from wengert.runtime import Refusal, dispatch
from wengert.runtime.trees import Captured
from wengert.transform import pipeline


def test_dynamic_calls():
    y, pull = dispatch.pullback(product, 1.0, 2.0, 3)
    assert y == 12.0 and pull(1.0)[:2] == pytest.approx((12.0, 12.0)) and pull(1.0)[2] is None
    y, pull = dispatch.pullback(product, 1.0, n=3.0, y=2.0)
    assert pull(1.0) == pytest.approx((12.0, 4.0, 12.0)) == pull(1.0)
    y, pull = dispatch.pullback(np.sin, 0.5)
    assert y == np.sin(0.5) and pull(2.0) == pytest.approx((2.0 * np.cos(0.5),))
    y, pull = dispatch.pullback(decorated, 2.0, 3.0)
    assert y == pytest.approx(3.0) and pull(1.0) == pytest.approx((0.0, 1.0), abs=1e-4)
    y, pull = dispatch.pullback_method(np.ones((2, 2)), "sum")
    close(pull(3.0)[0], [[3.0, 3.0], [3.0, 3.0]])
    assert dispatch.pullback(len, [1.0])[1](1.0)[0] in (None, [None], [0.0])


def test_dynamic_calls_of_objects():
    model = Model(2.0)
    _, pull = dispatch.pullback_method(model, "energy", 3.0)
    model_bar, x_bar = pull(1.0)
    assert (model_bar.w, x_bar) == pytest.approx((9.0, 12.0))
    model_bar, x_bar = dispatch.pullback_of(model, 3.0)[1](1.0)
    assert (model_bar.w, x_bar) == pytest.approx((3.0, 2.0))
    itself, x_bar = dispatch.pullback_of(model.energy, 3.0)[1](1.0)
    assert (itself["__self__"].w, x_bar) == pytest.approx((9.0, 12.0))
    itself, y_bar = dispatch.pullback_of(functools.partial(product, 2.0, n=1.0), 3.0)[1](1.0)
    assert y_bar == pytest.approx(12.0) and itself["args"] == pytest.approx((9.0,))
    assert itself["keywords"]["n"] == pytest.approx(18.0)


def test_dynamic_calls_of_closures():
    w = 3.0

    def f(x):
        return w * x * x

    itself, x_bar = dispatch.pullback_of(f, 2.0)[1](1.0)
    assert itself == pytest.approx({"w": 4.0}) and x_bar == pytest.approx(12.0)
    assert dispatch.pullback_of(product, 2.0, 1.0, 1)[1](1.0)[0] == {}


def test_parameters_may_be_called_as_those_of_the_helpers():
    _, pull = dispatch.pullback(lambda function, dots: function * dots, function=2.0, dots=3.0)
    assert pull(1.0) == pytest.approx((3.0, 2.0))


def test_dynamic_tangents():
    assert dispatch.pushforward(product, (1.0, None), {}, 1.0, 2.0) == pytest.approx((40.0, 40.0))
    found = dispatch.pushforward(product, (None,), {"y": 0.5}, 1.0, y=2.0)
    assert found == pytest.approx((40.0, 20.0))
    assert dispatch.pushforward(product, (None, None), {}, 1.0, 2.0) == (40.0, 0.0)


def test_dynamic_tangents_of_methods_and_partials():
    model, dot = Model(2.0), Model(1.0)
    assert dispatch.pushforward_method(model, "energy", dot, (None,), {}, 3.0) == (18.0, 9.0)
    assert dispatch.pushforward_method(np.ones(3), "sum", np.ones(3), (), {}) == (3.0, 3.0)
    assert dispatch.pushforward_of(model, dot, (1.0,), {}, 3.0) == (6.0, 5.0)
    bound = Captured(__self__=dot)
    assert dispatch.pushforward_of(model.energy, bound, (None,), {}, 3.0) == (18.0, 9.0)
    two = functools.partial(product, 2.0, n=1.0)
    dot = Captured(func=Captured(), args=(1.0,), keywords={"n": 0.5})
    assert dispatch.pushforward_of(two, dot, (None,), {}, 3.0) == (18.0, 9.0 + 9.0)
    assert dispatch.pushforward_of(two, None, (1.0,), {}, 3.0) == (18.0, 12.0)


def test_dynamic_tangents_of_closures():
    w = 3.0
    found = dispatch.pushforward_of(lambda x: w * x * x, Captured(w=1.0), (None,), {}, 2.0)
    assert found == (12.0, 4.0)


def test_closures_of_one_code_share_what_was_built(monkeypatch):
    def scaled_by(w):
        return lambda x: w * x

    count = []
    build = pipeline.build
    monkeypatch.setattr(pipeline, "build", lambda r: count.append(r) or build(r))
    for w in (2.0, 3.0, 5.0):
        y, pull = dispatch.pullback(scaled_by(w), 7.0)
        assert (y, *pull(1.0)) == pytest.approx((7.0 * w, w))
        assert grad(scaled_by(w))(7.0) == pytest.approx(w)
    assert len(count) == 2
    y, pull = dispatch.pullback(scaled_by(np.ones(2)), 7.0)
    assert pull(np.ones(2)) == pytest.approx((2.0,))


def test_a_pullback_sees_what_was_captured_when_its_function_was_called():
    def inner(t):
        return t * k

    def outer(t):
        return inner(t) * t

    found = []
    for k in (2.0, 3.0):
        found.append([dispatch.pullback(f, 5.0)[1] for f in (inner, outer)])
    assert [[pull(1.0)[0] for pull in pulls] for pulls in found] == [[2.0, 20.0], [3.0, 30.0]]
    assert inner(1.0) == 3.0


def real_part_of_square(f, x):
    z = f(x)
    return np.real(z * z)


@pytest.mark.parametrize("f", [lambda t: np.exp(1j * t), lambda t: 2j])
def test_complex_results_of_what_is_known_only_at_run_time_are_refused(f):
    with pytest.raises(Refusal, match="complex"):
        grad(real_part_of_square, argnums=1)(partial(f), 0.7)
    with pytest.raises(Refusal, match="complex"):
        jvp(partial(real_part_of_square, partial(f)), (0.7,), (1.0,))
