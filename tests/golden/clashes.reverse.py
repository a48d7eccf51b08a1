# Derivatives of goldens.clashes, by wengert: emitted code, do not edit.


def clashes_grad(x, x_bar, np, out_bar=1.0):
    """Gradient of clashes by x, x_bar, np; out_bar is the adjoint of its result."""
    # Forward: clashes, keeping what the way back will read
    ys = []
    y = x * x_bar
    for xs in range(3):
        ys.append(y)
        y = y * np + xs * x

    # Backward: the same lines, last first
    y_bar = out_bar
    np_own_bar = 0.0
    x_bar_1 = 0.0

    # 108: for xs in range(3):
    for xs in reversed(range(3)):
        y = ys.pop()
        # 109: y = y * np + xs * x
        x_bar_1 += y_bar * xs
        np_own_bar += y_bar * y
        y_bar = y_bar * np

    # 107: y = x * x_bar
    x_bar_1 += y_bar * x_bar
    x_bar_bar = y_bar * x

    return x_bar_1, x_bar_bar, np_own_bar
