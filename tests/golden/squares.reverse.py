# Derivatives of corpus.comprehensions.squares, by wengert: emitted code, do not edit.
import numpy as np
from wengert import runtime as rt


def squares_grad(x, out_bar=1.0):
    """Gradient of squares by x; out_bar is the adjoint of its result."""
    # Forward: squares, keeping what the way back will read
    out_list = []
    item_len = len(x)
    for k in range(item_len):
        item = x[k]
        out_list.append(item**2)

    # Backward: the same lines, last first
    x_bar = np.zeros_like(x)

    # 13: return sum([item**2 for item in x])
    out_list_bar = rt.to_each(out_bar, out_list)
    for k in reversed(range(item_len)):
        out_power_bar = out_list_bar.pop()
        item = x[k]
        item_bar = out_power_bar * (2.0 * item)
        x_bar[k] += item_bar

    return x_bar
