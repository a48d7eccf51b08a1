"""Which function an operator stands for, by the types of its operands.

Where a type is unknown, `x * 2` may repeat a list.  Its derivative is stated for numbers, in a way
that raises TypeError for a list: with 2.0 for 2, and with a sum for what looks like a number.
"""

import operator
from types import FunctionType

import gast

from wengert import runtime as rt

from ..errors import Unsupported
from ..infer.places import of_receiver
from ..tree import const, name, placed
from ..types import UNKNOWN, Dict, DictOf, Instance, is_number, plain

OPERATORS = {
    gast.Add: operator.add, gast.Sub: operator.sub, gast.Mult: operator.mul,
    gast.Div: operator.truediv, gast.FloorDiv: operator.floordiv, gast.Mod: operator.mod,
    gast.Pow: operator.pow, gast.MatMult: operator.matmul, gast.USub: operator.neg,
    gast.UAdd: operator.pos,
}  # fmt: skip
DICTS = (Dict, DictOf)
SPECIAL = {
    gast.Add: "add", gast.Sub: "sub", gast.Mult: "mul", gast.Div: "truediv",
    gast.FloorDiv: "floordiv", gast.Mod: "mod", gast.Pow: "pow", gast.MatMult: "matmul",
    gast.BitOr: "or", gast.BitAnd: "and", gast.BitXor: "xor", gast.LShift: "lshift",
    gast.RShift: "rshift", gast.USub: "neg", gast.UAdd: "pos", gast.Invert: "invert",
}  # fmt: skip


def function_of(op, types=()):
    """The function whose rule is that of an operator; None where nothing passes."""
    if isinstance(op, gast.BitOr) and any(t is UNKNOWN or isinstance(t, DICTS) for t in types):
        return rt.merge
    return OPERATORS.get(type(op))


def careful(op, args, types):
    """The operands of a product and their types, as its rule may see them."""
    if not isinstance(op, gast.Mult) or UNKNOWN not in types:
        return args, types
    args = tuple(map(floating, args))
    return args, tuple(t if isinstance(a, gast.Constant) else cautious(t)
                       for a, t in zip(args, types))  # fmt: skip


def floating(atom):
    """An int as a float."""
    match atom:
        case gast.Constant(value=int(value)) if not isinstance(value, bool):
            return const(float(value))
    return atom


def cautious(t):
    """The type of what may say how often a list is repeated, as if nothing were known of it."""
    return UNKNOWN if is_number(t) and plain(t).kind == "i" else t


def overloaded(node, type_of):
    """The method of the user's class that an operation calls, and its arguments; or None."""
    match node:
        case gast.BinOp(left=left, op=op, right=right):
            word = SPECIAL[type(op)]
            return (
                method(left, f"__{word}__", (right,), type_of)
                or method(right, f"__r{word}__", (left,), type_of)
            )  # fmt: skip
        case gast.UnaryOp(op=op, operand=operand) if type(op) in SPECIAL:
            return method(operand, f"__{SPECIAL[type(op)]}__", (), type_of)
        case gast.Subscript(value=gast.Name() as base, slice=index):
            return method(base, "__getitem__", (index,), type_of)
    return None


def method(receiver, word, args, type_of):
    """A method with source of an object, and its arguments; None if it has none of this name."""
    t = type_of(receiver)
    found = of_receiver(t, word) if isinstance(t, Instance) else None
    if not isinstance(found, FunctionType):
        return None
    for arg in args:
        if not isinstance(arg, gast.Name | gast.Constant):
            raise Unsupported("an index like this, of an object, can't be differentiated", arg)
    return found, (receiver, *args)


def called_as(node, function, args):
    """An operation, written as the call of a function."""
    return placed(gast.Call(name(function.__name__), list(args), []), node)
