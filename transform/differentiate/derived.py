"""Names that stand for a part of what another name stands for.

Such a name is bound once, by a statement that surely takes a view, the same object, or an item out
of a container: so a chain leads from `row` of `row = A[k]` to A.
"""

from collections import Counter

import gast

from ..frozen import frozen
from ..trees.names import reads, writes
from ..trees.tree import blocks
from ..types import HOLDERS, Array, Instance, Tuple, TupleOf
from .indices import is_basic, parts_of
from .sharing import MAYBE, VIEWS, WHOLE, sharing
from .steps import UserCall


@frozen
class Derived:
    """How a name's value is part of that of one of `bases`.

    kind: "view", "maybe", "slot", "same", or "found": only running it tells of which, which part
    """

    bases: tuple
    kind: str
    stmt: object = None

    @property
    def base(self):
        return self.bases[0]

    @property
    def reads(self):
        """The names that tell where the part is."""
        known = self.kind not in ("same", "found")
        return reads(self.stmt.value) if known else frozenset(self.bases)


def derivations(places):
    """How names are derived that one statement binds."""
    counts, found = bindings(places.stmts), {}
    tuples = displays(places, counts)
    for stmt in places.stmts:
        match stmt:
            case gast.Assign(targets=[gast.Name(id=id)], value=value) if counts[id] == 1:
                base, kind = derivation(places, value, stmt) or (id, None)
                if base in tuples and kind == "slot":
                    found[id] = Derived(tuples[base], "found")
                    continue
                known = base != id and base in places.facts.types
                if kind and known and places.is_known(id) and places.is_known(base):
                    found[id] = Derived((base,), kind, stmt)
    return found


def displays(places, counts):
    """The tuples that are written down of names: the name of each → those in it."""
    found = {}
    for stmt in places.stmts:
        match stmt:
            case gast.Assign(targets=[gast.Name(id=id)], value=gast.Tuple(elts=elts)) if elts:
                names = tuple(e.id for e in elts if isinstance(e, gast.Name))
                known = all(n in places.facts.types and places.is_known(n) for n in names)
                if counts[id] == 1 and known and len(names) == len(elts):
                    found[id] = names
    return found


def bindings(stmts):
    """How many statements bind a name, by the name."""
    counts = Counter()
    for stmt in stmts:
        counts.update(writes(stmt.target) if is_for(stmt) else writes(stmt)
                      if not blocks(stmt) else ())  # fmt: skip
    return counts


def derivation(places, value, stmt):
    """(base, kind) where the value is surely part of that of `base`: see Derived."""
    step = places.facts.step(stmt)
    if isinstance(step, UserCall):
        return returned(places, step)
    match value:
        case gast.Name(id=source):
            return source, "view"
        case gast.Subscript(value=gast.Name(id=source), slice=index):
            kind = places.type(source)
            if isinstance(kind, Array):
                view = is_basic(places.facts, index) and is_surely_array(places, stmt, index)
                return source, "view" if view else None
            slot = isinstance(kind, HOLDERS) and not isinstance(index, gast.Slice)
            return source, "slot" if slot else None
        case gast.Attribute(value=gast.Name(id=source), attr=attr):
            kind = places.type(source)
            if isinstance(kind, Array):
                return source, "view" if attr in VIEWS else None
            field = isinstance(kind, Instance) and attr in dict(kind.fields)
            return source, "slot" if field else None
        case gast.Call(func=func):
            kind = sharing(places.facts.resolve(func), value.keywords)
            arrays = [*receiver_of(value), *value.args]
            arrays = [a for a in places.referring(*arrays) if a in places.facts.types]
            if kind in (WHOLE, MAYBE) and len(arrays) == 1:
                if isinstance(places.type(arrays[0]), Array):
                    return arrays[0], "view" if kind == WHOLE else "maybe"
    return None


def is_surely_array(places, stmt, index):
    """Whether what is read at an index is no number: of an array of unknown rank it may be one."""
    kind = places.type(stmt.targets[0].id)
    sliced = any(isinstance(part, gast.Slice) or value_of(part) is ... for part in parts_of(index))
    return sliced or (isinstance(kind, Array) and kind.ndim is not None)


def value_of(part):
    return getattr(part, "value", None)


def returned(places, step):
    """(base, kind) where a function returns what one parameter is given, or part of it."""
    result = places.summary(step).result
    given = {token[1] for token in result if token[0] in ("given", "held")}
    if len(given) != 1 or any(token[0] not in ("given", "held") for token in result):
        return None
    names, packed = places.bound(step)[given.pop()]
    if len(names) != 1 or packed or isinstance(places.type(step.target), Tuple | TupleOf):
        return None
    itself = len(result) == len([t for t in result if t[0] == "given"]) == 1
    whole = itself and not isinstance(places.type(names[0]), Array)
    return names[0], "same" if whole else "found"


def receiver_of(call):
    """The object that a method is called on, if it is one."""
    match call.func:
        case gast.Attribute(value=gast.Name() as value):
            return [value]
    return []


def is_for(stmt):
    return isinstance(stmt, gast.For)
