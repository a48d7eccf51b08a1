"""What emitted code asks of values that the types did not settle."""

from functools import lru_cache
from types import FunctionType

import numpy as np


class Refusal(Exception):
    """What this project can't do: no error of the function's own, for its handlers."""


class Refused(Refusal, TypeError):
    """A value that emitted code is not for."""


class WrongRule(Refusal, ValueError):
    """What a rule of the user's gives can't be that of its value."""


class WrongAdjoint(ValueError):
    """An adjoint that can't be that of its value; says what it has."""


OPERATORS = [f"__{way}{word}__" for way in ("", "r") for word in (
    "add", "sub", "mul", "truediv", "floordiv", "mod", "pow", "matmul",
)] + ["__neg__", "__abs__"]  # fmt: skip
FLAT_CROSS = "np.cross is differentiated only for vectors of three components"
ONE_SERIES = "values of several series at once are not differentiated: take them one by one"
RAW = "np.linalg.qr(mode='raw') is not differentiated"
COMPLETE = "the last columns of Q are arbitrary: np.linalg.qr is differentiated in mode 'reduced'"
ARBITRARY = (
    "the result depends on what is arbitrary of eigenvectors or singular vectors: their phase, or"
    " which ones span the space that belongs to zero"
)
PADDINGS = (
    "constant", "edge", "reflect", "symmetric", "wrap", "linear_ramp", "mean", "maximum", "minimum",
)  # fmt: skip


def no_padding(mode):
    """Why `np.pad` is refused in a mode, if it is."""
    known = f"np.pad is not differentiated in mode {mode!r}, only in {', '.join(PADDINGS)}"
    return None if isinstance(mode, str) and mode in PADDINGS else known


def real_scalar(y):
    """Raise TypeError unless `y`, the result of a function that `grad` is of, is a real scalar."""
    if type(y) is float:
        return
    if not isinstance(y, float | int | complex | np.ndarray | np.generic):
        raise TypeError(
            f"grad needs a real scalar output, got {described(y)}; for a pair of the output and "
            "other values there is has_aux=True, for other structures vjp"
        )
    if np.shape(y) != ():
        raise TypeError(
            f"grad needs a real scalar output, got shape {np.shape(y)}; use jacobian or vjp"
        )
    if np.iscomplexobj(y):
        raise TypeError("grad needs a real scalar output, got a complex number; use vjp")


def is_array(x):
    """Whether `x op= v` changes x, as it does arrays, and binds no name anew.

    >>> is_array(np.zeros(2)), is_array(np.float64(1.0))
    (True, False)
    """
    return isinstance(x, np.ndarray)


def rebound(x):
    """Raise TypeError unless `x += v` binds x anew, as it does for numbers, and changes nothing."""
    if type(x) is not float and hasattr(type(x), "__iadd__"):
        raise Refused(
            f"an augmented assignment would change a {type(x).__name__} in place, which other "
            "names may see; write x = x + … instead"
        )


def real_only(*values):
    """Raise TypeError for what code for values of unknown types is not for.

    That is for real numbers, and for objects that have no operators of their own.
    """
    for x in values:
        if type(x) is not float and is_complex(x):
            raise Refused("code emitted for unknown types is for real numbers, got complex ones")
        if has_operators(type(x)):
            raise Refused(
                f"the type of a {type(x).__name__} isn't known before the code runs, and its "
                "operators are its class's own: make it where it is used"
            )


@lru_cache(maxsize=512)
def has_operators(cls):
    """Whether a class says in Python what its objects do with an operator."""
    return any(isinstance(getattr(cls, word, None), FunctionType) for word in OPERATORS)


def is_complex(x):
    match x:
        case complex() | np.complexfloating():
            return True
        case np.ndarray():
            return x.dtype.kind == "c"
        case list() | tuple():
            return any(map(is_complex, x))
        case dict():
            return any(map(is_complex, x.values()))
    return False


def described(y):
    return "None" if y is None else f"a {type(y).__name__}"


def check_adjoint(bar, value):
    """Raise WrongAdjoint unless an adjoint has the structure, the shapes and the kind of its value.

    Real numbers may stand for complex ones.  What is None, or of a class of the user's, passes, and
    lists of other lengths: while those of a list change, that of its adjoint changes later.

    >>> check_adjoint(np.ones((3, 1)), np.ones(3))
    Traceback (most recent call last):
    wengert.runtime.checks.WrongAdjoint: the shape (3, 1), not (3,)
    """
    match bar, value:
        case None, _:
            return
        case _, float() | int() | complex() | np.ndarray() | np.generic():
            check_number(bar, value)
        case dict(), dict():
            for key in bar.keys() & value.keys():
                check_adjoint(bar[key], value[key])
        case list() | tuple(), list() | tuple() if len(bar) == len(value):
            for part, own in zip(bar, value):
                check_adjoint(part, own)
        case _, tuple():
            raise WrongAdjoint(f"{described(bar)}, not a tuple of {len(value)}")


def check_number(bar, value):
    """As `check_adjoint`, for a number or an array."""
    if not isinstance(bar, float | int | complex | np.ndarray | np.generic):
        raise WrongAdjoint(f"the type {type(bar).__name__}, not {type(value).__name__}")
    if np.shape(bar) != np.shape(value):
        raise WrongAdjoint(f"the shape {np.shape(bar)}, not {np.shape(value)}")
    if np.iscomplexobj(bar) and not np.iscomplexobj(value):
        raise WrongAdjoint("complex values, not real ones")
