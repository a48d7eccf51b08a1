"""Coalesce: give versions of a variable its one name again, where no two are needed at once.

    >>> from wengert.transform.source import show
    >>> show(lambda f: coalesce(f, {"x", "y"}), '''
    ... def f(x):
    ...     y = x * x
    ...     y_1 = y + 1.0
    ...     x_1 = y_1 * x
    ...     return x_1 + y_1
    ... ''')
    def f(x):
        y = x * x
        y = y + 1.0
        x = y * x
        return x + y
"""

import gast

from ..names import VERSION, captures, parameters, reads, writes
from ..tree import SCOPES, blocks, statements
from .copies import rename


def coalesce(function, variables):
    """`function` with versions of the names in `variables` renamed to them where that is safe."""
    groups = versions(function, variables)
    if not groups:
        return function
    clashes = Interference({id_: base for base, ids in groups.items() for id_ in ids})
    entry = clashes.block(function.body, frozenset())
    for parameter in parameters(function.args):
        clashes.define({parameter.id}, entry | {parameter.id}, None)
    renamed = {}
    for base, ids in groups.items():
        renamed |= merged(base, ids, clashes.pairs)
    return rename(function, renamed) if renamed else function


def versions(function, variables):
    """The versions of each variable that has more than one, itself first."""
    groups, nested = {}, set()
    for stmt in statements(function.body):
        for node in gast.walk(stmt) if not blocks(stmt) else ():
            if isinstance(node, SCOPES):
                nested |= captures(node)
        for id_ in writes(stmt) if not blocks(stmt) else writes(*targets(stmt)):
            match = VERSION.fullmatch(id_)
            if match and id_ not in variables and match[1] in variables:
                groups.setdefault(match[1], {match[1]: None})[id_] = None
    return {base: list(ids) for base, ids in groups.items() if nested.isdisjoint(ids)}


def targets(stmt):
    return [stmt.target] if isinstance(stmt, gast.For) else []


def merged(base, ids, pairs):
    """Which of `ids` can be called `base`: none clashes with another that is."""
    together, renamed = [base], {}
    for id_ in ids[1:]:
        if not any(frozenset((id_, other)) in pairs for other in together):
            together.append(id_)
            renamed[id_] = base
    return renamed


class Interference:
    """Walks a function backward; `pairs`: versions of one variable that are needed at once."""

    def __init__(self, base):
        self.base, self.pairs = base, set()

    def define(self, bound, live, source):
        for id_ in bound & self.base.keys():
            for other in live:
                if other not in (id_, source) and self.base.get(other) == self.base[id_]:
                    self.pairs.add(frozenset((id_, other)))

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
        bound = writes(stmt)
        source = None
        if isinstance(stmt, gast.Assign) and isinstance(stmt.value, gast.Name):
            source = stmt.value.id
        self.define(bound, live, source)
        return (live - bound) | self.known(reads(stmt))

    def loop(self, stmt, live):
        head = stmt.iter if isinstance(stmt, gast.For) else stmt.test
        own = writes(stmt.target) if isinstance(stmt, gast.For) else frozenset()
        live = live | self.known(reads(head))
        while True:
            self.define(own, live, None)
            before = self.block(stmt.body, live) - own
            if before <= live:
                return live
            live |= before

    def known(self, names):
        return frozenset(n for n in names if n in self.base)
