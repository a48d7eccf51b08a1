"""Which names a piece of code may read before they are bound."""

import gast

from ..names import reads, writes
from ..tree import blocks


def unbound(body, bound, wanted):
    """The names that the statements for which `wanted` holds may read unbound.

    bound: the names that are bound before.  Names that `body` never binds are not its own.
    """
    walk = Walk(wanted)
    walk.block(body, frozenset(bound))
    return walk.found & walk.own


class Walk:
    def __init__(self, wanted):
        self.wanted, self.found, self.own = wanted, set(), set()

    def block(self, block, bound):
        """Walk a block; return what is bound after it, None if its end is never reached."""
        for stmt in block:
            bound = self.statement(stmt, bound)
            if bound is None:
                return None
        return bound

    def read(self, stmt, names, bound):
        if self.wanted(stmt):
            self.found |= names - bound

    def statement(self, stmt, bound):
        match stmt:
            case gast.If(test=test):
                self.read(stmt, reads(test), bound)
                ends = [self.block(b, bound) for b in (stmt.body, stmt.orelse)]
                ends = [end for end in ends if end is not None]
                return frozenset.intersection(*ends) if ends else None
            case gast.For() | gast.While():
                return self.loop(stmt, bound)
            case gast.Break() | gast.Raise():
                self.read(stmt, reads(stmt), bound)
                return None
        self.read(stmt, reads(stmt), bound)
        self.own |= writes(stmt)
        return bound | writes(stmt)

    def loop(self, stmt, bound):
        head = stmt.iter if isinstance(stmt, gast.For) else stmt.test
        own = writes(stmt.target) if isinstance(stmt, gast.For) else frozenset()
        self.own |= own
        self.read(stmt, reads(head), bound)
        for block in blocks(stmt):
            self.block(block, bound | own)
        return bound
