"""Rules for reductions: sums, and what is made of them."""

import numpy as np

from wengert import runtime as rt

from .declare import linear

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
