"""Derivatives of QR and of the singular value decomposition, of matrices that may be stacked.

QR is differentiated where the first columns of the matrix, as many as it has rows at the most, are
independent. Singular vectors are arbitrary in their phase, where singular values are equal, and
beyond the last singular value. There the tangents turn them as little as can be, and the adjoints
are those of functions that don't depend on the choice; nan stands where such a function's
derivative can't be told either, as it depends on how equal singular values split.
"""

import numpy as np

from ..checks import COMPLETE, RAW, Refused
from ..linalg import adjoint, diagonal, from_triangle, on_diagonal, over, settled, to_triangle
from .spectra import differences, sums


def qr_factors(a, ans, mode):
    """Both factors, where `np.linalg.qr` returned one."""
    rows, cols = np.shape(a)[-2:]
    if mode == "raw":
        raise Refused(RAW)
    if mode == "complete" and rows > cols:
        raise Refused(COMPLETE)
    if mode != "r":
        return ans[0], ans[1]
    first = min(rows, cols)
    return right_solve(a[..., :first], ans[..., :first]), ans


def right_solve(x, r):
    """x r⁻¹"""
    return adjoint(np.linalg.solve(adjoint(r), adjoint(x)))


def turning(x):
    """The skew matrix that has the same lower triangle, and on the diagonal what is imaginary."""
    low = np.tril(x, -1)
    skew = low - adjoint(low)
    return skew + 1j * on_diagonal(np.imag(diagonal(x))) if np.iscomplexobj(x) else skew


def turning_back(g):
    """The transpose of `turning`."""
    low = np.tril(g - adjoint(g), -1)
    return low + 1j * on_diagonal(np.imag(diagonal(g))) if np.iscomplexobj(g) else low


def qr_dot(t, a, ans, mode="reduced"):
    """The tangents of what `np.linalg.qr` returns (Walter and Lehmann, 2010)."""
    q, r = qr_factors(a, ans, mode)
    first = np.shape(q)[-1]
    moved = right_solve(t[..., :first], r[..., :first])
    part = adjoint(q) @ moved
    turn = turning(part)
    r_dot = adjoint(q) @ t - turn @ r
    return r_dot if mode == "r" else (moved + q @ (turn - part), r_dot)


def qr_back(g, a, ans, mode="reduced"):
    """What a gets from the adjoints of what `np.linalg.qr` returns."""
    q, r = qr_factors(a, ans, mode)
    first = np.shape(q)[-1]
    g_q, g_r = (np.zeros_like(q), g) if mode == "r" else (g[0], g[1])
    part = adjoint(q) @ g_q
    moved = g_q + q @ (turning_back(part - g_r @ adjoint(r)) - part)
    found = q @ g_r
    solved = adjoint(np.linalg.solve(r[..., :first], adjoint(moved)))
    return np.concatenate([found[..., :first] + solved, found[..., first:]], axis=-1)


def parts_of_svd(a, ans, compute_uv, hermitian):
    """u, s and v of `np.linalg.svd`, also where it returned s alone."""
    if compute_uv:
        return ans[0], ans[1], adjoint(ans[2])
    u, s, vh = np.linalg.svd(a, full_matrices=False, hermitian=hermitian)
    return u, s, adjoint(vh)


def rotations(part, s):
    """How u and v turn, where part = u* da v.

    What turns one against the other is (part - part*) / (s[i] + s[j]), also where these are equal;
    what turns both is (part + part*) / (s[j] - s[i]).
    """
    against = over(part - adjoint(part), sums(s))
    both = over(part + adjoint(part), differences(s))
    return (both + against) / 2, (both - against) / 2


def rotations_back(g_u, g_v, s):
    """The transpose of `rotations`."""
    size = np.abs(g_u) + np.abs(g_v)
    against = over(g_u - g_v, sums(s), size) / 2
    both = over(g_u + g_v, differences(s), size) / 2
    return both + adjoint(both) + against - adjoint(against)


def svd_dot(t, a, ans, full_matrices=True, compute_uv=True, hermitian=False):
    """The tangents of what `np.linalg.svd` returns."""
    t = from_triangle(t) if hermitian else t
    u, s, v = parts_of_svd(a, ans, compute_uv, hermitian)
    least = np.shape(s)[-1]
    u_1, v_1 = u[..., :least], v[..., :least]
    part = adjoint(u_1) @ t @ v_1
    s_dot = np.real(diagonal(part))
    if not compute_uv:
        return s_dot
    turn_u, turn_v = rotations(part, s)
    u_dot, v_dot = u_1 @ turn_u, v_1 @ turn_v
    if np.shape(u)[-2] > least:
        u_dot = u_dot + over(t @ v_1 - u_1 @ part, columns_of(s, u_1))
    if np.shape(v)[-2] > least:
        v_dot = v_dot + over(adjoint(t) @ u_1 - v_1 @ adjoint(part), columns_of(s, v_1))
    return completed(u_dot, u, least), s_dot, adjoint(completed(v_dot, v, least))


def columns_of(s, like):
    """The numbers s as rows of matrices like `like`."""
    return s[..., None, :] + np.zeros_like(np.real(like))


def completed(u_dot, u, least):
    """The tangents of all columns of u, from those of the first: they stay orthogonal."""
    rest = u[..., least:]
    return np.concatenate([u_dot, -u[..., :least] @ (adjoint(u_dot) @ rest)], axis=-1)


def svd_back(g, a, ans, full_matrices=True, compute_uv=True, hermitian=False):
    """What a gets from the adjoints of what `np.linalg.svd` returns."""
    u, s, v = parts_of_svd(a, ans, compute_uv, hermitian)
    least = np.shape(s)[-1]
    u_1, v_1 = u[..., :least], v[..., :least]
    if not compute_uv:
        found = u_1 @ on_diagonal(g) @ adjoint(v_1)
        return to_triangle(found) if hermitian else found
    g_u, g_v = folded(g[0], u, least), folded(adjoint(g[2]), v, least)
    in_u, in_v = adjoint(u_1) @ g_u, adjoint(v_1) @ g_v
    settled(1j * np.imag(diagonal(in_u + in_v)), g[0], g[2])
    part = rotations_back(in_u, in_v, s) + on_diagonal(g[1])
    found = u_1 @ part @ adjoint(v_1)
    if np.shape(u)[-2] > least:
        found = found + over(g_u - u_1 @ in_u, columns_of(s, u_1), g_u) @ adjoint(v_1)
    if np.shape(v)[-2] > least:
        found = found + u_1 @ adjoint(over(g_v - v_1 @ in_v, columns_of(s, v_1), g_v))
    return to_triangle(found) if hermitian else found


def folded(g, u, least):
    """The adjoint of the first columns of u, with what reaches them by way of the others."""
    rest, g_rest = u[..., least:], g[..., least:]
    inside = adjoint(rest) @ g_rest
    settled(inside - adjoint(inside), g)
    return g[..., :least] - rest @ (adjoint(g_rest) @ u[..., :least])
