# Derivatives of corpus.loops.element_loop, by wengert: emitted code, do not edit.
import numpy as np


def element_loop_grad(x, out_bar=1.0):
    """Gradient of element_loop by x; out_bar is the adjoint of its result."""
    # Backward: the same lines, last first
    total_bar = out_bar
    x_bar = np.zeros_like(x)

    # 217: for i in range(len(x)):
    for i in reversed(range(len(x))):
        # 218: total += x[i] ** 2 * (i + 1)
        x_bar[i] += total_bar * (i + 1) * (2.0 * x[i])

    return x_bar
