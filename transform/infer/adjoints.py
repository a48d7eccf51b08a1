"""What the runtime's functions return: an emitted derivative has types, too.

>>> vector, single = Array(1, shape="x"), Array(1, "float32")
>>> summed(Array(2, "float64"), like=vector)
Array(ndim=1, dtype='float64', shape='x')
>>> zero(List(single)), zero(vector)
(List(item=Array(ndim=1, dtype='float32', shape=None)), Array(ndim=1, dtype=None, shape='x'))
"""

import gast
import numpy as np

from wengert import runtime as rt

from ..types import (
    CONTAINERS,
    NOTHING,
    NUMERIC,
    UNKNOWN,
    Array,
    Dict,
    DictOf,
    Function,
    Instance,
    Known,
    List,
    Number,
    Range,
    Text,
    Tuple,
    TupleOf,
    is_namedtuple,
    is_numeric,
    join,
    plain,
    rebuild,
    without_shapes,
)
from .operations import binary, element
from .trial import trial

WITHOUT = (Text, Range, Known)  # what has no adjoint
FLOATING = "fc"
LIKE = """
    along_back cumsum_back diag_back diagonal_back diff_back gradient_back insert_back pad_back
    repeat_back resize_back reshaped take_back tile_back trace_back""".split()


def summed(g, like):
    """rt.sum_to: the shape of the one, the dtype of the other."""
    if NOTHING in (g, like) or not is_numeric(like):
        return NOTHING if NOTHING in (g, like) else NUMERIC
    if isinstance(like, Array):
        return Array(like.ndim, g.dtype if isinstance(g, Array) else None, like.shape)
    total = trial(np.sum, (g,)) if isinstance(plain(like), Number) and is_numeric(g) else None
    return NUMERIC if total is None else join(plain(g), total) if is_number(g) else total


def is_number(t):
    return isinstance(plain(t), Number)


def broadcast(g, like, **options):
    """rt.broadcast, rt.expand: the shape of the one, the dtype of the other."""
    if NOTHING in (g, like):
        return NOTHING
    if not isinstance(like, Array):
        return plain(g) if is_number(g) and is_number(like) else NUMERIC
    return Array(like.ndim, dtype_of(g, like), like.shape)


def dtype_of(g, like):
    """The dtype of the values of `g` in an array like `like`, or None."""
    match plain(g):
        case Array(dtype=dtype):
            return dtype
        case Number("f", python, _, double) if (python or double) and like.dtype == "float64":
            return like.dtype
    return None


def zero(t):
    """rt.zeros_like, rt.empty_sum: a zero for each number in it."""
    t = plain(t)
    match t:
        case Number("c"):
            return t
        case Number(_, python, _, double):
            return Number("f", python, double=double and not python)
        case Array(ndim, dtype, shape):
            whole = dtype is not None and np.dtype(dtype).kind not in FLOATING
            return Array(ndim, "float64" if whole else dtype, shape)
        case List() | Tuple() | TupleOf() | Dict() | DictOf():
            return rebuild(t, zero)
        case Instance(_, fields) if fields and not is_namedtuple(t.cls):
            return rebuild(t, zero)
    return Known(None) if isinstance(t, WITHOUT) and not callable_of(t) else unknown(t)


def callable_of(t):
    return isinstance(t, Known) and (callable(t.value) or type(t.value) not in (bool, int, str))


def unknown(t):
    return t if t in (NOTHING, NUMERIC) else UNKNOWN


def adjoint(bar, x):
    """rt.as_adjoint, rt.own_adjoint: of the types of `x`, though NumPy's numbers where it likes."""
    return numpy_too(zero(x))


def numpy_too(t):
    match t:
        case Number(kind):
            return Number(kind)
        case Array():
            return t
    return rebuild(t, numpy_too) if isinstance(t, CONTAINERS) else unknown(t)


def same(x, **options):
    """rt.copy: a value of the same types."""
    return UNKNOWN if has_objects(x) else x


def has_objects(t):
    found = [isinstance(t, Instance | Function) or t is UNKNOWN or callable_of(t)]
    rebuild(t, lambda part: found.append(has_objects(part)) or part)
    return any(found)


def to_each(g, xs):
    """rt.to_each: what each of `xs` gets from the adjoint of their sum."""
    if isinstance(xs, Array):
        return zero(xs)
    return List(summed(g, xs.item)) if isinstance(xs, List) else UNKNOWN


def as_items(g, like):
    """rt.as_items: `g` in the structure of `like`."""
    if isinstance(like, Array):
        return Array(like.ndim, None, like.shape)
    return numpy_too(zero(like)) if is_number(like) else items_of(g, like)


def items_of(g, like):
    return List(as_items(g, like.item)) if isinstance(like, List) else UNKNOWN


def total(a, b):
    """rt.add: the sum of two adjoints."""
    if is_numeric(a) and is_numeric(b):
        return binary(gast.Add, a, b)
    match plain(a), plain(b):
        case List(x), List(y):
            return List(total(x, y))
        case (Tuple(x), Tuple(y)) if len(x) == len(y):
            return Tuple(tuple(map(total, x, y)))
        case Known(None), other:
            return other
    return plain(a) if b == Known(None) else UNKNOWN


def item_added(bar, key, g):
    """rt.add_item: the same adjoint, of which a part has grown."""
    match plain(bar):
        case Array() as array:
            return array
        case Number() as number:
            return total(number, summed(g, number))
        case List(item):
            return List(total(item, g if is_number(key) else element(g)))
        case Tuple(items) if is_number(key):
            return Tuple(tuple(total(t, g) for t in items))
        case Dict(items) if isinstance(key, Known):
            return Dict(tuple((k, total(t, g) if k == key.value else t) for k, t in items))
        case DictOf(value):
            return DictOf(total(value, g))
    return UNKNOWN


def attr_added(bar, name, g, x=None):
    """rt.add_attr: the same adjoint, of which an attribute that is its own has grown."""
    match bar, name:
        case Instance(cls, fields), Known(str(attr)) if x is None and attr in dict(fields):
            grown = total(dict(fields)[attr], g)
            return Instance(cls, tuple((k, grown if k == attr else t) for k, t in fields))
    return UNKNOWN


def like_that(g, like=UNKNOWN, *args, **options):
    """A helper that undoes a change of shape: what it returns has the shape of `like`."""
    if not isinstance(like, Array):
        return UNKNOWN
    dtypes = {getattr(plain(t), "dtype", None) for t in (g, like)}
    return Array(like.ndim, "float64" if dtypes == {"float64"} else None, like.shape)


def shares(x, best, *axes, **options):
    """rt.shares: a weight for each element."""
    if not isinstance(x, Array) or x.dtype is None:
        return UNKNOWN
    real = np.dtype(x.dtype).kind == "f"
    return Array(x.ndim, x.dtype if real else "float64", x.shape)


def part(x):
    """The adjoint of a value of type `x` as it comes, of any precision."""
    match plain(x):
        case Array(ndim, _, shape):
            return Array(ndim, None, shape)
        case Number(kind):
            return Number("c" if kind == "c" else "f")
        case List() | Tuple() | TupleOf() | Dict() | DictOf() as t:
            return rebuild(t, part)
    return unknown(x)


def pieces(g, like, *args, **options):
    """rt.unjoin, rt.unstack: parts of an array, one like each item of `like`."""
    if isinstance(like, Array):
        return Array(like.ndim)
    known = isinstance(like, CONTAINERS) and is_numeric(element(like))
    return List(piece(element(like))) if known else UNKNOWN


def piece(x):
    return Array(x.ndim) if isinstance(x, Array) and x.ndim else NUMERIC


def joined(parts, like, *args, **options):
    """rt.rejoin: one array of the adjoints of the pieces `like`."""
    item = element(like)
    return Array(item.ndim) if isinstance(item, Array) else UNKNOWN


def packed(x, parts):
    """rt.pack_like: what is iterated over has the adjoint that its items make."""
    return part(x) if isinstance(x, List | Tuple | TupleOf | Array) else UNKNOWN


def of_values(g, keys, values):
    """rt.make_dict_back: an adjoint for each of the values."""
    return List(join(zero(element(values)), element(g)))


def or_zero(bar, x):
    return zero(x) if bar == Known(None) else join(zero(x), bar)


def tried(name, args, options):
    """What a helper that computes with arrays alone makes of its arguments."""
    data = [*args, *options.values()]
    arrays = any(isinstance(t, Array) for t in data)
    if not arrays or not all(isinstance(t, Array) or is_real(t) for t in data):
        return UNKNOWN
    keywords = tuple((k, without_shapes(t)) for k, t in options.items())
    found = trial(getattr(rt, name), tuple(map(without_shapes, args)), keywords)
    return found if isinstance(found, Array | Number) else UNKNOWN


def is_real(t):
    return isinstance(t, Number) and t.kind == "f"


ADJOINTS = {
    "unjoin": pieces,
    "unstack": pieces,
    "rejoin": joined,
    "pack_like": packed,
    "make_dict_back": of_values,
    "or_zero": or_zero,
    "sum_to": summed,
    "of_shape": lambda g, like, **rest: summed(g, like) if is_numeric(like) else UNKNOWN,
    "broadcast": broadcast,
    "expand": broadcast,
    "zeros_like": zero,
    "empty_sum": zero,
    "as_adjoint": adjoint,
    "own_adjoint": adjoint,
    "copy": same,
    "to_each": to_each,
    "as_items": as_items,
    "add": total,
    "add_item": item_added,
    "add_attr": attr_added,
    "shares": shares,
    "stored_part": lambda bar, key: Array(None, getattr(bar, "dtype", None)),
    "stored_back": lambda h, bar, key: adjoint(h, bar),
    **dict.fromkeys(LIKE, like_that),
}


def of_adjoint(name, args, options):
    """The type of `rt.name(*args, **options)`; UNKNOWN where nothing is said of it."""
    found = ADJOINTS.get(name)
    if NOTHING in options.values():
        return NOTHING
    return tried(name, args, options) if found is None else found(*args, **options)
