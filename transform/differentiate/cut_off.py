"""Arrays of integers cut off what is stored into them: which arrays are looked at for that."""

import gast

from ..trees.tree import statements
from ..types import Array, differentiable
from .steps import UserCall


def open_stores(facts):
    """The names of arrays, of a dtype that isn't known, that what has a derivative is stored into.

    A function that is called looks at its own.
    """
    return {
        change.base
        for stmt in statements(facts.tree.body)
        if (changes := facts.memory.of(stmt)) and may_move(stmt, facts)
        for change in changes
        if is_open(facts.types.get(change.base))
    }


def is_open(kind):
    return isinstance(kind, Array) and kind.dtype is None


def may_move(stmt, facts):
    """Whether what a statement stores may have a derivative."""
    match stmt:
        case gast.Assign(targets=[gast.Subscript() | gast.Attribute()], value=value):
            return isinstance(value, gast.Name) and differentiable(facts.types.get(value.id))
    return not isinstance(facts.step(stmt), UserCall)
