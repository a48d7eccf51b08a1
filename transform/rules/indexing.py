"""Rules for what picks elements: what is picked gets its adjoint, the others nothing."""

import numpy as np

from wengert import runtime as rt

from .declare import linear, rule

# By a condition
linear(
    (np.where, rt.either),
    x=lambda g, condition, x, y: rt.sum_to(np.where(condition, g, 0), like=x),
    y=lambda g, condition, x, y: rt.sum_to(np.where(condition, 0, g), like=y),
)
linear(
    np.select,
    choicelist=lambda g, condlist, choicelist, default=0: rt.chosen(g, condlist, choicelist),
    default=lambda g, condlist, choicelist, default=0: rt.sum_to(
        np.where(rt.any_of(condlist), 0, g), like=default
    ),
)
linear(
    (np.choose, np.ndarray.choose),
    choices=lambda g, a, choices: rt.chosen(g, rt.each_of(a, choices), choices),
)
linear(
    np.compress,
    a=lambda g, condition, a, axis=None: rt.take_back(g, a, np.flatnonzero(condition), axis=axis),
)
linear(
    np.ndarray.compress,
    a=lambda g, a, condition, axis=None: rt.take_back(g, a, np.flatnonzero(condition), axis=axis),
)
linear(np.extract, arr=lambda g, condition, arr: rt.take_back(g, arr, np.flatnonzero(condition)))

# By an index
linear(
    (np.take, np.ndarray.take),
    lambda g, a, indices, axis=None: rt.take_back(g, a, indices, axis=axis),
)
linear(
    (np.take, np.ndarray.take),
    lambda g, a, indices, axis=None, out=None, mode="raise": rt.take_back(
        g, a, rt.in_range(indices, a, axis, mode), axis=axis
    ),
)
linear(
    np.take_along_axis, lambda g, arr, indices, axis=-1: rt.along_back(g, arr, indices, axis=axis)
)
linear(
    np.delete,
    lambda g, arr, obj, axis=None: rt.take_back(g, arr, rt.kept(arr, obj, axis), axis=axis),
)

rule(
    np.unique,
    lambda t, ar: np.take(np.ravel(t), rt.firsts(ar)),
    lambda g, ar: rt.take_back(g, ar, rt.firsts(ar)),
)

# By where they stand
linear(np.diag, lambda g, v, k=0: rt.diag_back(g, v, k=k))
linear(np.diagflat, lambda g, v, k=0: np.reshape(np.diagonal(g, k), np.shape(v)))
linear(
    (np.diagonal, np.ndarray.diagonal),
    lambda g, a, offset=0, axis1=0, axis2=1: rt.diagonal_back(
        g, a, offset=offset, axis1=axis1, axis2=axis2
    ),
)
linear(
    (np.trace, np.ndarray.trace),
    lambda g, a, offset=0, axis1=0, axis2=1: rt.trace_back(
        g, a, offset=offset, axis1=axis1, axis2=axis2
    ),
)
linear(np.tril, lambda g, m, k=0: rt.sum_to(np.tril(g, k=k), like=m))
linear(np.triu, lambda g, m, k=0: rt.sum_to(np.triu(g, k=k), like=m))

# Between
rule(
    np.interp,
    x=(
        lambda t, x, xp, fp: t * rt.interp_slope(x, xp, fp),
        lambda g, x, xp, fp: g * rt.conj(rt.interp_slope(x, xp, fp)),
    ),
    xp=(
        lambda t, x, xp, fp: -rt.interp_slope(x, xp, fp) * np.interp(x, xp, t),
        lambda g, x, xp, fp: rt.interp_back(-g * rt.conj(rt.interp_slope(x, xp, fp)), x, xp, fp),
    ),
    fp=(
        lambda t, x, xp, fp: np.interp(x, xp, t),
        lambda g, x, xp, fp: rt.interp_back(g, x, xp, fp),
    ),
)
