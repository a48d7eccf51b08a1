"""Spectra of signals in scipy.signal, as Python: the transforms of windowed segments."""

import warnings

import numpy as np
import scipy.fft
import scipy.signal

from .segments import (
    averaged,
    frequencies,
    is_density,
    is_onesided,
    layout,
    powers,
    precision,
    scale_of,
    sides,
    transforms,
    with_border,
    with_zeros,
)


def stft(
    x,
    fs=1.0,
    window="hann",
    nperseg=256,
    noverlap=None,
    nfft=None,
    detrend=False,
    return_onesided=True,
    boundary="zeros",
    padded=True,
    axis=-1,
    scaling="spectrum",
):
    """What scipy.signal.stft does."""
    if scaling not in ("spectrum", "psd"):
        raise ValueError(f"scaling is 'spectrum' or 'psd', not {scaling!r}")
    x = np.moveaxis(np.asarray(x), axis, -1)
    window, step, nfft = layout(x.shape[-1], window, nperseg, noverlap, nfft)
    count = len(window)
    before = count / 2
    if boundary is not None:
        x = with_border(x, count // 2, boundary)
        before = 0.0
    if padded:
        x = with_zeros(x, x.shape[-1] + (count - x.shape[-1]) % step % count)
    found = transforms(x, window, step, nfft, detrend, is_onesided(return_onesided, x))
    found = found * np.sqrt(scale_of(window, fs, scaling == "psd", x))
    times = (before + step * np.arange(found.shape[-2])) / fs
    return frequencies(nfft, fs, is_onesided(return_onesided, x)), times, in_place(found, axis)


def istft(
    Zxx,
    fs=1.0,
    window="hann",
    nperseg=None,
    noverlap=None,
    nfft=None,
    input_onesided=True,
    boundary=True,
    time_axis=-1,
    freq_axis=-2,
    scaling="spectrum",
):
    """What scipy.signal.istft does."""
    if scaling not in ("spectrum", "psd"):
        raise ValueError(f"scaling is 'spectrum' or 'psd', not {scaling!r}")
    if np.ndim(Zxx) < 2:
        raise ValueError("a short-time Fourier transform has two axes at least")
    parts = np.moveaxis(np.asarray(Zxx), (time_axis, freq_axis), (-2, -1))
    whole = 2 * (parts.shape[-1] - 1) if input_onesided else parts.shape[-1]
    if nfft is None:
        nfft = whole + 1 if input_onesided and nperseg == whole + 1 else whole
    count = whole if nperseg is None else nperseg
    window, step, nfft = layout(max(count, nfft), window, count, noverlap, nfft)
    if input_onesided:
        parts = scipy.fft.irfft(parts, nfft)[..., :count]
    else:
        parts = scipy.fft.ifft(parts, nfft)[..., :count]
    parts = parts * (window / np.sqrt(scale_of(window, fs, scaling == "psd", parts)))
    x = overlapping(parts, window, step, count // 2 if boundary else 0)
    time_axis, freq_axis = time_axis % np.ndim(Zxx), freq_axis % np.ndim(Zxx)
    x = np.moveaxis(x, -1, time_axis - (freq_axis < time_axis))
    return np.arange(x.shape[0]) / fs, x


def overlapping(parts, window, step, border):
    """The signal whose windowed segments these are, without a border at each end."""
    count = len(window)
    length = count + (parts.shape[-2] - 1) * step
    x = np.zeros((*parts.shape[:-2], length), dtype=parts.dtype)
    weights = np.zeros(length)
    for k in range(parts.shape[-2]):
        x[..., k * step : k * step + count] += parts[..., k, :]
        weights[k * step : k * step + count] += window**2
    x, weights = x[..., border : length - border], weights[border : length - border]
    if np.any(weights <= 1e-10):
        warnings.warn("the windows don't cover the signal: it can't be told whole", stacklevel=2)
    return x / np.where(weights > 1e-10, weights, 1.0).astype(precision(parts))


def csd(
    x,
    y,
    fs=1.0,
    window="hann",
    nperseg=None,
    noverlap=None,
    nfft=None,
    detrend="constant",
    return_onesided=True,
    scaling="density",
    axis=-1,
    average="mean",
):
    """What scipy.signal.csd does."""
    x, y = np.moveaxis(np.asarray(x), axis, -1), np.moveaxis(np.asarray(y), axis, -1)
    length = max(x.shape[-1], y.shape[-1])
    window, step, nfft = layout(length, window, nperseg, noverlap, nfft)
    one = is_onesided(return_onesided, x) and is_onesided(return_onesided, y)
    left = transforms(with_zeros(x, length), window, step, nfft, detrend, one)
    right = transforms(with_zeros(y, length), window, step, nfft, detrend, one)
    power = np.conj(left) * right * scale_of(window, fs, is_density(scaling), x)
    power = averaged(power, average) * sides(nfft, one, x)
    return frequencies(nfft, fs, one), np.moveaxis(power, -1, axis)


def welch(
    x,
    fs=1.0,
    window="hann",
    nperseg=None,
    noverlap=None,
    nfft=None,
    detrend="constant",
    return_onesided=True,
    scaling="density",
    axis=-1,
    average="mean",
):
    """What scipy.signal.welch does."""
    x = np.moveaxis(np.asarray(x), axis, -1)
    window, step, nfft = layout(x.shape[-1], window, nperseg, noverlap, nfft)
    one = is_onesided(return_onesided, x)
    power = powers(x, window, step, nfft, detrend, one, fs, scaling)
    return frequencies(nfft, fs, one), np.moveaxis(averaged(power, average), -1, axis)


def periodogram(
    x,
    fs=1.0,
    window="boxcar",
    nfft=None,
    detrend="constant",
    return_onesided=True,
    scaling="density",
    axis=-1,
):
    """What scipy.signal.periodogram does."""
    x = np.moveaxis(np.asarray(x), axis, -1)
    if nfft is not None:
        x = x[..., :nfft]
    window = "boxcar" if window is None else window
    found, power = welch(x, fs, window, x.shape[-1], 0, nfft, detrend, return_onesided, scaling, -1)
    return found, np.moveaxis(power, -1, axis)


def spectrogram(
    x,
    fs=1.0,
    window=("tukey", 0.25),
    nperseg=None,
    noverlap=None,
    nfft=None,
    detrend="constant",
    return_onesided=True,
    scaling="density",
    axis=-1,
    mode="psd",
):
    """What scipy.signal.spectrogram does."""
    x = np.moveaxis(np.asarray(x), axis, -1)
    window, _, _ = layout(x.shape[-1], window, nperseg, 0, None)
    count = len(window)
    noverlap = count // 8 if noverlap is None else noverlap
    window, step, nfft = layout(x.shape[-1], window, count, noverlap, nfft)
    one = is_onesided(return_onesided, x)
    if mode == "psd":
        found = powers(x, window, step, nfft, detrend, one, fs, scaling)
    else:
        found = transforms(x, window, step, nfft, detrend, one)
        found = found * np.sqrt(scale_of(window, fs, is_density(scaling), x))
    if mode == "magnitude":
        found = np.abs(found)
    elif mode == "angle":
        found = np.angle(found)
    elif mode == "phase":
        found = np.unwrap(np.angle(found))
    elif mode not in ("psd", "complex"):
        raise ValueError(f"mode is psd, complex, magnitude, angle or phase, not {mode!r}")
    times = (count / 2 + step * np.arange(found.shape[-2])) / fs
    return frequencies(nfft, fs, one), times, in_place(found, axis)


def coherence(
    x,
    y,
    fs=1.0,
    window="hann",
    nperseg=None,
    noverlap=None,
    nfft=None,
    detrend="constant",
    axis=-1,
):
    """What scipy.signal.coherence does."""
    own = welch(x, fs, window, nperseg, noverlap, nfft, detrend, axis=axis)
    others = welch(y, fs, window, nperseg, noverlap, nfft, detrend, axis=axis)
    both = csd(x, y, fs, window, nperseg, noverlap, nfft, detrend, axis=axis)
    return own[0], np.abs(both[1]) ** 2 / own[1] / others[1]


def in_place(found, axis):
    """What was found, with the frequencies in the place of the signal's axis, the times last."""
    return np.moveaxis(np.swapaxes(found, -1, -2), -2, axis if axis >= 0 else axis - 1)


SOURCES = {
    scipy.signal.stft: stft,
    scipy.signal.istft: istft,
    scipy.signal.csd: csd,
    scipy.signal.welch: welch,
    scipy.signal.periodogram: periodogram,
    scipy.signal.spectrogram: spectrogram,
    scipy.signal.coherence: coherence,
}
