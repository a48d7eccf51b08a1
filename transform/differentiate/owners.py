"""Names of all that another name may be: its value is found among theirs when it runs.

    target = x if flag else y
    target[0] = 1.0

The adjoint of target is that of x or of y.  A name is the *owner* of a place of memory if it is
bound once, by the statement that makes what is there; or if it is the parameter that is given it.
"""

from functools import cached_property

import gast

from ..types import Array, Dict, DictOf, Instance, List
from .derived import bindings
from .steps import UserCall

KINDS = (Array, List, Dict, DictOf, Instance)


class Owners:
    """The owners of the places of one function."""

    def __init__(self, aliases):
        self.aliases = aliases

    @cached_property
    def counts(self):
        return bindings(self.aliases.stmts)

    @cached_property
    def found(self):
        """Place → its owner."""
        made = {}
        for stmt in self.aliases.stmts:
            match stmt:
                case gast.Assign(targets=[gast.Name(id=id)]) if self.counts[id] == 1:
                    place = self.aliases.made.get(id_of(stmt))
                    if place is not None and isinstance(self.aliases.type(id), KINDS):
                        made[place] = id
        return made

    def owner(self, place):
        match place:
            case ("given", id) if self.counts[id] == 0 and isinstance(self.aliases.type(id), KINDS):
                return id
        return self.found.get(place)

    def of(self, id):
        """The owners of all that a name may be; none if that isn't known, or it is one of them."""
        kind = isinstance(self.aliases.type(id), KINDS)
        owners = {self.owner(place) for place in self.aliases.at(id)} if kind else {None}
        known = not owners & {None, id} and self.is_taken(id)
        return tuple(sorted(owners)) if known else ()

    def is_taken(self, id):
        """Whether a name is always bound to what was there before, and nothing else happens."""
        return all(
            isinstance(self.aliases.facts.step(stmt), UserCall) or is_load(stmt)
            for stmt in self.bound.get(id, ())
        )

    @cached_property
    def bound(self):
        """Name → the statements that bind it."""
        found = {}
        for stmt in self.aliases.stmts:
            match stmt:
                case gast.Assign(targets=[gast.Name(id=id)]):
                    found.setdefault(id, []).append(stmt)
                case gast.Assign(targets=[gast.Tuple(elts=elts)]):
                    for e in elts:
                        found.setdefault(e.id, []).append(stmt)
        return found


def is_load(stmt):
    match stmt:
        case gast.Assign(targets=[gast.Tuple()]):
            return True
        case gast.Assign(value=gast.Name() | gast.Subscript() | gast.Attribute()):
            return True
    return False


def id_of(stmt):
    return id(stmt)
