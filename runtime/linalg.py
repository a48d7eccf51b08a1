"""Pieces of the derivatives of numpy's linear algebra; matrices may be stacked."""

import numpy as np

from .checks import ARBITRARY, Refused


def adjoint(x):
    """The conjugate transpose of each matrix."""
    x = np.swapaxes(x, -1, -2)
    return np.conj(x) if np.iscomplexobj(x) else x


def columns(x, like):
    """`x` as matrices, where `like` is a vector."""
    return np.expand_dims(x, -1) if np.ndim(like) == 1 else x


def uncolumns(x, like):
    """`x` without the axis that `columns` made."""
    return x[..., 0] if np.ndim(like) == 1 else x


def scaled(s, x):
    """Each matrix times its number."""
    return np.expand_dims(s, (-1, -2)) * x


def from_triangle(x, UPLO="L"):
    """The Hermitian matrix that eigh and cholesky take x to be: they read a triangle alone."""
    triangle = np.tril(x) if UPLO in "Ll" else np.triu(x)
    diagonal = np.real(np.einsum("...ii->...i", x))
    return triangle + adjoint(triangle) - on_diagonal(diagonal)


def to_triangle(g, UPLO="L"):
    """The transpose of `from_triangle`."""
    both = g + adjoint(g)
    triangle = np.tril(both) if UPLO in "Ll" else np.triu(both)
    return triangle - on_diagonal(np.real(np.einsum("...ii->...i", g)))


def on_diagonal(d):
    """Matrices with the diagonals d."""
    return d[..., None] * np.eye(d.shape[-1], dtype=d.dtype)


def diagonal(x):
    """The diagonal of each matrix."""
    return np.diagonal(x, axis1=-2, axis2=-1)


def half_lower(x):
    """The lower triangle of x, half of its diagonal: as L^-1 dA L^-H becomes L^-1 dL."""
    return np.tril(x) - on_diagonal(diagonal(x)) / 2


def over(x, d, among=None):
    """x / d; where d is zero: zero if x is, and nan if it isn't, since nobody can tell then.

    Zero is what is no more than rounding among the values of x, or of `among`.

    >>> over(np.array([[2.0, 0.0], [1.0, 1.0]]), np.array([[4.0, 0.0], [0.0, 1.0]]))
    array([[0.5, 0. ],
           [nan, 1. ]])
    """
    size = np.abs(x if among is None else among)
    least = np.finfo(size.dtype).eps ** 0.75 * np.max(size, (-2, -1), keepdims=True, initial=0)
    lost = np.where(np.abs(x) > least, np.nan, 0).astype(x.dtype)
    return np.where(d == 0, lost, x / np.where(d == 0, 1, d))


def settled(turn, *adjoints):
    """Raise Refused unless `turn`, a part of some adjoints, is zero, but for rounding."""
    most = max(float(np.max(np.abs(g), initial=0)) for g in adjoints)
    if np.max(np.abs(turn), initial=0) > most * np.finfo(turn.dtype).eps ** 0.4:
        raise Refused(ARBITRARY)


def scaled_rows(s, x):
    """Each row of the matrices times its number."""
    return np.expand_dims(s, -1) * x


def nearest(w, found):
    """Where, in the last axis of `found`, each item of w is; each place once.

    >>> nearest(np.array([1.0, 2.0, 2.0]), np.array([2.0, 1.0, 2.0]))
    array([1, 0, 2])
    """
    apart = np.abs(w[..., :, None] - found[..., None, :])
    places = np.zeros(np.shape(w), int)
    for i in range(np.shape(w)[-1]):
        places[..., i] = np.argmin(apart[..., i, :], axis=-1)
        np.put_along_axis(apart, places[..., None, i : i + 1], np.inf, -1)
    return places


def held_real(v):
    """One at the component of each column that np.linalg.eig makes real: the largest."""
    size = np.where(np.imag(v) == 0, np.abs(v), 0)
    where = np.argmax(size, axis=-2)[..., None, :]
    return (np.arange(np.shape(v)[-2])[:, None] == where).astype(size.dtype)


def dual(norm=None):
    """The normalization of the inverse that makes it the transpose of a Fourier transform."""
    return {None: "forward", "backward": "forward", "forward": "backward"}.get(norm, norm)
