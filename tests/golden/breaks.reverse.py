# Derivatives of corpus.leaving.breaks, by wengert: emitted code, do not edit.


def breaks_grad(x, n, out_bar=1.0):
    """Gradient of breaks by x; out_bar is the adjoint of its result."""
    # Forward: breaks, keeping what the way back will read
    tests = []
    y = x
    for i in range(n):
        test = y > 3.0
        tests.append(test)
        if test:
            break
        else:
            y = y * 1.7

    # Backward: the same lines, last first

    # 14: return y * y
    y_bar = out_bar * (2.0 * y)

    # 10: for i in range(n):
    for test in reversed(tests):
        if not test:
            # 13: y = y * 1.7
            y_bar = y_bar * 1.7

    # 9: y = x
    x_bar = y_bar

    return x_bar
