# Derivatives of corpus.calls.positional, by wengert: emitted code, do not edit.


def positional_grad(x, y, out_bar=1.0):
    """Gradient of positional by x, y; out_bar is the adjoint of its result."""
    # Forward: positional, keeping what the way back will read
    out_helper, out_helper_tape = helper_forward(x, y)
    out_helper_1, out_helper_1_tape = helper_forward(y, x, 3.0)

    # Backward: the same lines, last first

    # 22: return helper(x, y) * helper(y, x, 3.0)
    y_bar, x_bar = helper_reverse(out_helper_1_tape, out_bar * out_helper)
    x_part, y_part = helper_reverse(out_helper_tape, out_bar * out_helper_1)
    x_bar += x_part
    y_bar += y_part

    return x_bar, y_bar


def helper_forward(x, y, scale=2.0, *, shift=0.5):
    """helper, and the tape for helper_reverse."""
    # Forward: helper, keeping what the way back will read
    out_product = scale * x
    return out_product * y + shift * x, (out_product, scale, shift, y)


def helper_reverse(tape, out_bar):
    """Adjoints of helper by x, y; out_bar is the adjoint of its result."""
    out_product, scale, shift, y = tape

    # Backward: the same lines, last first

    # 18: return scale * x * y + shift * x
    y_bar = out_bar * out_product
    x_bar = out_bar * shift + out_bar * y * scale

    return x_bar, y_bar
