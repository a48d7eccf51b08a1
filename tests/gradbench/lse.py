"""The logarithm of a sum of exponentials, element by element."""

import math


def log_sum_exp(x):
    """log(sum(exp(x))) with two loops, shifted by the largest element."""
    top = x[0]
    for value in x:
        if value > top:
            top = value
    total = 0.0
    for value in x:
        total += math.exp(value - top)
    return top + math.log(total)
