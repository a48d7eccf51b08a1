"""Loops over the items, or the values, of a dict: by its keys, so that each value has its place.

    pairs = d.items()           keys = rt.sequence(d)
    seq = rt.sequence(pairs)    for k in range(len(keys)):
    for k in range(len(seq)):       key = keys[k]
        pair = seq[k]               value = d[key]
        key, value = pair

What a value is, its type then tells, and that it is in the dict.  This needs the type of the dict.
"""

from collections import Counter

import gast

from ..normalize.rewrite import rewrite
from ..trees.fresh import Names
from ..trees.names import all_names, parameters, reads, writes
from ..trees.tree import LOAD, assign, blocks, call, like, name, statements
from ..types import Dict, DictOf, plain


def by_key(function, types):
    """`function`, of which the names have these types, with loops by key."""
    loops = Loops(function, types)
    if not loops.found:
        return function
    return like(function, body=rewrite(function.body, loops.rule))


class Loops:
    """The loops of a function over what dicts hold.

    found: name of a sequence → (dict, whether it is of pairs); dropped: names of views of dicts
    """

    def __init__(self, function, types):
        self.types, self.names = types, Names(all_names(function))
        self.bound = Counter(p.id for p in parameters(function.args))
        self.uses = {}  # name → the statements that read it
        for stmt in statements(function.body):
            self.note(stmt)
        self.views = dict(filter(None, map(self.view, statements(function.body))))
        self.found = dict(filter(None, map(self.sequence, statements(function.body))))
        self.dropped = {v for v in self.views if self.uses[v][0].targets[0].id in self.found}
        self.done = set()

    def note(self, stmt):
        head = stmt.iter if isinstance(stmt, gast.For) else getattr(stmt, "test", None)
        nodes = filter(None, [head]) if blocks(stmt) else [stmt]
        self.bound.update(writes(stmt.target) if isinstance(stmt, gast.For) else ())
        self.bound.update(() if blocks(stmt) else writes(stmt))
        for id in {id for node in nodes for id in reads(node)}:
            self.uses.setdefault(id, []).append(stmt)

    def view(self, stmt):
        """(name, (dict, whether of pairs)) of `name = d.items()`."""
        match stmt:
            case gast.Assign(
                targets=[gast.Name(id=id)],
                value=gast.Call(func=gast.Attribute(value=gast.Name(id=d), attr=attr), args=[]),
            ) if attr in ("items", "values") and isinstance(self.type(d), (Dict, DictOf)):
                once = self.bound[id] == 1 and self.bound[d] < 2 and len(self.uses.get(id, ())) == 1
                listed = once and is_sequence(self.uses[id][0])
                return (id, (d, attr == "items")) if listed else None
        return None

    def type(self, id):
        return plain(self.types[id]) if id in self.types else None

    def sequence(self, stmt):
        """(name, (dict, whether of pairs)) of `name = rt.sequence(d.items())`."""
        if not is_sequence(stmt) or stmt.value.args[0].id not in self.views:
            return None
        id = stmt.targets[0].id
        view = self.views[stmt.value.args[0].id]
        uses = [self.is_length(s, id) or self.is_turn(s, id, view[1]) for s in self.uses[id]]
        return (id, view) if self.bound[id] == 1 and all(uses) else None

    def is_length(self, stmt, id):
        match stmt:
            case gast.Assign(value=gast.Call(func=gast.Name(id="len"), args=[gast.Name(id=of)])):
                return of == id
        return False

    def is_turn(self, stmt, id, pairs):
        """Whether it is `pair = seq[k]`; pairs must be unpacked, and nothing else."""
        match stmt:
            case gast.Assign(
                targets=[gast.Name(id=item)],
                value=gast.Subscript(value=gast.Name(id=of), slice=gast.Name()),
            ) if of == id:
                unpacked = self.bound[item] == 1 and [*map(is_pair, self.uses.get(item, ()))]
                return not pairs or unpacked == [True]
        return False

    def rule(self, stmt):
        match stmt:
            case gast.Assign(targets=[gast.Name(id=id)]) if id in self.dropped:
                return []
            case gast.Assign(targets=[gast.Name(id=id)]) if id in self.found and (
                id not in self.done
            ):
                self.done.add(id)
                return [assign(id, call("rt.sequence", name(self.found[id][0])), at=stmt)]
            case gast.Assign(
                targets=[gast.Name(id=item)],
                value=gast.Subscript(value=gast.Name(id=seq), slice=index),
            ) if seq in self.found and item not in self.done:
                return self.turn(stmt, item, seq, index)
            case gast.Assign(targets=[gast.Tuple()], value=gast.Name(id=item)) if item in self.done:
                return []
        return None

    def turn(self, stmt, item, seq, index):
        """The key and the value of one turn."""
        d, pairs = self.found[seq]
        self.done.add(item)
        if pairs:
            key, value = (e.id for e in self.uses[item][0].targets[0].elts)
        else:
            key, value = self.names.fresh("key"), item
        self.done |= {key, value}
        here = gast.Subscript(name(seq), index, LOAD)
        there = gast.Subscript(name(d), name(key), LOAD)
        return [assign(key, here, at=stmt), assign(value, there, at=stmt)]


def is_sequence(stmt):
    """Whether it is `x = rt.sequence(y)`."""
    match stmt:
        case gast.Assign(
            targets=[gast.Name()],
            value=gast.Call(func=gast.Attribute(attr="sequence"), args=[gast.Name()]),
        ):
            return True
    return False


def is_pair(stmt):
    match stmt:
        case gast.Assign(targets=[gast.Tuple(elts=[gast.Name(), gast.Name()])]):
            return True
    return False
