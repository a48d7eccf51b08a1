# Derivatives of goldens.newton, by wengert: emitted code, do not edit.


def newton_forward(a, n):
    """newton, and the tape for newton_reverse."""
    # Forward: newton, keeping what the way back will read
    xs = []
    x = a
    for _ in range(n):
        xs.append(x)
        x = 0.5 * (x + a / x)
    return x, (a, xs)


def newton_reverse(tape, out_bar):
    """Adjoints of newton by a; out_bar is the adjoint of its result."""
    a, xs = tape

    # Backward: the same lines, last first
    x_bar = out_bar
    a_bar = 0.0

    # 71: for _ in range(n):
    for x in reversed(xs):
        # 72: x = 0.5 * (x + a / x)
        x_sum_bar = x_bar * 0.5
        a_bar += x_sum_bar / x
        x_bar = x_sum_bar - x_sum_bar * (a / x) / x

    # 70: x = a
    a_bar += x_bar

    return a_bar
