"""Lower what emitted code does to adjoints, so that it can be differentiated again.

x_bar = rt.add_item(x_bar, i, g)    →    rt.add_to_item(x_bar, i, g)
rt.put_back(xs, i, v)               →    unused = rt.put_back(xs, i, v)    a function of Python

In the user's code, `copy.deepcopy(xs)` becomes a copy of what holds nothing twice.
"""

import copy

import gast

from wengert import runtime as rt

from ..trees.quote import quote
from ..trees.tree import assign, call, const, like, placed
from ..types import Instance, List, is_numeric
from .inplace import CONTAINERS

UNDOING = (rt.take_out, rt.put_back)
INSIDE = {rt.add_item: "add_to_item", rt.add_attr: "add_to_attr"}


def by_helper(work, stmt, node, id, function):
    """The statements for a call of one of these helpers of the runtime; None for other calls."""
    if id is not None and is_added_inside(work, node, function):
        first = node.args[0]
        inside = quote(f"rt.{INSIDE[function]}(x)", rt=node.func.value, x=first)
        inside = placed(gast.Expr(like(inside, args=list(node.args))), stmt)
        return [inside, assign(id, first, at=stmt)]
    if id is None and is_among(function, UNDOING) and isinstance(type_of(work, node), List):
        return work.unused(node, stmt)
    return None


def deep_copied(work, stmt, node, id, function):
    """`y = rt.private(x, once=True)` for `y = copy.deepcopy(x)`: in it nothing is shared."""
    if function is not copy.deepcopy or id is None or len(node.args) != 1 or node.keywords:
        return None
    if is_numeric(type_of(work, node)):
        return None
    return [like(stmt, value=placed(call("rt.private", *node.args, once=const(True)), node))]


def type_of(work, node):
    """The type of the first argument of a call, where that is a name."""
    first = node.args[0]
    return work.type(first.id) if isinstance(first, gast.Name) else None


def is_among(function, helpers):
    return any(function is helper for helper in helpers)


def is_added_inside(work, node, function):
    """Whether an adjoint is surely added into the memory of another, a container or an object."""
    if not is_among(function, INSIDE):
        return False
    kind = type_of(work, node)
    if function is rt.add_item:
        return isinstance(kind, CONTAINERS)
    plain = isinstance(kind, Instance) and not issubclass(kind.cls, tuple)
    return plain and len(node.args) == 3 and node.args[1].value in dict(kind.fields)
