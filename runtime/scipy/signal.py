"""Transposes of convolutions and of filters."""

import numpy as np
import scipy.signal


def to_full(g, x, y, mode, late=0):
    """The adjoint of a whole convolution, from that of the part that `mode` keeps.

    late: 1 where the middle of an even number is the later one, as it is for correlate2d
    """
    if mode == "full":
        return g
    whole = [n + m - 1 for n, m in zip(np.shape(x), np.shape(y))]
    if mode == "same":
        before = [(f - n + late) // 2 for f, n in zip(whole, np.shape(g))]
    else:
        before = [min(n, m) - 1 for n, m in zip(np.shape(x), np.shape(y))]
    return np.pad(g, [(b, f - n - b) for b, f, n in zip(before, whole, np.shape(g))])


def onto(g, like):
    """An adjoint, real where what it is for is."""
    return g if np.iscomplexobj(like) else np.real(g)


def convolve_left(g, x, y, mode="full"):
    """What the first factor of a convolution gets."""
    return onto(scipy.signal.correlate(to_full(g, x, y, mode), y, "valid"), x)


def convolve_right(g, x, y, mode="full"):
    """What the second factor of a convolution gets."""
    return onto(scipy.signal.correlate(to_full(g, x, y, mode), x, "valid"), y)


def correlate_left(g, x, y, mode="full", late=0):
    """What the first factor of a correlation gets."""
    return onto(scipy.signal.convolve(to_full(g, x, y, mode, late), y, "valid"), x)


def correlate_right(g, x, y, mode="full", late=0):
    """What the second factor of a correlation gets."""
    found = scipy.signal.correlate(to_full(g, x, y, mode, late), x, "valid")
    return onto(np.flip(np.conj(found)), y)


def backwards(b, a, g, axis):
    """The transpose of a filter: the filter, from the last to the first."""
    found = scipy.signal.lfilter(np.conj(b), np.conj(a), np.flip(g, axis), axis)
    return np.flip(found, axis)


def lfilter_by_x(g, b, a, x, axis):
    """What is filtered gets."""
    return onto(backwards(b, a, g, axis), x)


def lagged(g, y, count, axis):
    """The inner products of g with y, from no step to count - 1 steps later."""
    g, y = np.moveaxis(g, axis, -1), np.moveaxis(y, axis, -1)
    n = np.shape(y)[-1]
    return np.array([np.sum(g[..., k:] * np.conj(y[..., : n - min(k, n)])) for k in range(count)])


def lfilter_by_b(g, b, a, x, axis):
    """What the numerator gets."""
    return onto(lagged(g, scipy.signal.lfilter([1.0], a, x, axis), np.size(b), axis), b)


def lfilter_by_a(g, b, a, ans, axis):
    """What the denominator gets."""
    return onto(-lagged(backwards([1.0], a, g, axis), ans, np.size(a), axis), a)


def lfilter_dot_a(t, a, ans, axis):
    """The tangent of what is filtered, from that of the denominator."""
    return -scipy.signal.lfilter([1.0], a, scipy.signal.lfilter(t, [1.0], ans, axis), axis)


def hilbert_back(g, x, axis):
    """What a real signal gets from the adjoint of its analytic signal."""
    n = np.shape(x)[axis]
    weights = np.zeros(n)
    weights[0] = 1.0
    weights[1 : (n + 1) // 2] = 2.0
    if n % 2 == 0:
        weights[n // 2] = 1.0
    shape = [-1 if k == axis % np.ndim(x) else 1 for k in range(np.ndim(x))]
    return np.real(np.fft.ifft(np.reshape(weights, shape) * np.fft.fft(g, axis=axis), axis=axis))
