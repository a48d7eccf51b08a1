"""Functions of SciPy that are Python of ours: their values are SciPy's, in both modes."""

import numpy as np
import pytest
from scipy import linalg, ndimage, signal, special, stats

from wengert import grad, jvp
from wengert.transform.errors import NoRule

A = np.array([[2.0, 0.3], [0.1, 1.0], [0.4, -0.2]])
X = np.array([0.3, 0.7, 1.9, 1.1, 0.4])
IMAGE = np.random.default_rng(2).uniform(size=(4, 5))
PLACES = np.array([[0.3, 2.2, 1.1, -0.5], [0.4, 3.7, 2.6, 1.2]])


def of_frechet(t):
    whole, along = linalg.expm_frechet(A[:2] * t, A[1:] * t * t)
    return np.sum(whole) + np.sum(along * A[:2])


def of_polar(t):
    unitary, positive = linalg.polar(A + t * t)
    left = linalg.polar(A[:2] * t + 1.0, "left")
    return np.sum(unitary * A) + np.sum(positive) + np.sum(left[1] * A[1:])


def of_image(t):
    nearest = ndimage.map_coordinates(IMAGE * t, PLACES * t, order=1, mode="nearest")
    return np.sum(nearest) + np.sum(ndimage.map_coordinates(IMAGE, PLACES + t / 9, order=1) ** 2)


def of_moments(t):
    x = X * t + X**2
    score = stats.zscore(x) @ X
    return stats.skew(x) + stats.kurtosis(x) + stats.moment(x, 3) + score


def of_entropy(t):
    return stats.entropy(X + t) + stats.entropy(X * t + 1, X + t * t, base=2)


@pytest.mark.parametrize("f", [of_frechet, of_polar, of_image, of_moments, of_entropy])
def test_both_modes(f):
    expected = (f(1.13 + 1e-6) - f(1.13 - 1e-6)) / 2e-6
    assert np.isclose(grad(f)(1.13), expected, rtol=1e-6)
    value, slope = jvp(f, (1.13,), (1.0,))
    assert np.isclose(value, f(1.13), rtol=1e-12)
    assert np.isclose(slope, expected, rtol=1e-6)


@pytest.mark.parametrize(
    "f, why",
    [
        (lambda t: ndimage.zoom(IMAGE * t, 2.0).sum(), "map_coordinates"),
        (lambda t: signal.welch(X * t)[1].sum(), "segments"),
        (lambda t: linalg.schur(A[:2] * t)[0].sum(), "eigh"),
        (lambda t: special.stdtridf(0.3, t), "brentq"),
    ],
)
def test_what_is_refused_says_what_to_write(f, why):
    with pytest.raises(NoRule, match=why):
        grad(f)(0.5)
