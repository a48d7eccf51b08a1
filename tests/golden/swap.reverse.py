# Derivatives of corpus.assignments.swap, by wengert: emitted code, do not edit.


def swap_grad(x, y, out_bar=1.0):
    """Gradient of swap by x, y; out_bar is the adjoint of its result."""
    # Backward: the same lines, last first

    # 26: return x * x * y
    x_bar = out_bar * (y * y)
    y_bar = out_bar * x * (2.0 * y)

    return x_bar, y_bar
