# Derivatives of corpus.containers.calls_layer, by wengert: emitted code, do not edit.
import numpy as np
from wengert import runtime as rt


def calls_layer_grad(layer, x, out_bar=1.0):
    """Gradient of calls_layer by layer, x; out_bar is the adjoint of its result."""
    # Forward: calls_layer, keeping what the way back will read
    out_layer, out_layer_tape = Layer_call_forward(layer, x)

    # Backward: the same lines, last first

    # 120: return np.sum(layer(x) ** 2)
    layer_bar, x_bar = Layer_call_reverse(out_layer_tape, out_bar * 2.0 * out_layer)

    return rt.as_adjoint(layer_bar, layer), np.array(x_bar)


def Layer_call_forward(self, x):
    """__call__, and the tape for Layer_call_reverse."""
    # Forward: __call__, keeping what the way back will read
    out_w = self.w
    out = np.tanh(out_w @ x + self.b)
    return out, (out, out_w, self, x)


def Layer_call_reverse(tape, out_bar):
    """Adjoints of __call__ by self, x; out_bar is the adjoint of its result."""
    out, out_w, self, x = tape

    # Backward: the same lines, last first

    # 32: return np.tanh(self.w @ x + self.b)
    out_sum_bar = out_bar * (1.0 - out * out)
    self_bar = rt.zeros_like(self)
    self_bar = rt.add_attr(self_bar, "b", np.sum(out_sum_bar))
    x_bar = out_sum_bar @ out_w
    self_bar = rt.add_attr(self_bar, "w", np.multiply.outer(out_sum_bar, x))

    return self_bar, x_bar
