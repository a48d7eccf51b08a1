"""Functions whose result's type depends on more than a trial can see, and what is certain of it.

>>> RESULTS[min](INT, Number("f", True))
Number(kind='f', python=True, mixed=True, double=False)
>>> RESULTS[np.reshape](Array(1, "float64"), Tuple((INT, INT)))
Array(ndim=2, dtype='float64', shape=None)
>>> RESULTS[np.squeeze](Array(3, "float32"))
Array(ndim=None, dtype='float32', shape=None)
"""

import builtins
import copy
import logging
import warnings

import gast
import numpy as np

from wengert import runtime as rt

from ..rules import section_of
from ..types import (
    INT,
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
    is_number,
    is_numeric,
    join,
    join_all,
    plain,
    rebuild,
    without_shapes,
)
from .operations import binary, element
from .pure import method
from .trial import trial

SPECTRA = "fft ifft fft2 ifft2 fftn ifftn rfft rfft2 rfftn ihfft"
LEVELS = "debug info warning error exception critical log"
FLOAT, BOOL = Number("f", True), Number("b", True)


def always(t):
    """A function that returns a `t` whatever it is given."""
    return lambda *args, **keywords: t


def extreme(*args, key=None, default=None):
    """min, max: one of the arguments, or one item of the only one."""
    if len(args) > 1:
        return join_all(map(plain, args))
    found = element(args[0]) if args else UNKNOWN
    return found if default is None else join(found, default)


def total(items, start=Known(0)):
    """sum: the start, or the start and an item, and so on."""
    item = element(items)
    once = binary(gast.Add, start, item)
    return join_all([plain(start), once, binary(gast.Add, once, item)])


def as_list(items=None):
    return List(element(items)) if items else List(join_all(()))


def as_tuple(items=Tuple(())):
    return items if isinstance(items, Tuple | TupleOf) else TupleOf(element(items))


def as_dict(items=Dict(()), **keywords):
    """dict: of a dict, or of pairs."""
    match plain(items):
        case Tuple(()):
            return Dict(tuple(keywords.items()))
        case Dict(fields):
            return Dict(tuple({**dict(fields), **keywords}.items()))
        case DictOf(value):
            return DictOf(join_all([value, *keywords.values()]))
    match plain(element(items)):
        case Tuple((_, value)):
            return DictOf(join_all([without_shapes(plain(value)), *keywords.values()]))
    return DictOf(UNKNOWN)


def power(x, y, mod=None):
    return UNKNOWN if mod else binary(gast.Pow, x, y)


def shape_of(x):
    """The shape of a number or an array, as long as its rank."""
    if isinstance(x, Array) and x.ndim is not None:
        return Tuple((INT,) * x.ndim)
    return Tuple(()) if is_number(x) else TupleOf(INT)


def reshaped(x, shape=UNKNOWN, **options):
    """An array with as many axes as `shape` has parts."""
    dtype = x.dtype if isinstance(x, Array) else None
    match plain(shape):
        case Number("i" | "b"):
            return Array(1, dtype)
        case Tuple(items):
            return Array(len(items), dtype)
    return Array(None, dtype)


def reshape_method(x, args, options):
    """x.reshape(2, 3), x.reshape((2, 3))."""
    shape = args[0] if len(args) == 1 else Tuple(tuple(args)) if args else UNKNOWN
    return reshaped(x, options.get("shape", shape))


def squeezed(x, axis=None):
    return Array(None, x.dtype if isinstance(x, Array) else None)


def item_method(x, args, options):
    """x.item() is Python's number, of an array that has one item or of one of many."""
    sample = Array(0, x.dtype) if isinstance(x, Array) else x
    return trial(np.ndarray.item, (sample,)) or NUMERIC


def converted(x, args, options):
    """x.astype(dtype): an array of the rank of x, whatever the dtype."""
    types = tuple(map(without_shapes, (x, *args)))
    named = tuple((k, without_shapes(t)) for k, t in options.items())
    found = trial(method("astype"), types, named)
    return found or (Array(x.ndim) if isinstance(x, Array) else UNKNOWN)


def unranked(function):
    """What `function` returns, its rank left open: it depends on the lengths of axes."""
    return lambda *args, **options: open_rank(attempt(function, args, options))


def untyped(function):
    """What `function` returns, its dtype left open: it depends on values."""
    return lambda *args, **options: open_dtype(attempt(function, args, options))


def maybe_complex(function):
    """What `function` returns, taken to be complex: what is right then is right of real values."""
    return lambda *args, **options: as_complex(attempt(function, args, options))


def spectrum(function):
    """What a Fourier transform returns: as many axes as it is given."""
    return lambda *args, **options: as_complex(attempt(function, args, options), args[0])


def as_complex(t, x=None):
    """`t` with complex numbers in it; where unknown, an array, with the axes of `x`."""
    if t in (UNKNOWN, NUMERIC):
        return Array(x.ndim if isinstance(x, Array) else None, "complex128")
    if is_numeric(t):
        return Array(t.ndim, complex_dtype(t)) if isinstance(t, Array) else Number("c")
    return rebuild(t, as_complex)


def real_spectrum(function):
    """What a transform to real data returns."""
    return lambda *args, **options: as_real(attempt(function, args, options), args[0])


def same_axes(function):
    """What a function that only changes the order of axes returns."""
    return lambda x, *args, **options: rearranged(attempt(function, (x, *args), options), x)


def rearranged(t, x):
    return Array(x.ndim, x.dtype) if t is UNKNOWN and isinstance(x, Array) else t


def as_real(t, x):
    return Array(x.ndim if isinstance(x, Array) else None) if t is UNKNOWN else t


def complex_dtype(t):
    return "complex64" if t.dtype in ("float32", "complex64") else "complex128"


def attempt(function, args, options):
    keywords = tuple((k, without_shapes(t)) for k, t in options.items())
    return trial(function, tuple(map(without_shapes, args)), keywords) or UNKNOWN


def open_rank(t):
    if is_numeric(t):
        return Array(None, t.dtype) if isinstance(t, Array) else join(t, Array())
    return rebuild(t, open_rank)


def open_dtype(t):
    if is_numeric(t):
        return Array(t.ndim) if isinstance(t, Array) else NUMERIC
    return rebuild(t, open_dtype)


def options_only_for(function, names):
    """`function` where only the keywords `names` are there; unknown otherwise."""
    return lambda *args, **options: function(*args, **options) if {*options} <= names else UNKNOWN


def namespaced(space, names, make):
    """`make(f)` for those functions of a namespace that this NumPy has."""
    return {f: make(f) for n in names.split() if (f := getattr(space, n, None)) is not None}


def copied(x):
    """What `copy.copy` or `copy.deepcopy` returns, unless a class has its own way."""
    own = isinstance(x, Instance) and {"__copy__", "__deepcopy__"} & {*dir(x.cls)}
    return UNKNOWN if own else plain(x)


RESULTS = {
    copy.copy: copied,
    copy.deepcopy: copied,
    float: always(FLOAT),
    int: always(INT),
    len: always(INT),
    complex: always(Number("c", True)),
    **namespaced(builtins, "bool any all isinstance callable hasattr", lambda f: always(BOOL)),
    **namespaced(rt, "is_array is_sequence is_mapping", lambda f: always(BOOL)),
    **namespaced(builtins, "str repr format", lambda f: always(Text())),
    **namespaced(builtins, "print", lambda f: always(Known(None))),
    **namespaced(builtins, "id ord hash", lambda f: always(INT)),
    range: always(Range()),
    min: extreme,
    max: extreme,
    sum: total,
    list: as_list,
    sorted: lambda items, **options: List(element(items)),
    tuple: as_tuple,
    dict: as_dict,
    pow: power,
    logging.getLogger: always(Instance(logging.Logger)),
    **namespaced(logging, LEVELS, lambda f: always(Known(None))),
    **namespaced(logging.Logger, LEVELS, lambda f: always(Known(None))),
    warnings.warn: always(Known(None)),
    np.shape: shape_of,
    np.ndim: always(INT),
    np.reshape: reshaped,
    np.resize: reshaped,
    np.broadcast_to: reshaped,
    np.squeeze: squeezed,
    **namespaced(np, "cov corrcoef cross", unranked),
    **namespaced(np, "real_if_close", untyped),
    **namespaced(np, "transpose moveaxis swapaxes", same_axes),
    **namespaced(np, "roots poly", maybe_complex),
    **namespaced(np.linalg, "eig eigvals", maybe_complex),
    **namespaced(np.fft, SPECTRA, spectrum),
    **namespaced(np.fft, "irfft irfft2 irfftn hfft", real_spectrum),
    **namespaced(np.linalg, "cross", unranked),
    **namespaced(np.emath, "sqrt log log2 log10 logn power arccos arcsin arctanh", untyped),
}
ALWAYS = {np.roots, np.poly, np.linalg.eigvals} | {getattr(np.fft, n) for n in SPECTRA.split()}
METHOD_RESULTS = {
    "reshape": reshape_method,
    "squeeze": lambda x, args, options: squeezed(x),
    "item": item_method,
    "astype": converted,
}
OF_VALUES = frozenset("sqrtm logm eigvals fractional_matrix_power".split())  # maybe complex


def result_of(function):
    """What says of which type the result of a function is, where a trial doesn't; or None."""
    if function in RESULTS:
        return RESULTS[function]
    section, name = section_of(function), getattr(function, "__name__", "")
    if section == "linalg" and name in OF_VALUES:
        return maybe_complex(function)
    return RESULTS.get(getattr(np.fft, name, None)) if section == "fft" else None


def is_always_complex(function):
    """Whether a function returns an array that may be complex, of whatever it is given."""
    section, name = section_of(function), getattr(function, "__name__", "")
    scipys = {"fft": SPECTRA.split(), "linalg": OF_VALUES}.get(section, ())
    return function in ALWAYS or name in scipys
