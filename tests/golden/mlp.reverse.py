# Derivatives of goldens.mlp, by wengert: emitted code, do not edit.
import numpy as np
from wengert import runtime as rt


def mlp_grad(layers, x, target, out_bar=1.0):
    """Gradient of mlp by layers, x, target; out_bar is the adjoint of its result."""
    # Forward: mlp, keeping what the way back will read
    bs, ws, x_product_shapes, xs = [], [], [], []
    for k in range(len(layers)):
        w, b = layers[k]
        bs.append(b)
        ws.append(w)
        x_product = x @ w
        x_product_shapes.append(x_product.shape)
        xs.append(x)
        x = np.tanh(x_product + b)
    out_difference = x - target

    # Backward: the same lines, last first
    layers_bar = rt.empty_sum(layers)

    # 97: return np.mean((x - target) ** 2)
    out_difference_bar = out_bar / np.size(out_difference) * 2.0 * out_difference
    x_bar = rt.sum_to(out_difference_bar, like=x)
    target_bar = -rt.sum_to(out_difference_bar, like=target)

    # 95: for w, b in layers:
    for k in reversed(range(len(layers))):
        x_product_shape = x_product_shapes.pop()
        w = ws.pop()
        b = bs.pop()
        # 96: x = np.tanh(x @ w + b)
        x_sum_bar = x_bar * (1.0 - x * x)
        x = xs.pop()
        x_product_bar = rt.sum_to_shape(x_sum_bar, x_product_shape)
        b_bar = rt.sum_to(x_sum_bar, like=b)
        w_bar = x.T @ x_product_bar
        x_bar = x_product_bar @ w.T
        # 95: for w, b in layers:
        layers_bar = rt.add_item(layers_bar, k, (w_bar, b_bar))

    return rt.as_adjoint(layers_bar, layers), np.array(x_bar), target_bar
