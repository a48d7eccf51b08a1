# Derivatives of examples.relax.relax, by wengert: emitted code, do not edit.
import numpy as np
from wengert import runtime as rt


def relax_grad(x, w, steps, out_bar=1.0):
    """Gradient of relax by x, w; out_bar is the adjoint of its result."""
    # Forward: relax, keeping what the way back will read
    ys, tests = [], []
    rt.real_only(x, w)
    y = x
    for _ in range(steps):
        ys.append(y)
        test = np.sum(y) > 10.0
        tests.append(test)
        if test:
            y = np.sin(y)
        else:
            y = y * w
    out_power = y**2
    rt.real_scalar(np.sum(out_power))

    # Backward: the same lines, last first
    w_bar = rt.zeros_like(w)

    # 16: return np.sum(y**2)
    y_bar = rt.expand(out_bar, out_power) * (2.0 * y)

    # 11: for _ in range(steps):
    for _ in reversed(range(steps)):
        y = ys.pop()
        if tests.pop():
            # 13: y = np.sin(y)
            y_bar = y_bar * np.cos(y)
        else:
            # 15: y = y * w
            w_bar = rt.add(w_bar, rt.sum_to(y_bar * y, like=w))
            y_bar = rt.sum_to(y_bar * w, like=y)

    # 10: y = x
    x_bar = y_bar

    return rt.as_adjoint(x_bar, x), rt.as_adjoint(w_bar, w)
