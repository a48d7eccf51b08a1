# Derivatives of examples.relax.relax, by wengert: emitted code, do not edit.
import numpy as np


def relax_forward(x, w, steps):
    """relax, and the tape for relax_reverse."""
    # Forward: relax, keeping what the way back will read
    ys, tests = [], []
    y = x
    for _ in range(steps):
        ys.append(y)
        test = np.sum(y) > 10.0
        tests.append(test)
        if test:
            y = np.sin(y)
        else:
            y = y * w
    return np.sum(y**2), (tests, w, y, ys)


def relax_reverse(tape, out_bar):
    """Adjoints of relax by x, w; out_bar is the adjoint of its result."""
    tests, w, y, ys = tape

    # Backward: the same lines, last first
    w_bar = 0.0

    # 16: return np.sum(y**2)
    y_bar = out_bar * 2.0 * y

    # 11: for _ in range(steps):
    for test in reversed(tests):
        y = ys.pop()
        if test:
            # 13: y = np.sin(y)
            y_bar = y_bar * np.cos(y)
        else:
            # 15: y = y * w
            w_bar += np.sum(y_bar * y)
            y_bar = y_bar * w

    # 10: y = x
    x_bar = y_bar

    return x_bar, w_bar
