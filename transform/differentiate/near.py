"""Which names may reach common memory, between two statements.

That two names ever do is found without regard to order (see `aliases`).  Here the statements are
followed as they run: `u, new = new, u` leaves two names for two arrays, however often it runs, and
what a turn of a loop makes is known to none of the names of the turn before.
"""

import gast

from ..frozen import frozen
from ..infer import MISSING
from ..trees.names import reads, writes
from .changes import is_effect
from .steps import UserCall

NONE = frozenset()


@frozen
class Near:
    """What is known between two statements.

    shares: name → the names from which something may be reached that can be reached from it
    gone: the names whose value was reached from a name that is bound anew since
    """

    shares: dict
    gone: frozenset = NONE

    def joined(self, other):
        """What holds where two ways meet."""
        names = {**self.shares, **other.shares}
        shares = {id: self.of(id) | other.of(id) for id in names}
        return Near(shares, self.gone | other.gone)

    def of(self, id):
        return self.shares.get(id, NONE)

    def around(self, ids):
        """Names, and those that share something with them."""
        return frozenset(ids).union(*map(self.of, ids))

    def size(self):
        return len(self.gone), sum(map(len, self.shares.values()))


class Followed:
    """Follows what changes between statements; only what the function changes is of interest."""

    def __init__(self, facts, memory):
        self.facts, self.memory, self.aliases = facts, memory, memory.aliases
        self.changed = memory.places
        found = {id: memory.places & memory.aliases.reach(id) for id in facts.types}
        self.reach = {id: places for id, places in found.items() if places}

    def after(self, stmt, near):
        """What is known after a statement."""
        given = [id for id in sorted(handed_on(stmt)) if id in self.reach]
        if given and self.puts(stmt):
            near = self.linked(given, near)
        if isinstance(stmt, gast.AugAssign):
            return near
        scope, left = self.held_by(stmt), self.left_by(stmt)
        for id in sorted(writes(stmt)):
            near = self.bound(id, given, scope, near, left)
        return near

    def left_by(self, stmt):
        """The list that a statement takes an item out of that is there once, and then no more."""
        match stmt:
            case gast.Assign(
                value=gast.Call(func=gast.Attribute(value=gast.Name(id=id), attr="pop"))
            ) if id in self.facts.types:
                held = self.aliases.held(self.aliases.at(id))
                once = not any(map(self.memory.puts.repeated, held))
                return {id} if once else NONE
        return NONE

    def linked(self, given, near):
        """Whatever is reached from these names may now be reached from each."""
        names, shares = near.around(given), dict(near.shares)
        for id in names:
            shares[id] = near.of(id) | self.meeting(names, self.reach[id], id)
        return Near(shares, near.gone | (NONE if near.gone.isdisjoint(names) else names))

    def bound(self, id, given, scope, near, left=NONE):
        """`id` is bound anew, to something that holds no more than what is given.

        left: the names from which it can be reached no more
        """
        if id not in self.reach:
            return near
        scope = self.reach[id] if scope is None else scope
        old, shares = near.of(id), dict(near.shares)
        mine = self.meeting(near.around(given), scope, id) - left
        for other in old - mine:
            shares[other] -= {id}
        for other in mine - old:
            shares[other] = near.of(other) | {id}
        shares[id] = mine
        gone = near.gone | old
        late = any(n in gone and not self.reach[n].isdisjoint(scope) for n in given)
        return Near(shares, gone | {id} if late or id in given else gone - {id})

    def meeting(self, names, places, but):
        """Those of the names, other than `but`, from which one of the places may be reached."""
        return frozenset(n for n in names if n != but and not self.reach[n].isdisjoint(places))

    def held_by(self, stmt):
        """What may be reached from what a statement makes, other than itself; None: anything."""
        made = self.aliases.made.get(id(stmt))
        if made is None:
            return None
        return self.changed & self.aliases.around(self.aliases.held({made}))

    def puts(self, stmt):
        """Whether a statement may put what it reads into something else."""
        match stmt:
            case gast.Assign(targets=[gast.Name() | gast.Tuple()], value=value):
                return isinstance(value, gast.Call) and self.may_put(stmt, value)
            case gast.Expr(value=gast.Call(func=gast.Attribute(attr="append" | "insert"))):
                return True
            case gast.Expr(value=gast.Call() as call):
                return self.may_put(stmt, call)
            case gast.FunctionDef():
                return False
        return True

    def may_put(self, stmt, call):
        step = self.facts.step(stmt)
        if isinstance(step, UserCall):
            return bool(self.facts.summary(step).holds) or self.facts.summary(step).unsure
        function = self.facts.resolve(call.func)
        return function is MISSING or is_effect(function)


def handed_on(stmt):
    """The names that a statement reads to make something else refer to what they refer to."""
    match stmt:
        case gast.AugAssign():
            return NONE
        case gast.Assign(targets=[gast.Subscript() | gast.Attribute() as place], value=value):
            return reads(value, place.value)
        case gast.Expr(value=gast.Call(func=gast.Attribute(attr="append" | "insert") as f, args=a)):
            return reads(f.value, *a)
    return reads(stmt)
