"""The type of what a helper of the runtime returns.

>>> helper("sequence", [Array(1, "float64")])
Array(ndim=1, dtype='float64', shape=None)
>>> helper("unpack", [List(Text()), Known(1), Known(0)])
Tuple(items=(Text(), List(item=Text())))
"""

import numpy as np

from ..types import (
    INT,
    NOTHING,
    UNKNOWN,
    Array,
    Dict,
    DictOf,
    Instance,
    Known,
    List,
    Range,
    Text,
    Tuple,
    TupleOf,
    is_namedtuple,
    is_numeric,
    item_of,
    join_all,
    plain,
    without_shapes,
)
from .adjoints import of_adjoint
from .operations import element
from .trial import trial

CHANGING = frozenset(
    "pullback pullback_method pullback_of pullback_closed pushforward add_attr clear_item".split()
)
FLOATS = "float64", "float32", "complex128", "complex64"


def helper(name, args, keywords=()):
    """The type of `rt.name(*args, **keywords)`."""
    if NOTHING in args:
        return NOTHING
    match name, list(map(plain, args)):
        case (("private" | "own_tape" | "own_dot" | "view_of" | "steady"), [t, *_]):
            return args[0]
        case "private", [t, *_]:
            return t
        case "either", [_, _, t]:
            return args[2]
        case "as_array", [t]:
            return as_array(t)
        case "as_arrays", [t]:
            return List(without_shapes(as_array(element(t))))
        case "sequence", [t]:
            return sequence(t)
        case "unpack", [t, _, _] if all(isinstance(a, Known) for a in args[1:]):
            return unpack(t, args[1].value, args[2].value)
        case "star", parts:
            return List(without_shapes(plain(join_all(map(element, parts)))))
        case "star_tuple", parts:
            return TupleOf(join_all(map(element, parts)))
        case (("shortest" | "same_length"), _):
            return INT
        case "selections", _:
            return List(TupleOf(INT))
        case "new", [Known(cls)]:
            return Instance(cls, ())
        case "make_dict", [_, values]:
            return DictOf(without_shapes(plain(element(values))))
        case "merge", parts:
            return merged(parts)
        case "as_adjoint", [_, Array(ndim, dtype)] if dtype in FLOATS:
            return Array(ndim, dtype)
        case "replaced", [Instance(cls, fields), Dict(new)]:
            return Instance(cls, tuple({**dict(fields), **dict(new)}.items()))
    return of_adjoint(name, args, dict(keywords))


def as_array(t):
    """An array of what is in a list or a tuple; anything else as it is."""
    if is_numeric(t):
        return t
    return trial(np.asarray, (without_shapes(t),)) or UNKNOWN


def merged(parts):
    """The type of a dict with the items of all of `parts`."""
    if all(isinstance(t, Dict) for t in parts):
        return Dict(tuple({k: v for t in parts for k, v in t.items}.items()))
    return DictOf(join_all(map(item_of, parts)))


def sequence(t):
    """Lists, tuples and arrays as they are, lists of what else is certain to be none of these."""
    match t:
        case List() | Tuple() | TupleOf():
            return t
        case Array(int()):
            return t
        case Instance(cls) if is_namedtuple(cls):
            return t
        case Text():
            return List(Text())
        case Range():
            return List(INT)
        case Dict(items) if items and all(isinstance(key, str) for key, _ in items):
            return List(Text())
        case Dict() | DictOf():
            return List(UNKNOWN)
    return UNKNOWN


def unpack(t, before, after):
    """A tuple of the first elements, a list of those between, and the last."""
    if isinstance(t, Tuple) and len(t.items) >= before + after:
        end = len(t.items) - after
        middle = List(without_shapes(plain(join_all(t.items[before:end]))))
        return Tuple((*t.items[:before], middle, *t.items[end:]))
    one = without_shapes(element(t))
    return Tuple((*[one] * before, List(one), *[one] * after))
