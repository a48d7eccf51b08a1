"""Which functions of NumPy return an array that may share memory with what they are given.

>>> import numpy as np
>>> sharing(np.transpose), sharing(np.reshape), sharing(np.sin)
('whole', 'maybe', None)
"""

import copy

WHOLE = "whole"  # surely a view of all of the array
MAYBE = "maybe"  # a view where the layout allows it, a copy elsewhere
SHARING = "sharing"  # part of it, or the very array, or a list of views

VIEWS = frozenset("T mT real imag".split())  # attributes
WHOLES = frozenset("transpose swapaxes moveaxis expand_dims".split())
MAYBES = frozenset("reshape ravel".split())
SHARERS = frozenset(
    """
    asarray asanyarray ascontiguousarray asfortranarray atleast_1d atleast_2d atleast_3d
    broadcast_to broadcast_arrays array_split split hsplit vsplit dsplit unstack real imag diag
    diagonal einsum view real_if_close require matrix_transpose permute_dims conj
    asarray_chkfinite conjugate histogram histogram_bin_edges matrix_power trim_zeros
    ix_ sliding_window_view squeeze rollaxis flip fliplr flipud rot90 max min getattr next
""".split()
)
HELPERS = frozenset(
    """
    sum_to sum_to_shape expand broadcast own_adjoint add add_item add_attr pack_like
    captured
    sequence items_dot to_each spliced each_of chosen replaced bound_part bound_part_back
    attribute_dot pullback pullback_of pullback_method pullback_back pullback_closed pullback_dot
    pushforward pushforward_of pushforward_method fixed unpack view_of conj Captured as_items
    first_part last_part item unpacked reshaped spread_shares join_back rejoin values_back
    or_zero slot attribute_slot part_of as_arrays as_arrays_back outward cumulated weights
    weights_back rollaxis_back trimmed unjoin unstack alike uncast fitted adjoint columns uncolumns
    diagonal of_shape
""".split()
)  # of the runtime
LIKE = {
    "sum_to": 1,
    "sum_to_shape": 1,
    "expand": 1,
    "as_adjoint": 1,
    "own_adjoint": 1,
    "to_each": 1,
    "as_items": 1,
    "pack_like": 0,
}
ORDERING = ("key", "reverse")  # arguments that a builtin looks at, and leaves alone
GATHERERS = frozenset(
    """
    sorted list tuple dict set frozenset reversed zip enumerate make_dict star star_tuple merge
""".split()
)


MAKERS = frozenset("zeros_like empty_sum copy private as_adjoint".split())  # of the runtime
LIBRARIES = frozenset("None numpy scipy math cmath builtins operator functools".split())


def sharing(function, keywords=()):
    """How the result of a function may share memory with its arguments; None: not at all."""
    called = getattr(function, "__name__", "")
    module = str(getattr(function, "__module__", None))
    if module.startswith("wengert.runtime"):
        return SHARING if called in HELPERS else None
    if function in (copy.copy, copy.deepcopy):
        return None  # the container is new, what is in it may not be
    if module.partition(".")[0] not in LIBRARIES:
        return SHARING
    if called in WHOLES:
        return WHOLE
    if called in MAYBES:
        return MAYBE
    return SHARING if called in SHARERS or any(k.arg in (None, "copy") for k in keywords) else None


def shared_arguments(function, call):
    """The arguments of a call that its result may share memory with, as far as that is known."""
    module = str(getattr(function, "__module__", None))
    ours = module.startswith("wengert.runtime")
    like = LIKE.get(getattr(function, "__name__", None)) if ours else None
    args = [a for k, a in enumerate(call.args) if k != like]
    asked = ("like",) if ours else ORDERING if module == "builtins" else ()
    return [*args, *(k.value for k in call.keywords if k.arg not in asked)]


def makes_all(function):
    """Whether the result of a function is new, and so is all that is in it."""
    ours = str(getattr(function, "__module__", None)).startswith("wengert.runtime")
    return ours and getattr(function, "__name__", "") in MAKERS


def gathers(function):
    """Whether the result of a function is a new container of what is in its arguments."""
    module = str(getattr(function, "__module__", None))
    ours = module == "builtins" or module.startswith("wengert.runtime")
    return ours and getattr(function, "__name__", "") in GATHERERS
