"""Random numbers: drawn once, in the order of the program, moving with their parameters."""

import numpy as np
import pytest
from numpy.testing import assert_allclose

from wengert import grad, jvp, value_and_grad, vjp
from wengert.transform.errors import NoRule, Unsupported
from wengert.transform.rules import find
from wengert.transform.rules.refusals import WHY

X = np.array([0.7, 1.3, 2.1])
SEED = 5


def normal(x, rng):
    return np.sum(rng.normal(x, 2.0 * x)) * rng.normal(x[0], x[1])


def sized(x, rng):
    return np.sum(rng.normal(x[0], x[1], size=(2, 3)) ** 2 + rng.uniform(-x, x, (2, 3)))


def uniform(x, rng):
    return rng.uniform(x[0], x[1]) * np.sum(rng.uniform(low=x, high=4.0))


def moved(x, rng):
    y = rng.laplace(x, x[0]) * rng.logistic(x[1], x) + rng.gumbel(x[2], scale=x)
    return np.sum(y)


def scaled(x, rng):
    return np.sum(rng.exponential(x) * rng.rayleigh(x[1]) + rng.gamma(2.0, x))


def shaped(x, rng):
    return np.sum(rng.lognormal(x, x[0]) + rng.weibull(x) * rng.power(x[1]) + rng.pareto(x + 3.0))


def joint(x, rng):
    return np.sum(rng.multivariate_normal(x, np.eye(3)) ** 2)


def plain(x, rng):
    return np.sum(x * rng.random(3)) + rng.standard_normal() * x[0]


def picked(x, rng):
    return np.sum(x[rng.permutation(3)][:2] ** 2) * x[rng.choice(3)]


def in_loop(x, rng):
    total = 0.0
    for k in range(3):
        z = rng.normal(x[k], 1.0)
        for _ in range(2):
            z = z * rng.uniform(0.5, 1.0)
        total = total + z * z
    return total


def drawn(x, rng):
    return rng.normal(x, 1.0)


def in_calls(x, rng):
    return sum([drawn(x[k], rng) * drawn(x[0], rng) for k in range(3)])


def until(x, rng):
    y = x[0]
    while y < 5.0:
        y = y + rng.exponential(x[1])
    return y * y


def in_branch(x, rng):
    if rng.random() < 0.9:
        y = rng.normal(x[0], 1.0)
    else:
        y = x[1]
    return y * y


PROGRAMS = [
    normal, sized, uniform, moved, scaled, shaped, joint, plain, picked, in_loop, in_calls, until,
    in_branch,
]  # fmt: skip


def source(kind):
    return np.random.default_rng(SEED) if kind == "Generator" else np.random.RandomState(SEED)


def state(rng):
    """What the next numbers will be."""
    return rng.random(4).tolist()


def differences(f, x, kind):
    found = np.zeros(3)
    for k in range(3):
        step = 1e-6 * np.eye(3)[k]
        found[k] = (f(x + step, source(kind)) - f(x - step, source(kind))) / 2e-6
    return found


@pytest.mark.parametrize("kind", ["Generator", "RandomState"])
@pytest.mark.parametrize("f", PROGRAMS)
def test_along_the_path(f, kind):
    rng = source(kind)
    value = f(X, rng)
    after = state(rng)

    rng = source(kind)
    y, bar = value_and_grad(f)(X, rng)
    assert y == value and state(rng) == after
    assert_allclose(bar, differences(f, X, kind), rtol=1e-5, atol=1e-6)

    rng, dot = source(kind), np.array([0.3, -1.0, 0.5])
    y, y_dot = jvp(f, (X, rng), (dot, None))
    assert y == value and state(rng) == after
    assert_allclose(y_dot, bar @ dot)

    rng = source(kind)
    y, pull = vjp(f, X, rng)
    pull(1.0)
    pull(2.0)
    assert y == value and state(rng) == after


def hidden(x):
    y = np.random.normal(x, x[0]) * np.random.uniform(x[1], x[2]) + np.random.exponential(x)
    return np.sum(y * np.random.rand(3)) + np.random.lognormal(x[0], x[1]) * np.random.weibull(x[2])


def more_hidden(x):
    y = np.random.gumbel(x, 2.0) + np.random.gamma(2.0, x) * np.random.pareto(x)
    return np.sum(y) * np.random.multivariate_normal(x[:2], np.eye(2))[1]


@pytest.mark.parametrize("f", [hidden, more_hidden])
def test_the_hidden_source(f):
    def seeded(x, rng):
        np.random.seed(SEED)
        return f(x)

    np.random.seed(SEED)
    bar = grad(f)(X)
    assert_allclose(bar, differences(seeded, X, "Generator"), rtol=1e-5)
    np.random.seed(SEED)
    assert_allclose(jvp(f, (X,), (np.ones(3),))[1], np.sum(bar))


def test_a_source_made_inside():
    def f(x):
        rng = np.random.default_rng(SEED)
        return np.sum(rng.normal(x, 1.0) ** 2)

    assert_allclose(grad(f)(X), differences(lambda x, rng: f(x), X, "Generator"), rtol=1e-6)


rng = np.random.default_rng(SEED)


def test_a_global_source():
    def f(x):
        return x * rng.normal(0.0, x)

    first, second = grad(f)(2.0), grad(f)(2.0)
    z = np.random.default_rng(SEED).normal(size=2)
    assert_allclose([first, second], 4.0 * z)


def test_second_order_draws_once():
    def f(x, rng):
        return x * x * rng.normal(x, x)

    rng = source("Generator")
    z = source("Generator").normal()
    assert_allclose(grad(grad(f))(2.0, rng), 6 * 2.0 * (1 + z))
    again = source("Generator")
    again.normal()
    assert state(rng) == state(again)


@pytest.mark.parametrize(
    "f, why",
    [
        (lambda x, rng: rng.poisson(x[0]) * x[0], "poisson jump"),
        (lambda x, rng: np.sum(rng.binomial(3, x / 3)), "binomial jump"),
        (lambda x, rng: rng.beta(x[0], 2.0), "beta moves"),
        (lambda x, rng: rng.gamma(x[0], 2.0), "shape"),
        (lambda x, rng: np.sum(rng.choice(x, 2)), "draw indices"),
        (lambda x, rng: np.sum(rng.permutation(x)[:1]), "draw indices"),
        (lambda x, rng: np.random.standard_gamma(x[0]), "standard_gamma moves"),
        (lambda x, rng: np.sum(rng.multivariate_normal(x, np.outer(x, x))), "cov"),
    ],
)
def test_refused(f, why):
    with pytest.raises((NoRule, Unsupported), match=why):
        grad(f)(X, source("Generator"))


def test_every_method_is_known():
    for cls in (np.random.Generator, np.random.RandomState):
        for name in vars(cls):
            method = getattr(cls, name)
            if callable(method) and not name.startswith("_"):
                assert find(method) or method in WHY, name
