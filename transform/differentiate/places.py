"""Places in memory: to which a name may refer, and what may be held there.

A *place* is what one statement makes, all turns of its loop taken together, or what one parameter
is given, or holds.  A name may refer to places, and at a place others may be held.
"""

from ..trees.names import parameters, reads
from ..trees.tree import name, statements
from ..types import (
    CONTAINERS,
    HOLDERS,
    Array,
    Instance,
    Known,
    Number,
    Random,
    Range,
    Text,
    inside,
    item_of,
    plain,
)
from .called import BELOW, ITEM

RETURN = "return"  # the name of the result: no variable can be called so
FIXED = (Number, Known, Text, Range, Random)  # types of what never changes


class Places:
    """The places of one function; they are known when `grown` stays False."""

    def __init__(self, facts, emitted):
        self.facts, self.emitted = facts, emitted
        self.points, self.heap, self.fields = {}, {}, {}
        self.made, self.mixed = {}, set()  # id of a statement → the place of what it makes
        self.stmts = list(statements(facts.tree.body))
        self.number, self.grown = 0, True

    def type(self, id):
        return plain(self.facts.type(name(id)))

    def refers(self, id):
        """Whether the value of a name can be changed in place, or hold what can."""
        return not isinstance(self.type(id), FIXED)

    def is_known(self, id):
        """Whether a name's value is certainly one that is changed in place."""
        return isinstance(self.type(id), (Array, *HOLDERS))

    def referring(self, *nodes):
        return [id for id in sorted(reads(*nodes)) if self.refers(id)]

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

    def take(self, id, given):
        """`id` may be anything of these, or something new that holds it."""
        if id is None:
            return
        place, found = self.new(id), set().union(*map(self.reach, given))
        self.mixed.add(id_of(self.stmts[self.number]))
        if not isinstance(self.type(id), Array):
            self.put(place, found)
        self.give(id, found)

    def mix(self, given):
        """Anything of these may hold anything of these."""
        places = set().union(*map(self.reach, given))
        self.put(places, places)

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
        elif holds_objects(kind):
            item = (*path, ITEM)
            self.put({place}, {item})
            self.give_held(item, plain(item_of(kind)), item)
        elif may_hold(kind):
            self.put({place, (*path, BELOW)}, {(*path, BELOW)})


def holds_objects(kind):
    """Whether what a container holds are objects whose fields are known."""
    item = plain(item_of(kind)) if isinstance(kind, CONTAINERS) else None
    return isinstance(item, Instance) and bool(item.fields)


def may_hold(kind):
    """Whether in a value of this type there may be what can be changed in place."""
    if isinstance(kind, Array):
        return False
    known = isinstance(kind, CONTAINERS) or getattr(kind, "fields", ())
    return not known or any(not isinstance(part, FIXED) for part in inside(kind))


def id_of(stmt):
    return id(stmt)
