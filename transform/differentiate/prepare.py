"""Make a function ready to be run backward.

    >>> from wengert.transform.reading.source import show
    >>> show(lambda f: prepare(f).tree, '''
    ... def f(x, n):
    ...     while x > n:
    ...         x = x * x
    ...     return x
    ... ''')
    def f(x, n):
        turns = 0
        while x > n:
            turns = turns + 1
            x_1 = x * x
            x = x_1
        return x

Where a name is replaced by a value computed from itself, the new value gets a name first, so that
an adjoint may read both.  A loop whose number of turns only running it tells (`while`, or one
with a `break`) counts them.  What the header of a loop or a branch reads is not changed inside.
"""

import gast

from ..frozen import frozen
from ..trees.fresh import Names
from ..trees.names import all_names, reads, writes
from ..trees.regions import opened
from ..trees.tree import assign, const, like, name, with_blocks


@frozen
class Prepared:
    """`turns`: the names that count the turns of loops."""

    tree: gast.FunctionDef
    turns: frozenset


def prepare(function):
    work = Work(Names(all_names(function)))
    body = work.block(opened(function.body))
    return Prepared(like(function, body=body), frozenset(work.turns))


class Work:
    def __init__(self, names):
        self.names, self.turns = names, []

    def block(self, block):
        return [new for stmt in block for new in self.statement(stmt)]

    def statement(self, stmt):
        match stmt:
            case gast.Assign(targets=[gast.Name(id=id)], value=value) if id in reads(value):
                return self.split(stmt, id, value)
            case gast.Expr(
                value=gast.Call(func=gast.Attribute(value=gast.Name(id=id), attr="pop"), args=[])
            ):
                return [assign(self.names.fresh(id + "_item"), stmt.value, stmt)]
            case gast.If(test=gast.Name(id=test)) if test in writes(*stmt.body, *stmt.orelse):
                kept = self.names.fresh(test)
                inner = with_blocks(stmt, self.block)
                return [assign(kept, name(test), stmt), like(inner, test=name(kept))]
            case gast.If():
                return [with_blocks(stmt, self.block)]
            case gast.For() | gast.While():
                return self.loop(stmt)
        return [stmt]

    def split(self, stmt, id, value):
        """`x = f(x)` becomes `x_1 = f(x); x = x_1`."""
        if isinstance(value, gast.Name):
            return []
        new = self.names.fresh(id)
        return [assign(new, value, stmt), assign(id, name(new), stmt)]

    def loop(self, stmt):
        before = []
        if isinstance(stmt, gast.For):
            stmt, before = self.fixed_range(stmt)
        inner = with_blocks(stmt, self.block)
        if isinstance(stmt, gast.While) or breaks(inner.body):
            turns = self.names.fresh("turns")
            before.append(assign(turns, const(0), stmt))
            step = gast.BinOp(name(turns), gast.Add(), const(1))
            inner = like(inner, body=[assign(turns, step, stmt), *inner.body])
            self.turns.append(turns)
        return [*before, inner]

    def fixed_range(self, stmt):
        """Copy the bounds of a range that the loop's body changes."""
        changed = writes(stmt.target, *stmt.body)
        before, args = [], []
        for arg in stmt.iter.args:
            if isinstance(arg, gast.Name) and arg.id in changed:
                kept = self.names.fresh(arg.id)
                before.append(assign(kept, arg, stmt))
                arg = name(kept)
            args.append(arg)
        return like(stmt, iter=like(stmt.iter, args=args)), before


def turns_of(loop, turns):
    """The name that counts the turns of a loop, if one of the names in `turns` does."""
    match loop.body[:1]:
        case [gast.Assign(targets=[gast.Name(id=id)])] if id in turns:
            return id
    return None


def breaks(block):
    """Whether a loop with this body has a `break` of its own."""
    todo = list(block)
    while todo:
        stmt = todo.pop()
        if isinstance(stmt, gast.Break):
            return True
        if isinstance(stmt, gast.If):
            todo += stmt.body + stmt.orelse
    return False
