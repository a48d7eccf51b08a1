"""Rules for quantiles: linear in the values in their order, linear in q between two of them.

Of equal elements the first counts as the smaller one; where q is at an element, it is in the
interval above, at the last element in the one below.
"""

import numpy as np

from wengert import runtime as rt

from .declare import linear, rule

rule(
    np.median,
    lambda t, a, axis=None, *, keepdims=False: rt.quantiles(
        t, a, 0.5, axis=axis, keepdims=keepdims
    ),
    lambda g, a, axis=None, *, keepdims=False: rt.quantiles_back(
        g, a, 0.5, axis=axis, keepdims=keepdims
    ),
)
rule(
    np.nanmedian,
    lambda t, a, axis=None, *, keepdims=False: rt.quantiles(
        t, a, 0.5, axis=axis, keepdims=keepdims, skip=True
    ),
    lambda g, a, axis=None, *, keepdims=False: rt.quantiles_back(
        g, a, 0.5, axis=axis, keepdims=keepdims, skip=True
    ),
)
rule(
    np.quantile,
    lambda t, a, q, axis=None, *, method="linear", keepdims=False: rt.quantiles(
        t, a, q, axis=axis, keepdims=keepdims, method=method
    ),
    lambda g, a, q, axis=None, *, method="linear", keepdims=False: rt.quantiles_back(
        g, a, q, axis=axis, keepdims=keepdims, method=method
    ),
    q=(
        lambda t, a, q, axis=None, *, method="linear", keepdims=False, ans: (
            rt.outward(t, ans)
            * rt.quantile_slope(a, a, q, axis=axis, keepdims=keepdims, method=method)
        ),
        lambda g, a, q, axis=None, *, method="linear", keepdims=False: rt.inward(
            g * rt.quantile_slope(a, a, q, axis=axis, keepdims=keepdims, method=method), q
        ),
    ),
)
rule(
    np.nanquantile,
    lambda t, a, q, axis=None, *, method="linear", keepdims=False: rt.quantiles(
        t, a, q, axis=axis, keepdims=keepdims, method=method, skip=True
    ),
    lambda g, a, q, axis=None, *, method="linear", keepdims=False: rt.quantiles_back(
        g, a, q, axis=axis, keepdims=keepdims, method=method, skip=True
    ),
    q=(
        lambda t, a, q, axis=None, *, method="linear", keepdims=False, ans: (
            rt.outward(t, ans)
            * rt.quantile_slope(a, a, q, axis=axis, keepdims=keepdims, method=method, skip=True)
        ),
        lambda g, a, q, axis=None, *, method="linear", keepdims=False: rt.inward(
            g * rt.quantile_slope(a, a, q, axis=axis, keepdims=keepdims, method=method, skip=True),
            q,
        ),
    ),
)
rule(
    np.percentile,
    lambda t, a, q, axis=None, *, method="linear", keepdims=False: rt.quantiles(
        t, a, np.divide(q, 100), axis=axis, keepdims=keepdims, method=method
    ),
    lambda g, a, q, axis=None, *, method="linear", keepdims=False: rt.quantiles_back(
        g, a, np.divide(q, 100), axis=axis, keepdims=keepdims, method=method
    ),
    q=(
        lambda t, a, q, axis=None, *, method="linear", keepdims=False, ans: (
            rt.outward(t / 100, ans)
            * rt.quantile_slope(
                a, a, np.divide(q, 100), axis=axis, keepdims=keepdims, method=method
            )
        ),
        lambda g, a, q, axis=None, *, method="linear", keepdims=False: (
            rt.inward(
                g
                * rt.quantile_slope(
                    a, a, np.divide(q, 100), axis=axis, keepdims=keepdims, method=method
                ),
                q,
            )
            / 100
        ),
    ),
)
rule(
    np.nanpercentile,
    lambda t, a, q, axis=None, *, method="linear", keepdims=False: rt.quantiles(
        t, a, np.divide(q, 100), axis=axis, keepdims=keepdims, method=method, skip=True
    ),
    lambda g, a, q, axis=None, *, method="linear", keepdims=False: rt.quantiles_back(
        g, a, np.divide(q, 100), axis=axis, keepdims=keepdims, method=method, skip=True
    ),
    q=(
        lambda t, a, q, axis=None, *, method="linear", keepdims=False, ans: (
            rt.outward(t / 100, ans)
            * rt.quantile_slope(
                a, a, np.divide(q, 100), axis=axis, keepdims=keepdims, method=method, skip=True
            )
        ),
        lambda g, a, q, axis=None, *, method="linear", keepdims=False: (
            rt.inward(
                g
                * rt.quantile_slope(
                    a, a, np.divide(q, 100), axis=axis, keepdims=keepdims, method=method, skip=True
                ),
                q,
            )
            / 100
        ),
    ),
)

# The helpers
rule(
    rt.quantiles,
    lambda s, t, x, q, axis=None, keepdims=False, method="linear", skip=False: rt.quantiles(
        s, x, q, axis=axis, keepdims=keepdims, method=method, skip=skip
    ),
    lambda g, t, x, q, axis=None, keepdims=False, method="linear", skip=False: rt.quantiles_back(
        g, x, q, axis=axis, keepdims=keepdims, method=method, skip=skip
    ),
    q=(
        lambda s, t, x, q, axis=None, keepdims=False, method="linear", skip=False, *, ans: (
            rt.outward(s, ans)
            * rt.quantile_slope(t, x, q, axis=axis, keepdims=keepdims, method=method, skip=skip)
        ),
        lambda g, t, x, q, axis=None, keepdims=False, method="linear", skip=False: rt.inward(
            g * rt.quantile_slope(t, x, q, axis=axis, keepdims=keepdims, method=method, skip=skip),
            q,
        ),
    ),
)
rule(
    rt.quantiles_back,
    lambda t, g, x, q, axis=None, keepdims=False, method="linear", skip=False: rt.quantiles_back(
        t, x, q, axis=axis, keepdims=keepdims, method=method, skip=skip
    ),
    lambda h, g, x, q, axis=None, keepdims=False, method="linear", skip=False: rt.fitted(
        rt.quantiles(h, x, q, axis=axis, keepdims=keepdims, method=method, skip=skip), g
    ),
    q=(
        lambda t, g, x, q, axis=None, keepdims=False, method="linear", skip=False: (
            rt.quantile_slope_back(
                rt.outward(t, g) * g,
                x,
                q,
                axis=axis,
                keepdims=keepdims,
                method=method,
                skip=skip,
            )
        ),
        lambda h, g, x, q, axis=None, keepdims=False, method="linear", skip=False: rt.inward(
            g * rt.quantile_slope(h, x, q, axis=axis, keepdims=keepdims, method=method, skip=skip),
            q,
        ),
    ),
)
linear(
    rt.quantile_slope,
    lambda g, t, x, q, axis=None, keepdims=False, method="linear", skip=False: (
        rt.quantile_slope_back(g, x, q, axis=axis, keepdims=keepdims, method=method, skip=skip)
    ),
)
linear(
    rt.quantile_slope_back,
    lambda h, g, x, q, axis=None, keepdims=False, method="linear", skip=False: rt.fitted(
        rt.quantile_slope(h, x, q, axis=axis, keepdims=keepdims, method=method, skip=skip), g
    ),
)
linear(rt.outward, lambda g, t, like: rt.inward(g, t))
linear(rt.inward, lambda h, g, like: rt.broadcast(rt.outward(h, g), g))
