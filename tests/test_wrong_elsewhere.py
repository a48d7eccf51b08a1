"""What other libraries get wrong without a word, and what happens at kinks and ties."""

import numpy as np
import pytest
from numpy.testing import assert_allclose

from wengert import grad, jvp
from wengert.transform.errors import Unsupported

X = np.array([0.4, 1.3, 0.9])
REPEATED = np.array([0, 2, 2])


def fill_value(x):
    return np.sum(np.full_like(np.zeros((2, 3)), x) * np.full((2, 3), x[1]))


def fill_value_of_active(x):
    return np.sum(np.full_like(x, x[2]) * x)


def sorted_in_place(x):
    y = x * x
    y.sort()
    return y @ np.arange(3.0)


def by_its_order(x):
    return np.sum(np.take_along_axis(x, np.argsort(-x), 0) * np.arange(3.0)) + x[np.argmax(x)]


def unique(x):
    return np.sum(np.unique(np.concatenate([x, x])) * np.arange(3.0))


def item(x):
    return (x[0] * x[1]).item() * float(x[2] * x[2]) * np.asarray(x).tolist()[0]


def repeated_index(x):
    return np.sum(x[REPEATED] ** 2 * np.arange(1.0, 4.0))


def added_at(x):
    y = np.zeros(3)
    np.add.at(y, REPEATED, x * x)
    return np.sum(y**2)


def stored_at_repeated(x):
    y = np.zeros(3)
    y[REPEATED] = x
    return np.sum(y**2)


def out(x):
    y = np.empty(3)
    np.multiply(x, x, out=y)
    np.exp(y, y)
    return np.sum(y * x)


def exponential(y):
    np.exp(y, y)


def out_unnamed(x):
    y = x * 1.0
    exponential(y)
    z = y + np.exp(y, y) * y
    return np.sum(z * x)


def weights_in_bins(x):
    counts = np.bincount(REPEATED, weights=x) ** 2
    return np.sum(counts) + np.sum(np.histogram(REPEATED, 2, weights=x)[0] ** 3)


def divided_polynomials(x):
    quotient, rest = np.polydiv(np.array([1.0, 2.0, 3.0, 4.0]) * x[0], x[1:])
    return np.sum(quotient**2) + rest[0] * x[2]


def edges(x):
    counts, edges = np.histogram(x, 3)
    return np.sum(edges**2) + counts[0]


def norms(x):
    m = np.outer(x, x**2)
    return np.linalg.norm(x, np.inf) * np.linalg.norm(m, 1) * np.linalg.norm(x, -np.inf)


def products_with_zero(x):
    y = np.array([1.0, 0.0, 1.0]) * x
    return np.prod(y + x[0]) + np.prod(y[1:] * x[0]) + np.cumprod(y)[2] + np.sum(np.cumprod(y))


def negative_modulus(x):
    return np.sum(np.mod(x, -0.7) + np.remainder(-x, 0.7) + np.fmod(-x, 0.7) * x)


def outside(x):
    grid = np.array([0.5, 1.0, 1.2])
    return np.sum(np.interp(x, grid, x**2))


def initial_and_where(x):
    return np.max(x, initial=x[0] * 5) + np.prod(x, where=x > 0.5, initial=x[0])


PROGRAMS = [
    fill_value, fill_value_of_active, sorted_in_place, by_its_order, unique, item, repeated_index,
    added_at, stored_at_repeated, out, out_unnamed, weights_in_bins, divided_polynomials, edges,
    norms, products_with_zero,
    negative_modulus, outside, initial_and_where,
]  # fmt: skip


@pytest.mark.parametrize("f", PROGRAMS)
def test_against_differences(f):
    bar = grad(f)(X)
    steps = 1e-6 * np.eye(3)
    assert_allclose(bar, [(f(X + s) - f(X - s)) / 2e-6 for s in steps], rtol=1e-5, atol=1e-8)
    assert_allclose(jvp(f, (X,), (np.array([1.0, -2.0, 0.5]),))[1], bar @ [1.0, -2.0, 0.5])


@pytest.mark.filterwarnings("error")
@pytest.mark.parametrize(
    "f, x, expected",
    [
        (lambda x: np.std(x[:1]), X, [0, 0, 0]),
        (lambda x: np.std(x), np.ones(3), [0, 0, 0]),
        (lambda x: np.linalg.norm(x), np.zeros(3), [0, 0, 0]),
        (lambda x: np.sum(np.abs(x)), np.array([-2.0, 0.0, 3.0]), [-1, 0, 1]),
        (lambda x: np.max(x), np.array([1.0, 1.0, 0.0]), [0.5, 0.5, 0]),
        (lambda x: np.sum(np.maximum(x, 1.0)), np.array([1.0, 2.0, 0.0]), [0.5, 1, 0]),
        (lambda x: np.max(x, initial=x[2] + 1.0), np.array([1.0, 0.5, 0.0]), [1, 0, 0]),
        (lambda x: np.median(x), np.array([1.0, 1.0, 1.0]), [0, 1, 0]),
        (lambda x: np.sum(np.unique(x)), np.array([2.0, 1.0, 2.0]), [1, 1, 0]),
        (lambda x: np.sum(np.trim_zeros(x)), np.array([0.0, 1.0, 0.0]), [0, 1, 0]),
        (lambda x: np.sum(x**0), np.zeros(3), [0, 0, 0]),
        (lambda x: np.sum(x**2.0), np.zeros(3), [0, 0, 0]),
        (lambda x: np.sum(np.sinc(x)), np.zeros(3), [0, 0, 0]),
        (lambda x: np.sum(np.clip(x, 0.0, 1.0)), np.array([0.0, 0.5, 2.0]), [0.5, 1, 0]),
        (lambda x: np.nansum(x), np.array([np.nan, 1.0, 2.0]), [0, 1, 1]),
        (lambda x: np.nanmax(x), np.array([np.nan, 1.0, 2.0]), [0, 0, 1]),
        (lambda x: np.sum(np.nan_to_num(x)), np.array([np.nan, np.inf, 2.0]), [0, 0, 1]),
        (lambda x: np.prod(x), np.array([0.0, 0.0, 2.0]), [0, 0, 0]),
        (lambda x: np.sum(np.sort(x) * np.arange(3.0)), np.array([1.0, 0.5, 1.0]), [1, 0, 2]),
        (lambda x: np.quantile(x, 1.0), np.array([1.0, 3.0, 2.0]), [0, 1, 0]),
        (lambda x: np.sum(np.pad(x, 1, "maximum")), np.array([1.0, 1.0, 0.0]), [3, 1, 1]),
    ],
)
def test_at_kinks_and_ties(f, x, expected):
    assert_allclose(grad(f)(x), expected)


def test_indices_that_are_values():
    """`np.ix_` passes on what it is given."""

    def f(x):
        rows, columns = np.ix_(x, x[:2])
        return np.sum(rows * columns**2)

    assert_allclose(grad(f)(X), [3.93, 8.61, 1.85])


GRIDS = [
    (lambda x: np.sum(np.r_[x[0], 0.0, x, 0:2] ** 2), [4 * 0.4, 2 * 1.3, 2 * 0.9]),
    (lambda x: np.sum(np.c_[x, np.ones(3)] @ np.array([2.0, 1.0])), [2.0, 2.0, 2.0]),
    (lambda x: np.sum(np.mgrid[: x[0] : 3j, 0:2][0]), [3.0, 0.0, 0.0]),
    (lambda x: np.sum(np.ogrid[0:3, 0:2][0] * x), [3.0, 3.0, 3.0]),
]


@pytest.mark.parametrize("f, expected", GRIDS)
def test_grids_and_joins_by_subscripts(f, expected):
    assert_allclose(grad(f)(X), expected)
    assert_allclose(jvp(f, (X,), (np.ones(3),))[1], np.sum(expected))


def test_columns_of_three_dimensions_are_joined_along_the_last_axis():
    y = np.ones((2, 2, 2))
    assert jvp(lambda y: np.sum(np.c_[y, y][..., 2] * 3.0), (y,), (y,)) == (12.0, 12.0)


def test_single_precision_stays_single_beside_numbers():
    def f(x):
        assert np.r_[x, 0.0].dtype == np.float32
        return np.sum(np.r_[x, 0.0])

    assert grad(f)(np.ones(2, np.float32)).dtype == np.float32


def test_windows_of_what_changes_are_refused():
    def f(x):
        y = 2 * x
        windows = np.lib.stride_tricks.sliding_window_view(y, 2)
        y[0] = 1.0
        return np.sum(windows)

    with pytest.raises(Unsupported, match="share memory"):
        grad(f)(X)
