# Derivatives of corpus.arrays.layer, by wengert: emitted code, do not edit.
import numpy as np
from wengert import runtime as rt


def layer_forward(w, x, b):
    """layer, and the tape for layer_reverse."""
    # Forward: layer, keeping what the way back will read
    out_dot = np.dot(w, x)
    out = np.tanh(out_dot + b)
    return out, (b, out, out_dot, w, x)


def layer_reverse(tape, out_bar):
    """Adjoints of layer by w, x, b; out_bar is the adjoint of its result."""
    b, out, out_dot, w, x = tape

    # Backward: the same lines, last first

    # 36: return np.tanh(np.dot(w, x) + b)
    out_sum_bar = out_bar * (1.0 - out * out)
    out_dot_bar = rt.sum_to(out_sum_bar, like=out_dot)
    b_bar = rt.sum_to(out_sum_bar, like=b)
    w_bar = np.multiply.outer(out_dot_bar, x)
    x_bar = out_dot_bar @ w

    return w_bar, x_bar, b_bar
