"""The type of what a known function returns.

>>> from wengert.transform.types import INT, Tuple
>>> call(np.tanh, (Array(2, "float64", "x"),))
Array(ndim=2, dtype='float64', shape='x')
>>> call(np.zeros, (Tuple((INT, INT)),))
Array(ndim=2, dtype='float64', shape=None)
>>> call(print, (UNKNOWN,))
Known(value=None)
"""

import dataclasses
import inspect
from types import FunctionType

import numpy as np

from ..frozen import replace
from ..types import (
    NOTHING,
    NUMERIC,
    UNKNOWN,
    Array,
    Instance,
    Known,
    is_complex,
    is_numeric,
    type_of,
    without_shapes,
)
from .axes import of_outer, of_product, of_sum
from .draws import drawn, is_random
from .operations import is_elementwise, shaped
from .places import is_closed
from .pure import is_pure
from .special import is_always_complex, result_of
from .trial import trial

MAKING_ARRAYS = {np.array, np.asarray}
SAME_SHAPE = {np.zeros_like, np.ones_like, np.empty_like, np.copy, np.real, np.imag, np.nan_to_num}
BROADCAST = {np.where, np.clip}
PRODUCTS = {np.matmul, np.dot, np.outer}
SUMS = {np.sum, np.mean, np.prod, np.max, np.amax, np.min, np.amin, np.var, np.std}


def call(function, args, keywords=()):
    """The type of `function(*args, **keywords)`, None if it is for source to tell."""
    if NOTHING in args:
        return NOTHING
    options = dict(keywords)
    special = hash_safe(function)
    result = result_of(special)
    if result:
        if UNKNOWN in args[:1] and not_certain(function) and not is_always_complex(special):
            return UNKNOWN
        return attempt(result, args, options)
    if is_random(function):
        return drawn(function.__name__, args, options)
    if is_pure(function):
        return computed(function, args, keywords)
    return of_class(function, args, options) if isinstance(function, type) else None


def hash_safe(function):
    """The function, or None where it can't be a key."""
    return function if callable(function) and type(function).__hash__ else None


def not_certain(function):
    """Whether a function passes on what an object of unknown class makes of it."""
    return getattr(function, "__module__", None) != "builtins"


def attempt(result, args, options):
    """What `result` says of a call; UNKNOWN for a call that it has no words for."""
    try:
        inspect.signature(result).bind(*args, **options)
    except TypeError:
        return UNKNOWN
    return result(*args, **options)


def computed(function, args, keywords):
    """What a pure function makes of its arguments."""
    types = tuple(map(without_shapes, args))
    found = trial(function, types, tuple((k, without_shapes(t)) for k, t in keywords))
    if found is None:
        dtype = constant_dtype(dict(keywords).get("dtype"))
        if dtype and (dtype.kind == "c" or function in MAKING_ARRAYS):
            return Array(None, str(dtype))
        certain = isinstance(function, np.ufunc) and function.nout == 1 and args
        return NUMERIC if certain and all(map(is_numeric, args)) else UNKNOWN
    if isinstance(found, Array) and found.dtype is None and any(map(is_complex, types)):
        found = replace(found, dtype="complex128")  # an empty list of complex numbers is real
    if isinstance(found, Array) and keeps_shape(function, args, keywords):
        return shaped(found, args)
    if isinstance(found, Array) and found.ndim:
        return replace(found, shape=of_call(function, args, dict(keywords)))
    return found


def constant_dtype(t):
    """The dtype that an option `dtype=` stands for, or None."""
    if not isinstance(t, Known) or not isinstance(t.value, type | np.dtype):
        return None
    dtype = np.dtype(t.value)
    return dtype if dtype.kind in "biufc" else None


def of_call(function, args, options):
    """The shape of what a function makes of its arguments, or None."""
    match args:
        case [a, b] if function in PRODUCTS and not options:
            return (of_outer if function is np.outer else of_product)(a, b)
        case [t, *rest] if function in SUMS and options.keys() <= {"axis", "keepdims"}:
            rest += options.get("axis"), options.get("keepdims", Known(False))
            axis = rest.pop(0)
            if isinstance(axis, Known) and isinstance(rest[-1], Known):
                return of_sum(t, axis.value, rest[-1].value)
    return None


def keeps_shape(function, args, keywords):
    """Whether the result's shape is that which the arguments share."""
    numeric = all(map(is_numeric, args))
    if function in SAME_SHAPE:
        return numeric and len(args) == 1 and not {"shape", "subok"} & {k for k, _ in keywords}
    elementwise = is_elementwise(function) or (function in BROADCAST and len(args) == 3)
    return elementwise and numeric and {k for k, _ in keywords} <= {"dtype"}


def of_class(cls, args, options):
    """The type of a new dataclass or namedtuple, made by no code but its own."""
    if is_plain_dataclass(cls):
        return of_dataclass(cls, args, options)
    if issubclass(cls, tuple) and hasattr(cls, "_fields") and cls.__mro__[1] is tuple:
        given = {**dict(zip(cls._fields, args)), **options}
        defaults = {k: type_of(v) for k, v in cls._field_defaults.items()}
        fields = {**defaults, **given}
        return Instance(cls, tuple((k, fields.get(k, UNKNOWN)) for k in cls._fields))
    return UNKNOWN


def is_made_by_init(cls):
    """Whether the objects of a class are made by its `__init__`, in Python, and nothing else."""
    init = cls.__init__
    if type(cls).__call__ is not type.__call__ or not is_ordinary(cls):
        return False
    return isinstance(init, FunctionType) and not is_generated(init) and not is_closed(init)


def is_ordinary(cls):
    """Whether objects of a class are made, and their fields read and stored, as Python does."""
    plain = "__new__", "__setattr__", "__getattribute__"
    return all(getattr(cls, word) is getattr(object, word) for word in plain)


def is_plain_dataclass(cls):
    """Whether an object of a class is made by storing the arguments as fields, and nothing else."""
    made = getattr(cls, "__dataclass_params__", None)
    if made is None or not made.init or not is_generated(cls.__init__):
        return False
    own = owner_of(cls, "__init__") is owner_of(cls, "__dataclass_params__")
    stored = is_ordinary(cls) or (made.frozen and is_generated(cls.__setattr__))
    fields = [inspect.getattr_static(cls, f.name, None) for f in dataclasses.fields(cls)]
    computed = any(isinstance(x, property) for x in fields)
    return own and stored and not computed and not hasattr(cls, "__post_init__")


def is_generated(function):
    """Whether a function was made by `dataclass`, from a text of its own."""
    code = getattr(function, "__code__", None)
    return code is not None and code.co_filename == "<string>"


def owner_of(cls, attr):
    """The class that has an attribute, of those that a class is derived from."""
    return next((c for c in cls.__mro__ if attr in vars(c)), None)


def of_dataclass(cls, args, options):
    """Each field is what is passed for it, or its default."""
    fields = [f for f in dataclasses.fields(cls) if f.init and not f.kw_only]
    given = {**dict(zip([f.name for f in fields], args)), **options}
    types = {f.name: given.get(f.name, of_default(f)) for f in dataclasses.fields(cls)}
    return Instance(cls, tuple((k, without_shapes(t)) for k, t in types.items()))


def of_default(field):
    if field.default_factory in (list, dict):
        return type_of(field.default_factory())
    missing = field.default is dataclasses.MISSING
    return UNKNOWN if missing else type_of(field.default)
