"""The arguments of a call, those of `*args` and `**kwargs` one by one."""

import gast

from ..types import NOTHING, Dict, Known, Random, Text, Tuple, is_numeric, without_shapes
from .expressions import expression


def given(args, scope):
    """(keyword or None, node, type) of each argument, spreads item by item; None if nobody knows.

    Where an item can be changed its node is Starred: something that is put into it is put somewhere
    into what is spread.
    """
    found = []
    for arg in args:
        match arg:
            case gast.Starred(value=node) | gast.keyword(arg=None, value=node):
                t = expression(node, scope)
                kind = Tuple if isinstance(arg, gast.Starred) else Dict
                if not isinstance(t, kind) and t is not NOTHING:
                    return None
                found += [(key, held_in(node, item), item) for key, item in items_of(t)]
            case gast.keyword(arg=key, value=node):
                found.append((key, node, expression(node, scope)))
            case _:
                found.append((None, arg, expression(arg, scope)))
    return [(key, node, without_shapes(t)) for key, node, t in found]


def items_of(t):
    """The items that are spread, with the keywords that they have; of what isn't known yet, it."""
    if isinstance(t, Dict):
        return t.items
    return [(None, item) for item in (t.items if isinstance(t, Tuple) else [t])]


def held_in(base, t):
    """What stands for an item of type t of `base`: nothing can be put into a number."""
    immutable = is_numeric(t) or isinstance(t, Text | Random | Known)
    return gast.Constant(None, None) if immutable else gast.Starred(base, gast.Load())
