"""The type of an attribute, and of what a method returns.

>>> of_attribute(Array(2, "float64"), "T")
Array(ndim=2, dtype='float64', shape=None)
>>> of_method(Array(2, "float64"), "sum", (), (("axis", Known(0)),))
Array(ndim=1, dtype='float64', shape=None)
>>> of_method(Array(1, "float64"), "reshape", (Known(-1), Known(2)), ())
Array(ndim=2, dtype='float64', shape=None)
"""

import inspect
from types import FunctionType

import numpy as np

from ..frozen import replace
from ..types import (
    INT,
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
    Random,
    Range,
    Text,
    Tuple,
    TupleOf,
    is_numeric,
    item_of,
    plain,
    without_shapes,
)
from .axes import of_transposed
from .draws import drawn
from .operations import shaped
from .pure import METHODS, attribute, method
from .special import METHOD_RESULTS
from .trial import trial

COUNTS = ("ndim", "size", "nbytes", "itemsize")
SAME_SHAPE = ("copy", "astype", "conj", "conjugate", "clip", "round")
PARTS = ("real", "imag", "T", "mT")
TEXTS = "strip lower upper replace format join title lstrip rstrip capitalize".split()


def of_attribute(t, attr):
    """The type of `t.attr`."""
    if t is NOTHING:
        return NOTHING
    match plain(t):
        case Instance(cls, fields):
            return of_field(cls, dict(fields), attr)
        case t if is_numeric(t):
            return of_numeric(t, attr)
        case Range() if attr in ("start", "stop", "step"):
            return INT
    return UNKNOWN


def of_field(cls, fields, attr):
    """The type of an attribute of an object: a method is a function; NOTHING if it isn't there."""
    static = inspect.getattr_static(cls, attr, None)
    if isinstance(static, property):
        return UNKNOWN
    if attr in fields:
        return fields[attr]
    if isinstance(static, FunctionType):
        return Function()
    missing = static is None and fields and not hasattr(cls, "__getattr__")
    return NOTHING if missing else UNKNOWN


def of_numeric(t, attr):
    if attr == "shape":
        known = isinstance(t, Array) and t.ndim is not None
        return Tuple((INT,) * t.ndim) if known else TupleOf(INT)
    if attr in COUNTS:
        return INT
    if attr == "dtype" and isinstance(t, Array) and t.dtype:
        return Known(np.dtype(t.dtype))
    if attr not in PARTS:
        return UNKNOWN
    found = trial(attribute(attr), (without_shapes(t),)) or NUMERIC
    if attr == "T" and isinstance(found, Array):
        return replace(found, shape=of_transposed(t))
    return found if attr == "mT" else shaped(found, (t,))


def of_method(t, name, args, keywords):
    """The type of `t.name(*args, **keywords)`, where `t` is no object with methods of its own."""
    if NOTHING in (t, *args):
        return NOTHING
    t = plain(t)
    if is_numeric(t):
        return of_numeric_method(t, name, args, keywords)
    match t:
        case List():
            return of_list_method(t, name)
        case Dict() | DictOf():
            return of_dict_method(t, name, args)
        case Random():
            return drawn(name, args, keywords)
        case Text():
            return Text() if name in TEXTS else UNKNOWN
        case Tuple() | TupleOf() if name in ("count", "index"):
            return INT
    return UNKNOWN


def of_numeric_method(t, name, args, keywords):
    if name in METHOD_RESULTS:
        return METHOD_RESULTS[name](t, args, dict(keywords))
    if name not in METHODS:
        return UNKNOWN
    keywords = tuple((k, without_shapes(v)) for k, v in keywords)
    found = trial(method(name), tuple(map(without_shapes, (t, *args))), keywords)
    if found is None:
        return UNKNOWN
    same = name in SAME_SHAPE and isinstance(t, Array) and isinstance(found, Array)
    arrays = [a for a in args if isinstance(a, Array)]
    return replace(found, shape=t.shape) if same and not arrays else found


def of_list_method(t, name):
    if name in "append extend insert remove clear sort reverse".split():
        return Known(None)
    if name == "copy":
        return t
    if name in ("count", "index"):
        return INT
    return item_of(t) if name == "pop" else UNKNOWN


def of_dict_method(t, name, args):
    match name, args:
        case "copy", _:
            return t
        case "pop", [Known(key)] if isinstance(t, Dict):
            return dict(t.items).get(key, item_of(t) if t.items else UNKNOWN)
        case "pop", [_]:
            return item_of(t)
        case "update" | "clear", _:
            return Known(None)
        case "get", [Known(key), *_] if isinstance(t, Dict) and key in dict(t.items):
            return dict(t.items)[key]
    return UNKNOWN
