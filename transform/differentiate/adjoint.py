"""The adjoints that the reverse sweep has written so far.

`Adjoints` carries, backward through the function, the names whose adjoint may be non-zero so far,
and whether the value in it is this function's own.  A name that is missing has the adjoint zero,
and zero emits nothing; the first contribution assigns, later ones add, in place where the value is
our own.
"""

import gast

from ..analyze.fresh import is_fresh, is_fresh_list
from ..errors import Unsupported
from ..trees.names import reads, writes
from ..trees.quote import fill, plus, quote, quote_block
from ..trees.tree import call, const, name, placed
from ..types import (
    CONTAINERS,
    HOLDERS,
    Array,
    Dict,
    DictOf,
    List,
    Number,
    Tuple,
    TupleOf,
    is_array,
    is_number,
    is_numeric,
)
from .displays import written_down
from .handles import leaves
from .spread import repeated

COMPLEX = ("complex128", "complex64")
OWN, SHARED = "own", "shared"


class Adjoints:
    """The state of the reverse sweep while it is written: `live` maps a name to OWN or SHARED."""

    def __init__(self, facts, varied, callee):
        self.facts, self.varied, self.callee = facts, varied, callee
        self.joint = False  # whether what the sweep returns is made the caller's own
        self.owns = False  # whether the adjoints in a structure are nobody else's
        self.live = {}
        self.bars, self.made = {}, {}
        self.spread_out = {}  # name → (the number that its adjoint repeats, the adjoint)
        self.written_down = written_down(facts)
        self.at = None
        self.out = []
        self.replaced = {}  # id of a statement → what the forward sweep runs in its place

    def bar(self, id):
        """The name of the adjoint of `id`."""
        if id not in self.bars:
            self.bars[id] = self.facts.names.fresh(self.facts.variable(id) + "_bar")
        return self.bars[id]

    def of(self, id):
        return name(self.bar(id))

    def fresh(self, base, role=0):
        """A name for this statement; the same one if the statement is written again."""
        key = id(self.at), base, role
        if key not in self.made:
            self.made[key] = self.facts.names.fresh(base)
        return self.made[key]

    def emit(self, text, **holes):
        holes.setdefault("rt", name(self.facts.rt))
        new = [placed(s, self.at) for s in quote_block(text, **holes)]
        self.settle_reading(writes(*new))
        self.out += new

    def add(self, id, expr, own=False):
        """Add `expr` to the adjoint of `id`; `own`: its value belongs to nobody else."""
        if id not in self.varied:
            return
        if self.is_inside(id):
            return self.add_inside(id, expr)
        kind = self.facts.types[id]
        own = (own or is_new(expr, kind)) and not self.is_holder(id)
        factor = repeated(expr)
        pending = id not in self.live or id in self.spread_out
        if pending and factor is not None and is_array(kind):
            if id in self.spread_out:
                factor = plus(self.spread_out[id][0], factor)
                expr = call(f"{self.facts.rt}.expand", factor, name(id))
            self.live[id] = SHARED
            self.spread_out[id] = factor, expr
            return
        self.settle_one(id)
        if factor is not None and is_array(kind):
            expr = factor
        if id not in self.live:
            self.live[id] = OWN if own or is_number(kind) else SHARED
            self.emit("x = e", x=self.bar(id), e=expr)
        elif not is_numeric(kind):
            self.live[id] = OWN
            self.emit("x = rt.add(x, e)", x=self.bar(id), e=expr)
        else:
            self.add_number(id, expr)

    def is_inside(self, id):
        """Whether what is added to an adjoint must be added in its own memory."""
        memory = self.facts.memory
        handed = id in memory.handed_back and isinstance(self.facts.types[id], HOLDERS)
        return id in memory.parts or (id in self.live and (handed or self.is_holder(id)))

    def add_inside(self, id, expr):
        """Add to an adjoint of which others are parts, or to such a part: in its own memory."""
        self.owned(id)
        if is_array(self.facts.types[id]):
            return self.add_number(id, repeated(expr) or expr)
        if isinstance(self.facts.types[id], (Tuple, TupleOf)):
            self.emit("x = rt.add(x, rt.copy(e))", x=self.bar(id), e=expr)
            return self.put_up(id)
        self.emit("rt.add_inside(x, e)", x=self.of(id), e=expr)

    def put_up(self, id):
        """Put the adjoint of a tuple, which is a new one, into that which it is part of."""
        if id not in self.facts.memory.parts:
            return
        derived = self.facts.memory.parts[id]
        value, inside = derived.stmt.value, self.facts.types[derived.base]
        if derived.kind == "view":
            self.emit("b = x", b=self.bar(derived.base), x=self.of(id))
            self.put_up(derived.base)
        elif isinstance(inside, (List, Dict, DictOf)) and isinstance(value, gast.Subscript):
            self.emit("b[i] = x", b=self.of(derived.base), i=value.slice, x=self.of(id))
        else:
            why = "what is in this tuple is part of what is changed: use a list"
            raise Unsupported(why, derived.stmt)

    def settle_reading(self, changed, but=frozenset()):
        """Spread out what repeats a number that is computed from names that change now."""
        for id, (factor, _) in list(self.spread_out.items()):
            if id not in but and not changed.isdisjoint(reads(factor)):
                self.settle_one(id)

    def settle_one(self, id):
        if id in self.spread_out:
            self.emit("x = e", x=self.bar(id), e=self.spread_out.pop(id)[1])

    def add_number(self, id, expr):
        sign, term = "+", expr
        if isinstance(expr, gast.UnaryOp) and isinstance(expr.op, gast.USub):
            sign, term = "-", expr.operand
        in_place = self.live.get(id, OWN) == OWN
        if id in self.live:
            self.live[id] = OWN
        text = f"x {sign}= e" if in_place else f"x = x {sign} e"
        self.emit(text, x=self.bar(id), e=term)

    def add_atom(self, atom, expr, own=False):
        if isinstance(atom, gast.Name):
            self.add(atom.id, expr, own)

    def owned(self, id):
        """Make the adjoint of `id` a value of our own, that can be added into at an index."""
        if id in self.facts.memory.parts:
            return self.bind_part(id)
        self.settle_one(id)
        kind = self.facts.types[id]
        if id not in self.live:
            self.emit("x = e", x=self.bar(id), e=self.start(id))
        elif isinstance(kind, Array) and kind.ndim == 0:  # arithmetic makes numbers of such
            self.emit("x = np.array(x)", x=self.bar(id))
        elif self.live[id] == SHARED:
            text = "x = x.copy()" if is_array(kind) else "x = rt.copy(x)"
            self.emit(text, x=self.bar(id))
        if id in self.live and isinstance(kind, Array) and kind.dtype in COMPLEX:
            self.emit("x = rt.complex_buffer(x)", x=self.bar(id))
        self.live[id] = OWN

    def roots(self, id):
        """The names whose adjoints that of `id` may be part of: mostly `id` itself."""
        parts = self.facts.memory.parts
        return leaves(id, lambda name: parts[name].bases if name in parts else ())

    def is_live(self, id):
        """Whether the adjoint of a name may be other than zero."""
        return not self.roots(id).isdisjoint(self.live)

    def is_plain(self, id):
        """Whether the adjoint of a name is its own alone."""
        memory = self.facts.memory
        return id not in memory.parts and id not in memory.holding

    def is_holder(self, id):
        """Whether what is in this adjoint, which is no array, may be changed in place."""
        memory = self.facts.memory
        known = isinstance(self.facts.types[id], HOLDERS)
        return known and (id in memory.holding or memory.deep(id))

    def holds_numbers(self, id):
        """Whether the items of a list or a dict are certainly numbers."""
        match self.facts.types[id]:
            case List(item=kind) | DictOf(value=kind):
                return is_number(kind)
            case Dict(items=items):
                return bool(items) and all(is_number(kind) for _, kind in items)
        return False

    def taken_out(self, part, base, item):
        """`part`, taken out of the adjoint of `base`, as the adjoint of `item`, which was put in.

        Where something else was put in its place since, it is None, and is zero.
        """
        kind = self.facts.types[base]
        always = is_array(kind) or self.holds_numbers(base) or not self.facts.memory.emptied(base)
        return part if always else call(f"{self.facts.rt}.or_zero", part, item)

    def bind_part(self, id):
        """Bind the adjoint of a part: the same part of what it is part of."""
        derived = self.facts.memory.parts[id]
        for base in derived.bases:
            self.owned(base)
        part = self.found(id) if derived.kind == "found" else self.taken(id, derived)
        bound = [s.targets[0].id for s in self.out if isinstance(s, gast.Assign)
                 and isinstance(s.targets[0], gast.Name)]  # fmt: skip
        if self.bar(id) not in bound:
            self.emit("x = p", x=self.bar(id), p=part)

    def found(self, id):
        """The adjoint of a part that is looked for when it runs."""
        bases = self.facts.memory.parts[id].bases
        wholes, bars = list(map(name, bases)), list(map(self.of, bases))
        if len(bases) > 1:
            wholes, bars = ([gast.Tuple(w, gast.Load())] for w in (wholes, bars))
        return call(f"{self.facts.rt}.part_of", name(id), *wholes, *bars)

    def taken(self, id, derived):
        """The adjoint of a part that is taken as the part is."""
        base = self.of(derived.base)
        if derived.kind == "same":
            return base
        value = derived.stmt.value
        part = fill(value, {derived.base: base})
        if derived.kind == "maybe":
            part = call(f"{self.facts.rt}.view_of", part, base)
        elif derived.kind == "slot" and self.facts.memory.emptied(derived.base):
            attribute = isinstance(value, gast.Attribute)
            key = const(value.attr) if attribute else value.slice
            slot = "attribute_slot" if attribute else "slot"
            part = call(f"{self.facts.rt}.{slot}", base, key, name(id))
        return part

    def zero(self, id):
        """A fresh zero of the structure of `id`."""
        match self.facts.types[id]:
            case Number():
                return const(0.0)
            case Array(ndim=int(), dtype="float64" | "float32"):
                return quote("np.zeros_like(x)", x=name(id))
            case Array(ndim=int(), dtype="complex128"):  # of what may be real, as np.roots
                return quote("np.zeros_like(x, complex)", x=name(id))
            case List(item=Number()):
                return quote("[0.0] * len(x)", x=name(id))
        return call(f"{self.facts.rt}.zeros_like", name(id))

    def start(self, id):
        """A zero of the structure of `id`, to be added to."""
        zero = self.zero(id)
        if (
            self.joint
            and not self.is_holder(id)
            and isinstance(self.facts.types[id], CONTAINERS)
            and isinstance(zero, gast.Call)
        ):
            return call(f"{self.facts.rt}.empty_sum", name(id))
        return zero

    def clear(self, id):
        """Assign the zero where control flow needs one."""
        self.live[id] = OWN
        self.emit("x = e", x=self.bar(id), e=self.start(id))

    def take(self, id, spread=False):
        """The adjoint of a name that is being defined; before it, the name has none."""
        if id not in self.live:
            return None, False
        if not spread:
            self.settle_one(id)
        return self.of(id), self.live.pop(id) == OWN

    def settle(self):
        """Spread out what repeats one number: control flow is about to divide."""
        for id_, (_, whole) in list(self.spread_out.items()):
            self.emit("x = e", x=self.bar(id_), e=whole)
        self.spread_out.clear()


def is_new(expr, kind):
    """Whether the value of `expr`, an adjoint of this kind of value, is nobody else's."""
    if isinstance(kind, List) and isinstance(kind.item, Number):
        return is_fresh_list(expr)
    return is_fresh(expr)
