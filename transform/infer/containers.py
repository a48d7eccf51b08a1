"""What a list, dict or object may hold after something was put into it, under any of its names.

>>> from wengert.transform.types import INT, Number, Tuple
>>> absorb(List(INT), {ITEM: Number("f", True)})
List(item=Number(kind='f', python=True, mixed=True, double=False))
>>> absorb(Tuple((INT, List(INT))), {ALL: UNKNOWN})
Tuple(items=(Number(kind='i', python=True, mixed=False, double=False), List(item=UNKNOWN)))

A `Stored` says, for ITEM, what went into a list or dict itself; for a name, what went under that
key or into that field; and ALL, that anything may have gone anywhere.  For an `Inner`, it says what
went into something that the value may be, or may hold.

>>> absorb(List(List(INT)), {Inner(ITEM, List, "number"): Number("f", True)})
List(item=List(item=Number(kind='f', python=True, mixed=True, double=False)))
"""

from ..frozen import frozen
from ..types import (
    NOTHING,
    UNKNOWN,
    Anything,
    Dict,
    DictOf,
    Function,
    Instance,
    Known,
    List,
    Text,
    Tuple,
    TupleOf,
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


@frozen
class Inner:
    """That something of the kind `held` went under `key` into something of the kind `holder`.

    A kind that is None may be any.
    """

    key: object
    holder: object
    held: object


def holds(t):
    """Whether something can be put into a value of type `t`, or into what it holds."""
    if isinstance(t, List | Dict | DictOf | Function) or t is UNKNOWN:
        return True
    if isinstance(t, Instance) and not issubclass(t.cls, tuple):
        return True
    return any(map(holds, inside(t)))


def kind_of(t):
    """What no two values have in common that are certainly not the same; None where in doubt."""
    if is_numeric(t):
        return "number"
    match plain(t):
        case List() | Text() as t:
            return type(t)
        case Tuple() | TupleOf():
            return Tuple
        case Dict(items):
            return (Dict, frozenset(k for k, _ in items))
        case DictOf():
            return (Dict, None)
        case Instance(cls):
            return cls
        case Known(None):
            return "none"
    return None


def absorb(t, stored, alone=False, blank=False, loose=True):
    """`t`, after the stores of `stored` into it or into what it holds.

    alone: no other name stands for it; blank: an object without fields is one that is being made;
    loose: what seems empty may be what other names stored into
    """
    if not stored or isinstance(t, Anything) or is_numeric(t):
        return t
    inner = {k: v for k, v in stored.items() if isinstance(k, Inner)}
    own = {k: v for k, v in stored.items() if not isinstance(k, Inner)}
    made = blank and own and isinstance(t, Instance) and ALL not in own
    t = Instance(t.cls, put_in_fields(t.fields, own)) if made else put_in(t, own)
    if ALL in own:
        inner = {**inner, Inner(ALL, None, None): UNKNOWN}
    if alone:
        return rebuild(t, lambda part: absorb_inner(part, inner, loose))
    return absorb_inner(t, inner, loose) if inner else t


def absorb_inner(t, inner, loose):
    """`t`, after stores into whatever in it may be what was stored into."""
    if isinstance(t, Anything) or is_numeric(t):
        return t
    t = rebuild(t, lambda part: absorb_inner(part, inner, loose))
    found = {}
    for entry, what in inner.items():
        if fits(t, entry) and (loose or not is_blank(t)):
            found[entry.key] = join(found.get(entry.key, NOTHING), what)
    return put_in(t, found)


def may_be(one, other):
    """Whether there may be a value of both kinds: a dict keeps its keys, or is a DictOf."""
    match one, other:
        case (a, keys), (b, others):
            return a is b and (None in (keys, others) or keys == others)
    return None in (one, other) or one == other


def fits(t, entry):
    """Whether a value of type `t` may be what an Inner tells of."""
    own = may_be(kind_of(t), entry.holder) and kind_of(t) is not None
    return own and may_be(kind_of(content(t, entry.key)), entry.held)


def is_blank(t):
    """Whether nothing is known to be in a list or dict."""
    return isinstance(t, List | DictOf) and item_of(t) is NOTHING


def content(t, key):
    """The type of what a value of type `t` has under a key of a Stored."""
    match t:
        case Dict(items) | Instance(_, items) if key in dict(items):
            return dict(items)[key]
        case Instance():
            return NOTHING
    return item_of(t)


def put_in(t, own):
    """`t`, after something went into the value itself."""
    if not own:
        return t
    match t:
        case List(item):
            return List(UNKNOWN if ALL in own else join(item, own.get(ITEM, NOTHING)))
        case DictOf(value):
            return DictOf(UNKNOWN if ALL in own else join_every(value, own))
        case Dict(items):
            return put_in_dict(items, own)
        case Instance(cls, fields) if fields and not issubclass(cls, tuple):
            return Instance(cls, () if ALL in own else put_in_fields(fields, own))
    return t


def join_every(t, own):
    for value in own.values():
        t = join(t, value)
    return t


def put_in_dict(items, own):
    """A dict keeps its keys as long as only they are stored to."""
    keys = {k for k, _ in items}
    if ALL in own:
        return DictOf(UNKNOWN)
    if ITEM in own or not own.keys() <= keys:
        return DictOf(join_every(item_of(Dict(items)), own))
    return Dict(tuple((k, join(t, own.get(k, NOTHING))) for k, t in items))


def put_in_fields(fields, own):
    """The fields of an object, those that it has only now last."""
    old = {k: join(t, own.get(k, NOTHING)) for k, t in fields}
    new = {k: own[k] for k in sorted(own.keys() - old.keys() - {ITEM})}
    return tuple((old | new).items())


def inner_of(t, what):
    """What other names learn of the stores `what` into something that is now of type `t`."""
    holder = kind_of(t)
    if ALL in what:
        return {Inner(ALL, None, None): UNKNOWN}
    found = {}
    for key, value in what.items():
        held = value if holder is None else join(value, content(t, key))
        found[Inner(key, holder, holder and kind_of(held))] = held
    return found


def add_stores(a, b):
    """The stores of both."""
    new = {key: shallow(without_shapes(plain(t)), DEEPEST) for key, t in b.items()}
    return joined_stores(a, new)


def joined_stores(a, b):
    """The stores of both, where those of `b` come from other stores."""
    return {**a, **{key: join(a[key], t) if key in a else t for key, t in b.items()}}


def shallow(t, levels):
    """`t`, of which no more than some `levels` are known: a list may seem to hold itself."""
    if not levels and inside(t):
        return UNKNOWN
    return rebuild(t, lambda part: shallow(part, levels - 1))
