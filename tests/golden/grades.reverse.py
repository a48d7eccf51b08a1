# Derivatives of corpus.branches.grades, by wengert: emitted code, do not edit.
import math


def grades_grad(x, out_bar=1.0):
    """Gradient of grades by x; out_bar is the adjoint of its result."""
    # Forward: grades, keeping what the way back will read
    if x > 2.0:
        y = x * 2.0
    elif x > 1.0:
        y = x * x
    elif x > 0.0:
        y = math.sin(x)
    else:
        y = -x

    # Backward: the same lines, last first

    # 26: return y * y
    y_bar = out_bar * (2.0 * y)
    if x > 2.0:
        # 19: y = x * 2.0
        x_bar = y_bar * 2.0
    elif x > 1.0:
        # 21: y = x * x
        x_bar = y_bar * (2.0 * x)
    elif x > 0.0:
        # 23: y = math.sin(x)
        x_bar = y_bar * math.cos(x)
    else:
        # 25: y = -x
        x_bar = -y_bar

    return x_bar
