"""B-splines and tables by places, coefficients, values and points, against differences."""

import numpy as np
import pytest
from scipy import interpolate as si

from wengert import grad, jvp
from wengert.runtime import Refusal
from wengert.transform.errors import NoRule, Unsupported

X = np.linspace(0, 3, 8) + 0.1 * np.sin(np.arange(8.0))
Y = np.sin(2 * X) + X
PLACES, BEYOND = np.array([0.2, 1.1, 2.4]), np.array([0.2, 1.1, 2.4, -0.5, 3.4])
KNOTS = si.splrep(X, Y)
AXES = np.linspace(0, 2, 6), np.linspace(0, 3, 7)
HEIGHTS = np.sin(AXES[0][:, None] * AXES[1]) + AXES[0][:, None]
SURFACE = si.RectBivariateSpline(*AXES, HEIGHTS, kx=1, ky=3)
BY_SURFACE = *SURFACE.tck, *SURFACE.degrees
SMOOTH = si.UnivariateSpline(X, Y, s=0.1, ext=3)
CUBIC = si.make_interp_spline(X, Y)
GRID = si.RegularGridInterpolator(AXES, HEIGHTS)
TABLE = si.interp1d(X, Y, fill_value="extrapolate")


def knots_and_coefficients(t):
    number = float(si.splev(t, KNOTS)) + si.splev(t, KNOTS, der=3) * t
    return number + si.splev(BEYOND * t, (KNOTS[0] * t, KNOTS[1] * t * t, 3), ext=1) @ BEYOND


def held_beyond(t):
    return si.splev(BEYOND * t, KNOTS, ext=3) @ BEYOND + SMOOTH(BEYOND * t, 1) @ BEYOND


def through_points(t):
    even = si.splev(PLACES * t, si.splrep(X * t, np.sin(Y * t), k=2, s=0)) @ PLACES
    return even + si.splev(t, si.splrep(X, Y * t * t))


def surface(t):
    found = si.bisplev(PLACES[:2] * t, 2 * t + PLACES, BY_SURFACE, dy=1) @ PLACES
    return np.sum(found) + si.bisplev(t, 1.5, (*BY_SURFACE[:2], BY_SURFACE[2] * t, 1, 3))


def surface_object(t):
    return SURFACE(t, 2 * t)[0, 0] + SURFACE.ev(PLACES * t, 2 * PLACES * t) @ PLACES


def objects(t):
    made = si.BSpline(KNOTS[0], KNOTS[1] * t, 3, extrapolate="periodic")
    return made(BEYOND * t) @ BEYOND + CUBIC.derivative()(PLACES * t) @ PLACES


def objects_through_points(t):
    natural = si.make_interp_spline(X, np.sin(Y * t), bc_type="natural").derivative()
    columns = si.make_interp_spline(X, np.sin(Y * t * np.ones((2, 1))), k=1, axis=1)
    return natural(PLACES * t) @ PLACES + np.sum(columns(PLACES * t) @ PLACES)


def table(t):
    made = si.interp1d(X * t, Y * t * t, bounds_error=False, fill_value=(t, 2.0))
    return made(BEYOND * t * t) @ BEYOND + TABLE(BEYOND * t) @ BEYOND


def grid(t):
    places = np.array([[t, 2 * t], [0.3, t]])
    made = si.RegularGridInterpolator(AXES, HEIGHTS * t, bounds_error=False, fill_value=None)
    return made(-places) @ PLACES[:2] + GRID(places) @ PLACES[:2] + GRID((t, t)) + GRID([t, t])[0]


PROGRAMS = (
    knots_and_coefficients, held_beyond, through_points, surface, surface_object, objects,
    objects_through_points, table, grid,
)  # fmt: skip


def check(f):
    """Both modes against differences, and the value on the way against SciPy's."""
    expected = (f(1.13 + 1e-6) - f(1.13 - 1e-6)) / 2e-6
    assert np.isclose(grad(f)(1.13), expected, rtol=1e-6)
    value, slope = jvp(f, (1.13,), (1.0,))
    assert np.isclose(value, f(1.13), rtol=1e-10)
    assert np.isclose(slope, expected, rtol=1e-6)


@pytest.mark.parametrize("f", PROGRAMS)
def test_both_modes(f):
    check(f)


@pytest.mark.parametrize("kind", ["nearest", "next", "cubic"])
def test_tables_of_each_kind(kind):
    known = si.interp1d(X, Y, kind=kind)
    check(lambda t: known(t) * si.interp1d(X, Y * t * t, kind)(0.7 * t))


@pytest.mark.parametrize(
    "f, why",
    [
        (lambda t: si.splev(t, si.splrep(X, Y * t, s=0.1)), "s=0"),
        (lambda t: si.make_interp_spline(X, Y * t, bc_type="periodic")(t), "clamped or natural"),
        (lambda t: si.KroghInterpolator(X, Y * t)(t), "interpolant"),
        (lambda t: KROGH(t), "KroghInterpolator"),
        (lambda t: si.UnivariateSpline(X, Y * t)(t), "interpolant"),
    ],
)
def test_what_is_refused(f, why):
    for derivative in (grad(f), lambda t: jvp(f, (t,), (1.0,))):
        with pytest.raises((Refusal, NoRule, Unsupported), match=why):
            derivative(1.13)


def test_second_derivatives_are_those_of_splev_or_refused():
    def slope(t):
        return si.splev(t, KNOTS, der=1) * t

    check(slope)
    with pytest.raises(Unsupported):
        grad(grad(lambda t: float(si.splev(t, KNOTS))))(1.13)


KROGH = si.KroghInterpolator(X, Y)


def test_beyond_the_ends_a_table_raises():
    with pytest.raises(ValueError, match="beyond"):
        jvp(lambda y: si.interp1d(X, y)(5.0), (Y,), (Y,))
