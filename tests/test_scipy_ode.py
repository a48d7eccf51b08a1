"""solve_ivp: the derivative of the steps that are taken, against finite differences."""

from functools import partial

import numpy as np
import pytest
from scipy.integrate import solve_ivp

from wengert import grad, jvp
from wengert.runtime import Refusal

TIGHT = {"rtol": 1e-9, "atol": 1e-11}


def pendulum(s, y, k):
    return np.array([y[1], -k * np.sin(y[0]) + 0.1 * s])


def by_start_and_args(t):
    return np.sum(
        solve_ivp(pendulum, (0.0, 2.0), np.array([t, 0.5]), args=(t * t,), **TIGHT).y[:, -1]
    )


def by_closure_span_and_times(t):
    times = np.linspace(0.2 * t, 1.9 * t, 5)
    found = solve_ivp(
        lambda s, y: [y[1], -t * np.sin(y[0])], (0.1 * t, 2.0 * t), [t, 0.5], t_eval=times, **TIGHT
    )
    return np.sum(found.y[0] * found.t)


def by_high_order(t):
    found = solve_ivp(
        lambda s, y: -t * y, [0, 2 * t], [t], method="DOP853", t_eval=[0.3, 1.0, 2.0], **TIGHT
    )
    assert found.success
    return np.sum(found.y**2)


def backwards(t):
    return solve_ivp(lambda s, y: -t * y, (t, 0.0), [t], "RK23", rtol=1e-6, atol=1e-8).y[0, -1]


class Oscillator:
    def __init__(self, stiffness):
        self.stiffness = stiffness

    def slope(self, s, y):
        return np.array([y[1], -self.stiffness * y[0]])


def by_method(t):
    return solve_ivp(Oscillator(t * t).slope, (0.0, 1.0), np.array([1.0, t]), **TIGHT).y[0, -1]


def by_partial(t):
    return solve_ivp(partial(pendulum, k=t), (0.0, 1.0), np.array([1.0, 0.0]), **TIGHT).y[0, -1]


FUNCTIONS = (
    by_start_and_args, by_closure_span_and_times, by_high_order, backwards, by_method, by_partial,
)  # fmt: skip


@pytest.mark.parametrize("f", FUNCTIONS)
def test_both_modes(f):
    h, rtol = (1e-4, 1e-4) if f is backwards else (1e-5, 1e-6)
    expected = (f(1.3 + h) - f(1.3 - h)) / (2 * h)
    assert np.isclose(grad(f)(1.3), expected, rtol=rtol)
    value, slope = jvp(f, (1.3,), (1.0,))
    assert np.isclose(value, f(1.3), rtol=1e-14)
    assert np.isclose(slope, grad(f)(1.3), rtol=1e-9)


def test_at_any_tolerance_it_is_the_derivative_of_what_is_computed():
    """Of a linear equation the steps don't depend on the start but by rounding."""

    def f(y0):
        return solve_ivp(lambda s, y: -y, (0.0, 2.0), [y0], first_step=0.5, max_step=0.5).y[0, -1]

    assert np.isclose(grad(f)(1.0), f(1.0), rtol=1e-12)
    assert not np.isclose(f(1.0), np.exp(-2.0), rtol=1e-6)


@pytest.mark.parametrize(
    "options, why",
    [
        ({"method": "LSODA"}, "RK45, RK23 and DOP853"),
        ({"events": lambda s, y: y[0]}, "events"),
        ({"dense_output": True}, "t_eval"),
    ],
)
def test_what_is_refused(options, why):
    def f(t):
        return solve_ivp(lambda s, y: -t * y, (0.0, 1.0), [1.0], **options).y[0, -1]

    with pytest.raises(Refusal, match=why):
        grad(f)(1.3)
