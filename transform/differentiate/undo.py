"""Which changes the reverse sweep undoes, and how.

An adjoint reads values as they were when its statement ran.  So where it reads an array, a list or
an object that was changed since, each change is undone when the reverse sweep passes it: what was
overwritten is kept, and put back.  A name whose value is read may reach several places of memory
(see `aliases`); what is needed of a place when none of its names is at hand is noted as a token.
"""

import gast

from ..names import reads, writes
from ..quote import quote
from ..tree import call, const, name, placed, target
from ..types import Array, Instance, List, Number
from .indices import is_basic, is_scalar_index
from .needs import SHAPE

LENGTHS = ("append", "insert", "pop", "delete", "whole")  # changes that change a length


def changes_shape(change, kind):
    """Whether a change of a value of type `kind` changes what its adjoint has room for."""
    if change.kind in LENGTHS:
        return True
    numbers = isinstance(kind, List) and isinstance(kind.item, Number)
    return not (isinstance(kind, Array) or numbers)


class Contents:
    """What memory must hold in the reverse sweep, as part of what is kept."""

    def __init__(self, facts, plan):
        self.memory, self.types = facts.memory, facts.types
        places = sorted(self.memory.places, key=str)
        self.tokens = {place: f"@{k}" for k, place in enumerate(places)}
        self.holders = {place: set(self.memory.holders[place]) for place in places}
        for made, given in handed_on(plan) if places else ():
            for id_ in given & facts.types.keys():
                for place in self.memory.aliases.reach(id_) & self.tokens.keys():
                    self.holders[place].add(made)

    def needed(self, change, kept):
        """Whether what a change changes is read in the reverse sweep of what ran before."""
        shaped = changes_shape(change, self.types.get(change.base))
        recent = self.memory.knowing(change)
        for place in self.memory.changed(change) & self.tokens.keys():
            names = self.holders[place]
            if recent is not None and names <= self.memory.holders[place]:
                names = recent
            elif self.tokens[place] in kept:
                return True
            if not names.isdisjoint(kept):
                return True
            if shaped and any(n + SHAPE in kept for n in names):
                return True
        return False

    def left(self, gone):
        """What is needed of memory, when the names in `gone`, which are needed, are bound anew."""
        return {
            self.tokens[place]
            for place, names in self.holders.items()
            if not names.isdisjoint(gone)
        }

    def enclosed(self, own):
        """The tokens of what only names in `own` see."""
        return {self.tokens[place] for place, names in self.holders.items() if names <= own}


def handed_on(plan):
    """(tape, names that it may hold) of each call that leaves a tape."""
    for stmt in plan.replaced.values():
        for made in writes(stmt):
            yield made, reads(stmt)


class Undo:
    """Writes what keeps the value before a change, and what puts it back.

    keep(key, base, looped): the name of the variable or the list that keeps a value
    """

    def __init__(self, facts, keep):
        self.facts, self.keep = facts, keep

    def before(self, stmt, change, looped):
        """What the forward sweep runs before a change."""
        value = self.overwritten(change)
        if value is None:
            return []
        place = self.place(stmt, change, looped)
        if looped:
            return [placed(gast.Expr(quote("s.append(v)", s=name(place), v=value)), stmt)]
        return [placed(gast.Assign([target(place)], value, None), stmt)]

    def after(self, stmt, change, looped):
        """What the reverse sweep runs to undo a change."""
        kept = None
        if self.overwritten(change) is not None:
            kept = name(self.place(stmt, change, looped))
            kept = quote("s.pop()", s=kept) if looped else kept
        return [placed(s, stmt) for s in self.put_back(stmt, change, kept)]

    def place(self, stmt, change, looped):
        base = change.base + {"item": "_item", "attr": f"_{change.index}"}.get(change.kind, "_kept")
        return self.keep((id(stmt), change.base), base, looped)

    def overwritten(self, change):
        """The value that a change overwrites, None if it overwrites none."""
        kind, base = self.facts.types.get(change.base), name(change.base)
        match change.kind:
            case "item" | "delete" if isinstance(kind, Array):
                here = gast.Subscript(base, change.index, gast.Load())
                return self.part(here, change)
            case "item" | "delete" if isinstance(kind, List):
                return gast.Subscript(base, change.index, gast.Load())
            case "item" | "delete":
                return call("rt.kept_item", base, change.index)
            case "attr" if isinstance(kind, Instance) and change.index in dict(kind.fields):
                return gast.Attribute(base, change.index, gast.Load())
            case "attr":
                return call("rt.kept_attribute", base, const(change.index))
            case "whole" if isinstance(kind, Array):
                return quote("b.copy()", b=base)
            case "whole":
                return call("rt.snapshot", base)
        return None

    def part(self, here, change):
        """Part of an array, as a value that the store doesn't change."""
        if is_scalar_index(self.facts, change.base, change.index):
            return here
        return (
            quote("h.copy()", h=here)
            if is_basic(self.facts, change.index)
            else (call("rt.copy", here))
        )

    def put_back(self, stmt, change, kept):
        base, kind = name(change.base), self.facts.types.get(change.base)
        match change.kind:
            case "item" if isinstance(kind, (Array, List)):
                here = gast.Subscript(base, change.index, gast.Store())
                return [gast.Assign([here], kept, None)]
            case "item":
                return [effect("rt.put_item", base, change.index, kept)]
            case "attr" if isinstance(kind, Instance) and change.index in dict(kind.fields):
                here = gast.Attribute(base, change.index, gast.Store())
                return [gast.Assign([here], kept, None)]
            case "attr":
                return [effect("rt.put_attribute", base, const(change.index), kept)]
            case "append":
                return [gast.Expr(quote("b.pop()", b=base))]
            case "pop" if change.index is None:
                return [gast.Expr(quote("b.append(v)", b=base, v=popped(stmt)))]
            case "pop":
                return [effect("rt.put_back", base, change.index, popped(stmt))]
            case "insert":
                return [effect("rt.take_out", base, change.index)]
            case "delete":
                return [effect("rt.put_back", base, change.index, kept)]
            case _ if isinstance(kind, Array):
                here = gast.Subscript(base, const(Ellipsis), gast.Store())
                return [gast.Assign([here], kept, None)]
        return [effect("rt.restore", kept)]


def popped(stmt):
    """The name of what a statement took out."""
    return name(stmt.targets[0].id)


def effect(function, *args):
    return gast.Expr(call(function, *args))
