# Derivatives of corpus.arrays.affine, by wengert: emitted code, do not edit.
from wengert import runtime as rt


def affine_grad(w, x, b, out_bar=1.0):
    """Gradient of affine by w, x, b; out_bar is the adjoint of its result."""
    # Forward: affine, keeping what the way back will read
    rt.real_only(w, x, b)
    out_product = w @ x
    rt.real_scalar(out_product + b)

    # Backward: the same lines, last first

    # 32: return w @ x + b
    out_product_bar = rt.sum_to(out_bar, like=out_product)
    b_bar = rt.sum_to(out_bar, like=b)
    w_bar = rt.matmul_left(out_product_bar, w, x)
    x_bar = rt.matmul_right(out_product_bar, w, x)

    return rt.as_adjoint(w_bar, w), rt.as_adjoint(x_bar, x), rt.as_adjoint(b_bar, b)
