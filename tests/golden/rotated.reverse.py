# Derivatives of corpus.written.rotated, by wengert: emitted code, do not edit.
import numpy as np
from wengert import runtime as rt


def rotated_grad(x, p, out_bar=1.0):
    """Gradient of rotated by x, p; out_bar is the adjoint of its result."""
    # Forward: rotated, keeping what the way back will read
    c = np.cos(x)
    s = np.sin(x)
    turned_array = np.array([[c, -s], [s, c]])
    turned = turned_array @ p
    out_power = turned**2
    out_array = np.array([1.0, 2.0])

    # Backward: the same lines, last first

    # 12: return np.sum(turned**2 * np.array([1.0, 2.0]))
    turned_bar = rt.sum_to(
        rt.expand(out_bar, out_power * out_array) * out_array, like=out_power
    ) * (2.0 * turned)

    # 11: turned = np.array([[c, -s], [s, c]]) @ p
    turned_array_bar = np.multiply.outer(turned_bar, p)
    p_bar = turned_bar @ turned_array
    c_bar = turned_array_bar[0, 0] + turned_array_bar[1, 1]
    s_bar = turned_array_bar[1, 0] - turned_array_bar[0, 1]

    # 10: c, s = np.cos(x), np.sin(x)
    x_bar = s_bar * np.cos(x) - c_bar * np.sin(x)

    return x_bar, p_bar
