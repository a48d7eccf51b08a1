"""What SciPy integrates and solves: both modes against finite differences."""

import numpy as np
import pytest
from scipy import integrate, optimize, sparse

from wengert import grad, jvp
from wengert.runtime import Refusal


def pendulum(y, s, k):
    return np.array([y[1], -k * np.sin(y[0])])


def cubic(x, c):
    return x**3 + c * x - 1


def two(z, c):
    return np.array([z[0] ** 2 + z[1] - c, z[0] - z[1] * c])


def bell(t):
    return integrate.quad(lambda x: np.exp(-t * x * x), 0.0, t)[0]


def whole_bell(t):
    return integrate.quad(lambda x, c: np.exp(-c * x * x), -np.inf, np.inf, args=(t * t,))[0]


def swing(t):
    times = np.linspace(0.0, 2.0, 5)
    return np.sum(integrate.odeint(pendulum, np.array([t, 0.5]), times, (t * t,))[:, 0])


def decay(t):
    def slope(y, s):
        return -t * y + np.cos(s)

    return integrate.odeint(slope, 1.0, np.array([0.1 * t, t, 2 * t]))[-1, 0]


def bracketed(t):
    return optimize.brentq(lambda x: x**3 + t * x - 1, 0.0, 2.0)


def bracketed_with(t):
    return optimize.brentq(cubic, 0.0, 2.0, args=(t * t,))


def newton(t):
    return optimize.newton(cubic, 0.5, args=(t,))


def equations(t):
    return np.sum(optimize.fsolve(two, np.array([1.0, 1.0]), args=(t,)))


def equations_of(t):
    start = np.array([1.0, 1.0])
    return np.sum(optimize.fsolve(lambda z: [z[0] ** 2 + z[1] - t, z[0] - z[1] * t], start))


def fixed(t):
    return optimize.fixed_point(lambda x: np.cos(t * x), np.array([0.5]))[0]


def cost(z, c):
    return (z[0] - c) ** 2 + (z[1] - z[0] * c) ** 4 + z[1] ** 2


def root(t):
    return np.sum(optimize.root(two, np.array([1.0, 1.0]), args=(t,)).x)


def root_of(t):
    found = optimize.root(lambda z: [z[0] ** 2 + z[1] - t, z[0] - z[1] * t], np.ones(2))
    return np.sum(found["x"]) * found.x[0]


def root_scalar(t):
    return optimize.root_scalar(lambda x: x**3 + t * x - 1, bracket=(0.0, 2.0)).root


def least(t):
    return np.sum(optimize.minimize(cost, np.array([1.0, 1.0]), args=(t,), tol=1e-12).x)


def least_of(t):
    found = optimize.minimize(lambda z: cost(z, t), np.array([1.0, 1.0]), tol=1e-12)
    return found.x[0] * found.x[1] + found.fun


def least_scalar(t):
    return optimize.minimize_scalar(lambda x: (x - t) ** 2 + np.exp(x * t), tol=1e-12).x


def least_between(t):
    """At the upper bound of the first variable."""
    bounds = [(0.0, 0.5), (None, None)]
    found = optimize.minimize(cost, np.array([0.4, 0.4]), args=(t,), bounds=bounds, tol=1e-12)
    return found.x[0] + found.x[1] ** 2 + found.fun


def least_above(t):
    """With a bound that is met, and one that is not."""
    bounds = optimize.Bounds([-5.0, 0.9], [5.0, 9.0])
    start = np.array([0.4, 1.4])
    found = optimize.minimize(lambda z: cost(z, t), start, bounds=bounds, tol=1e-13)
    return found.x[0] * found.x[1] + found.fun


def least_scalar_between(t):
    fine = {"xatol": 1e-11}
    inside = optimize.minimize_scalar(
        lambda x: (x - t) ** 2 + np.exp(x * t), bounds=(-1.0, 1.0), method="bounded", options=fine
    )
    outside = optimize.minimize_scalar(lambda x: (x - t) ** 2, bounds=(-1.0, 1.0), options=fine)
    return inside.x + outside.x


def of_arrays(t):
    found = integrate.quad_vec(lambda x: np.exp(-t * x) * np.array([1.0, x]), 0.1 * t, 2.0)
    return np.sum(found[0] * np.array([1.0, t]))


def of_arrays_with(t):
    def waves(x, c):
        return np.sin(c * x) * np.array([1.0, x])

    return np.sum(integrate.quad_vec(waves, 0.0, t, args=(t * t,))[0])


FUNCTIONS = (
    of_arrays, of_arrays_with,
    least_between, least_above, least_scalar_between,
    root, root_of, root_scalar, least, least_of, least_scalar, bell, whole_bell, swing, decay,
    bracketed, bracketed_with, newton, equations, equations_of, fixed,
)  # fmt: skip


@pytest.mark.parametrize("f", FUNCTIONS)
def test_both_modes(f):
    least_ = "least" in f.__name__  # what a search finds is less precise
    h, rtol = (1e-3, 1e-3) if least_ else (1e-5, 1e-6)
    expected = (f(1.3 + h) - f(1.3 - h)) / (2 * h)
    assert np.isclose(grad(f)(1.3), expected, rtol=rtol)
    value, slope = jvp(f, (1.3,), (1.0,))
    assert np.isclose(value, f(1.3))
    assert np.isclose(slope, expected, rtol=rtol)


SECOND = bell, bracketed_with, root_of, fixed, least


@pytest.mark.parametrize("f", SECOND)
def test_second_derivatives(f):
    h, rtol = (1e-3, 1e-3) if "least" in f.__name__ else (1e-5, 1e-5)
    slope = grad(f)
    expected = (slope(1.3 + h) - slope(1.3 - h)) / (2 * h)
    assert np.isclose(jvp(slope, (1.3,), (1.0,))[1], expected, rtol=rtol)
    if f in (bell, root_of, least):
        assert np.isclose(grad(slope)(1.3), expected, rtol=rtol)


def test_the_second_derivative_by_adjoints_of_a_root_of_one_number_is_refused():
    with pytest.raises(TypeError, match="two adjoints"):
        grad(grad(bracketed_with))(1.3)


def test_what_a_search_returns_besides_is_unknown():
    def f(t):
        return np.sum(optimize.minimize(cost, np.array([1.0, 1.0]), args=(t,)).hess_inv)

    with pytest.raises(Refusal, match="hess_inv"):
        grad(f)(1.3)
    assert np.isnan(jvp(f, (1.3,), (1.0,))[1])


@pytest.mark.parametrize(
    "f, why",
    [
        (lambda t: optimize.least_squares(lambda x: x - t, 0.0).x[0], "sum of squares"),
        (lambda t: optimize.linprog(np.array([t, 1.0]))["fun"], "corner"),
        (lambda t: optimize.minimize(cost, [0.0, 0.0], (1.0,), bounds=[(t, 1), (0, 1)]).x[0],
         "`bounds`"),
    ],
)  # fmt: skip
def test_what_is_refused(f, why):
    with pytest.raises(SyntaxError, match=why):
        grad(f)(0.3)


MATRIX = sparse.csr_array(np.array([[1.0, 0.0, 2.0], [0.0, 3.0, 0.0]]))
ROWS = MATRIX.T


def of_product(x):
    return np.sum((MATRIX @ x) ** 3)


def of_method(x):
    return np.sum(MATRIX.dot(x) ** 3)


def from_left(x):
    return np.sum((x @ ROWS) ** 3)


@pytest.mark.parametrize("f", [of_product, of_method, from_left])
def test_products_of_sparse_matrices(f):
    x, t = np.array([0.3, 0.5, 1.2]), np.array([1.0, -2.0, 0.5])
    dense = MATRIX.toarray()
    slope = 3 * (dense @ x) ** 2 @ dense
    np.testing.assert_allclose(grad(f)(x), slope)
    np.testing.assert_allclose(jvp(f, (x,), (t,))[1], slope @ t)
    bent = dense.T @ (6 * (dense @ x) * (dense @ t))
    np.testing.assert_allclose(grad(lambda x: grad(f)(x) @ t)(x), bent)


def test_time_comes_second():
    def f(y0):
        return integrate.odeint(lambda s, y: -y, y0, np.array([0.0, 1.0]), tfirst=True)[-1, 0]

    with pytest.raises(Refusal, match="odeint is differentiated where"):
        grad(f)(1.0)


def with_options(t):
    def kinked(x, c):
        return np.abs(x - 0.3) * c

    fine = integrate.quad(lambda x: np.sin(x * t), 0, t, epsabs=1e-10, epsrel=1e-11, limit=80)
    return fine[0] + integrate.quad(kinked, 0, 1, args=(t * t,), points=[0.3])[0]


def over_a_triangle(t):
    return integrate.dblquad(lambda y, x, c: np.sin(x * y * c), 0, t, 0.0, lambda x: x, (t,))[0]


@pytest.mark.parametrize("f", [with_options, over_a_triangle])
def test_integrals_with_options_and_over_more_variables(f):
    test_both_modes(f)


def test_second_derivatives_of_integrals_with_options():
    test_second_derivatives(with_options)
