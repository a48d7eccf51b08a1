"""What types tell of an index: whether it takes one element, each element once, a view."""

import gast

from ..trees.tree import call, const
from ..types import Array, Dict, Known, List, Number


def parts_of(index):
    return index.elts if isinstance(index, gast.Tuple) else [index]


def is_basic(facts, index):
    """Whether an index certainly takes each element once."""
    return all(isinstance(p, gast.Slice) or is_integer(facts, p) for p in parts_of(index))


def is_integer(facts, index):
    """Whether part of an index is an integer, a whole dimension, or a new axis."""
    match index:
        case gast.Constant(value=value):
            return value is None or value is Ellipsis or type(value) is int
        case gast.BinOp(left=left, right=right):
            return is_integer(facts, left) and is_integer(facts, right)
        case gast.UnaryOp(operand=operand):
            return is_integer(facts, operand)
        case gast.Name(id=id) if id in facts.types:
            kind = facts.types[id]
            if isinstance(kind, Known):
                return type(kind.value) is int
            return isinstance(kind, Number) and kind.kind == "i"
        case gast.Call(func=gast.Name(id="len" | "int")):
            return True
    return False


def is_scalar_index(facts, base, index):
    """Whether an index of `base` certainly takes a single element."""
    match facts.types[base]:
        case Array(ndim=int(n)):
            parts = parts_of(index)
            return len(parts) == n and all(is_element(facts, p) for p in parts)
        case List() | Dict():
            return not isinstance(index, gast.Slice)
    return False


def is_element(facts, part):
    """Whether part of an index is an integer."""
    constant = isinstance(part, gast.Constant) and type(part.value) is not int
    return not constant and is_integer(facts, part)


def is_advanced(facts, part):
    """Whether part of an index certainly makes a new array: it is an array, a list or a bool."""
    match part:
        case gast.Name(id=id) if id in facts.types:
            kind = facts.types[id]
            sequence = isinstance(kind, (Array, List)) and getattr(kind, "ndim", 1) != 0
            return sequence or (isinstance(kind, Number) and kind.kind == "b")
        case gast.Constant(value=value):
            return type(value) is bool
    return False


def is_mask(facts, index):
    """Whether an index is certainly a boolean array."""
    if not isinstance(index, gast.Name):
        return False
    kind = facts.types.get(index.id)
    return isinstance(kind, Array) and kind.dtype == "bool"


def index_value(index):
    """An index as a value: a slice becomes a call of `slice`."""
    match index:
        case gast.Slice(lower=lower, upper=upper, step=step):
            return call("slice", *(part or const(None) for part in (lower, upper, step)))
        case gast.Tuple(elts=elts):
            return gast.Tuple([index_value(e) for e in elts], gast.Load())
    return index
