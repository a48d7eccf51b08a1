"""What a function does to memory: what it changes, through which names, and what that touches.

`Memory` is what the transformer asks.  A function that changes nothing has an empty one.
"""

from functools import cached_property

import gast

from wengert import runtime as rt

from ..errors import Unsupported
from ..frozen import frozen, replace
from ..trees.names import parameters, writes
from ..trees.tree import blocks, statements
from ..types import NOTHING, NUMERIC, UNKNOWN, Function, Known
from .aliases import Aliases
from .called import stored, token
from .changes import bound_atoms, changes
from .entry import tape_of
from .handles import Handles
from .once import Puts, check_once
from .places import RETURN
from .steps import UserCall


@frozen
class Summary:
    """What a function does to its parameters.

    written: those from which something can be reached that it changes
    holds: what may be held when it returns, see `called`
    result: what it may return
    changed: what it changes
    unsure: whether only running it tells if it changes more
    repeated: what may be held twice when it returns
    swapped: the pairs of `holds`, (into, value), where all that happens is items changing places
    """

    written: frozenset = frozenset()
    holds: frozenset = frozenset()
    result: frozenset = frozenset()
    changed: frozenset = frozenset()
    unsure: bool = False
    repeated: frozenset = frozenset()
    swapped: frozenset = frozenset()


NONE = Summary()
PARTS = (rt.slot, rt.attribute_slot, rt.view_of, rt.bound_part)


class Still:
    """The memory of a function that changes nothing."""

    changes, parts, holders, made = {}, {}, {}, {}
    holding = places = handed_back = frozenset()

    def of(self, stmt):
        return ()

    def loose(self, id_):
        return None

    def touched(self, stmt):
        return frozenset()

    def unsteady(self, id_):
        return False

    deep = emptied = unsteady


STILL = Still()


class Memory:
    """The memory of one function; `summary(step)`: what is known of a function that it calls.

    emitted: by this project, which knows what it does where types don't tell
    entry: users call its derivative, and nobody goes on with what it changed
    """

    def __init__(self, facts, summary, emitted=False, entry=False):
        self.facts, self.emitted, self.entry = facts, emitted, entry
        self.aliases = Aliases(facts, summary, emitted)
        self.changes = {}
        for stmt in statements(facts.tree.body):
            found = changes(stmt, facts, lambda step: summary(step).written)
            if found:
                self.changes[id(stmt)] = tuple(replace(c, at=id(stmt)) for c in found)

    def of(self, stmt):
        """The changes that a statement makes."""
        return self.changes.get(id(stmt), ())

    def all_changes(self):
        return [change for found in self.changes.values() for change in found]

    def changed(self, change):
        """The places that a change may change."""
        if change.kind != "whole":
            return frozenset(self.aliases.at(change.base))
        reach = self.aliases.reach(change.base)
        return frozenset(reach & self.aliases.effects.get(change.at, reach))

    @cached_property
    def puts(self):
        """What is put where."""
        return Puts(self.facts, self.aliases)

    @cached_property
    def places(self):
        """Every place that is changed."""
        found = (self.changed(c) for all_ in self.changes.values() for c in all_)
        return frozenset().union(*found)

    @cached_property
    def holders(self):
        """Changed place → the names from which it can be reached."""
        found = {place: set() for place in self.places}
        for id_ in self.facts.types if found else ():
            for place in self.aliases.reach(id_) & self.places:
                found[place].add(id_)
        return found

    def touched(self, stmt):
        """The names from which what a statement changes can be reached."""
        return frozenset().union(*(self.holders[p] for c in self.of(stmt) for p in self.changed(c)))

    @property
    def made(self):
        """The place of what a statement surely makes anew, by the statement's identity."""
        return self.aliases.made

    def deep(self, id_):
        """Whether something is changed that is held by the value of a name."""
        if not self.places:
            return False
        held = self.aliases.held(self.aliases.at(id_))
        return not self.places.isdisjoint(self.aliases.around(held))

    def emptied(self, id_):
        """Whether what a list or a dict holds at an index or a key may be replaced."""
        places = self.aliases.at(id_)
        others = self.aliases.reach(RETURN) | {p for p in places if p[0] in ("given", "held")}
        if not self.entry and not places.isdisjoint(others):
            return True
        return any(
            change.kind in ("item", "attr", "delete", "whole")
            and not places.isdisjoint(self.changed(change))
            for found in self.changes.values()
            for change in found
        )

    def loose(self, id_):
        """How a name is derived whose value may be a view or a copy, of what is changed."""
        derived = self.aliases.derived.get(id_)
        found = derived is not None and derived.kind == "maybe" and self.unsteady(id_)
        return derived if found else None

    def unsteady(self, id_):
        """Whether something that can be reached from a name is changed."""
        return bool(self.places) and not self.places.isdisjoint(self.aliases.reach(id_))

    @cached_property
    def parts(self):
        """Name → how it is derived: the names that are parts of others, see `handles`."""
        if not self.changes:
            return {}
        return {id_: self.handles.derived[id_] for id_ in self.handles.parts}

    @cached_property
    def handles(self):
        return Handles(self.facts, self)

    def knowing(self, change):
        """The names that may know of a change of what was just made; None if it is older."""
        return self.handles.recent.get(change)

    @cached_property
    def holding(self):
        """The names that others are parts of."""
        return frozenset(base for derived in self.parts.values() for base in derived.bases)

    @property
    def handed_back(self):
        """The parameters whose adjoints, after what the function changed, are given to it."""
        written = frozenset() if self.entry else self.written
        return written - (self.tape if self.emitted else frozenset())

    @property
    def tape(self):
        """The parameter that is the tape of a sweep, in code of this project's."""
        tree = self.facts.tree
        return tape_of(tree.name, [p.id for p in parameters(tree.args)])

    @property
    def given(self):
        """The parameters that can be changed in place, or hold what can."""
        given = [p.id for p in parameters(self.facts.tree.args)]
        return [p for p in given if self.aliases.refers(p)]

    @property
    def written(self):
        """The parameters from which something can be reached that the function changes."""
        return frozenset(p for p in self.given if self.unsteady(p))

    def summary(self, unsure=False):
        """What the function does to its parameters."""
        given, changed = self.given, map(token, self.places)
        return Summary(
            self.written,
            stored(self.aliases, given, RETURN),
            frozenset(map(token, self.aliases.at(RETURN))),
            frozenset(t for t in changed if t[0] in ("given", "held")),
            unsure,
            self.repeated(given),
            self.puts.swapped(),
        )

    def repeated(self, given):
        """What may be held twice when the function returns."""
        seen = self.aliases.around(set().union(*map(self.aliases.at, [*given, RETURN])))
        return frozenset(token(place) for place in seen if self.puts.repeated(place, seen))


def check_memory(memory):
    """Raise Unsupported at the first change that can't be followed."""
    parts = memory.parts  # finding them checks the order of changes
    if not (parts or memory.changes):
        return
    facts = memory.facts
    for stmt in statements(facts.tree.body):
        for change in memory.of(stmt):
            if not (memory.emitted and is_made_here(change.base, facts)):
                check_type(facts, change, stmt)
            if not memory.emitted:
                check_change(memory, change, stmt)
        if not memory.emitted:
            check_call(memory, stmt)
    if not memory.emitted:
        check_once(memory)


def check_change(memory, change, stmt):
    facts, base = memory.facts, change.base
    shown = facts.variable(base)
    outside = any(place[0] == "outside" for place in memory.changed(change))
    if base not in facts.types or outside:
        raise Unsupported(f"{shown} may be seen outside of this function: copy it first", stmt)


def is_made_here(id_, facts, asking=frozenset()):
    """Whether nothing that a name of emitted code stands for was taken out of something.

    An adjoint that is changed and is no part of another is nobody else's.
    """
    bound = [s for s in statements(facts.tree.body) if not blocks(s) and id_ in writes(s)]
    for value in (getattr(s, "value", None) for s in bound):
        match value:
            case gast.Name(id=source) if source in asking or is_made_here(
                source, facts, asking | {id_}
            ):
                continue
            case gast.Call(func=gast.Attribute(attr="pop")):
                return False
            case gast.Call() if not any(facts.resolve(value.func) is part for part in PARTS):
                continue
            case gast.BinOp() | gast.UnaryOp() | gast.Constant() | gast.List() | gast.Dict():
                continue
        return False
    return bool(bound)


def check_type(facts, change, stmt):
    kind = facts.types.get(change.base, NOTHING)
    if kind in (UNKNOWN, NUMERIC) or isinstance(kind, (Function, Known)):
        shown = facts.variable(change.base)
        raise Unsupported(f"the type of {shown} isn't known, nor what this changes", stmt)


def check_call(memory, stmt):
    """A function that changes an argument must not see that memory by way of another."""
    found = [c for c in memory.of(stmt) if c.kind == "whole"]
    step = memory.facts.step(stmt) if found else None
    if not isinstance(step, UserCall):
        return
    atoms = [a.id for b in step.operands.values() for a in bound_atoms(b)
             if isinstance(a, gast.Name)]  # fmt: skip
    near = memory.handles.met[id(stmt)]
    for change in found:
        others = list(atoms)
        others.remove(change.base)
        for other in others:
            shared = not memory.changed(change).isdisjoint(memory.aliases.reach(other))
            if shared and other in near.around({change.base}):
                name = step.function.__name__
                why = f"{name} changes {memory.facts.variable(change.base)}, and is given it twice"
                raise Unsupported(f"{why}: pass a copy", stmt)
