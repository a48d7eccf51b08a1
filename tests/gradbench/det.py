"""The determinant by minors: recursion over matrices that shrink."""

import numpy as np


def minor(a, column):
    """The matrix without its first row and without one column."""
    return np.concatenate((a[1:, :column], a[1:, column + 1 :]), axis=1)


def determinant(a):
    """Expand along the first row."""
    if len(a) == 1:
        return a[0, 0]
    total = 0.0
    sign = 1.0
    for column in range(len(a)):
        total += sign * a[0, column] * determinant(minor(a, column))
        sign = -sign
    return total


def flat_determinant(elements, ell):
    """The determinant of the ell-by-ell matrix with these elements, row by row."""
    return determinant(elements.reshape(ell, ell))
