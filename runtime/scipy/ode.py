"""scipy.integrate.solve_ivp as Python that can be differentiated: the discrete adjoint.

SciPy chooses the steps, and they are taken again here, as fixed parts of the interval. So what is
differentiated is what was computed: the derivative is as accurate as the solution is asked to be
by `rtol` and `atol`, and agrees with the values at any tolerance. How the choice of the steps
depends on anything is an error of the order of the tolerance, and counts as none.

The methods are Dormand and Prince's (RK45, DOP853) and Bogacki and Shampine's (RK23); between the
steps their own interpolants are differentiated.
"""

import numpy as np
import scipy.integrate

from ..checks import Refusal
from ..dispatch import pullback, pushforward
from ..trees import zeros_like

METHODS = {name: getattr(scipy.integrate, name) for name in ("RK45", "RK23", "DOP853")}


def solve_ivp(
    fun, t_span, y0, method="RK45", t_eval=None, dense_output=False, events=None,
    vectorized=False, args=None, **options,
):  # fmt: skip
    """What scipy.integrate.solve_ivp does, without events."""
    scheme = scheme_of(method, events, dense_output, vectorized)
    given = (fun, t_span, y0, () if args is None else args, t_eval)
    return solved(given, scheme, options)


def solved(given, scheme, options):
    """SciPy's own result."""
    fun, t_span, y0, args, t_eval = given
    return scipy.integrate.solve_ivp(fun, t_span, y0, scheme, t_eval, args=args, **options)


def solved_dot(given_dot, given, scheme, options, ans):
    """The tangent of the result."""
    parts = parts_of(given, scheme, options)
    t_dot, y_dot = pushforward(steps, (*given_dot, None, None), {}, *given, scheme, parts)[1]
    return type(ans)({**zeros_like(ans), "t": t_dot, "y": y_dot})


def solved_back(g, given, scheme, options):
    """What the function, the interval, the start, the arguments and the times get."""
    parts = parts_of(given, scheme, options)
    _, pull = pullback(steps, *given, scheme, parts)
    return pull((g["t"], g["y"]))[:5]


def steps(fun, t_span, y0, args, t_eval, scheme, parts):
    """The times and the solution at them, by steps that are these parts of the interval."""
    start, end = t_span
    y = np.array(y0, dtype=float)
    times = start + (end - start) * parts
    if t_eval is None:
        return times, at_steps(fun, times, y, scheme, args)
    places = np.array(t_eval, dtype=float)
    ends = ends_of(times, places)
    places = places[: ends[-1]]
    return places, at_places(fun, times, y, scheme, args, places, ends)


def scheme_of(method, events, dense_output, vectorized):
    """The class of the method, which must be one of Runge and Kutta's explicit ones."""
    scheme = METHODS.get(method, method)
    if scheme not in METHODS.values():
        raise Refusal("solve_ivp is differentiated with the methods RK45, RK23 and DOP853")
    if events is not None:
        raise Refusal("how events of solve_ivp move isn't known: solve without them")
    if dense_output:
        raise Refusal("solve_ivp is differentiated at t_eval: pass it instead of dense_output")
    if vectorized:
        raise Refusal("solve_ivp is differentiated where its function takes one state")
    return scheme


def parts_of(given, scheme, options):
    """Where SciPy's steps are, as parts of the interval."""
    fun, t_span, y0, args, _ = given
    t = scipy.integrate.solve_ivp(fun, t_span, y0, scheme, args=args, **options).t
    return (t - t_span[0]) / (t_span[1] - t_span[0])


def ends_of(times, places):
    """How many of the places are behind after each of the steps; before the first, none."""
    sign = np.sign(times[-1] - times[0])
    return np.concatenate([[0], np.searchsorted(sign * places, sign * times[1:], side="right")])


def at_steps(fun, times, y, scheme, args):
    """The solution at each step, in columns."""
    out = np.zeros((len(y), len(times)))
    out[:, 0] = y
    slope = slope_of(fun, times[0], y, args)
    for k in range(len(times) - 1):
        t, h = times[k], times[k + 1] - times[k]
        inner = stages(fun, t, y, slope, h, scheme, args)
        y = y + h * (scheme.B @ inner)
        slope = slope_of(fun, times[k + 1], y, args)
        out[:, k + 1] = y
    return out


def at_places(fun, times, y, scheme, args, places, ends):
    """The solution at the places, in columns."""
    out = np.zeros((len(y), len(places)))
    slope = slope_of(fun, times[0], y, args)
    for k in range(len(times) - 1):
        t, h = times[k], times[k + 1] - times[k]
        inner = stages(fun, t, y, slope, h, scheme, args)
        new = y + h * (scheme.B @ inner)
        slope = slope_of(fun, times[k + 1], new, args)
        if ends[k + 1] > ends[k]:
            x = (places[ends[k] : ends[k + 1]] - t) / h
            rows = np.concatenate([inner, np.reshape(slope, (1, -1))])
            out[:, ends[k] : ends[k + 1]] = between(fun, t, y, new, rows, h, scheme, args, x)
        y = new
    return out


def slope_of(fun, t, y, args):
    """The slope of the solution, in one vector."""
    return np.ravel(np.asarray(fun(t, y, *args)))


def stages(fun, t, y, slope, h, scheme, args):
    """The slopes that a step is made of, in rows."""
    rows = np.zeros((len(scheme.C), len(y)))
    rows[0] = slope
    for s in range(1, len(scheme.C)):
        moved = y + h * (scheme.A[s, :s] @ rows[:s])
        rows[s] = slope_of(fun, t + scheme.C[s] * h, moved, args)
    return rows


def between(fun, t, y, new, rows, h, scheme, args, x):
    """The interpolant of a step at the parts x of it, in columns."""
    if scheme is METHODS["DOP853"]:
        return of_high_order(y, new, extended(fun, t, y, rows, h, args), h, x)
    powers = x ** np.arange(1, scheme.P.shape[1] + 1)[:, None]
    return y[:, None] + h * ((rows.T @ scheme.P) @ powers)


def extended(fun, t, y, rows, h, args):
    """The slopes with those that the interpolant of DOP853 needs besides."""
    scheme = METHODS["DOP853"]
    for s in range(len(scheme.C_EXTRA)):
        moved = y + h * (scheme.A_EXTRA[s, : len(rows)] @ rows)
        slope = slope_of(fun, t + scheme.C_EXTRA[s] * h, moved, args)
        rows = np.concatenate([rows, np.reshape(slope, (1, -1))])
    return rows


def of_high_order(y, new, rows, h, x):
    """The interpolant of DOP853, of order 7 (Hairer, Nørsett and Wanner, 1993, II.6)."""
    scheme = METHODS["DOP853"]
    inner = h * (scheme.D @ rows)
    move, first, last = new - y, h * rows[0], h * rows[len(scheme.C)]
    value = np.zeros((len(y), len(x)))
    for k in range(len(inner) - 1, -1, -1):
        value = (value + inner[k][:, None]) * (x if k % 2 else 1 - x)
    value = (value + (2 * move - last - first)[:, None]) * x
    value = (value + (first - move)[:, None]) * (1 - x)
    return y[:, None] + (value + move[:, None]) * x


SOURCES = {scipy.integrate.solve_ivp: solve_ivp}
