# Derivatives of corpus.arrays.rosenbrock, by wengert: emitted code, do not edit.
import numpy as np


def rosenbrock_grad(x, out_bar=1.0):
    """Gradient of rosenbrock by x; out_bar is the adjoint of its result."""
    # Forward: rosenbrock, keeping what the way back will read
    out_item = x[:-1]
    out_difference = x[1:] - out_item**2
    out_difference_1 = 1.0 - out_item
    out = np.sum(100.0 * out_difference**2 + out_difference_1**2)

    # Backward: the same lines, last first

    # 210: return np.sum(100.0 * (x[1:] - x[:-1] ** 2) ** 2 + (1.0 - x[:-1]) ** 2)
    out_item_bar = -(out_bar * 2.0 * out_difference_1)
    out_difference_bar = out_bar * 200.0 * out_difference
    out_item_bar -= out_difference_bar * (2.0 * out_item)
    x_bar = np.zeros_like(x)
    x_bar[:-1] += out_item_bar
    x_bar[1:] += out_difference_bar

    return out, x_bar
