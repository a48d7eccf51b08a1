"""Derivatives of scipy.linalg: solutions of equations, and factors.

They call only what has a rule, and are differentiated again by their source.
"""

import numpy as np
import scipy.linalg

from ..arrays import sum_to
from ..linalg import adjoint, columns, from_triangle, half_lower, to_triangle, uncolumns

# Equations whose matrix is read in part


def read(a, lower, assume_a):
    """The matrix that scipy.linalg.solve takes `a` to be, which may be of one triangle."""
    if assume_a in ("sym", "symmetric"):
        half = np.tril(a) if lower else np.triu(a)
        return half + np.swapaxes(half, -1, -2) - half * np.eye(np.shape(a)[-1], dtype=a.dtype)
    if assume_a in ("her", "hermitian", "pos", "positive definite"):
        return from_triangle(a, "L" if lower else "U")
    return banded(a, assume_a)


def unread(g, lower, assume_a):
    """The transpose of `read`."""
    if assume_a in ("sym", "symmetric"):
        both = g + np.swapaxes(g, -1, -2) - g * np.eye(np.shape(g)[-1], dtype=g.dtype)
        return np.tril(both) if lower else np.triu(both)
    if assume_a in ("her", "hermitian", "pos", "positive definite"):
        return to_triangle(g, "L" if lower else "U")
    return banded(g, assume_a)


def banded(a, assume_a):
    """The part of a matrix that is read where the rest is taken to be zero."""
    match assume_a:
        case "diagonal":
            return a * np.eye(np.shape(a)[-1], dtype=a.dtype)
        case "tridiagonal":
            return np.triu(np.tril(a, 1), -1)
        case "upper triangular":
            return np.triu(a)
        case "lower triangular":
            return np.tril(a)
    return a


def turned(a, transposed):
    return np.swapaxes(a, -1, -2) if transposed else a


def solve_again(b, a, lower, assume_a, transposed):
    """The solution for another right side."""
    options = {} if assume_a is None else {"assume_a": assume_a}
    return scipy.linalg.solve(a, b, lower, transposed=transposed, **options)


def solve_dot(t, a, x, lower, assume_a, transposed):
    """The tangent of the solution x of a x = b, from that of a."""
    moved = turned(read(t, lower, assume_a), transposed)
    whole = turned(read(a, lower, assume_a), transposed)
    return -uncolumns(np.linalg.solve(whole, moved @ columns(x, x)), x)


def solve_by_b(g, a, b, lower, assume_a, transposed):
    """What b gets."""
    whole = turned(read(a, lower, assume_a), transposed)
    return sum_to(uncolumns(np.linalg.solve(adjoint(whole), columns(g, g)), g), like=b)


def solve_by_a(g, a, x, lower, assume_a, transposed):
    """What a gets."""
    whole = turned(read(a, lower, assume_a), transposed)
    w = np.linalg.solve(adjoint(whole), columns(g, g))
    found = -turned(w @ adjoint(columns(x, x)), transposed)
    return sum_to(unread(found, lower, assume_a), like=a)


def inv_dot(t, ans, lower, assume_a):
    return -ans @ read(t, lower, assume_a) @ ans


def inv_back(g, ans, lower, assume_a):
    return unread(-adjoint(ans) @ g @ adjoint(ans), lower, assume_a)


def triangle(a, trans, lower, unit_diagonal):
    """The matrix of the equations that solve_triangular solves."""
    off = 1 if unit_diagonal else 0
    half = np.tril(a, -off) if lower else np.triu(a, off)
    half = half + off * np.eye(np.shape(a)[-1], dtype=a.dtype)
    if trans in (1, "T"):
        return np.swapaxes(half, -1, -2)
    return adjoint(half) if trans in (2, "C") else half


def triangle_part(g, trans, lower, unit_diagonal):
    """What the triangle gets from the adjoint of the matrix of the equations."""
    off = 1 if unit_diagonal else 0
    if trans in (1, "T"):
        g = np.swapaxes(g, -1, -2)
    elif trans in (2, "C"):
        g = adjoint(g)
    return np.tril(g, -off) if lower else np.triu(g, off)


def triangular_dot(t, a, x, trans, lower, unit_diagonal):
    """The tangent of the solution x of triangular equations, from that of a."""
    moved = triangle(triangle_part(t, 0, lower, unit_diagonal), trans, lower, False)
    return -scipy.linalg.solve_triangular(a, moved @ x, trans, lower, unit_diagonal)


def triangular_by_b(g, a, trans, lower, unit_diagonal):
    """What b gets: the triangle is of the other side."""
    if trans == 0 or trans == "N":
        return scipy.linalg.solve_triangular(a, g, 2, lower, unit_diagonal)
    if trans in (2, "C"):
        return scipy.linalg.solve_triangular(a, g, 0, lower, unit_diagonal)
    return np.conj(scipy.linalg.solve_triangular(a, np.conj(g), 0, lower, unit_diagonal))


def triangular_by_a(g, a, x, trans, lower, unit_diagonal):
    """What a gets."""
    w = columns(triangular_by_b(g, a, trans, lower, unit_diagonal), g)
    return triangle_part(-w @ adjoint(columns(x, x)), trans, lower, unit_diagonal)


def as_numpy(ans):
    """What scipy.linalg.lstsq returns, as numpy.linalg.lstsq does: squares in a vector."""
    return ans[0], np.reshape(ans[1], -1), ans[2], ans[3]


def as_scipy(dots, ans):
    return dots[0], np.reshape(dots[1], np.shape(ans[1])), dots[2], dots[3]


# Cholesky factors


def cholesky_dot(t, ans, lower):
    """The tangent of the factor of a matrix of which one triangle is read."""
    factor = ans if lower else adjoint(ans)
    inner = np.linalg.solve(factor, from_triangle(t, "L" if lower else "U"))
    moved = factor @ half_lower(adjoint(np.linalg.solve(factor, adjoint(inner))))
    return moved if lower else adjoint(moved)


def cholesky_back(g, ans, lower):
    """What the matrix gets."""
    factor, g = (ans, g) if lower else (adjoint(ans), adjoint(g))
    inner = half_lower(adjoint(factor) @ np.tril(g))
    solved = np.linalg.solve(adjoint(factor), inner)
    return to_triangle(
        adjoint(np.linalg.solve(adjoint(factor), adjoint(solved))), "L" if lower else "U"
    )


def half_of(c, lower):
    return np.tril(c) if lower else np.triu(c)


def rest_of(c, lower):
    return np.triu(c, 1) if lower else np.tril(c, -1)


def cho_factor_dot(t, ans, lower):
    """The tangent of a factor, which may have the rest of the matrix beside it."""
    beside = rest_of(t, lower) * (ans[0] != 0)  # from SciPy 1.18 on, zeros
    return cholesky_dot(t, half_of(ans[0], lower), lower) + beside


def cho_factor_back(g, ans, lower):
    """What the matrix gets."""
    half = half_of(ans[0], lower)
    beside = rest_of(g[0], lower) * (ans[0] != 0)
    return cholesky_back(half_of(g[0], lower), half, lower) + beside


def cho_solve_dot(t, c_and_lower, x):
    """The tangent of the solution, from that of the factor."""
    c, lower = c_and_lower
    half, moved = half_of(c, lower), half_of(t[0], lower)
    factor, moved = (half, moved) if lower else (adjoint(half), adjoint(moved))
    change = moved @ adjoint(factor) + factor @ adjoint(moved)
    return -scipy.linalg.cho_solve(c_and_lower, change @ x)


def cho_solve_by_factor(g, c_and_lower, x):
    """What the factor gets."""
    c, lower = c_and_lower
    half = half_of(c, lower)
    w, x = columns(scipy.linalg.cho_solve(c_and_lower, g), g), columns(x, x)
    both = -(w @ adjoint(x) + x @ adjoint(w))
    return half_of(both @ half if lower else half @ both, lower)


# Other factors


def lu_parts(lu):
    """The two triangles that lu_factor puts into one matrix."""
    return np.tril(lu, -1) + np.eye(np.shape(lu)[-1]), np.triu(lu)


def permuted(a, piv):
    """The rows of a as lu_factor exchanges them."""
    order = np.arange(np.shape(a)[0])
    for i, j in enumerate(piv):
        order[i], order[j] = order[j], order[i]
    return a[order]


def unpermuted(a, piv):
    """The transpose of `permuted`."""
    order = permuted(np.arange(np.shape(a)[0]), piv)
    return a[np.argsort(order)]


def lu_dots(t, low, up):
    """The tangents of both factors of a matrix whose rows are in order."""
    part = np.linalg.solve(low, adjoint(np.linalg.solve(adjoint(up), adjoint(t))))
    return low @ np.tril(part, -1), np.triu(part) @ up


def lu_back(g_low, g_up, low, up):
    """What a matrix whose rows are in order gets from the adjoints of both factors."""
    inner = np.tril(adjoint(low) @ g_low, -1) + np.triu(g_up @ adjoint(up))
    return np.linalg.solve(adjoint(low), adjoint(np.linalg.solve(up, adjoint(inner))))


def lu_factor_dot(t, ans):
    low, up = lu_parts(ans[0])
    low_dot, up_dot = lu_dots(permuted(t, ans[1]), low, up)
    return low_dot + up_dot


def lu_factor_back(g, ans):
    low, up = lu_parts(ans[0])
    return unpermuted(lu_back(np.tril(g[0], -1), np.triu(g[0]), low, up), ans[1])


def lower_solve(lu, b, trans=0):
    return scipy.linalg.solve_triangular(lu, b, trans, lower=True, unit_diagonal=True)


def lu_solve_dot(t, lu_and_piv, x):
    """The tangent of the solution, from that of the factors."""
    lu = lu_and_piv[0]
    low, up = lu_parts(lu)
    change = np.tril(t[0], -1) @ (up @ x) + low @ (np.triu(t[0]) @ x)
    return -scipy.linalg.solve_triangular(lu, lower_solve(lu, change))


def lu_solve_by_b(g, lu_and_piv):
    """What b gets."""
    lu, piv = lu_and_piv
    return unpermuted(lower_solve(lu, scipy.linalg.solve_triangular(lu, g, 2), 2), piv)


def lu_solve_by_factors(g, lu_and_piv, x):
    """What the factors get."""
    lu = lu_and_piv[0]
    x = columns(x, x)
    w_up = scipy.linalg.solve_triangular(lu, columns(g, g), 2)
    w_low = lower_solve(lu, w_up, 2)
    return -np.triu(w_up @ adjoint(x)) - np.tril(w_low @ adjoint(lu_parts(lu)[1] @ x), -1)
