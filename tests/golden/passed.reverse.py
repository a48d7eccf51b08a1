# Derivatives of corpus.closures.passed, by wengert: emitted code, do not edit.
import math


def passed_grad(x, a, out_bar=1.0):
    """Gradient of passed by x, a; out_bar is the adjoint of its result."""
    # Forward: passed, keeping what the way back will read
    out, out_tape = integrate_of_f_forward(0.0, x, 6, a=a)

    # Backward: the same lines, last first

    # 87: return integrate(lambda t: math.exp(-a * t * t), 0.0, x, 6)
    x_bar, a_bar = integrate_of_f_reverse(out_tape, out_bar)

    return x_bar, a_bar


def integrate_of_f_forward(low, high, n, *, a):
    """integrate_of_f, and the tape for integrate_of_f_reverse."""
    # Forward: integrate_of_f, keeping what the way back will read
    h = (high - low) / n
    out_sum = 0
    for i in range(n):
        out_sum_1 = low + (i + 0.5) * h
        out_sum = out_sum + math.exp(-a * out_sum_1 * out_sum_1)
    return h * out_sum, (a, h, low, n, out_sum)


def integrate_of_f_reverse(tape, out_bar):
    """Adjoints of integrate_of_f by high, a; out_bar is the adjoint of its result."""
    a, h, low, n, out_sum = tape

    # Backward: the same lines, last first
    a_bar = 0.0

    # 83: return h * sum(f(low + (i + 0.5) * h) for i in range(n))
    h_bar = out_bar * out_sum
    out_sum_bar = out_bar * h
    for i in reversed(range(n)):
        # 87: return integrate(lambda t: math.exp(-a * t * t), 0.0, x, 6)
        out_sum_2 = i + 0.5
        out_sum = low + out_sum_2 * h
        out_f_negative = -a
        out_f_product = out_f_negative * out_sum
        out_f_product_1_bar = out_sum_bar * math.exp(out_f_product * out_sum)
        out_f_product_bar = out_f_product_1_bar * out_sum
        out_sum_1_bar = out_f_product_1_bar * out_f_product + out_f_product_bar * out_f_negative
        a_bar -= out_f_product_bar * out_sum
        # 83: return h * sum(f(low + (i + 0.5) * h) for i in range(n))
        h_bar += out_sum_1_bar * out_sum_2

    # 82: h = (high - low) / n
    high_bar = h_bar / n

    return high_bar, a_bar
