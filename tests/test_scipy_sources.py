"""Functions of SciPy that are Python of ours: their values are SciPy's, in both modes."""

import numpy as np
import pytest
from scipy import integrate, linalg, ndimage, optimize, signal, special, stats

from wengert import grad, jvp
from wengert.runtime import Refusal
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


def of_places(t):
    """In lists, and in three dimensions."""
    inner = ndimage.map_coordinates(IMAGE * t, [[t], [2 * t]], None, 1, cval=2.0, prefilter=False)
    deep = IMAGE * t + np.ones((3, 1, 1))
    return inner[0] + ndimage.map_coordinates(deep, [[t], [2 * t], [3 * t]], order=1)[0]


def of_valley(t):
    return optimize.rosen(X * t) + optimize.rosen_der(X * t) @ X


def of_ranks(t):
    return t * np.sum(stats.rankdata(X * t)) + t * stats.spearmanr(X * t, X)[0]


def of_roots(t):
    found = optimize.ridder(lambda x: x**3 + t * x - 1, 0.0, 2.0, xtol=1e-13)
    return found * optimize.bisect(lambda x: x**3 + t * x - 2, 0.0, 2.0, xtol=1e-13)


@pytest.mark.parametrize(
    "f", [of_valley, of_ranks, of_roots, of_frechet, of_polar, of_image, of_places]
)
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
        (lambda t: stats.maxwell.logpdf(t), "of this distribution"),
        (lambda t: stats.gaussian_kde(X * t)(0.3)[0], "norm.pdf"),
        (lambda t: stats.f_oneway(X * t, X)[0], "with NumPy"),
        (lambda t: signal.windows.gaussian(5, std=t)[0], "formula of a window"),
        (lambda t: signal.butter(2, t / 3)[0][0], "convolutions"),
        (lambda t: optimize.fmin(lambda x: (x[0] - t) ** 2, [0.0])[0], "minimize"),
        (lambda t: special.mathieu_a(2, t), "elementwise"),
        (lambda t: integrate.tplquad(lambda z, y, x: t, 0, 1, 0, 1, 0, 1)[0], "leggauss"),
        (lambda t: linalg.rq(A[:2] * t)[0][0, 0], "eigh, svd"),
        (lambda t: linalg.schur(A[:2] * t)[0].sum(), "eigh"),
        (lambda t: special.stdtridf(0.3, t), "brentq"),
    ],
)
def test_what_is_refused_says_what_to_write(f, why):
    with pytest.raises(NoRule, match=why):
        grad(f)(0.5)


def test_an_image_of_integers_is_refused():
    with pytest.raises(Refusal, match="arrays of floats"):
        grad(lambda t: ndimage.map_coordinates(np.eye(3, dtype=int), [[t], [t]], order=1)[0])(0.5)
