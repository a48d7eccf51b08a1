"""Derivatives of scipy.linalg.solve_banded.

The k-th row of a matrix in diagonal ordered form is its diagonal number u - k, where u are above
the main one, and element j of it stands in column j.
"""

import numpy as np
import scipy.linalg


def shifted(x, by):
    """The rows of x moved up, with zeros for what comes in."""
    if by == 0:
        return x
    gap = np.zeros_like(x[: abs(by)])
    return np.concatenate([x[by:], gap]) if by > 0 else np.concatenate([gap, x[:by]])


def offsets(l_and_u):
    """How far above the main one each of the diagonals is."""
    return range(l_and_u[1], -l_and_u[0] - 1, -1)


def times(row, x):
    """Each row of x times an element of the vector `row`."""
    return np.reshape(row, (-1,) + (1,) * (np.ndim(x) - 1)) * x


def product(ab, x, l_and_u):
    """The product of the matrix and x."""
    terms = [shifted(times(ab[k], x), by) for k, by in enumerate(offsets(l_and_u))]
    return np.sum(np.stack(terms), axis=0)


def solve_by_b(g, ab, l_and_u):
    """What the right side gets: the solution for the transposed matrix, which has bands, too."""
    rows = [np.conj(shifted(ab[k], by)) for k, by in enumerate(offsets(l_and_u))]
    return scipy.linalg.solve_banded((l_and_u[1], l_and_u[0]), np.stack(rows[::-1]), g)


def solve_by_ab(g, ab, x, l_and_u):
    """What the matrix gets."""
    w = solve_by_b(g, ab, l_and_u)
    rows = [shifted(w, -by) * np.conj(x) for by in offsets(l_and_u)]
    return -np.stack([np.sum(np.reshape(row, (len(row), -1)), axis=1) for row in rows])
