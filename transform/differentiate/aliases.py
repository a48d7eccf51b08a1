"""Which values may share memory, and which may be reached from which.

Statements are looked at in any order, until nothing new is found about places (after Andersen,
1994).
"""

from functools import partial

import gast

from wengert import runtime as rt

from ..infer import MISSING
from ..infer.gradients import gradients, is_gradient
from ..infer.places import is_bound, shared
from ..types import HOLDERS, Array, Dict, DictOf, Instance, List, Tuple, is_numeric
from .called import handed
from .callees import is_record
from .changes import bound_atoms
from .derived import derivations, receiver_of
from .indices import is_advanced, parts_of
from .places import RETURN, Places, id_of
from .sharing import VIEWS, gathers, makes_all, shared_arguments, sharing
from .steps import UserCall

APART = (rt.zeros_like, rt.empty_sum)  # what they make, and all in it, is new


class Aliases(Places):
    """What the names of one function may refer to; `summary(step)`: what is known of a callee.

    emitted: by this project
    """

    def __init__(self, facts, summary, emitted):
        super().__init__(facts, emitted)
        self.summary = summary
        self.effects = {}  # id of a call → the places that the callee may change
        self.derived = derivations(self)
        self.gradients = gradients(facts.tree, facts.resolve)
        self.given()
        self.initial = {(*key, v) for key, values in self.fields.items() for v in values}
        self.grown = True
        while self.grown:
            self.grown = False
            for self.number, stmt in enumerate(self.stmts):
                self.connect(stmt)
        self.made = {key: place for key, place in self.made.items() if key not in self.mixed}

    def connect(self, stmt):
        match stmt:
            case gast.Assign(targets=[gast.Name(id=id)], value=value):
                self.value(id if self.refers(id) else None, value, stmt)
            case gast.Assign(targets=[gast.Tuple(elts=elts)], value=gast.Name(id=source)):
                for k, e in enumerate(elts):
                    self.unpack(e.id, source, k)
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

    def unpack(self, id, source, k):
        """`…, id, … = source`, at position k; the lists on a tape are each on it once."""
        if not (self.refers(id) and self.refers(source)):
            return
        inside = {place for place in self.held(self.at(source), k) if place[0] != "part"}
        if self.emitted and isinstance(self.type(id), List):
            self.give(id, {("part", id)})
            self.put(self.at(id), inside)
            self.put(self.at(source), self.at(id), k)
        else:
            held = isinstance(self.type(source), HOLDERS)
            self.give(id, inside if held else self.at(source) | inside)

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
                place, fixed = self.new(id), isinstance(value, gast.Tuple)
                for k, e in enumerate(elts):
                    if isinstance(e, gast.Name) and self.refers(e.id):
                        self.put(place, self.at(e.id), k if fixed else None)
            case gast.Lambda():
                self.capture(id, value)
            case gast.BinOp() | gast.UnaryOp() | gast.Compare():
                self.computed(id, self.referring(value))
            case gast.Attribute():
                self.give(id, {("outside", id)})
            case _:
                self.take(id, self.referring(value))
        return None

    def computed(self, id, operands):
        """Arithmetic makes new arrays, and new lists of what is in the old ones."""
        place = self.new(id)
        if not is_numeric(self.type(id)):
            for other in operands:
                self.put(place, self.held(self.at(other)))

    def subscript(self, id, source, index):
        """How `source[index]` shares memory with source."""
        kind, places = self.type(source), self.at(source)
        if isinstance(kind, Array):
            if any(is_advanced(self.facts, p) for p in parts_of(index)):
                self.new(id)
            else:
                self.give(id, places)
        elif not isinstance(kind, HOLDERS):
            self.take(id, [source] if self.refers(source) else [])
        elif isinstance(index, gast.Slice):
            self.put(self.new(id), self.held(places))
        else:
            self.give(id, self.held(places, position(kind, index)))

    def attribute(self, id, source, attr):
        kind, places = self.type(source), self.at(source)
        if isinstance(kind, Array):
            self.give(id, places) if attr in VIEWS else self.new(id)
        elif isinstance(kind, Instance) and is_bound(kind.cls, attr):
            self.put(self.new(id), places)
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
        if self.is_gradient(call.func):
            self.own(id)
        elif function is MISSING:
            self.mix(given)
            self.take(id, given)
        elif id is None:
            return
        elif is_keys(function, [self.type(n) for n in given]):
            self.new(id)
        elif is_taken(function):
            owner, *others = (self.at(n) for n in given) if given else [set()]
            self.give(id, self.held(owner).union(*others))
        elif any(function is known for known in APART):
            place = self.new(id)
            self.put(place, place)
        elif function is partial or is_record(function):
            self.put(self.new(id), set().union(*map(self.at, given)))
        elif makes_all(function):
            self.own(id)
        elif gathers(function):
            self.put(self.new(id), set().union(*(self.held(self.at(n)) for n in given)))
        elif sharing(function, call.keywords) is None:
            self.computed(id, given)
        else:
            self.take(id, given)

    def is_gradient(self, callee):
        """Whether what is called is a gradient, taken here or elsewhere."""
        known = is_gradient(self.facts.resolve(callee))
        return known or getattr(callee, "id", None) in self.gradients

    def own(self, id):
        """`id` is something new, and so is all that is in it."""
        if id is None:
            return
        place, inside = self.new(id), {("inside", self.number)}
        if not is_numeric(self.type(id)):
            self.put(place | inside, inside)

    def effect(self, call):
        match call:
            case gast.Call(
                func=gast.Attribute(value=gast.Name(id=base), attr="append" | "insert"), args=args
            ) if base in self.facts.types:
                self.store(base, args[-1])
            case _ if self.facts.resolve(call.func) is MISSING:
                self.mix(self.referring(*call.args, *call.keywords, *receiver_of(call)))


def is_taken(function):
    """Whether a method returns what is in a list or a dict, or what it is given instead."""
    taking = getattr(function, "__name__", "") in ("pop", "get", "setdefault")
    return taking and getattr(function, "__objclass__", None) in (list, dict)


def position(kind, index):
    """Which item of a tuple an index is certainly of; None where it may be any."""
    match index:
        case gast.Constant(value=int(k)) if isinstance(kind, Tuple) and k >= 0:
            return k
    return None


def is_keys(function, kinds):
    """Whether a call makes a list of the keys of a dict."""
    listed = getattr(function, "__name__", "") in ("sequence", "list", "keys", "sorted")
    return listed and bool(kinds) and all(isinstance(kind, (Dict, DictOf)) for kind in kinds)
