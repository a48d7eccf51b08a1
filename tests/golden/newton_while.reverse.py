# Derivatives of corpus.loops.newton_while, by wengert: emitted code, do not edit.


def newton_while_grad(a, out_bar=1.0):
    """Gradient of newton_while by a; out_bar is the adjoint of its result."""
    # Forward: newton_while, keeping what the way back will read
    xs = []
    x = a
    while abs(x * x - a) > 1e-12:
        xs.append(x)
        x = 0.5 * (x + a / x)

    # Backward: the same lines, last first
    x_bar = out_bar
    a_bar = 0.0

    # 34: while abs(x * x - a) > 1e-12:
    for x in reversed(xs):
        # 35: x = 0.5 * (x + a / x)
        x_sum_bar = x_bar * 0.5
        a_bar += x_sum_bar / x
        x_bar = x_sum_bar - x_sum_bar * (a / x) / x

    # 33: x = a
    a_bar += x_bar

    return a_bar
