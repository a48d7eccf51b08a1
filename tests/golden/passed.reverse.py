# Derivatives of corpus.closures.passed, by wengert: emitted code, do not edit.
import math
import numpy as np
from wengert import runtime as rt


def passed_grad(x, a, out_bar=1.0):
    """Gradient of passed by x, a; out_bar is the adjoint of its result."""
    # Forward: passed, keeping what the way back will read
    out_function = lambda t: math.exp(-a * t * t)
    out, out_tape = integrate_forward(out_function, 0.0, x, 6)
    rt.real_scalar(out)

    # Backward: the same lines, last first

    # 87: return integrate(lambda t: math.exp(-a * t * t), 0.0, x, 6)
    out_function_bar, x_bar = integrate_reverse(out_tape, out_bar)
    a_bar = rt.captured(out_function_bar, "a", a)

    return x_bar, a_bar


def integrate_forward(f, low, high, n):
    """integrate, and the tape for integrate_reverse."""
    # Forward: integrate, keeping what the way back will read
    out_fs, out_f_pullbacks, out_sums = [], [], []
    h = (high - low) / n
    out_sum = 0
    for i in range(n):
        out_f, out_f_pullback = rt.pullback_of(f, low + (i + 0.5) * h)
        out_fs.append(out_f)
        out_f_pullbacks.append(out_f_pullback)
        rt.real_only(out_f)
        out_sums.append(out_sum)
        out_sum = out_sum + out_f
    return h * out_sum, (f, h, n, out_f_pullbacks, out_fs, out_sum, out_sums)


def integrate_reverse(tape, out_bar):
    """Adjoints of integrate by f, high; out_bar is the adjoint of its result."""
    f, h, n, out_f_pullbacks, out_fs, out_sum, out_sums = tape

    # Backward: the same lines, last first
    f_bar = rt.zeros_like(f)

    # 83: return h * sum(f(low + (i + 0.5) * h) for i in range(n))
    h_bar = np.sum(out_bar * out_sum)
    out_sum_bar = out_bar * h
    for i in reversed(range(n)):
        out_f_pullback = out_f_pullbacks.pop()
        out_f = out_fs.pop()
        out_sum = out_sums.pop()
        out_f_bar = rt.sum_to(out_sum_bar, like=out_f)
        out_sum_bar = rt.sum_to(out_sum_bar, like=out_sum)
        f_part, out_sum_1_bar = out_f_pullback(out_f_bar)
        f_bar = rt.add(f_bar, f_part)
        h_bar += out_sum_1_bar * (i + 0.5)

    # 82: h = (high - low) / n
    high_bar = h_bar / n

    return f_bar, high_bar
