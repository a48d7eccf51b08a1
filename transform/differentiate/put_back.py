"""`o.x op= v` of an array changes it where it is: that it is stored again changes nothing.

>>> from wengert.transform.trees.quote import quote_block
>>> block = quote_block("w = o.x\\nw[...] -= v\\no.x = w")
>>> len(without_puts(block, lambda call: False))
2
"""

import gast

from ..trees.names import writes


def without_puts(block, plain):
    """A block without the stores of what was just taken from the same attribute.

    plain(call): whether a call surely runs no code of the user's
    """
    return [stmt for k, stmt in enumerate(block) if not puts_back(stmt, block[:k], plain)]


def puts_back(stmt, before, plain):
    match stmt:
        case gast.Assign(
            targets=[gast.Attribute(value=gast.Name(id=base), attr=attr)],
            value=gast.Name(id=part),
        ):
            return taken(part, base, attr, before, plain)
    return False


def taken(part, base, attr, before, plain):
    """Whether `part = base.attr` ran, and nothing since that could make them differ."""
    for stmt in reversed(before):
        match stmt:
            case gast.Assign(
                targets=[gast.Name(id=id_)],
                value=gast.Attribute(value=gast.Name(id=owner), attr=found),
            ) if (id_, owner, found) == (part, base, attr):
                return part != base
        if not is_simple(stmt, plain) or not writes(stmt).isdisjoint({part, base}):
            return False
    return False


def is_simple(stmt, plain):
    """Whether a statement surely changes no attribute, nor runs code of the user's."""
    match stmt:
        case gast.AugAssign(target=gast.Subscript()):
            return True
        case gast.Assign(targets=[gast.Name()], value=value):
            return not isinstance(value, gast.Call) or plain(value)
    return False
