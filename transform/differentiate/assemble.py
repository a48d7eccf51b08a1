"""Put the two sweeps together from the function, its adjoints, and what is to be kept."""

from dataclasses import dataclass

import gast

from ..names import reads, writes
from ..quote import quote
from ..tree import assign, blocks, call, like, name, placed, target
from ..types import is_number
from .prepare import breaks, turns_of
from .steps import Append, Pop, Store


@dataclass(frozen=True)
class Sweeps:
    """The statements of both sweeps, and the lists that the forward one fills."""

    forward: list
    reverse: list
    lists: list


class Assembly:
    def __init__(self, facts, plan, records, turns):
        self.facts, self.plan, self.records, self.turns = facts, plan, records, turns
        self.flow = records.flow
        self.kept = {}  # (identity of a statement or block, name) → where its value is kept
        self.lists = []
        self.blank = facts.names.fresh("_")

    def sweeps(self, body):
        forward = self.forward(body, ())
        return Sweeps(forward, self.reverse(body), self.lists)

    def keep(self, key, id_, looped):
        """The name, or the list, that keeps the value of `id_` for a statement or a block."""
        if (key, id_) not in self.kept:
            base = plural(id_) if looped else id_
            new = self.facts.names.fresh(base)
            self.kept[key, id_] = new
            if looped:
                self.lists.append(new)
        return self.kept[key, id_]

    def push(self, key, id_, looped, at):
        place = self.keep(key, id_, looped)
        if looped:
            return expression(quote("s.append(v)", s=name(place), v=name(id_)), at)
        return assign(place, name(id_), at)

    def pull(self, key, id_, looped):
        """Bring a kept value back; that belongs to no line of the primal."""
        place = name(self.keep(key, id_, looped))
        return assign(id_, quote("s.pop()", s=place) if looped else place)

    # Forward

    def forward(self, block, pending):
        """A block as the forward sweep runs it; `pending`: (key, name) to keep before its end."""
        looped = self.flow.in_loop(block)
        ends = {}
        for id_ in self.records.ends.get(id(block), ()):
            last = max(k for k, s in enumerate(block) if id_ in self.written(s))
            ends.setdefault(last, []).append((id(block), id_))
        starts = self.records.starts.get(id(block), ())
        out = [self.push(id(block), id_, True, block[0]) for id_ in starts]
        for k, stmt in enumerate(block):
            leaves = isinstance(stmt, gast.If) and breaks([stmt])
            inner = (*pending, *ends.get(k, ())) if leaves else ()
            if isinstance(stmt, gast.Break):
                out += [self.push(key, id_, True, stmt) for key, id_ in pending]
            saves = [
                self.push(id(stmt), n, looped, stmt) for n in self.records.saves.get(id(stmt), ())
            ]
            where = len(out) - (k > 0 and is_split(block[k - 1], stmt))
            out[where:where] = saves
            out += self.forward_statement(stmt, looped, inner)
            if not leaves:
                out += [self.push(key, id_, True, stmt) for key, id_ in ends.get(k, ())]
        if not ends_by_leaving(block):
            out += [self.push(key, id_, True, block[-1] if block else None) for key, id_ in pending]
        return out

    def forward_statement(self, stmt, looped, pending):
        match stmt:
            case gast.If():
                body, orelse = self.forward(stmt.body, pending), self.forward(stmt.orelse, pending)
                return [like(stmt, body=body or [gast.Pass()], orelse=orelse)]
            case gast.For() | gast.While():
                return [like(stmt, body=self.forward(stmt.body, ()) or [gast.Pass()])]
        before = self.save_element(stmt, looped) if id(stmt) in self.records.stores else []
        return [*before, self.plan.replaced.get(id(stmt), stmt)]

    def save_element(self, stmt, looped):
        """Keep what a store overwrites: the element, or a copy of the part."""
        element = self.element(stmt)
        place = self.keep(id(stmt), self.facts.step(stmt).base + "_item", looped)
        if looped:
            return [expression(quote("s.append(v)", s=name(place), v=element), stmt)]
        return [assign(place, element, stmt)]

    def element(self, stmt):
        step = self.facts.step(stmt)
        here = gast.Subscript(name(step.base), step.index, gast.Load())
        return call("rt.copy", here) if not is_number(self.facts.types[step.base]) else here

    def written(self, stmt):
        match stmt:
            case gast.If():
                return self.flow.of(stmt.body).written | self.flow.of(stmt.orelse).written
            case gast.For():
                return self.flow.of(stmt.body).written | writes(stmt.target)
            case gast.While():
                return self.flow.of(stmt.body).written
        return writes(self.plan.replaced.get(id(stmt), stmt))

    # Reverse

    def reverse(self, block):
        looped = self.flow.in_loop(block)
        ends = reversed(self.records.ends.get(id(block), ()))
        kept = [*ends, *self.records.starts.get(id(block), ())]
        out = [self.pull(id(block), id_, True) for id_ in kept]
        for stmt in reversed(block):
            replays = sorted(self.records.replays.get(id(stmt), ()), key=block.index)
            out += [gast.Assign(s.targets, s.value, None) for s in replays]
            saves = reversed(self.records.saves.get(id(stmt), ()))
            pulls = [self.pull(id(stmt), id_, looped) for id_ in saves]
            back = self.reverse_statement(stmt, looped)
            out += back + pulls if self.reads_result(stmt, back) else pulls + back
        return out + self.plan.after.get(id(block), [])

    def reverse_statement(self, stmt, looped):
        match stmt:
            case gast.If():
                return [*self.plan.before.get(id(stmt), ()), *self.reverse_branch(stmt)]
            case gast.For() | gast.While():
                body = self.reverse(stmt.body)
                before = self.plan.before.get(id(stmt), [])
                return [*before, self.reverse_loop(stmt, body)] if body else before
        out = list(self.plan.adjoint.get(id(stmt), ()))
        if id(stmt) in self.records.stores:
            out.append(self.restore_element(stmt, looped))
        if id(stmt) in self.records.undone:
            out.append(self.undo(stmt))
        return out

    def reads_result(self, stmt, back):
        """Whether the adjoint of a statement reads what the statement binds."""
        return bool(blocks(stmt)) or not self.written(stmt).isdisjoint(reads(*back))

    def restore_element(self, stmt, looped):
        step = self.facts.step(stmt)
        place = name(self.keep(id(stmt), step.base + "_item", looped))
        kept = quote("s.pop()", s=place) if looped else place
        here = gast.Subscript(name(step.base), step.index, gast.Store())
        return placed(gast.Assign([here], kept, None), stmt)

    def undo(self, stmt):
        match self.facts.step(stmt):
            case Append(base=base):
                return expression(quote("b.pop()", b=name(base)), stmt)
            case Pop(base=base, target=id_):
                return expression(quote("b.append(v)", b=name(base), v=name(id_)), stmt)
            case Store():
                raise AssertionError("stores are restored")

    def reverse_branch(self, stmt):
        body, orelse = self.reverse(stmt.body), self.reverse(stmt.orelse)
        if body:
            return [like(stmt, body=body, orelse=orelse)]
        if orelse:
            return [like(stmt, test=quote("not t", t=stmt.test), body=orelse, orelse=[])]
        return []

    def reverse_loop(self, stmt, body):
        """The turns that were taken, last first."""
        turns = turns_of(stmt, self.turns)
        if isinstance(stmt, gast.While):
            return placed(
                gast.For(target(self.blank), quote("range(n)", n=name(turns)), body, [], None), stmt
            )
        taken = stmt.iter
        if turns:
            taken = quote("r[:n]", r=taken, n=name(turns))
            if len(stmt.iter.args) == 1:
                taken = quote("range(n)", n=name(turns))
        return placed(like(stmt, iter=call("reversed", taken), body=body), stmt)


def is_split(stmt, following):
    """Whether `following` is the second half of `x_1 = f(x); x = x_1`."""
    match stmt, following:
        case gast.Assign(targets=[gast.Name(id=one)]), gast.Assign(value=gast.Name(id=other)):
            return one == other
    return False


def ends_by_leaving(block):
    """Whether a block's own end is never reached by falling through, or is its last branches'."""
    if not block:
        return False
    last = block[-1]
    return isinstance(last, gast.Break) or (isinstance(last, gast.If) and breaks([last]))


def expression(value, at):
    return placed(gast.Expr(value), at)


def plural(id_):
    """The name of the list that keeps the values of `id_`.

    >>> plural("x"), plural("mass"), plural("branch"), plural("energy")
    ('xs', 'masses', 'branches', 'energies')
    """
    if id_.endswith(("s", "x", "ch", "sh")) and len(id_) > 1:
        return id_ + "es"
    if id_.endswith("y") and id_[-2:-1] not in "aeiou" and len(id_) > 2:
        return id_[:-1] + "ies"
    return id_ + "s"


def lists_at_start(lists):
    """`ys = []` for each list."""
    return [assign(id_, gast.List([], gast.Load())) for id_ in lists]
