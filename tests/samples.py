"""Where each rule is tried: calls, written as Python, on the values named here.

`f` is the function; a name stands for a value, lower case for vectors and numbers, upper case for
matrices and more.
"""

import math
import operator

import numpy as np

from wengert import runtime as rt
from wengert.transform.rules import RULES

noise = np.random.default_rng(0)

SHAPES = {
    "s": None, "t": None, "z": (), "v": (3,), "w": (3,), "e": (0,), "u": (2,), "four": (4,),
    "one": (1,), "M": (2, 3), "N": (2, 3), "C": (2, 1), "R": (1, 3), "E": (0, 3), "A": (3, 3),
    "B": (3, 3), "K": (3, 4), "T": (2, 3, 4), "U": (2, 3, 4), "S": (5, 2, 3), "L": (5, 3, 2),
    "long": (8,), "D": (2, 3, 3), "Q": (2, 2),
}  # fmt: skip
CONSTANTS = {
    "i": np.array([2, 0, 2]),
    "j": np.array([[1], [0]]),
    "m": np.array([True, False, True]),
    "mask": np.array([[True, False, True], [False, False, True]]),
    "order": np.array([[0, 2, 1], [1, 0, 2]]),
    "grid": np.array([0.0, 0.5, 1.0]),
    "np": np,
    "rt": rt,
    "math": math,
    "operator": operator,
}

UNARY = ["f(s)", "f(z)", "f(v)", "f(M)", "f(e)"]
BINARY = [
    "f(s, t)", "f(v, w)", "f(v, v)", "f(M, N)", "f(C, R)", "f(R, C)", "f(s, M)", "f(M, s)",
    "f(v, M)", "f(M, v)", "f(z, v)", "f(v, z)", "f(E, v)", "f(one, e)", "f(v, 0.7)", "f(0.7, M)",
    "f(v, one)", "f(z, s)",
]  # fmt: skip
SCALAR = ["f(s)"]
SCALARS = ["f(s, t)", "f(s, 2.0)", "f(2.0, s)", "f(s, s)"]
OPERATORS = {
    operator.add: "+", operator.sub: "-", operator.mul: "*", operator.truediv: "/",
    operator.pow: "**", operator.mod: "%", operator.matmul: "@",
}  # fmt: skip

# Every function is smooth and defined on (0.2, 0.8), but for these.
DOMAIN = {np.arccosh: (1.5, 3.0), math.acosh: (1.5, 3.0), math.gamma: (0.3, 3.0)}

CALLS = {
    np.sum: ["f(M)", "f(M, axis=0)", "f(M, 1)", "f(T, axis=(0, -1))", "f(M, axis=1, keepdims=True)",
             "f(M, keepdims=True)", "f(s)", "f(z)", "f(e)", "f(E, axis=0)"],
    np.ndarray.sum: ["M.sum()", "M.sum(0)", "M.sum(axis=1, keepdims=True)"],
}  # fmt: skip
CALLS[np.mean] = [c for c in CALLS[np.sum] if "e)" not in c]


def samples():
    """(function, call) for each call that is tried."""
    return [(f, call) for f, rule in RULES.items() if not rule.flat for call in calls(f)]


def calls(f):
    """The calls of `f` that are tried."""
    if f in CALLS:
        return CALLS[f]
    if f in OPERATORS:
        return [infix(call, OPERATORS[f]) for call in BINARY]
    if isinstance(f, np.ufunc) and f.signature is None:
        return {1: UNARY, 2: BINARY}[f.nin]
    if getattr(f, "__module__", "") == "math":
        return SCALARS if "y" in RULES[f].kind.main.signature.names else SCALAR
    return []


def infix(call, symbol):
    x, y = call[2:-1].split(", ")
    return f"{x} {symbol} {y}"


def value(name, f, dtype):
    """The value that a name stands for, of a dtype."""
    if name in CONSTANTS:
        return CONSTANTS[name]
    shape = SHAPES[name]
    x = noise.uniform(*DOMAIN.get(f, (0.2, 0.8)), shape or ())
    if np.dtype(dtype).kind == "c":
        x = x + 1j * noise.uniform(0.2, 0.8, shape or ())
    x = np.asarray(x, dtype)
    return x.item() if shape is None else x
