# Derivatives of corpus.scalars.ternary, by wengert: emitted code, do not edit.
import math


def ternary_grad(x, out_bar=1.0):
    """Gradient of ternary by x; out_bar is the adjoint of its result."""
    # Backward: the same lines, last first

    # 76: return math.sin(x) if x > 0.1 else math.cos(x) if x < -0.1 else x
    if x > 0.1:
        x_bar = out_bar * math.cos(x)
    elif x < -0.1:
        x_bar = -(out_bar * math.sin(x))
    else:
        x_bar = out_bar

    return x_bar
