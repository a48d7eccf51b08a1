"""A saddle point: the least over one pair of the greatest over the other."""

import numpy as np

from .descent import argmin


def height(p, q):
    """A saddle with its point at the origin."""
    return np.sum(p * p) - np.sum(q * q)


def saddle(start, outer, inner):
    """The saddle point by descent; outer and inner make a function's gradient."""

    def best(p):
        def depth(q):
            return -height(p, q)

        return argmin(depth, inner(depth), start)

    def top(p):
        return height(p, best(p))

    p = argmin(top, outer(top), start)
    return np.concatenate((p, best(p)))
