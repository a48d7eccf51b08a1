"""Coalesce: call values by one name where no two of them are needed at once.

    >>> from wengert.transform.reading.source import show
    >>> show(lambda f: coalesce(f, {"x", "y"}), '''
    ... def f(x):
    ...     y = x * x
    ...     y_1 = y + 1.0
    ...     x_1 = y_1 * x
    ...     t = x_1
    ...     return t + y_1
    ... ''')
    def f(x):
        y = x * x
        y = y + 1.0
        x = y * x
        return x + y

Versions of a variable get the variable's name back, and a temporary that is a copy gets the name of
what it copies.
"""

import gast

from ..trees.fresh import VERSION
from ..trees.names import captures, parameters, reads, writes
from ..trees.tree import SCOPES, blocks, statements, walk
from .copies import hidden, rename

MOST = 300  # names that are compared with each other


def coalesce(function, variables):
    """`function` with fewer names; those in `variables` keep theirs."""
    pairs, last = wishes(function, variables)
    groups = connected([*pairs, *last])
    if not groups:
        return function
    clashes = Interference(groups)
    entry = clashes.block(function.body, frozenset())
    fixed = entry | {p.id for p in parameters(function.args)}  # what comes from outside
    for id_ in sorted(fixed):
        clashes.define({id_}, clashes.known(fixed), None)
    first = [(old, new) for old, new in last if unnumbered(old) in clashes.others.get(old, ())]
    renamed = merged([*first, *pairs, *last], groups, clashes.others, fixed, variables)
    return rename(function, renamed) if renamed else function


def wishes(function, variables):
    """Pairs (new, old): what is called `new` would better be called `old`; and others, if not.

    The others are names of variables that a value is given later: in `x_bar = y_bar_1` with a
    `y_bar` of its own, `y_bar_1` would better be called `x_bar` at once.
    """
    nested, bound, pairs = hidden(function), {p.id for p in parameters(function.args)}, {}
    last = {}
    for stmt in statements(function.body):
        for node in walk(stmt) if not blocks(stmt) else ():
            if isinstance(node, SCOPES):
                nested |= captures(node)
        bound |= writes(stmt) if not blocks(stmt) else writes(*targets(stmt))
        match stmt:
            case gast.Assign(targets=[gast.Name(id=new)], value=gast.Name(id=old)):
                if new not in variables:
                    pairs[new, old] = None
                elif old not in variables and unnumbered(old) in variables:
                    last[old, new] = None
    for id_ in sorted(bound):
        match = VERSION.fullmatch(id_)
        if match and id_ not in variables and match[1] in bound:
            pairs[id_, match[1]] = None
    return [[p for p in ps if nested.isdisjoint(p) and bound.issuperset(p)] for ps in (pairs, last)]


def unnumbered(id_):
    match = VERSION.fullmatch(id_)
    return match[1] if match else id_


def targets(stmt):
    return [stmt.target] if isinstance(stmt, gast.For) else []


def connected(pairs):
    """Name → the group of the names that it might be merged with, as far as it has one."""
    parents = {}

    def root(n):
        while parents.setdefault(n, n) != n:
            parents[n] = n = parents[parents[n]]
        return n

    for a, b in pairs:
        parents[root(a)] = root(b)
    groups = {n: root(n) for n in parents}
    sizes = {}
    for group in groups.values():
        sizes[group] = sizes.get(group, 0) + 1
    return {n: group for n, group in groups.items() if sizes[group] <= MOST}


def merged(pairs, groups, others, fixed, variables):
    """Which names are called otherwise: no two that clash are called the same."""
    together = {n: {n} for n in groups}
    called = {n: n for n in groups}
    clashing = {n: set(others.get(n, ())) for n in groups}
    for new, old in pairs:
        a, b = called.get(new), called.get(old)
        if a in variables and b not in variables:
            a, b = b, a
        if a is None or b is None or a == b or a in fixed:
            continue
        if clashing[a].isdisjoint(together[b]):
            for n in together[a]:
                called[n] = b
            together[b] |= together.pop(a)
            clashing[b] |= clashing.pop(a)
    return {n: to for n, to in called.items() if n != to}


class Interference:
    """Walks a function backward; `others`: name → names of its group needed at the same time."""

    def __init__(self, groups):
        self.groups, self.others = groups, {}

    def define(self, bound, live, source):
        for id_ in bound & self.groups.keys():
            for other in live:
                if other not in (id_, source) and self.groups[other] == self.groups[id_]:
                    self.others.setdefault(id_, set()).add(other)
                    self.others.setdefault(other, set()).add(id_)

    def block(self, block, live):
        for stmt in reversed(block):
            live = self.statement(stmt, live)
        return live

    def statement(self, stmt, live):
        match stmt:
            case gast.If(test=test):
                body, orelse = self.block(stmt.body, live), self.block(stmt.orelse, live)
                return body | orelse | self.known(reads(test))
            case gast.For() | gast.While():
                return self.loop(stmt, live)
            case gast.Try():
                return self.attempt(stmt, live)
        bound = writes(stmt)
        source = None
        match stmt:
            case gast.Assign(targets=[gast.Name()], value=gast.Name(id=source)):
                pass
        self.define(self.known(bound), live, source)
        return (live - bound) | self.known(reads(stmt))

    def attempt(self, stmt, live):
        """From anywhere in a `try`, its handlers may come next; they don't read what it binds."""
        handled = frozenset().union(*(self.block(h.body, live) for h in stmt.handlers))
        handled -= writes(*stmt.body)
        for inner in reversed(stmt.body):
            live = self.statement(inner, live | handled)
        return live | handled

    def loop(self, stmt, live):
        head = stmt.iter if isinstance(stmt, gast.For) else stmt.test
        own = writes(stmt.target) if isinstance(stmt, gast.For) else frozenset()
        live = live | self.known(reads(head))
        while True:
            before = self.block(stmt.body, live)
            self.define(self.known(own), (live | before) - own, None)
            if before - own <= live:
                return live
            live |= before - own

    def known(self, names):
        return frozenset(n for n in names if n in self.groups)
