"""Derivatives of the series of numpy.polynomial, of coefficients in one row, lowest power first."""

import numpy as np

from ..arrays import conj
from ..checks import ONE_SERIES, Refused
from ..shapes import fitted


def series_by_c(g, c, terms):
    """What the coefficients get from the adjoint of a series, where `terms` holds its terms."""
    if np.ndim(c) != 1:
        raise Refused(ONE_SERIES)
    return fitted(np.ravel(g) @ np.reshape(conj(terms), (-1, np.size(c))), c)


def series_by_x(g, x, c, slope):
    """What x gets from the adjoint of a series that has the derivative `slope` there."""
    if np.ndim(c) != 1:
        raise Refused(ONE_SERIES)
    return fitted(g * conj(slope), x)


def terms_by_x(g, x, slopes):
    """What x gets from the adjoint of the terms of a series that have the derivatives `slopes`."""
    return fitted(np.reshape(np.sum(g * conj(slopes), axis=-1), np.shape(x)), x)


def series_dot_x(t, c, slope):
    """What the tangent of x adds to that of a series that has the derivative `slope` there."""
    if np.ndim(c) != 1:
        raise Refused(ONE_SERIES)
    return t * slope
