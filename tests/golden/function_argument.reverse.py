# Derivatives of corpus.calls.function_argument, by wengert: emitted code, do not edit.
import math


def function_argument_grad(x, out_bar=1.0):
    """Gradient of function_argument by x; out_bar is the adjoint of its result."""
    # Forward: function_argument, keeping what the way back will read
    out_apply, out_apply_tape = apply_forward(math.sin, x, 2)
    out_apply_of_f, out_apply_of_f_tape = apply_of_f_forward(x, 2, x=x)

    # Backward: the same lines, last first

    # 185: return apply(math.sin, x, 2) + apply(lambda t: t * t + x, x, 2)
    x_part, x_part_1 = apply_of_f_reverse(out_apply_of_f_tape, out_bar)
    x_bar = x_part + x_part_1
    x_bar += apply_reverse(out_apply_tape, out_bar)

    return x_bar


def apply_of_f_forward(x_1, n, *, x):
    """apply_of_f, and the tape for apply_of_f_reverse."""
    # Forward: apply_of_f, keeping what the way back will read
    x_1s = []
    for _ in range(n):
        x_1s.append(x_1)
        x_1 = x_1 * x_1 + x
    return x_1, (x_1s,)


def apply_of_f_reverse(tape, out_bar):
    """Adjoints of apply_of_f by x_1, x; out_bar is the adjoint of its result."""
    (x_1s,) = tape

    # Backward: the same lines, last first
    x_1_bar = out_bar
    x_bar = 0.0

    # 179: for _ in range(n):
    for x_1 in reversed(x_1s):
        # 185: return apply(math.sin, x, 2) + apply(lambda t: t * t + x, x, 2)
        x_bar += x_1_bar
        x_1_bar = x_1_bar * (2.0 * x_1)

    return x_1_bar, x_bar


def apply_forward(f, x, n):
    """apply, and the tape for apply_reverse."""
    # Forward: apply, keeping what the way back will read
    xs = []
    for _ in range(n):
        xs.append(x)
        x = f(x)
    return x, (xs,)


def apply_reverse(tape, out_bar):
    """Adjoints of apply by x; out_bar is the adjoint of its result."""
    (xs,) = tape

    # Backward: the same lines, last first
    x_bar = out_bar

    # 179: for _ in range(n):
    for x in reversed(xs):
        # 180: x = f(x)
        x_bar = x_bar * math.cos(x)

    return x_bar
