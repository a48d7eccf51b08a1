"""Which values the reverse sweep computes again rather than keeps.

In a loop, keeping a value costs an `append` and a `pop`; a product of two numbers, a comparison or
a subscript costs no more, and what it is computed from is often there already.
"""

import gast

from ..names import reads, writes
from ..types import Known, Number, differentiable
from .steps import Append, Pop, Store

OPERATIONS = 4  # how many operations are cheaper than an append and a pop


class Replays:
    """The values of blocks in loops that are replayed, by name: (block, definition, last use)."""

    def __init__(self, flow, facts, records):
        self.flow, self.facts, self.records = flow, facts, records
        self.chosen = {}
        self.refused = set()
        self.decisions = 0
        self.changing = None

    def needed_after(self, stmt):
        """What must be kept so that the replays before the reverse of `stmt` can run."""
        found = set()
        for value in self.records.replays.get(id(stmt), ()):
            found |= {n for n in reads(value.value) if n in self.facts.types}
        return found

    def decide(self, block, id_, last):
        """Whether `id_`, last read by the reverse of statement number `last`, is replayed."""
        if id_ in self.refused or id_ in self.records.ends.get(id(block), ()):
            return False
        found = self.definition(block, id_)
        if found is None or last is None or not self.available(block, *found, last):
            return self.refuse(id_)
        self.choose(block, id_, found[1], last)
        return True

    def refuse(self, id_):
        self.refused.add(id_)
        if id_ in self.chosen:
            _, stmt, use = self.chosen.pop(id_)
            self.records.replays[id(use)].remove(stmt)
        return False

    def choose(self, block, id_, stmt, last):
        use = block[last]
        if id_ in self.chosen:
            if self.chosen[id_][2] is use:
                return
            _, stmt, old = self.chosen.pop(id_)
            self.records.replays[id(old)].remove(stmt)
        self.chosen[id_] = (block, stmt, use)
        self.records.replays.setdefault(id(use), []).append(stmt)
        self.decisions += 1

    def definition(self, block, id_):
        """The one assignment of `id_`, with its place in the block, if there is one, and cheap."""
        found = [(k, s) for k, s in enumerate(block) if id_ in self.written(s)]
        if len(found) != 1 or not isinstance(found[0][1], gast.Assign):
            return None
        stmt = found[0][1]
        if not isinstance(stmt.targets[0], gast.Name) or not self.cheap(stmt.value):
            return None
        return found[0]

    def written(self, stmt):
        match stmt:
            case gast.If():
                return self.flow.of(stmt.body).written | self.flow.of(stmt.orelse).written
            case gast.For():
                return self.flow.of(stmt.body).written | writes(stmt.target)
            case gast.While():
                return self.flow.of(stmt.body).written
        return writes(stmt)

    def available(self, block, place, stmt, last):
        """Whether what the value is computed from is there, unchanged, in the reverse sweep."""
        sources = {n for n in reads(stmt.value) if n in self.facts.types}
        for between in block[place + 1 : last + 1]:
            if not sources.isdisjoint(self.written(between)):
                return False
        return all(self.is_there(block, n) for n in sources)

    def is_there(self, block, id_):
        """Whether the reverse sweep has `id_` anyway, or can replay it."""
        body = block
        while not self.flow.is_loop_body(body):
            body = self.flow.depth[id(body)][0]
        if id_ not in self.flow.of(body).written or id_ in self.chosen:
            return True
        if any(id_ in names for names in self.records.ends.values()):
            return True
        if any(id_ in names for names in self.records.saves.values()):
            return True
        if id_ in self.refused:
            return False
        return block is body and self.definition(block, id_) is not None

    def cheap(self, value):
        """Whether an expression has no effect and costs no more than keeping its value."""
        operations, todo = 0, [value]
        while todo:
            node = todo.pop()
            match node:
                case gast.Name() | gast.Constant() | gast.Slice() | gast.Tuple():
                    pass
                case gast.BinOp() | gast.UnaryOp() | gast.Compare() | gast.BoolOp():
                    operations += 1
                    if not all(map(self.is_number, reads(node))):
                        return False
                case gast.Subscript(value=gast.Name(id=base)) if not self.is_changed(base):
                    operations += 1
                case gast.Call(func=gast.Name(id="len"), args=[gast.Name(id=base)]):
                    if self.is_changed(base) or "len" in self.facts.types:
                        return False
                    continue
                case gast.expr_context() | gast.operator() | gast.unaryop() | gast.cmpop():
                    continue
                case gast.boolop():
                    continue
                case _:
                    return False
            todo += [n for n in gast.iter_child_nodes(node)]
        return operations <= OPERATIONS

    def is_number(self, id_):
        kind = self.facts.types.get(id_)
        return isinstance(kind, Number) or (isinstance(kind, Known) and not differentiable(kind))

    def is_changed(self, id_):
        """Whether the function changes the list or array `id_` in place."""
        if self.changing is None:
            self.changing = set()
            for step in self.facts.steps.values():
                if isinstance(step, (Append, Pop, Store)):
                    self.changing.add(step.base)
        return id_ in self.changing
