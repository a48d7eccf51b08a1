"""Loops whose turns are computed anew in the reverse sweep, so that nothing of them is kept.

    energy = 0.0                                  for i in reversed(range(n)):
    for i in range(n):                                apart = x[i] - y
        apart = x[i] - y                 →            …
        energy = energy + np.sqrt(apart)

Where a turn reads nothing of the turns before, but for what it adds to, and nobody reads what it
adds to, as in a gradient without the value, the forward sweep need not run the loop at all.  Then
computing a value anew is the only time that it is computed.
"""

import gast

from ..analyze.flow import header_reads
from ..simplify.pure import is_pure
from ..trees.names import reads, writes
from ..trees.quote import quote
from ..trees.tree import blocks, name, statements
from ..types import Array
from .needs import base_of
from .prepare import turns_of


def computed_anew(body, recorder, read):
    """The identities of the bodies of such loops; `read`: what is read when all is done."""
    found = set()
    for loop in (s for s in statements(body) if is_outermost(s, recorder.flow)):
        if Turns(loop, body, recorder).stand_alone(read):
            found |= {id(block) for block in bodies(loop)}
    return found


def is_outermost(stmt, flow):
    return isinstance(stmt, gast.For) and not flow.depth[id(flow.depth[id(stmt.body)][0])][2]


def bodies(loop):
    """The body of a loop, and of those in it."""
    inner = (s for s in statements([loop]) if isinstance(s, gast.For))
    return [s.body for s in inner]


class Turns:
    """One loop in the function `body`; what its reverse needs."""

    def __init__(self, loop, body, recorder):
        self.loop, self.body, self.recorder = loop, body, recorder
        self.inside = list(statements([loop]))
        self.flow = recorder.flow
        self.written = self.flow.written(loop)

    def stand_alone(self, read):
        """Whether the loop's reverse needs no value that the forward sweep computes in it."""
        if not all(map(self.is_plain, self.inside)) or self.reads_what_changes():
            return False
        needed = self.closure(self.inside, self.wanted(self.inside) | header_reads(self.loop))
        own = needed & self.written - set().union(*map(index_of, self.inside))
        homes = {id_: b for b in bodies(self.loop) for s in b for id_ in self.bound(s)}
        if not all(id_ in homes and self.is_of_one_turn(id_, homes[id_]) for id_ in own):
            return False
        outside = [s for s in statements(self.body) if not any(s is t for t in self.inside)]
        needed = needed - self.written | self.wanted(outside) | read
        return self.written.isdisjoint(self.closure(outside, needed))

    def is_plain(self, stmt):
        """Whether a statement computes and names a value, or divides the control flow."""
        if self.recorder.facts.memory.of(stmt) or id(stmt) in self.recorder.plan.replaced:
            return False
        match stmt:
            case gast.Assign(value=value):
                return is_pure(value)
            case gast.For():
                return not turns_of(stmt, self.recorder.turns)
        return isinstance(stmt, gast.If | gast.Pass)

    def reads_what_changes(self):
        """Whether the loop reads memory that is changed somewhere."""
        facts = self.recorder.facts
        return any(map(facts.memory.unsteady, reads(self.loop) & facts.types.keys()))

    def bound(self, stmt):
        """The name that a statement gives to a value."""
        match stmt:
            case gast.Assign(targets=[gast.Name(id=id_)]):
                return {id_}
        return frozenset()

    def is_of_one_turn(self, id_, block):
        """Whether a name is bound once in each turn of a loop, and read in that turn only."""
        bound = [s for s in self.inside if not blocks(s) and id_ in writes(s)]
        return (
            len(bound) == 1
            and id_ not in self.flow.of(block).exposed
            and self.flow.home.get(id_) is block
        )

    def wanted(self, stmts):
        """What the adjoints of statements, and of what they hold, read."""
        keys = {id(s) for s in stmts} | {id(b) for s in stmts for b in blocks(s)}
        wanted = self.recorder.wanted
        return {base_of(need) for key in keys & wanted.keys() for need in wanted[key]}

    def closure(self, stmts, needed):
        """`needed`, and what `stmts` compute it from; all that decides which of them run."""
        needed = set(needed)
        for stmt in stmts:
            if not isinstance(stmt, gast.Assign):
                needed |= header_reads(stmt)
        while True:
            more = {
                id_
                for stmt in map(self.actual, stmts)
                if isinstance(stmt, gast.Assign) and not needed.isdisjoint(writes(stmt))
                for id_ in reads(stmt)
            }
            if more <= needed:
                return needed
            needed |= more

    def actual(self, stmt):
        """What the forward sweep runs for a statement."""
        return self.recorder.plan.replaced.get(id(stmt), stmt)


def shorter(value, block, types):
    """`value`, said shorter where a product that it sums is computed in `block`: `x @ x`."""
    match value:
        case gast.Call(
            func=gast.Attribute(value=gast.Name(id="np"), attr="sum"),
            args=[gast.Name(id=summed)],
            keywords=[],
        ):
            made = [square_of(s, types) for s in block if summed in writes(s)]
            return quote("x @ x", x=name(made[0])) if len(made) == 1 and made[0] else value
    return value


def square_of(stmt, types):
    """The name of the vector whose square a statement names, or None."""
    match getattr(stmt, "value", None):
        case gast.BinOp(left=gast.Name(id=x), op=gast.Mult(), right=gast.Name(id=y)) if x == y:
            kind = types.get(x)
            is_vector = isinstance(kind, Array) and kind.ndim == 1 and kind.dtype == "float64"
            return x if is_vector else None
    return None


def index_of(stmt):
    return writes(stmt.target) if isinstance(stmt, gast.For) else frozenset()
