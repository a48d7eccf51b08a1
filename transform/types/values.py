"""The type of a value that is there.

>>> type_of({"w": np.ones((2, 3)), "b": 0.5})  # doctest: +NORMALIZE_WHITESPACE
Dict(items=(('w', Array(ndim=2, dtype='float64', shape=None)),
            ('b', Number(kind='f', python=True, mixed=False, double=False))))
>>> type_of([1, 2.5]), type_of([])
(List(item=Number(kind='f', python=True, mixed=True, double=False)), List(item=NOTHING))

Subclasses of what Python and NumPy compute with may mean another thing by `*`: a matrix, a masked
array, a Fraction is UNKNOWN. A function is one of many that may be passed: only those of NumPy and
those that are built in are themselves a type.
"""

from functools import cache, partial
from logging import Logger
from numbers import Number as Numeric
from types import BuiltinFunctionType, FunctionType, MethodType, ModuleType

import numpy as np

from wengert.runtime.trees import Pullback

from .joins import join_all
from .kinds import (
    INT,
    UNKNOWN,
    Array,
    Dict,
    DictOf,
    Function,
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

DEEPEST, LONGEST = 8, 64
SCALARS: dict[type, object] = {
    float: Number("f", True),
    int: INT,
    bool: Number("b", True),
    complex: Number("c", True),
    np.float64: Number("f", double=True),
    np.float32: Number("f"),
    np.float16: Number("f"),
    np.complex128: Number("c", double=True),
    np.complex64: Number("c"),
    np.bool_: Number("b"),
    **{np.dtype(code).type: Number("i") for code in "bBhHiIlLqQ"},
    str: Text(),
    range: Range(),
    **dict.fromkeys((FunctionType, MethodType, partial, Pullback), Function()),
}
DISTRIBUTIONS = "rv_generic", "multi_rv_generic"
OBJECTS = (type, ModuleType, BuiltinFunctionType, np.ufunc, np.dtype, type(np.sum), type(None))
FUNCTIONS = (type, FunctionType, MethodType, BuiltinFunctionType, partial, np.ufunc)
DATA = (list, tuple, dict, set, frozenset, str, bytes, int, float, complex, np.ndarray, np.generic)


OWN_ARITHMETIC = np.matrix, np.ma.MaskedArray  # arrays whose operators mean something else


def type_of(value, around=()):
    """The type of a value, which is itself inside the containers with the ids `around`."""
    cls = type(value)
    if cls in SCALARS:
        return SCALARS[cls]
    if cls is np.ndarray:
        return of_array(value)
    if isinstance(value, OWN_ARITHMETIC):
        return Instance(cls)
    if isinstance(value, OBJECTS):
        return Known(value)
    if isinstance(value, np.generic) and value.dtype.kind in "fc":
        return Array(None, name_of(value.dtype))
    if id(value) in around or len(around) == DEEPEST:
        return UNKNOWN
    if isinstance(value, Logger):
        return Instance(cls)
    return of_container(cls, value, (*around, id(value)))


def object_type(value):
    """The type of a global or a module's member: functions, classes and modules are themselves."""
    itself = isinstance(value, (*FUNCTIONS, ModuleType, property)) or is_compiled(value)
    return Known(value) if itself or is_distribution(value) else type_of(value)


def is_distribution(value):
    """Whether it is one of scipy.stats, such as `norm`, whose functions are its methods."""
    return any(c.__name__ in DISTRIBUTIONS and in_stats(c) for c in type(value).__mro__)


def in_stats(cls):
    return cls.__module__.startswith("scipy.stats.")


def is_compiled(value):
    """Whether it is a function that C made, as those of numpy.random and scipy.fft are."""
    return type(value).__name__ in ("cython_function_or_method", "_Function")


def of_array(array):
    kept = array.dtype.kind in "biufc"
    return Array(array.ndim, name_of(array.dtype)) if kept else UNKNOWN


@cache
def name_of(dtype):
    """The name of a dtype, which NumPy puts together anew each time that it is asked."""
    return str(dtype)


def of_container(cls, value, around):
    """The type of a container or of an object with a `__dict__`."""
    if cls is list:
        return List(of_items(value, around))
    if cls is tuple:
        if len(value) > LONGEST:
            return TupleOf(of_items(value, around))
        return Tuple(tuple(type_of(v, around) for v in value))
    if cls is dict:
        if len(value) > LONGEST or not {type(k) for k in value} <= {str, int}:
            return DictOf(of_items(value.values(), around))
        return Dict(of_fields(value, around))
    if is_namedtuple(cls):
        return Instance(cls, of_fields(dict(zip(cls._fields, value)), around))
    if not issubclass(cls, (*DATA, Numeric)) and is_object(cls):
        return Instance(cls, of_fields(fields_of(value), around))
    return Random(cls.__name__) if is_random(cls) else UNKNOWN


def is_random(cls):
    """Whether it is NumPy's Generator or RandomState, told without importing them."""
    ours = cls.__name__ in ("Generator", "RandomState")
    return ours and cls.__module__.startswith("numpy.random.")


def is_object(cls):
    """Whether the objects of a class have fields that can be looked up: a `__dict__`, or slots."""
    slots = any("__slots__" in c.__dict__ for c in cls.__mro__[:-1])
    return cls.__dictoffset__ != 0 or slots


def fields_of(value):
    """The fields of an object, by name."""
    names = [n for c in type(value).__mro__ for n in slots_of(c)]
    found = {n: getattr(value, n) for n in names if hasattr(value, n)}
    return found | (getattr(value, "__dict__", None) or {})


def slots_of(cls):
    slots = cls.__dict__.get("__slots__", ())
    return [n for n in ((slots,) if isinstance(slots, str) else slots) if n != "__dict__"]


def of_items(values, around):
    """What all of `values` are; quick for a long list of numbers."""
    classes = set(map(type, values))
    if classes <= SCALARS.keys():
        return join_all(SCALARS[c] for c in classes)
    return join_all({type_of(v, around): None for v in values})


def of_fields(fields, around):
    return tuple((k, type_of(v, around)) for k, v in fields.items())


def is_namedtuple(cls):
    return issubclass(cls, tuple) and isinstance(getattr(cls, "_fields", None), tuple)
