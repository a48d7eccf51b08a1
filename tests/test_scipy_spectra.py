"""Spectra of scipy.signal: values as SciPy has them, and their derivatives in both modes."""

import numpy as np
import pytest
from scipy import signal

from wengert import grad, jvp
from wengert.runtime.scipy.spectra import SOURCES

pytestmark = pytest.mark.filterwarnings("ignore::UserWarning")  # SciPy's, of what is asked here
T = np.arange(40.0)
X = np.sin(0.7 * T) + 0.3 * np.cos(1.9 * T + 0.2 * T**1.5)
ALONG = np.cos(T)
WEIGHTS = np.sin(np.arange(1.0, 900.0) ** 1.3)
COLUMNS = np.stack([X, X[::-1] ** 2, ALONG])[:, :, None]


def number(z):
    """A number that depends on each part of an array in another way."""
    z = z.ravel()
    return np.sum(WEIGHTS[: z.size] * np.real(z) ** 2) + np.sum(
        WEIGHTS[7 : 7 + z.size] * np.imag(z)
    )


def to_and_fro(x):
    parts = signal.stft(x, nperseg=16)[2]
    return number(signal.istft(parts**2, nperseg=16)[1])


def two_sided(x):
    z = x * (1 + 2j)
    return number(signal.stft(z, nperseg=16, noverlap=3, boundary=None, return_onesided=False)[2])


def stft_with_options(x):
    return number(
        signal.stft(x, 2.0, "hamming", 15, detrend="linear", boundary="odd", scaling="psd")[2]
    )


def window_of_the_signal(x):
    return number(signal.stft(x, window=np.exp(x[:16]), nperseg=16, boundary="even")[2])


def medians(x):
    columns = x.reshape(20, 2)
    power = signal.welch(columns, nperseg=8, axis=0, average="median", scaling="spectrum")[1]
    return number(power) + number(signal.csd(x[:30], np.sin(x), nperseg=16, average="median")[1])


@pytest.mark.parametrize(
    "f",
    [
        lambda x: number(signal.stft(x, nperseg=16)[2]),
        stft_with_options,
        two_sided,
        window_of_the_signal,
        to_and_fro,
        lambda x: number(signal.welch(x, nperseg=16)[1]),
        lambda x: number(signal.welch(x, nperseg=16, detrend=lambda part: part**2)[1]),
        medians,
        lambda x: number(signal.csd(x, np.sin(x), nperseg=16)[1]),
        lambda x: number(signal.csd(x, x, nperseg=16)[1]),
        lambda x: number(signal.periodogram(x, nfft=30)[1]),
        lambda x: number(signal.spectrogram(x, nperseg=16)[2]),
        lambda x: number(signal.spectrogram(x, nperseg=16, mode="magnitude")[2]),
        lambda x: number(signal.spectrogram(x, nperseg=16, mode="phase")[2]),
        lambda x: number(signal.coherence(x, np.cos(x) + x**2, nperseg=16)[1]),
    ],
)
def test_both_modes(f):
    expected = (f(X + 1e-6 * ALONG) - f(X - 1e-6 * ALONG)) / 2e-6
    value, slope = jvp(f, (X,), (ALONG,))
    np.testing.assert_allclose(value, f(X), rtol=1e-12)
    np.testing.assert_allclose([grad(f)(X) @ ALONG, slope], [expected] * 2, rtol=1e-6)


LAYOUTS = [
    {"nperseg": 16},
    {"nperseg": 15, "window": "hamming", "fs": 3.0},
    {"nperseg": 16, "noverlap": 4, "nfft": 20, "detrend": "linear"},
    {"nperseg": 12, "window": np.hanning(12)},
    {"nperseg": 16, "return_onesided": False},
]
EXTRA = {
    signal.stft: [
        {"boundary": None},
        {"boundary": "even"},
        {"boundary": "odd", "padded": False},
        {"boundary": "constant"},
        {"scaling": "psd"},
    ],
    signal.welch: [{}, {"average": "median"}, {"scaling": "spectrum"}],
    signal.csd: [{}, {"average": "median"}, {"scaling": "spectrum"}],
    signal.spectrogram: [{}, {"mode": "complex"}, {"mode": "magnitude", "scaling": "spectrum"}],
}


@pytest.mark.parametrize("layout", LAYOUTS)
@pytest.mark.parametrize("function", EXTRA)
@pytest.mark.parametrize(
    "x, axis",
    [(X, -1), (X + 1j * ALONG, -1), (X.astype("f"), 0), (COLUMNS, 1), (COLUMNS, -2)],
)
def test_values_are_those_of_scipy(function, layout, x, axis):
    signals = (x, x[::-1] ** 2) if function is signal.csd else (x,)
    for options in EXTRA[function]:
        expected = function(*signals, axis=axis, **layout, **options)
        found = SOURCES[function](*signals, axis=axis, **layout, **options)
        for ours, theirs in zip(found, expected, strict=True):
            single = theirs.dtype in (np.float32, np.complex64)
            assert ours.dtype == theirs.dtype and ours.shape == theirs.shape
            np.testing.assert_allclose(ours, theirs, 1e-4 if single else 1e-9, 1e-6)


@pytest.mark.parametrize("boundary", [True, False])
@pytest.mark.parametrize("scaling", ["spectrum", "psd"])
@pytest.mark.parametrize("layout", [{"nperseg": 16}, {"nperseg": 15}, {"nperseg": 16, "nfft": 20}])
def test_the_way_back(layout, scaling, boundary):
    for x, one in ((X, True), (X + 1j * ALONG, False)):
        parts = signal.stft(x, **layout, scaling=scaling, return_onesided=one)[2]
        options = {"scaling": scaling, "input_onesided": one, "boundary": boundary, **layout}
        found = SOURCES[signal.istft](parts, **options)
        for ours, theirs in zip(found, signal.istft(parts, **options), strict=True):
            np.testing.assert_allclose(ours, theirs, 1e-9, 1e-12)


def test_the_way_back_along_other_axes():
    parts = np.moveaxis(signal.stft(COLUMNS, nperseg=16, axis=1)[2], -1, 0)
    found = SOURCES[signal.istft](parts, freq_axis=2, time_axis=0)[1]
    expected = signal.istft(parts, freq_axis=2, time_axis=0)[1]
    assert found.shape == expected.shape
    np.testing.assert_allclose(found, expected, 1e-9, 1e-12)


@pytest.mark.parametrize("options", [{}, {"nfft": 30}, {"nfft": 64, "window": "hann"}])
def test_periodograms(options):
    for x in (X, X + 1j * ALONG):
        found = SOURCES[signal.periodogram](x, **options)[1]
        np.testing.assert_allclose(found, signal.periodogram(x, **options)[1], 1e-9, 1e-12)
