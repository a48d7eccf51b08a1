"""Where the rules of reductions are tried, as in samples.py, with all of their options."""

import numpy as np
from samples_runtime import each

from wengert import runtime as rt

REDUCED = [
    "f(M)", "f(M, axis=0)", "f(T, axis=(0, -1))", "f(M, axis=1, keepdims=True)", "f(s)", "f(z)",
    "f(v, axis=-1)",
]  # fmt: skip
SOME = ["f(M, where=m)", "f(M, axis=1, where=mask)", "f(M, 0, where=some, keepdims=True)"]
HOLED = ["f(H)", "f(H, axis=0)", "f(H, axis=1, keepdims=True)", "f(H, where=some)", "f(M)"]
START = ["f(M, initial=0.3)", "f(M, 1, initial=s)", "f(v, initial=s, where=m)"]
TYPED = ["f(M, dtype=np.float64)", "f(M, axis=1, dtype=np.float64)"]
BY_RANK = ["f(M)", "f(M, axis=0)", "f(T, axis=(0, -1))", "f(M, axis=1, keepdims=True)", "f(z)"]


def quantile_calls(scale):
    """Calls for q from 0 to `scale`."""
    at = [round(scale * q, 2) for q in (0.3, 0.25, 1.0, 0.4)]
    return [
        f"f(v, {at[0]})", f"f(M, {at[1]}, axis=1)", f"f(M, {at[2]})",
        f"f(M, {at[3]}, keepdims=True)", f"f(M, [{at[0]}, {at[1]}], axis=0)",
        f"f(T, [{at[0]}, {at[1]}], axis=(0, 2), keepdims=True)",
        f"f(M, {at[3]}, axis=1, method='lower')", f"f(long, {at[0]}, method='weibull')",
        "f(long, s)", "f(M, v, axis=1)", "f(M, s, keepdims=True, axis=0)",
        "f(long, s, method='hazen')", "f(long, s, method='nearest')",
    ]  # fmt: skip


CALLS = {
    **each([np.nansum, np.nanprod], [*REDUCED, *HOLED, *START, "f(e)"]),
    **each([np.nanmax, np.nanmin], [*REDUCED, *HOLED[:3], *START]),
    np.nanmean: [*REDUCED, *HOLED],
    **each([np.nanvar, np.nanstd], [*BY_RANK[:3], "f(H)", "f(H, axis=1)", "f(M, 1, where=some)",
         "f(H, ddof=0.5)", "f(M, ddof=1)"]),
    **each([np.nancumsum, np.nancumprod], ["f(v)", "f(M)", "f(H)", "f(H, axis=0)", "f(H, 1)"]),
    np.nanmedian: [*BY_RANK, "f(H)", "f(H, axis=1)", "f(H, axis=0, keepdims=True)"],
    np.quantile: [*quantile_calls(1), "f(T, [[0.3], [0.6]], axis=(0, 2), keepdims=True)"],
    np.nanquantile: [*quantile_calls(1), "f(H, 0.3)", "f(H, [0.2, s], axis=1)", "f(H, s, axis=1)"],
    np.percentile: quantile_calls(100),
    np.nanpercentile: [*quantile_calls(100)[:4], "f(H, 30.0)", "f(H, [25, 30], axis=1)"],

    rt.quantiles: ["f(v, w, 0.3)", "f(M, N, [0.2, 0.6], 1)", "f(H, H, 0.3, skip=True)",
         "f(v, ramp, s)"],
    rt.quantiles_back: ["f(s, w, 0.3)", "f(Q, M, [0.2, 0.6], 1)", "f(s, H, 0.3, skip=True)",
         "f(s, ramp, t)"],
    rt.quantile_slope: ["f(v, ramp, 0.3)", "f(M, fixed_M, [0.2, 0.6], 1)"],
    rt.quantile_slope_back: ["f(s, ramp, 0.3)", "f(Q, fixed_M, [0.2, 0.6], 1)"],
    rt.outward: ["f(u, M)", "f(s, M)"],
    rt.inward: ["f(M, u)", "f(M, s)"],
    rt.masked: ["f(v, m)", "f(M, mask, 1.0)"],
    rt.expand_some: ["f(s, v, where=m)", "f(u, M, 1, where=mask)"],
    rt.deviations: ["f(v)", "f(M, 1, mask)"],
    rt.dot_real: ["f(v, w)", "f(M, N)"],
}  # fmt: skip

# What the calls without options in samples.py are followed by.
MORE = {
    **each([np.sum, np.prod], [*SOME, *START]),
    **each([np.add.reduce, np.multiply.reduce], [*SOME, *START, *TYPED]),
    **each([np.max, np.amin, np.maximum.reduce], ["f(M, 1, initial=s)",
         "f(M, initial=s, where=mask)",
         "f(M, axis=0, initial=9.0, keepdims=True)"]),
    np.add: ["f(v, w, dtype=np.float64)"],
    np.hypot: ["f(v, w, dtype=np.float64, casting='unsafe')"],
    np.pad: ["f(v, 1, constant_values=s)",
         "f(M, ((1, 2), (0, 1)), mode='constant', constant_values=s)",
         "f(M, 2, 'linear_ramp')", "f(M, (1, 2), 'linear_ramp', end_values=s)", "f(M, 2, 'mean')",
         "f(M, ((1, 0), (2, 1)), mode='mean', stat_length=2)", "f(M, 2, 'maximum')",
         "f(T, 1, 'minimum', stat_length=1)", "f(M, 1, 'reflect', reflect_type='odd')",
         "f(T, (1, 2), mode='maximum')", "f(long, 3, 'symmetric', reflect_type='odd')"],
    np.mean: SOME,
    **each([np.ndarray.mean, np.ndarray.std, np.ndarray.prod], ["M.f(dtype=np.float64, axis=0)"]),
    **each([np.var, np.std], ["f(M, where=mask)", "f(M, axis=1, where=some, keepdims=True)",
         "f(M, axis=1, correction=1)"]),
    np.ndarray.sum: ["M.f(where=mask)", "M.f(1, initial=s)", "M.f(dtype=np.float64)"],
    np.ndarray.max: ["M.f(initial=s)"],
}  # fmt: skip

SHAPES = {"H": (2, 3)}
CONSTANTS = {"some": np.array([[True, False, True], [True, True, False]])}
COMPLEX = {np.nansum, np.nanmean, np.nanprod, np.nancumsum, np.nanvar, np.nanstd}
