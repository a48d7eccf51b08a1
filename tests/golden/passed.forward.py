# Derivatives of corpus.closures.passed, by wengert: emitted code, do not edit.
import math


def passed_jvp(x, a, x_dot, a_dot):
    """passed, and its tangent along those of x, a."""
    out, out_dot = integrate_of_f_jvp(0.0, x, 6, a=a, high_dot=x_dot, a_dot=a_dot)
    return out, out_dot


def integrate_of_f_jvp(low, high, n, *, a, high_dot, a_dot):
    """integrate_of_f, and its tangent along those of high, a."""
    h_dot = high_dot / n
    h = (high - low) / n
    out_sum = 0
    out_sum_dot = 0.0
    for i in range(n):
        out_sum_1 = i + 0.5
        out_product_dot = h_dot * out_sum_1
        out_sum_2 = low + out_sum_1 * h
        out_f_negative = -a
        out_f_product = out_f_negative * out_sum_2
        out_f = math.exp(out_f_product * out_sum_2)
        out_sum_dot = (
            out_sum_dot
            + (
                (-a_dot * out_sum_2 + out_product_dot * out_f_negative) * out_sum_2
                + out_product_dot * out_f_product
            )
            * out_f
        )
        out_sum = out_sum + out_f
    return h * out_sum, h_dot * out_sum + out_sum_dot * h
