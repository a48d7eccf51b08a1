# Derivatives of corpus.containers.calls_layer, by wengert: emitted code, do not edit.
import numpy as np
from wengert import runtime as rt


def calls_layer_grad(layer, x, out_bar=1.0):
    """Gradient of calls_layer by layer, x; out_bar is the adjoint of its result."""
    # Forward: calls_layer, keeping what the way back will read
    out_layer, out_layer_pullback = rt.pullback_of(layer, x)

    # Backward: the same lines, last first

    # 120: return np.sum(layer(x) ** 2)
    layer_bar, x_bar = out_layer_pullback(out_bar * 2.0 * out_layer)

    return rt.as_adjoint(layer_bar, layer), np.array(x_bar)
