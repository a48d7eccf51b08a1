"""Put the two sweeps together from the function, its adjoints, and what is to be kept."""

from itertools import takewhile

import gast

from ..frozen import frozen
from ..trees.names import reads
from ..trees.quote import quote
from ..trees.tree import assign, blocks, call, like, name, placed, statements, target
from ..types import is_number
from .anew import shorter
from .prepare import breaks, turns_of
from .undo import Undo


@frozen
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
        self.bound = {}  # identity of a block → name → the first statement that binds it
        self.blank = facts.names.fresh("_")
        self.undo = Undo(facts, self.keep)

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

    def pull(self, key, id_, looped, at=None):
        """Bring a kept value back; where a block starts, that belongs to no line of the primal."""
        place = name(self.keep(key, id_, looped))
        return assign(id_, quote("s.pop()", s=place) if looped else place, at)

    # Forward

    def forward(self, block, pending):
        """A block as the forward sweep runs it; `pending`: (key, name) to keep before its end."""
        looped = self.flow.in_loop(block)
        ends = {}
        for id_ in self.records.ends.get(id(block), ()):
            last = max(k for k, s in enumerate(block) if id_ in self.settled(s))
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

    def settled(self, stmt):
        """The names that a statement binds, or whose values it changes: what is kept is final."""
        touched = map(self.facts.memory.touched, statements([stmt]))
        return self.flow.written(stmt).union(*touched)

    def forward_statement(self, stmt, looped, pending):
        match stmt:
            case gast.If():
                body, orelse = self.forward(stmt.body, pending), self.forward(stmt.orelse, pending)
                return [like(stmt, body=body or [gast.Pass()], orelse=orelse)]
            case gast.For() | gast.While():
                return [like(stmt, body=self.forward(stmt.body, ()) or [gast.Pass()])]
        undone = self.records.undone.get(id(stmt), ())
        before = [s for c in undone for s in self.undo.before(stmt, c, looped)]
        return [*before, self.plan.replaced.get(id(stmt), stmt)]

    # Reverse

    def reverse(self, block):
        looped = self.flow.in_loop(block)
        ends = reversed(self.records.ends.get(id(block), ()))
        kept = [*ends, *self.records.starts.get(id(block), ())]
        out = [self.pull(id(block), id_, True) for id_ in kept]
        for stmt in reversed(block):
            again = self.in_order(self.records.replays.get(id(stmt), ()), block)
            at = None if isinstance(stmt, gast.If) else stmt
            values = [shorter(s.value, block, self.facts.types) for s in again]
            replays = [placed(gast.Assign(s.targets, v, None), at) for s, v in zip(again, values)]
            saves = reversed(self.records.saves.get(id(stmt), ()))
            at = at if any(map(has_place, out)) else None
            pulls = [self.pull(id(stmt), id_, looped, at) for id_ in saves]
            back = self.reverse_statement(stmt, looped)
            if self.reads_result(stmt, back):
                out += replays + back + pulls
            else:
                out += pulls + replays + back
        return out + self.plan.after.get(id(block), [])

    def in_order(self, replays, block):
        """Replays in the order in which a block binds their names."""
        if len(replays) < 2:
            return [*replays]
        if id(block) not in self.bound:
            places = [(n, k) for k, stmt in enumerate(block) for n in self.flow.written(stmt)]
            self.bound[id(block)] = dict(reversed(places))
        place = self.bound[id(block)]
        return sorted(replays, key=lambda s: place[s.targets[0].id])

    def reverse_statement(self, stmt, looped):
        match stmt:
            case gast.If():
                return [*self.plan.before.get(id(stmt), ()), *self.reverse_branch(stmt)]
            case gast.For() | gast.While():
                body = self.reverse(stmt.body)
                before = self.plan.before.get(id(stmt), [])
                return [*before, self.reverse_loop(stmt, body, looped)] if body else before
        out = list(self.plan.adjoint.get(id(stmt), ()))
        for change in reversed(self.records.undone.get(id(stmt), ())):
            out += self.undo.after(stmt, change, looped)
        return out

    def reads_result(self, stmt, back):
        """Whether the adjoint of a statement reads what the statement binds."""
        return bool(blocks(stmt)) or not self.flow.written(stmt).isdisjoint(reads(*back))

    def reverse_branch(self, stmt):
        body, orelse = self.reverse(stmt.body), self.reverse(stmt.orelse)
        if body:
            return [like(stmt, body=body, orelse=orelse)]
        if orelse:
            return [like(stmt, test=quote("not t", t=stmt.test), body=orelse, orelse=[])]
        return []

    def reverse_loop(self, stmt, body, looped):
        """The turns that were taken, last first."""
        walk = None if looped else self.walk(stmt, body)
        if walk:
            return placed(walk, stmt)
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

    def walk(self, stmt, body):
        """A loop over the numbers that the turns kept, in place of one that takes them one by one.

        Arrays are taken from their list, so that each is let go when its turn is over.
        """
        if isinstance(stmt, gast.For) and stmt.target.id in reads(*body):
            return None
        pulls = list(takewhile(self.is_pull, body))
        numbers = [s for s in pulls if is_number(self.facts.types.get(s.targets[0].id))]
        if not numbers or len(body) == 1:
            return None
        first = next(filter(self.is_users, reversed(numbers)), numbers[-1])
        values = quote("reversed(s)", s=first.value.func.value)
        return gast.For(first.targets[0], values, [s for s in body if s is not first], [], None)

    def is_pull(self, stmt):
        """Whether a statement takes a value from a list that the forward sweep filled."""
        match stmt:
            case gast.Assign(
                targets=[gast.Name()],
                value=gast.Call(func=gast.Attribute(value=gast.Name(id=id_), attr="pop")),
            ):
                return id_ in self.lists
        return False

    def is_users(self, stmt):
        return self.facts.variable(stmt.targets[0].id) in self.facts.variables


def has_place(stmt):
    return hasattr(stmt, "lineno")


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
