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
from ..names import reads, writes
from .steps import flow


@frozen
class State:
    """What is known between two statements.

    stale: name → (the statement that changed what it stands for, through which name)
    owner: name → the place of whose latest value it surely is a name
    near: place → the names from which its latest value may be reached
    """

    stale: dict
    owner: dict
    near: dict

    def joined(self, other):
        """What holds where two ways meet."""
        owner = {n: p for n, p in self.owner.items() if other.owner.get(n) == p}
        near = {p: names | other.near.get(p, set()) for p, names in self.near.items()}
        return State({**other.stale, **self.stale}, owner, {**other.near, **near})

    def size(self):
        return len(self.stale), len(self.owner), sum(map(len, self.near.values()))


class Handles:
    """One function's names; `parts` are those that are parts of others.

    recent: what is changed that was just made → the names that may know of it, by the Change
    """

    def __init__(self, facts, memory):
        self.facts, self.memory, self.aliases = facts, memory, memory.aliases
        self.parts = set()
        self.found = True
        while self.found:
            self.found, self.recent = False, {}
            self.block(facts.tree.body, State({}, {}, {}))

    def handle(self, id):
        """The name that `id` is a part of, or itself."""
        while id in self.parts:
            id = self.aliases.derived[id].base
        return id

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
        for id in sorted(self.used(stmt)):
            for seen in (id, self.handle(id)):
                if seen in state.stale and not self.found:
                    self.resolve(id, stmt, *state.stale[seen])
        return self.after(stmt, state)

    def loop(self, stmt, state):
        bound = writes(stmt.target) if isinstance(stmt, gast.For) else ()
        while True:
            start = State({**state.stale, **self.rebound(bound, stmt)}, state.owner, state.near)
            after = state.joined(self.block(stmt.body, start))
            if after.size() == state.size():
                return after
            state = after

    def used(self, stmt):
        """The names whose adjoints the adjoint of a statement would touch."""
        if isinstance(stmt, gast.Return):
            names = reads(stmt.value) | self.memory.handed_back
        else:
            names, bound = flow(self.facts.step(stmt))
            if bound & self.parts:
                names = set()
            names = {*names, *(c.base for c in self.memory.of(stmt))}
        return {id for id in names if self.facts.differentiable(id)}

    def after(self, stmt, state):
        stale = dict(state.stale)
        for change in self.memory.of(stmt):
            mine = self.handle(change.base)
            for id in self.touched(change, state):
                if self.handle(id) != mine:
                    stale[id] = stmt, change.base
            for id in self.parts:
                if self.is_moved(id, change):
                    stale[id] = stmt, change.base
        bound = writes(stmt)
        stale = {id: why for id, why in stale.items() if id not in bound}
        stale.update(self.rebound(bound, stmt))
        return State(stale, *self.moved(stmt, bound, state))

    def rebound(self, bound, stmt):
        """The parts that are no longer where they were found, as one of `bound` is bound anew."""
        return {
            part: (stmt, id)
            for part in self.parts
            for id in bound
            if part != id and id in reads(self.aliases.derived[part].stmt.value)
        }

    def touched(self, change, state):
        """The names that see a change."""
        if change.kind != "whole" and change.base in state.owner:
            near = state.near[state.owner[change.base]]
            if self.recent.setdefault(change, near) is not None:
                self.recent[change] = self.recent[change] | near
            return near
        self.recent[change] = None
        return set().union(*(self.memory.holders[p] for p in self.memory.changed(change)))

    def moved(self, stmt, bound, state):
        """Who owns what, and who is near it, after a statement."""
        made = self.aliases.made.get(id_of(stmt))
        owner = {n: p for n, p in state.owner.items() if n not in bound and p != made}
        near = {}
        for place, names in state.near.items():
            reached = not names.isdisjoint(handed_on(stmt))
            grown = self.memory.holders.get(place, set()) if reached else set()
            near[place] = (names - bound) | (grown if puts(stmt) else grown & bound)
        match stmt:
            case gast.Assign(targets=[gast.Name(id=id)]) if made is not None:
                owner[id], near[made] = made, {id}
            case gast.Assign(targets=[gast.Name(id=id)], value=gast.Name(id=source)):
                if source in state.owner:
                    owner[id] = state.owner[source]
        return owner, near

    def is_moved(self, id, change):
        """Whether a change may put something else where the part `id` was taken from."""
        while id in self.parts:
            derived = self.aliases.derived[id]
            held = not self.memory.changed(change).isdisjoint(self.aliases.at(derived.base))
            if held and derived.kind == "slot" and not is_elsewhere(derived, change):
                return True
            id = derived.base
        return False

    def resolve(self, id, stmt, changed_at, through):
        """A stale name is used: take it and the name that changed it for parts of one."""
        mine, others = self.chain(id), self.chain(through)
        new = {*mine[:-1], *others[:-1]} - self.parts
        if mine[-1] != others[-1] or not new or changed_at is None:
            line = getattr(changed_at, "lineno", "?")
            why = f"{self.shown(id)} may share memory with what is changed in line {line}"
            raise Unsupported(f"{why}: copy one of them, or use one name for both", stmt)
        self.parts |= new
        self.found = True

    def chain(self, id):
        found = [id]
        while (derived := self.aliases.derived.get(found[-1])) and derived.base not in found:
            found.append(derived.base)
        return found

    def shown(self, id):
        return self.facts.variable(id)


def is_elsewhere(derived, change):
    """Whether a store is certainly to another item than the one that was taken."""
    match derived.stmt.value, change.index:
        case gast.Subscript(slice=gast.Constant(value=taken)), gast.Constant(value=stored):
            alike = type(taken) is type(stored) and (
                type(taken) is str or (taken < 0) == (stored < 0)
            )
            return change.kind == "item" and alike and taken != stored
    return False


def handed_on(stmt):
    """The names that a statement reads to make something else refer to what they refer to."""
    match stmt:
        case gast.AugAssign():
            return frozenset()
        case gast.Assign(targets=[gast.Subscript() | gast.Attribute()], value=value):
            return reads(value)
        case gast.Expr(value=gast.Call(func=gast.Attribute(attr="append" | "insert"), args=args)):
            return reads(*args)
    return reads(stmt)


def puts(stmt):
    """Whether a statement may put what it reads into something else."""
    match stmt:
        case gast.Assign(targets=[gast.Name()], value=value):
            return isinstance(value, gast.Call)
    return True


def id_of(stmt):
    return id(stmt)
