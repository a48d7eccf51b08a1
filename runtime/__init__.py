"""What emitted code calls while it runs. Depends on NumPy alone, but for `scipy/`."""

import importlib

from . import jacobians, numerics
from .adjoints import as_adjoint, copy, own_adjoint
from .arrays import broadcast, conj, count, expand, of_shape, sum_to, sum_to_shape
from .attempts import can_call, can_change, can_set, can_store, failed_again
from .attributes import (
    add_attr,
    add_attr_by_g,
    add_attr_by_x,
    add_attr_dot,
    attribute_dot,
    bound_part,
    bound_part_back,
    fixed,
)
from .bins import by_bin, coordinates, edges_back, edges_dot, in_bins
from .checks import Refusal, Refused, check_adjoint, is_array, real_only, real_scalar, rebound
from .dispatch import (
    pullback,
    pullback_back,
    pullback_closed,
    pullback_dot,
    pullback_method,
    pullback_of,
    pushforward,
    pushforward_method,
    pushforward_of,
    tangent_function,
    tangent_function_back,
    tangent_function_dot,
)
from .einsum import einsum_back, spliced
from .found import part_of
from .growing import (
    firsts,
    insert_back,
    inserted_back,
    ramp,
    resize_back,
    trimmed,
    trimmed_back,
)
from .indexing import (
    along_back,
    any_of,
    chosen,
    diag_back,
    diagonal_back,
    each_of,
    in_range,
    interp_back,
    interp_slope,
    interp_slope_back,
    item_back,
    kept,
    steps,
    take_back,
    trace_back,
    weighed,
)
from .inside import add_inside, add_to_attr, add_to_item, slot
from .jacobians import *  # noqa: F403
from .linalg import (
    adjoint,
    columns,
    diagonal,
    dual,
    from_triangle,
    half_lower,
    held_real,
    nearest,
    on_diagonal,
    over,
    scaled,
    scaled_rows,
    settled,
    to_triangle,
    uncolumns,
)
from .lists import delete_slice, put_slice
from .masked import counted, deviations, either, expand_some, masked, present
from .memory import (
    clear_item,
    complex_buffer,
    kept_attribute,
    kept_item,
    own_dot,
    put_attribute,
    put_back,
    put_item,
    restore,
    same_sharing,
    snapshot,
    stored_back,
    stored_item,
    stored_part,
    take_out,
    view_of,
)
from .numbers import above, angle_partial, by_base, clip_partial, dot_real, log_base, ratio
from .numerics import *  # noqa: F403
from .objects import attribute_slot, new, or_zero
from .padding import pad_back, pad_dot, pad_fill
from .private import own_tape, private
from .products import (
    convolve_left,
    convolve_right,
    correlate_left,
    correlate_right,
    cross_left,
    cross_right,
    dot_left,
    dot_right,
    inner_left,
    inner_right,
    kron_left,
    kron_right,
    matmul_left,
    matmul_right,
    matvec_left,
    matvec_right,
    outer_left,
    outer_of,
    outer_right,
    tensordot_left,
    tensordot_right,
    vdot_left,
    vdot_right,
    vecdot_left,
    vecdot_right,
    vecmat_left,
    vecmat_right,
)
from .quantiles import (
    inward,
    outward,
    quantile_slope,
    quantile_slope_back,
    quantiles,
    quantiles_back,
)
from .reductions import (
    along,
    at_position,
    cumsum_back,
    cumulated,
    diff_back,
    gradient_back,
    left_over,
    moved,
    normal_weights,
    others,
    others_back,
    others_dot,
    position,
    recur,
    recur_back,
    shares,
    spread_shares,
    to_each,
    total_weight,
    trapezoid_by_x,
    trapezoid_by_y,
    weights,
    weights_back,
)
from .sequences import (
    UNBOUND,
    bound,
    enter,
    is_mapping,
    is_sequence,
    leave,
    make_dict,
    merge,
    same_length,
    selections,
    sequence,
    shortest,
    star,
    star_tuple,
    steady,
    unpack,
)  # fmt: skip
from .shapes import (
    alike,
    as_array,
    as_arrays,
    as_arrays_back,
    as_dot,
    as_items,
    fitted,
    inverse,
    join_back,
    mesh,
    mesh_back,
    negated,
    rejoin,
    repeat_back,
    reshaped,
    rollaxis_back,
    tile_back,
    unalike,
    uncast,
    unjoin,
    unstack,
    wide,
)
from .special import bessel_i, polygamma, sinc
from .structures import (
    column,
    default_back,
    dict_back,
    dict_dot,
    enumerate_dot,
    first_part,
    get_back,
    items_dot,
    last_part,
    make_dict_back,
    make_dict_dot,
    merge_part,
    pack_like,
    pairs_back,
    pairs_dot,
    repeated,
    replaced,
    sorted_back,
    sorted_dot,
    star_dot,
    star_part,
    touched,
    unpacked,
    unrepeated,
    untouched,
    values_back,
    zip_dot,
    zip_part,
)
from .transposes import item, matched, spread, unshuffled
from .trees import Captured, add, add_item, captured, copy_tape, empty_sum, zeros_like

__all__ = [
    "UNBOUND",
    "Captured", "Refusal", "Refused", "above", "add", "add_attr", "add_attr_by_g", "add_attr_by_x",
    "add_attr_dot", "add_inside", "add_item", "add_to_attr", "add_to_item", "adjoint", "alike",
    "along", "along_back", "angle_partial", "any_of", "as_adjoint", "as_array", "as_arrays",
    "as_arrays_back", "as_dot", "as_items", "at_position", "attribute_dot", "attribute_slot",
    "bessel_i", "bound", "bound_part", "bound_part_back", "broadcast", "by_base", "by_bin",
    "can_call", "can_change", "can_set", "can_store", "captured", "check_adjoint", "chosen",
    "clear_item", "clip_partial", "column", "columns", "complex_buffer", "conj", "convolve_left",
    "convolve_right", "coordinates", "copy", "copy_tape", "correlate_left", "correlate_right",
    "count", "counted", "cross_left", "cross_right", "cumsum_back", "cumulated", "default_back",
    "delete_slice", "deviations", "diag_back", "diagonal", "diagonal_back", "dict_back", "dict_dot",
    "diff_back", "dot_left", "dot_real", "dot_right", "dual", "each_of", "edges_back", "edges_dot",
    "einsum_back", "either", "empty_sum", "enter", "enumerate_dot", "expand", "expand_some",
    "failed_again", "first_part", "firsts", "fitted", "fixed", "from_triangle", "get_back",
    "gradient_back", "half_lower", "held_real", "in_bins", "in_range", "inner_left", "inner_right",
    "insert_back", "inserted_back", "interp_back", "interp_slope", "interp_slope_back", "inverse",
    "inward", "is_array", "is_mapping", "is_sequence", "item", "item_back", "items_dot", "join_back",
    "kept", "kept_attribute", "kept_item", "kron_left", "kron_right", "last_part", "leave",
    "left_over", "log_base", "make_dict", "make_dict_back", "make_dict_dot", "masked", "matched",
    "matmul_left", "matmul_right", "matvec_left", "matvec_right", "merge", "merge_part", "mesh", "mesh_back",
    "moved", "nearest", "negated", "new", "normal_weights", "of_shape", "on_diagonal", "or_zero",
    "others", "others_back", "others_dot", "outer_left", "outer_of", "outer_right", "outward",
    "over", "own_adjoint", "own_dot", "own_tape", "pack_like", "pad_back", "pad_dot", "pad_fill",
    "pairs_back", "pairs_dot", "part_of", "polygamma", "position", "present", "private", "pullback",
    "pullback_back", "pullback_closed", "pullback_dot", "pullback_method", "pullback_of",
    "pushforward", "pushforward_method", "pushforward_of", "put_attribute", "put_back", "put_item",
    "put_slice", "quantile_slope", "quantile_slope_back", "quantiles", "quantiles_back", "ramp",
    "ratio", "real_only", "real_scalar", "rebound", "recur", "recur_back", "rejoin", "repeat_back",
    "repeated", "replaced", "reshaped", "resize_back", "restore", "rollaxis_back", "same_length",
    "same_sharing", "scaled", "scaled_rows", "selections", "sequence", "settled", "shares",
    "shortest", "sinc", "slot", "snapshot", "sorted_back", "sorted_dot", "spliced", "spread",
    "spread_shares", "star", "star_dot", "star_part", "star_tuple", "steady", "steps",
    "stored_back", "stored_item", "stored_part", "sum_to", "sum_to_shape", "take_back", "take_out",
    "tangent_function", "tangent_function_back", "tangent_function_dot", "tensordot_left",
    "tensordot_right", "tile_back", "to_each", "to_triangle", "total_weight", "touched",
    "trace_back", "trapezoid_by_x", "trapezoid_by_y", "trimmed", "trimmed_back", "unalike",
    "uncast", "uncolumns", "unjoin", "unpack", "unpacked", "unrepeated", "unshuffled", "unstack",
    "untouched", "values_back", "vdot_left", "vdot_right", "vecdot_left", "vecdot_right",
    "vecmat_left", "vecmat_right", "view_of", "weighed", "weights", "weights_back", "wide",
    "zeros_like", "zip_dot", "zip_part", *jacobians.__all__, *numerics.__all__,
]  # fmt: skip


def __getattr__(name):
    """What derivatives of SciPy's functions call comes when it is asked for."""
    if name == "scipy":
        return importlib.import_module(f"{__name__}.scipy")
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
