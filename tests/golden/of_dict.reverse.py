# Derivatives of corpus.containers.of_dict, by wengert: emitted code, do not edit.
import numpy as np
from wengert import runtime as rt


def of_dict_grad(params, out_bar=1.0):
    """Gradient of of_dict by params; out_bar is the adjoint of its result."""
    # Forward: of_dict, keeping what the way back will read
    out_tanh = np.tanh(params["w"] * 2.0 + params["b"])

    # Backward: the same lines, last first

    # 96: return np.sum(np.tanh(params["w"] * 2.0 + params["b"]))
    out_sum_bar = out_bar * (1.0 - out_tanh * out_tanh)
    params_bar = rt.empty_sum(params)
    params_bar = rt.add_item(params_bar, "b", np.sum(out_sum_bar))
    params_bar = rt.add_item(params_bar, "w", out_sum_bar * 2.0)

    return rt.own_adjoint(params_bar, params)
