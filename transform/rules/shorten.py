"""Helpers that a formula calls, replaced by less where the types allow it.

A careful person writes `g @ y.T` where x and y are matrices, and a helper that looks at the shapes
where they may be anything.
"""

import inspect
from functools import cache

import gast
import numpy as np

from wengert import runtime as rt

from ..trees.quote import minus, number
from ..trees.tree import const, like
from ..types import (
    UNKNOWN,
    Array,
    Number,
    is_complex,
    is_number,
    type_of,
)
from .formula import Live, write

SHORTER = {}


def shorter(helper):
    """Declare how a call of `helper` is said shorter; None where it is not."""

    def declare(function):
        SHORTER[helper] = function
        return function

    return declare


def shorten(expr, types):
    """`expr`, its calls of helpers replaced by less, and options left out that are the default."""
    if not isinstance(expr, gast.AST) or isinstance(expr, gast.Name | gast.Constant):
        return expr
    fields = {f: shorten_field(getattr(expr, f, None), types) for f in expr._fields}
    expr = like(expr, **fields)
    if not isinstance(expr, gast.Call):
        return by_broadcasting(expr)
    helper = value_of(expr.func)
    expr = without_defaults(flattened(expr), helper)
    less = SHORTER[helper](expr, types) if helper in SHORTER else None
    return expr if less is None else less


def by_broadcasting(expr):
    """What is multiplied by an array of the full shape need not be spread out to it."""
    match expr:
        case gast.BinOp(left=gast.Call(args=[g, _]) as spread, op=gast.Mult(), right=gast.Call()):
            options = {k.arg: getattr(k.value, "value", ...) for k in spread.keywords}
            broadcast = options.get("axis") is None or options.get("keepdims") is True
            functions = value_of(spread.func), value_of(expr.right.func)
            if functions in ((rt.expand, rt.shares), (rt.expand, rt.spread_shares)) and broadcast:
                return like(expr, left=g)
    return expr


def shorten_field(field, types):
    if isinstance(field, list):
        return [shorten(e, types) for e in field]
    return shorten(field, types)


def value_of(func):
    """The function that a formula calls; None where it isn't known."""
    match func:
        case gast.Name(id=Live(value=value)):
            return value
        case gast.Attribute(value=value, attr=attr):
            return getattr(value_of(value), attr, None)
    return None


def flattened(call):
    """`call` with the tuples after a `*` written out."""
    args = []
    for arg in call.args:
        match arg:
            case gast.Starred(value=gast.Tuple(elts=elts)):
                args.extend(elts)
            case _:
                args.append(arg)
    return like(call, args=args)


def without_defaults(call, function):
    """`call` without the keywords whose value is the function's own default."""
    if function is None or not call.keywords:
        return call
    defaults = defaults_of(function)
    kept = [k for k in call.keywords if k.arg not in defaults or not is_default(k, defaults)]
    return like(call, keywords=kept)


@cache
def defaults_of(function):
    try:
        parameters = inspect.signature(function).parameters.values()
    except (TypeError, ValueError):
        return {}
    return {p.name: p.default for p in parameters if p.default is not p.empty}


def is_default(keyword, defaults):
    value, default = keyword.value, defaults[keyword.arg]
    if not isinstance(value, gast.Constant):
        return False
    return type(value.value) is type(default) and value.value == default


def type_in(expr, types):
    """The type of an operand."""
    match expr:
        case gast.Name(id=id):
            return types.get(id, UNKNOWN)
        case gast.Constant(value=value):
            return type_of(value)
        case gast.Subscript(value=gast.Tuple(elts=elts), slice=gast.Constant(value=int(k))):
            return type_in(elts[k], types)
    return UNKNOWN


def ndim_in(expr, types):
    """The number of dimensions of a real operand, or None."""
    t = type_in(expr, types)
    if is_complex(t):
        return None
    if is_number(t):
        return 0
    return t.ndim if isinstance(t, Array) else None


# Reductions and broadcasting


@shorter(rt.expand)
@shorter(rt.broadcast)
@shorter(rt.sum_to)
def to_scalar(call, types):
    """What is for a number needs no shape."""
    like_of = [k.value for k in call.keywords if k.arg == "like"]
    [x] = like_of or call.args[1:2]
    if ndim_in(x, types) != 0:
        return None
    if value_of(call.func) is rt.sum_to:
        return write("np.sum(g)", g=call.args[0])
    return call.args[0]


@shorter(rt.zeros_like)
def zero_number(call, types):
    return const(0.0) if is_number(type_in(call.args[0], types)) else None


@shorter(rt.count)
def size(call, types):
    match call.args:
        case [x, gast.Constant(value=None)]:
            return write("np.size(x)", x=x)
    return None


@shorter(np.iscomplexobj)
def complexity(call, types):
    """What is unknown is taken to be real."""
    return const(int(is_complex(type_in(call.args[0], types))))


@shorter(rt.negated)
def opposite(call, types):
    [x] = call.args
    return minus(x) if is_number(type_in(x, types)) or number(x) is not None else None


@shorter(rt.inverse)
def undone(call, types):
    match call.args:
        case [gast.Constant(value=None)]:
            return const(None)
    return None


@shorter(rt.cumulated)
def flat(call, types):
    match call.args:
        case [x, gast.Constant(value=None)]:
            return write("np.ravel(x)", x=x)
        case [x, axis] if number(axis) is not None:
            return x
    return None


@shorter(rt.conj)
@shorter(rt.fitted)
def as_it_is(call, types):
    """What is a number, or is real, needs no change."""
    last = call.args[-1]
    real = value_of(call.func) is rt.conj and isinstance(last, gast.Name)
    if is_complex(type_in(last, types)) or not (real or is_number(type_in(last, types))):
        return None
    return call.args[0]


@shorter(rt.along)
def first_axis(call, types):
    match call.args:
        case [gast.Constant(value=None)]:
            return const(0)
        case [axis] if number(axis) is not None:
            return axis
    return None


@shorter(rt.spliced)
def spliced(call, types):
    match call.args:
        case [gast.Tuple(elts=elts), position, new]:
            elts = [new if i == number(position) else e for i, e in enumerate(elts)]
            return like(call.args[0], elts=elts)
    return None


# Powers


@shorter(rt.by_base)
def by_base(call, types):
    x, y = call.args
    base, exponent, once = type_in(x, types), type_in(y, types), number(y)
    if once is None and not (is_number(base) and is_number(exponent)):
        return None
    if is_whole(once, exponent) or is_complex(exponent) or can_be_any(base):
        power, root = "x ** (y - 1)", {}
    elif is_number(base):  # Python's `**` of a negative number is complex: an error, or NaN
        space = "math" if base.python else "np"
        power = f"{POWERS[space]}(x, y - 1)"
        root = {0.5: f"c / {space}.sqrt(x)", 1.5: f"c * {space}.sqrt(x)"}
    else:
        return None
    if once is None:
        return write(f"y * {power} if y else 0.0", x=x, y=y)
    return write(root.get(once, f"c * {power}"), c=const(float(once)), x=x, y=y)


POWERS = {"math": "math.pow", "np": "np.power"}


def can_be_any(base):
    """Whether `base ** y` is of the type of the base, also if that is negative."""
    return is_complex(base) or (isinstance(base, Array) and bool(base.ndim))


def is_whole(once, kind):
    """Whether an exponent, `once` where it is constant, has no fraction."""
    if once is None:
        return isinstance(kind, Number) and kind.kind in "bi"
    return float(once).is_integer()


@shorter(rt.log_base)
def log_base(call, types):
    [x] = call.args
    return write("math.log(x)", x=x) if (number(x) or 0) > 0 else None


# Products


def by_ranks_of(helper, **texts):
    """Say shorter the calls `helper(g, x, y, …)`; `texts` by the ranks of x and y.

    In a text, `ans` is the last argument.
    """

    @shorter(helper)
    def say(call, types):
        g, x, y, *_ = call.args
        text = texts.get(f"r{ndim_in(x, types)}{ndim_in(y, types)}")
        return None if text is None else write(text, g=g, x=x, y=y, ans=call.args[-1])


LEFT = {"r11": "g * y", "r12": "y @ g", "r21": "np.multiply.outer(g, y)", "r22": "g @ y.T"}
RIGHT = {"r11": "g * x", "r12": "np.multiply.outer(x, g)", "r21": "g @ x", "r22": "x.T @ g"}
SCALED = {f"r{n}0": "g * y" for n in range(1, 5)} | {f"r0{n}": "np.sum(g * y)" for n in range(5)}
OTHER = {f"r0{n}": "g * x" for n in range(1, 5)} | {f"r{n}0": "np.sum(g * x)" for n in range(5)}

by_ranks_of(rt.matmul_left, **LEFT)
by_ranks_of(rt.matmul_right, **RIGHT)
by_ranks_of(rt.dot_left, **LEFT, **SCALED)
by_ranks_of(rt.dot_right, **RIGHT, **OTHER)
