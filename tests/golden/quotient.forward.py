# Derivatives of corpus.scalars.quotient, by wengert: emitted code, do not edit.


def quotient_jvp(x, y, x_dot, y_dot):
    """quotient, and its tangent along those of x, y."""
    out_difference = x - 2.0 * y
    out = (x + y) / out_difference
    return out, (x_dot + y_dot) / out_difference - (x_dot - y_dot * 2.0) * out / out_difference
