"""Reverse mode.

A function computes its result through a list of intermediate values.  The *adjoint* of a value,
`x_bar`, is the derivative of the result by it.  The adjoint of the result is given (the seed);
all others follow by walking the list from its end: the statement `y = f(x)` adds to `x_bar` what
the derivative of f makes of `y_bar`.  When the walk reaches the parameters, their adjoints are the
gradient.  The walk needs values that the forward sweep computed; what it needs is kept.

This is done here in three steps, each of which reads what the one before wrote.

1. *Write the adjoints* (this file, `backward.py`).  The blocks are walked backward, and each
   statement is given the statements of its adjoint.  The walk carries which names have an adjoint
   by now: a name without one has adjoint zero, and a statement whose result has adjoint zero emits
   nothing.  So what does not influence the result never appears, no adjoint is ever initialized
   where its first contribution can be assigned, and none is reset.  Zeros are written only where
   control flow joins: a name that has an adjoint before one branch needs one before the other; a
   name whose adjoint goes around a loop needs one before the loop starts.

2. *See what they read* (`record.py`).  The adjoints now stand there, and the values they read are
   plain to see.  Nothing else is kept.  Walking forward, a value that a reverse statement will
   read is kept when it is about to be overwritten, or when the turn of the loop it is from ends.

3. *Put the sweeps together* (`assemble.py`).  The forward sweep is the function's own statements
   and what keeps values; the reverse sweep brings each kept value back at the mirrored place, so
   that every adjoint statement sees the values that its statement saw.
"""

from dataclasses import field

import gast

from ..frozen import frozen
from ..trees.names import writes
from ..trees.tree import assign, name, statements
from .adjoint import OWN, SHARED, Adjoints
from .attempts import flow_back
from .backward import is_taken, statement
from .contexts import mirrored
from .steps import Append, Load, Store, UserCall, flow


@frozen
class Plan:
    """What the reverse sweep does for each statement, by its identity.

    adjoint: the adjoint of a simple statement
    before:  what runs before a reversed loop or branch
    after:   what runs at the end of a reversed block, by the block's identity
    replaced: what the forward sweep runs in place of a statement
    """

    adjoint: dict = field(default_factory=dict)
    before: dict = field(default_factory=dict)
    after: dict = field(default_factory=dict)
    replaced: dict = field(default_factory=dict)


class Reverse:
    """Writes the adjoints of a function body, last statement first."""

    def __init__(self, facts, varied, callee):
        self.state = Adjoints(facts, varied, callee)
        self.varied = varied
        self.facts = facts
        self.plan = Plan(replaced=self.state.replaced)

    def seed(self, result, bar):
        """The adjoint of the result is given, as the name `bar`: the reverse sweep starts there."""
        if not isinstance(result, gast.Name) or result.id not in self.varied:
            return []
        if result.id in self.facts.memory.parts or result.id in self.state.live:
            self.state.at = result
            self.state.add(result.id, name(bar))
            return self.state.out
        self.state.live[result.id] = SHARED
        if self.facts.variable(result.id) in self.facts.variables:
            return [assign(self.state.bar(result.id), name(bar))]
        self.state.bars[result.id] = bar
        return []

    def block(self, block):
        for stmt in reversed(block):
            match stmt:
                case gast.If():
                    self.branch(stmt)
                case gast.For() | gast.While():
                    self.loop(stmt)
                case _:
                    self.plan.adjoint[id(stmt)] = statement(self.state, stmt)
        mirrored(block, self.plan)
        self.settle(self.plan.after, block, block[0] if block else None)

    def settle(self, place, key, at):
        """Write down what is pending before control flow divides or joins."""
        self.state.at, self.state.out = at, []
        self.state.settle()
        place[id(key)] = self.state.out

    def branch(self, stmt):
        """Both branches start from one state; what either has an adjoint for, both must have."""
        state = self.state
        self.settle(self.plan.before, stmt, stmt)
        before = dict(state.live)
        self.block(stmt.body)
        one = state.live
        state.live = dict(before)
        self.block(stmt.orelse)
        other = state.live
        for block, mine, theirs in ((stmt.body, one, other), (stmt.orelse, other, one)):
            state.live = mine
            self.zeros(block, [n for n in theirs if n not in mine], stmt)
        state.live = {n: OWN if one[n] == other[n] == OWN else SHARED for n in one}

    def zeros(self, block, missing, stmt):
        self.state.at, self.state.out = stmt, []
        for n in missing:
            self.state.clear(n)
        self.plan.after[id(block)] = self.plan.after[id(block)] + self.state.out

    def loop(self, stmt):
        """What goes around the loop has an adjoint before it and after each turn."""
        state = self.state
        self.settle(self.plan.before, stmt, stmt)
        around = self.carried(stmt.body, set(state.live))
        state.at, state.out = stmt, []
        for n in sorted(around - state.live.keys()):
            state.clear(n)
        for n in self.added_in_place(stmt.body):
            state.owned(n)
        self.plan.before[id(stmt)] = self.plan.before[id(stmt)] + state.out
        entry = dict(state.live)
        while True:
            state.live = dict(entry)
            self.block(stmt.body)
            self.zeros(stmt.body, [n for n in entry if n not in state.live], stmt)
            kept = {n: OWN if kind == state.live[n] == OWN else SHARED for n, kind in entry.items()}
            if kept == entry:
                break
            entry = kept
        state.live = dict(entry)

    def added_in_place(self, body):
        """The names whose adjoints a loop's body adds into at an index."""
        found, memory = set(), self.facts.memory
        for stmt in statements(body):
            match self.facts.step(stmt):
                case Load(base=base) | Store(base=base) | Append(base=base):
                    found |= self.state.roots(base)
                case step:
                    found |= self.roots(flow(step)[0] & memory.parts.keys())
            found |= self.roots(c.base for c in memory.of(stmt))
        return sorted(found & self.state.live.keys())

    def roots(self, names):
        """The names whose adjoints those of `names` may be part of."""
        return set().union(*map(self.state.roots, names))

    def carried(self, body, live):
        """The names that have an adjoint at the start of a turn, if `live` have one at its end."""
        while True:
            at_start = self.flow_back(body, set(live))
            if at_start <= live:
                return live
            live = live | at_start

    def flow_back(self, block, live):
        """Which names have an adjoint before `block`, if `live` have one after it."""
        for stmt in reversed(block):
            match stmt:
                case gast.If():
                    live = self.flow_back(stmt.body, set(live)) | self.flow_back(
                        stmt.orelse, set(live)
                    )
                case gast.For() | gast.While():
                    live = set(self.carried(stmt.body, live))
                case gast.Try():
                    live = flow_back(stmt, live, self.flow_statement)
                case _:
                    live = self.flow_statement(stmt, live)
        return live

    def flow_statement(self, stmt, live):
        memory, step = self.facts.memory, self.facts.step(stmt)
        if is_taken(stmt, step, memory.parts):
            return live
        sources = self.roots(flow(step)[0] & self.varied)
        changed = self.roots(c.base for c in memory.of(stmt) if c.base in self.varied)
        left = live - writes(stmt)
        if live.isdisjoint(writes(stmt) | changed):
            return left
        return left | sources | (changed if isinstance(step, UserCall) else set())
