"""Emitted code for arrays does no more than needed, and what is needed where shapes may differ."""

import math

import gast
import numpy as np
import pytest
from numpy.testing import assert_allclose

from wengert import grad
from wengert import runtime as rt
from wengert.transform.differentiate.defer import deferred
from wengert.transform.trees.fresh import Names


def numerically(f, args, k):
    """The gradient of `f` by its argument at `k`, from differences."""
    found = np.zeros(args[k].shape)
    for i in np.ndindex(args[k].shape):
        ends = []
        for step in (1e-6, -1e-6):
            moved = args[k].copy()
            moved[i] += step
            ends.append(f(*args[:k], moved, *args[k + 1 :]))
        found[i] = (ends[0] - ends[1]) / 2e-6
    return found


def checked(f, *args, wrt=None):
    """The text of a gradient that agrees with differences."""
    wrt = tuple(range(len(args))) if wrt is None else wrt
    derivative = grad(f, argnums=wrt)
    for k, bar in zip(wrt, derivative(*args)):
        assert_allclose(bar, numerically(f, args, k), rtol=1e-5, atol=1e-6)
        assert bar.shape == args[k].shape
    return derivative.source_for(*args)


def some(*shape):
    return 0.5 + np.random.default_rng(len(shape)).random(shape)


def rises(x):
    return np.sum((x[1:] - x[:-1] ** 2) ** 2 + np.sin(x[2:][:-1])[0] * x[1:] * x[:-1])


def inner(x):
    return np.sum(x[1:-1, 1:] * x[2:, :-1] * x[..., :-2, 1:] * x[1:-1, None, 1:][:, 0])


@pytest.mark.parametrize("f, x", [(rises, some(5)), (inner, some(4, 3)), (rises, some(4))])
def test_slices_of_one_length(f, x):
    text = checked(f, x)
    assert "sum_to" not in text and "expand" not in text


@pytest.mark.parametrize("n", [2, 3, 6])
def test_slices_of_other_lengths(n):
    def f(x):
        return np.sum(x[:2] * x[1:]) if len(x) == 3 else np.sum(x[:1] * x[1:] - x[-1:])

    assert "sum_to" in checked(f, some(n))


def test_slices_of_a_name_that_changes():
    def f(x, n):
        for _ in range(n):
            x = x[1:] * x[:1]
        return np.sum(x)

    x = some(4)
    assert_allclose(grad(f)(x, 3), numerically(lambda x: f(x, 3), (x,), 0), rtol=1e-5, atol=1e-6)


@pytest.mark.parametrize("rows, columns", [(3, 4), (1, 4), (3, 1), (1, 1)])
@pytest.mark.parametrize("width", ["full", "one"])
def test_added_vectors_are_summed_where_they_may_be_short(rows, columns, width):
    def f(x, w, b):
        return np.sum(np.tanh(x @ w + b) ** 2)

    b = some(columns if width == "full" else 1)
    assert "sum_to" in checked(f, some(rows, 2), some(2, columns), b)
    assert "sum_to" in checked(f, some(2), some(2, columns), b)


def test_a_wide_vector_sums_the_product():
    def f(x, w, b):
        return np.sum(np.tanh(x @ w + b) ** 2)

    checked(f, some(3, 2), some(2, 1), some(5))
    checked(f, some(2), some(2, 1), some(5))


@pytest.mark.parametrize("shape", [(3, 4), (1, 4), (3, 1), (1, 1)])
def test_kept_axes(shape):
    def f(x):
        y = x - np.max(x, axis=1, keepdims=True)
        z = y - np.log(np.sum(np.exp(y), axis=1, keepdims=True))
        return np.sum(z * np.cos(x) + np.sum(x * x, axis=0))

    text = checked(f, np.arange(1.0, 1 + np.prod(shape)).reshape(shape) ** 2 / 9)
    assert "sum_to" not in text


def test_products_keep_their_shapes():
    def f(a, x):
        y = a @ x
        return np.sum((y - np.tanh(a @ x)) * (x @ a.T))

    assert "sum_to" not in checked(f, some(3, 4), some(4))


def test_one_number_for_all():
    def f(x):
        y = 3.0 * x - x * x
        return np.sum(-(2.0 * y + np.exp(x)) / 4.0 + (y - x)) + np.mean(np.sin(x))

    text = checked(f, some(5))
    assert "expand" not in text and "\n    y =" not in text


def test_one_number_for_all_that_are_broadcast():
    def f(x, y, z):
        return np.sum((x + y) * z) + np.sum(2.0 * (x - z)) + np.sum(x + y)

    for shapes in (((3, 4), (4,), (3, 1)), ((1, 1), (3, 1), (4,)), ((2, 2), (2, 2), (2, 2))):
        checked(f, *(some(*shape) for shape in shapes))


def test_the_number_is_that_of_its_line():
    def f(x, n):
        total = 1.0
        k = 2.0
        for _ in range(n):
            total = total * np.sum(x * x) / k
            k = k + np.sum(x + x)
        s = np.sum(x)
        t = np.sum(x * s)
        s = np.sum(x - t)
        return total * s + k

    x = some(3)
    assert_allclose(grad(f)(x, 2), numerically(lambda x: f(x, 2), (x,), 0), rtol=1e-5)


def recurrent(w, u, h, steps):
    for k in range(steps):
        h = np.tanh(w @ h + k * (u @ h))
    return np.sum(h * h)


@pytest.mark.parametrize("steps", [0, 1, 4])
def test_outer_products_after_the_loop(steps):
    w, h = some(3, 3), some(3)
    derivative = grad(recurrent, argnums=(0, 1, 2))
    for k, bar in enumerate(derivative(w, w.T.copy(), h, steps)):
        args = (w, w.T.copy(), h)
        want = numerically(lambda *args: recurrent(*args, steps), args, k)
        assert_allclose(bar, want, rtol=1e-5, atol=1e-8)
        assert bar.shape == args[k].shape
    text = derivative.source_for(w, w, h, steps)
    assert "outer" not in text and text.count(".T @ np.array(") == 2


LOOP = """
for k in reversed(range(n)):
    {}
    w_bar += np.multiply.outer(v_bar, h)
    {}
"""


@pytest.mark.parametrize(
    "before, after, waits",
    [
        ("v_bar = x_bar * 2", "x_bar += v_bar", True),
        ("v_bar = hs.pop()", "x_bar = v_bar * 2", True),
        ("v_bar = x_bar", "x_bar += h", False),
        ("t = x_bar; v_bar = t", "x_bar += h", False),
        ("v_bar = x_bar * 2", "x_bar = v_bar; x_bar += h", False),
        ("v_bar = x_bar.T", "x_bar += h", False),
        ("v_bar = x_bar * 2", "v_bar += h", False),
        ("v_bar = x_bar * 2", "h[k] = 0.0", False),
        ("v_bar = x_bar * 2", "h[k] += 1.0", False),
        ("v_bar = x_bar * 2", "h = rt.add_item(h, k, v_bar)", False),
        ("v_bar = x_bar * 2", "x_bar = w_bar @ v_bar", False),
        ("v_bar = x_bar * 2", "w_bar = w_bar * 2", False),
    ],
)
def test_outer_products_of_what_changes_stay(before, after, waits):
    loop = gast.parse(LOOP.format(before, after)).body
    found = deferred(loop, Names({"w_bar"}))
    assert (len(found) == 4) == waits
    assert any("outer" in gast.dump(stmt) for stmt in found) != waits


def test_second_derivatives_of_a_loop():
    def f(w):
        return recurrent(w, w, np.array([0.3, 0.5]), 3)

    def g(w):
        return np.sum(grad(f)(w) ** 2)

    w = some(2, 2)
    assert_allclose(grad(g)(w), numerically(g, (w,), 0), rtol=1e-4, atol=1e-6)


def test_layers_are_not_added_to_zeros():
    def f(layers, x):
        for w, b in layers:
            x = np.tanh(x @ w + b)
        return np.sum(x * x) + np.sum(layers[0][0]) + np.sum(layers[0][1] + layers[1][1])

    layers = [(some(2, 3), some(3)), (some(3, 3), some(3)), (some(3, 1), some(1))]
    found = grad(f)(layers, some(4, 2))
    for k, pair in enumerate(layers):
        for j in (0, 1):

            def moved(part):
                new = [list(p) for p in layers]
                new[k][j] = part
                return f(new, some(4, 2))

            assert_allclose(found[k][j], numerically(moved, (pair[j],), 0), rtol=1e-5, atol=1e-8)


def test_the_first_part_is_put_in_an_empty_sum():
    w, b = some(2, 3), some(3)
    layers = [(w, b), (w, b)]
    bars = rt.add_item(rt.empty_sum(layers), 1, (w, b))
    assert bars[1][0] is w and bars[0][0].shape == w.shape and not bars[0][0].any()
    bars = rt.add_item(bars, 1, (w, b))
    assert_allclose(bars[1][0], 2 * w)
    assert_allclose(rt.add_item(rt.empty_sum([b, b]), 0, some(2, 3))[0], some(2, 3))
    narrow = rt.add_item(rt.empty_sum([b.astype("float32")]), 0, b)
    assert narrow[0].dtype == float and narrow[0] is not b


def test_second_derivatives_of_layers():
    def f(layers):
        (w, b), (v, c) = layers
        return np.sum(np.tanh(np.tanh(b @ w + b) @ v + c) ** 2)

    def g(w):
        first, second = grad(f)([(w, b), (w, b)])
        return np.sum(first[0] ** 2) + np.sum(second[1] * b)

    b = some(2)
    w = some(2, 2)
    assert_allclose(grad(g)(w), numerically(g, (w,), 0), rtol=1e-4, atol=1e-6)


def test_gradients_of_layers_are_the_callers_own():
    def f(layers):
        both = layers[0] + layers[1]
        return np.sum(both * both)

    found = grad(f)([some(3), some(3), some(3)])
    assert not found[2].any()
    for part in found:
        before = [p.copy() for p in found]
        part += 1.0
        assert sum((p != q).any() for p, q in zip(found, before)) == 1


def recursion(start, n):
    x = np.zeros(n)
    x[0] = start
    for i in range(1, n):
        x[i] = math.sin(x[i - 1]) * (1.0 - x[i - 1])
    return np.sum(x * x)


def factored(a):
    a = a.copy()
    for k in range(len(a)):
        for i in range(k + 1, len(a)):
            a[i, k] /= a[k, k]
            for j in range(k + 1, len(a)):
                a[i, j] -= a[i, k] * a[k, j]
    return a[0, 0] * a[1, 1] * a[2, 2]


def overwritten(start, n):
    x = np.ones(n)
    for i in range(1, n):
        x[i - 1] = start * x[i] * x[i]
        x[i] = x[i - 1] * x[i - 1]
    return np.sum(x * x)


@pytest.mark.parametrize(
    "f, args, kept",
    [(recursion, (0.3, 5), False), (factored, (some(3, 3),), False), (overwritten, (0.9, 5), True)],
)
def test_elements_that_stay_are_not_kept(f, args, kept):
    assert (".append(" in grad(f).source_for(*args)) == kept
