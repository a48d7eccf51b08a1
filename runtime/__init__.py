"""What emitted code calls while it runs. Depends on NumPy alone."""

from .arrays import broadcast, count, expand, sum_to, zeros_like
from .numbers import above, by_base, clip_partial, log_base, log_base_slope
from .products import dot_left, dot_right, matmul_left, matmul_right

__all__ = [
    "above", "broadcast", "by_base", "clip_partial", "count", "dot_left", "dot_right", "expand",
    "log_base", "log_base_slope", "matmul_left", "matmul_right", "sum_to", "zeros_like",
]  # fmt: skip
