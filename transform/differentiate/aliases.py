"""Which values may share memory, and which may be reached from which.

A *place* is what one statement makes, all turns of its loop taken together, or what one parameter
is given, or holds.  A name may refer to places, and at a place others may be held.  Statements are
looked at in any order until nothing new is found (after Andersen, 1994).

A name in `derived` is bound once, by a statement that surely takes a view, the same object, or an
item out of a container: so a chain leads from `row` of `row = A[k]` to A.
"""

from collections import Counter

import gast

from ..frozen import frozen
from ..infer import MISSING
from ..infer.places import shared
from ..names import parameters, reads, writes
from ..tree import blocks, name, statements
from ..types import (
    Anything,
    Array,
    Dict,
    DictOf,
    Instance,
    Known,
    List,
    Number,
    Range,
    Text,
    Tuple,
    TupleOf,
    inside,
    is_numeric,
    plain,
)
from .called import BELOW, handed
from .callees import is_record
from .changes import bound_atoms
from .indices import is_advanced, is_basic, parts_of
from .sharing import MAYBE, VIEWS, WHOLE, gathers, shared_arguments, sharing
from .steps import UserCall

RETURN = "return"  # the name of the result: no variable can be called so
FIXED = (Number, Known, Text, Range)  # types of what never changes
HOLDERS = (List, Tuple, TupleOf, Dict, DictOf, Instance)


@frozen
class Derived:
    """How a name's value is part of that of `base`: `kind` is "view", "maybe" or "slot"."""

    base: str
    kind: str
    stmt: object


class Aliases:
    """What the names of one function may refer to; `summary(step)`: what is known of a callee.

    emitted: by this project, where values of unknown type share nothing with others
    """

    def __init__(self, facts, summary, emitted):
        self.facts, self.summary = facts, summary
        self.emitted = emitted
        self.fixed = (*FIXED, Anything) if emitted else FIXED
        self.points, self.heap, self.fields = {}, {}, {}
        self.effects = {}  # id of a call → the places that the callee may change
        self.made, self.mixed = {}, set()  # id of a statement → the place of what it makes
        self.stmts = list(statements(facts.tree.body))
        self.derived = self.derivations()
        self.given()
        self.initial = {(*key, v) for key, values in self.fields.items() for v in values}
        self.grown = True
        while self.grown:
            self.grown = False
            for self.number, stmt in enumerate(self.stmts):
                self.connect(stmt)
        self.made = {key: place for key, place in self.made.items() if key not in self.mixed}

    def type(self, id):
        return plain(self.facts.type(name(id)))

    def refers(self, id):
        """Whether the value of a name can be changed in place, or hold what can."""
        return not isinstance(self.type(id), self.fixed)

    def is_known(self, id):
        """Whether a name's value is certainly one that is changed in place."""
        return isinstance(self.type(id), (Array, *HOLDERS))

    def referring(self, *nodes):
        return [id for id in sorted(reads(*nodes)) if self.refers(id)]

    # Places

    def at(self, id):
        """The places that a name may refer to."""
        if id not in self.points:
            self.points[id] = self.first(id)
        return self.points[id]

    def first(self, id):
        if id == RETURN or isinstance(self.type(id), FIXED):
            return set()
        if id not in self.facts.types:
            return {("outside", id)}
        return set() if self.refers(id) else {("own", id)}

    def held(self, places, attr=None):
        """What is held at places; `attr`: only in this attribute of objects."""
        if attr is None:
            return set().union(*(self.heap.get(p, ()) for p in places))
        return set().union(*(self.fields.get((p, a), ()) for p in places for a in (attr, None)))

    def around(self, places):
        """What can be reached from places, themselves among them."""
        found, todo = set(places), list(places)
        while todo:
            new = self.heap.get(todo.pop(), set()) - found
            found |= new
            todo += new
        return found

    def reach(self, id):
        """The places that can be reached from a name."""
        return self.around(self.at(id))

    def give(self, id, places):
        """`id` may refer to these places too."""
        if id is not None and not places <= self.at(id):
            self.points[id] |= places
            self.grown = True

    def put(self, places, values, attr=None):
        """At these places, there may be values at those: in an attribute, or anywhere."""
        for place in places:
            if not values <= self.fields.setdefault((place, attr), set()):
                self.fields[place, attr] |= values
                self.heap.setdefault(place, set()).update(values)
                self.grown = True

    def new(self, id):
        """The place of what the present statement makes."""
        place = "new", self.number
        self.made[id_of(self.stmts[self.number])] = place
        self.give(id, {place})
        return {place}

    def mix(self, id, given):
        """Anything of these may be or hold anything of these."""
        self.mixed.add(id_of(self.stmts[self.number]))
        places = set().union(*(self.reach(n) for n in given), *([self.at(id)] if id else ()))
        if len(given) > 1 or id is None or not isinstance(self.type(id), Array):
            self.put(places, places)
        self.give(id, places)

    def given(self):
        for p in parameters(self.facts.tree.args):
            place = "given", p.id
            if not isinstance(self.type(p.id), FIXED):
                self.give(p.id, {place})
                self.give_held(place, self.type(p.id), ("held", p.id))

    def give_held(self, place, kind, path):
        """What a parameter is given holds, each attribute of an object something of its own."""
        if isinstance(kind, Instance) and kind.fields:
            for attr, part in kind.fields:
                if not isinstance(part, FIXED):
                    self.put({place}, {(*path, attr)}, attr)
                    self.give_held((*path, attr), plain(part), (*path, attr))
        elif may_hold(kind):
            self.put({place, (*path, BELOW)}, {(*path, BELOW)})

    # Statements

    def derivations(self):
        """How names are derived that one statement binds."""
        counts = Counter()
        for stmt in self.stmts:
            counts.update(writes(stmt.target) if is_for(stmt) else writes(stmt)
                          if not blocks(stmt) else ())  # fmt: skip
        found = {}
        for stmt in self.stmts:
            match stmt:
                case gast.Assign(targets=[gast.Name(id=id)], value=value) if counts[id] == 1:
                    base, kind = self.derivation(value, stmt) or (id, None)
                    known = base != id and base in self.facts.types
                    if kind and known and self.is_known(id) and self.is_known(base):
                        found[id] = Derived(base, kind, stmt)
        return found

    def connect(self, stmt):
        match stmt:
            case gast.Assign(targets=[gast.Name(id=id)], value=value):
                self.value(id if self.refers(id) else None, value, stmt)
            case gast.Assign(targets=[gast.Tuple(elts=elts)], value=gast.Name(id=source)):
                for e in elts:
                    self.unpack(e.id, source)
            case gast.Assign(targets=[gast.Subscript(value=gast.Name(id=base), slice=index)]):
                self.store(base, stmt.value, isinstance(index, gast.Slice))
            case gast.Assign(targets=[gast.Attribute(value=gast.Name(id=base), attr=attr)]):
                self.store(base, stmt.value, attr=attr)
            case gast.Expr(value=gast.Call() as call):
                self.effect(call)
            case gast.FunctionDef(name=id):
                self.capture(id, stmt)
            case gast.Return(value=gast.Name(id=id)) if self.refers(id):
                self.give(RETURN, self.at(id))

    def unpack(self, id, source):
        """`…, id, … = source`; the lists on a tape are each on it once."""
        if not (self.refers(id) and self.refers(source)):
            return
        inside = self.held(self.at(source))
        if self.emitted and isinstance(self.type(id), List):
            self.give(id, {("part", id)})
            self.put(self.at(id), inside)
        else:
            self.give(id, self.at(source) | inside)

    def store(self, base, atom, several=False, attr=None):
        """An atom, or its items, go into a container."""
        if not isinstance(atom, gast.Name) or not self.refers(base) or not self.refers(atom.id):
            return
        if not isinstance(self.type(base), Array):
            values = self.at(atom.id)
            self.put(self.at(base), self.held(values) if several else values, attr)

    def capture(self, id, node):
        place = self.new(id)
        for captured in self.referring(node):
            if captured != id and captured in self.facts.types:
                self.put(place, self.at(captured))

    def value(self, id, value, stmt):
        """What `id = value` connects; id: None, where the value can't be changed."""
        step = self.facts.step(stmt)
        if isinstance(step, UserCall):
            return self.user_call(id, step)
        if isinstance(value, gast.Call):
            return self.call(id, value)
        if id is None:
            return None
        match value:
            case gast.Name(id=source):
                self.give(id, self.at(source) if self.refers(source) else set())
            case gast.Subscript(value=gast.Name(id=source), slice=index):
                self.subscript(id, source, index)
            case gast.Attribute(value=gast.Name(id=source)) if source in self.facts.types:
                self.attribute(id, source, value.attr)
            case gast.Tuple(elts=elts) | gast.List(elts=elts) | gast.Dict(values=elts):
                place = self.new(id)
                for e in elts:
                    if isinstance(e, gast.Name) and self.refers(e.id):
                        self.put(place, self.at(e.id))
            case gast.Lambda():
                self.capture(id, value)
            case gast.BinOp() | gast.UnaryOp() | gast.Compare():
                self.computed(id, self.referring(value))
            case gast.Attribute():
                self.give(id, {("outside", id)})
            case _:
                self.mix(id, self.referring(value))
        return None

    def computed(self, id, operands):
        """Arithmetic makes new arrays, and new lists of what is in the old ones."""
        place = self.new(id)
        if not is_numeric(self.type(id)):
            for other in operands:
                self.put(place, self.held(self.at(other)))

    def derivation(self, value, stmt):
        """(base, kind) where the value is surely part of that of `base`: see Derived."""
        match value:
            case gast.Name(id=source):
                return source, "view"
            case gast.Subscript(value=gast.Name(id=source), slice=index):
                kind = self.type(source)
                if isinstance(self.facts.step(stmt), UserCall):
                    return None
                if isinstance(kind, Array):
                    return source, "view" if is_basic(self.facts, index) else None
                slot = isinstance(kind, HOLDERS) and not isinstance(index, gast.Slice)
                return source, "slot" if slot else None
            case gast.Attribute(value=gast.Name(id=source), attr=attr):
                kind = self.type(source)
                if isinstance(kind, Array):
                    return source, "view" if attr in VIEWS else None
                field = isinstance(kind, Instance) and attr in dict(kind.fields)
                return source, "slot" if field else None
            case gast.Call(func=func):
                kind = sharing(self.facts.resolve(func), value.keywords)
                arrays = [*receiver_of(value), *value.args]
                arrays = [a for a in self.referring(*arrays) if a in self.facts.types]
                if kind in (WHOLE, MAYBE) and len(arrays) == 1:
                    if isinstance(self.type(arrays[0]), Array):
                        return arrays[0], "view" if kind == WHOLE else "maybe"
        return None

    def subscript(self, id, source, index):
        """How `source[index]` shares memory with source."""
        kind, places = self.type(source), self.at(source)
        if isinstance(kind, Array):
            if any(is_advanced(self.facts, p) for p in parts_of(index)):
                self.new(id)
            else:
                self.give(id, places)
        elif not isinstance(kind, HOLDERS):
            self.mix(id, [source] if self.refers(source) else [])
        elif isinstance(index, gast.Slice):
            self.put(self.new(id), self.held(places))
        else:
            self.give(id, self.held(places))

    def attribute(self, id, source, attr):
        kind, places = self.type(source), self.at(source)
        if isinstance(kind, Array):
            self.give(id, places) if attr in VIEWS else self.new(id)
        elif isinstance(kind, Instance) and kind.fields and attr not in dict(kind.fields):
            self.give(id, {("outside", attr)})
        else:
            mixed = isinstance(kind, Instance) and shared(kind.cls, attr)
            held = self.held(places, attr)
            self.give(id, held | {("outside", attr)} if mixed else held)

    def user_call(self, id, step):
        """A function of the user: what it does with what its parameters are given."""
        summary, key = self.summary(step), id_of(self.stmts[self.number])
        places = handed(self, self.bound(step), self.number)
        for into, attr, value in sorted(summary.holds, key=str):
            self.put(places(into), places(value), attr)
        self.effects[key] = frozenset().union(*map(places, summary.changed))
        if id is None:
            return
        self.give(id, set().union(*map(places, summary.result)))
        result = [*summary.result]
        kept = any(value in result and into not in result for into, _, value in summary.holds)
        if len(result) == 1 and result[0][0] == "new" and not kept:
            (self.made[key],) = places(result[0])

    def bound(self, step):
        """Parameter → (the names bound to it, whether as a tuple or a dict)."""
        return {
            p: (self.referring(*bound_atoms(b)), isinstance(b, (tuple, dict)))
            for p, b in step.operands.items()
        }

    def call(self, id, call):
        """A call of what is no function of the user's."""
        function = self.facts.resolve(call.func)
        args = [*receiver_of(call), *shared_arguments(function, call)]
        given = [a for a in self.referring(*args) if a in self.facts.types]
        if function is MISSING:
            self.mix(None, given)
            self.mix(id, given)
        elif id is None:
            return
        elif is_keys(function, [self.type(n) for n in given]):
            self.new(id)
        elif is_record(function):
            self.put(self.new(id), set().union(*map(self.at, given)))
        elif gathers(function):
            self.put(self.new(id), set().union(*(self.held(self.at(n)) for n in given)))
        elif sharing(function, call.keywords) is None:
            self.computed(id, given)
        else:
            self.new(id)
            self.mix(id, given)

    def effect(self, call):
        match call:
            case gast.Call(
                func=gast.Attribute(value=gast.Name(id=base), attr="append" | "insert"), args=args
            ) if base in self.facts.types:
                self.store(base, args[-1])
            case _ if self.facts.resolve(call.func) is MISSING:
                self.mix(None, self.referring(*call.args, *call.keywords, *receiver_of(call)))


def receiver_of(call):
    """The object that a method is called on, if it is one."""
    match call.func:
        case gast.Attribute(value=gast.Name() as value):
            return [value]
    return []


def is_keys(function, kinds):
    """Whether a call makes a list of the keys of a dict."""
    listed = getattr(function, "__name__", "") in ("sequence", "list", "keys", "sorted")
    return listed and bool(kinds) and all(isinstance(kind, (Dict, DictOf)) for kind in kinds)


def may_hold(kind):
    """Whether in a value of this type there may be what can be changed in place."""
    if isinstance(kind, Array):
        return False
    known = isinstance(kind, (List, Tuple, TupleOf, Dict, DictOf)) or getattr(kind, "fields", ())
    return not known or any(not isinstance(part, FIXED) for part in inside(kind))


def is_for(stmt):
    return isinstance(stmt, gast.For)


def id_of(stmt):
    return id(stmt)
