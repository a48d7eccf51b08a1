"""Rules for the reductions that leave out what is no number: it gets nothing, and gives nothing."""

import numpy as np

from wengert import runtime as rt

from .declare import rule

# Sums
rule(
    np.nansum,
    lambda t, a, axis=None, dtype=None, *, keepdims=False, initial=0, where=True: np.sum(
        rt.as_dot(t, dtype), axis=axis, keepdims=keepdims, where=rt.present(a, where)
    ),
    lambda g, a, axis=None, dtype=None, *, keepdims=False, initial=0, where=True: rt.expand_some(
        g, a, axis=axis, dtype=dtype, keepdims=keepdims, where=rt.present(a, where)
    ),
    initial=(
        lambda t, a, axis=None, dtype=None, *, keepdims=False, initial=0, where=True, ans: (
            rt.broadcast(t, like=ans)
        ),
        lambda g, a, axis=None, dtype=None, *, keepdims=False, initial=0, where=True: rt.sum_to(
            g, like=initial
        ),
    ),
)
rule(
    np.nanmean,
    lambda t, a, axis=None, dtype=None, *, keepdims=False, where=True: (
        np.sum(rt.as_dot(t, dtype), axis=axis, keepdims=keepdims, where=rt.present(a, where))
        / rt.counted(a, axis, keepdims, rt.present(a, where))
    ),
    lambda g, a, axis=None, dtype=None, *, keepdims=False, where=True: rt.expand_some(
        g / rt.counted(a, axis, keepdims, rt.present(a, where)),
        a,
        axis=axis,
        dtype=dtype,
        keepdims=keepdims,
        where=rt.present(a, where),
    ),
)
rule(
    np.nancumsum,
    lambda t, a, axis=None, dtype=None: np.cumsum(
        rt.as_dot(rt.masked(t, rt.present(a)), dtype), axis=axis
    ),
    lambda g, a, axis=None, dtype=None: rt.masked(
        rt.fitted(rt.cumsum_back(rt.uncast(g, dtype), a, axis=axis), a), rt.present(a)
    ),
)

# Products
rule(
    np.nanprod,
    lambda t, a, axis=None, dtype=None, *, keepdims=False, initial=1, where=True: (
        initial
        * np.sum(
            rt.as_dot(t * rt.others(rt.masked(a, rt.present(a, where), 1.0), axis), dtype),
            axis=axis,
            keepdims=keepdims,
            where=rt.present(a, where),
        )
    ),
    lambda g, a, axis=None, dtype=None, *, keepdims=False, initial=1, where=True: (
        rt.expand_some(
            g * rt.conj(initial),
            a,
            axis=axis,
            dtype=dtype,
            keepdims=keepdims,
            where=rt.present(a, where),
        )
        * rt.conj(rt.others(rt.masked(a, rt.present(a, where), 1.0), axis))
    ),
    initial=(
        lambda t, a, axis=None, dtype=None, *, keepdims=False, initial=1, where=True: (
            t * np.nanprod(a, axis=axis, keepdims=keepdims, where=where)
        ),
        lambda g, a, axis=None, dtype=None, *, keepdims=False, initial=1, where=True: rt.sum_to(
            g * rt.conj(np.nanprod(a, axis=axis, keepdims=keepdims, where=where)), like=initial
        ),
    ),
)
rule(
    np.nancumprod,
    lambda t, a, axis=None, *, ans: rt.recur(
        rt.cumulated(rt.masked(a, rt.present(a), 1.0), axis),
        rt.moved(ans, 1, rt.along(axis), 1.0) * rt.cumulated(rt.masked(t, rt.present(a)), axis),
        rt.along(axis),
    ),
    lambda g, a, axis=None, *, ans: rt.masked(
        np.reshape(
            rt.recur_back(rt.cumulated(rt.masked(a, rt.present(a), 1.0), axis), g, rt.along(axis))
            * rt.conj(rt.moved(ans, 1, rt.along(axis), 1.0)),
            np.shape(a),
        ),
        rt.present(a),
    ),
)

# The largest and the smallest: ties go halves
rule(
    (np.nanmax, np.nanmin),
    lambda t, a, axis=None, out=None, *, keepdims=False, initial=None, where=True, ans: np.sum(
        rt.masked(t, rt.present(a, where)) * rt.shares(a, ans, axis, keepdims, where),
        axis=axis,
        keepdims=keepdims,
    ),
    lambda g, a, axis=None, out=None, *, keepdims=False, initial=None, where=True, ans: (
        rt.expand(g, a, axis=axis, keepdims=keepdims) * rt.shares(a, ans, axis, keepdims, where)
    ),
    initial=(
        lambda t, a, axis=None, out=None, *, keepdims=False, initial=None, where=True, ans: (
            t * rt.left_over(a, ans, axis, keepdims, where)
        ),
        lambda g, a, axis=None, out=None, *, keepdims=False, initial=None, where=True, ans: (
            rt.sum_to(g * rt.left_over(a, ans, axis, keepdims, where), like=initial)
        ),
    ),
)

# Spread
rule(
    np.nanvar,
    lambda t, a, axis=None, dtype=None, *, ddof=0, keepdims=False, where=True, correction=0: (
        np.sum(
            rt.as_dot(rt.dot_real(rt.deviations(a, axis, rt.present(a, where)), t), dtype),
            axis=axis,
            keepdims=keepdims,
        )
        * (2 / (rt.counted(a, axis, keepdims, rt.present(a, where)) - ddof - correction))
    ),
    lambda g, a, axis=None, dtype=None, *, ddof=0, keepdims=False, where=True, correction=0: (
        rt.expand_some(
            g * (2 / (rt.counted(a, axis, keepdims, rt.present(a, where)) - ddof - correction)),
            a,
            axis=axis,
            dtype=dtype,
            keepdims=keepdims,
        )
        * rt.deviations(a, axis, rt.present(a, where))
    ),
)
rule(
    np.nanstd,
    lambda t, a, axis=None, dtype=None, *, ddof=0, keepdims=False, where=True, correction=0, ans: (
        rt.ratio(
            np.sum(
                rt.as_dot(rt.dot_real(rt.deviations(a, axis, rt.present(a, where)), t), dtype),
                axis=axis,
                keepdims=keepdims,
            ),
            ans * (rt.counted(a, axis, keepdims, rt.present(a, where)) - ddof - correction),
        )
    ),
    lambda g, a, axis=None, dtype=None, *, ddof=0, keepdims=False, where=True, correction=0, ans: (
        rt.expand_some(
            rt.ratio(
                g, ans * (rt.counted(a, axis, keepdims, rt.present(a, where)) - ddof - correction)
            ),
            a,
            axis=axis,
            dtype=dtype,
            keepdims=keepdims,
        )
        * rt.deviations(a, axis, rt.present(a, where))
    ),
)
