"""Rules for products: each is linear in each of its factors.

The product f(x, y), paired with g, is linear in g, x and y. So the transpose by x is a helper of
(g, x, y) that reads x for its shape alone, and is bilinear itself: the three are each other's
transposes, which is all that second derivatives need.
"""

import operator

import numpy as np

from wengert import runtime as rt

from .declare import bilinear

# fmt: off

bilinear((np.matmul, operator.matmul),
         lambda g, x, y: rt.matmul_left(g, x, y),
         lambda g, x, y: rt.matmul_right(g, x, y))
bilinear(np.dot,
         lambda g, a, b: rt.dot_left(g, a, b),
         lambda g, a, b: rt.dot_right(g, a, b))
