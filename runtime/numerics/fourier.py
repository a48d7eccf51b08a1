"""Transposes of the discrete Fourier transforms.

A transform is linear, and its transpose is the inverse with the other normalization. Those of real
data leave out what is the conjugate of what they keep: it counts twice.
"""

import numpy as np

from ..arrays import conj
from ..linalg import dual
from ..shapes import fitted


def fft_back(g, a, n=None, axis=-1, norm=None):
    """What a gets from the adjoint of `np.fft.fft(a, n, axis, norm)`."""
    return fitted(resized(np.fft.ifft(g, axis=axis, norm=dual(norm)), np.shape(a)[axis], axis), a)


def ifft_back(g, a, n=None, axis=-1, norm=None):
    """What a gets from the adjoint of `np.fft.ifft(a, n, axis, norm)`."""
    return fitted(resized(np.fft.fft(g, axis=axis, norm=dual(norm)), np.shape(a)[axis], axis), a)


def fftn_back(g, a, s=None, axes=None, norm=None):
    """What a gets from the adjoint of `np.fft.fftn(a, s, axes, norm)`."""
    axes = transformed(a, s, axes)
    return unpadded(np.fft.ifftn(g, axes=axes, norm=dual(norm)), a, axes)


def ifftn_back(g, a, s=None, axes=None, norm=None):
    """What a gets from the adjoint of `np.fft.ifftn(a, s, axes, norm)`."""
    axes = transformed(a, s, axes)
    return unpadded(np.fft.fftn(g, axes=axes, norm=dual(norm)), a, axes)


def rfft_back(g, a, n=None, axis=-1, norm=None):
    """What a gets from the adjoint of `np.fft.rfft(a, n, axis, norm)`."""
    length = np.shape(a)[axis] if n is None else n
    g = g * (1 / counts(g, length, axis))
    return fitted(resized(np.fft.irfft(g, length, axis, dual(norm)), np.shape(a)[axis], axis), a)


def irfft_back(g, a, n=None, axis=-1, norm=None):
    """What a gets from the adjoint of `np.fft.irfft(a, n, axis, norm)`."""
    found = np.fft.rfft(g, None, axis, dual(norm))
    return fitted(
        resized(found * counts(found, np.shape(g)[axis], axis), np.shape(a)[axis], axis), a
    )


def hfft_back(g, a, n=None, axis=-1, norm=None):
    """What a gets from the adjoint of `np.fft.hfft(a, n, axis, norm)`."""
    return conj(irfft_back(g, a, n, axis, dual(norm)))


def ihfft_back(g, a, n=None, axis=-1, norm=None):
    """What a gets from the adjoint of `np.fft.ihfft(a, n, axis, norm)`."""
    return rfft_back(conj(g), a, n, axis, dual(norm))


def rfftn_back(g, a, s=None, axes=None, norm=None):
    """What a gets from the adjoint of `np.fft.rfftn(a, s, axes, norm)`."""
    axes = transformed(a, s, axes)
    last = axes[-1]
    given = s is not None and s[-1] not in (None, -1)
    length = s[-1] if given else np.shape(a)[last]
    sizes = [np.shape(g)[axis] for axis in axes[:-1]] + [length]
    g = g * (1 / counts(g, length, last))
    return unpadded(np.fft.irfftn(g, sizes, axes, dual(norm)), a, axes)


def irfftn_back(g, a, s=None, axes=None, norm=None):
    """What a gets from the adjoint of `np.fft.irfftn(a, s, axes, norm)`."""
    axes = transformed(a, s, axes)
    found = np.fft.rfftn(g, None, axes, dual(norm))
    return unpadded(found * counts(found, np.shape(g)[axes[-1]], axes[-1]), a, axes)


def transformed(a, s, axes):
    """The axes that are transformed."""
    if axes is not None:
        return list(axes)
    return list(range(-len(np.shape(a) if s is None else s), 0))


def counts(x, length, axis):
    """How often each frequency in half a spectrum x of real data counts in the whole one.

    >>> counts(np.zeros(3), 4, -1), counts(np.zeros(3), 5, 0)
    (array([1., 2., 1.]), array([1., 2., 2.]))
    """
    position = np.arange(np.shape(x)[axis])
    twice = (position > 0) & (2 * position != length)
    after = np.ndim(x) - 1 - axis % np.ndim(x)
    return np.reshape(1 + twice.astype(np.real(x).dtype), (-1, *(1,) * after))


def unpadded(x, like, axes):
    """`x`, cut or filled up with zeros along the axes to the shape of `like`, and real if it is."""
    for axis in axes:
        x = resized(x, np.shape(like)[axis], axis)
    return fitted(x, like)


def resized(x, length, axis):
    """`x` with as many items along an axis."""
    missing = length - np.shape(x)[axis]
    if missing == 0:
        return x
    first = np.moveaxis(x, axis, 0)[:length]
    if missing > 0:
        first = np.concatenate([first, np.zeros_like(np.repeat(first[:1], missing, axis=0))])
    return np.moveaxis(first, 0, axis)
