"""Which elements of an array or a list nobody stores to any more once they were read or stored.

    for i in range(1, n):
        y = x[i - 1]         # what is stored from now on is x[i], x[i + 1], …
        x[i] = y * y

The reverse sweep reads such an element where it is, so that it need not be kept.  Two elements
differ if their indices can't be equal.  What loops and their order tell of indices, which are sums
of a name and a constant, are inequalities `a - b <= c`; they have no solution if some of them add
up to `0 <= c` with a negative c (Pratt, Two easy theories whose combination is hard, 1977).

>>> one = [("i", "k", 3), ("k", "i", -2)]  # i <= k + 3, k <= i - 2
>>> is_possible(one), is_possible([*one, ("i", "k", 1)])
(True, False)
"""

from collections import Counter
from functools import cached_property

import gast

from ..trees.names import parameters, writes
from ..trees.quote import number
from ..trees.tree import blocks, const, statements
from ..types import Array, Known, List, Number
from .indices import is_scalar_index, parts_of

ZERO = None  # the name of what is always zero


def is_possible(bounds):
    """Whether inequalities (a, b, c), each a - b <= c, have a solution in integers."""
    names = {n for a, b, _ in bounds for n in (a, b)}
    least = dict.fromkeys(names, 0)
    for _ in range(len(names) + 1):
        shorter = [(a, least[b] + c) for a, b, c in bounds if least[b] + c < least[a]]
        if not shorter:
            return True
        for a, value in shorter:
            least[a] = min(least[a], value)
    return False


class Settled:
    """The elements of one function's arrays and lists."""

    def __init__(self, facts):
        self.facts, self.memory = facts, facts.memory
        self.loops, self.before, self.order = {}, {}, {}
        self.bound, self.definition = Counter(), {}
        self.answers = {}
        for p in parameters(facts.tree.args):
            self.bind(p.id, None)
        if self.memory.places:
            self.block(facts.tree.body, (), ())

    def block(self, block, loops, before):
        """Note of each statement: the loops around it, the blocks, and where in each it stands."""
        for k, stmt in enumerate(block):
            key = id(stmt)
            self.loops[key], self.before[key] = loops, (*before, (id(block), k))
            self.order[key] = len(self.order)
            inside = (*loops, stmt) if isinstance(stmt, (gast.For, gast.While)) else loops
            bound = writes(stmt.target) if isinstance(stmt, gast.For) else writes(stmt)
            for id_ in bound if not blocks(stmt) or isinstance(stmt, (gast.For, gast.Try)) else ():
                self.bind(id_, stmt)
            for inner in blocks(stmt):
                self.block(inner, inside, self.before[key])

    def bind(self, id_, stmt):
        self.bound[id_] += 1
        self.definition[id_] = stmt

    # What is asked

    def is_settled(self, stmt, base, index):
        """Whether nothing is stored to the element `base[index]` after `stmt` has run."""
        key = id(stmt), id(index)
        if key not in self.answers:
            self.answers[key] = self.is_followed(stmt, base, index)
        return self.answers[key]

    def is_followed(self, stmt, base, index):
        if id(stmt) not in self.loops or not is_scalar_index(self.facts, base, index):
            return False
        if not isinstance(self.facts.types.get(base), (Array, List)) or not self.is_one(base, stmt):
            return False
        stores, depth = self.stores(base), self.depth(self.root(base))
        return stores is not None and not any(
            self.may_meet(stmt, index, store, stored, depth) for store, stored in stores
        )

    def root(self, base):
        """The name whose value another name stands for too, or the name itself."""
        match self.definition.get(base):
            case gast.Assign(targets=[gast.Name()], value=gast.Name(id=source)) if (
                self.bound[base] == 1 and source in self.bound
            ):
                return self.root(source)
        return base

    def stores(self, base):
        """All (statement, index) that store to what a name stands for; None for other changes."""
        memory, found, root = self.memory, [], self.root(base)
        places = memory.aliases.at(base)
        for key, changes in memory.changes.items():
            for change in changes:
                if memory.changed(change).isdisjoint(places):
                    continue
                if (change.kind, self.root(change.base)) != ("item", root):
                    return None
                found.append((self.by_key[key], change.index))
        return found

    @cached_property
    def by_key(self):
        return {id(s): s for s in statements(self.facts.tree.body)}

    def depth(self, base):
        """The number of loops in whose turns a name is bound."""
        stmt = self.definition[base]
        return len(self.loops[id(stmt)]) if stmt is not None else 0

    def is_one(self, base, stmt):
        """Whether a name is bound once; in a loop, to what no other turn sees."""
        if not self.is_known(base, stmt):
            return False
        made = self.definition[base]
        if made is None or not self.loops[id(made)]:
            return True
        return self.memory.aliases.at(base) == {self.memory.made.get(id(made))}

    def is_known(self, id_, stmt):
        """Whether a name is bound once, and surely before `stmt`, in the same turn of its loop."""
        made = self.definition.get(id_)
        if self.bound[id_] != 1 or id(stmt) not in self.before:
            return False
        if made is None:
            return True
        if isinstance(made, gast.For):
            return made in self.loops[id(stmt)]
        *around, (block, k) = self.before[id(made)]
        here = self.before[id(stmt)]
        depth = len(around)
        same = list(here[:depth]) == around and len(here) > depth
        return same and here[depth][0] == block and here[depth][1] > k

    # When

    def may_meet(self, stmt, index, store, stored, depth):
        """Whether `store`, running after `stmt`, may store to the element that `stmt` reads."""
        mine, others = self.loops[id(stmt)], self.loops[id(store)]
        common = 0
        while mine[common : common + 1] == others[common : common + 1] != ():
            common += 1
        later = [(k, self.later(mine[k])) for k in range(depth, common)]
        if self.order[id(store)] > self.order[id(stmt)]:
            later.append((common, []))
        return any(
            self.may_equal((stmt, index), (store, stored), turns, order) for turns, order in later
        )

    def later(self, loop):
        """What is known of the index in a later turn of a loop, and in an earlier one."""
        if isinstance(loop, gast.For) and self.bound[loop.target.id] == 1:
            step = self.step(loop)
            earlier, later = (loop.target.id, 0), (loop.target.id, 1)
            if step:
                return [(earlier, later, -step) if step > 0 else (later, earlier, step)]
        return []

    def step(self, loop):
        """The step of a range, None if it isn't known."""
        return number(loop.iter.args[2]) if len(loop.iter.args) == 3 else 1

    def may_equal(self, one, other, turns, order):
        """Whether two indices may be equal, in the same turns of the first loops around both."""
        found = list(order)
        pairs = []
        for which, (stmt, index) in enumerate((one, other)):
            known = Inequalities(self, which, turns)
            pairs.append([known.linear(part, stmt) for part in parts_of(index)])
            for loop in self.loops[id(stmt)]:
                known.turns_of(loop)
            found += known.bounds
        if not is_possible(found):
            return False
        same = [pair for pair in zip(*pairs) if all(self.is_natural(e, found) for e in pair)]
        for (a, c), (b, d) in same:
            found += [(a, b, d - c), (b, a, c - d)]
        return is_possible(found)

    def is_natural(self, linear, bounds):
        """Whether what is known tells that a sum (name, constant) isn't negative."""
        return linear is not None and not is_possible([*bounds, (linear[0], ZERO, -1 - linear[1])])


class Inequalities:
    """What is known of the integers that one of two statements sees.

    which: which of the two; turns: the number of loops around both in the same turn of which
    they run
    """

    def __init__(self, settled, which, turns):
        self.settled, self.which, self.turns = settled, which, turns
        self.bounds = []

    def variable(self, id_):
        """A name as this statement sees it, or as both do."""
        made = self.settled.definition[id_]
        depth = len(self.settled.loops[id(made)]) if made is not None else 0
        depth += isinstance(made, gast.For)
        return (id_, self.which) if depth > self.turns else (id_, 0)

    def linear(self, expr, stmt):
        """An integer as (name, constant), its sum; None if it isn't known."""
        value = number(expr)
        if type(value) is int:
            return ZERO, value
        match expr:
            case gast.Name(id=id_) if self.settled.is_known(id_, stmt) and self.is_integer(id_):
                made = self.settled.definition[id_]
                if isinstance(made, gast.Assign) and isinstance(made.targets[0], gast.Name):
                    return self.linear(made.value, made) or (self.variable(id_), 0)
                return self.variable(id_), 0
            case gast.BinOp(left=left, op=gast.Add() | gast.Sub() as op, right=right):
                return self.sum(self.linear(left, stmt), op, self.linear(right, stmt))
        return None

    def sum(self, left, op, right):
        if left is None or right is None:
            return None
        if right[0] is ZERO:
            return left[0], left[1] + right[1] if isinstance(op, gast.Add) else left[1] - right[1]
        return (right[0], left[1] + right[1]) if (left[0], type(op)) == (ZERO, gast.Add) else None

    def is_integer(self, id_):
        kind = self.settled.facts.types.get(id_)
        known = isinstance(kind, Known) and type(kind.value) is int
        return known or (isinstance(kind, Number) and kind.kind == "i" and not kind.mixed)

    def turns_of(self, loop):
        """What a loop's header tells of its index."""
        if not isinstance(loop, gast.For) or self.settled.bound[loop.target.id] != 1:
            return
        step = self.settled.step(loop)
        ends = loop.iter.args if len(loop.iter.args) > 1 else [const(0), *loop.iter.args]
        if step and step > 0:
            self.least(loop, ends[0], 0)
            self.most(loop, ends[1], -1)
        elif step:
            self.most(loop, ends[0], 0)
            self.least(loop, ends[1], 1)

    def least(self, loop, end, more):
        """The index of a loop is no less than `end + more`."""
        end = self.linear(end, loop)
        if end is not None:
            self.bounds.append((end[0], self.variable(loop.target.id), -end[1] - more))

    def most(self, loop, end, more):
        """The index of a loop is no greater than `end + more`."""
        end = self.linear(end, loop)
        if end is not None:
            self.bounds.append((self.variable(loop.target.id), end[0], end[1] + more))
