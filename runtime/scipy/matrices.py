"""Derivatives of functions of matrices, and of Sylvester's and Lyapunov's equations.

Of [[a, e], [0, a]], the corner of such a function is the derivative at a along e (Higham, 2008).
"""

import numpy as np
import scipy.linalg

from ..linalg import adjoint


def paired(a, e):
    low = np.concatenate([np.zeros_like(a), a], axis=-1)
    return np.concatenate([np.concatenate([a, e], axis=-1), low], axis=-2)


def corner(x):
    n = np.shape(x)[-1] // 2
    return x[..., :n, n:]


def onto(g, like):
    """The adjoint g, real where the matrix is."""
    return g if np.iscomplexobj(like) else np.real(g)


def expm_along(e, a):
    return corner(scipy.linalg.expm(paired(a, e)))


def logm_along(e, a):
    return corner(scipy.linalg.logm(paired(a, e)))


def sqrtm_along(e, ans):
    """The derivative of a square root along e: a Sylvester equation."""
    return scipy.linalg.solve_sylvester(ans, ans, e)


def cosm_along(e, a):
    return corner(scipy.linalg.cosm(paired(a, e)))


def sinm_along(e, a):
    return corner(scipy.linalg.sinm(paired(a, e)))


def power_along(e, a, t):
    return corner(scipy.linalg.fractional_matrix_power(paired(a, e), t))


def sylvester_back(g, a, b):
    return scipy.linalg.solve_sylvester(adjoint(a), adjoint(b), g)


def lyapunov_by_a(g, a, x):
    w = scipy.linalg.solve_continuous_lyapunov(adjoint(a), g)
    return -w @ adjoint(x) - adjoint(w) @ x


def discrete_by_a(g, a, x):
    w = scipy.linalg.solve_discrete_lyapunov(adjoint(a), g)
    return w @ a @ adjoint(x) + adjoint(w) @ a @ x
