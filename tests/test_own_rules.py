"""Rules of the user's own: what they give is checked, and they are used wherever they should be."""

import functools
import math
import traceback

import numpy as np
import pytest

from wengert import (
    elementwise,
    grad,
    hessian,
    jacfwd,
    jacrev,
    jvp,
    linear,
    rule,
    value_and_grad,
    vjp,
    zero,
)
from wengert.runtime.checks import WrongRule

P = np.array([3.0, 2.0])


def box(p):
    return np.array(eval("[p[0] * p[1], p[0] ** 2]"))


def jacobian_of_box(p):
    return np.array([[p[1], p[0]], [2.0 * p[0], 0.0]])


rule(box, lambda t, p: jacobian_of_box(p) @ t, lambda g, p: g @ jacobian_of_box(p))


def column(p):
    return 1.0 * p


rule(column, lambda t, p: t[:, None], lambda g, p: g[:, None])


def narrow(p):
    return 1.0 * p


rule(narrow, lambda t, p: t[:1], lambda g, p: g[:1])


def crossed(x, y):
    return x * y


elementwise(crossed, lambda x, y: (y[:, None], x))


def blur(image):
    return 2.0 * image


linear(blur, lambda g, image: np.sum(g))


def pair(x):
    return 2.0 * x, 3.0 * x


rule(pair, lambda t, x: (2.0 * t,), lambda g, x: 2.0 * g[0] + 3.0 * g[1] + 0j)


def spread(x):
    return 2.0 * x


elementwise(spread, lambda x: np.full(3, 2.0))


def stepped(x, n=3, *, scale=2.0):
    return math.floor(10 * x) * n / 10 * scale


elementwise(stepped, lambda x, n=3: 7.0 * n)


def steep(x):
    return math.log1p(math.exp(x))


elementwise(steep, lambda x: 1 / (1 + math.exp(-x)))


def total(f):
    return lambda *args: np.sum(f(*args))


@pytest.mark.parametrize(
    "f, args, why",
    [
        (column, (P,), r"column by p gives the shape \(2, 1\), not \(2,\)"),
        (narrow, (P,), r"narrow by p gives the shape \(1,\), not \(2,\)"),
        (crossed, (P, P), r"crossed gives the shape \(2, 2\), not \(2,\)"),
        (blur, (P,), r"blur by image gives the shape \(\), not \(2,\)"),
        (spread, (0.5,), r"spread gives the shape \(3,\), not \(\)"),
    ],
)
def test_an_adjoint_of_another_shape(f, args, why):
    with pytest.raises(WrongRule, match=why) as caught:
        grad(total(f))(*args)
    assert "return lambda *args: np.sum(f(*args))" in "".join(
        traceback.format_exception(caught.value)
    ) + "".join(getattr(caught.value, "__notes__", []))


@pytest.mark.parametrize(
    "f, args", [(column, (P,)), (narrow, (P,)), (crossed, (P, P)), (spread, (0.5,))]
)
def test_a_tangent_of_another_shape(f, args):
    with pytest.raises(WrongRule, match=f"the rule of {f.__name__}"):
        jvp(lambda *args: f(*args), args, args)


def test_a_tangent_and_an_adjoint_of_another_kind():
    with pytest.raises(WrongRule, match="pair gives a tuple, not a tuple of 2"):
        jvp(lambda x: pair(x), (0.5,), (1.0,))
    with pytest.raises(WrongRule, match="pair by x gives complex values, not real ones"):
        grad(lambda x: pair(x)[0])(0.5)


def test_an_error_of_a_rule_is_for_no_handler_of_the_function():
    def tried(p):
        try:
            y = column(p)
        except ValueError:
            y = p
        return np.sum(y)

    with pytest.raises(WrongRule):
        jvp(tried, (P,), (P,))


def test_what_is_right_passes():
    def f(p):
        return box(2.0 * p) @ box(p)

    near = grad(lambda p: 4.0 * (p[0] * p[1]) ** 2 + 4.0 * p[0] ** 4)(P)
    assert np.allclose(grad(f)(P), near)
    assert np.allclose(jvp(f, (P,), (P,))[1], near @ P)
    assert 'of="box by p")' in grad(f).source_for(P)


def test_numbers_need_no_check():
    f = grad(lambda x: 3.0 * steep(x))
    assert f(0.0) == 1.5
    assert "of_shape" not in f.source_for(0.0)


def test_second_derivatives_pass_the_check():
    def cubes(x):
        return np.asarray(x) ** 3

    rule(cubes, lambda t, x: 3.0 * x * x * t, lambda g, x: 3.0 * x * x * g)
    assert np.allclose(hessian(lambda x: np.sum(cubes(x)))(P), np.diag(6.0 * P))


def test_the_function_that_grad_is_given():
    slope = grad(stepped)
    assert slope(1.05) == 21.0
    assert slope(1.05, 5) == slope(1.05, n=5) == 35.0
    assert value_and_grad(stepped)(2.0) == (12.0, 21.0)
    assert jvp(stepped, (2.0,), (2.0,)) == (12.0, 42.0)
    assert vjp(stepped, 2.0)[1](3.0) == (63.0,)
    assert grad(functools.partial(stepped, n=5))(2.0) == 35.0
    assert grad(lambda x: x * slope(x))(2.0) == 21.0
    assert np.allclose(jacrev(box)(P), jacobian_of_box(P))
    assert np.allclose(jacfwd(box)(P), jacobian_of_box(P))


def test_a_parameter_named_function():
    def applied(function, x=2.0):
        return math.floor(function) * x

    rule(
        applied,
        x=(lambda t, function, x=2.0: t * function, lambda g, function, x=2.0: g * function),
    )
    assert grad(applied, argnums=1)(3.0, 5.0) == 3.0


def test_an_option_that_the_rule_does_not_show():
    with pytest.raises(TypeError, match="scale"):
        grad(stepped)(1.05, scale=3.0)


def test_a_rule_declared_after_the_derivative_was_used():
    def bent(x):
        return x * x

    slope = grad(bent)
    assert slope(3.0) == 6.0
    elementwise(bent, lambda x: 0.5)
    assert slope(3.0) == 0.5


def test_the_rule_of_a_method():
    class Spring:
        def __init__(self, k):
            self.k = k

        def force(self, x):
            return math.floor(x) * self.k

    rule(Spring.force, x=(lambda t, self, x: t * self.k, lambda g, self, x: g * self.k))
    assert grad(Spring(4.0).force)(3.0) == 4.0


def test_a_flat_function():
    def floor(x, digits=0):
        return round(x, digits)

    zero(floor)
    assert grad(floor)(3.0) == 0.0
    assert grad(floor)(3.0, digits=2) == 0.0


def failing(u):
    return np.sum(u)


def fails(g):
    raise ArithmeticError("no adjoint")


rule(failing, lambda t, u: np.sum(t), lambda g, u: fails(g) * u)


def test_where_an_adjoint_raises_arguments_are_as_they_were():
    def march(u, parts):
        for k in range(3):
            u[k] = 2.0 * u[k] + parts["a"][k]
            parts["a"][k] = u[k] * u[k]
        return failing(u) + failing(parts["a"])

    u, parts = np.arange(3.0), {"a": np.ones(3)}
    with pytest.raises(ArithmeticError) as caught:
        grad(march, argnums=(0, 1))(u, parts)
    assert np.array_equal(u, np.arange(3.0)) and np.array_equal(parts["a"], np.ones(3))
    told = "".join(traceback.format_exception(caught.value))
    assert "return failing(u) + failing" in told + "".join(getattr(caught.value, "__notes__", []))
