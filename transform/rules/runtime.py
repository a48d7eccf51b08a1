"""Rules for the helpers that formulas call, so that derivatives have derivatives.

A transpose is linear in the adjoint that it takes, and its own transpose is what it came from.
"""

import numpy as np

from wengert import runtime as rt

from .declare import bilinear, elementwise, linear, rule, zero

# Broadcasting
linear(rt.sum_to, lambda h, g, like: rt.broadcast(h, like=g))
linear(rt.sum_to_shape, lambda h, g, shape: rt.broadcast(h, like=g))
linear(rt.of_shape, lambda g, x, like, of, spread=False: rt.sum_to(g, like=x))
linear(rt.stored_part, lambda h, bar, key: rt.stored_back(h, bar, key))
linear(rt.stored_back, lambda h, g, bar, key: rt.stored_part(h, key))
linear(rt.broadcast, lambda h, t, like: rt.sum_to(h, like=t))
linear(
    rt.expand, lambda h, g, like, axis=None, keepdims=False: np.sum(h, axis=axis, keepdims=keepdims)
)
zero(rt.zeros_like, rt.empty_sum, rt.count)

# Values
elementwise(
    rt.by_base,
    lambda x, y: (y * rt.by_base(x, y - 1), np.power(x, y - 1) * (1 + y * rt.log_base(x))),
)
elementwise(rt.log_base, lambda x: rt.ratio(1.0, x))
elementwise(rt.ratio, lambda x, y, ans: (rt.ratio(1.0, y), -rt.ratio(ans, y)))
elementwise(rt.sinc, lambda x, n=0: rt.sinc(x, n + 1))
elementwise(rt.bessel_i, lambda x, n: rt.bessel_i(x, n + 1))
elementwise(rt.polygamma, lambda n, x: (0, rt.polygamma(n + 1, x)))
rule(
    rt.angle_partial,
    lambda t, z, at, deg=False: rt.angle_partial(t, at, deg),
    lambda g, z, at, deg=False: rt.angle_partial(g, at, deg),
    at=None,
)
zero(rt.above, rt.clip_partial)

# Reductions
rule(
    rt.others,
    lambda t, x, axis=None: rt.others_dot(t, x, axis=axis),
    lambda g, x, axis=None: rt.others_back(g, x, axis=axis),
)
rule(
    rt.others_dot,
    lambda t, s, x, axis=None: rt.others_dot(t, x, axis=axis),
    lambda g, s, x, axis=None: rt.others_back(g, x, axis=axis),
    x=None,
)
rule(
    rt.others_back,
    lambda t, g, x, axis=None: rt.others_back(t, x, axis=axis),
    lambda h, g, x, axis=None: rt.others_dot(h, x, axis=axis),
    x=None,
)
rule(
    rt.recur,
    a=(
        lambda t, a, b, axis=0, *, ans: rt.recur(a, t * rt.moved(ans, 1, axis), axis),
        lambda g, a, b, axis=0, *, ans: rt.recur_back(a, g, axis) * rt.conj(rt.moved(ans, 1, axis)),
    ),
    b=(
        lambda t, a, b, axis=0, *, ans: rt.recur(a, t, axis),
        lambda g, a, b, axis=0, *, ans: rt.recur_back(a, g, axis),
    ),
)
rule(
    rt.recur_back,
    a=(
        lambda t, a, g, axis=0, *, ans: rt.recur_back(
            a, rt.moved((np.conj(t) if np.iscomplexobj(a) else t) * ans, -1, axis), axis
        ),
        lambda h, a, g, axis=0, *, ans: ans * rt.conj(rt.moved(rt.recur(a, h, axis), 1, axis)),
    ),
    g=(
        lambda t, a, g, axis=0, *, ans: rt.recur_back(a, t, axis),
        lambda h, a, g, axis=0, *, ans: rt.recur(a, h, axis),
    ),
)
rule(
    rt.moved,
    lambda t, x, shift=1, axis=0, first=0.0: rt.moved(t, shift, axis),
    lambda g, x, shift=1, axis=0, first=0.0: rt.moved(g, -shift, axis),
)
linear(rt.cumulated, lambda g, x, axis=None: np.reshape(g, np.shape(x)))
linear(rt.cumsum_back, lambda h, g, like, axis=None: np.cumsum(h, axis=axis))
linear(rt.diff_back, lambda h, g, like, n=1, axis=-1: np.diff(h, n=n, axis=axis))
linear(
    rt.gradient_back,
    lambda h, g, like, *spacings, axis=None, edge_order=1: np.gradient(
        h, *spacings, axis=axis, edge_order=edge_order
    ),
)
linear(rt.weights, lambda g, w, like, axis=None: rt.weights_back(g, w, axis))
linear(rt.weights_back, lambda h, g, w, axis=None: rt.weights(h, g, axis))
linear(
    rt.total_weight,
    lambda g, w, like, axis=None: rt.weights_back(
        rt.expand(g, like, axis=axis, keepdims=True), w, axis
    ),
)
rule(
    rt.normal_weights,
    lambda t, w, like, axis=None, *, ans: (
        (rt.weights(t, like, axis) - ans * rt.total_weight(t, like, axis))
        / rt.total_weight(w, like, axis)
    ),
    lambda g, w, like, axis=None, *, ans: rt.weights_back(
        (g - np.sum(g * rt.conj(ans), axis=axis, keepdims=True))
        / rt.conj(rt.total_weight(w, like, axis)),
        w,
        axis,
    ),
)
bilinear(
    rt.trapezoid_by_y,
    g=lambda h, g, y, x=None, dx=1.0, axis=-1: np.trapezoid(h, x, dx=dx, axis=axis),
    x=lambda h, g, y, x=None, dx=1.0, axis=-1: rt.trapezoid_by_x(g, h, x, dx=dx, axis=axis),
    dx=lambda h, g, y, x=None, dx=1.0, axis=-1: rt.sum_to(
        g * rt.conj(np.trapezoid(h, axis=axis)), like=dx
    ),
)
bilinear(
    rt.trapezoid_by_x,
    g=lambda h, g, y, x, dx=1.0, axis=-1: np.trapezoid(y, h, axis=axis),
    y=lambda h, g, y, x, dx=1.0, axis=-1: rt.trapezoid_by_y(g, y, h, axis=axis),
)
linear(rt.to_each, lambda h, g, xs: sum(rt.items_dot(h, xs)))
linear(rt.at_position, lambda h, g, xs, k: rt.items_dot(h, xs)[k])
zero(rt.position, rt.shares, rt.spread_shares, rt.along)

# Shapes
linear(rt.rollaxis_back, lambda h, g, axis, start=0: np.rollaxis(h, axis, start))
linear(rt.tile_back, lambda h, g, like, reps: np.tile(h, reps))
linear(rt.repeat_back, lambda h, g, like, repeats, axis=None: np.repeat(h, repeats, axis=axis))
linear(rt.resize_back, lambda h, g, like: np.resize(h, np.shape(g)))
linear(
    rt.insert_back,
    lambda h, g, arr, obj, values, axis=None: np.insert(
        h, obj, np.zeros(np.shape(values)), axis=axis
    ),
)
linear(
    rt.inserted_back,
    lambda h, g, arr, obj, values, axis=None: np.insert(rt.zeros_like(arr), obj, h, axis=axis),
)
linear(rt.trimmed, lambda g, t, like, trim="fb": rt.trimmed_back(g, like, trim))
linear(rt.trimmed_back, lambda h, g, like, trim="fb": rt.trimmed(h, like, trim))
zero(rt.firsts, rt.ramp)
linear(
    rt.pad_dot,
    lambda g, t, like, pad_width, mode="constant", stat_length=None, reflect_type="even": (
        rt.pad_back(
            g, like, pad_width, mode=mode, stat_length=stat_length, reflect_type=reflect_type
        )
    ),
)
linear(
    rt.pad_back,
    lambda h, g, like, pad_width, mode="constant", stat_length=None, reflect_type="even": (
        rt.pad_dot(
            h, like, pad_width, mode=mode, stat_length=stat_length, reflect_type=reflect_type
        )
    ),
)
zero(rt.pad_fill)
linear(rt.unjoin, lambda h, g, arrays, axis=0: rt.join_back(h, g, axis=axis))
linear(rt.join_back, lambda g, parts, like, axis=0: rt.unjoin(g, parts, axis=axis))
linear(rt.unstack, lambda h, g, like, axis=0: np.stack(h, axis=axis))
linear(rt.rejoin, lambda h, parts, like, axis=0: rt.unalike(rt.unjoin(h, like, axis=axis), parts))
linear(rt.alike, lambda h, parts, like: rt.unalike(h, parts))
linear(rt.unalike, lambda h, parts, like: rt.alike(h, parts))
linear(rt.reshaped, lambda h, g, like: rt.reshaped(h, g))
linear(rt.as_items, lambda h, g, like: rt.fitted(np.array(h), g))
linear(rt.conj, lambda g, x: np.conj(g) if np.iscomplexobj(x) else g)
linear(rt.as_dot, lambda g, t, dtype=None, ndmin=0: rt.as_items(rt.uncast(g, dtype), t))
linear(rt.uncast, lambda h, g, dtype=None: rt.uncast(h, dtype))
linear(rt.fitted, lambda h, g, like: rt.fitted(h, g))
linear(
    rt.mesh,
    lambda g, x, like, position, indexing="xy": rt.mesh_back(g, x, position, indexing=indexing),
)
linear(
    rt.mesh_back,
    lambda h, g, like, position, indexing="xy": rt.mesh(h, g, position, indexing=indexing),
)
zero(rt.inverse, rt.negated, rt.wide)

# Indices
zero(rt.in_range)
linear(rt.item_back, lambda h, g, like, *at: h.item(*at))
linear(rt.take_back, lambda h, g, like, indices, axis=None: np.take(h, indices, axis=axis))
linear(
    rt.along_back, lambda h, g, like, indices, axis=-1: np.take_along_axis(h, indices, axis=axis)
)
linear(rt.diag_back, lambda h, g, like, k=0: np.diag(h, k=k))
linear(
    rt.diagonal_back,
    lambda h, g, like, offset=0, axis1=0, axis2=1: np.diagonal(
        h, offset=offset, axis1=axis1, axis2=axis2
    ),
)
linear(
    rt.trace_back,
    lambda h, g, like, offset=0, axis1=0, axis2=1: np.trace(
        h, offset=offset, axis1=axis1, axis2=axis2
    ),
)
linear(rt.chosen, lambda h, g, conditions, choices: np.select(conditions, h))
linear(rt.weighed, g=lambda h, weights, g: np.multiply.outer(rt.fitted(weights, h), h))
rule(
    rt.interp_slope,
    xp=None,
    fp=(
        lambda t, x, xp, fp: rt.interp_slope(x, xp, t),
        lambda g, x, xp, fp: rt.interp_slope_back(g, x, xp, fp),
    ),
)
rule(
    rt.interp_slope_back,
    lambda t, g, x, xp, fp: rt.interp_slope_back(t, x, xp, fp),
    lambda h, g, x, xp, fp: rt.interp_slope(x, xp, h),
    xp=None,
)
rule(
    rt.interp_back,
    lambda t, g, x, xp, fp: rt.interp_back(t, x, xp, fp),
    lambda h, g, x, xp, fp: np.interp(x, xp, h),
    x=(
        lambda t, g, x, xp, fp: rt.interp_slope_back(t * g, x, xp, fp),
        lambda h, g, x, xp, fp: g * rt.interp_slope(x, xp, h),
    ),
    xp=None,
)
zero(rt.any_of, rt.each_of, rt.kept, rt.new, rt.steps)

# Matrices
linear(rt.adjoint, lambda g, x: rt.adjoint(g))
linear(rt.columns, lambda g, x, like: rt.uncolumns(g, like))
linear(rt.uncolumns, lambda g, x, like: rt.columns(g, like))
linear(rt.from_triangle, lambda g, x, UPLO="L": rt.to_triangle(g, UPLO))
linear(rt.to_triangle, lambda h, g, UPLO="L": rt.from_triangle(h, UPLO))
linear(rt.on_diagonal, lambda g, d: rt.diagonal(g))
linear(rt.diagonal, lambda g, x: rt.on_diagonal(g))
linear(rt.half_lower, lambda g, x: rt.half_lower(g))
bilinear(
    rt.scaled,
    lambda g, s, x: np.sum(g * np.conj(x), axis=(-2, -1)),
    lambda g, s, x: rt.scaled(np.conj(s), g),
)
bilinear(
    rt.scaled_rows,
    lambda g, s, x: np.sum(g * np.conj(x), axis=-1),
    lambda g, s, x: rt.scaled_rows(np.conj(s), g),
)
rule(
    rt.over,
    x=(
        lambda t, x, d, among=None: rt.over(t, d),
        lambda g, x, d, among=None: rt.over(g, rt.conj(d)),
    ),
    d=(
        lambda t, x, d, among=None, *, ans: -rt.over(ans * t, d),
        lambda g, x, d, among=None, *, ans: rt.fitted(-rt.over(g * rt.conj(ans), rt.conj(d)), d),
    ),
)
zero(rt.dual, rt.settled, rt.nearest, rt.held_real)
