"""What two types have in common.

>>> join(Number("i", True), Number("f", True))
Number(kind='f', python=True, mixed=True, double=False)
>>> join(Array(2, "float64", "x"), Array(1, "float64", "y"))
Array(ndim=None, dtype='float64', shape=None)
>>> join(Known(2), Known(3)), join(Known(2), Array(1))
(Number(kind='i', python=True, mixed=False, double=False), NUMERIC)
"""

from functools import reduce

from .kinds import (
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
    Number,
    Range,
    Text,
    Tuple,
    TupleOf,
)

KINDS = "bifc"
COMPLEX = {"c", "complex128", "complex64"}
OF_CONSTANT = {bool: Number("b", True), int: INT, str: Text()}


def plain(t):
    """The type of a constant's value: that it is constant is true of one place only."""
    if not isinstance(t, Known):
        return t
    if type(t.value) is tuple:
        return Tuple(tuple(plain(Known(v)) for v in t.value))
    return OF_CONSTANT.get(type(t.value), t)


def join(a, b):
    """The type of what may be of type `a` or of type `b`."""
    if a == b or b is NOTHING:
        return a
    if a is NOTHING:
        return b
    match plain(a), plain(b):
        case Number() as a, Number() as b:
            return join_numbers(a, b)
        case Array() as a, Array() as b:
            return Array(
                common(a.ndim, b.ndim), join_dtypes(a.dtype, b.dtype), common(a.shape, b.shape)
            )
        case a, b if is_numeric(a) and is_numeric(b):
            known = NUMERIC not in (a, b) and COMPLEX & {kind_of(a), kind_of(b)}
            return Array(None, "complex128") if known else NUMERIC
        case a, b if is_callable(a) and is_callable(b):
            return a if a == b else Function()
        case a, b:
            return a if a == b else join_containers(a, b)


def common(x, y):
    return x if x == y else None


def join_dtypes(x, y):
    """Complex where one is: what is right of complex numbers is right of real ones."""
    if x == y:
        return x
    return "complex128" if COMPLEX & {x, y} and None not in (x, y) else None


def kind_of(t):
    """The dtype of arrays, or the kind of numbers."""
    return t.dtype if isinstance(t, Array) else getattr(t, "kind", None)


def join_numbers(a, b):
    kind = max(a.kind, b.kind, key=KINDS.index)
    python = a.python and b.python
    double = not python and all(n.python or n.double for n in (a, b))
    return Number(kind, python, a.mixed or b.mixed or a.kind != b.kind, double)


def join_containers(a, b):
    match a, b:
        case List(x), List(y):
            return List(join(x, y))
        case (Tuple(x), Tuple(y)) if len(x) == len(y):
            return Tuple(tuple(map(join, x, y)))
        case Tuple() | TupleOf(), Tuple() | TupleOf():
            return TupleOf(join(item_of(a), item_of(b)))
        case (Dict(x), Dict(y)) if [k for k, _ in x] == [k for k, _ in y]:
            return Dict(join_fields(x, y))
        case Dict() | DictOf(), Dict() | DictOf():
            return DictOf(join(item_of(a), item_of(b)))
        case (Instance(c, x), Instance(d, y)) if c is d:
            return Instance(c, join_attributes(x, y))
    return UNKNOWN


def join_fields(x, y):
    """The items of dicts with the same keys."""
    return tuple((k, join(t, u)) for (k, t), (_, u) in zip(x, y))


def join_attributes(x, y):
    """The fields that an object may have; none are known where those of one are not."""
    if not x or not y:
        return ()
    either = dict(x) | dict(y)
    both = {k: join(dict(x).get(k, NOTHING), dict(y).get(k, NOTHING)) for k in either}
    return tuple(both.items())


def join_all(types):
    """The type of what is of one of `types`; NOTHING if there are none."""
    return reduce(join, types, NOTHING)


def covers(t, u):
    """Whether all that is of type `u` is of type `t`."""
    return join(t, u) == t


def item_of(t):
    """The type of a container's items, of a dict's values, of a range's and a text's."""
    match plain(t):
        case List(item) | TupleOf(item) | DictOf(item):
            return item
        case Tuple(items):
            return join_all(items)
        case Dict(items):
            return join_all(value for _, value in items)
        case Range():
            return INT
        case Text():
            return Text()
    return UNKNOWN


def is_numeric(t):
    """Whether it is certainly a number or an array."""
    return t is NUMERIC or isinstance(plain(t), Number | Array)


def is_callable(t):
    """Whether it is certainly a function or a class."""
    return isinstance(t, Function) or (isinstance(t, Known) and callable(t.value))
