"""Which names a piece of code may read before they are bound.

What is bound where a test held is bound wherever the same test holds, if it is made only once:

>>> from wengert.transform.trees.quote import block_template as body
>>> code = '''
... if test:
...     y = x
... if test:
...     z = y
... w = y
... '''
>>> [last] = body(code)[2:]
>>> unbound(body(code), {"x", "test"}, lambda stmt: True)
frozenset({'y'})
>>> unbound(body(code), {"x", "test"}, lambda stmt: stmt is not last)
frozenset()
"""

from collections import Counter
from dataclasses import field

import gast

from ..frozen import frozen
from ..trees.names import reads, writes
from ..trees.tree import blocks


def unbound(body, bound, wanted):
    """The names that the statements for which `wanted` holds may read unbound.

    bound: the names that are bound before.  Names that `body` never binds are not its own.  What
    another statement reads is bound from there on, or that was an error.
    """
    return frozenset().union(*unbound_reads(body, bound, wanted).values())


def unbound_reads(body, bound, wanted):
    """The same by statement: its identity → the names that it is the first to read unbound."""
    walk = Walk(wanted, changing(body))
    walk.block(body, State(frozenset(bound)))
    return {stmt: names for stmt, ids in walk.found.items() if (names := ids & walk.own)}


def changing(body):
    """The names that are bound more than once."""
    counts, todo = Counter(), [(stmt, 1) for stmt in body]
    while todo:
        stmt, times = todo.pop()
        inner = blocks(stmt) if not isinstance(stmt, gast.Try) else []
        times = 2 if isinstance(stmt, (gast.For, gast.While)) else times
        for id in writes(stmt) if not inner else ():
            counts[id] += times
        todo += [(s, times) for block in inner for s in block]
    return {id for id, count in counts.items() if count > 1}


@frozen
class State:
    """The names that are bound; what else is, by (the name of a test, what it is)."""

    names: frozenset
    when: dict = field(default_factory=dict)

    def given(self, test, value):
        """The state where a test has a value."""
        known = self.when.get((test, value))
        return self if known is None else State(self.names | known.names, self.when | known.when)


class Walk:
    def __init__(self, wanted, changing):
        self.wanted, self.changing = wanted, changing
        self.found, self.own = {}, set()

    def block(self, block, state):
        """Walk a block; return the state after it, None if its end is never reached."""
        for stmt in block:
            state = self.statement(stmt, state)
            if state is None:
                return None
        return state

    def read(self, stmt, names, state):
        if self.wanted(stmt):
            self.found[id(stmt)] = names - state.names

    def statement(self, stmt, state):
        match stmt:
            case gast.If(test=test):
                self.read(stmt, reads(test), state)
                return self.branches(stmt, state)
            case gast.For() | gast.While():
                return self.loop(stmt, state)
            case gast.Break() | gast.Raise():
                self.read(stmt, reads(stmt), state)
                return None
            case gast.Try(handlers=[_, *_], orelse=[], finalbody=[]):
                return self.attempt(stmt, state)
            case gast.With(items=items, body=body):
                self.read(stmt, reads(*items), state)
                self.own |= writes(*items)
                return self.block(body, State(state.names | writes(*items), state.when))
        self.read(stmt, reads(stmt), state)
        self.own |= writes(stmt)
        return State(state.names | writes(stmt) | reads(stmt), state.when)

    def attempt(self, stmt, state):
        """A `try` binds what it binds if it did not fail."""
        bound = writes(stmt)
        self.own |= bound
        done = self.block(stmt.body, state)
        for handler in stmt.handlers:
            self.block(handler.body, State(state.names | writes(*stmt.handlers), state.when))
        match stmt.body[-1]:
            case gast.Assign(targets=[gast.Name(id=flag)], value=gast.Constant(value=False)) if (
                done and flag not in self.changing
            ):
                when = {**state.when, (flag, False): done}
                return State(state.names | {flag}, when)
        return state

    def branches(self, stmt, state):
        test, value = tested(stmt.test)
        ends = {}
        for block, is_ in ((stmt.body, value), (stmt.orelse, not value)):
            end = self.block(block, state.given(test, is_))
            if end is not None:
                ends[is_] = end
        if len(ends) < 2:
            return next(iter(ends.values()), None)
        first, second = ends.values()
        kept = {k: w for k, w in first.when.items() if second.when.get(k) is w}
        if test and test not in self.changing:
            kept |= {(test, is_): end for is_, end in ends.items()}
        return State(first.names & second.names, kept)

    def loop(self, stmt, state):
        head = stmt.iter if isinstance(stmt, gast.For) else stmt.test
        own = writes(stmt.target) if isinstance(stmt, gast.For) else frozenset()
        self.own |= own
        self.read(stmt, reads(head), state)
        for block in blocks(stmt):
            self.block(block, State(state.names | own, state.when))
        return state


def tested(test):
    """The name that a test asks, and what it must be; None for any other test."""
    match test:
        case gast.Name(id=id):
            return id, True
        case gast.UnaryOp(op=gast.Not(), operand=gast.Name(id=id)):
            return id, False
    return None, True
