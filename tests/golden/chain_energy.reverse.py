# Derivatives of goldens.chain_energy, by wengert: emitted code, do not edit.
import numpy as np
from wengert import runtime as rt


def chain_energy_grad(x, stiffness, out_bar=1.0):
    """Gradient of chain_energy by x, stiffness; out_bar is the adjoint of its result."""
    # Forward: chain_energy, keeping what the way back will read
    e, e_tape = bond_forward(x[1] - x[0], stiffness)
    out_bond, out_bond_tape = bond_forward(x[2] - x[1], 2.0 * stiffness)

    # Backward: the same lines, last first

    # 91: return e + bond(x[2] - x[1], 2.0 * stiffness)
    e_bar = out_bar
    out_difference_bar, out_product_bar = bond_reverse(out_bond_tape, out_bar)
    x_bar = np.zeros_like(x)
    x_bar[1] -= out_difference_bar
    x_bar[2] += out_difference_bar

    # 90: e = bond(x[1] - x[0], stiffness)
    e_difference_bar, stiffness_part = bond_reverse(e_tape, e_bar)
    stiffness_bar = out_product_bar * 2.0 + stiffness_part
    x_bar[0] -= e_difference_bar
    x_bar[1] += e_difference_bar

    return x_bar, stiffness_bar


def bond_forward(r, stiffness):
    """bond, and the tape for bond_reverse."""
    # Forward: bond, keeping what the way back will read
    out_product = 0.5 * stiffness
    out_difference = r - 1.0
    out_power = out_difference**2
    return out_product * out_power, (out_difference, out_power, out_product, r)


def bond_reverse(tape, out_bar):
    """Adjoints of bond by r, stiffness; out_bar is the adjoint of its result."""
    out_difference, out_power, out_product, r = tape

    # Backward: the same lines, last first

    # 86: return 0.5 * stiffness * (r - 1.0) ** 2
    r_bar = out_bar * out_product * (2.0 * out_difference)
    stiffness_bar = out_bar * out_power * 0.5

    return rt.as_adjoint(r_bar, r), stiffness_bar
