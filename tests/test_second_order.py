"""The second derivative of every smooth rule: forward mode of what reverse mode emits."""

import linecache
import math

import numpy as np
import pytest
from points import SHORT, Point, inner, leaves, mapped, random_like
from samples import CONSTANTS, calls
from test_rules import DIFFERENTIABLE, label

from wengert import grad, jvp, vjp
from wengert.transform.printing.printer import to_source
from wengert.transform.rules import find
from wengert.transform.trees.tree import name

STEP = 1e-6


def reverse_sweep(point, varied):
    """The function of the varied operands and of `bar_` that returns what each operand gets."""
    found = find(point.f).reverse(point.site(), name("bar_"), point.keys)
    text = (
        f"def sweep({', '.join(varied)}, bar_):\n"
        f"    ans_ = {to_source(point.node)}\n"
        f"    return ({''.join(to_source(code) + ', ' for code in found.values())})\n"
    )
    filename = f"<sweep of {label(point.f)}>"
    linecache.cache[filename] = len(text), None, text.splitlines(True), filename
    around = {**CONSTANTS, **point.values, "f_": point.f}
    exec(compile(text, filename, "exec"), around)
    return around["sweep"]


def check_second_order(point):
    """Both modes of the reverse sweep, against its finite difference in a random direction."""
    varied = sorted({point.operand(key).id for key in point.keys})
    sweep = reverse_sweep(point, varied)
    at = [*(point.values[n] for n in varied), random_like(point.ans)]
    dots = [random_like(x) for x in at]

    def moved(h):
        return sweep(*(mapped(lambda a, b: a + h * b, x, d) for x, d in zip(at, dots)))

    forward = jvp(sweep, tuple(at), tuple(dots))[1]
    slopes = [(a - b) / (2 * STEP) for a, b in zip(leaves(moved(STEP)), leaves(moved(-STEP)))]
    for dot, slope in zip(leaves(forward), slopes, strict=True):
        np.testing.assert_allclose(dot, slope, rtol=1e-5, atol=1e-6)
    found, pull = vjp(sweep, *at)
    bars = tuple(random_like(found))
    total = sum(inner(g, dot) for g, dot in zip(pull(bars), dots))
    assert np.isclose(inner(bars, forward), total, rtol=1e-8, atol=1e-10)


# What has no second derivative here, and why
REFUSED = {
    np.linalg.eig: "real or complex, as its values are: tried in test_linalg",
    np.sort_complex: "complex, where its argument is real",
}
# Where the first sample is at a kink, or is a list, whose adjoint is an array at first
SAMPLES = {np.histogram: "f(places, bins3, weights=four)", math.prod: "f(v)"}


ELSEWHERE = "wengert", "scipy", "tests"  # helpers, and what has samples or rules of its own


def is_tried(f):
    """Whether it is one that users call: derivatives of helpers are third ones."""
    home = str(getattr(f, "__module__", "")).split(".")[0]
    return home not in ELSEWHERE and f not in (*REFUSED, *SHORT)


@pytest.mark.parametrize("f", [f for f in DIFFERENTIABLE if is_tried(f)], ids=label)
def test_second_order(f):
    check_second_order(Point(f, SAMPLES.get(f, calls(f)[0]), typed=True))


PROGRAMS = [
    lambda x: np.sum(np.fft.hfft(x) ** 3),
    lambda x: np.sum(np.abs(np.fft.fft2(np.outer(x, x))) ** 3),
    lambda x: np.sum(np.piecewise(x, [x < 1, x >= 1], [lambda t: t**3, lambda t: t**2])),
    lambda x: np.sum(np.polynomial.chebyshev.chebval(x, x) ** 2),
    lambda x: np.sum(np.multiply.accumulate(x) ** 2),
    lambda x: np.sum(np.maximum.accumulate(x) ** 3),
    lambda x: np.sum(np.logaddexp.accumulate(x) ** 2),
    lambda x: np.sum(np.apply_over_axes(np.prod, np.outer(x, x).reshape(2, 2, 4), [0, 2])),
    lambda x: np.sum(np.nanmax(np.outer(x, x), axis=0) ** 3),
]


@pytest.mark.parametrize("f", PROGRAMS)
def test_second_derivatives_of_programs(f):
    x, along = np.array([0.4, 1.3, 0.9, 1.8]), np.array([1.0, -2.0, 0.5, 0.3])
    slope = (grad(f)(x + STEP * along) - grad(f)(x - STEP * along)) / (2 * STEP)
    np.testing.assert_allclose(jvp(grad(f), (x,), (along,))[1], slope, rtol=1e-5, atol=1e-5)
    twice = grad(lambda x: np.sum(grad(f)(x) * along))(x)
    np.testing.assert_allclose(twice, slope, rtol=1e-5, atol=1e-5)
    np.testing.assert_allclose(vjp(grad(f), x)[1](along)[0], slope, rtol=1e-5, atol=1e-5)
