"""Which function an operator stands for, by the types of its operands.

Where a type is unknown, `x * 2` may repeat a list.  Its derivative is stated for numbers, in a way
that raises TypeError for a list: with 2.0 for 2, and with a sum for what looks like a number.
"""

import operator

import gast

from wengert import runtime as rt

from ..trees.tree import const
from ..types import UNKNOWN, Dict, DictOf, is_number, plain

OPERATORS = {
    gast.Add: operator.add, gast.Sub: operator.sub, gast.Mult: operator.mul,
    gast.Div: operator.truediv, gast.FloorDiv: operator.floordiv, gast.Mod: operator.mod,
    gast.Pow: operator.pow, gast.MatMult: operator.matmul, gast.USub: operator.neg,
    gast.UAdd: operator.pos,
}  # fmt: skip
DICTS = (Dict, DictOf)


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
