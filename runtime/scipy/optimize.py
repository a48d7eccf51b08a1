"""Derivatives of what scipy.optimize finds, by the implicit function theorem.

Where f(x, θ) = 0 stays so, f_x dx + f_θ dθ = 0. Where the search starts makes no difference.
"""

import numpy as np

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
