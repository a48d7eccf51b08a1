"""Moves: stores that only change the places of what a container holds.

    a = rows[i]
    b = rows[j]
    rows[i] = b
    rows[j] = a

After these, whatever rows held it still holds, as often as before.  So for the attributes of an
object: `self.u, self.new = self.new, self.u`.
"""

import gast

from ..trees.names import reads, writes
from ..trees.tree import blocks


def swapped(block, bound):
    """The identities of the stores that put back, all together, what was loaded just before.

    bound: name → how often it is bound
    """
    found = set()
    for k, stmt in enumerate(block):
        for inner in blocks(stmt):
            found |= swapped(inner, bound)
        if loaded(stmt) and bound[stmt.targets[0].id] == 1:
            found |= run(block[k:], stmt.value.value.id, bound)
    return found


def run(stmts, base, bound):
    """The stores of the swap that starts a list of statements, if one does."""
    places, stores = {}, {}
    for stmt in stmts:
        copied = copied_from(stmt, bound)
        if loaded(stmt) == base and not stores and bound[stmt.targets[0].id] == 1:
            places[stmt.targets[0].id] = index_of(stmt.value)
        elif copied in places:
            places[stmt.targets[0].id] = places[copied]
        elif stored(stmt) == base and stmt.value.id in places:
            stores[id(stmt)] = index_of(stmt.targets[0]), places[stmt.value.id]
            olds = [old for _, old in stores.values()]
            news = [new for new, _ in stores.values()]
            if len({*olds}) == len(olds) and sorted(olds) == sorted(news):
                return set(stores)
        elif not is_quiet(stmt, base, stmts):
            break
    return set()


def copied_from(stmt, bound):
    """The name that the only binding of another is a copy of."""
    match stmt:
        case gast.Assign(targets=[gast.Name(id=id)], value=gast.Name(id=source)):
            return source if bound[id] == 1 else None
    return None


def is_quiet(stmt, base, stmts):
    """Whether what was loaded from a container still is where it was found.

    An item may be elsewhere when something is inserted, an attribute is not.
    """
    indices = [s.value.slice for s in stmts if loaded(s) == base and is_item(s.value)]
    if not indices:
        return base not in writes(stmt)
    match stmt:
        case gast.Assign(targets=[gast.Name(id=id)], value=value):
            return not isinstance(value, gast.Call) and id != base and id not in reads(*indices)
    return False


def loaded(stmt):
    """The container of `t = base[i]` or `t = base.i`."""
    match stmt:
        case gast.Assign(
            targets=[gast.Name()],
            value=gast.Subscript(value=gast.Name(id=base))
            | gast.Attribute(value=gast.Name(id=base)) as place,
        ) if is_slot(place):
            return base
    return None


def stored(stmt):
    """The container of `base[i] = t` or `base.i = t`."""
    match stmt:
        case gast.Assign(
            targets=[
                gast.Subscript(value=gast.Name(id=base))
                | gast.Attribute(value=gast.Name(id=base)) as place
            ],
            value=gast.Name(),
        ) if is_slot(place):
            return base
    return None


def is_item(place):
    return isinstance(place, gast.Subscript)


def is_slot(place):
    """Whether a place holds one thing."""
    return not (is_item(place) and isinstance(place.slice, gast.Slice | gast.Tuple))


def index_of(place):
    return gast.dump(place.slice) if is_item(place) else place.attr
