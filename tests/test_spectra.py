"""Fourier transforms and polynomials in programs: both modes, and twice, of real and complex."""

import numpy as np
import pytest

from wengert import grad, jvp

WEIGHTS = np.sin(np.arange(1.0, 30))
POINT = np.array([0.3, 1.2, -0.7, 0.9, 2.0, -1.5])
ALONG = np.cos(np.arange(6.0))


def number(y):
    """A number that depends on each part of an array in another way."""
    real = np.sum(WEIGHTS[: y.size] * np.real(y).ravel() ** 2)
    return real + np.sum(WEIGHTS[3 : 3 + y.size] * np.imag(y).ravel())


ONCE = [
    lambda x: number(np.fft.irfft(np.fft.rfft(x) ** 2, 5)),
    lambda x: number(np.fft.hfft(np.fft.ihfft(x) ** 2)),
    lambda x: number(
        np.fft.irfftn(np.fft.rfftn(x.reshape(2, 3), (3, 2), (0, 1)) ** 2, (3, 2), (0, 1))
    ),
]
TWICE = [
    lambda x: number(np.fft.fft(x) ** 2),
    lambda x: number(np.fft.fft(x, 7) ** 2),
    lambda x: number(np.fft.rfft(x) ** 2),
    lambda x: np.sum(np.abs(np.fft.fft(x)) ** 3),
    lambda x: number(np.fft.ifft2(np.fft.fft2(x.reshape(2, 3)) ** 2)),
    lambda x: number(np.fft.fftshift(np.fft.fft(x)) ** 2),
    lambda x: number(np.polyval(x[:3], x) ** 2),
    lambda x: number(np.polyval(x[:3], x + 1j) ** 2),
    lambda x: number(np.roots(x[:4]) ** 2),
    lambda x: number(np.poly(x[:4]) ** 2),
    lambda x: number(np.poly(np.diag(x[:3]) + x[3:]) ** 2),
    lambda x: number(np.polyfit(x, np.cos(x), 2) ** 2),
    lambda x: number(np.polymul(x[:3], x[2:]) ** 2),
    lambda x: number(np.polyint(np.polyder(x, 2) ** 2, 2)),
    lambda x: number(np.vander(x, 4) ** 2),
    lambda x: number(np.polysub(np.polyadd(x[:3], x), x[:2]) ** 2),
]


def slope(f):
    h = 1e-6
    return (f(POINT + h * ALONG) - f(POINT - h * ALONG)) / (2 * h)


@pytest.mark.parametrize("f", [*ONCE, *TWICE])
def test_both_modes(f):
    back = np.sum(grad(f)(POINT) * ALONG)
    dot = jvp(f, (POINT,), (ALONG,))[1]
    np.testing.assert_allclose([back, dot], [slope(f)] * 2, rtol=1e-5)


@pytest.mark.parametrize("f", TWICE)
def test_second_derivatives(f):
    once = grad(f)
    found = grad(lambda x: np.sum(once(x) * ALONG))(POINT)
    expected = slope(lambda x: np.sum(once(x) * ALONG))
    np.testing.assert_allclose(np.sum(found * ALONG), expected, rtol=1e-5)
