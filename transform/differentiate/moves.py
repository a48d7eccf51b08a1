"""Moves: stores that only change the places of what a container holds.

    a = rows[i]
    b = rows[j]
    rows[i] = b
    rows[j] = a

After these, whatever rows held it still holds, as often as before.
"""

import gast

from ..names import reads
from ..tree import blocks


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
        held = loaded(stmt)
        if held == base and not stores and bound[stmt.targets[0].id] == 1:
            places[stmt.targets[0].id] = index_of(stmt.value)
        elif stored(stmt) == base and stmt.value.id in places:
            stores[id(stmt)] = index_of(stmt.targets[0]), places[stmt.value.id]
            olds = [old for _, old in stores.values()]
            news = [new for new, _ in stores.values()]
            if len({*olds}) == len(olds) and sorted(olds) == sorted(news):
                return set(stores)
        elif not is_quiet(stmt, base, stmts):
            break
    return set()


def is_quiet(stmt, base, stmts):
    """Whether a statement leaves a container, and the names of the indices, as they are."""
    match stmt:
        case gast.Assign(targets=[gast.Name(id=id)], value=value):
            calls = isinstance(value, gast.Call)
            indices = [s.value.slice for s in stmts if loaded(s) == base]
            return not calls and id != base and id not in reads(*indices)
    return False


def loaded(stmt):
    """The container of `t = base[i]`."""
    match stmt:
        case gast.Assign(
            targets=[gast.Name()], value=gast.Subscript(value=gast.Name(id=base), slice=index)
        ) if not isinstance(index, gast.Slice | gast.Tuple):
            return base
    return None


def stored(stmt):
    """The container of `base[i] = t`."""
    match stmt:
        case gast.Assign(
            targets=[gast.Subscript(value=gast.Name(id=base), slice=index)], value=gast.Name()
        ) if not isinstance(index, gast.Slice | gast.Tuple):
            return base
    return None


def index_of(place):
    return gast.dump(place.slice)
