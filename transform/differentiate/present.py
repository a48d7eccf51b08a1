"""Which attributes are surely there when they are stored to: they were read, or stored, before.

>>> from wengert.transform.quote import quote_block
>>> one, two = quote_block("old = cell.value\\ncell.value = old * x")
>>> present([one, two]) == {id(two)}
True
"""

import gast

from ..names import writes
from ..tree import blocks, statements


def present(body):
    """The identities of the stores to attributes that are surely there."""
    found = set()
    walk_block(body, frozenset(), found)
    return found


def walk_block(block, seen, found):
    """What is surely there after a block: pairs of a name and an attribute."""
    for stmt in block:
        match stmt:
            case gast.If():
                one = walk_block(stmt.body, seen, found)
                seen = one & walk_block(stmt.orelse, seen, found)
            case _ if blocks(stmt):
                bound = frozenset().union(*(writes(s) for s in statements([stmt])))
                seen = without(seen, bound)
                for inner in blocks(stmt):
                    walk_block(inner, seen, found)
            case _:
                seen = after(stmt, seen, found)
    return seen


def after(stmt, seen, found):
    """What is surely there after a statement."""
    match stmt:
        case gast.Assign(targets=[gast.Attribute(value=gast.Name(id=base), attr=attr)]):
            if (base, attr) in seen:
                found.add(id(stmt))
            return seen | {(base, attr)}
        case gast.Assign(
            targets=[gast.Name(id=id_)], value=gast.Attribute(value=gast.Name(id=base), attr=attr)
        ) if id_ != base:
            return without(seen, {id_}) | {(base, attr)}
    return without(seen, writes(stmt))


def without(seen, bound):
    return frozenset((base, attr) for base, attr in seen if base not in bound)
