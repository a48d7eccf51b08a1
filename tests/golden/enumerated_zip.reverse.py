# Derivatives of corpus.iteration.enumerated_zip, by wengert: emitted code, do not edit.
import numpy as np
from wengert import runtime as rt


def enumerated_zip_grad(x, y, out_bar=1.0):
    """Gradient of enumerated_zip by x, y; out_bar is the adjoint of its result."""
    # Forward: enumerated_zip, keeping what the way back will read
    totals = []
    total = 0.0
    i_len = rt.shortest(x, y)
    for i in range(i_len):
        a = x[i]
        b = y[i]
        totals.append(total)
        total = total * a + b * i

    # Backward: the same lines, last first
    total_bar = out_bar
    x_bar = np.zeros_like(x)
    y_bar = np.zeros_like(y)

    # 63: for i, (a, b) in enumerate(zip(x, y)):
    for i in reversed(range(i_len)):
        total = totals.pop()
        # 64: total = total * a + b * i
        b_bar = total_bar * i
        a = x[i]
        a_bar = total_bar * total
        total_bar = total_bar * a
        # 63: for i, (a, b) in enumerate(zip(x, y)):
        y_bar[i] += b_bar
        x_bar[i] += a_bar

    return x_bar, y_bar
