"""Arrays of integers cut off what is stored: that is flat, or refused where only running tells."""

import numpy as np
import pytest

from wengert import grad, jvp
from wengert.runtime import Refusal

X, ALONG = np.array([0.7, 1.3, 2.4]), np.array([0.3, -0.8, 0.5])
ONES = [1, 2, 3]


def views(x):
    a = np.ones_like(ONES)
    b = a[1:]
    b[:] = x[1:] * 5
    return a.sum() * x[1]


def rows(x):
    a = np.stack([ONES, ONES])
    for row in a:
        row[0] = x[0] * 5
    return a.sum() * x[1]


def filled(x):
    a = np.sort(ONES)
    a.fill(x[0] * 5)
    return a.sum() * x[1]


def put(x):
    a = np.concatenate([ONES, ONES])
    np.put(a, [0], x[0] * 5)
    return a.sum() * x[1]


def flat(x):
    a = np.cumsum(ONES)
    a.flat[0] = x[0] * 5
    return a.sum() * x[1]


def out(x):
    a = np.abs(ONES)
    np.multiply(x, 5, out=a, casting="unsafe")
    return a.sum() * x[1]


def called(x):
    a = np.array(list(range(3)))
    store(a, x[0] * 5)
    return a.sum() * x[1]


def store(a, v):
    a[0] = v


def in_try(x):
    a = np.tile(ONES, 2)
    try:
        b = np.sort(a)
        b[0] = x[0] * 5
    finally:
        a = a * 2
    return b.sum() * x[1]


@pytest.mark.parametrize("f", [views, rows, filled, put, flat, out, called, in_try])
def test_stores_into_integers(f):
    for derivative in (grad(f), lambda x: jvp(f, (x,), (ALONG,))):
        with pytest.raises(Refusal, match="array of integers"):
            derivative(X)


def integers(x):
    a = np.array([1, 2, 3])
    a[0] = x[0] * 5
    return a.sum() * x[1]


def integers_into_open(x):
    order = np.sort(ONES)
    order[0] = 0
    order[1] = len(x) - 2
    return x[order[0]] * x[order[1]]


def floats(x):
    a = np.concatenate([ONES, [0.5]])
    a[0] = x[0] * 5
    a[1] += x[1]
    return a @ a


@pytest.mark.parametrize("f", [integers, integers_into_open, floats])
def test_stores_with_derivatives(f):
    expected = (f(X + 1e-6 * ALONG) - f(X - 1e-6 * ALONG)) / 2e-6
    np.testing.assert_allclose(grad(f)(X) @ ALONG, expected, rtol=1e-7)
    np.testing.assert_allclose(jvp(f, (X,), (ALONG,))[1], expected, rtol=1e-7)
