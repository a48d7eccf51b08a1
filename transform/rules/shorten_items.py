"""Helpers for the items of lists and tuples, replaced by less where the types allow it."""

import gast

from wengert import runtime as rt

from ..types import Array, List, Tuple, TupleOf, is_complex, is_number
from .formula import write
from .shorten import flattened, shorter, type_in, value_of

LISTS = (rt.star_part, rt.zip_part, rt.sorted_back, rt.column, rt.unpacked, rt.make_dict_back)


@shorter(rt.items_dot)
def the_items(call, types):
    """What is made of its items has its tangents one by one."""
    dots, x = call.args
    return dots if is_sequence(x, types) else None


@shorter(rt.as_items)
def each_item(call, types):
    """The adjoint of a list of real numbers needs nothing from the list."""
    g, x = call.args
    t = type_in(x, types)
    cast = isinstance(g, gast.Call) and value_of(g.func) is rt.uncast  # maybe from complex
    numbers = isinstance(t, List) and is_number(t.item) and not is_complex(t)
    return write("list(g)", g=g) if numbers and not cast else None


@shorter(rt.star_dot)
def starred(call, types):
    """Lists and tuples are joined as they are."""
    dots, parts = call.args
    if isinstance(parts, gast.Tuple) and all(is_sequence(x, types) for x in parts.elts):
        return flattened(write("rt.star(*dots)", dots=dots))
    return None


@shorter(rt.pack_like)
def a_list(call, types):
    """What is a list, as the adjoint of a list is, needs no packing."""
    x, parts = call.args
    made = isinstance(parts, gast.Call) and value_of(parts.func) in LISTS
    return parts if made and isinstance(type_in(x, types), List) else None


def is_sequence(expr, types):
    """Whether an operand is surely made of its items."""
    t = type_in(expr, types)
    return isinstance(t, (List, Tuple, TupleOf)) or (isinstance(t, Array) and bool(t.ndim))
