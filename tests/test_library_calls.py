"""Functions of NumPy that call functions, and the methods of ufuncs: what Python stands for."""

import numpy as np
import pytest
from numpy.testing import assert_allclose

from wengert import grad, jvp, value_and_grad

X = np.arange(1.0, 7.0).reshape(2, 3) / 3
W = np.arange(36.0).reshape(2, 3, 2, 3)


@np.vectorize
def soft(t, a):
    if t > 0.9:
        return t * a
    return np.exp(t) * a


def cubed_at_three(v):
    return np.stack([v, v**3])


PROGRAMS = [
    lambda x: np.sum(np.apply_along_axis(np.cumsum, 0, x) ** 2),
    lambda x: np.sum(np.apply_along_axis(lambda v: v[0] * v, 1, x) * W[0, 0]),
    lambda x: np.sum(np.apply_along_axis(cubed_at_three, 1, x) * W[:, :2, 0]),
    lambda x: np.sum(np.apply_along_axis(np.prod, -1, x) ** 2),
    lambda x: np.sum(np.apply_along_axis(lambda v, s: v * s, 1, x, x[0, 1])),
    lambda x: np.sum(np.apply_over_axes(np.prod, x * x, (0, -1))),
    lambda x: np.sum(np.fromfunction(lambda i, j: x[0, 0] * i + j * x[0, 1] ** 2, (2, 3))),
    lambda x: np.sum(np.piecewise(x, [x < 0.5, x >= 1.5], [lambda t: t * t, 3.0, np.sin]) ** 2),
    lambda x: np.sum(np.piecewise(x[1], x[1] < 1.5, [lambda t: t * x[0, 1], np.exp])),
    lambda x: np.sum(soft(x, x[0, 0])),
    lambda x: np.sum(np.vectorize(lambda t: t * x[0, 1], otypes=[float])(x) ** 2),
    lambda x: np.sum(np.block([[x, x**2], [np.ones((1, 6))]])[:, ::2] ** 2),
    lambda x: np.sum(np.subtract.outer(x, x * x) * W),
    lambda x: np.sum(np.hypot.reduce(x) * np.array([1.0, 2.0, 3.0])),
    lambda x: np.sum(np.divide.reduce(x, axis=1, keepdims=True)),
    lambda x: np.sum(np.multiply.accumulate(x, axis=1) ** 2),
    lambda x: np.sum(np.maximum.accumulate(x[:, ::-1], 1) * np.arange(3.0)),
    lambda x: np.sum(np.add.reduceat(x, [0, 2, 1], axis=1) ** 2),
    lambda x: np.logaddexp.reduce(x, axis=None) * np.logaddexp2.reduce(x[0]),
    lambda x: np.sum(np.power.outer(x[0], x[1])) + np.sum(np.add.accumulate(x, 1) ** 2),
]


def differences(f, x):
    found = np.zeros(x.shape)
    for k in np.ndindex(x.shape):
        ends = []
        for step in (1e-6, -1e-6):
            moved = x.copy()
            moved[k] += step
            ends.append(f(moved))
        found[k] = (ends[0] - ends[1]) / 2e-6
    return found


@pytest.mark.parametrize("f", PROGRAMS)
def test_both_modes(f):
    y, bar = value_and_grad(f)(X)
    assert_allclose(y, f(X), rtol=1e-15)
    assert_allclose(bar, differences(f, X), rtol=1e-5, atol=1e-8)
    assert_allclose(jvp(f, (X,), (W[0, 0],))[1], np.sum(bar * W[0, 0]))


@pytest.mark.parametrize("k", [0, 5, 12, 13])
def test_second_order(k):
    def slope(x):
        return grad(lambda y: PROGRAMS[k](y * y))(x)[0, 1]

    assert_allclose(grad(slope)(X), differences(slope, X), rtol=1e-4, atol=1e-6)
