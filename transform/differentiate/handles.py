"""Through which names a value that changes is used, in the order in which the function runs.

A value has one adjoint at a time, and each name its own, which it hands on where it is bound.  So
as soon as what a name stands for is changed through another name, the first is *stale*: its adjoint
would know nothing of the change.  A stale name that is used is an error, unless both names are
parts of one that surely holds them (see `aliases`): then they are *parts*, whose adjoints are the
same parts of that one's adjoint, `row_bar = A_bar[k]`, in one memory like the values.
"""

import gast

from ..errors import Unsupported
from ..frozen import frozen
from ..trees.names import reads, writes
from ..types import Array
from .derived import Derived
from .near import Followed, Near
from .owners import Owners
from .steps import UserCall, flow


@frozen
class State:
    """What is known between two statements.

    stale: name → (the statement that changed what it stands for, through which name)
    near: which names may reach common memory
    """

    stale: dict
    near: Near

    def joined(self, other):
        """What holds where two ways meet."""
        return State({**other.stale, **self.stale}, self.near.joined(other.near))

    def size(self):
        return len(self.stale), self.near.size()


class Handles:
    """One function's names; `parts` are those that are parts of others.

    recent: what is changed → the names that may know of it, all that ever did, by the Change
    met: what may share memory with what when a statement runs that changes something, by its id
    """

    def __init__(self, facts, memory):
        self.facts, self.memory, self.aliases = facts, memory, memory.aliases
        self.followed = Followed(facts, memory)
        self.owners = Owners(self.aliases)
        self.derived = dict(self.aliases.derived)
        self.parts = set()
        self.found = True
        while self.found:
            self.found, self.recent, self.met = False, {}, {}
            self.block(facts.tree.body, State({}, Near({})))

    def roots(self, id):
        """The names that `id` is a part of, or itself."""
        return leaves(id, lambda name: self.derived[name].bases if name in self.parts else ())

    # In the order of running

    def block(self, block, state):
        for stmt in block:
            state = self.statement(stmt, state)
        return state

    def statement(self, stmt, state):
        match stmt:
            case gast.If():
                return self.block(stmt.body, state).joined(self.block(stmt.orelse, state))
            case gast.For() | gast.While():
                return self.loop(stmt, state)
            case gast.Try():
                return self.block(stmt.body, state).joined(state)
        stale = {**state.stale, **self.rebound(writes(stmt), stmt)}
        for id in sorted(self.used(stmt)):
            for seen in (id, *sorted(self.roots(id))):
                if seen in stale and not self.found:
                    self.resolve(id, stmt, *stale[seen])
        return self.after(stmt, state)

    def loop(self, stmt, state):
        bound = writes(stmt.target) if isinstance(stmt, gast.For) else ()
        while True:
            start = State({**state.stale, **self.rebound(bound, stmt)}, state.near)
            after = state.joined(self.block(stmt.body, start))
            if after.size() == state.size():
                return after
            state = after

    def used(self, stmt):
        """The names whose adjoints the adjoint of a statement would touch."""
        if isinstance(stmt, gast.Return):
            names = reads(stmt.value) | self.memory.handed_back
        else:
            step = self.facts.step(stmt)
            names, bound = flow(step)
            if bound and bound <= self.parts and not isinstance(step, UserCall):
                names = set()
            names = {*names, *(c.base for c in self.memory.of(stmt))}
        return {id for id in names if self.facts.differentiable(id)}

    def after(self, stmt, state):
        stale, changes = dict(state.stale), self.memory.of(stmt)
        if changes:
            self.met[id(stmt)] = state.near.joined(self.met.get(id(stmt), state.near))
        for change in changes:
            mine = self.roots(change.base)
            for other in self.touched(change, state.near):
                if mine.isdisjoint(self.roots(other)):
                    stale[other] = stmt, change.base
            for part in self.parts:
                if self.is_moved(part, change):
                    stale[part] = stmt, change.base
        bound = writes(stmt)
        stale = {name: why for name, why in stale.items() if name not in bound}
        stale.update(self.rebound(bound, stmt))
        return State(stale, self.followed.after(stmt, state.near))

    def rebound(self, bound, stmt):
        """The parts that are no longer where they were found, as one of `bound` is bound anew."""
        return {
            part: (stmt, id)
            for part in self.parts
            for id in bound
            if part != id and id in self.derived[part].reads
        }

    def touched(self, change, near):
        """The names that see a change."""
        names = near.around({change.base})
        known = change.kind != "whole" and change.base not in near.gone
        if known and self.recent.setdefault(change, names) is not None:
            self.recent[change] |= names
        elif not known:
            self.recent[change] = None
        seen = set().union(*(self.memory.holders[p] for p in self.memory.changed(change)))
        return names & seen

    def is_moved(self, id, change):
        """Whether a change may put something else where the part `id` was taken from."""
        if id not in self.parts:
            return False
        derived, changed = self.derived[id], self.memory.changed(change)
        for base in derived.bases:
            array = isinstance(self.aliases.type(base), Array)
            if derived.kind == "slot" and not changed.isdisjoint(self.aliases.at(base)):
                if not is_elsewhere(derived, change):
                    return True
            elif derived.kind == "found" and not array and self.is_refilled(base, change):
                return True
        return any(self.is_moved(base, change) for base in derived.bases)

    def is_refilled(self, base, change):
        """Whether a change may put something else somewhere in the value of a name."""
        stored = change.kind != "whole" and isinstance(self.aliases.type(change.base), Array)
        return not stored and not self.memory.changed(change).isdisjoint(self.aliases.reach(base))

    def resolve(self, id, stmt, changed_at, through):
        """A stale name is used: take it and the name that changed it for parts of one."""
        roots, names = self.parts_of(id)
        others, more = self.parts_of(through)
        new = (names | more) - self.parts
        if changed_at is not None and new and not roots.isdisjoint(others):
            self.parts |= new
        elif not (self.owned(through) or self.owned(id) or self.loaded(stmt)):
            line = getattr(changed_at, "lineno", "?")
            why = f"{self.shown(id)} may share memory with what is changed in line {line}"
            raise Unsupported(f"{why}: copy one of them, or use one name for both", stmt)
        self.found = True

    def loaded(self, stmt):
        """Take what a statement binds for part of something; whether that is new."""
        for id in sorted(writes(stmt)):
            new = self.parts_of(id)[1] - self.parts
            self.parts |= new if id in new else set()
            if id in new or self.owned(id):
                return True
        return False

    def parts_of(self, id):
        """The names that `id` could be a part of, and those that then are parts, `id` too."""
        around = set()

        def bases(name):
            around.add(name)
            return self.derived[name].bases if name in self.derived else ()

        roots = leaves(id, bases)
        return roots, around - roots

    def owned(self, id):
        """Take `id` for a part of the names of all that it may be; whether that can be done."""
        bases = self.owners.of(id)
        if not bases or self.derived.get(id) == Derived(bases, "found"):
            return False
        self.derived[id] = Derived(bases, "found")
        self.parts.add(id)
        return True

    def shown(self, id):
        return self.facts.variable(id)


def leaves(id, bases):
    """The names without bases that are found from `id`; `bases(name)`: those of a name."""
    found, seen, todo = set(), set(), [id]
    while todo:
        name = todo.pop()
        if name not in seen:
            seen.add(name)
            below = bases(name)
            todo += below
            found |= set() if below else {name}
    return frozenset(found)


def is_elsewhere(derived, change):
    """Whether a store is certainly to another item than the one that was taken."""
    match derived.stmt.value, change.index:
        case gast.Subscript(slice=gast.Constant(value=taken)), gast.Constant(value=stored):
            alike = type(taken) is type(stored) and (
                type(taken) is str or (taken < 0) == (stored < 0)
            )
            return change.kind == "item" and alike and taken != stored
    return False
