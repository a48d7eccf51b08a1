"""The segments of a signal, their windows, and what is taken of their transforms.

The segments of a signal are the next to last axis here, and what is in one the last.
"""

import warnings

import numpy as np
import scipy.fft
import scipy.signal

from ..checks import Refusal

BORDERS = ("even", "odd", "constant", "zeros", None)


def layout(length, window, nperseg, noverlap, nfft):
    """The window as an array, the steps from segment to segment, and the points transformed."""
    if isinstance(window, (str, tuple)):
        count = 256 if nperseg is None else int(nperseg)
        if count > length:
            warnings.warn(f"nperseg is {count}, and the signal {length} long", stacklevel=3)
            count = length
        window = np.asarray(scipy.signal.get_window(window, count), dtype=float)
    elif np.ndim(window) != 1 or nperseg not in (None, len(window)):
        raise ValueError("a window is one-dimensional, of nperseg elements")
    elif len(window) > length:
        raise ValueError("the window is longer than the signal")
    count = len(window)
    noverlap = count // 2 if noverlap is None else int(noverlap)
    nfft = count if nfft is None else int(nfft)
    if count < 1 or noverlap >= count or nfft < count:
        raise ValueError("noverlap is less than nperseg, which is nfft at most, and positive")
    if np.iscomplexobj(window):
        raise Refusal("windows of complex numbers are not differentiated")
    return np.reshape(window, -1), count - noverlap, nfft


def with_border(x, n, boundary):
    """The signal with n elements more on each side, as `boundary` tells."""
    if boundary not in BORDERS:
        raise ValueError(f"boundary is one of {BORDERS}, not {boundary!r}")
    if n < 1:
        return x
    left, right = x[..., :1], x[..., -1:]
    if boundary == "even":
        return np.concatenate((x[..., n:0:-1], x, x[..., -2 : -n - 2 : -1]), -1)
    if boundary == "odd":
        before, after = 2 * left - x[..., n:0:-1], 2 * right - x[..., -2 : -n - 2 : -1]
        return np.concatenate((before, x, after), -1)
    weight = 1 if boundary == "constant" else 0
    around = np.ones(n, dtype=x.dtype) * weight
    return np.concatenate((left * around, x, right * around), -1)


def with_zeros(x, length):
    """The signal, followed by zeros up to a length."""
    after = np.repeat(np.zeros_like(x[..., :1]), length - x.shape[-1], axis=-1)
    return np.concatenate((x, after), -1)


def transforms(x, window, step, nfft, detrend, onesided):
    """The Fourier transforms of the windowed segments of a signal."""
    count = len(window)
    starts = step * np.arange((x.shape[-1] - count) // step + 1)
    parts = x[..., starts[:, None] + np.arange(count)]
    if callable(detrend):
        parts = detrend(parts)
    elif detrend:
        parts = scipy.signal.detrend(parts, type=detrend)
    parts = parts * np.asarray(window).astype(precision(x))
    if onesided:
        return scipy.fft.rfft(parts, nfft)
    return scipy.fft.fft(parts, nfft)


def powers(x, window, step, nfft, detrend, onesided, fs, scaling):
    """The squared magnitudes of the transforms of the segments."""
    found = transforms(x, window, step, nfft, detrend, onesided)
    power = np.real(found) ** 2 + np.imag(found) ** 2
    return power * scale_of(window, fs, is_density(scaling), x) * sides(nfft, onesided, x)


def averaged(power, average):
    """The mean or the median over the segments."""
    if average == "mean" or power.shape[-2] == 1:
        return np.mean(power, axis=-2)
    if average != "median":
        raise ValueError(f"average is 'mean' or 'median', not {average!r}")
    # the mean of a median of n exponentially distributed numbers (Allen et al. 2012, appendix B)
    even = 2 * np.arange(1.0, (power.shape[-2] - 1) // 2 + 1)
    bias = 1 + np.sum(1 / (even + 1) - 1 / even)
    if np.iscomplexobj(power):
        power = np.median(np.real(power), axis=-2) + 1j * np.median(np.imag(power), axis=-2)
    else:
        power = np.median(power, axis=-2)
    return power / np.array(bias, dtype=precision(power))


def sides(nfft, onesided, x):
    """How often each frequency counts: twice, if it stands for its negative too."""
    if not onesided:
        return np.ones(nfft, dtype=precision(x))
    often = np.full(nfft // 2 + 1, 2, dtype=precision(x))
    often[0] = 1
    if nfft % 2 == 0:
        often[-1] = 1
    return often


def scale_of(window, fs, density, x):
    """What makes a power one per frequency, or one of a line in the spectrum."""
    window = np.asarray(window)
    scale = 1 / (fs * np.sum(window * window)) if density else 1 / np.sum(window) ** 2
    return np.asarray(scale).astype(precision(x))


def is_density(scaling):
    """Whether a power is one per frequency."""
    if scaling not in ("density", "spectrum"):
        raise ValueError(f"scaling is 'density' or 'spectrum', not {scaling!r}")
    return scaling == "density"


def is_onesided(wanted, x):
    """Whether the frequencies are not negative: of a real signal, if it is wanted."""
    return wanted and not np.iscomplexobj(x)


def frequencies(nfft, fs, onesided):
    """The frequencies, in the unit of fs."""
    return scipy.fft.rfftfreq(nfft, 1 / fs) if onesided else scipy.fft.fftfreq(nfft, 1 / fs)


def precision(x):
    """The type of the real numbers in which a signal is computed with."""
    return np.result_type(np.real(x), np.float32)
