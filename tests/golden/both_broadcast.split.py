# Derivatives of corpus.arrays.both_broadcast, by wengert: emitted code, do not edit.
import numpy as np
from wengert import runtime as rt


def both_broadcast_forward(row, column):
    """both_broadcast, and the tape for both_broadcast_reverse."""
    # Forward: both_broadcast, keeping what the way back will read
    out_product = row * column
    out_sin = np.sin(out_product)
    out_sum = out_sin + row
    return out_sum - column, (column, out_product, out_sin, out_sum, row)


def both_broadcast_reverse(tape, out_bar):
    """Adjoints of both_broadcast by row, column; out_bar is the adjoint of its result."""
    column, out_product, out_sin, out_sum, row = tape

    # Backward: the same lines, last first

    # 53: return np.sin(row * column) + row - column
    out_sum_bar = rt.sum_to(out_bar, like=out_sum)
    column_bar = -rt.sum_to(out_bar, like=column)
    row_bar = rt.sum_to(out_sum_bar, like=row)
    out_product_bar = rt.sum_to(out_sum_bar, like=out_sin) * np.cos(out_product)
    row_bar = row_bar + rt.sum_to(out_product_bar * column, like=row)
    column_bar += rt.sum_to(out_product_bar * row, like=column)

    return row_bar, column_bar
