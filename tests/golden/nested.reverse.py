# Derivatives of corpus.closures.nested, by wengert: emitted code, do not edit.


def nested_grad(x, y, out_bar=1.0):
    """Gradient of nested by x, y; out_bar is the adjoint of its result."""
    # Forward: nested, keeping what the way back will read
    out_inner, out_inner_tape = inner_forward(x, x=x, y=y)
    out_inner_1, out_inner_1_tape = inner_forward(y, x=x, y=y)

    # Backward: the same lines, last first

    # 15: return inner(x) * inner(y)
    y_part, x_bar, y_part_1 = inner_reverse(out_inner_1_tape, out_bar * out_inner)
    x_part, x_part_1, y_part_2 = inner_reverse(out_inner_tape, out_bar * out_inner_1)
    x_bar += x_part
    x_bar += x_part_1
    y_bar = y_part + y_part_1 + y_part_2

    return x_bar, y_bar


def inner_forward(t, *, x, y):
    """inner, and the tape for inner_reverse."""
    # Forward: inner, keeping what the way back will read
    return t * x + y, (t, x)


def inner_reverse(tape, out_bar):
    """Adjoints of inner by t, x, y; out_bar is the adjoint of its result."""
    t, x = tape

    # Backward: the same lines, last first

    # 13: return t * x + y
    y_bar = out_bar
    t_bar = out_bar * x
    x_bar = out_bar * t

    return t_bar, x_bar, y_bar
