"""Splines by their values, their points and the places: both modes against finite differences."""

import numpy as np
import pytest
from scipy import interpolate as si

from wengert import grad, jvp

POINTS = np.array([0.0, 0.4, 1.1, 1.5, 2.3, 3.0])
PLACES = np.array([0.2, 0.9, 1.3, 2.2])
WEIGHTS = np.array([1.2, 0.1, -0.8, 0.6])


def natural(x, y):
    return si.CubicSpline(x, y, bc_type="natural")


def mixed(x, y):
    return si.CubicSpline(x, y, bc_type=((1, 0.3), (2, -0.2)))


def periodic(x, y):
    return si.CubicSpline(x, np.concatenate([y[:-1], y[:1]]), bc_type="periodic")


def modified(x, y):
    return si.Akima1DInterpolator(x, y, method="makima", extrapolate=True)


def given_slopes(x, y):
    return si.CubicHermiteSpline(x, y, np.cos(y))


def slope(x, y):
    return si.CubicSpline(x, y).derivative()


def integral(x, y):
    return si.CubicSpline(x, y).antiderivative()


MAKERS = (
    si.CubicSpline, natural, mixed, periodic, si.PchipInterpolator, si.Akima1DInterpolator,
    modified, given_slopes, slope, integral,
)  # fmt: skip


def check(f, t):
    """Both modes against central differences."""
    h = 1e-6
    assert np.isclose(grad(f)(t), (f(t + h) - f(t - h)) / (2 * h), rtol=1e-6)
    assert np.isclose(jvp(f, (t,), (1.0,))[1], grad(f)(t), rtol=1e-9)


@pytest.mark.parametrize("make", MAKERS, ids=lambda make: make.__name__)
def test_by_values_and_places(make):
    def f(t):
        spline = make(POINTS, np.sin(POINTS * t) + 0.1 * t * POINTS**2)
        return WEIGHTS @ spline(PLACES * np.array([1.0, t, 1.0, t]))

    check(f, 1.13)


@pytest.mark.parametrize("make", MAKERS[1::3], ids=lambda make: make.__name__)
def test_by_points(make):
    def f(t):
        return WEIGHTS @ make(POINTS * t + 0.1 * POINTS**2, np.sin(POINTS))(PLACES)

    check(f, 1.13)


@pytest.mark.parametrize("count", [2, 3])
def test_few_points(count):
    def f(t):
        spline = si.CubicSpline(POINTS[:count] * t, np.exp(t * POINTS[:count]))
        return spline(0.3) + spline(0.1 * t, 1)

    check(f, 1.13)


def test_by_what_is_given_at_the_ends():
    def f(t):
        one = si.CubicSpline(POINTS, POINTS * t, bc_type=((1, t), (2, 0.3 * t * t)))(0.7)
        ends = ((2, np.array([0.3, t])), (1, np.array([t * t, 0.0])))
        two = si.CubicSpline(POINTS, np.stack([POINTS * t, POINTS**2]), axis=1, bc_type=ends)
        return one * np.sum(two(0.6) * np.array([1.0, t]))

    check(f, 1.13)


def test_the_ends_of_a_periodic_spline_must_be_the_same():
    with pytest.raises(ValueError, match="first and the last"):
        grad(lambda t: si.CubicSpline(POINTS, POINTS * t, bc_type="periodic")(0.3))(1.13)


SPLINE = si.CubicSpline(POINTS, np.sin(POINTS))


def test_a_spline_from_elsewhere():
    def f(t):
        inner = SPLINE.derivative()(t) + SPLINE.integrate(0.1, t)
        return SPLINE(t) * SPLINE(np.array([t, 0.3 * t]))[1] + SPLINE(t, 1) + inner

    check(f, 1.13)


def check_second(f):
    """The second derivative against central differences of the first."""
    expected = (grad(f)(1.13 + 1e-6) - grad(f)(1.13 - 1e-6)) / 2e-6
    assert np.isclose(jvp(grad(f), (1.13,), (1.0,))[1], expected, rtol=1e-6)


def test_second_derivatives_of_a_spline_from_elsewhere():
    check_second(lambda t: SPLINE.derivative()(t) * SPLINE.integrate(0.1, t))


def test_second_derivatives_of_values():
    check_second(lambda t: SPLINE(t) * SPLINE(np.array([t, 0.3 * t]))[1] + SPLINE(t, 1))


def test_columns_of_values():
    def f(t):
        y = np.stack([np.sin(POINTS * t), POINTS * t * t])
        return np.sum(si.CubicSpline(POINTS, y, axis=1)(PLACES) * WEIGHTS)

    check(f, 1.13)


def test_values_are_those_of_scipy():
    """What is computed on the way is SciPy's own spline again."""
    y = np.sin(POINTS)
    for make in MAKERS[::4]:
        value, _ = jvp(lambda y, make=make: make(POINTS, y)(PLACES), (y,), (np.ones(6),))
        np.testing.assert_allclose(value, make(POINTS, y)(PLACES), rtol=1e-12)


def test_beyond_the_ends():
    def f(t):
        return si.CubicSpline(POINTS, POINTS * t, extrapolate=False)(np.array([-1.0, t]))

    assert np.isnan(f(1.2)[0])
    np.testing.assert_array_equal(jvp(f, (1.2,), (1.0,))[0], f(1.2))
    periodic_ = grad(lambda t: periodic(POINTS, np.sin(POINTS))(t))
    assert np.isclose(periodic_(0.7), periodic_(3.7))
