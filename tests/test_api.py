"""Gradients, tangents and pullbacks: how they take arguments, and what they refuse."""

import functools

import numpy as np
import pytest
from callables import Model, close, decorated, decorated_by_both, product

from wengert import (
    grad,
    jvp,
    value_and_grad,
    vjp,
)
from wengert.runtime.checks import real_scalar


def test_grad():
    df = grad(product)
    assert df(1.0, 2.0) == pytest.approx(40.0)
    assert df(1.0, y=2.0, n=5) == pytest.approx(20.0)
    assert decorated(3.0, 4.0) == pytest.approx(4.0)
    assert decorated_by_both(3.0) == pytest.approx((12.0, 9.0))
    close(grad(lambda x: np.sum(x * x))(np.array([1.0, 2.0])), [2.0, 4.0])


@pytest.mark.parametrize("argnums, want", [
    (0, 40.0), (1, 40.0), ("y", 40.0), ((0, "y"), (40.0, 40.0)), ([1, 0], (40.0, 40.0)),
    ((1,), (40.0,)), (-1, 4.0), ("n", 4.0), (np.int64(2), 4.0),
])  # fmt: skip
def test_argnums(argnums, want):
    assert grad(product, argnums)(1.0, 2.0, 10) == pytest.approx(want)
    assert value_and_grad(product, argnums)(1.0, 2.0)[1] == pytest.approx(want)


@pytest.mark.parametrize("argnums, error, words", [
    (3, ValueError, "no argument 3"), (3, IndexError, "no argument 3"), (-4, IndexError, "-4"),
    ("z", ValueError, "'z'"), ((0, "x"), ValueError, "twice"), ((), ValueError, "empty"),
    (1.5, TypeError, "1.5"), (None, TypeError, "None"),
])  # fmt: skip
def test_argnums_that_are_wrong(argnums, error, words):
    with pytest.raises(error, match=words):
        grad(product, argnums)


def test_starred_parameters():
    def f(*args, **kwargs):
        return args[0] * args[1] ** 2 + 3 * kwargs["k"]

    assert grad(f, (1, 0, "k"))(2.0, 3, k=1) == pytest.approx((12.0, 9.0, 3.0))
    assert grad(f)(2.0, 3.0, k=1.0) == pytest.approx(9.0)
    with pytest.raises(IndexError, match="5"):
        grad(f, 5)(2.0, 3.0, k=1.0)


def test_value_and_aux():
    def f(x, tag):
        return x * x, (tag, 2.0 * x)

    assert value_and_grad(product)(1.0, 2.0) == pytest.approx((40.0, 40.0))
    slope, aux = grad(f, has_aux=True)(3.0, "a")
    assert slope == pytest.approx(6.0) and aux == ("a", 6.0)
    (value, aux), (slope,) = value_and_grad(f, (0,), has_aux=True)(3.0, "a")
    assert (value, aux) == (9.0, ("a", 6.0)) and slope == pytest.approx(6.0)
    y, pull, aux = vjp(lambda x: (x * x, 2.0 * x), 3.0, has_aux=True)
    assert (y, aux) == (9.0, 6.0) and pull(1.0) == pytest.approx((6.0,))


@pytest.mark.parametrize("x", [3, True, np.int64(3), np.float64(3.0), np.float32(3.0)])
def test_scalars_are_taken_as_floats(x):
    for _ in range(2):
        slope = GRAD_OF_SQUARE(x)
        assert slope == pytest.approx(2.0 * float(x)) and isinstance(slope, float | np.floating)


GRAD_OF_SQUARE = grad(lambda x: x * x)


def test_integers_are_taken_as_floats():
    slope = grad(lambda x: np.sum(x * x))(np.array([1, 2]))
    close(slope, [2.0, 4.0])
    assert slope.dtype == float
    total = grad(lambda xs: xs[0] * xs[1])([2, 3])
    assert total == pytest.approx([3.0, 2.0])


@pytest.mark.parametrize("x, words", [("a", "x is a str"), (None, "x is None"), (len, "builtin")])
def test_arguments_without_derivative(x, words):
    with pytest.raises(TypeError, match=words):
        grad(lambda x: 1.0)(x)


def test_results_that_are_no_real_scalar():
    for wrong, words in [
        (np.ones(3), r"shape \(3,\); use jacobian or vjp"), (1j, "complex"), ("a", "a str"),
        (None, "None"), ((1.0, 2.0), "has_aux"),
    ]:  # fmt: skip
        with pytest.raises(TypeError, match=words):
            real_scalar(wrong)
    for right in (1.0, 2, True, np.float32(1), np.array(1.0), np.int64(2)):
        real_scalar(right)
    with pytest.raises(TypeError, match=r"shape \(2,\)"):
        grad(lambda x: x * x)(np.ones(2))


def test_methods():
    model = Model(2.0)
    assert grad(model.energy)(3.0) == pytest.approx(12.0)
    assert model.force(3.0) == pytest.approx(12.0)
    model.w = 5.0
    assert model.force(3.0) == pytest.approx(30.0)
    assert Model.square(3.0) == pytest.approx(6.0) and model.cube(2.0) == pytest.approx(12.0)
    assert grad(model)(1.0) == pytest.approx(5.0)


def test_partial():
    for _ in range(2):
        assert grad(functools.partial(product, y=2.0))(1.0) == pytest.approx(40.0)
        assert grad(functools.partial(product, 2.0))(1.0, n=1) == pytest.approx(4.0)
        assert grad(functools.partial(grad(product), 2), 0)(3.0) == pytest.approx(60.0)


def test_functions_of_libraries():
    close(grad(np.sum)(np.ones(3)), [1.0, 1.0, 1.0])
    assert grad(np.multiply, (0, 1))(2.0, 3.0) == pytest.approx((3.0, 2.0))


grad_of_tuple = grad(lambda x: x**3, (0,))


def test_second_derivatives():
    assert grad(grad(lambda x: x**3))(2.0) == pytest.approx(12.0, rel=1e-3)
    assert grad(grad(product, 1), "x")(3, 2) == pytest.approx(40.0, rel=1e-3)
    (slope,), (slope_dot,) = jvp(grad_of_tuple, (2.0,), (1.0,))
    assert (slope, slope_dot) == pytest.approx((12.0, 12.0))
    y, y_dot = jvp(grad(lambda x: x**3), (2.0,), (1.0,))
    assert (y, y_dot) == pytest.approx((12.0, 12.0), rel=1e-3)


def test_jvp():
    assert jvp(product, (1.0, 2.0), (1.0, 0.5)) == pytest.approx((40.0, 60.0))
    assert jvp(product, (1.0, 2.0, 3), (None, 1.0, 0.0)) == pytest.approx((12.0, 12.0))
    assert jvp(product, (1, 2), (1, 0)) == pytest.approx((40.0, 40.0))
    assert jvp(product, (1.0, 2.0), (None, None)) == (40.0, 0.0)
    y, y_dot, aux = jvp(lambda x: (x * x, "a"), (3.0,), (1.0,), has_aux=True)
    assert (y, aux) == (9.0, "a") and y_dot == pytest.approx(6.0)


@pytest.mark.parametrize("primals, tangents, words", [
    ((1.0, 2.0), (1.0,), "2 primals but 1 tangents"), (1.0, (1.0,), "primals must be a tuple"),
    ((1.0, 2.0), (1.0, np.ones(2)), r"tangent of y must have the shape \(\)"),
    ((1.0, 2.0), (1.0, 1j), "real"), ((1.0, 2.0), ("a", 1.0), "not a str"),
    ((1.0, "a"), (1.0, 1.0), "y has no derivative"), ((1.0, 2.0), ([1.0], 1.0), "not a list"),
])  # fmt: skip
def test_tangents_that_do_not_fit(primals, tangents, words):
    with pytest.raises(TypeError, match=words):
        jvp(product, primals, tangents)


def test_vjp():
    y, pull = vjp(product, 1.0, 2.0, 3)
    assert y == 12.0
    for _ in range(2):
        assert pull(1.0)[:2] == pytest.approx((12.0, 12.0)) and pull(1.0)[2] is None
    assert pull(2)[:2] == pytest.approx((24.0, 24.0))
    assert vjp(product, 1, 2, 3)[1](1.0) == pytest.approx((12.0, 12.0, 4.0))
    _, pull = vjp(lambda p: {"s": p[0] * p[1], "t": p[0]}, [2.0, 3.0])
    assert pull({"s": 1.0, "t": 10.0})[0] == pytest.approx([13.0, 2.0])
    assert vjp(lambda mode: 1.0, "a")[1](1.0) == (None,)


@pytest.mark.parametrize("seed, words", [
    (1.0, r"shape \(2,\), not \(\)"), (np.ones(3), r"not \(3,\)"), (1j * np.ones(2), "real"),
    ([1.0, 1.0], "not a list"), ({"a": 1.0}, "not a dict"),
])  # fmt: skip
def test_adjoints_that_do_not_fit(seed, words):
    _, pull = vjp(lambda x: 2.0 * x, np.ones(2))
    with pytest.raises(ValueError, match=words):
        pull(seed)


def test_a_derivative_inside_of_a_function():
    assert grad(lambda x: grad_of_tuple(x)[0] * x)(2.0) == pytest.approx(36.0)
    assert jvp(lambda x: GRAD_OF_SQUARE(x) * x, (3.0,), (1.0,)) == pytest.approx((18.0, 12.0))


def test_second_derivatives_by_parts_of_starred_parameters():
    _, pull = vjp(grad(lambda *xs: xs[0] ** 3 * xs[1]), 2.0, 1.0)
    assert pull(1.0) == pytest.approx((12.0, 12.0))


def test_a_pullback_rests_on_copies_of_what_is_given_and_returned():
    x, weights = np.array([0.5, 2.0]), {"w": np.array([1.0, 3.0])}
    y, pullback = vjp(lambda x, weights: np.exp(x) * weights["w"], x, weights)
    want = np.exp([0.5, 2.0])
    y[0], x[1], weights["w"][:] = 7.0, -1.0, 0.0
    x_bar, weights_bar = pullback(np.ones(2))
    assert x_bar == pytest.approx(want * [1.0, 3.0])
    assert weights_bar["w"] == pytest.approx(want)
    same, pullback = vjp(lambda x: x, x)
    same[0] = 9.0
    assert x[0] == 0.5
