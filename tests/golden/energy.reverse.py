# Derivatives of goldens.energy, by wengert: emitted code, do not edit.
import numpy as np


def energy_grad(positions, charge, out_bar=1.0):
    """Gradient of energy by positions, charge; out_bar is the adjoint of its result."""
    # Forward: energy, keeping what the way back will read
    rs, total_sqrts = [], []
    i_len = len(positions)
    for i in range(i_len):
        for j in range(i):
            r = positions[i] - positions[j]
            rs.append(r)
            total_sqrts.append(np.sqrt(np.sum(r * r)))

    # Backward: the same lines, last first
    total_bar = out_bar

    # 77: for i in range(len(positions)):
    charge_bar = 0.0
    positions_bar = np.zeros_like(positions)
    for i in reversed(range(i_len)):
        # 78: for j in range(i):
        for j in reversed(range(i)):
            total_sqrt_1 = total_sqrts.pop()
            r = rs.pop()
            # 80: total += charge / np.sqrt(np.sum(r * r))
            charge_bar += total_bar / total_sqrt_1
            r_bar = (
                -(total_bar * charge / (total_sqrt_1 * total_sqrt_1)) * 0.5 / total_sqrt_1 * 2 * r
            )
            # 79: r = positions[i] - positions[j]
            positions_bar[j] -= r_bar
            positions_bar[i] += r_bar

    return positions_bar, charge_bar
