"""Which functions may be called on stand-ins: those that compute, and touch nothing else.

>>> is_pure(np.tanh), is_pure(np.random.rand), is_pure(np.put), is_pure(abs), is_pure(print)
(True, False, False, True, False)
"""

import builtins
import cmath
import math
import operator
from functools import cache
from types import BuiltinFunctionType

import numpy as np

from wengert import runtime as rt

from ..rules import find, section_of

IMPURE = """
    apply_along_axis apply_over_axes array2string array_repr array_str busday_count busday_offset
    asmatrix bmat copyto deprecate disp einsum_path errstate fill_diagonal from_dlpack frombuffer
    fromfile fromfunction fromiter frompyfunc fromregex fromstring genfromtxt get_include
    get_printoptions getbufsize geterr geterrcall info is_busday iterable load loadtxt lookfor
    mat matrix memmap mintypecode nditer nested_iters piecewise place printoptions put
    put_along_axis putmask recarray record safe_eval save savetxt savez savez_compressed
    set_printoptions setbufsize seterr seterrcall show_config show_runtime source test vectorize
    who
""".split()
BUILTINS = "abs min max sum pow round divmod sorted any all len bool int float complex".split()
METHODS = frozenset(
    """
    all any argmax argmin argpartition argsort astype choose clip compress conj conjugate copy
    cumprod cumsum diagonal dot flatten item max mean min nonzero prod ptp ravel repeat reshape
    round searchsorted squeeze std sum swapaxes take tolist trace transpose var bit_length
    is_integer
    """.split()
)
OF_UFUNC = frozenset({"reduce", "accumulate", "outer", "reduceat"})
OPERATORS = "add sub mul truediv floordiv mod pow matmul and_ or_ xor lshift rshift neg pos invert"
COMPARISONS = "eq ne lt le gt ge getitem"


def members(space, names):
    return {id(getattr(space, n)): getattr(space, n) for n in names if hasattr(space, n)}


def public(space):
    """The names of the functions and number classes of a NumPy namespace that compute."""
    for n, value in vars(space).items():
        number = isinstance(value, type) and issubclass(value, np.number | np.bool_)
        function = callable(value) and not isinstance(value, type)
        if not n.startswith("_") and n not in IMPURE and (number or function):
            yield n


def computing():
    """The names of the runtime's helpers that compute with arrays and numbers."""
    modules = {
        f"wengert.runtime.{m}" for m in ("arrays", "linalg", "numbers", "products", "special")
    }
    return [n for n in rt.__all__ if getattr(rt, n).__module__ in modules or n == "fitted"]


PURE = {
    **members(np, public(np)),
    **members(np.linalg, public(np.linalg)),
    **members(np.fft, public(np.fft)),
    **members(rt, computing()),
    **members(np.polynomial.polynomial, ("polyval", "polyder", "polyint", "polyvander")),
    **members(math, dir(math)),
    **members(cmath, dir(cmath)),
    **members(builtins, BUILTINS),
    **members(operator, [*OPERATORS.split(), *COMPARISONS.split()]),
}


CALLERS = {}


def is_pure(function):
    """Whether calling it changes nothing but its result."""
    if isinstance(function, np.ufunc) or id(function) in PURE or id(function) in CALLERS:
        return True
    if section_of(function):
        return find(function) is not None
    owner = getattr(function, "__self__", None)
    if isinstance(owner, np.ufunc) and isinstance(function, BuiltinFunctionType):
        return function.__name__ in OF_UFUNC
    return False


@cache
def method(name):
    """The function that calls the method `name` of its first argument."""

    def call(receiver, *args, **keywords):
        return getattr(receiver, name)(*args, **keywords)

    CALLERS[id(call)] = call
    return call


@cache
def attribute(name):
    """The function that reads the attribute `name`."""
    reader = operator.attrgetter(name)
    CALLERS[id(reader)] = reader
    return reader
