# Derivatives of corpus.branches.overwrites_in_branch, by wengert: emitted code, do not edit.
import math


def overwrites_in_branch_grad(x, out_bar=1.0):
    """Gradient of overwrites_in_branch by x; out_bar is the adjoint of its result."""
    # Forward: overwrites_in_branch, keeping what the way back will read
    y = x * x
    test = y > 0.25
    if test:
        y_sin = math.sin(x)
        y_1 = y
        y = y * y_sin
        x_1 = x
        x = x + y

    # Backward: the same lines, last first

    # 61: return x * y
    x_bar = out_bar * y
    y_bar = out_bar * x
    if test:
        x = x_1
        # 60: x = x + y
        y_bar += x_bar
        # 59: y = y * math.sin(x)
        y_sin_bar = y_bar * y_1
        y_bar = y_bar * y_sin
        x_bar += y_sin_bar * math.cos(x)

    # 57: y = x * x
    x_bar += y_bar * (2.0 * x)

    return x_bar
