"""Where the rules of what grows, counts, and is made are tried, as in samples.py."""

import math

import numpy as np
from samples_runtime import each

from wengert import runtime as rt

CALLS = {
    # Counting
    np.bincount: ["f(i, v)", "f(i, weights=v, minlength=5)"],
    np.histogram: ["f(places, weights=four)", "f(places, bins3, weights=four)", "f(v)", "f(M, 3)",
         "f(v, 4, (0.3, 0.6))", "f(v, 4, (0.3, 0.6), weights=w)", "f(v, bins3)"],
    np.histogram_bin_edges: ["f(v)", "f(M, 3)", "f(v, bins3)", "f(v, 3, (0.0, 1.0))"],
    np.histogram2d: ["f(places, places, 3, weights=four)", "f(i01, i, weights=v)"],
    np.histogramdd: ["f(points2, 2, weights=v)", "f((i01, i), weights=v)"],
    rt.by_bin: ["f(u, v, (i01,), [bins3])"],
    rt.in_bins: ["f(v, u, (i01,), [bins3])"],
    rt.edges_dot: ["f(v, w, four, 3)", "f(v, w, four, bins3)"],
    rt.edges_back: ["f(four, w, four, 3)"],

    np.correlate: ["f(v, u)", "f(u, v)", "f(four, v, 'same')", "f(u, four, mode='same')",
         "f(v, four, 'same')", "f(u, v, 'full')", "f(v, u, mode='full')"],
    **each([rt.correlate_left, rt.correlate_right], ["f(four, v, u, mode='full')", "f(u, four, v)",
         "f(four, u, four, 'same')"]),
    getattr(np, "matvec", None): ["f(M, v)", "f(T, four)", "f(D, M)", "f(A, M)"],
    getattr(np, "vecmat", None): ["f(u, M)", "f(v, D)", "f(M, A)", "f(M, D)"],
    **each([rt.matvec_left, rt.matvec_right], ["f(u, M, v)", "f(M, A, M)"]),
    **each([rt.vecmat_left, rt.vecmat_right], ["f(v, u, M)", "f(M, M, A)"]),
    **each([np.emath.sqrt, np.emath.log, np.emath.log2, np.emath.log10, np.emath.arccos,
         np.emath.arcsin, np.emath.arctanh], ["f(s)", "f(v)", "f(below)", "f(over)"]),
    np.emath.logn: ["f(s, t)", "f(3.0, below)", "f(v, w)", "f(2, M)"],
    np.emath.power: ["f(s, t)", "f(below, 1.5)", "f(M, v)", "f(below, s)"],

    np.ndarray.compress: ["v.f(m)", "M.f(m, axis=1)"],
    np.ndarray.choose: ["f(i01, vs)"],
    np.sort_complex: ["f(v)", "f(M)"],

    rt.either: ["f(m, v, w)", "f(mask, C, M)"],

    # Growing and shrinking
    np.resize: ["f(v, 7)", "f(M, (2, 2))", "f(v, (2, 3))", "f(s, 3)"],
    np.trim_zeros: ["f(v)", "f(v, 'f')", "f(v, trim='b')"],
    np.insert: ["f(v, 1, s)", "f(v, [0, 2], u)", "f(M, 1, u, axis=1)", "f(M, 1, s, 0)",
         "f(M, [0, 2], s, axis=1)", "f(M, 2, s)", "f(M, 1, v, axis=0)", "f(v, slice(0, 2), s)",
         "f(v, -1, 0.5)"],
    getattr(np, "row_stack", None): ["f(vs)", "f(mixed)"],
    np.unique: ["f(v)", "f(M)"],
    rt.resize_back: ["f(six, v)", "f(five, v)", "f(five, six)"],
    rt.insert_back: ["f(four, v, 1, s)", "f(six, v, i01, v)"],
    rt.inserted_back: ["f(four, v, 1, s)", "f(five, v, [0, 2], u)"],
    rt.trimmed: ["f(five, holed)"],
    rt.trimmed_back: ["f(v, holed)"],

    # Made
    np.logspace: ["f(s, t)", "f(s, 2.0, 4, base=3.0)", "f(v, w, 3)", "f(s, v, 3, False)",
         "f(0.0, 1.0, 3, base=s)", "f(v, w, 4, True, v)"],
    np.geomspace: ["f(s, t)", "f(s, 2.0, 4)", "f(v, w, 3)", "f(s, v, 3, endpoint=False)"],
    np.require: ["f(v)", "f(M, float)", "f(ss)"],
    np.asarray_chkfinite: ["f(v)", "f(vs)"],
    **each([np.longdouble, np.clongdouble], ["f(s)", "f(z)"]),
}  # fmt: skip

SHAPES = {"below": (3,), "over": (2,)}
CONSTANTS = {
    "holed": np.array([0.0, 0.4, 0.0, 0.6, 0.0]),
    "places": np.array([0.1, 0.5, 0.2, 0.9]),
    "bins3": np.array([0.0, 0.5, 1.0]),
    "points2": np.array([[0.0, 0.1], [0.4, 0.9], [0.6, 0.3]]),
}
COMPLEX = {
    np.geomspace, np.logspace, np.resize, np.insert, np.correlate, getattr(np, "matvec", None),
    getattr(np, "vecmat", None), np.sort_complex, np.average, np.emath.arctanh, np.emath.power,
    np.emath.sqrt, np.select, np.unique, np.median, np.nancumprod, np.nanmax, np.max, np.sort,
    np.gradient, np.power, np.arccos, np.arccosh, np.arctanh, np.maximum, np.clip, np.delete,
    np.repeat, np.meshgrid, np.append, np.split, np.sinc, np.full_like, np.compress, np.ptp,
    np.broadcast_to, complex, math.prod, sum, np.take_along_axis, rt.others,
    rt.others_back, rt.recur, rt.recur_back, rt.normal_weights, rt.trapezoid_by_y,
    rt.trapezoid_by_x, rt.convolve_left, rt.correlate_right, rt.matvec_right, rt.vecmat_left,
    rt.cross_left, rt.tensordot_left, rt.einsum_back, rt.quantile_slope,
    rt.inserted_back, rt.conj, rt.pad_back, rt.dot_real, getattr(np, "trapezoid", None),
}  # fmt: skip

# What makes its answer of double precision, whatever goes in, or complex.
WIDE = {
    np.geomspace, np.sort_complex, rt.inserted_back, rt.insert_back,
    *(getattr(np.emath, name) for name in np.emath.__all__),
}  # fmt: skip
