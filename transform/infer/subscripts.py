"""The type of an item.

>>> item(Array(2, "float64"), Number("i"))
Array(ndim=1, dtype='float64', shape=None)
>>> item(Array(2, "float64"), Tuple((Known(0), Number("i"))))
Number(kind='f', python=False, mixed=False, double=True)
>>> item(Array(2, "float64"), Tuple((SLICE, Known(None), Known(-1))))
Array(ndim=2, dtype='float64', shape=None)
>>> item(Tuple((Text(), Known(1))), Known(-2))
Text()
"""

import operator

import numpy as np

from ..frozen import replace
from ..types import (
    NOTHING,
    NUMERIC,
    UNKNOWN,
    Array,
    Dict,
    DictOf,
    Instance,
    Known,
    List,
    Number,
    Range,
    Text,
    Tuple,
    TupleOf,
    item_of,
    plain,
    without_shapes,
)
from .axes import of_item
from .trial import trial

ANY = slice("any")
SLICE = Known(ANY)


def item(t, index):
    """The type of `t[index]`, `index` being the type of an index, SLICE for any slice."""
    if NOTHING in (t, index):
        return NOTHING
    if t is NUMERIC:
        return NUMERIC
    if isinstance(t, Array):
        return of_array(t, index)
    if isinstance(index, Known) and isinstance(index.value, slice):
        return part(plain(t), index.value)
    return of_container(plain(t), index)


def of_array(t, index):
    """The type of an item of an array; all that is known of its rank comes from the index."""
    found = trial(operator.getitem, (without_shapes(t), as_index(index)))
    if isinstance(found, Array) and found.ndim:
        return replace(found, shape=of_item(t, index))
    return found or Array(None, t.dtype)


def as_index(t):
    """An index as good as `t`, where every axis has two items: all ints are alike there."""
    match t:
        case Known(int()) | Number("i", _, False) if not is_bool(t):
            return Known(0)
        case Array(int(ndim), str(dtype)) if np.dtype(dtype).kind in "iu":
            return Array(ndim, "int64") if ndim else Known(0)
        case Array():
            return without_shapes(t)
        case List() | Range():
            return listed(t)
        case Tuple(items):
            return Tuple(tuple(map(as_index, items)))
        case Known(slice()):
            return Known(slice(None))
        case Known(None) | Known(bool()):
            return t
    return t if t == Known(...) else UNKNOWN


def is_bool(t):
    return isinstance(t, Known) and type(t.value) is bool


def listed(t):
    """The array that a list of ints or bools is as an index."""
    match plain(item_of(t)):
        case Number("i" | "b" as kind, _, False):
            return Array(1, "int64" if kind == "i" else "bool")
        case List() as rows:
            inner = listed(rows)
            return Array(inner.ndim + 1, inner.dtype) if isinstance(inner, Array) else UNKNOWN
    return UNKNOWN


def part(t, where):
    """The type of `t[where]`, `where` being a slice or ANY."""
    match t:
        case List() | TupleOf() | Text() | Range():
            return t
        case Tuple(items):
            return TupleOf(item_of(t)) if where == ANY else Tuple(items[where])
    return UNKNOWN


def of_container(t, index):
    match t, index:
        case ((Tuple(items) | Instance(_, items)), Known(int(k))) if is_tuple(t):
            items = [f[1] for f in items] if isinstance(t, Instance) else items
            return items[k] if -len(items) <= k < len(items) else UNKNOWN
        case List() | Tuple() | TupleOf() | Text() | Range(), _ if is_integer(index):
            return item_of(t)
        case Dict(items), Known(int() | str() as key) if type(key) is not bool:
            return dict(items).get(key, item_of(t) if items else UNKNOWN)
        case Dict() | DictOf(), _:
            return item_of(t)
    return UNKNOWN


def is_tuple(t):
    return isinstance(t, Tuple) or issubclass(t.cls, tuple)


def is_integer(index):
    """Whether an index is certainly one position."""
    match plain(index):
        case Number("i" | "b"):
            return True
        case Array(0, str(dtype)):
            return np.dtype(dtype).kind in "iu"
    return False
