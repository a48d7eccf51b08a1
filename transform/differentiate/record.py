"""Decide what the forward sweep keeps: the values that the reverse sweep reads, and no other.

The function is walked forward with the set of names whose present value some adjoint, already
passed, will read.  Such a value must still be there when the reverse sweep arrives:

* about to be overwritten, it is *saved* first, and brought back at the mirrored place;
* computed anew in each turn of a loop, it is kept at the *end* of the turn (before that, the first
  turn would find nothing to keep);
* cheap to compute from what is there in the reverse sweep anyway, it is *replayed* there instead.

Outside of loops a save is a name, inside it is an item of a list.  A branch's condition and a
loop's count of turns are values like any other.  An element that a store overwrites is kept alone,
and put back.  A loop is walked until nothing changes.
"""

from dataclasses import field

import gast

from ..analyze.flow import Flow, header_reads
from ..frozen import frozen
from ..trees.names import reads, writes
from ..trees.tree import blocks
from .anew import computed_anew
from .gather import gather
from .needs import base_of, needs
from .prepare import turns_of
from .replay import Replays
from .undo import Contents


@frozen
class Records:
    """What the sweeps keep, by the identity of statements and blocks.

    saves: names to keep before a statement; starts, ends: where a block starts, ends
    replays: assignments to repeat before the reverse of a statement
    undone: the changes of memory to undo
    """

    flow: Flow
    saves: dict = field(default_factory=dict)
    starts: dict = field(default_factory=dict)
    ends: dict = field(default_factory=dict)
    replays: dict = field(default_factory=dict)
    undone: dict = field(default_factory=dict)


class Recorder:
    def __init__(self, body, plan, facts, primal, turns, end, shown):
        self.plan, self.facts, self.primal, self.turns = plan, facts, primal, turns
        self.wanted = {key: needs(nodes, primal) for key, nodes in self.pieces()}
        noted = {key: {base_of(n) for n in found} for key, found in self.wanted.items()}
        self.flow = Flow(body, plan.replaced, noted)
        self.records = Records(self.flow)
        self.replays = Replays(self.flow, facts, self.records, plan.adjoint)
        self.replays.anew = computed_anew(body, self, reads(end) | shown)
        self.decisions = 0
        self.contents = Contents(facts, plan)
        self.block(body, needs([end], primal))
        gather(body, self)

    def pieces(self):
        yield from self.plan.adjoint.items()
        for key, nodes in self.plan.after.items():
            yield key, nodes
        for key, nodes in self.plan.before.items():
            yield key, nodes

    def block(self, block, kept):
        """Walk a block; `kept`: the needs of what was passed, updated in place."""
        kept |= self.wanted.get(id(block), set())
        own = self.locals(block)
        last = {}
        for k, stmt in enumerate(block):
            before = set(kept)
            replayed = self.replays.needed(stmt)
            overwritten = {n for n in replayed if base_of(n) in self.flow.written(stmt)}
            kept |= overwritten
            self.statement(stmt, kept)
            kept |= replayed - overwritten
            for need in kept - before:
                last[base_of(need)] = k
            for need in self.again(stmt) & own:
                last[need] = k
        wanted = set(map(base_of, kept))
        for id_ in sorted(own & wanted):
            self.end(block, id_, last.get(id_), wanted, id_ not in kept)
        gone = {need for need in kept if base_of(need) in own}
        kept |= self.contents.left(gone)
        kept -= gone | self.contents.enclosed(own)

    def again(self, stmt):
        """The names that the reverse of a statement reads, whether new to the needs or not."""
        found, todo = set(), [stmt]
        while todo:
            s = todo.pop()
            found |= self.wanted.get(id(s), set()) | self.replays.needed(s)
            for change in self.records.undone.get(id(s), ()):
                found |= {change.base} | reads(*filter(is_code, [change.index]))
            if isinstance(s, gast.If) and self.busy(s):
                found |= reads(s.test)
            if isinstance(s, gast.For) and self.busy(s):
                found |= header_reads(s)
            for inner in blocks(s):
                found |= self.wanted.get(id(inner), set())
                todo += inner
        return set(map(base_of, found))

    def end(self, block, id_, last, wanted, shaped):
        """A value of this block's own is needed: replay it, or keep it at the block's end."""
        if self.replays.decide(block, id_, last, wanted, shaped):
            return
        ends = self.records.ends.setdefault(id(block), [])
        if id_ not in ends:
            ends.append(id_)
            self.decisions += 1

    def locals(self, block):
        """The names that each run of a block in a loop computes anew, before it reads them."""
        if not self.flow.in_loop(block):
            return frozenset()
        facts = self.flow.of(block)
        fresh = (facts.written & facts.assigned) - facts.exposed
        if self.flow.is_loop_body(block):
            return fresh
        return frozenset(n for n in fresh if self.flow.home.get(n) is block)

    def statement(self, stmt, kept):
        match stmt:
            case gast.If():
                self.branch(stmt, kept)
            case gast.For() | gast.While():
                self.loop(stmt, kept)
            case _:
                self.simple(stmt, kept)

    def simple(self, stmt, kept):
        wanted = self.wanted.get(id(stmt), set())
        actual = self.plan.replaced.get(id(stmt), stmt)
        bound = writes(actual)
        kept |= {need for need in wanted if base_of(need) not in bound}
        self.in_place(stmt, kept)
        for id_ in sorted(bound):
            self.kill(stmt, id_, kept)
        kept |= wanted
        if any(c.kind == "pop" for c in self.records.undone.get(id(stmt), ())):
            kept |= bound

    def in_place(self, stmt, kept):
        """Memory that changes: note what must be undone."""
        for change in self.facts.memory.of(stmt):
            if self.contents.needed(change, kept):
                undone = self.records.undone.setdefault(id(stmt), [])
                if change not in undone:
                    undone.append(change)
                    self.decisions += 1
                kept.add(change.base)
                if is_code(change.index):
                    kept |= needs([change.index], self.primal)

    def kill(self, stmt, id_, kept):
        if id_ in kept or id_ + ".shape" in kept:
            saves = self.records.saves.setdefault(id(stmt), [])
            if id_ not in saves:
                saves.append(id_)
                self.decisions += 1
            if id_ in kept:
                kept |= self.contents.left({id_})
            kept -= {id_, id_ + ".shape"}

    def branch(self, stmt, kept):
        one, other = set(kept), set(kept)
        self.block(stmt.body, one)
        self.block(stmt.orelse, other)
        kept.clear()
        kept |= one | other | self.wanted.get(id(stmt), set())
        if self.busy(stmt):
            kept |= needs([stmt.test], self.primal)

    def loop(self, stmt, kept):
        own = self.locals(stmt.body)
        index = writes(stmt.target) if isinstance(stmt, gast.For) else frozenset()
        for id_ in sorted(own | index):
            self.kill(stmt, id_, kept)
        while True:
            decisions = self.decisions + self.replays.decisions
            inside = set(kept)
            self.block(stmt.body, inside)
            inside = {need for need in inside if base_of(need) not in index}
            if inside <= kept and decisions == self.decisions + self.replays.decisions:
                break
            kept |= inside
        kept |= self.wanted.get(id(stmt), set())
        if self.busy(stmt):
            turns = turns_of(stmt, self.turns)
            kept |= {turns} if turns else needs([stmt.iter], self.primal)
            if turns and isinstance(stmt, gast.For):
                kept |= needs([stmt.iter], self.primal)

    def busy(self, stmt):
        """Whether the reverse sweep has anything to do for a statement."""
        todo = [stmt]
        while todo:
            stmt = todo.pop()
            key = id(stmt)
            if self.plan.adjoint.get(key) or self.plan.before.get(key):
                return True
            records = self.records
            if records.saves.get(key) or key in records.undone:
                return True
            for inner in blocks(stmt):
                if self.plan.after.get(id(inner)) or records.ends.get(id(inner)):
                    return True
                todo += inner
        return False


def is_code(index):
    """Whether the index of a change is an expression; it may be the name of an attribute."""
    return isinstance(index, gast.AST)
