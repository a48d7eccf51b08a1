"""What a statement changes in place: a part of an array, a list, a dict or an object.

This is asked of every statement, whether a derivative passes through it or not: a list of indices
that changes must be what it was when the reverse sweep reads it.
"""

import gast
import numpy as np

from ..frozen import frozen
from ..types import UNKNOWN, Dict, DictOf, List
from .steps import UserCall

AT = ((np.add.at, gast.Add()), (np.subtract.at, gast.Sub()))
GROWING = ("append", "insert")
EFFECTS = frozenset(
    """
    add_inside add_to_item add_to_attr clear_item put_item put_attribute put_back restore take_out
""".split()
)  # of the runtime


@frozen
class Change:
    """What is changed of the value of the name `base`.

    kind: "item", "attr", "append", "insert", "pop", "delete", or "whole", if it may be anything
    that can be reached from it; index: the item's index, the attribute's name, or None
    """

    base: str
    kind: str
    index: object = None
    at: int = 0  # the identity of its statement


def changes(stmt, facts, written):
    """The changes that a statement makes; `written(step)`: the parameters that a call changes."""
    match stmt:
        case gast.Assign(targets=[gast.Subscript(value=gast.Name(id=base), slice=index)]):
            return (stored(base, index, facts),)
        case gast.AugAssign(target=gast.Subscript(value=gast.Name(id=base), slice=index)):
            return (stored(base, index, facts),)
        case gast.AugAssign(target=gast.Name(id=base)):
            return (Change(base, "whole"),)
        case gast.Assign(targets=[gast.Attribute(value=gast.Name(id=base), attr=attr)]):
            return (Change(base, "attr", attr),)
        case gast.Delete(targets=[gast.Subscript(value=gast.Name(id=base), slice=index)]):
            return (Change(base, "delete", index),)
        case gast.Expr(value=gast.Call() as call):
            return by_effect(call, facts)
        case gast.Assign(value=gast.Call() as call):
            return by_call(stmt, call, facts, written)
    return ()


def stored(base, index, facts):
    """A store at an index; that of part of a list may change its length."""
    kind = facts.types.get(base)
    if isinstance(kind, List) and not is_item(index):
        return Change(base, "whole")
    return Change(base, "item", index)


def is_item(index):
    return not isinstance(index, (gast.Slice, gast.Tuple))


def by_effect(call, facts):
    match call:
        case gast.Call(func=gast.Attribute(value=gast.Name(id=base), attr=attr), args=args) if (
            attr in GROWING and is_container(base, facts)
        ):
            return (Change(base, attr, args[0] if attr == "insert" else None),)
        case gast.Call(args=[gast.Name(id=base), index, _]) if added_at(call, facts):
            return (Change(base, "item", index),)
        case gast.Call(func=func, args=[gast.Name(id=base), *_]) if is_effect(facts.resolve(func)):
            return (Change(base, "whole"),)
    return ()


def is_effect(function):
    """Whether it is a function of the runtime that changes its first argument."""
    ours = str(getattr(function, "__module__", None)).startswith("wengert.runtime")
    return ours and function.__name__ in EFFECTS


def added_at(call, facts):
    """The operator of `np.add.at(…)` or the like, None for other calls."""
    function = facts.resolve(call.func)
    return next((op for known, op in AT if function == known), None)


def is_container(base, facts):
    kind = facts.types.get(base)
    return kind is UNKNOWN or isinstance(kind, (List, Dict, DictOf))


def by_call(stmt, call, facts, written):
    match call:
        case gast.Call(func=gast.Attribute(value=gast.Name(id=base), attr="pop"), args=args) if (
            is_container(base, facts)
        ):
            return (Change(base, "pop", args[0] if args else None),)
    step = facts.step(stmt)
    if not isinstance(step, UserCall):
        return ()
    changed = written(step)
    return tuple(
        Change(atom.id, "whole")
        for parameter in step.operands
        if parameter in changed
        for atom in bound_atoms(step.operands.get(parameter))
        if isinstance(atom, gast.Name)
    )


def bound_atoms(bound):
    if isinstance(bound, tuple):
        return bound
    if isinstance(bound, dict):
        return tuple(bound.values())
    return () if bound is None else (bound,)
