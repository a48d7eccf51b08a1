"""What other libraries get wrong of SciPy without a word, and what is refused in words instead."""

import numpy as np
import pytest
from numpy.testing import assert_allclose
from scipy import special, stats

from wengert import grad, jvp
from wengert.transform.errors import Unsupported

X = np.array([0.4, 1.3, 0.9])

PROGRAMS = [
    (lambda x: np.sum(stats.chi2.pdf(x, 3.7)), X),
    (lambda x: np.sum(stats.chi2.logpdf(x, 2.5) * x), X),
    (lambda df: np.sum(stats.chi2.logpdf(X, df)), X + 1.2),
    (lambda x: np.sum(special.iv(2.5, x)), X),
    (lambda x: np.sum(special.ive(-0.7, x) * x), X),
    (lambda x: np.sum(special.spence(x) * x), X),
    (lambda x: np.sum(special.spence(x)), X + 1.0),
    (lambda x: np.sum(special.zeta(x, x - 1.0)), X + 2.0),
    (lambda x: special.betainc(x[0], x[1], x[2]), X),
    (lambda x: np.sum(special.betainc(1.2, 0.7, x)), X / 2),
]


@pytest.mark.parametrize("f, x", PROGRAMS)
def test_against_differences(f, x):
    bar = grad(f)(x)
    steps = 1e-6 * np.eye(3)
    assert_allclose(bar, [(f(x + s) - f(x - s)) / 2e-6 for s in steps], rtol=1e-6, atol=1e-8)
    direction = np.array([1.0, -2.0, 0.5])
    assert_allclose(jvp(f, (x,), (direction,))[1], bar @ direction)


BY_THEIR_ORDER = [
    special.iv, special.ive, special.jv, special.yv, special.kv, special.kve, special.hankel1,
    special.struve, special.polygamma, special.expn, special.eval_legendre, special.eval_hermite,
]  # fmt: skip


@pytest.mark.parametrize("f", BY_THEIR_ORDER, ids=lambda f: f.__name__)
def test_a_derivative_by_an_order_is_refused(f):
    def by_order(order):
        return np.sum(np.abs(f(order, X)))

    for derivative in (grad(by_order), lambda order: jvp(by_order, (order,), (1.0,))):
        with pytest.raises(Unsupported, match=r"the derivative by `[a-z]` isn't known"):
            derivative(2.0)


BY_A_SHAPE = [
    (lambda a: special.hyp1f1(a, 1.2, 0.5), "the derivative by `a` isn't known"),
    (lambda b: special.hyp2f1(0.3, b, 1.2, 0.5), "the derivative by `b` isn't known"),
    (lambda alpha: special.eval_gegenbauer(3, alpha, 0.5), "the derivative by `alpha`"),
]


@pytest.mark.parametrize("f, words", BY_A_SHAPE)
def test_a_derivative_by_a_shape_parameter_is_refused(f, words):
    for derivative in (grad(f), lambda a: jvp(f, (a,), (1.0,))):
        with pytest.raises(Unsupported, match=words):
            derivative(0.7)
