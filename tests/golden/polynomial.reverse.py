# Derivatives of corpus.scalars.polynomial, by wengert: emitted code, do not edit.


def polynomial_grad(x, out_bar=1.0):
    """Gradient of polynomial by x; out_bar is the adjoint of its result."""
    # Backward: the same lines, last first

    # 10: return 3.0 * x**3 - 2.0 * x**2 + x - 5.0
    x_bar = out_bar - out_bar * 4.0 * x + out_bar * 9.0 * x**2

    return x_bar
