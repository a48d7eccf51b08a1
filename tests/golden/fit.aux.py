# Derivatives of goldens.fit, by wengert: emitted code, do not edit.
import numpy as np
from wengert import runtime as rt


def fit_grad(w, b, x, y, out_bar=1.0):
    """Gradient of fit by w, b, x, y; out_bar is the adjoint of its result."""
    # Forward: fit, keeping what the way back will read
    residual_sum = x @ w + b
    residual = residual_sum - y

    # Backward: the same lines, last first

    # 103: return loss, residual
    loss_bar = out_bar

    # 102: loss = np.mean(residual**2)
    residual_bar = loss_bar / np.size(residual) * 2.0 * residual

    # 101: residual = x @ w + b - y
    residual_sum_bar = rt.sum_to(residual_bar, like=residual_sum)
    y_bar = -rt.sum_to(residual_bar, like=y)
    b_bar = np.sum(residual_sum_bar)
    x_bar = np.multiply.outer(residual_sum_bar, w)
    w_bar = residual_sum_bar @ x

    return (w_bar, b_bar, x_bar, y_bar), residual
