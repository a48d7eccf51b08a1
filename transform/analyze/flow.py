"""Where names are written and read: facts of blocks, with no graph, as control flow is structured.

`Flow(body)` answers, for every block: which names it writes, which it reads before it has certainly
written them (`exposed`), which it has written on every way out (`assigned`); and for every name
the innermost block that holds all of its occurrences (`home`).
"""

import gast

from ..frozen import frozen
from ..trees.names import reads, writes
from ..trees.tree import blocks


@frozen
class Facts:
    written: frozenset
    exposed: frozenset
    assigned: frozenset


class Flow:
    """Facts of the blocks of one function body; a block is known by its identity.

    `replaced`: what runs in place of a statement.  `noted`: what else reads names there, by the
    identity of a statement; by that of a block, where it stands outside of that block.
    """

    def __init__(self, body, replaced=None, noted=None):
        self.facts = {}
        self.depth = {}  # block → (enclosing block, whether it is a loop's body, is in a loop)
        self.home = {}
        self.replaced, self.noted = replaced or {}, noted or {}
        self.enter(body, None, False)
        self.block(body)

    def enter(self, block, parent, loop):
        """Note where each block stands, and each name's home."""
        todo = [(block, parent, loop, False)]
        while todo:
            block, parent, is_body, looped = todo.pop()
            looped = looped or is_body
            self.depth[id(block)] = (parent, is_body, looped)
            for n in self.noted.get(id(block), ()):
                self.note(n, block if parent is None else parent)
            for stmt in block:
                extra = self.noted.get(id(stmt), frozenset())
                actual = self.replaced.get(id(stmt), stmt)
                for n in header_reads(actual) | header_writes(actual) | extra:
                    self.note(n, block)
                for inner in blocks(stmt):
                    todo.append((inner, block, isinstance(stmt, (gast.For, gast.While)), looped))

    def note(self, n, block):
        self.home[n] = block if n not in self.home else self.common(self.home[n], block)

    def common(self, a, b):
        above = set()
        while a is not None:
            above.add(id(a))
            a = self.depth[id(a)][0]
        while id(b) not in above:
            b = self.depth[id(b)][0]
        return b

    def in_loop(self, block):
        return self.depth[id(block)][2]

    def is_loop_body(self, block):
        return self.depth[id(block)][1]

    def of(self, block):
        return self.facts[id(block)]

    def written(self, stmt):
        """The names that a statement may bind, those in its blocks too."""
        match stmt:
            case gast.If():
                return self.of(stmt.body).written | self.of(stmt.orelse).written
            case gast.For():
                return self.of(stmt.body).written | writes(stmt.target)
            case gast.While():
                return self.of(stmt.body).written
        return writes(self.replaced.get(id(stmt), stmt))

    def block(self, block):
        written, exposed, assigned = set(), set(), set()
        for stmt in block:
            w, e, a = self.statement(stmt)
            exposed |= e - assigned
            written |= w
            assigned |= a
        self.facts[id(block)] = Facts(frozenset(written), frozenset(exposed), frozenset(assigned))
        return self.facts[id(block)]

    def statement(self, stmt):
        """What a statement writes, reads first, and certainly writes."""
        match stmt:
            case gast.If():
                a, b = self.block(stmt.body), self.block(stmt.orelse)
                exposed = reads(stmt.test) | a.exposed | b.exposed
                return a.written | b.written, exposed, a.assigned & b.assigned
            case gast.For():
                body = self.block(stmt.body)
                self.block(stmt.orelse)
                own = writes(stmt.target)
                return body.written | own, reads(stmt.iter) | (body.exposed - own), frozenset()
            case gast.While():
                body = self.block(stmt.body)
                self.block(stmt.orelse)
                return body.written, reads(stmt.test) | body.exposed, frozenset()
        stmt = self.replaced.get(id(stmt), stmt)
        own = writes(stmt) if isinstance(stmt, gast.Try) else frozenset()
        return writes(stmt), reads(stmt) - own, writes(stmt)


def header_reads(stmt):
    """What a statement reads itself, not in the blocks that it holds."""
    match stmt:
        case gast.If(test=head) | gast.While(test=head) | gast.For(iter=head):
            return reads(head)
    return reads(stmt)


def header_writes(stmt):
    match stmt:
        case gast.If() | gast.While():
            return frozenset()
        case gast.For(target=head):
            return writes(head)
    return writes(stmt)
