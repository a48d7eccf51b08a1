# Derivatives of corpus.calls.call_in_loop, by wengert: emitted code, do not edit.


def call_in_loop_grad(x, n, out_bar=1.0):
    """Gradient of call_in_loop by x; out_bar is the adjoint of its result."""
    # Forward: call_in_loop, keeping what the way back will read
    ys = []
    y = x
    for i in range(n):
        ys.append(y)
        y = 0.5 * y * x + 0.5 * y + i * 0.1

    # Backward: the same lines, last first
    y_bar = out_bar
    x_bar = 0.0

    # 216: for i in range(n):
    for y in reversed(ys):
        # 18: return scale * x * y + shift * x
        x_bar += y_bar * (0.5 * y)
        y_bar = y_bar * 0.5 + y_bar * x * 0.5

    # 215: y = x
    x_bar += y_bar

    return x_bar
