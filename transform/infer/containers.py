"""What a list, dict or object may hold after something was put into it, under any of its names.

>>> from wengert.transform.types import INT, Number, Tuple
>>> absorb(List(INT), {ITEM: Number("f", True)})
List(item=Number(kind='f', python=True, mixed=True))
>>> absorb(Tuple((INT, List(INT))), {ALL: UNKNOWN})
Tuple(items=(Number(kind='i', python=True, mixed=False), List(item=UNKNOWN)))

A `Stored` says, for ITEM, what went into some list or dict; for a name, what went under that key or
into that field; and ALL, that anything may have gone anywhere.
"""

from ..types import (
    UNKNOWN,
    Anything,
    Dict,
    DictOf,
    Function,
    Instance,
    List,
    inside,
    is_numeric,
    item_of,
    join,
    plain,
    rebuild,
    without_shapes,
)

ITEM, ALL = ("item",), ("all",)
DEEPEST = 6  # levels of a stored value that are told apart


def holds(t):
    """Whether something can be put into a value of type `t`, or into what it holds."""
    if isinstance(t, List | Dict | DictOf | Function) or t is UNKNOWN:
        return True
    if isinstance(t, Instance) and not issubclass(t.cls, tuple):
        return True
    return any(map(holds, inside(t)))


def absorb(t, stored):
    """`t`, after the stores of `stored` into it or into what it holds."""
    if not stored or isinstance(t, Anything) or is_numeric(t):
        return t
    match rebuild(t, lambda part: absorb(part, stored)):
        case List(item):
            return List(UNKNOWN if ALL in stored else joined(item, stored))
        case DictOf(value):
            return DictOf(UNKNOWN if ALL in stored else join_every(value, stored))
        case Dict(items):
            return absorb_dict(items, stored)
        case Instance(cls, fields) if not issubclass(cls, tuple):
            return Instance(cls, () if ALL in stored else absorb_fields(fields, stored))
        case t:
            return t


def joined(item, stored):
    return join(item, stored[ITEM]) if ITEM in stored else item


def join_every(t, stored):
    for value in stored.values():
        t = join(t, value)
    return t


def absorb_dict(items, stored):
    """A dict keeps its keys as long as only they are stored to."""
    keys = {k for k, _ in items}
    if ALL in stored:
        return DictOf(UNKNOWN)
    if ITEM in stored or not stored.keys() <= keys:
        return DictOf(join_every(item_of(Dict(items)), stored))
    return Dict(absorb_fields(items, stored))


def absorb_fields(fields, stored):
    return tuple((k, join(t, stored[k]) if k in stored else t) for k, t in fields)


def add_stores(a, b):
    """The stores of both."""
    merged = dict(a)
    for key, t in b.items():
        t = shallow(without_shapes(plain(t)), DEEPEST)
        merged[key] = join(merged[key], t) if key in merged else t
    return merged


def shallow(t, levels):
    """`t`, of which no more than some `levels` are known: a list may seem to hold itself."""
    if not levels and inside(t):
        return UNKNOWN
    return rebuild(t, lambda part: shallow(part, levels - 1))
