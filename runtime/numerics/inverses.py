"""Derivatives of inverses, powers and chains of matrices, which may be stacked.

Where the rank of a matrix is lost, its pseudoinverse jumps: the derivatives are those at constant
rank (Golub and Pereyra, 1973).
"""

import numpy as np

from ..arrays import sum_to
from ..linalg import adjoint, columns, from_triangle, half_lower, to_triangle, uncolumns
from ..shapes import fitted


def solve_by_a(g, a, b, ans):
    """What a gets from the adjoint of `np.linalg.solve(a, b)`."""
    found = np.linalg.solve(adjoint(a), columns(g, b)) @ adjoint(columns(ans, b))
    return fitted(sum_to(-found, a), a)


def solve_by_b(g, a, b):
    """What b gets from the adjoint of `np.linalg.solve(a, b)`."""
    return fitted(sum_to(uncolumns(np.linalg.solve(adjoint(a), columns(g, b)), b), b), b)


def pinv_dot(t, a, ans, hermitian=False):
    """The tangent of the pseudoinverse `ans` of a; with `hermitian`, of a's lower triangle."""
    if hermitian:
        t, a = from_triangle(t), from_triangle(a)
    t_h = adjoint(t)
    left, right = adjoint(ans) @ t_h, t_h @ adjoint(ans)  # rows and columns outside of a's own
    return ans @ (left - left @ a @ ans - t @ ans) + (right - ans @ a @ right) @ ans


def pinv_back(g, a, ans, hermitian=False):
    """What a gets from the adjoint of its pseudoinverse."""
    if hermitian:
        a = from_triangle(a)
    found = adjoint(pinv_dot(adjoint(g), a, ans))
    return to_triangle(found) if hermitian else found


def cholesky_dot(t, ans, upper=False):
    """The tangent of a Cholesky factor, from the triangle of t that is read (Murray, 2016)."""
    factor = adjoint(ans) if upper else ans
    t = from_triangle(t, "U" if upper else "L")
    within = np.linalg.solve(factor, adjoint(np.linalg.solve(factor, t)))
    factor_dot = factor @ half_lower(within)
    return adjoint(factor_dot) if upper else factor_dot


def cholesky_back(g, ans, upper=False):
    """What a matrix gets from the adjoint of its Cholesky factor, in the triangle that is read."""
    factor = ans if upper else adjoint(ans)
    within = half_lower(factor @ (adjoint(g) if upper else g))
    found = np.linalg.solve(factor, adjoint(np.linalg.solve(factor, adjoint(within))))
    return to_triangle(found, "U" if upper else "L")


def power_dot(t, a, n):
    """The tangent of `np.linalg.matrix_power(a, n)`: a block of the power of a larger matrix.

    >>> power_dot(np.eye(2), 3 * np.eye(2), 2)
    array([[6., 0.],
           [0., 6.]])
    """
    size = np.shape(a)[-1]
    above = np.concatenate([a, t], axis=-1)
    below = np.concatenate([np.zeros_like(a), a], axis=-1)
    both = np.linalg.matrix_power(np.concatenate([above, below], axis=-2), n)
    return both[..., :size, size:]


def power_back(g, a, n):
    """What a gets from the adjoint of `np.linalg.matrix_power(a, n)`."""
    return power_dot(g, adjoint(a), n)


def cutoff(a, rcond):
    """Below which part of the largest a singular value counts as zero in `np.linalg.lstsq`."""
    eps = np.finfo(np.result_type(a, np.float32)).eps
    if rcond is None:
        return float(eps * max(np.shape(a)))
    return float(eps) if rcond == -1 else rcond


def matrices(b, like):
    """`b` as a matrix, whose columns np.linalg.lstsq solves for."""
    return b if np.ndim(like) == 2 else np.reshape(b, (-1, 1))


def lstsq_dot_a(t, a, b, rcond, ans):
    """What the tangent of a adds to those of all that `np.linalg.lstsq(a, b)` returns."""
    inverse = np.linalg.pinv(a, cutoff(a, rcond))
    u, _, vh = np.linalg.svd(a, full_matrices=False)
    s_dot = np.real(np.sum(np.conj(u) * (t @ adjoint(vh)), axis=0))
    return pinv_dot(t, a, inverse) @ b, squares_dot(-t @ ans[0], a, b, ans), 0.0, s_dot


def lstsq_dot_b(t, a, b, rcond, ans):
    """What the tangent of b adds to those of all that `np.linalg.lstsq(a, b)` returns."""
    x_dot = np.linalg.pinv(a, cutoff(a, rcond)) @ t
    return x_dot, squares_dot(t, a, b, ans), 0.0, np.zeros_like(ans[3])


def squares_dot(t, a, b, ans):
    """The tangent of the sums of squares, from that of the rest b - a x; none where none are."""
    found = 2 * np.sum(np.real(np.conj(b - a @ ans[0]) * t), axis=0)
    return np.reshape(found, (-1,))[: np.size(ans[1])]


def lstsq_by_a(g, a, b, rcond, ans):
    """What a gets from the adjoints of all that `np.linalg.lstsq(a, b)` returns."""
    inverse = np.linalg.pinv(a, cutoff(a, rcond))
    x, rest = matrices(ans[0], b), matrices(b - a @ ans[0], b)
    found = pinv_back(matrices(g[0], b) @ adjoint(matrices(b, b)), a, inverse)
    if np.size(ans[1]):
        found = found - 2 * (rest * g[1]) @ adjoint(x)
    u, _, vh = np.linalg.svd(a, full_matrices=False)
    return fitted(found + (u * g[3]) @ vh, a)


def lstsq_by_b(g, a, b, rcond, ans):
    """What b gets from the adjoints of all that `np.linalg.lstsq(a, b)` returns."""
    found = adjoint(np.linalg.pinv(a, cutoff(a, rcond))) @ g[0]
    if np.size(ans[1]):
        found = found + 2 * np.reshape(g[1] * matrices(b - a @ ans[0], b), np.shape(b))
    return fitted(found, b)
