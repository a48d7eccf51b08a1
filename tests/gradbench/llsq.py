"""Linear least squares: a polynomial against the sign function, as cmpad has it."""

import numpy as np


def loss(x, n):
    """Half the squared misfit of the polynomial with coefficients x at n points of [-1, 1]."""
    total = 0.0
    for i in range(n):
        t = -1.0 + 2.0 * i / (n - 1)
        misfit = np.sign(t)
        power = 1.0
        for coefficient in x:
            misfit = misfit - coefficient * power
            power = power * t
        total += 0.5 * misfit * misfit
    return total
