"""Which values the reverse sweep computes again rather than keeps.

In a loop, keeping a value costs an `append` and a `pop`; a product of two numbers, a comparison or
a subscript costs no more, and what it is computed from is often there already.
"""

import math

import gast

from ..trees.names import reads
from ..trees.tree import assign, blocks, children, name, walk
from ..types import Array, Known, List, Number, differentiable
from .needs import SHAPE, needs
from .settled import Settled
from .undo import changes_shape

QUICK = (math.sin, math.cos, math.exp, math.log, math.sqrt, math.tanh)  # as an append and a pop
OPERATIONS = 4  # how many operations are cheaper than an append and a pop


class Replays:
    """The values of blocks in loops that are replayed.

    chosen: (identity of a block, name) → (block, definition, last use)
    anew: the identities of the blocks that run in the reverse sweep alone, see `anew`
    """

    def __init__(self, flow, facts, records, adjoint):
        self.flow, self.facts, self.records, self.adjoint = flow, facts, records, adjoint
        self.settled = Settled(facts)
        self.chosen = {}
        self.refused, self.wanted, self.anew = set(), set(), set()
        self.decisions = 0

    def needed(self, stmt):
        """What the replays ahead of the reverse of `stmt` need: before `stmt` overwrites it."""
        values = [again.value for again in self.records.replays.get(id(stmt), ())]
        inside = {n.value.id for v in values for n in walk(v) if is_load(n)}
        settled = set(filter(self.is_changed, inside))
        return needs(values, self.facts.types.keys()) - settled | {n + SHAPE for n in settled}

    def decide(self, block, id_, last, wanted, shaped):
        """Whether `id_`, last read by the reverse of statement number `last`, is replayed.

        wanted: the names whose values the reverse sweep has, whether kept or replayed
        shaped: whether it reads the shape of `id_` alone
        """
        if (id(block), id_) in self.refused or id_ in self.records.ends.get(id(block), ()):
            return False
        self.wanted = wanted
        for place, stmt in self.definitions(block, id_) if last is not None else ():
            if shaped and self.is_sum(stmt):
                continue  # to keep the shape is enough
            if self.available(block, place, stmt, max(last, place)):
                self.choose(block, id_, stmt, max(last, place))
                return True
        return self.refuse(block, id_)

    def refuse(self, block, id_):
        self.refused.add((id(block), id_))
        self.drop(block, id_)
        return False

    def choose(self, block, id_, stmt, last):
        use = block[last]
        _, _, old = self.chosen.get((id(block), id_), (None, None, None))
        if old is use:
            return
        self.drop(block, id_)
        self.chosen[id(block), id_] = block, stmt, use
        self.records.replays.setdefault(id(use), []).append(stmt)
        self.decisions += 1

    def drop(self, block, id_):
        _, stmt, use = self.chosen.pop((id(block), id_), (None, None, None))
        if use is not None:
            self.records.replays[id(use)].remove(stmt)

    def definition(self, block, id_):
        """The first of `definitions`, or None."""
        return next(iter(self.definitions(block, id_)), None)

    def definitions(self, block, id_):
        """The cheap statements that give `id_` its value, each with its place in the block."""
        found = [(k, s) for k, s in enumerate(block) if id_ in self.flow.written(s)]
        if len(found) != 1 or not isinstance(found[0][1], gast.Assign):
            return []
        [(place, stmt)] = found
        if not isinstance(stmt.targets[0], gast.Name):
            return []
        own = [(place, stmt)] if id(block) in self.anew or self.cheap(stmt) else []
        return [*own, *self.stored(block, place, id_)]

    def stored(self, block, place, id_):
        """Where the value of `id_` is stored for good, and the statement that reads it there."""
        found = []
        for k, stmt in enumerate(block[place + 1 :], place + 1):
            match stmt:
                case gast.Assign(
                    targets=[gast.Subscript(value=gast.Name(id=base), slice=index)],
                    value=gast.Name(id=value),
                ) if value == id_ and self.keeps(base, id_):
                    if self.settled.is_settled(stmt, base, index):
                        here = gast.Subscript(name(base), index, gast.Load())
                        found.append((k, assign(id_, here, stmt)))
        return found

    def keeps(self, base, id_):
        """Whether what is stored into a container is the value that is read there."""
        container, value = self.facts.types.get(base), self.facts.types.get(id_)
        if isinstance(container, Array):
            return container.dtype == "float64" and isinstance(value, Number) and value.kind == "f"
        return isinstance(container, List)

    def available(self, block, place, stmt, last):
        """Whether what the value is computed from is there, unchanged, in the reverse sweep."""
        sources = {n for n in reads(stmt.value) if n in self.facts.types}
        for between in block[place + 1 : last]:
            if not sources.isdisjoint(self.flow.written(between)):
                return False
        overwritten = sources & self.flow.written(block[last])
        if overwritten and (blocks(block[last]) or self.reads_result(block[last])):
            return False
        id_ = stmt.targets[0].id
        missing = {m for n in sources - overwritten for m in self.missing(block, n, {id_})}
        return not missing or (self.is_one_variable(missing) and not self.is_variable(id_))

    def reads_result(self, stmt):
        """Whether the adjoint of a statement reads what the statement binds."""
        return not self.flow.written(stmt).isdisjoint(reads(*self.adjoint.get(id(stmt), ())))

    def missing(self, block, id_, asking):
        """What would be kept only so that the reverse sweep can compute `id_` again.

        asking: the names whose replays would read it
        """
        body = self.turn(block)
        if self.is_there(body, id_):
            return frozenset()
        found = self.definition(block, id_) if block is body else None
        refused = (id(block), id_) in self.refused
        if found is None or refused or id_ in asking or id_ in self.flow.of(body).exposed:
            return {id_}
        sources = reads(found[1].value) & self.facts.types.keys()
        below = {m for n in sources for m in self.missing(block, n, {*asking, id_})}
        return below if not below or self.is_one_variable(below) else {id_}

    def is_there(self, body, id_):
        """Whether the reverse sweep of a turn has `id_` anyway."""
        facts, records = self.flow.of(body), self.records
        if id_ not in facts.written or self.is_chosen(body, id_):
            return True
        if id_ in self.wanted & facts.assigned - facts.exposed:
            return True
        places = [*records.ends.values(), *records.saves.values()]
        return any(id_ in names for names in places)

    def turn(self, block):
        """The body of the innermost loop around a block."""
        while not self.flow.is_loop_body(block):
            block = self.flow.depth[id(block)][0]
        return block

    def is_chosen(self, body, id_):
        """Whether `id_` is replayed in a turn of a loop, inner loops aside."""
        found = (block for block, stmt, _ in self.chosen.values() if stmt.targets[0].id == id_)
        return any(self.turn(block) is body for block in found)

    def is_one_variable(self, names):
        return len(names) == 1 and all(map(self.is_variable, names))

    def is_variable(self, id_):
        """Whether the user has a name for this value, which is kept rather than a part of it."""
        return self.facts.variable(id_) in self.facts.variables

    def cheap(self, stmt):
        """Whether what is computed has no effect and costs no more than keeping its value."""
        if self.is_sum(stmt):
            return True
        operations, todo = 0, [stmt.value]
        while todo:
            node = todo.pop()
            match node:
                case gast.Name() | gast.Constant() | gast.Slice() | gast.Tuple():
                    pass
                case gast.BinOp() | gast.UnaryOp() | gast.Compare() | gast.BoolOp():
                    operations += 1
                    if not all(map(self.is_number, reads(node))):
                        return False
                case gast.Attribute() if type(self.facts.resolve(node)) in (int, float):
                    continue
                case gast.Subscript(value=gast.Name(id=base), slice=index) if not (
                    self.is_changed(base) and not self.settled.is_settled(stmt, base, index)
                ):
                    operations += 1
                case gast.Call(func=gast.Name(id="len"), args=[gast.Name(id=base)]):
                    if self.is_resized(base) or "len" in self.facts.types:
                        return False
                    continue
                case gast.Call(func=func, args=[gast.Name(id=base)], keywords=[]):
                    operations += 1
                    if not (self.is_number(base) and self.is_of_math(func)):
                        return False
                    continue
                case gast.expr_context() | gast.operator() | gast.unaryop() | gast.cmpop():
                    continue
                case gast.boolop():
                    continue
                case _:
                    return False
            todo += children(node)
        return operations <= OPERATIONS

    def is_sum(self, stmt):
        """Whether an array is the sum or difference of others, and none of them ever changes.

        It takes about as long to compute as to write to memory that is not in the cache.
        """
        match stmt:
            case gast.Assign(
                targets=[gast.Name(id=id_)],
                value=gast.BinOp(op=gast.Add() | gast.Sub()) as value,
            ):
                names = {id_, *reads(value)}
                return all(self.is_array(n) and not self.is_changed(n) for n in names)
        return False

    def is_array(self, id_):
        kind = self.facts.types.get(id_)
        return isinstance(kind, Array) and bool(kind.ndim)

    def is_of_math(self, func):
        """Whether a call is of a function of numbers that takes no longer than a few operations."""
        return self.facts.resolve(func) in QUICK

    def is_number(self, id_):
        kind = self.facts.type(name(id_))
        return isinstance(kind, Number) or (isinstance(kind, Known) and not differentiable(kind))

    def is_changed(self, id_):
        """Whether what `id_` stands for is changed in place."""
        return self.facts.memory.unsteady(id_)

    def is_resized(self, id_):
        """Whether the length of what `id_` stands for may change."""
        memory, types = self.facts.memory, self.facts.types
        changes = [c for found in memory.changes.values() for c in found]
        longer = [c for c in changes if changes_shape(c, types.get(c.base))]
        return any(not memory.changed(c).isdisjoint(memory.aliases.reach(id_)) for c in longer)


def is_load(node):
    return isinstance(node, gast.Subscript) and isinstance(node.value, gast.Name)
