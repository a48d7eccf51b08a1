"""Rules for reductions with dtype=, initial= and where=.

What `where` leaves out gets nothing. At a tie of `initial` with elements, these have it all.
"""

import numpy as np

from wengert import runtime as rt

from .declare import bilinear, linear, rule, zero

# Sums
rule(
    (np.sum, np.ndarray.sum),
    lambda t, a, axis=None, dtype=None, out=None, keepdims=False, initial=0, where=True: np.sum(
        rt.as_dot(t, dtype), axis=axis, keepdims=keepdims, where=where
    ),
    lambda g, a, axis=None, dtype=None, out=None, keepdims=False, initial=0, where=True: (
        rt.expand_some(g, a, axis=axis, dtype=dtype, keepdims=keepdims, where=where)
    ),
    initial=(
        lambda t, a, axis=None, dtype=None, *, ans: rt.broadcast(rt.uncast(t, dtype), like=ans),
        lambda g, a, axis=None, dtype=None, out=None, keepdims=False, initial=0, where=True: (
            rt.sum_to(rt.uncast(g, dtype), like=initial)
        ),
    ),
)
rule(
    np.add.reduce,
    lambda t, array, axis=0, dtype=None, out=None, keepdims=False, initial=0, where=True: np.sum(
        rt.as_dot(t, dtype), axis=axis, keepdims=keepdims, where=where
    ),
    lambda g, array, axis=0, dtype=None, out=None, keepdims=False, initial=0, where=True: (
        rt.expand_some(g, array, axis=axis, dtype=dtype, keepdims=keepdims, where=where)
    ),
    initial=(
        lambda t, array, axis=0, dtype=None, *, ans: rt.broadcast(rt.uncast(t, dtype), like=ans),
        lambda g, array, axis=0, dtype=None, out=None, keepdims=False, initial=0, where=True: (
            rt.sum_to(rt.uncast(g, dtype), like=initial)
        ),
    ),
)
rule(
    (np.mean, np.ndarray.mean),
    lambda t, a, axis=None, dtype=None, out=None, keepdims=False, *, where=True: (
        np.sum(rt.as_dot(t, dtype), axis=axis, keepdims=keepdims, where=where)
        / rt.counted(a, axis, keepdims, where)
    ),
    lambda g, a, axis=None, dtype=None, out=None, keepdims=False, *, where=True: rt.expand_some(
        g / rt.counted(a, axis, keepdims, where),
        a,
        axis=axis,
        dtype=dtype,
        keepdims=keepdims,
        where=where,
    ),
)

# Products
rule(
    (np.prod, np.ndarray.prod),
    lambda t, a, axis=None, dtype=None, out=None, keepdims=False, initial=1, where=True: (
        initial
        * np.sum(
            rt.as_dot(t * rt.others(rt.masked(a, where, 1.0), axis), dtype),
            axis=axis,
            keepdims=keepdims,
            where=where,
        )
    ),
    lambda g, a, axis=None, dtype=None, out=None, keepdims=False, initial=1, where=True: (
        rt.expand_some(
            g * rt.conj(initial), a, axis=axis, dtype=dtype, keepdims=keepdims, where=where
        )
        * rt.conj(rt.others(rt.masked(a, where, 1.0), axis))
    ),
    initial=(
        lambda t, a, axis=None, dtype=None, out=None, keepdims=False, initial=1, where=True: (
            rt.uncast(t * np.prod(a, axis=axis, keepdims=keepdims, where=where), dtype)
        ),
        lambda g, a, axis=None, dtype=None, out=None, keepdims=False, initial=1, where=True: (
            rt.sum_to(
                rt.uncast(
                    g * rt.conj(np.prod(a, axis=axis, keepdims=keepdims, where=where)), dtype
                ),
                like=initial,
            )
        ),
    ),
)
rule(
    np.multiply.reduce,
    lambda t, array, axis=0, dtype=None, out=None, keepdims=False, initial=1, where=True: (
        initial
        * np.sum(
            rt.as_dot(t * rt.others(rt.masked(array, where, 1.0), axis), dtype),
            axis=axis,
            keepdims=keepdims,
            where=where,
        )
    ),
    lambda g, array, axis=0, dtype=None, out=None, keepdims=False, initial=1, where=True: (
        rt.expand_some(
            g * rt.conj(initial), array, axis=axis, dtype=dtype, keepdims=keepdims, where=where
        )
        * rt.conj(rt.others(rt.masked(array, where, 1.0), axis))
    ),
    initial=(
        lambda t, array, axis=0, dtype=None, out=None, keepdims=False, initial=1, where=True: (
            rt.uncast(t * np.prod(array, axis=axis, keepdims=keepdims, where=where), dtype)
        ),
        lambda g, array, axis=0, dtype=None, out=None, keepdims=False, initial=1, where=True: (
            rt.sum_to(
                rt.uncast(
                    g * rt.conj(np.prod(array, axis=axis, keepdims=keepdims, where=where)), dtype
                ),
                like=initial,
            )
        ),
    ),
)

# The largest and the smallest: ties go halves
rule(
    (np.max, np.amax, np.min, np.amin, np.ndarray.max, np.ndarray.min),
    lambda t, a, axis=None, out=None, keepdims=False, initial=None, where=True, *, ans: np.sum(
        t * rt.shares(a, ans, axis, keepdims, where), axis=axis, keepdims=keepdims
    ),
    lambda g, a, axis=None, out=None, keepdims=False, initial=None, where=True, *, ans: (
        rt.expand(g, a, axis=axis, keepdims=keepdims) * rt.shares(a, ans, axis, keepdims, where)
    ),
    initial=(
        lambda t, a, axis=None, out=None, keepdims=False, initial=None, where=True, *, ans: (
            t * rt.left_over(a, ans, axis, keepdims, where)
        ),
        lambda g, a, axis=None, out=None, keepdims=False, initial=None, where=True, *, ans: (
            rt.sum_to(g * rt.left_over(a, ans, axis, keepdims, where), like=initial)
        ),
    ),
)
rule(
    (np.maximum.reduce, np.minimum.reduce),
    lambda t, array, axis=0, out=None, *, keepdims=False, initial=None, where=True, ans: np.sum(
        t * rt.shares(array, ans, axis, keepdims, where), axis=axis, keepdims=keepdims
    ),
    lambda g, array, axis=0, out=None, *, keepdims=False, initial=None, where=True, ans: (
        rt.expand(g, array, axis=axis, keepdims=keepdims)
        * rt.shares(array, ans, axis, keepdims, where)
    ),
    initial=(
        lambda t, array, axis=0, out=None, *, keepdims=False, initial=None, where=True, ans: (
            t * rt.left_over(array, ans, axis, keepdims, where)
        ),
        lambda g, array, axis=0, out=None, *, keepdims=False, initial=None, where=True, ans: (
            rt.sum_to(g * rt.left_over(array, ans, axis, keepdims, where), like=initial)
        ),
    ),
)

# Spread
# fmt: off
rule(
    (np.var, np.ndarray.var),
    lambda t, a, axis=None, dtype=None, out=None, ddof=0, keepdims=False, *,
           where=True, correction=0: (
        np.sum(
            rt.as_dot(rt.dot_real(rt.deviations(a, axis, where), t), dtype),
            axis=axis,
            keepdims=keepdims,
        )
        * (2 / (rt.counted(a, axis, keepdims, where) - ddof - correction))
    ),
    lambda g, a, axis=None, dtype=None, out=None, ddof=0, keepdims=False, *,
           where=True, correction=0: (
        rt.expand_some(
            g * (2 / (rt.counted(a, axis, keepdims, where) - ddof - correction)),
            a,
            axis=axis,
            dtype=dtype,
            keepdims=keepdims,
        )
        * rt.deviations(a, axis, where)
    ),
)
rule(
    (np.std, np.ndarray.std),
    lambda t, a, axis=None, dtype=None, out=None, ddof=0, keepdims=False, *,
           where=True, correction=0, ans: (
        rt.ratio(
            np.sum(
                rt.as_dot(rt.dot_real(rt.deviations(a, axis, where), t), dtype),
                axis=axis,
                keepdims=keepdims,
            ),
            ans * (rt.counted(a, axis, keepdims, where) - ddof - correction),
        )
    ),
    lambda g, a, axis=None, dtype=None, out=None, ddof=0, keepdims=False, *,
           where=True, correction=0, ans: (
        rt.expand_some(
            rt.ratio(g, ans * (rt.counted(a, axis, keepdims, where) - ddof - correction)),
            a,
            axis=axis,
            dtype=dtype,
            keepdims=keepdims,
        )
        * rt.deviations(a, axis, where)
    ),
)
# fmt: on

# The helpers
rule(
    rt.masked,
    lambda t, x, where=True, fill=0.0: rt.masked(t, where),
    lambda g, x, where=True, fill=0.0: rt.masked(g, where),
)
linear(
    rt.expand_some,
    lambda h, g, like, axis=None, dtype=None, keepdims=False, where=True: rt.fitted(
        np.sum(rt.uncast(h, dtype), axis=axis, keepdims=keepdims, where=where), g
    ),
)
linear(rt.deviations, lambda g, x, axis=None, where=True: rt.deviations(g, axis, where))
bilinear(rt.dot_real, lambda g, x, y: rt.fitted(g * y, x), lambda g, x, y: rt.fitted(g * x, y))
zero(rt.counted, rt.present, rt.left_over)
