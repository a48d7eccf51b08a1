"""Matrices whose elements are those of a vector: Toeplitz and its like, and their transposes."""

import numpy as np
import scipy.linalg

from ..linalg import adjoint, columns, uncolumns


def placed(x, index):
    """The elements of x at the places `index`, counted from 1, and zero where that is 0."""
    return np.concatenate([np.zeros_like(x[:1]), x])[index]


def gathered(g, index, like):
    """The transpose of `placed`."""
    total = np.zeros(np.size(like) + 1, np.result_type(g))
    np.add.at(total, index, g)
    return total[1:]


def circulant_places(c):
    return 1 + scipy.linalg.circulant(np.arange(np.size(c)))


def convolution_places(a, n, mode):
    return scipy.linalg.convolution_matrix(1 + np.arange(np.size(a)), n, mode)


def column_places(make, c, r):
    """Where the elements of the first column go, in toeplitz or hankel."""
    return make(1 + np.arange(np.size(c)), 0 * np.arange(np.size(r)))


def row_places(make, c, r):
    """Where the elements of the row go, of which the first has no place."""
    return make(0 * np.arange(np.size(c)), 1 + np.arange(np.size(r)))


def both(c_or_cr):
    """The first column and the first row."""
    if isinstance(c_or_cr, tuple):
        return c_or_cr[0], c_or_cr[1]
    return c_or_cr, np.conj(c_or_cr)


def toeplitz_of(t):
    """The Toeplitz matrix of a column, or of a column and a row."""
    return scipy.linalg.toeplitz(*both(t))


def toeplitz_back(g, c_or_cr):
    """What a column, or a column and a row, get from the adjoint of their matrix."""
    c, r = both(c_or_cr)
    by_c = gathered(g, column_places(scipy.linalg.toeplitz, c, r), c)
    by_r = gathered(g, row_places(scipy.linalg.toeplitz, c, r), r)
    if isinstance(c_or_cr, tuple):
        return by_c, by_r
    return by_c + np.conj(by_r)


def solve_toeplitz_dot(t, c_or_cr, x):
    """The tangent of the solution, from that of the matrix."""
    return -scipy.linalg.solve_toeplitz(c_or_cr, toeplitz_of(t) @ x)


def solve_toeplitz_by_b(g, c_or_cr):
    """What the right side gets: the adjoint of a Toeplitz matrix is one."""
    c, r = both(c_or_cr)
    first = np.concatenate([c[:1], r[1:]])
    return scipy.linalg.solve_toeplitz((np.conj(first), np.conj(c)), g)


def solve_toeplitz_by_c(g, c_or_cr, x):
    """What the matrix gets."""
    w = solve_toeplitz_by_b(g, c_or_cr)
    return toeplitz_back(-columns(w, x) @ adjoint(columns(x, x)), c_or_cr)


def matmul_toeplitz_by_x(g, c_or_cr, x):
    """What is multiplied by a Toeplitz matrix gets."""
    return uncolumns(adjoint(toeplitz_of(c_or_cr)) @ columns(g, x), x)


def matmul_toeplitz_by_c(g, c_or_cr, x):
    """What a Toeplitz matrix gets."""
    return toeplitz_back(columns(g, x) @ adjoint(columns(x, x)), c_or_cr)


def block_part(g, arrays, k):
    """What the k-th block gets from the adjoint of a block-diagonal matrix."""
    shapes = [(1,) * (2 - np.ndim(x)) + np.shape(x) for x in arrays]
    rows = sum(shape[-2] for shape in shapes[:k])
    cols = sum(shape[-1] for shape in shapes[:k])
    part = g[..., rows : rows + shapes[k][-2], cols : cols + shapes[k][-1]]
    return np.reshape(part, np.shape(arrays[k]))


def khatri_rao_back(g, other, first):
    """What a factor of the products of columns gets, the first one or the second."""
    rows = np.shape(other)[-2]
    cols = np.shape(other)[-1]
    if first:
        g = np.reshape(g, (*np.shape(g)[:-2], -1, rows, cols))
        return np.einsum("...ijk,...jk->...ik", g, np.conj(other))
    g = np.reshape(g, (*np.shape(g)[:-2], rows, -1, cols))
    return np.einsum("...ijk,...ik->...jk", g, np.conj(other))


def hankel_back(g, c):
    """What the column of a Hankel matrix gets, whose last row is zero but for the first."""
    return hankel_by(g, c, np.zeros_like(c), True)


def hankel_by(g, c, r, first):
    """What the column of a Hankel matrix gets, or its last row."""
    if first:
        return gathered(g, column_places(scipy.linalg.hankel, c, r), c)
    return gathered(g, row_places(scipy.linalg.hankel, c, r), r)
