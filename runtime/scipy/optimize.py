"""Derivatives of what scipy.optimize finds, by the implicit function theorem.

Where f(x, θ) = 0 stays so, f_x dx + f_θ dθ = 0. Where the search starts makes no difference.
"""

import importlib

import numpy as np

from ..checks import Refusal
from ..trees import add, zeros_like
from .functions import along, as_given, pulled


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


def roots_dot(dot, args_dot, f, x, args, fixed=False):
    """The tangent of the root of several equations; or of a fixed point."""
    moved = np.ravel(along(f, dot, x, None, args, args_dot))
    return -np.linalg.solve(matrix_of(f, x, args, fixed), -moved if fixed else moved)


def roots_back(g, f, x, args, fixed=False):
    """What the function and its arguments get."""
    w = -np.linalg.solve(matrix_of(f, x, args, fixed).T, np.ravel(g))
    itself, _, rest = pulled(f, x, args, -w if fixed else w)
    return itself, as_given(args, rest)


def matrix_of(f, x, args, fixed):
    """The derivative of what is zero: of f(x), or of x - f(x)."""
    found = jacobian(f, x, args)
    return np.eye(np.size(x)) - found if fixed else found


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
        if key not in (name, *others) and bar is not None and np.any(np.asarray(bar) != 0):
            raise Refusal(f"the derivative of the result's `{key}` isn't known: use `{name}`")
    return g[name]


def gradient(fun, jac):
    """The function that is zero where `fun` is least."""
    if jac is True:
        raise Refusal("minimize is differentiated where its function returns the value alone")
    return importlib.import_module("wengert").grad(fun)


def least_dot(dot, args_dot, fun, ans, args, jac=None):
    """The tangent of what `minimize` returns."""
    slope = gradient(fun, jac)
    solved = roots_dot if np.ndim(ans.x) else root_dot
    x_dot = solved(dot, args_dot, slope, ans.x, args)
    value = along(fun, dot, ans.x, None, args, args_dot)
    return result_dot({"x": x_dot, "fun": value, "jac": 0.0 * x_dot}, ans)


def least_back(g, fun, ans, args, jac=None):
    """What the function and its arguments get."""
    slope = gradient(fun, jac)
    solved = roots_back if np.ndim(ans.x) else root_back
    found = solved(of_result(g, "x", "fun", "jac"), slope, ans.x, args)
    itself, _, rest = pulled(fun, ans.x, args, np.sum(g["fun"]))
    return add(found, (itself, as_given(args, rest)))
