"""The text of a cheap test that a value has a type, for the wrapper that picks a variant.

>>> guard(Array(2, "float64"), "x")
'type(x) is ndarray and x.ndim == 2 and x.dtype == float64'
>>> guard(Tuple((Number("f", True), Known(None))), "p")
'type(p) is tuple and len(p) == 2 and type(p[0]) is float and p[1] is None'
>>> guard(List(Number("f", True)), "xs")
'type(xs) is list and {*map(type, xs)} == {float}'
>>> guard(Array(1), "x")
'fits(x, x_type)'

The names in a text are those of GUARD_NAMES, and `x_type` for the type of `x` itself. A Python
float and a float64 have variants of their own: one identity test is faster than any test that lets
both in, and code for Python floats stays free of NumPy scalars. A test for numbers of NumPy lets
Python's in: what they have in place of such a type, where that is cheap to test, is `of_python`.

>>> guard(Number("f", double=True), "x"), guard(of_python(Number("f", double=True)), "x")
('type(x) in doubles_f', 'type(x) is float')
"""

from functools import partial
from types import FunctionType, MethodType

import numpy as np

from wengert.runtime.trees import Pullback

from .facts import without_shapes
from .joins import covers
from .kinds import UNKNOWN, Array, Function, Known, List, Number, Range, Text, Tuple
from .passed import is_same
from .values import SCALARS, type_of

DTYPES = "float64 float32 complex128 complex64 int64 int32 bool".split()
PYTHON = {"f": "float", "i": "int", "b": "bool", "c": "complex"}
NUMBERS = {Number(k): f"numbers_{k}" for k in PYTHON}
NUMBERS |= {Number(k, double=True): f"doubles_{k}" for k in "fc"}


def fits(value, t):
    """Whether a value is of type `t`."""
    return covers(t, type_of(value))


GUARD_NAMES = {
    "fits": fits,
    "is_same": is_same,
    "Known": Known,
    "ndarray": np.ndarray,
    "functions": frozenset({FunctionType, MethodType, partial, Pullback}),
    **{name: np.dtype(name) for name in DTYPES if name != "bool"},
    "bool_": np.dtype("bool"),
    **{
        name: frozenset(c for c, known in SCALARS.items() if covers(t, known))
        for t, name in NUMBERS.items()
    },
}


def guard(t, expr):
    """The text of a test that the value of `expr`, a name, is of type `t`."""
    if isinstance(t, Known) and isinstance(t.value, FunctionType):
        return f"is_same({expr}, {expr}_type.value)"
    return test(without_shapes(t), expr) or f"fits({expr}, {expr}_type)"


def of_python(t):
    """`t` with Python's own numbers for those that may be NumPy's, alone or in a tuple."""
    match t:
        case Number(kind):
            return Number(kind, True)
        case Tuple(items):
            return Tuple(tuple(map(of_python, items)))
    return t


def test(t, expr):
    """The text of a test that needs no type at hand, or None."""
    match t:
        case Number(kind, True, False):
            return f"type({expr}) is {PYTHON[kind]}"
        case Number(_, False, False):
            return f"type({expr}) in {NUMBERS[t]}"
        case Array(int(ndim), str(dtype)) if dtype in DTYPES:
            dtype = "bool_" if dtype == "bool" else dtype
            return f"type({expr}) is ndarray and {expr}.ndim == {ndim} and {expr}.dtype == {dtype}"
        case Tuple(items):
            return test_tuple(items, expr)
        case List(Number(kind, True, False)):
            return f"type({expr}) is list and {{*map(type, {expr})}} == {{{PYTHON[kind]}}}"
        case Known(None):
            return f"{expr} is None"
        case Text():
            return f"type({expr}) is str"
        case Range():
            return f"type({expr}) is range"
        case Function(None):
            return f"type({expr}) in functions"
    return "True" if t is UNKNOWN else None


def test_tuple(items, expr):
    tests = [test(t, f"{expr}[{i}]") for i, t in enumerate(items)]
    if None in tests:
        return None
    return " and ".join([f"type({expr}) is tuple", f"len({expr}) == {len(items)}", *tests])
