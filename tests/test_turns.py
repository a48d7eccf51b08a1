"""What the sweeps keep of the turns of a loop, as the text tells; that it is right, the corpus."""

import math

import numpy as np
import pytest
from numpy.testing import assert_allclose

from wengert import grad, value_and_grad

points = np.random.default_rng(2).normal(size=(4, 3))


def distances(x):
    total = 0.0
    for i in range(len(x)):
        for j in range(i):
            apart = x[i] - x[j]
            total += np.sqrt(np.sum(apart * apart))
    return total


def squared(x):
    total = 0.0
    for i in range(len(x)):
        total += np.sum(np.exp(x[i]))
    return total * total


def logistic(x, n):
    for _ in range(n):
        x = 2.9 * x * (1.0 - x)
    return x


def branches(x, n):
    for _ in range(n):
        x = math.sin(x) * 1.2 if x > 1.0 else x * x * 1.7
    return x


def exponentials(x, n):
    for _ in range(n):
        x = np.exp(-x)
    return np.sum(x)


def test_turns_that_stand_alone_run_once():
    derivative = grad(distances)
    text = derivative.source_for(points)
    assert "append" not in text and text.count("= np.sqrt(") == 1
    value, bar = value_and_grad(distances)(points)
    assert_allclose(derivative(points), bar, rtol=1e-12)
    assert_allclose(value, distances(points), rtol=1e-15)


def test_turns_are_kept_where_the_value_is_read():
    assert "append" in value_and_grad(distances).source_for(points)
    assert "append" in grad(squared).source_for(points)


@pytest.mark.parametrize("f, kept", [(logistic, "xs"), (branches, "xs")])
def test_one_list_will_do(f, kept):
    text = grad(f).source_for(0.3, 5)
    assert text.count(".append(") == 1 and f"{kept} = []" in text
    assert f"for x in reversed({kept}):" in text


def test_arrays_are_let_go():
    assert ".pop()" in grad(exponentials).source_for(points[0], 3)


def network(layers, x):
    for w, b in layers:
        x = np.tanh(x @ w + b)
    return np.sum(x)


def test_no_product_for_a_turn_that_does_not_come():
    layers = [(points.T @ points, points[0]), (points.T @ points, points[1])]
    text = grad(network).source_for(layers, points)
    assert "if k > 0:\n            x_bar = " in text
    assert "if k > 0:" not in grad(network, argnums=(0, 1)).source_for(layers, points)


def test_an_item_is_read_once():
    def f(x):
        total = 0.0
        for i in range(len(x) - 1):
            total += (x[i + 1] - x[i] ** 2) ** 2 + (1.0 - x[i]) ** 2
        return total

    text = grad(f).source_for(points[0])
    assert text.count("x_bar[i] ") == 1 and text.count("x_bar[i + 1] ") == 1


def test_small_divisors():
    assert grad(lambda x, y: x / y, argnums=1)(3e-170, 2e-170) == -3e-170 / 2e-170 / 2e-170
