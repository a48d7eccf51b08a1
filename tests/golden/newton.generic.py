# Derivatives of goldens.newton, by wengert: emitted code, do not edit.
from wengert import runtime as rt


def newton_grad(a, n, out_bar=1.0):
    """Gradient of newton by a; out_bar is the adjoint of its result."""
    # Forward: newton, keeping what the way back will read
    x_ratios, xs = [], []
    rt.real_only(a)
    x = a
    for _ in range(n):
        x_ratio = a / x
        x_ratios.append(x_ratio)
        xs.append(x)
        x = 0.5 * (x + x_ratio)
    rt.real_scalar(x)

    # Backward: the same lines, last first
    x_bar = out_bar
    a_bar = rt.zeros_like(a)

    # 71: for _ in range(n):
    for _ in reversed(range(n)):
        x_ratio = x_ratios.pop()
        x = xs.pop()
        # 72: x = 0.5 * (x + a / x)
        x_sum_bar = x_bar * 0.5
        x_ratio_bar = rt.sum_to(x_sum_bar, like=x_ratio)
        x_bar = rt.sum_to(x_sum_bar, like=x)
        a_bar = rt.add(a_bar, rt.sum_to(x_ratio_bar / x, like=a))
        x_bar = rt.add(x_bar, -rt.sum_to(x_ratio_bar * x_ratio / x, like=x))

    # 70: x = a
    a_bar = rt.add(a_bar, x_bar)

    return rt.as_adjoint(a_bar, a)
