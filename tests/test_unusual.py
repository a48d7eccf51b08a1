"""Calls that are legal and seldom: both modes against differences, adjoints of shape and dtype."""

import numpy as np
import pytest

from wengert import grad, jvp, vjp
from wengert.transform.errors import Unsupported

V = np.array([0.31, 0.52, 0.77])
W = np.array([0.85, 0.26, 0.44])
M = np.array([[0.31, 0.42, 0.93], [0.74, 0.25, 0.66]])
Z = V + 1j * W
B = np.array([[True, False, True], [True, True, False]])
FORTRAN = np.asfortranarray(M)
SLICED = np.arange(24.0).reshape(4, 6)[::2, ::2] / 7.0
LOCKED = M.copy()
LOCKED.flags.writeable = False


def moved(x, dot, h):
    wide = np.asarray(x).astype(complex if np.iscomplexobj(x) else float)
    return wide + h * np.asarray(dot, wide.dtype)


def check(f, *args, tolerance=1e-6):
    """Raise AssertionError unless both modes of `f` agree with differences."""
    noise = np.random.default_rng(5)
    dots = []
    for x in args:
        dot = noise.normal(size=np.shape(x))
        dot = dot + 1j * noise.normal(size=np.shape(x)) if np.iscomplexobj(x) else dot
        dots.append(np.asarray(dot, np.asarray(x).dtype)[()])
    ahead, behind = (f(*(moved(x, d, h) for x, d in zip(args, dots))) for h in (1e-6, -1e-6))
    wanted = (np.asarray(ahead) - behind) / 2e-6
    y, y_dot = jvp(f, args, tuple(dots))
    assert np.shape(y_dot) == np.shape(y)
    np.testing.assert_allclose(y_dot, wanted, rtol=tolerance, atol=tolerance)
    y_bar = np.asarray(noise.normal(size=np.shape(y)), np.asarray(y).dtype)[()]
    bars = vjp(f, *args)[1](y_bar)
    for x, bar in zip(args, bars):
        assert np.shape(bar) == np.shape(x) and np.asarray(bar).dtype == np.asarray(x).dtype
    there = sum(np.vdot(bar, dot).real for bar, dot in zip(bars, dots))
    here = np.vdot(y_bar, wanted).real
    np.testing.assert_allclose(there, here, rtol=10 * tolerance, atol=10 * tolerance)


@pytest.mark.parametrize(
    "f, args",
    [
        (lambda v: np.triu(v, 1), (V,)),
        (lambda v: np.tril(v), (Z,)),
        (lambda v, z: np.concatenate([v, z]), (V, Z)),
        (lambda v, z: np.stack([v, z], axis=-1), (V, Z)),
        (lambda v, z: np.column_stack((v, z)), (V, Z)),
        (lambda v, z: np.select([B[0]], [v], z), (V, Z)),
        (lambda v, z: np.choose([0, 1, 0], [v, z]), (V, Z)),
        (lambda v, z: np.interp(v, [0.0, 0.5, 1.0], z), (V, Z)),
        (lambda x, z: np.interp([0.1, 0.4, 0.6], x, z), (V, Z)),
        (lambda m: np.sum(m, axis=(-1, 0), keepdims=True), (FORTRAN,)),
        (lambda m: np.exp(m) @ m.T, (SLICED,)),
        (lambda m: np.ravel(m, order="F"), (FORTRAN,)),
        (lambda m, v: m * v + True, (LOCKED, V)),
        (lambda m: np.mean(m, where=B, axis=1), (M,)),
        (lambda m: np.max(m, axis=(), initial=0.5), (M,)),
        (lambda v, z: np.vdot(z, v), (V, Z)),
        (lambda v, w: np.subtract.outer(v, w), (V, W)),
        (lambda v: np.power(v, [2, 3, 0]), (V,)),
        (lambda v: v ** np.array([True, False, True]), (V,)),
        (lambda x, v: np.float64(x) * v[()], (np.float64(0.7), V)),
        (lambda m, s: np.sum(m, 0, float, None, True, s, B), (M, 0.7)),
        (lambda m: np.min(m, 1, None, True), (M,)),
        (lambda m: np.max(m, 1, None, False, 0.1, B), (M,)),
        (lambda m: m.var(1, None, None, 1), (M,)),
        (lambda m: np.std(m, 0, None, None, 1, True), (M,)),
        (lambda m: m.mean(0, None, None, True), (M,)),
        (lambda m, s: np.multiply.reduce(m, 1, None, None, True, s), (M, 0.7)),
        (lambda m: np.cumsum(m, 0, float), (M,)),
        (lambda m: m.cumsum(dtype=np.float64), (M,)),
        (lambda m: np.sort(m, 0, "stable"), (M,)),
        (lambda v, s: np.linspace(v, s, 4, axis=-1), (V, 0.7)),
        (lambda m, v: np.linspace(m, v, 3, endpoint=False, axis=1), (M, V)),
        (lambda m: np.take(m, [-1, 7], axis=1, mode="wrap"), (M,)),
        (lambda m: np.take(m, [[0, 9]], mode="clip"), (M,)),
        (lambda m: m.take([-5, 9], 0, None, "wrap"), (M,)),
        (lambda m: m.item(4) ** 2 * m.item(1, 2) * m.item((0, 0)), (FORTRAN,)),
        (lambda m, v: np.trapezoid(m, np.cumsum(v)[None], axis=-1), (M, V)),
        (lambda v, m: np.trapezoid(v, np.cumsum(m, axis=1)), (V, M)),
        (lambda m: np.trapezoid(m[..., None] * V, np.cumsum(m, axis=1)[..., None], axis=-2), (M,)),
        (lambda s: np.piecewise(s, [s < 0.5], [lambda t: t**2, lambda t: t**3]), (0.7,)),
        (lambda v: v[:0].sum() + np.prod(v[3:]) * v, (V,)),
    ],
)
def test_both_modes(f, args):
    check(f, *args)


@pytest.mark.parametrize("f", [
    lambda h: h * 2.0, lambda h: np.exp(h) @ h, lambda h: np.mean(h * h),
    lambda h: np.cumsum(h)[::-1], lambda h: np.sum(h / (1 + h)),
])  # fmt: skip
def test_half_precision_is_kept(f):
    check(f, V.astype(np.float16), tolerance=5e-3)


@pytest.mark.parametrize(
    "f",
    [
        lambda x: np.sum(np.ravel(x, order="A")),
        lambda x: np.sum(x.flatten("K")),
        lambda x: np.sum(np.reshape(x, 6, order="A")),
        lambda x: np.sum(x.reshape(6, order="A")),
    ],
)
def test_an_order_that_depends_on_memory(f):
    for run in (lambda: grad(f)(FORTRAN), lambda: jvp(f, (FORTRAN,), (M,))):
        with pytest.raises(Unsupported, match="'C' or 'F'"):
            run()


MATRIX = np.matrix([[1.0, 2.0], [3.0, 4.0]])
MASKED = np.ma.array(V, mask=[True, False, True])


@pytest.mark.parametrize(
    "f, args",
    [
        (lambda x: np.sum(x * MATRIX), (np.eye(2),)),
        (lambda x: np.sum(x @ x), (MATRIX,)),
        (lambda x, m: np.sum(np.exp(x) * m), (np.eye(2), MATRIX)),
        (lambda x: np.sum(x * MASKED), (V,)),
        (lambda x: np.sum(x), (MASKED,)),
        (lambda x, m: np.mean(m * x), (V, MASKED)),
    ],
)
def test_arrays_with_arithmetic_of_their_own(f, args):
    for run in (lambda: grad(f)(*args), lambda: jvp(f, args, args)):
        with pytest.raises(Unsupported, match="has its own arithmetic"):
            run()
