"""Rules for reductions and what goes along an axis."""

import numpy as np

from wengert import runtime as rt

from .declare import bilinear, linear, rule

# Sums
linear(
    (np.sum, np.ndarray.sum),
    lambda g, a, axis=None, *, keepdims=False: rt.expand(g, a, axis=axis, keepdims=keepdims),
)
linear(
    (np.mean, np.ndarray.mean),
    lambda g, a, axis=None, *, keepdims=False: rt.expand(
        g / rt.count(a, axis), a, axis=axis, keepdims=keepdims
    ),
)
linear(
    np.add.reduce,
    lambda g, array, axis=0, *, keepdims=False: rt.expand(g, array, axis=axis, keepdims=keepdims),
)
linear((np.cumsum, np.ndarray.cumsum), lambda g, a, axis=None: rt.cumsum_back(g, a, axis=axis))
rule(
    (np.cumsum, np.ndarray.cumsum),
    lambda t, a, axis=None, dtype=None, out=None: np.cumsum(rt.as_dot(t, dtype), axis=axis),
    lambda g, a, axis=None, dtype=None, out=None: rt.fitted(
        rt.cumsum_back(rt.uncast(g, dtype), a, axis=axis), a
    ),
)
linear(np.add.accumulate, lambda g, array, axis=0: rt.cumsum_back(g, array, axis=axis))

# Products
rule(
    (np.prod, np.ndarray.prod),
    lambda t, a, axis=None, *, keepdims=False: np.sum(
        t * rt.others(a, axis), axis=axis, keepdims=keepdims
    ),
    lambda g, a, axis=None, *, keepdims=False: (
        rt.expand(g, a, axis=axis, keepdims=keepdims) * rt.conj(rt.others(a, axis))
    ),
)
rule(
    np.multiply.reduce,
    lambda t, array, axis=0, *, keepdims=False: np.sum(
        t * rt.others(array, axis), axis=axis, keepdims=keepdims
    ),
    lambda g, array, axis=0, *, keepdims=False: (
        rt.expand(g, array, axis=axis, keepdims=keepdims) * rt.conj(rt.others(array, axis))
    ),
)
rule(
    (np.cumprod, np.ndarray.cumprod),
    lambda t, a, axis=None, *, ans: rt.recur(
        rt.cumulated(a, axis),
        rt.moved(ans, 1, rt.along(axis), 1.0) * rt.cumulated(t, axis),
        rt.along(axis),
    ),
    lambda g, a, axis=None, *, ans: np.reshape(
        rt.recur_back(rt.cumulated(a, axis), g, rt.along(axis))
        * rt.conj(rt.moved(ans, 1, rt.along(axis), 1.0)),
        np.shape(a),
    ),
)
rule(
    np.multiply.accumulate,
    lambda t, array, axis=0, *, ans: rt.recur(array, rt.moved(ans, 1, axis, 1.0) * t, axis),
    lambda g, array, axis=0, *, ans: (
        rt.recur_back(array, g, axis) * rt.conj(rt.moved(ans, 1, axis, 1.0))
    ),
)

# The largest and the smallest: ties go halves
rule(
    (np.max, np.amax, np.min, np.amin, np.ndarray.max, np.ndarray.min),
    lambda t, a, axis=None, *, keepdims=False, ans: np.sum(
        t * rt.shares(a, ans, axis=axis, keepdims=keepdims), axis=axis, keepdims=keepdims
    ),
    lambda g, a, axis=None, *, keepdims=False, ans: (
        rt.expand(g, a, axis=axis, keepdims=keepdims)
        * rt.shares(a, ans, axis=axis, keepdims=keepdims)
    ),
)
rule(
    (np.maximum.reduce, np.minimum.reduce),
    lambda t, array, axis=0, *, keepdims=False, ans: np.sum(
        t * rt.shares(array, ans, axis=axis, keepdims=keepdims), axis=axis, keepdims=keepdims
    ),
    lambda g, array, axis=0, *, keepdims=False, ans: (
        rt.expand(g, array, axis=axis, keepdims=keepdims)
        * rt.shares(array, ans, axis=axis, keepdims=keepdims)
    ),
)
rule(
    np.logaddexp.reduce,
    lambda t, array, axis=0, *, keepdims=False, ans: np.sum(
        t * np.exp(array - rt.expand(ans, array, axis=axis, keepdims=keepdims)),
        axis=axis,
        keepdims=keepdims,
    ),
    lambda g, array, axis=0, *, keepdims=False, ans: (
        rt.expand(g, array, axis=axis, keepdims=keepdims)
        * np.exp(array - rt.expand(ans, array, axis=axis, keepdims=keepdims))
    ),
)
rule(
    np.ptp,
    lambda t, a, axis=None, *, keepdims=False: np.sum(
        t * rt.spread_shares(a, axis), axis=axis, keepdims=keepdims
    ),
    lambda g, a, axis=None, *, keepdims=False: (
        rt.expand(g, a, axis=axis, keepdims=keepdims) * rt.spread_shares(a, axis)
    ),
)

# Spread
rule(
    (np.var, np.ndarray.var),
    lambda t, a, axis=None, *, ddof=0, keepdims=False: (
        np.sum(
            np.real(np.conj(a - np.mean(a, axis=axis, keepdims=True)) * t)
            if np.iscomplexobj(a)
            else (a - np.mean(a, axis=axis, keepdims=True)) * t,
            axis=axis,
            keepdims=keepdims,
        )
        * (2 / (rt.count(a, axis) - ddof))
    ),
    lambda g, a, axis=None, *, ddof=0, keepdims=False: (
        rt.expand(g * (2 / (rt.count(a, axis) - ddof)), a, axis=axis, keepdims=keepdims)
        * (a - np.mean(a, axis=axis, keepdims=True))
    ),
)
rule(
    (np.std, np.ndarray.std),
    lambda t, a, axis=None, *, ddof=0, keepdims=False, ans: rt.ratio(
        np.sum(
            np.real(np.conj(a - np.mean(a, axis=axis, keepdims=True)) * t)
            if np.iscomplexobj(a)
            else (a - np.mean(a, axis=axis, keepdims=True)) * t,
            axis=axis,
            keepdims=keepdims,
        ),
        ans * (rt.count(a, axis) - ddof),
    ),
    lambda g, a, axis=None, *, ddof=0, keepdims=False, ans: (
        rt.expand(rt.ratio(g, ans * (rt.count(a, axis) - ddof)), a, axis=axis, keepdims=keepdims)
        * (a - np.mean(a, axis=axis, keepdims=True))
    ),
)
rule(
    np.average,
    a=(
        lambda t, a, axis=None, weights=None, *, keepdims=False: np.average(
            t, axis=axis, weights=weights, keepdims=keepdims
        ),
        lambda g, a, axis=None, weights=None, *, keepdims=False: (
            rt.expand(g, a, axis=axis, keepdims=keepdims)
            * rt.conj(rt.normal_weights(weights, a, axis))
        ),
    ),
    weights=(
        lambda t, a, axis=None, weights=None, *, keepdims=False, ans: np.sum(
            rt.weights(t, a, axis)
            * (a - rt.expand(ans, a, axis=axis, keepdims=keepdims))
            / rt.total_weight(weights, a, axis),
            axis=axis,
            keepdims=keepdims,
        ),
        lambda g, a, axis=None, weights=None, *, keepdims=False, ans: rt.weights_back(
            rt.expand(g, a, axis=axis, keepdims=keepdims)
            * rt.conj(
                (a - rt.expand(ans, a, axis=axis, keepdims=keepdims))
                / rt.total_weight(weights, a, axis)
            ),
            weights,
            axis,
        ),
    ),
)

# Order
rule(
    np.sort,
    lambda t, a, axis=-1: np.take_along_axis(t, np.argsort(a, axis=axis), axis=axis),
    lambda g, a, axis=-1: rt.along_back(g, a, np.argsort(a, axis=axis), axis=axis),
)
rule(
    np.sort,
    lambda t, a, axis=-1, kind=None: np.take_along_axis(
        t, np.argsort(a, axis=axis, kind=kind), axis=axis
    ),
    lambda g, a, axis=-1, kind=None: rt.along_back(
        g, a, np.argsort(a, axis=axis, kind=kind), axis=axis
    ),
)
rule(
    np.sort_complex,
    lambda t, a: np.take_along_axis(t, np.argsort(a), axis=-1) + 0j,
    lambda g, a: rt.fitted(rt.along_back(g, a, np.argsort(a), axis=-1), a),
)
rule(
    np.partition,
    lambda t, a, kth, axis=-1: np.take_along_axis(t, np.argpartition(a, kth, axis=axis), axis=axis),
    lambda g, a, kth, axis=-1: rt.along_back(g, a, np.argpartition(a, kth, axis=axis), axis=axis),
)

# Neighbours
linear(np.diff, lambda g, a, n=1, axis=-1: rt.diff_back(g, a, n=n, axis=axis))
linear(
    np.diff,
    a=lambda g, a, n=1, axis=-1, prepend=None, append=None: rt.diff_part(
        g, 1, a, n, axis, prepend, append
    ),
    prepend=lambda g, a, n=1, axis=-1, prepend=None, append=None: rt.diff_part(
        g, 0, a, n, axis, prepend, append
    ),
    append=lambda g, a, n=1, axis=-1, prepend=None, append=None: rt.diff_part(
        g, 2, a, n, axis, prepend, append
    ),
)
linear(
    np.ediff1d,
    ary=lambda g, ary, to_end=None, to_begin=None: np.reshape(
        rt.diff_back(rt.between(g, to_begin, to_end), np.ravel(ary)), np.shape(ary)
    ),
    to_end=lambda g, ary, to_end=None, to_begin=None: rt.reshaped(
        g[len(g) - np.size(to_end) :], to_end
    ),
    to_begin=lambda g, ary, to_end=None, to_begin=None: rt.reshaped(
        g[: np.size(to_begin)], to_begin
    ),
)
linear(np.ediff1d, lambda g, ary: np.reshape(rt.diff_back(g, np.ravel(ary)), np.shape(ary)))
bilinear(
    (getattr(np, "trapezoid", None), getattr(np, "trapz", None)),
    lambda g, y, x=None, dx=1.0, axis=-1: rt.trapezoid_by_y(g, y, x, dx=dx, axis=axis),
    lambda g, y, x=None, dx=1.0, axis=-1: rt.trapezoid_by_x(g, y, x, dx=dx, axis=axis),
    dx=lambda g, y, x=None, dx=1.0, axis=-1: rt.sum_to(
        g * rt.conj(np.trapezoid(y, x, dx=1.0, axis=axis)), like=dx
    ),
)
linear(
    np.gradient,
    lambda g, f, *varargs, axis=None, edge_order=1: rt.gradient_back(
        g, f, *varargs, axis=axis, edge_order=edge_order
    ),
    varargs=None,
)
