# Derivatives of corpus.calls.function_argument, by wengert: emitted code, do not edit.
import math
import numpy as np
from wengert import runtime as rt


def function_argument_grad(x, out_bar=1.0):
    """Gradient of function_argument by x; out_bar is the adjoint of its result."""
    # Forward: function_argument, keeping what the way back will read
    out_apply, out_apply_tape = apply_forward_1(math.sin, x, 2)
    out_function = lambda t: t * t + x
    out_apply_1, out_apply_1_tape = apply_forward(out_function, x, 2)
    rt.real_scalar(out_apply + out_apply_1)

    # Backward: the same lines, last first

    # 185: return apply(math.sin, x, 2) + apply(lambda t: t * t + x, x, 2)
    out_apply_bar = np.sum(out_bar)
    out_function_bar, x_bar = apply_reverse(out_apply_1_tape, out_bar)
    x_bar += rt.captured(out_function_bar, "x", x)
    x_bar += apply_reverse_1(out_apply_tape, out_apply_bar)

    return x_bar


def apply_forward(f, x, n):
    """apply, and the tape for apply_reverse."""
    # Forward: apply, keeping what the way back will read
    x_pullbacks = []
    rt.real_only(x)
    for _ in range(n):
        x, x_pullback = rt.pullback_of(f, x)
        x_pullbacks.append(x_pullback)
        rt.real_only(x)
    return x, (f, n, x_pullbacks)


def apply_reverse(tape, out_bar):
    """Adjoints of apply by f, x; out_bar is the adjoint of its result."""
    f, n, x_pullbacks = tape

    # Backward: the same lines, last first
    x_bar = out_bar
    f_bar = rt.zeros_like(f)

    # 179: for _ in range(n):
    for _ in reversed(range(n)):
        x_pullback = x_pullbacks.pop()
        # 180: x = f(x)
        f_part, x_bar = x_pullback(x_bar)
        f_bar = rt.add(f_bar, f_part)

    return f_bar, x_bar


def apply_forward_1(f, x, n):
    """apply, and the tape for apply_reverse_1."""
    # Forward: apply, keeping what the way back will read
    xs = []
    for _ in range(n):
        xs.append(x)
        x = f(x)
    return x, (xs,)


def apply_reverse_1(tape, out_bar):
    """Adjoints of apply by x; out_bar is the adjoint of its result."""
    (xs,) = tape

    # Backward: the same lines, last first
    x_bar = out_bar

    # 179: for _ in range(n):
    for x in reversed(xs):
        # 180: x = f(x)
        x_bar = x_bar * math.cos(x)

    return x_bar
