# Derivatives of examples.relax.relax, by wengert: emitted code, do not edit.
import numpy as np


def relax_jvp(x, w, steps, x_dot, w_dot):
    """relax, and its tangent along those of x, w."""
    y_dot = x_dot
    y = x
    for _ in range(steps):
        if np.sum(y) > 10.0:
            y_dot = y_dot * np.cos(y)
            y = np.sin(y)
        else:
            y_dot = y_dot * w + w_dot * y
            y = y * w
    return np.sum(y**2), np.sum(y_dot * (2.0 * y))
