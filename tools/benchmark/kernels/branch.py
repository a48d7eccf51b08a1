"""A scalar loop around a branch."""

import math

ARGNUMS = (0, 1)


def arguments(quick):
    return 0.7, 1.3, 20 if quick else 1000


def primal(x, w, n):
    y = x
    for _ in range(n):
        if y > 1.0:
            y = math.sin(y) * 0.9
        else:
            y = y * w
    return y * y


def adjoint(x, w, n):
    ys = []
    y = x
    for _ in range(n):
        ys.append(y)
        y = math.sin(y) * 0.9 if y > 1.0 else y * w
    y_bar, w_bar = 2.0 * y, 0.0
    for y in reversed(ys):
        if y > 1.0:
            y_bar *= 0.9 * math.cos(y)
        else:
            w_bar += y_bar * y
            y_bar *= w
    return y_bar, w_bar
