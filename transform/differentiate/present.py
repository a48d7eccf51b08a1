"""Which attributes are surely there when an object changes: they were read, or stored, before.

>>> from wengert.transform.trees.quote import quote_block
>>> one, two = quote_block("old = cell.value\\ncell.value = old * x")
>>> present([one, two]) == {id(one): frozenset(), id(two): {("cell", "value")}}
True

A function that is called, such as an `__init__`, stores what its own statements store.
"""

from functools import partial

import gast

from ..errors import Unsupported
from ..reading.source import read
from ..trees.names import writes
from ..trees.tree import blocks, statements, walk
from .steps import UserCall


def present(body, step=lambda stmt: None):
    """Statement, by its identity → the pairs of a name and an attribute that are there before it.

    step: what a statement does, see `facts`
    """
    found = {}
    walk_block(body, frozenset(), found, step)
    return found


def walk_block(block, seen, found, step):
    """What is surely there after a block: pairs of a name and an attribute."""
    inside = partial(walk_block, found=found, step=step)
    for stmt in block:
        match stmt:
            case gast.If():
                one = inside(stmt.body, seen)
                seen = one & inside(stmt.orelse, seen)
            case _ if blocks(stmt):
                bound = frozenset().union(*(writes(s) for s in statements([stmt])))
                seen = without(seen, bound)
                for inner in blocks(stmt):
                    inside(inner, seen)
            case _:
                found[id(stmt)] = seen
                seen = after(stmt, seen) | stored_by_call(step(stmt))
    return seen


def after(stmt, seen):
    """What is surely there after a statement."""
    match stmt:
        case gast.Assign(targets=[gast.Attribute(value=gast.Name(id=base), attr=attr)]):
            return seen | {(base, attr)}
        case gast.Assign(
            targets=[gast.Name(id=id_)], value=gast.Attribute(value=gast.Name(id=base), attr=attr)
        ) if id_ != base:
            return without(seen, {id_}) | {(base, attr)}
    return without(seen, writes(stmt))


def stored_by_call(step):
    """What is surely there after a call of a function: pairs of a name and an attribute."""
    if not isinstance(step, UserCall):
        return frozenset()
    given = {p: a.id for p, a in step.operands.items() if isinstance(a, gast.Name)}
    pairs = stored_to(step.function)
    return frozenset((given[p], attr) for p, attr in pairs if p in given)


def stored_to(function):
    """The attributes that a function surely stores to: pairs of a parameter and an attribute."""
    try:
        tree = read(function).tree
    except Unsupported:
        return frozenset()
    found, bound = set(), writes(*tree.body)
    for stmt in tree.body:
        match stmt:
            case gast.Assign(targets=[gast.Attribute(value=gast.Name(id=base), attr=attr)]):
                found |= {(base, attr)} if base not in bound else set()
            case _ if any(isinstance(node, gast.Return) for node in walk(stmt)):
                break
    return found


def without(seen, bound):
    return frozenset((base, attr) for base, attr in seen if base not in bound)
