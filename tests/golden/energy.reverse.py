# Derivatives of goldens.energy, by wengert: emitted code, do not edit.
import numpy as np


def energy_grad(positions, charge, out_bar=1.0):
    """Gradient of energy by positions, charge; out_bar is the adjoint of its result."""
    # Backward: the same lines, last first
    total_bar = out_bar
    charge_bar = 0.0
    positions_bar = np.zeros_like(positions)

    # 78: for i in range(len(positions)):
    for i in reversed(range(len(positions))):
        # 79: for j in range(i):
        for j in reversed(range(i)):
            # 81: total += charge / np.sqrt(np.sum(r * r))
            r = positions[i] - positions[j]
            total_sqrt = np.sqrt(r @ r)
            charge_bar += total_bar / total_sqrt
            r_bar = -(total_bar * (charge / total_sqrt) / total_sqrt) / total_sqrt * r
            # 80: r = positions[i] - positions[j]
            positions_bar[j] -= r_bar
            positions_bar[i] += r_bar

    return positions_bar, charge_bar
