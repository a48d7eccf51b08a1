"""Transposes of the cosine and sine transforms of the second type.

With norm="ortho" these are orthogonal. Otherwise the rows of the transform are longer: the first
of the cosine transform, and the last of the sine transform, by the square root of two.
"""

import numpy as np
import scipy.fft

OPPOSITE = {None: "forward", "backward": "forward", "forward": "backward"}


def scaled(g, axis, position, factor):
    """`g`, what is at a position along the axis times a factor."""
    factors = np.ones(np.shape(g)[axis], g.dtype)
    factors[position] = factor
    return g * np.reshape(factors, [-1 if k == axis % g.ndim else 1 for k in range(g.ndim)])


def dct_back(g, axis, norm):
    """The transpose of scipy.fft.dct."""
    if norm == "ortho":
        return scipy.fft.idct(g, axis=axis, norm=norm)
    return scipy.fft.idct(scaled(g, axis, 0, 2.0), axis=axis, norm=OPPOSITE[norm])


def idct_back(g, axis, norm):
    """The transpose of scipy.fft.idct."""
    if norm == "ortho":
        return scipy.fft.dct(g, axis=axis, norm=norm)
    return scaled(scipy.fft.dct(g, axis=axis, norm=OPPOSITE[norm]), axis, 0, 0.5)


def dst_back(g, axis, norm):
    """The transpose of scipy.fft.dst."""
    if norm == "ortho":
        return scipy.fft.idst(g, axis=axis, norm=norm)
    return scipy.fft.idst(scaled(g, axis, -1, 2.0), axis=axis, norm=OPPOSITE[norm])


def idst_back(g, axis, norm):
    """The transpose of scipy.fft.idst."""
    if norm == "ortho":
        return scipy.fft.dst(g, axis=axis, norm=norm)
    return scaled(scipy.fft.dst(g, axis=axis, norm=OPPOSITE[norm]), axis, -1, 0.5)


def over_axes(back, g, axes, norm):
    """The transpose of a transform along several axes."""
    axes = range(np.ndim(g)) if axes is None else [axes] if np.ndim(axes) == 0 else axes
    for axis in axes:
        g = back(g, axis, norm)
    return g
