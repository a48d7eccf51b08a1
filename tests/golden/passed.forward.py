# Derivatives of corpus.closures.passed, by wengert: emitted code, do not edit.
import math
from wengert import runtime as rt


def passed_jvp(x, a, x_dot, a_dot):
    """passed, and its tangent along those of x, a."""
    out_function = lambda t: math.exp(-a * t * t)
    out, out_dot = integrate_jvp(
        out_function, 0.0, x, 6, f_dot=rt.Captured({"a": a_dot}), high_dot=x_dot
    )
    return out, out_dot


def integrate_jvp(f, low, high, n, f_dot, high_dot):
    """integrate, and its tangent along those of f, high."""
    h_dot = high_dot / n
    h = (high - low) / n
    out_sum = 0
    out_sum_dot = rt.zeros_like(out_sum)
    for i in range(n):
        out_sum_1 = i + 0.5
        out_f, out_f_dot = rt.pushforward_of(
            f, f_dot, (h_dot * out_sum_1,), {}, low + out_sum_1 * h
        )
        rt.real_only(out_f)
        out_sum_dot = out_sum_dot + out_f_dot
        out_sum = out_sum + out_f
    return h * out_sum, h_dot * out_sum + out_sum_dot * h
