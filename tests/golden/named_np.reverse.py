# Derivatives of corpus.assignments.named_np, by wengert: emitted code, do not edit.


def named_np_grad(np, rt, out_bar=1.0):
    """Gradient of named_np by np, rt; out_bar is the adjoint of its result."""
    # Forward: named_np, keeping what the way back will read
    wengert = np * rt

    # Backward: the same lines, last first

    # 114: return wengert * np
    wengert_bar = out_bar * np

    # 113: wengert = np * rt
    np_own_bar = out_bar * wengert + wengert_bar * rt
    rt_own_bar = wengert_bar * np

    return np_own_bar, rt_own_bar
