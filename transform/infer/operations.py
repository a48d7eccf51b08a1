"""The type of an operation on types.

>>> from wengert.transform.types import INT
>>> f, x = Number("f", True), Array(2, "float64", "x")
>>> binary(gast.Add, x, f)
Array(ndim=2, dtype='float64', shape='x')
>>> binary(gast.Pow, INT, INT), binary(gast.Pow, INT, Known(2))  # doctest: +NORMALIZE_WHITESPACE
(Number(kind='f', python=True, mixed=True, double=False),
 Number(kind='i', python=True, mixed=False, double=False))
>>> binary(gast.Add, List(f), List(INT))
List(item=Number(kind='f', python=True, mixed=True, double=False))
"""

import operator

import gast
import numpy as np

from ..frozen import replace
from ..types import (
    NOTHING,
    NUMERIC,
    UNKNOWN,
    Array,
    Instance,
    Known,
    List,
    Number,
    Range,
    Text,
    Tuple,
    TupleOf,
    is_numeric,
    item_of,
    join,
    join_all,
    plain,
    without_shapes,
)
from .axes import of_broadcast, of_product
from .trial import trial

BINARY = {
    gast.Add: operator.add,
    gast.Sub: operator.sub,
    gast.Mult: operator.mul,
    gast.Div: operator.truediv,
    gast.FloorDiv: operator.floordiv,
    gast.Mod: operator.mod,
    gast.Pow: operator.pow,
    gast.MatMult: operator.matmul,
    gast.BitAnd: operator.and_,
    gast.BitOr: operator.or_,
    gast.BitXor: operator.xor,
    gast.LShift: operator.lshift,
    gast.RShift: operator.rshift,
}
UNARY = {gast.USub: operator.neg, gast.UAdd: operator.pos, gast.Invert: operator.invert}
COMPARE = {
    gast.Eq: operator.eq,
    gast.NotEq: operator.ne,
    gast.Lt: operator.lt,
    gast.LtE: operator.le,
    gast.Gt: operator.gt,
    gast.GtE: operator.ge,
}
BOOL = Number("b", True)
SEQUENCE = (List, Tuple, TupleOf)
CERTAIN = (List, Tuple, TupleOf, Text, Known)
ELEMENTWISE = frozenset({*BINARY.values(), *UNARY.values(), *COMPARE.values()}) - {operator.matmul}


def binary(op, a, b):
    """The type of `a op b`, `op` being a class of gast."""
    if NOTHING in (a, b):
        return NOTHING
    if is_numeric(a) and is_numeric(b):
        return power(a, b) if op is gast.Pow else numeric(BINARY[op], a, b)
    a, b = plain(a), plain(b)
    if isinstance(a, Text) and op in (gast.Mod, gast.Add) and (op is gast.Mod or a == b):
        return a
    if op is gast.Add and isinstance(a, SEQUENCE) and isinstance(b, SEQUENCE):
        return concatenated(a, b)
    if op is gast.Mult:
        return repeated(a, b) or repeated(b, a) or UNKNOWN
    if is_numeric(a) or is_numeric(b):
        return with_array(BINARY[op], a, b)
    return UNKNOWN


def with_array(function, a, b):
    """An array and a list or tuple compute like two arrays."""
    if any(isinstance(t, Array) and t.ndim is not None for t in (a, b)):
        return trial(function, (without_shapes(a), without_shapes(b))) or UNKNOWN
    return UNKNOWN


def concatenated(a, b):
    if isinstance(a, Tuple) and isinstance(b, Tuple):
        return Tuple(a.items + b.items)
    if isinstance(a, List) != isinstance(b, List):
        return UNKNOWN
    return (List if isinstance(a, List) else TupleOf)(join(item_of(a), item_of(b)))


def repeated(a, b):
    """The type of a list, tuple or text times a Python int, or None."""
    if not (isinstance(b, Number) and b.python and b.kind in "bi"):
        return None
    if isinstance(a, Tuple | TupleOf):
        return TupleOf(item_of(a))
    return a if isinstance(a, List | Text) else None


def power(a, b):
    """An int to a negative int is a float."""
    found = numeric(operator.pow, a, b)
    if isinstance(a, Array) and not isinstance(b, Known):
        return join_all([found, numeric(squared, a, b), numeric(cubed, a, b)])
    whole = isinstance(b, Known) and type(b.value) in (int, bool) and b.value >= 0
    if isinstance(found, Number) and found.kind == "i" and not whole:
        return join(found, Number("f", found.python))
    return found


# What NumPy before 2.3 makes of an array depends on the exponent: those of stand-ins are 1.
def squared(x, y):
    return x ** (y + y)


def cubed(x, y):
    return x ** (y + y + y)


def numeric(function, *types):
    """What an operator or a ufunc makes of numbers and arrays."""
    found = trial(function, tuple(map(without_shapes, types))) or NUMERIC
    if function is operator.matmul:
        return replace(found, shape=of_product(*types)) if isinstance(found, Array) else found
    return shaped(found, types)


def shaped(found, types):
    """`found`, with the shape that `types` have together, numbers aside."""
    together = isinstance(found, Array) and of_broadcast(types)
    if together:
        return Array(found.ndim, found.dtype, together)
    arrays = [t for t in types if isinstance(t, Array) and t.ndim != 0]
    arrays = arrays or [t for t in types if isinstance(t, Array)]
    tokens = {t.shape for t in arrays}
    if isinstance(found, Array) and len(tokens) == 1 and NUMERIC not in types:
        return Array(found.ndim, found.dtype, *tokens)
    return found


def unary(op, a):
    """The type of `op a`."""
    if op is gast.Not:
        return BOOL
    if a is NOTHING:
        return a
    return numeric(UNARY[op], a) if is_numeric(a) else UNKNOWN


def compare(op, a, b):
    """The type of `a op b`; identity and membership are bools, other comparisons maybe arrays."""
    if op not in COMPARE:
        return BOOL
    if NOTHING in (a, b):
        return NOTHING
    if is_numeric(a) and is_numeric(b):
        return numeric(COMPARE[op], a, b)
    return BOOL if isinstance(a, CERTAIN) and isinstance(b, CERTAIN) else UNKNOWN


def is_elementwise(function):
    """Whether a function's result has the one shape of its arrays."""
    if isinstance(function, np.ufunc):
        return function.signature is None and function.nout == 1
    return function in ELEMENTWISE


def element(t):
    """The type of what a loop over `t` meets."""
    t = plain(t)
    if isinstance(t, Array):
        found = trial(operator.getitem, (without_shapes(t), Known(0))) if t.ndim else None
        return found or Array(None, t.dtype)
    if isinstance(t, Instance) and issubclass(t.cls, tuple):
        return join_all(f for _, f in t.fields)
    if t in (NUMERIC, NOTHING):
        return t
    return item_of(t) if isinstance(t, (*SEQUENCE, Range, Text)) else UNKNOWN


def value_of(node):
    return node.value if isinstance(node, gast.Starred) else node


def expanded(typed):
    """The Tuple of the types of nodes, those with a star item by item; None if they can't be."""
    items = []
    for node, t in typed:
        if not isinstance(node, gast.Starred):
            items.append(t)
        elif isinstance(plain(t), Tuple):
            items.extend(plain(t).items)
        else:
            return None
    return Tuple(tuple(items))
