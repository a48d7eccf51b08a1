"""Where each rule is tried: calls, written as Python, on the values named here.

`f` is the function; a name stands for a value, lower case for vectors and numbers, upper case for
matrices and more.
"""

import math
import operator
import zlib

import numpy as np
import samples_fft
import samples_linalg
import samples_more
import samples_polynomials
import samples_reductions
import samples_runtime
import samples_series
import samples_shapes
from samples_runtime import each

from wengert import runtime as rt
from wengert.transform.rules import RULES

noise = np.random.default_rng(0)

SHAPES = {
    "s": None, "t": None, "z": (), "v": (3,), "w": (3,), "e": (0,), "u": (2,), "four": (4,),
    "one": (1,), "M": (2, 3), "N": (2, 3), "C": (2, 1), "R": (1, 3), "E": (0, 3), "A": (3, 3),
    "B": (3, 3), "K": (3, 4), "T": (2, 3, 4), "U": (2, 3, 4), "S": (5, 2, 3), "L": (5, 3, 2),
    "long": (8,), "D": (2, 3, 3), "Q": (2, 2), "D1": (1, 3, 2), "S3": (4, 3, 2), "C3": (4, 3),
    "D2": (3, 3, 3), "P": (3, 3), "PP": (2, 3, 3), "I": (1, 1), "x2": (4,),
    **samples_runtime.SHAPES, **samples_linalg.SHAPES,
    **samples_reductions.SHAPES,
    **samples_more.SHAPES,
}  # fmt: skip
MATRICES = {"P", "PP", "I"}
FIXED = {"ramp": [0.0, 0.4, 1.1], **samples_linalg.FIXED, **samples_polynomials.FIXED}
CONSTANTS = {
    "i": np.array([2, 0, 2]),
    "j": np.array([[1], [0]]),
    "m": np.array([True, False, True]),
    "mask": np.array([[True, False, True], [False, False, True]]),
    "order": np.array([[0, 2, 1], [1, 0, 2]]),
    "i01": np.array([0, 1, 0]),
    "grid2": np.array([0.0, 0.4, 1.0]),
    "conditions": [np.array([True, False, True]), np.array([False, False, True])],
    "grid": np.array([0.0, 0.5, 1.0]),
    "np": np,
    "rt": rt,
    "math": math,
    "operator": operator,
    **samples_runtime.CONSTANTS,
    **samples_polynomials.CONSTANTS,
    **samples_reductions.CONSTANTS,
    **samples_more.CONSTANTS,
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
DOMAIN = {
    rt.polygamma: (0.3, 3.0),
    "far": (3.0, 9.0),
    "below": (-3.0, -2.0),
    "over": (2.0, 3.0),
    np.arccosh: (1.5, 3.0),
    math.acosh: (1.5, 3.0),
    math.gamma: (0.3, 3.0),
}

LISTS = {
    "vs": ["v", "w"], "Ms": ["M", "N"], "mixed": ["M", "R"], "ss": ["s", "t"], "uneven": ["v",
         "u"],
    "chain": ["M", "A", "K"], "chain_v": ["v", "A", "v"], "nested": ["ss",
         "ss"], "columns": ["v", "A"],
    "three": ["v", "v", "v"], "dots": ["M", "A", "K"], "parts": ["C", "C", "C"], "Ns": ["M",
         "N", "M"],
    **samples_runtime.LISTS, **samples_linalg.LISTS,
}  # fmt: skip

REDUCED = [
    "f(M)", "f(M, axis=0)", "f(M, 1)", "f(T, axis=(0, -1))", "f(M, axis=1, keepdims=True)",
    "f(M, keepdims=True)", "f(s)", "f(z)", "f(v)", "f(v, axis=-1)",
]  # fmt: skip
SPREAD = [c for c in REDUCED if "s)" not in c and "z)" not in c]
TRAPEZOID = [getattr(np, "trapezoid", None), getattr(np, "trapz", None)]
EMPTY = ["f(e)", "f(E, axis=0)"]
PAIR = ["f(s, t)", "f(s, v)", "f(v, s)", "f(s, M)", "f(T, s)", "f(z, v)"]
CHAINED = ["f(v, w)", "f(v, v)", "f(u, M)", "f(M, v)", "f(M, A)", "f(A, A)"]
STACKED = ["f(S, L)", "f(S, A)", "f(M, L)", "f(u, S)", "f(S, v)", "f(E, A)", "f(D1, S)", "f(e, E)"]


def infix(call, symbol):
    x, y = call[2:-1].split(", ")
    return f"{x} {symbol} {y}"


def methods(calls):
    """The calls of a function as those of the method of its first argument."""
    return [
        f"{x}.f({rest})"
        for x, _, rest in (call[2:-1].partition(", ") for call in calls)
        if SHAPES[x] is not None
    ]


CALLS = {
    # Arithmetic
    **each([operator.neg], ["-v", "-s"]),
    **each([operator.pos], ["+v", "+s"]),
    **each([pow, math.pow], SCALARS),
    **each([max, min], ["f(s, t)", "f(s, 0.5)", "f(s, t, 0.3)", "f(ss)", "f(v)"]),
    sum: ["f(ss)", "f(vs)", "f(v)", "f(M)", "f(ss, s)", "f(vs, v)"],
    math.fsum: ["f(ss)", "f(v)"],
    math.prod: ["f(ss)", "f(v)"],
    math.dist: ["f(v, w)", "f(ss, ss)"],
    math.hypot: ["f(s, t)", "f(s, t, 0.5)", "f(s, 2.0)"],
    divmod: ["f(s, t)", "f(s, 0.3)", "f(v, w)", "f(M, s)"],
    np.ldexp: ["f(v, i)", "f(s, 2)", "f(M, i)"],
    math.ldexp: ["f(s, 2)"],
    math.log: ["f(s)", "f(s, t)", "f(s, 10)"],
    np.nan_to_num: ["f(M)", "f(s)", "f(v, nan=1.0)"],
    np.unwrap: ["f(v)", "f(M, axis=0)"],
    np.clip: ["f(M, 0.4, 0.6)", "f(v, 0.5, None)", "f(v, s, 0.9)", "f(M, v, 0.9)",
         "f(v, a_min=0.3, a_max=None)",
              "f(s, 0.3, 0.5)", "f(v, min=0.5)"],
    np.ndarray.clip: ["v.f(0.4, 0.6)", "M.f(max=0.5)"],
    abs: ["f(s)", "f(v)"],
    **each([np.sinc, np.i0], [*UNARY[:4]]),
    **each([np.real, np.imag, np.real_if_close], UNARY),
    np.angle: ["f(v)", "f(v, deg=True)", "f(s)"],
    **each([np.ndarray.conj, np.ndarray.conjugate], ["v.f()", "M.f()"]),
    **{a: [f"M.{n}", f"v.{n}"] for n in ("T", "real", "imag") for a in [getattr(np.ndarray, n)]},

    getattr(np.ndarray, "mT", None): ["M.mT", "T.mT"],

    # Products
    **each([np.matmul, getattr(np.linalg, "matmul", None)], [*CHAINED, *STACKED]),
    operator.matmul: [infix(c, "@") for c in (*CHAINED, *STACKED)],
    np.dot: [*PAIR, *CHAINED, "f(u, S)", "f(S, L)", "f(M, S3)", "f(T, four)", "f(E, A)"],
    np.ndarray.dot: ["M.f(A)", "v.f(w)", "M.f(v)", "v.f(s)"],
    np.inner: [*PAIR, "f(v, w)", "f(M, v)", "f(v, M)", "f(M, N)", "f(S, M)", "f(v, D)",
         "f(M, D)", "f(D, S)"],
    **each([np.outer], ["f(v, w)", "f(v, u)", "f(M, v)", "f(s, v)", "f(v, s)", "f(s, t)"]),
    getattr(np.linalg, "outer", None): ["f(v, u)"],
    np.multiply.outer: ["f(v, M)", "f(M, v)", "f(s, v)", "f(v, v)"],
    np.vdot: ["f(v, w)", "f(M, N)", "f(s, t)"],
    getattr(np, "vecdot", None): ["f(v, w)", "f(M, v)", "f(v, M)", "f(C3, R)", "f(M, N, axis=0)"],
    np.tensordot: ["f(M, N)", "f(M, A, 1)", "f(M, N, axes=([0, 1], [0, 1]))",
         "f(T, M, axes=([1, 0], [1, 0]))",
                   "f(T, U, ([2, 0], [2, 0]))", "f(v, M, axes=0)", "f(A, T, axes=([0], [1]))",
         "f(M, v, axes=([1], [0]))"],
    np.kron: ["f(v, u)", "f(M, Q)", "f(v, M)", "f(M, v)", "f(s, v)", "f(T, u)"],
    np.cross: ["f(v, w)", "f(M, v)", "f(v, M)", "f(M, N)", "f(M, N, axis=1)",
         "f(A, B, axis=0)", "f(R, M)",
               "f(A, B, axisa=0)", "f(A, B, axisb=0, axisc=0)"],
    np.convolve: ["f(v, u)", "f(u, v)", "f(four, u, 'same')", "f(four, v, mode='same')",
         "f(u, long, 'same')",
                  "f(four, u, mode='valid')", "f(u, four, mode='valid')", "f(v, w, 'valid')"],
    np.einsum: ["f('ij,jk->ik', M, A)", "f('ij,jk', M, A)", "f('ii', A)", "f('ii->i', A)",
         "f('ij->', M)",
                "f('ij->ji', M)", "f('i,j->ij', v, u)", "f('ij,k->i', M, v)",
         "f('...i,...i->...', M, v)",
                "f('...ij,...jk->...ik', S, A)", "f('iij,j->i', D2, v)",
         "f('i,i,i->', v, w, v)", "f('...j->j...', T)",
                "f('ij,jk,k', M, A, v)", "f('...,i', M, v)", "f(M, [0, 1], A, [1, 2], [0, 2])",
         "f(A, [0, 0])", "f(M, [0, ...], u, [0], optimize=True)",
                "f('ab, bc', M, A, optimize='greedy')", "f('i...,i...', v, A)"],

    # Reductions
    np.sum: [*REDUCED, *EMPTY],
    np.ndarray.sum: methods([*REDUCED, *EMPTY]),
    **each([np.mean, np.prod, np.max, np.amax, np.min, np.amin, np.ptp, np.median], REDUCED),
    **each([np.ndarray.mean, np.ndarray.prod, np.ndarray.max, np.ndarray.min], methods(REDUCED)),
    **each([np.var, np.std], [*SPREAD, "f(M, axis=0, ddof=1)", "f(v, ddof=1)"]),
    **each([np.ndarray.var, np.ndarray.std], methods([*SPREAD, "f(M, ddof=1)"])),
    np.average: [*REDUCED, "f(M, weights=N)", "f(M, axis=1, weights=v)", "f(M, 0, u)",
         "f(v, weights=w)",
                 "f(M, axis=1, weights=N, keepdims=True)", "f(T, axis=-1, weights=four)"],
    **each([np.add.reduce, np.multiply.reduce, np.maximum.reduce, np.minimum.reduce,
         np.logaddexp.reduce],
                    ["f(v)", "f(M)", "f(M, axis=1)", "f(M, axis=0, keepdims=True)",
         "f(M, axis=None)"][:4]),
    **each([np.cumsum, np.cumprod], ["f(v)", "f(M)", "f(M, axis=0)", "f(T, axis=-1)", "f(v, 0)"]),
    **each([np.ndarray.cumsum, np.ndarray.cumprod], ["v.f()", "M.f()", "M.f(axis=0)", "M.f(1)"]),
    **each([np.add.accumulate, np.multiply.accumulate], ["f(v)", "f(M)", "f(M, axis=1)"]),
    np.sort: ["f(v)", "f(M)", "f(M, axis=0)", "f(M, axis=None)"],
    np.partition: ["f(v, 1)", "f(M, 1)", "f(M, 1, axis=0)"],
    **each(TRAPEZOID, ["f(v)", "f(M)", "f(v, w)", "f(M, v)", "f(M, N)", "f(M, dx=0.3)",
         "f(M, dx=s)", "f(T, axis=1)", "f(T, v, axis=1)", "f(v, dx=s)"]),
    np.gradient: ["f(v)", "f(v, 0.5)", "f(long, edge_order=2)", "f(A)", "f(A, 0.1, 0.2)",
         "f(A, axis=0)",
                  "f(v, grid2)", "f(A, axis=(0, 1))", "f(A, grid2, 0.3, edge_order=2)"],
    **samples_shapes.CALLS,
    **samples_linalg.CALLS,
    **samples_fft.CALLS, **samples_polynomials.CALLS, **samples_series.CALLS,
    **samples_runtime.CALLS,
    **samples_reductions.CALLS,
    **samples_more.CALLS,
}  # fmt: skip


# What has complex operands as well as real ones.
COMPLEX = {
    np.negative, np.positive, np.add, np.subtract, np.multiply, np.divide, np.square,
         np.reciprocal,
    np.sqrt, np.exp, np.log, np.sin, np.cos, np.tan, np.sinh, np.cosh, np.tanh, np.arctan,
         np.absolute,
    np.arcsin, np.arcsinh, np.log2, np.log10, np.log1p, np.expm1, np.exp2, np.conjugate,
         np.real, np.imag,
    np.angle, np.sign, np.matmul, np.dot,
    np.inner, np.outer, np.vdot, np.tensordot, np.kron, np.einsum,
         np.cross,
    np.convolve, np.sum, np.mean, np.var, np.std, np.prod, np.cumsum, np.cumprod, np.reshape,
    np.transpose, np.concatenate, np.stack, np.where, np.take, np.diag, np.trace,
    operator.add, operator.sub, operator.mul, operator.truediv, operator.neg, operator.matmul, abs,
    np.ndarray.T, np.ndarray.real, np.ndarray.imag, np.array, np.diff, np.linspace,
         np.roll,
    np.pad, np.tile,
    getattr(np, "vecdot", None), *samples_linalg.COMPLEX, *samples_fft.COMPLEX,
    *samples_polynomials.COMPLEX,
    *samples_reductions.COMPLEX, *samples_more.COMPLEX,
}  # fmt: skip

# What makes its answer of double precision, whatever goes in.
WIDE = {
    np.float_power, np.interp, np.heaviside, rt.dot_left, rt.dot_right, rt.inner_right,
    *samples_more.WIDE,
}  # fmt: skip

# Formulas may call what has no rule: their own derivative ends there.
ENDS = {rt.spliced}


def calls(f):
    """The calls of `f` that are tried."""
    if f in CALLS:
        return [*CALLS[f], *samples_reductions.MORE.get(f, ())]
    if f in OPERATORS:
        return [infix(call, OPERATORS[f]) for call in BINARY]
    if isinstance(f, np.ufunc) and f.signature is None:
        return {1: UNARY, 2: BINARY}[f.nin]
    if getattr(f, "__module__", "") == "math":
        return SCALARS if "y" in RULES[f].kind.main.signature.names else SCALAR
    return []


def is_value(name):
    return any(name in known for known in (SHAPES, FIXED, CONSTANTS, LISTS))


def value(name, f, dtype):
    """The value that a name stands for, of a dtype."""
    if name in CONSTANTS:
        return CONSTANTS[name]
    if name in LISTS:
        return [value(n, f, dtype) for n in LISTS[name]]
    if name in FIXED:
        x = np.asarray(FIXED[name], dtype)
        return x + 0.4j * x * x if x.dtype.kind == "c" else x
    shape = SHAPES[name]
    if name in MATRICES:
        return matrix(shape, dtype)
    if name == "H":  # with a hole
        return np.where([[False, True, False], [False] * 3], np.nan, value("M", f, dtype))
    x = noise.uniform(*(DOMAIN.get(name) or DOMAIN.get(f, (0.2, 0.8))), shape or ())
    if np.dtype(dtype).kind == "c":
        x = x + 1j * noise.uniform(0.2, 0.8, shape or ())
    x = np.asarray(x, dtype)
    return x.item() if shape is None else x


def start_anew(text):
    """Have the random numbers that follow depend on `text` alone."""
    noise.bit_generator.state = np.random.default_rng(zlib.crc32(text.encode())).bit_generator.state


def matrix(shape, dtype):
    """Positive definite matrices, far from singular."""
    x = noise.uniform(-1, 1, shape)
    if np.dtype(dtype).kind == "c":
        x = x + 1j * noise.uniform(-1, 1, shape)
    n = shape[-1]
    return np.asarray(
        x @ np.conj(np.swapaxes(x, -1, -2)) / n + np.diag(np.arange(1.0, n + 1)), dtype
    )
