"""Derivatives of functions that take derivatives themselves: tangents, pullbacks, Jacobians."""

from functools import partial

import numpy as np
import pytest

from wengert import (
    NoRule,
    Unsupported,
    elementwise_grad,
    grad,
    hessian,
    hvp,
    jacfwd,
    jacobian,
    jacrev,
    jvp,
    value_and_grad,
    vjp,
)


def pair(v):
    return np.array([v[0] * v[1], np.sin(v[0]) * v[1] ** 2])


def cubic(v):
    return np.sum(v**3) * v[0]


def parts(v, w, scale=1.0):
    return {"s": scale * np.sum(v * w), "v": v**2 * w}


JACOBIAN, HESSIAN, TANH = jacobian(pair), hessian(cubic), elementwise_grad(np.tanh)


class Spring:
    def __init__(self, k):
        self.k = k

    def force(self, x):
        return np.array([self.k * x**2, self.k**2 * x])


def of_gradient(x):
    value, slope = value_and_grad(cubic)(np.array([x, 2 * x]))
    return value * np.sum(slope)


def of_tangent(x):
    y, y_dot = jvp(pair, (np.array([x, 2 * x]),), (np.array([1.0, x]),))
    return np.sum(y * y_dot)


def of_pullback(x):
    y, pull = vjp(pair, np.array([x, 2 * x]))
    (bar,) = pull(y)
    return np.sum(bar**2) + pull(np.ones(2))[0][0]


def of_closures_tangent(x):
    return jvp(lambda z: z**2 * x**3, (x,), (x,))[1]


def of_closures_pullback(x):
    y, pull = vjp(lambda z, w: z**2 * x**3 + w, x, 2.0)
    return pull(x)[0] * pull(y)[1]


def of_closures_jacobians(x):
    def h(v):
        return v * x + np.sin(v)

    return np.sum(jacrev(h)(np.array([x, 1.0]))) * np.sum(jacfwd(h)(np.array([x, 1.0])))


def through_a_helper(x):
    def inner(z):
        return z * x

    def outer(z):
        return inner(z) ** 2

    return vjp(outer, 1.5)[1](1.0)[0]


def of_hessians(x):
    v = np.array([x, 2 * x])
    slope, product = hvp(cubic, (v,), (np.array([1.0, x]),))
    return np.sum(hessian(cubic)(v) ** 2) + np.sum(slope * product)


def elementwise(x):
    return np.sum(elementwise_grad(lambda v: v**3)(np.array([x, 2 * x])) * TANH(x))


def made_outside(x):
    v = np.array([x, 2 * x])
    return np.sum(JACOBIAN(v) ** 2) * np.sum(HESSIAN(v))


def newton(x):
    v = np.array([x, 0.5])
    for _ in range(3):
        v = v - np.linalg.solve(JACOBIAN(v) + 2 * np.eye(2), pair(v) - 0.1)
    return np.sum(v)


def of_structures(x):
    v, w = np.array([x, 2.0]), np.array([x**2, 0.3])
    rows = jacrev(parts, (0, 1))(v, w, scale=x)
    columns = jacfwd(parts, "w")(v, w, scale=x)
    return np.sum(rows["v"][1] * columns["v"]) + np.sum(rows["s"][0] * columns["s"])


def of_bound_functions(x):
    spring, scaled = Spring(x), partial(np.multiply, x)
    force = jvp(spring.force, (x,), (1.0,))[1]
    return np.sum(force * jacrev(spring.force)(x)) + jvp(scaled, (x,), (x,))[1]


def with_aux(x):
    def both(z):
        return z**2 * x, np.sin(z)

    y, y_dot, aux = jvp(both, (x,), (1.0,), has_aux=True)
    again, pull, more = vjp(both, x, has_aux=True)
    return y * y_dot + aux * more * again * pull(x)[0]


def of_counts(x):
    y_dot = jvp(lambda n, z: z**n, (3, x), (0, 1))[1]
    return y_dot + vjp(lambda n: n * x, 2)[1](1)[0] + jacfwd(lambda n: n * n * x)(2)


def of_many(x):
    def total(a, *rest, b=1.0):
        return a * rest[0] * rest[1] * b

    y_dot = jvp(total, (x, x, 2.0), (1.0, 0.5, None))[1]
    return y_dot + jacrev(total, 2)(x, x, x, b=x) + vjp(total, x, x, x)[1](1.0)[1]


PROGRAMS = [
    of_gradient, of_tangent, of_pullback, of_closures_tangent, of_closures_pullback,
    of_closures_jacobians, through_a_helper, of_hessians, elementwise, made_outside, newton,
    of_structures, of_bound_functions, with_aux, of_counts, of_many,
]  # fmt: skip


@pytest.mark.parametrize("program", PROGRAMS)
def test_first_order(program):
    x = 0.7
    wanted = pytest.approx((program(x + 1e-5) - program(x - 1e-5)) / 2e-5, rel=1e-6)
    value, slope = value_and_grad(program)(x)
    assert slope == wanted
    assert jvp(program, (x,), (1.0,)) == (pytest.approx(program(x)), wanted)
    assert value == pytest.approx(program(x), rel=1e-12)


@pytest.mark.parametrize("program", [of_gradient, of_tangent])
def test_forward_over_reverse(program):
    slope = grad(program)
    wanted = (slope(0.7 + 1e-5) - slope(0.7 - 1e-5)) / 2e-5
    assert jvp(slope, (0.7,), (1.0,))[1] == pytest.approx(wanted, rel=1e-6)


def test_an_adjoint_must_fit():
    def wrong(x):
        return vjp(pair, np.array([x, 2 * x]))[1](1.0)[0][0]

    with pytest.raises(TypeError, match="the adjoint must have the shape"):
        grad(wrong)(0.7)


@pytest.mark.parametrize("along", [lambda f: grad(f)(1.5), lambda f: jvp(f, (1.5,), (1.0,))[1]])
def test_what_a_captured_function_captures_is_refused(along):
    def through(x):
        def inner(z):
            return z * x

        def outer(z):
            return inner(z) ** 2

        return along(outer)

    with pytest.raises(Unsupported, match="captures"):
        grad(through)(0.7)


def test_a_method_that_is_passed_on():
    """Its tangent is that of its object."""

    def force(x):
        pull = Spring(x).force
        return np.sum(pull(0.5))

    assert jvp(force, (0.7,), (1.0,))[1] == pytest.approx(0.25 + 0.7)
    assert grad(force)(0.7) == pytest.approx(0.25 + 0.7)


def gradient_penalty(v):
    return cubic(v) + 0.5 * np.sum(grad(cubic)(v) ** 2)


def learns_inside(v):
    w = v
    for _ in range(3):
        w = w - 0.01 * grad(cubic)(w)
    return cubic(w)


def two_gradients(v):
    def energy(q, p):
        return 0.5 * np.sum(p * p) * q[0] - cubic(q)

    return np.sum(grad(energy)(v, v + 1.0) * grad(energy, argnums=1)(v, 2.0 * v))


@pytest.mark.parametrize("function", [gradient_penalty, learns_inside, two_gradients])
def test_second_derivatives_of_what_takes_gradients(function):
    v, along, step = np.array([0.7, 0.4]), np.array([0.3, -0.8]), 1e-6
    slope = grad(function)
    wanted = (slope(v + step * along) - slope(v - step * along)) / (2 * step)
    assert jvp(slope, (v,), (along,))[1] == pytest.approx(wanted, rel=1e-6)
    assert vjp(slope, v)[1](along)[0] == pytest.approx(wanted, rel=1e-6)


@pytest.mark.parametrize("function", [of_pullback, of_closures_pullback, elementwise])
def test_second_derivatives_of_pullbacks_are_refused(function):
    slope = grad(function)
    for along in (grad(slope), lambda x: jvp(slope, (x,), (1.0,))):
        with pytest.raises(NoRule, match="second derivative through the pullback"):
            along(0.7)
