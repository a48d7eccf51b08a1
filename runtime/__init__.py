"""What emitted code calls while it runs. Depends on NumPy alone."""

from .adjoints import as_adjoint, copy
from .arrays import broadcast, count, expand, sum_to
from .dispatch import pullback, pullback_method, pullback_of, pushforward
from .einsum import einsum_back, spliced
from .indexing import along_back, any_of, chosen, diag_back, diagonal_back, each_of, interp_back, interp_slope, kept, steps, take_back, trace_back, weighed
from .linalg import adjoint, chain_back, chain_dot, columns, diagonal, from_triangle, gaps, half_lower, norm_partial, on_diagonal, power_back, power_dot, scaled, to_triangle, uncolumns
from .numbers import above, angle_partial, by_base, clip_partial, log_base, ratio
from .products import convolve_left, convolve_right, cross_left, cross_right, dot_left, dot_right, inner_left, inner_right, kron_left, kron_right, matmul_left, matmul_right, outer_left, outer_of, outer_right, tensordot_left, tensordot_right, vdot_left, vdot_right, vecdot_left, vecdot_right
from .reductions import along, cumsum_back, cumulated, diff_back, gradient_back, moved, normal_weights, others, quantile_weights, recur, recur_back, shares, spread_shares, total_weight, trapezoid_by_x, trapezoid_by_y, valid, weights, weights_back
from .sequences import make_dict, merge, sequence, shortest, star, star_tuple, unpack
from .shapes import alike, as_dot, as_items, fitted, inverse, mesh_back, negated, pad_back, pad_dot, rejoin, repeat_back, reshaped, rollaxis_back, tile_back, uncast, unjoin, unstack, wide
from .special import bessel_i, polygamma, sinc
from .trees import Captured, add, add_attr, add_item, captured, copy_tape, pack_like, zeros_like

__all__ = ["Captured", "above", "add", "add_attr", "add_item", "adjoint", "alike", "along", "along_back", "angle_partial", "any_of", "as_adjoint", "as_dot", "as_items", "bessel_i", "broadcast", "by_base", "captured", "chain_back", "chain_dot", "chosen", "clip_partial", "columns", "convolve_left", "convolve_right", "copy", "copy_tape", "count", "cross_left", "cross_right", "cumsum_back", "cumulated", "diag_back", "diagonal", "diagonal_back", "diff_back", "dot_left", "dot_right", "each_of", "einsum_back", "expand", "fitted", "from_triangle", "gaps", "gradient_back", "half_lower", "inner_left", "inner_right", "interp_back", "interp_slope", "inverse", "kept", "kron_left", "kron_right", "log_base", "make_dict", "matmul_left", "matmul_right", "merge", "mesh_back", "moved", "negated", "norm_partial", "normal_weights", "on_diagonal", "others", "outer_left", "outer_of", "outer_right", "pack_like", "pad_back", "pad_dot", "polygamma", "power_back", "power_dot", "pullback", "pullback_method", "pullback_of", "pushforward", "quantile_weights", "ratio", "recur", "recur_back", "rejoin", "repeat_back", "reshaped", "rollaxis_back", "scaled", "sequence", "shares", "shortest", "sinc", "spliced", "spread_shares", "star", "star_tuple", "steps", "sum_to", "take_back", "tensordot_left", "tensordot_right", "tile_back", "to_triangle", "total_weight", "trace_back", "trapezoid_by_x", "trapezoid_by_y", "uncast", "uncolumns", "unjoin", "unpack", "unstack", "valid", "vdot_left", "vdot_right", "vecdot_left", "vecdot_right", "weighed", "weights", "weights_back", "wide", "zeros_like"]
