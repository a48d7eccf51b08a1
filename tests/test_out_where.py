"""ufuncs with out= and where=: nothing passes where nothing was computed, whatever it would be."""

import numpy as np
import pytest
from numpy.testing import assert_allclose

from wengert import grad, jvp
from wengert.transform.errors import Unsupported

X = np.arange(1.0, 7.0).reshape(2, 3) / 3
SOME = np.array([[True, False, True], [False, True, True]])


def divided(x):
    y = x * np.where(SOME, 1.0, 0.0)
    out = np.zeros(x.shape)
    np.divide(x, y * y, out=out, where=y != 0)
    return np.sum(out * out * x)


def over_what_was_there(x):
    y = x * 2
    np.log(x - x[0, 0], out=y, where=x > x[0, 0])
    return np.sum(y * y)


def returned(x):
    y = np.sqrt(x, out=np.ones((2, 3)), where=SOME)
    return np.sum(y * x)


def broadcast(x):
    y = np.zeros((2, 3))
    np.multiply(x[0], x[1], out=y, where=SOME)
    return np.sum(y**2)


def reduced(x):
    y = np.zeros((2, 3))
    np.sum(x, axis=0, out=y[0])
    np.prod(x, axis=0, out=y[1], where=SOME)
    return np.sum(y**2)


@pytest.mark.filterwarnings("error")
@pytest.mark.parametrize("f", [divided, over_what_was_there, returned, broadcast, reduced])
def test_both_modes(f):
    bar = grad(f)(X)
    for k in np.ndindex(X.shape):
        step = np.zeros(X.shape)
        step[k] = 1e-6
        slope = (f(X + step) - f(X - step)) / 2e-6
        assert_allclose(bar[k], slope, rtol=1e-5, atol=1e-8)
    assert_allclose(jvp(f, (X,), (X,))[1], np.sum(bar * X))


def test_precision_of_its_own():
    def f(x):
        return np.sum(np.add(x, x, dtype=np.float64) ** 2)

    bar = grad(f)(X.astype(np.float32))
    assert bar.dtype == np.float32
    assert_allclose(bar, 8 * X, rtol=1e-6)


def test_where_of_what_is_not_elementwise():
    def f(x):
        y = np.zeros(3)
        np.deg2rad(x[0], out=y, where=SOME[0])
        return np.sum(y)

    with pytest.raises(Unsupported, match="where"):
        grad(f)(X)
