"""Which changes the reverse sweep undoes, and how.

An adjoint reads values as they were when its statement ran.  So where it reads an array, a list or
an object that was changed since, each change is undone when the reverse sweep passes it: what was
overwritten is kept, and put back.  A name whose value is read may reach several places of memory
(see `aliases`); what is needed of a place when none of its names is at hand is noted as a token.
"""

from functools import cached_property

import gast

from ..infer.places import shared
from ..trees.names import reads, writes
from ..trees.quote import quote, quote_block
from ..trees.tree import assign, call, const, name, placed, target
from ..types import Array, Dict, DictOf, Instance, List, Number, inside
from .indices import index_value, is_basic, is_scalar_index
from .needs import SHAPE
from .places import FIXED
from .present import present

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
    """(tape, names whose values it may hold) of each call that leaves a tape."""
    for stmt in plan.replaced.values():
        for made in writes(stmt):
            yield made, reads(stmt) | writes(stmt) - {made}


class Undo:
    """Writes what keeps the value before a change, and what puts it back.

    keep(key, base, looped): the name of the variable or the list that keeps a value
    """

    def __init__(self, facts, keep):
        self.facts, self.keep = facts, keep

    def before(self, stmt, change, looped):
        """What the forward sweep runs before a change."""
        out = []
        for word, value in self.overwritten(change):
            place = self.place(stmt, change, word, looped)
            if looped:
                new = gast.Expr(quote("s.append(v)", s=name(place), v=value))
            else:
                new = gast.Assign([target(place)], value, None)
            out.append(placed(new, stmt))
        return out

    def after(self, stmt, change, looped):
        """What the reverse sweep runs to undo a change."""
        kept = []
        for word, _ in self.overwritten(change):
            place = name(self.place(stmt, change, word, looped))
            kept.append(quote("s.pop()", s=place) if looped else place)
        return [placed(s, stmt) for s in self.put_back(stmt, change, *kept)]

    def place(self, stmt, change, word, looped):
        return self.keep((id(stmt), change.base), f"{change.base}_{word}", looped)

    def overwritten(self, change):
        """The values that a change overwrites, each with a word for it."""
        kind, base, index = self.facts.types.get(change.base), name(change.base), change.index
        match change.kind:
            case "item" | "delete" | "pop" if isinstance(kind, (Dict, DictOf)):
                return self.of_dict(change, kind)
            case "item" | "delete" if isinstance(kind, Array):
                return [("item", self.part(gast.Subscript(base, index, gast.Load()), change))]
            case "item" | "delete" if isinstance(kind, List):
                return [("item", gast.Subscript(base, index, gast.Load()))]
            case "item" | "delete":
                return [("item", call("rt.kept_item", base, index_value(index)))]
            case "attr" if self.is_own(change, kind):
                return [(index, gast.Attribute(base, index, gast.Load()))]
            case "attr":
                return [(index, call("rt.kept_attribute", base, const(index)))]
            case "whole" if isinstance(kind, Array) or is_flat(kind):
                return [("kept", quote("b.copy()", b=base))]
            case "whole" if fields := self.own_fields(change, kind):
                return [(field, gast.Attribute(base, field, gast.Load())) for field in fields]
            case "whole":
                return [("kept", call("rt.snapshot", base))]
        return []

    @cached_property
    def present(self):
        return present(self.facts.tree.body, self.facts.step)

    def is_own(self, change, kind):
        """Whether an object certainly has the attribute that a change stores to."""
        return isinstance(kind, Instance) and self.has(change, kind, change.index)

    def has(self, change, kind, attr):
        """Whether an object certainly has an attribute of its own before a change."""
        there = (change.base, attr) in self.present.get(change.at, ())
        return there and shared(kind.cls, attr) is None

    def own_fields(self, change, kind):
        """The attributes of an object, if they are all, and none holds anything that changes."""
        fields = kind.fields if isinstance(kind, Instance) else ()
        plain = all(isinstance(t, FIXED) and self.has(change, kind, f) for f, t in fields)
        return [field for field, _ in fields] if plain else []

    def of_dict(self, change, kind):
        """What a change of a dict overwrites: an item, if there was one; or the order of all."""
        base, key = name(change.base), change.index
        if change.kind != "item":
            return [("kept", quote("b.copy()", b=base))]
        if self.is_there(change, kind):
            return [("item", gast.Subscript(base, key, gast.Load()))]
        there = gast.Compare(key, [gast.In()], [base])
        return [("item", quote("b.get(k)", b=base, k=key)), ("had", there)]

    def is_there(self, change, kind):
        """Whether a dict certainly has the key that a change stores to."""
        match kind, change.index:
            case Dict(items), gast.Constant(value=key) if key in dict(items):
                found = [c for all_ in self.facts.memory.changes.values() for c in all_]
                return all(c.kind in ("item", "append", "insert", "attr") for c in found)
        return False

    def part(self, here, change):
        """Part of an array, as a value that the store doesn't change."""
        if is_scalar_index(self.facts, change.base, change.index):
            return here
        return (
            quote("h.copy()", h=here)
            if is_basic(self.facts, change.index)
            else (call("rt.copy", here))
        )

    def put_back(self, stmt, change, kept=None, *more):
        base, kind = name(change.base), self.facts.types.get(change.base)
        match change.kind:
            case "item" | "delete" | "pop" if isinstance(kind, (Dict, DictOf)):
                return self.put_in_dict(change, kept, *more)
            case "item" if isinstance(kind, (Array, List)):
                here = gast.Subscript(base, change.index, gast.Store())
                return [gast.Assign([here], kept, None)]
            case "item":
                return [effect("rt.put_item", base, index_value(change.index), kept)]
            case "attr" if self.is_own(change, kind):
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
            case _ if is_flat(kind):
                text = "b[:] = k" if isinstance(kind, List) else "b.clear()\nb.update(k)"
                return quote_block(text, b=base, k=kept)
            case _ if fields := self.own_fields(change, kind):
                places = [gast.Attribute(base, field, gast.Store()) for field in fields]
                return [gast.Assign([p], v, None) for p, v in zip(places, (kept, *more))]
        return [effect("rt.restore", kept)]

    def put_in_dict(self, change, kept, had=None):
        """Put an item back, or take it out if there was none; or all items, in their order."""
        base = name(change.base)
        if change.kind != "item":
            return quote_block("b.clear()\nb.update(k)", b=base, k=kept)
        here = gast.Subscript(base, change.index, gast.Store())
        if had is None:
            return [gast.Assign([here], kept, None)]
        item = self.facts.names.fresh(f"{change.base}_item")
        gone = gast.Delete([gast.Subscript(base, change.index, gast.Del())])
        stored = gast.Assign([here], name(item), None)
        return [assign(item, kept), gast.If(had, [stored], [gone])]


def is_flat(kind):
    """Whether nothing in a list or a dict can be changed itself."""
    container = isinstance(kind, (List, Dict, DictOf))
    return container and all(isinstance(t, FIXED) for t in inside(kind))


def popped(stmt):
    """The name of what a statement took out."""
    return name(stmt.targets[0].id)


def effect(function, *args):
    return gast.Expr(call(function, *args))
