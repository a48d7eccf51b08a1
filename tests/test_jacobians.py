"""Jacobians and Hessians, with the shapes and structures that JAX gives them."""

import functools
from pathlib import Path

import numpy as np
import pytest
from numpy.testing import assert_allclose

from wengert import (
    elementwise_grad,
    grad,
    hessian,
    hvp,
    jacfwd,
    jacobian,
    jacrev,
)

ROOT = Path(__file__).parents[1]
MATRIX = np.array([[1.0, 2.0, 3.0], [4.0, 5.0, 7.0]])
close = functools.partial(assert_allclose, rtol=1e-5, atol=1e-6)


@pytest.mark.parametrize("jac", [jacfwd, jacrev, jacobian])
def test_jacobians(jac):
    close(jac(lambda x: MATRIX @ x)(np.ones(3)), MATRIX)
    assert jac(lambda x, y: x * y)(2.0, 3.0) == pytest.approx(3.0)
    found = jac(lambda x, y: {"s": np.sum(x * x) * y, "v": x * y}, (0, 1))(np.ones(2), 2)
    close(found["s"][0], [4.0, 4.0])
    close(found["s"][1], 2.0)
    close(found["v"][0], [[2.0, 0.0], [0.0, 2.0]])
    close(found["v"][1], [1.0, 1.0])
    assert jac(lambda x: 2.0 * x)(np.zeros((0, 2))).shape == (0, 2, 0, 2)
    with pytest.raises(TypeError, match="real"):
        jac(lambda x: x * x)(1j)


def test_second_order_of_arrays():
    x = np.array([1.0, 2.0])
    cubes = lambda x: np.sum(x**3)  # noqa: E731
    assert_allclose(hessian(cubes)(x), [[6.0, 0.0], [0.0, 12.0]], atol=1e-5)
    for found, want in zip(hvp(cubes, (x,), (np.ones(2),)), ([3.0, 12.0], [6.0, 12.0])):
        assert_allclose(found, want, atol=1e-5)
    close(elementwise_grad(lambda x: x * x)(x), [2.0, 4.0])


def test_a_derivative_of_a_jacobian():
    assert grad(jacobian(f))(3.0) == pytest.approx(2.0)
    close(jacfwd(jacobian(lambda x: x**3))(np.array([1.0, 2.0]))[1], [[0.0, 0.0], [0.0, 12.0]])


def f(x):
    return x * x
