# Derivatives of corpus.appending.powers, by wengert: emitted code, do not edit.
from wengert import runtime as rt


def powers_grad(x, a, n, out_bar=1.0):
    """Gradient of powers by x, a; out_bar is the adjoint of its result."""
    # Forward: powers, keeping what the way back will read
    xs_items = []
    xs = [x]
    for i in range(1, n):
        xs_item = xs[i - 1]
        xs_items.append(xs_item)
        xs.append(xs_item * a)

    # Backward: the same lines, last first
    a_bar = 0.0

    # 27: return xs[-1] * xs[0] + sum(xs)
    xs_bar = rt.to_each(out_bar, xs)
    out_item_bar = out_bar * xs[0]
    xs_bar[0] += out_bar * xs[-1]
    xs_bar[-1] += out_item_bar

    # 25: for i in range(1, n):
    for i in reversed(range(1, n)):
        xs_item = xs_items.pop()
        # 26: xs.append(xs[i - 1] * a)
        xs_product_bar = xs_bar.pop()
        a_bar += xs_product_bar * xs_item
        xs_bar[i - 1] += xs_product_bar * a

    # 24: xs = [x]
    x_bar = xs_bar[0]

    return x_bar, a_bar
