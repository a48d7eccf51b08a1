# Derivatives of corpus.arrays.least_squares, by wengert: emitted code, do not edit.
import numpy as np
from wengert import runtime as rt


def least_squares_grad(w, b, a, y, out_bar=1.0):
    """Gradient of least_squares by w, b, a, y; out_bar is the adjoint of its result."""
    # Forward: least_squares, keeping what the way back will read
    rt.real_only(w, b, a, y)
    residual_product = a @ w
    residual_sum = residual_product + b
    residual = residual_sum - y
    out_product = 0.5 * np.dot(residual, residual)
    out_power = w**2
    out_product_1 = 0.1 * np.sum(out_power)
    rt.real_scalar(out_product + out_product_1)

    # Backward: the same lines, last first

    # 215: return 0.5 * np.dot(residual, residual) + 0.1 * np.sum(w**2)
    w_bar = rt.expand(rt.sum_to(out_bar, like=out_product_1) * 0.1, out_power) * (2.0 * w)
    out_dot_bar = rt.sum_to(out_bar, like=out_product) * 0.5
    residual_bar = rt.dot_left(out_dot_bar, residual, residual)
    residual_bar = rt.add(residual_bar, rt.dot_right(out_dot_bar, residual, residual))

    # 214: residual = a @ w + b - y
    residual_sum_bar = rt.sum_to(residual_bar, like=residual_sum)
    y_bar = -rt.sum_to(residual_bar, like=y)
    residual_product_bar = rt.sum_to(residual_sum_bar, like=residual_product)
    b_bar = rt.sum_to(residual_sum_bar, like=b)
    a_bar = rt.matmul_left(residual_product_bar, a, w)
    w_bar = rt.add(w_bar, rt.matmul_right(residual_product_bar, a, w))

    return (
        rt.as_adjoint(w_bar, w),
        rt.as_adjoint(b_bar, b),
        rt.as_adjoint(a_bar, a),
        rt.as_adjoint(y_bar, y),
    )
