# Derivatives of corpus.arrays.softmax, by wengert: emitted code, do not edit.
import numpy as np
from wengert import runtime as rt


def softmax_forward(x):
    """softmax, and the tape for softmax_reverse."""
    # Forward: softmax, keeping what the way back will read
    e_max = np.max(x)
    e = np.exp(x - e_max)
    out_sum = e.sum()
    out = e / out_sum
    return out, (e, e_max, out, out_sum, x)


def softmax_reverse(tape, out_bar):
    """Adjoints of softmax by x; out_bar is the adjoint of its result."""
    e, e_max, out, out_sum, x = tape

    # Backward: the same lines, last first

    # 19: return e / e.sum()
    e_bar = out_bar / out_sum
    e_bar -= np.sum(out_bar * out / out_sum)

    # 18: e = np.exp(x - np.max(x))
    e_difference_bar = e_bar * e
    x_bar = e_difference_bar
    x_bar -= np.sum(e_difference_bar) * rt.shares(x, e_max)

    return x_bar
