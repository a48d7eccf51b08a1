"""Whether what is changed inside of a container is there once, and nowhere else.

The adjoint of a container holds the adjoints of what is in it, each in one place.  So an array, a
list or an object that is changed where a container holds it must have been put there once, and be
in no other: names tell of no second place.  Each statement that puts something somewhere is a
*put* of a place of memory (see `aliases`).  What one made, another may put in, once for each time
that it is made; what is taken out may be put in again; and items may change places.
"""

from collections import Counter
from functools import cached_property

import gast

from ..errors import Unsupported
from ..frozen import frozen
from ..trees.names import reads, writes
from ..trees.tree import blocks, statements
from ..types import is_numeric
from .aliases import is_keys
from .called import handed, token
from .callees import is_record
from .derived import receiver_of
from .moves import swapped
from .places import id_of, may_hold
from .sharing import gathers, shared_arguments, sharing
from .steps import Pop, UserCall

MISSING_ONCE = "may be there twice: put a copy of it there"


@frozen
class Put:
    """That a statement puts what may be at `values` into what may be at `into`.

    atom: the name it has, None where it is the items of something; times: how often
    """

    stmt: object
    values: frozenset
    into: frozenset
    atom: str | None = None
    times: int = 1


class Puts:
    """What the statements of a function put where."""

    def __init__(self, facts, aliases):
        self.facts, self.aliases = facts, aliases
        self.where = dict(placed_in(facts.tree.body, ()))
        self.number = {id_of(stmt): k for k, stmt in enumerate(aliases.stmts)}
        self.bound, self.makers = Counter(), {}
        for stmt in aliases.stmts:
            bound = () if blocks(stmt) else writes(stmt)
            self.bound.update(bound)
            self.makers |= dict.fromkeys(bound, stmt)
        self.poured = poured(aliases.stmts)
        moved = swapped(facts.tree.body, self.bound)
        passed = passed_through(aliases)
        made = [(s, put) for s in aliases.stmts if id_of(s) not in passed for put in self.of(s)]
        self.found = [put for stmt, put in made if id(stmt) not in moved]
        self.swaps = [put for stmt, put in made if id(stmt) in moved]
        self.taken = Counter(self.source(put.atom) for put in self.found)

    def swapped(self):
        """The pairs of tokens (into, value) where all that is put is items changing places."""
        one, other = (
            {(token(into), token(value)) for p in puts for into in p.into for value in p.values}
            for puts in (self.swaps, self.found)
        )
        return frozenset(one - other)

    def of(self, stmt):
        match stmt:
            case gast.Assign(targets=[gast.Name(id=id)], value=value):
                return self.value(stmt, id, value)
            case gast.Assign(targets=[gast.Subscript(value=gast.Name(id=base), slice=index)]):
                if isinstance(index, gast.Slice):
                    return [self.items(stmt, base, n) for n in sorted(reads(stmt.value))]
                return self.atoms(stmt, base, [stmt.value])
            case gast.Assign(targets=[gast.Attribute(value=gast.Name(id=base))]):
                return self.atoms(stmt, base, [stmt.value])
            case gast.Expr(
                value=gast.Call(
                    func=gast.Attribute(value=gast.Name(id=base), attr="append" | "insert"),
                    args=args,
                )
            ):
                return self.atoms(stmt, base, args[-1:])
        return []

    def value(self, stmt, id, value):
        step = self.facts.step(stmt)
        if isinstance(step, UserCall):
            return self.user_call(stmt, id, step)
        if not self.aliases.refers(id) or self.is_array(id):
            return []
        match value:
            case gast.Tuple(elts=elts) | gast.List(elts=elts) | gast.Dict(values=elts):
                return self.atoms(stmt, id, elts)
            case gast.Subscript(value=gast.Name(id=source), slice=gast.Slice()):
                return [self.items(stmt, id, source)]
            case gast.BinOp(op=op):
                found = [self.items(stmt, id, n) for n in self.aliases.referring(value)]
                twice = isinstance(op, gast.Mult) or value.left == value.right
                return found * (2 if twice or len({*reads(value)}) == 1 else 1)
            case gast.Call(func=callee) if not self.aliases.is_gradient(callee):
                return self.call(stmt, id, value)
        return []

    def atoms(self, stmt, base, atoms):
        """A put of each atom into what `base` is."""
        names = [a.id for a in atoms if isinstance(a, gast.Name) and self.aliases.refers(a.id)]
        into = frozenset(self.aliases.at(base) | self.aliases.at(self.poured.get(base, base)))
        return [Put(stmt, frozenset(self.aliases.at(n)), into, n) for n in names]

    def items(self, stmt, base, source):
        """A put of all that is held by `source`."""
        held = frozenset(self.aliases.held(self.aliases.at(source)))
        return Put(stmt, held, frozenset(self.aliases.at(base)))

    def call(self, stmt, id, call):
        """A call of what is no function of the user's."""
        function = self.facts.resolve(call.func)
        args = [*receiver_of(call), *shared_arguments(function, call)]
        given = [a for a in self.aliases.referring(*args) if a in self.facts.types]
        if is_keys(function, [self.aliases.type(n) for n in given]) or id in self.poured.values():
            return []
        if is_record(function):
            return self.atoms(stmt, id, [*call.args, *(k.value for k in call.keywords)])
        if gathers(function) or sharing(function, call.keywords) is None:
            return [self.items(stmt, id, n) for n in given]
        return [self.anything(stmt, given, [id])] if not is_item(function) else []

    def user_call(self, stmt, id, step):
        """What a function of the user may put where, or has put twice."""
        atoms, summary = self.aliases.bound(step), self.aliases.summary(step)
        places = handed(self.aliases, atoms, self.number[id_of(stmt)])
        puts = {(into, value) for into, _, value in summary.holds} - summary.swapped
        found = [
            Put(stmt, frozenset(places(value)), frozenset(places(into)))
            for into, value in sorted(puts, key=str)
        ]
        twice = frozenset().union(*map(places, summary.repeated))
        return [*found, *[Put(stmt, twice, twice)] * 2]

    def anything(self, stmt, given, into):
        reach = frozenset().union(*map(self.aliases.reach, given))
        return Put(stmt, reach, frozenset().union(*map(self.aliases.reach, into)))

    def is_array(self, id):
        return is_numeric(self.aliases.type(id))

    # How often

    def repeated(self, place, seen=None):
        """Whether what is at a place may be held twice, by what is at one of `seen` if given."""
        puts = self.puts.get(place, [])
        puts = [p for p in puts if seen is None or not p.into.isdisjoint(seen)]
        held = place[0] == "held"
        return len(puts) + held > 1 or not all(self.is_once(place, p) for p in puts)

    @cached_property
    def puts(self):
        """Place → the puts of what may be there."""
        found = {}
        for put in self.found:
            for place in () if self.is_moved(put) else put.values:
                found.setdefault(place, []).append(put)
        return found

    def is_moved(self, put):
        """Whether it is put in again, after it was taken out."""
        source = self.source(put.atom)
        made = self.maker(source)
        popped = made is not None and isinstance(self.facts.step(made), Pop)
        return popped and self.taken[source] == 1 and self.follows(put.stmt, made)

    def is_once(self, place, put):
        """Whether a put is made at most once of each value that is made at a place."""
        if not any(looped for _, _, looped in self.where[id(put.stmt)]):
            return True
        if put.atom is None and place[:2] == ("new", self.number[id_of(put.stmt)]):
            return isinstance(self.facts.step(put.stmt), UserCall)
        made = self.maker(self.source(put.atom))
        same = made is not None and self.aliases.made.get(id(made)) == place
        return same and self.follows(put.stmt, made)

    def source(self, atom):
        """The name that was bound first to what a name is."""
        derived = self.aliases.derived.get(atom)
        while derived is not None and isinstance(derived.stmt.value, gast.Name):
            atom = derived.base
            derived = self.aliases.derived.get(atom)
        return atom

    def maker(self, id_):
        """The only statement that binds a name, or None."""
        return self.makers[id_] if self.bound[id_] == 1 else None

    def follows(self, stmt, other):
        """Whether a statement runs at most once each time that `other` does, and after it."""
        path, (block, index, _) = self.where[id(stmt)], self.where[id(other)][-1]
        for k, (inside, place, _) in enumerate(path):
            if inside == block:
                return place > index and not any(looped for _, _, looped in path[k + 1 :])
        return False


def passed_through(aliases):
    """The displays of tuples whose items are just taken out again, each as what it was before."""
    made = {d: s for s in aliases.stmts for d in writes(s) if is_display(s)}
    for stmt in aliases.stmts:
        match stmt:
            case gast.Assign(targets=[gast.Name(id=id)], value=gast.Subscript(value=gast.Name())):
                found = aliases.derived.get(id)
                used = reads(stmt.value.slice) if found and found.kind == "found" else reads(stmt)
            case gast.Assign(value=gast.Call(func=gast.Name(id="len"))):
                used = ()
            case _:
                used = () if blocks(stmt) else reads(stmt)
        made = {d: s for d, s in made.items() if d not in used}
    return {id_of(s) for s in made.values()}


def is_display(stmt):
    return isinstance(stmt, gast.Assign) and isinstance(stmt.value, gast.Tuple)


def poured(stmts):
    """The list of a dict's values → the dict, where a list is made for nothing else."""
    found, used = {}, Counter()
    for stmt in stmts:
        if blocks(stmt):
            continue
        match stmt:
            case gast.Assign(
                targets=[gast.Name(id=id)],
                value=gast.Call(
                    func=gast.Attribute(attr="make_dict"), args=[keys, gast.Name(id=values)]
                ),
            ) if values not in reads(keys):
                found[values] = id
            case gast.Expr(value=gast.Call(func=gast.Attribute(attr="append"), args=[item])):
                used.update(reads(item))
            case _:
                used.update(reads(stmt))
    return {values: id for values, id in found.items() if not used[values]}


def is_item(function):
    """Whether a function returns what it is given, or what is in it, as it is."""
    return getattr(function, "__name__", "") in ("sequence", "getattr", "max", "min", "get")


def placed_in(block, path, looped=False):
    """(identity of a statement, its path: (block, place in it, whether it is a loop's body))."""
    for k, stmt in enumerate(block):
        here = (*path, (id(block), k, looped))
        yield id(stmt), here
        for inner in blocks(stmt):
            yield from placed_in(inner, here, isinstance(stmt, gast.For | gast.While))


def check_once(memory):
    """Raise Unsupported at the first change of what may be held twice."""
    facts = memory.facts
    for stmt in statements(facts.tree.body):
        for change in memory.of(stmt):
            for place in sorted(changed_inside(memory, change), key=str):
                if memory.puts.repeated(place):
                    shown = facts.variable(holder(memory, change))
                    raise Unsupported(f"what is changed in {shown} {MISSING_ONCE}", stmt)


def changed_inside(memory, change):
    """The places of what is changed inside of a container, and of what holds it in there."""
    aliases, id_ = memory.aliases, change.base
    found = set()
    if change.kind == "whole" and may_hold(aliases.type(id_)):
        changed = memory.changed(change)
        held = aliases.around(aliases.held(aliases.at(id_)))
        found = {place for place in held if not changed.isdisjoint(aliases.around({place}))}
    for derived in [*chain(memory, id_)]:
        if any(d.kind == "slot" for d in chain(memory, id_)):
            found |= aliases.at(id_)
        id_ = derived.base
    return found


def chain(memory, id_):
    if id_ in memory.parts:
        yield memory.parts[id_]
        for base in memory.parts[id_].bases:
            yield from chain(memory, base)


def holder(memory, change):
    return next((d.base for d in chain(memory, change.base) if d.kind == "slot"), change.base)
