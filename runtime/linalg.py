"""Pieces of the derivatives of numpy's linear algebra; matrices may be stacked."""

import numpy as np

from .arrays import expand
from .numbers import ratio
from .products import matmul_left, matmul_right
from .reductions import shares


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


def gaps(w):
    """1 / (w[j] - w[i]), and zero where i is j.

    >>> gaps(np.array([1.0, 3.0]))
    array([[ 0. ,  0.5],
           [-0.5,  0. ]])
    """
    d = w[..., None, :] - w[..., :, None]
    return np.where(np.eye(w.shape[-1], dtype=bool), 0, 1 / np.where(d == 0, 1, d) * (d != 0))


def norm_partial(x, norm, ord=None, axis=None, keepdims=False):
    """The derivative of a norm of x, not the usual one, by each element of x."""
    norm = expand(norm, x, axis, keepdims)
    ndim = np.ndim(x) if axis is None else np.size(axis)
    if ndim == 2 and ord not in (None, "fro"):
        return matrix_norm_partial(x, norm, ord, axis)
    size = np.abs(x)
    if ord in (None, 2, "fro"):
        return ratio(x, norm)
    if ord in (np.inf, -np.inf):
        return np.sign(x) * shares(size, norm, axis, True)
    if ord == 0:
        return np.zeros_like(x)
    return np.sign(x) * ratio(size, norm) ** (ord - 1)


def matrix_norm_partial(x, norm, ord, axis):
    """The derivative of a norm of matrices, which lie in the two axes `axis`."""
    rows, cols = (a % np.ndim(x) for a in (axis or (0, 1)))
    size = np.abs(x)
    if ord in (1, -1, np.inf, -np.inf):
        over, kept = (rows, cols) if abs(ord) == 1 else (cols, rows)
        sums = np.sum(size, axis=over, keepdims=True)
        best = (np.max if ord > 0 else np.min)(sums, axis=kept, keepdims=True)
        return np.sign(x) * shares(sums, best, kept, True)
    u, _, vh = np.linalg.svd(np.moveaxis(x, (rows, cols), (-2, -1)), full_matrices=False)
    part = {"nuc": slice(None), 2: slice(0, 1), -2: slice(-1, None)}[ord]
    return np.moveaxis(u[..., :, part] @ vh[..., part, :], (-2, -1), (rows, cols))


def power_dot(t, a, n):
    """The tangent of `np.linalg.matrix_power(a, n)`."""
    if n < 0:
        inverse = np.linalg.inv(a)
        return power_dot(-inverse @ t @ inverse, inverse, -n)
    total = np.zeros_like(a)
    for k in range(n):
        before, after = (np.linalg.matrix_power(a, m) for m in (k, n - 1 - k))
        total = total + before @ t @ after
    return total


def power_back(g, a, n):
    """What a gets from the adjoint of `np.linalg.matrix_power(a, n)`."""
    return power_dot(g, adjoint(a), n)


def chain_dot(dots, arrays):
    """The tangent of `np.linalg.multi_dot(arrays)`."""
    return sum(np.linalg.multi_dot([*arrays[:i], t, *arrays[i + 1 :]]) for i, t in enumerate(dots))


def chain_back(g, arrays):
    """What each of the arrays gets from the adjoint of `np.linalg.multi_dot(arrays)`."""
    found = []
    for i, x in enumerate(arrays):
        before, after = chain(arrays[:i]), chain(arrays[i + 1 :])
        rest = x if after is None else np.matmul(x, after)
        part = g if before is None else matmul_right(g, before, rest)
        found.append(part if after is None else matmul_left(part, x, after))
    return found


def chain(arrays):
    """The product of some arrays; None of none."""
    if not len(arrays):
        return None
    return arrays[0] if len(arrays) == 1 else np.linalg.multi_dot(arrays)


def scaled_rows(s, x):
    """Each row of the matrices times its number."""
    return np.expand_dims(s, -1) * x
