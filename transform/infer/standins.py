"""Small values of a type, to call a function on.

>>> [v.tolist() for v in standins(Array(1, "float64"))]
[[1.0, 1.0]]
>>> standins(Tuple((Known(0), Number("f", True))))
[(0, 1.0)]
>>> from wengert.transform.types import UNKNOWN
>>> standins(UNKNOWN) is None
True

Where a type leaves something open (which rank, NumPy's scalar or Python's) there are several, one
for each possibility that results may depend on.
"""

from functools import cache
from itertools import product

import numpy as np

from ..types import (
    NUMERIC,
    Array,
    Dict,
    Known,
    List,
    Number,
    Range,
    Tuple,
    TupleOf,
    rebuild,
)

PYTHON = {"b": [True], "i": [1, 0, 2, -1], "f": [1.0], "c": [1j]}
NUMPY = {
    "b": [np.True_],
    "i": [np.int64(1), np.uint8(1)],
    "f": [np.float64(1), np.float32(1)],
    "c": [np.complex128(1j), np.complex64(1j)],
}
DTYPES = ("float64", "float32", "int64", "complex128", "bool")
RANKS = (0, 1, 2, 3, 4)
HIGHEST, MOST = 6, 700
OBJECTS = (type, np.dtype, slice, type(None), type(...))
CONSTANTS = (bool, int, str, tuple)


@cache
def standins(t):
    """Values of type `t`, or None where it is too open."""
    match t:
        case Number(kind, python, mixed, double):
            several = scalars(kind, python)[: 2 if double else None]
            return several + (scalars("i", python)[:1] if mixed else [])
        case Array(None, None):
            few = [array(rank, d) for rank in (1, 2) for d in DTYPES[2:]]
            return [np.dtype(d).type(1) for d in DTYPES] + few + of_ranks(DTYPES[:2])
        case Array(None, dtype):
            return [np.dtype(dtype).type(1), *of_ranks([dtype])]
        case Array(ndim, dtype):
            dtypes = [dtype] if dtype else DTYPES
            return [array(ndim, d) for d in dtypes] if ndim <= HIGHEST else None
        case Known(value) if isinstance(value, OBJECTS) or type(value) in CONSTANTS:
            return [value]
        case Range():
            return [range(2), range(0)]
        case Tuple(items):
            return choices([standins(i) for i in items])
        case Dict(items):
            values = choices([standins(v) for _, v in items])
            return values and [dict(zip([k for k, _ in items], v)) for v in values]
        case List(item):
            return repeated(standins(item), list)
        case TupleOf(item):
            return repeated(standins(item), tuple)
    return [1.0, 1, True, 1j, *standins(Array())] if t is NUMERIC else None


def scalars(kind, python):
    return PYTHON[kind] if python else PYTHON[kind] + NUMPY[kind]


def of_ranks(dtypes):
    """Arrays of any rank."""
    return [array(rank, d) for rank in RANKS for d in dtypes]


def array(ndim, dtype):
    """A read-only array with two items along each axis; regular where a matrix of floats."""
    ones = np.ones((2,) * ndim, dtype)
    if ndim > 1 and ones.dtype.kind in "fc":
        ones = ones + np.eye(2, dtype=dtype)
    ones.setflags(write=False)
    return ones


def repeated(items, cls):
    """Containers of no item, of one and of two; of none alone where there are no items."""
    if items is None:
        return None
    return [cls(), *(cls([v] * n) for v in items for n in (1, 2))]


def choices(parts):
    """Every choice of one value from each part, or None if there are none or too many."""
    count = 1
    for values in parts:
        count = count * len(values) if values is not None else MOST + 1
    return list(product(*parts)) if count <= MOST else None


def is_open(t):
    """Whether there is an array of unknown rank in it."""
    if t is NUMERIC or (isinstance(t, Array) and t.ndim is None):
        return True
    found = []
    rebuild(t, lambda part: found.append(is_open(part)) or part)
    return any(found)
