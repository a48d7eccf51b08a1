"""Derivatives of what scipy.optimize finds, by the implicit function theorem.

Where f(x, θ) = 0 stays so, f_x dx + f_θ dθ = 0. Where the search starts makes no difference.
"""

import importlib

import numpy as np

from ..checks import Refusal
from ..trees import CONTAINERS, NUMBERS, add, fields, values, zeros_like
from .functions import along, as_args, as_given, pulled


def root_dot(dot, args_dot, f, x, args):
    """The tangent of a root of a function of one number."""
    return -along(f, dot, x, None, args, args_dot) / along(f, None, x, 1.0, args, None)


def root_back(g, f, x, args):
    """What the function and its arguments get, from the adjoint of a root."""
    _, slope, _ = pulled(f, x, args, 1.0)
    itself, _, rest = pulled(f, x, args, -g / slope)
    return itself, as_given(args, rest)


def jacobian(f, x, args):
    """The derivative of a function of a vector, by its rows."""
    unit = np.eye(np.size(x))
    rows = [pulled(f, x, args, row)[1] for row in unit]
    return np.array([0.0 * x if row is None else row for row in rows])


def roots_dot(dot, args_dot, f, x, args, fixed=False, free=1.0):
    """The tangent of the root of several equations; or of a fixed point; 0.0 in `free` stays."""
    moved = free * np.ravel(along(f, dot, x, None, args, args_dot))
    return -np.linalg.solve(matrix_of(f, x, args, fixed, free), -moved if fixed else moved)


def roots_back(g, f, x, args, fixed=False, free=1.0):
    """What the function and its arguments get."""
    w = -np.linalg.solve(matrix_of(f, x, args, fixed, free).T, free * np.ravel(g))
    itself, _, rest = pulled(f, x, args, -w if fixed else w)
    return itself, as_given(args, rest)


def matrix_of(f, x, args, fixed, free=1.0):
    """The derivative of what is zero: of f(x), or of x - f(x); of what stays, the identity's."""
    found, unit = jacobian(f, x, args), np.eye(np.size(x))
    if fixed:
        return unit - found
    return found if np.ndim(free) == 0 else np.where(np.outer(free, free), found, unit)


# What is returned with more about the search


def result_dot(dots, ans):
    """The tangent of a result, from those of some of its items: others that vary are unknown."""
    dot = zeros_like(ans)
    for key, value in ans.items():
        if key in dots:
            dot[key] = dots[key]
        elif np.asarray(value).dtype.kind == "f" and np.any(value):
            dot[key] = np.nan * value
    return dot


def of_result(g, name, *others):
    """The adjoint of an item, from that of a result; those that have none must not be asked for."""
    for key, bar in g.items():
        if key not in (name, *others) and not vanishes(bar):
            raise Refusal(f"the derivative of the result's `{key}` isn't known: use `{name}`")
    return g[name]


def vanishes(bar):
    """Whether an adjoint is zero all over."""
    if bar is None or isinstance(bar, NUMBERS):
        return bar is None or not np.any(bar)
    return all(map(vanishes, values(bar) if isinstance(bar, CONTAINERS) else fields(bar).values()))


def gradient(fun, jac):
    """The function that is zero where `fun` is least."""
    if jac is True:
        raise Refusal("minimize is differentiated where its function returns the value alone")
    return importlib.import_module("wengert").grad(fun)


def least_dot(dot, args_dot, fun, ans, args, jac=None, bounds=None):
    """The tangent of what `minimize` returns."""
    value = along(fun, dot, ans.x, None, args, args_dot)
    x_dot = place_dot(dot, args_dot, gradient(fun, jac), ans.x, args, bounds)
    zero = {} if bounds is not None else {"jac": 0.0 * x_dot}
    return result_dot({"x": x_dot, "fun": value, **zero}, ans)


def place_dot(dot, args_dot, slope, x, args, bounds):
    """The tangent of where the slope is zero, or a bound is met."""
    if np.ndim(x):
        return roots_dot(dot, args_dot, slope, x, args, free=free_of(x, slope, args, bounds))
    free = free_of(x, slope, args, bounds)
    return root_dot(dot, args_dot, slope, x, args) if free else 0.0


def least_back(g, fun, ans, args, jac=None, bounds=None):
    """What the function and its arguments get."""
    slope = gradient(fun, jac)
    at_root = () if bounds is not None else ("jac",)
    x_bar = of_result(g, "x", "fun", *at_root)
    free = free_of(ans.x, slope, args, bounds)
    if np.ndim(ans.x):
        found = roots_back(x_bar, slope, ans.x, args, free=free)
    else:
        found = root_back(free * x_bar, slope, ans.x, args)
    itself, _, rest = pulled(fun, ans.x, args, np.sum(g["fun"]))
    return add(found, (itself, as_given(args, rest)))


# Where a bound is met, as close as a search comes to it
NEAR = 1e-4


def free_of(x, slope, args, bounds):
    """1.0 for each variable that may move, 0.0 for one that is held by a bound.

    It is held where it is at the bound and the function falls beyond it. With a slope of zero
    there it may be either: its derivative is then that of one that is free.
    """
    if bounds is None:
        return 1.0
    low, high = ends_of(bounds, np.shape(x))
    fall = -np.asarray(slope(x, *as_args(args)))
    near = NEAR * np.minimum(1.0 + np.abs(x), high - low)
    steep = np.abs(fall) > NEAR * (1 + np.max(np.abs(x)))
    held = steep & (((x - low < near) & (fall < 0)) | ((high - x < near) & (fall > 0)))
    return np.where(held, 0.0, 1.0)[()]


def ends_of(bounds, shape):
    """The lowest and the highest values that the variables may have."""
    if hasattr(bounds, "lb"):
        pair = bounds.lb, bounds.ub
    elif shape:
        pair = zip(*[(-np.inf if a is None else a, np.inf if b is None else b) for a, b in bounds])
    else:
        pair = bounds
    return tuple(np.broadcast_to(np.asarray(end, float), shape) for end in pair)
