# Derivatives of corpus.scalars.polynomial_grad, by wengert: emitted code, do not edit.


def polynomial_grad_grad(x, out_bar=1.0, out_bar_1=1.0):
    """Gradient of polynomial_grad by x; out_bar_1 is the adjoint of its result."""
    # Backward: the same lines, last first
    x_bar_bar = out_bar_1

    # 9: x_bar = out_bar - out_bar * 4.0 * x + out_bar * 9.0 * x**2
    x_bar_1 = x_bar_bar * (out_bar * 9.0) * (2.0 * x) - x_bar_bar * (out_bar * 4.0)

    return x_bar_1
