"""Which functions make real numbers of real numbers, whatever the values and the options.

>>> keeps_real(np.sqrt), keeps_real(np.emath.sqrt), keeps_real(np.sum), keeps_real(complex)
(True, False, True, False)
>>> keeps_real(np.sum, keywords=("dtype",)), keeps_real(np.array, 2), keeps_real(np.where, 3)
(False, False, True)
"""

import builtins
import inspect
from types import FunctionType

import numpy as np

from ..rules import find

MAKING = {np.roots, np.poly, np.sort_complex, np.linalg.eig, np.linalg.eigvals, builtins.complex}
MODULES = {"numpy", "wengert", "math", "builtins", "operator", "functools", "itertools", "copy"}
SPACES = ("numpy.fft", "numpy.lib.scimath", "numpy.lib._scimath_impl")
BEFORE_DTYPE = dict.fromkeys(
    "array asarray asanyarray ascontiguousarray asfortranarray zeros ones empty".split(), 1
) | {"astype": 1, "view": 1, "arange": 3}  # those whose signature can't be read


def keeps_real(function, count=1, keywords=()):
    """Whether real arguments, `count` of them by position, can't make anything complex.

    What a function of the user makes is checked within it.
    """
    if isinstance(function, np.ufunc):
        return "dtype" not in keywords and of_loops(function)
    if "dtype" in keywords or (
        isinstance(function, type) and issubclass(function, np.complexfloating)
    ):
        return False
    if type(function).__hash__ and function in MAKING:
        return False
    module = str(getattr(function, "__module__", None))
    if module.startswith(SPACES) or count > before_dtype(function):
        return False
    if isinstance(function, FunctionType) and not find(function):
        return True
    return module.partition(".")[0] in MODULES or is_method(function)


def of_loops(ufunc):
    """Whether a ufunc computes with real numbers where it is given such."""
    loops = [types.split("->") for types in ufunc.types]
    real = [out for inputs, out in loops if set(inputs).isdisjoint("FDGO")]
    return bool(real) and all(set(out).isdisjoint("FDGO") for out in real)


def before_dtype(function):
    """How many arguments a function has before its dtype."""
    name = getattr(function, "__name__", None)
    if name in BEFORE_DTYPE:
        return BEFORE_DTYPE[name]
    try:
        names = list(inspect.signature(function).parameters)
    except (TypeError, ValueError):
        return np.inf
    return names.index("dtype") if "dtype" in names else np.inf


def is_method(function):
    """Whether a function is a method of a class that is no one's in particular."""
    owner = getattr(function, "__objclass__", None)
    return owner is not None and owner.__module__ in ("numpy", "builtins")
