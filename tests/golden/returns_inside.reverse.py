# Derivatives of corpus.leaving.returns_inside, by wengert: emitted code, do not edit.


def returns_inside_grad(x, n, out_bar=1.0):
    """Gradient of returns_inside by x; out_bar is the adjoint of its result."""
    # Forward: returns_inside, keeping what the way back will read
    ys = []
    returned = False
    y = x
    turns = 0
    for i in range(n):
        turns += 1
        ys.append(y)
        y = y * y + 0.5
        if y > 4.0:
            returned = True
            break

    # Backward: the same lines, last first
    if returned:
        y_bar = 0.0
        x_bar = 0.0
    else:
        # 53: return y - x
        y_bar = out_bar
        x_bar = -out_bar
        out_bar = 0.0

    # 49: for i in range(n):
    for i in reversed(range(turns)):
        if y > 4.0:
            # 52: return y * x
            y_bar += out_bar * x
            x_bar += out_bar * y
            out_bar = 0.0
        # 50: y = y * y + 0.5
        y = ys.pop()
        y_bar = y_bar * (2.0 * y)

    # 48: y = x
    x_bar += y_bar

    return x_bar
