"""Functions of matrices in scipy.linalg that are made of others, as Python."""

import numpy as np
import scipy.linalg

from ..checks import Refusal
from ..linalg import adjoint
from .matrices import expm_along


def expm_frechet(A, E, method=None, compute_expm=True):
    """What scipy.linalg.expm_frechet does."""
    along = expm_along(E, A)
    return (scipy.linalg.expm(A), along) if compute_expm else along


def polar(a, side="right"):
    """What scipy.linalg.polar does, for a matrix whose rank is full.

    The positive factor is a square root of a product of the matrix and its adjoint.
    """
    if side == "left":
        unitary, positive = polar(adjoint(a))
        return adjoint(unitary), positive
    if np.shape(a)[0] < np.shape(a)[1]:
        raise Refusal("polar is differentiated where a factor is positive, not only semidefinite")
    positive = scipy.linalg.sqrtm(adjoint(a) @ a)
    return adjoint(np.linalg.solve(positive, adjoint(a))), positive


SOURCES = {scipy.linalg.expm_frechet: expm_frechet, scipy.linalg.polar: polar}
