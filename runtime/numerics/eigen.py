"""Derivatives of eigenvalues and eigenvectors, of matrices that may be stacked.

Formulas after Giles (2008) and Boeddeker et al. (2017). The vectors of equal eigenvalues are
arbitrary: nan stands where a derivative depends on how these split. np.linalg.eig makes its vectors
of length 1, and their largest component real; the derivatives are those of just these vectors. The
phase of those of np.linalg.eigh is arbitrary: tangents keep it, adjoints refuse to depend on it.
"""

import numpy as np

from ..linalg import (
    adjoint,
    diagonal,
    from_triangle,
    held_real,
    nearest,
    on_diagonal,
    over,
    settled,
    to_triangle,
)
from ..shapes import fitted
from .spectra import differences


def eigh_dot(t, ans, UPLO="L"):
    """The tangents of what `np.linalg.eigh` returns."""
    w, v = ans[0], ans[1]
    part = adjoint(v) @ from_triangle(t, UPLO) @ v
    return np.real(diagonal(part)), v @ over(part, differences(w))


def eigh_back(g, ans, UPLO="L"):
    """What a matrix gets from the adjoints of what `np.linalg.eigh` returns."""
    w, v = ans[0], ans[1]
    part = adjoint(v) @ g[1]
    settled(1j * np.imag(diagonal(part)), g[1])
    part = on_diagonal(g[0]) + over(part, differences(w))
    return to_triangle(v @ part @ adjoint(v), UPLO)


def eigvalsh_dot(t, a, UPLO="L"):
    """The tangents of the eigenvalues of Hermitian matrices."""
    v = np.linalg.eigh(a, UPLO)[1]
    return np.real(np.sum(np.conj(v) * (from_triangle(t, UPLO) @ v), axis=-2))


def eigvalsh_back(g, a, UPLO="L"):
    """What Hermitian matrices get from the adjoints of their eigenvalues."""
    v = np.linalg.eigh(a, UPLO)[1]
    return to_triangle((v * g[..., None, :]) @ adjoint(v), UPLO)


def eig_dot(t, ans):
    """The tangents of what `np.linalg.eig` returns."""
    w, v = ans[0], ans[1]
    part = np.linalg.solve(v, t @ v)
    v_dot = v @ over(part, differences(w))
    longer = np.real(np.sum(np.conj(v) * v_dot, axis=-2))[..., None, :]
    if not np.iscomplexobj(v):
        return diagonal(part), v_dot - v * longer
    real = held_real(v)
    phase = np.imag(np.sum(real * v_dot, axis=-2)) / np.real(np.sum(real * v, axis=-2))
    return diagonal(part), v_dot - v * (longer + 1j * phase[..., None, :])


def eig_back(g, a, ans):
    """What a gets from the adjoints of what `np.linalg.eig` returns."""
    w, v, g_v = ans[0], ans[1], g[1]
    along = np.sum(np.conj(v) * g_v, axis=-2)[..., None, :]
    g_v = g_v - np.real(along) * v
    if np.iscomplexobj(v):
        real = held_real(v)
        value = np.real(np.sum(real * v, axis=-2))[..., None, :]
        g_v = g_v - 1j * np.imag(along) * real / value
    part = over(adjoint(v) @ g_v, np.conj(differences(w)))
    return fitted(np.linalg.solve(adjoint(v), (part + on_diagonal(g[0])) @ adjoint(v)), a)


def vectors(a, w):
    """The eigenvectors of a in the order of its eigenvalues w."""
    found, v = np.linalg.eig(a)
    order = nearest(w, found)
    return np.take_along_axis(v, order[..., None, :], axis=-1)


def eigvals_dot(t, a, ans):
    """The tangents of the eigenvalues `ans` of a."""
    v = vectors(a, ans)
    return diagonal(np.linalg.solve(v, t @ v))


def eigvals_back(g, a, ans):
    """What a gets from the adjoints of its eigenvalues."""
    v = vectors(a, ans)
    return fitted(np.linalg.solve(adjoint(v), g[..., :, None] * adjoint(v)), a)
