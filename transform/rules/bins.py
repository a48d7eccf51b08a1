"""Rules for counting in bins: linear in weights, and edges that are cut from a range.

The number of elements in a bin is flat where it is smooth; a density is refused.
"""

import numpy as np

from wengert import runtime as rt

from .declare import linear, rule, zero

linear(
    np.bincount,
    weights=lambda g, x, weights=None, minlength=0: rt.fitted(np.take(g, x), weights),
)
rule(
    np.histogram,
    weights=(
        lambda t, a, bins=10, range=None, *, weights=None, ans: (
            rt.in_bins(t, ans[0], (a,), (ans[1],)),
            rt.zeros_like(ans[1]),
        ),
        lambda g, a, bins=10, range=None, *, weights=None, ans: rt.by_bin(
            g[0], weights, (a,), (ans[1],)
        ),
    ),
    a=(
        lambda t, a, bins=10, range=None, *, weights=None, ans: (
            rt.zeros_like(ans[0]),
            rt.edges_dot(t, a, ans[1], bins, range),
        ),
        lambda g, a, bins=10, range=None, *, weights=None, ans: rt.edges_back(
            g[1], a, ans[1], bins, range
        ),
    ),
    bins=None,
    range=None,
)
rule(
    np.histogram_bin_edges,
    lambda t, a, bins=10, range=None, *, weights=None, ans: rt.edges_dot(t, a, ans, bins, range),
    lambda g, a, bins=10, range=None, *, weights=None, ans: rt.edges_back(g, a, ans, bins, range),
    bins=None,
    range=None,
)
rule(
    np.histogram2d,
    weights=(
        lambda t, x, y, bins=10, range=None, *, weights=None, ans: (
            rt.in_bins(t, ans[0], (x, y), ans[1:]),
            rt.zeros_like(ans[1]),
            rt.zeros_like(ans[2]),
        ),
        lambda g, x, y, bins=10, range=None, *, weights=None, ans: rt.by_bin(
            g[0], weights, (x, y), ans[1:]
        ),
    ),
    x=None,
    y=None,
    bins=None,
    range=None,
)
rule(
    np.histogramdd,
    weights=(
        lambda t, sample, bins=10, range=None, *, weights=None, ans: (
            rt.in_bins(t, ans[0], rt.coordinates(sample), ans[1]),
            rt.zeros_like(ans[1]),
        ),
        lambda g, sample, bins=10, range=None, *, weights=None, ans: rt.by_bin(
            g[0], weights, rt.coordinates(sample), ans[1]
        ),
    ),
    sample=None,
    bins=None,
    range=None,
)

# The helpers
linear(rt.by_bin, lambda h, g, like, columns, edges: rt.in_bins(h, g, columns, edges))
linear(rt.in_bins, lambda g, w, like, columns, edges: rt.by_bin(g, w, columns, edges))
linear(
    rt.edges_dot,
    lambda g, t, x, edges, bins, span=None: rt.edges_back(g, x, edges, bins, span),
)
linear(
    rt.edges_back,
    lambda h, g, x, edges, bins, span=None: rt.edges_dot(h, x, edges, bins, span),
)
zero(rt.coordinates)
