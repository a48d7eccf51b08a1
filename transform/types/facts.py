"""What a type is certain of.

>>> differentiable(Array(2, "int64")), differentiable(Array(2))
(False, True)
>>> same_shape(Array(1, "float64", "x"), Array(1, "float32", "x"))
True
"""

from logging import Logger

import numpy as np

from ..frozen import replace
from .joins import item_of, plain
from .kinds import (
    NOTHING,
    Array,
    Axes,
    Axis,
    Dict,
    DictOf,
    Instance,
    Known,
    List,
    Number,
    Random,
    Range,
    Text,
    Tuple,
    TupleOf,
)


def is_number(t):
    """Whether it is certainly a number, of Python or NumPy."""
    return isinstance(plain(t), Number)


def is_array(t):
    """Whether it is certainly an array, or a NumPy scalar where `ndim` is None."""
    return isinstance(t, Array)


def differentiable(t):
    """False for what certainly carries no derivative."""
    match t:
        case Number(kind):
            return kind in "fc"
        case Array(dtype=dtype):
            return dtype is None or np.dtype(dtype).kind in "fc"
        case Known() | Text() | Range() | Random():
            return False
        case List() | Tuple() | TupleOf() | Dict() | DictOf():
            return any(map(differentiable, inside(t)))
        case Instance(cls=cls) if issubclass(cls, Logger):
            return False
        case Instance(fields=fields):
            return not fields or any(differentiable(f) for _, f in fields)  # none: unknown ones
    return t is not NOTHING


def is_complex(t):
    """Whether complex data may be in it; what is unknown is taken to be real."""
    match t:
        case Number(kind):
            return kind == "c"
        case Array(dtype=dtype):
            return dtype is not None and np.dtype(dtype).kind == "c"
    return any(map(is_complex, inside(t)))


def same_shape(a, b):
    """Whether two numbers or arrays certainly have one shape."""
    if isinstance(a, Array) and isinstance(b, Array):
        return a.shape is not None and a.shape == b.shape
    return is_number(a) and is_number(b)


def lengths(t):
    """The Axis of each axis of an array; None if they aren't known."""
    match t:
        case Array(int(), _, Axes(axes)):
            return axes
        case Array(0):
            return ()
        case Array(int(ndim), _, shape) if shape is not None:
            return tuple(Axis(shape, i, ndim) for i in range(ndim))
    return None


def inside(t):
    """The types directly inside a type."""
    match t:
        case Tuple(items):
            return items
        case Dict(fields) | Instance(_, fields):
            return tuple(f for _, f in fields)
        case List() | TupleOf() | DictOf():
            return (item_of(t),)
    return ()


def rebuild(t, change):
    """`t` with `change` made to the types directly inside it."""
    match t:
        case List(item) | TupleOf(item) | DictOf(item):
            return type(t)(change(item))
        case Tuple(items):
            return Tuple(tuple(map(change, items)))
        case Dict(fields):
            return Dict(tuple((k, change(f)) for k, f in fields))
        case Instance(cls, fields):
            return Instance(cls, tuple((k, change(f)) for k, f in fields))
    return t


def without_shapes(t):
    """`t` without its tokens for shapes, which mean something inside one function only."""
    if isinstance(t, Array):
        return t if t.shape is None else replace(t, shape=None)
    return rebuild(t, without_shapes)


def as_float(t):
    """What a differentiated argument of type `t` is taken as; the ints in a container stay ints."""
    match plain(t):
        case Number("b" | "i" | "f", python, _, double):
            return Number("f", python, double=double)
        case Array(ndim, str(dtype), shape) if np.dtype(dtype).kind in "biu":
            return Array(ndim, "float64", shape)
    return t
