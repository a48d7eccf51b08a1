"""Derivatives of scipy.integrate: of an integral by its ends and of what it is over, and of odeint.

The adjoint of an integral is the integral of the adjoints. That of a differential equation is one,
integrated backwards from each time to the one before (Chen, Rubanova, Bettencourt and Duvenaud,
2018), as accurate as odeint is asked to be.
"""

import numpy as np
import scipy.integrate

from ..checks import Refusal
from .functions import along, as_args, as_given, flat, pulled, unflat

PRECISE = 1.49e-8


def quad_by_end(t, func, end, args):
    """What the tangent of the upper end adds; that of the lower is subtracted."""
    return 0.0 if np.isinf(end) else t * func(end, *as_args(args))


def quad_dot(dot, args_dot, func, a, b, args, limit=50, points=None):
    """What the tangent of the function, or of its arguments, adds."""

    def integrand(x):
        return along(func, dot, x, None, args, args_dot)

    return scipy.integrate.quad(integrand, a, b, limit=limit, points=points)[0]


def quad_vec_dot(dot, args_dot, f, a, b, args):
    """As `quad_dot`, where the function returns an array."""

    def integrand(x):
        return along(f, dot, x, None, args, args_dot)

    return scipy.integrate.quad_vec(integrand, a, b)[0]


def quad_back(g, func, a, b, args, limit=50, points=None):
    """What the function and its arguments get, from the adjoint of the integral."""
    scale = scale_of(g)
    itself, _, rest = pulled(func, middle_of(a, b), args, g)
    bars = itself, rest

    def integrand(x):
        itself, _, rest = pulled(func, x, args, g / scale)
        return flat((itself, rest))

    if not np.size(flat(bars)):
        return itself, as_given(args, rest)
    options = {"epsabs": PRECISE, "epsrel": PRECISE, "limit": limit, "points": points}
    total = scipy.integrate.quad_vec(integrand, a, b, **options)[0]
    itself, rest = unflat(scale * total, bars)
    return itself, as_given(args, rest)


def scale_of(g):
    """How large an adjoint is: what is integrated is compared with numbers of the order of 1."""
    return float(np.max(np.abs(g), initial=0.0)) or 1.0


def middle_of(a, b):
    """A place between two ends, of which one may be infinite."""
    return float(np.clip(0.0, min(a, b), max(a, b)))


# Differential equations


def in_order(func, tfirst):
    """The function as one of (y, t, …)."""
    if not tfirst:
        return func
    raise Refusal("odeint is differentiated where its function is one of (y, t, …)")


def odeint_dot(dot, y0_dot, args_dot, func, y0, t, args, tfirst):
    """The tangent of the solution: an equation beside the equation."""
    in_order(func, tfirst)
    n = np.size(y0)

    def both(z, time):
        y = z[:n]
        inner = along(func, dot, y, z[n:], (time, *as_args(args)), times_dot(args_dot))
        return np.concatenate([np.ravel(func(y, time, *as_args(args))), np.ravel(inner)])

    start = np.zeros(n) if y0_dot is None else np.ravel(y0_dot)
    z0 = np.concatenate([np.ravel(y0), start])
    return scipy.integrate.odeint(both, z0, t)[:, n:]


def times_dot(args_dot):
    """The tangents of the arguments after y: the time has none."""
    return None if args_dot is None else (None, *as_args(args_dot))


def slopes(func, ans, t, args):
    """The slope of the solution at each time."""
    return np.array([np.ravel(func(y, s, *as_args(args))) for y, s in zip(ans, t)])


def odeint_by_t(t_dot, func, y0, t, args, tfirst, ans):
    """What the tangents of the times add: the first moves the start."""
    in_order(func, tfirst)
    moved = slopes(func, ans, t, args)
    start = odeint_dot(None, -moved[0] * t_dot[0], None, func, y0, t, args, tfirst)
    return start + moved * t_dot[:, None] + first_row(ans, moved[0] * t_dot[0]) * 0.0


def first_row(like, row):
    """Zeros, with `row` first."""
    out = np.zeros_like(like)
    out[0] = row
    return out


def odeint_back(g, func, y0, t, args, tfirst, ans):
    """What the function, y0, the times and the arguments get."""
    in_order(func, tfirst)
    y_bar, bars = g[-1], zero_bars(func, ans[0], t[0], args)
    count, total = np.size(y0), np.zeros(np.size(flat(bars)))
    t_bar = np.sum(g * slopes(func, ans, t, args), axis=1)

    def backwards(z, time):
        y, y_bar = z[:count], z[count : 2 * count]
        itself, by_y, rest = pulled(func, y, (time, *as_args(args)), y_bar)
        by_y = np.zeros(count) if by_y is None else np.ravel(by_y)
        slope = np.ravel(func(y, time, *as_args(args)))
        return -np.concatenate([-slope, by_y, flat((itself, rest[1:]))])

    for k in range(len(t) - 1, 0, -1):
        z = np.concatenate([ans[k], y_bar, total])
        z = scipy.integrate.odeint(backwards, z, np.array([t[k], t[k - 1]]))[-1]
        y_bar, total = z[count : 2 * count] + g[k - 1], z[2 * count :]
    at_start = y_bar @ np.ravel(func(ans[0], t[0], *as_args(args)))
    t_bar = np.concatenate([t_bar[:1] - at_start, t_bar[1:]])
    itself, rest = unflat(total, bars)
    return itself, np.reshape(y_bar, np.shape(y0)), t_bar, as_given(args, rest)


def zero_bars(func, y, time, args):
    """The structure of the adjoints of a function and of its arguments after the time."""
    itself, _, rest = pulled(func, y, (time, *as_args(args)), np.zeros_like(y))
    return itself, rest[1:]
