"""What may turn complex though it is taken to be real: right, or refused when the code runs."""

import numpy as np
import pytest
import scipy.fft
import scipy.linalg
import scipy.signal
import scipy.special

from wengert import grad, jvp, value_and_grad
from wengert.runtime import Refusal

A = np.array([[0.3, 1.2, 0.1], [-0.9, 0.4, 0.2], [0.3, 0.1, -2.0]])
ALONG = np.cos(np.arange(9.0)).reshape(3, 3)


def hidden(x):
    """x, of a type that only running tells."""
    box = {"a": x, "b": [x]}
    for k in box:
        y = box[k]
        break
    return y


def through_try(x):
    try:
        z = np.emath.sqrt(hidden(x))
    finally:
        pass
    return np.sum(np.real(z) ** 2 + 3 * np.imag(z) ** 2)


def through_eig(x):
    values, _ = np.linalg.eig(hidden(x))
    return np.sum(np.real(values) ** 2 + 3 * np.imag(values) ** 2)


def measured(make):
    """A number that depends on both parts of what `make` makes."""

    def f(x):
        z = make(x)
        return np.sum(np.real(z) ** 2 + 3 * np.imag(z) ** 2 + np.imag(z))

    return f


RIGHT = [
    lambda x: scipy.fft.rfft(hidden(x)),
    lambda x: scipy.fft.fft2(hidden(x)),
    lambda x: scipy.linalg.eigvals(hidden(x)),
    lambda x: scipy.linalg.sqrtm(hidden(x)),
    lambda x: np.asarray(hidden(x), dtype=complex) ** 1.5,
    lambda x: np.sum(hidden(x), 0, dtype=complex) ** 1.5,
    lambda x: np.array([hidden(x)[0, 0], hidden(x)[1, 0]], dtype=complex) ** 1.5,
]
REFUSED = [
    lambda x: np.emath.sqrt(hidden(x)),
    lambda x: np.emath.power(hidden(x), 0.3),
    lambda x: scipy.signal.hilbert(hidden(x)),
    lambda x: scipy.special.hankel1(1, hidden(x) ** 2),
    lambda x: hidden(x).astype(complex) ** 1.5,
    lambda x: np.array(hidden(x), complex) ** 1.5,
    lambda x: float(hidden(x)[1, 0]) ** 0.5,
]


@pytest.mark.parametrize("make", RIGHT)
def test_complex_results_of_unknown_arguments(make):
    f = measured(make)
    expected = (f(A + 1e-6 * ALONG) - f(A - 1e-6 * ALONG)) / 2e-6
    np.testing.assert_allclose(np.sum(grad(f)(A) * ALONG), expected, rtol=1e-6)
    np.testing.assert_allclose(jvp(f, (A,), (ALONG,))[1], expected, rtol=1e-6)


@pytest.mark.parametrize("f", [*map(measured, REFUSED), through_try, through_eig])
def test_refused_in_reverse(f):
    with pytest.raises((Refusal, ValueError)):
        grad(f)(A)


def magnitude(x):
    return abs(x**0.5)


def imaginary(x):
    return (x**0.5).imag


def angle(x, y):
    return np.angle(x**y)


def square(x):
    z = x**1.5
    return (z * z).real


@pytest.mark.parametrize(
    "f, args", [(magnitude, ()), (imaginary, ()), (angle, (0.3,)), (square, ())]
)
def test_powers_of_negative_numbers_are_complex(f, args):
    with pytest.raises((Refusal, ValueError)):
        grad(f)(-0.9, *args)
    expected = (f(0.9 + 1e-6, *args) - f(0.9 - 1e-6, *args)) / 2e-6
    assert np.isclose(grad(f)(0.9, *args), expected)


@pytest.mark.parametrize("y", [0.5, 1.5, 0.3, -1.5, 2.0, 3])
def test_powers_of_numbers(y):
    def constant(x):
        return {0.5: x**0.5, 1.5: x**1.5, 0.3: x**0.3, -1.5: x**-1.5, 2.0: x**2.0, 3: x**3}[y]

    for f in (constant, lambda x: x**y):
        for x in (1.7, np.float64(1.7), np.float32(1.7)):
            assert np.isclose(grad(f)(x), y * 1.7 ** (y - 1))
    assert np.isclose(grad(grad(lambda x: x**y))(1.7), y * (y - 1) * 1.7 ** (y - 2))
    value, slope = value_and_grad(lambda x: np.sum(x) ** y)(np.array([0.8, 0.9]))
    np.testing.assert_allclose([value, *slope], [1.7**y] + [y * 1.7 ** (y - 1)] * 2)
    if y in (2.0, 3):
        assert np.isclose(grad(lambda x: x**y)(-1.7), y * (-1.7) ** (y - 1))
