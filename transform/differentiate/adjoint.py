"""The adjoint of one statement: what it adds to the adjoints of the names that it reads.

`Adjoints` carries, backward through the function, the names whose adjoint may be non-zero so far,
and whether the value in it is this function's own.  A name that is missing has the adjoint zero,
and zero emits nothing; the first contribution assigns, later ones add, in place where the value is
our own.
"""

import gast

from ..analyze.fresh import is_fresh
from ..names import reads, writes
from ..quote import plus, quote, quote_block
from ..tree import assign, call, const, like, name, placed, target
from ..types import (
    Array,
    Dict,
    DictOf,
    Known,
    List,
    Number,
    Tuple,
    TupleOf,
    is_array,
    is_number,
    is_numeric,
)
from . import steps
from .spread import narrow_parts
from .steps import parameter_types

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

    def statement(self, stmt):
        """The statements of the reverse sweep for one simple statement."""
        self.at, self.out = stmt, []
        step = self.facts.step(stmt)
        self.settle_reading(writes(stmt), but=writes(stmt))
        handler = getattr(self, type(step).__name__.lower())
        handler(step)
        for bound in writes(stmt):  # before it is bound, a name has no adjoint
            self.live.pop(bound, None)
            self.spread_out.pop(bound, None)
        return self.out

    # What is added to an adjoint

    def add(self, id, expr, own=False):
        """Add `expr` to the adjoint of `id`; `own`: its value belongs to nobody else."""
        if id not in self.varied:
            return
        own = own or is_fresh(expr)
        kind = self.facts.types[id]
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
        in_place = self.live[id] == OWN
        self.live[id] = OWN
        text = f"x {sign}= e" if in_place else f"x = x {sign} e"
        self.emit(text, x=self.bar(id), e=term)

    def add_atom(self, atom, expr, own=False):
        if isinstance(atom, gast.Name):
            self.add(atom.id, expr, own)

    def owned(self, id):
        """Make the adjoint of `id` a value of our own, that can be added into at an index."""
        self.settle_one(id)
        if id not in self.live:
            self.emit("x = e", x=self.bar(id), e=self.start(id))
        elif self.live[id] == SHARED:
            text = "x = x.copy()" if is_array(self.facts.types[id]) else "x = rt.copy(x)"
            self.emit(text, x=self.bar(id))
        self.live[id] = OWN

    def zero(self, id):
        """A fresh zero of the structure of `id`."""
        match self.facts.types[id]:
            case Number():
                return const(0.0)
            case Array(ndim=int(), dtype="float64" | "float32" | "complex128"):
                return quote("np.zeros_like(x)", x=name(id))
            case List(item=Number()):
                return quote("[0.0] * len(x)", x=name(id))
        return call(f"{self.facts.rt}.zeros_like", name(id))

    def start(self, id):
        """A zero of the structure of `id`, to be added to."""
        containers = List, Tuple, TupleOf, Dict, DictOf
        zero = self.zero(id)
        if (
            self.joint
            and isinstance(self.facts.types[id], containers)
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

    # One method for each kind of step

    def flat(self, step):
        """Nothing flows."""

    def copy(self, step):
        bar, own = self.take(step.target)
        if bar:
            self.add(step.source, bar, own)

    def ruled(self, step):
        bar, own = self.take(step.target, spread=True)
        wanted = {k: id for k, id in step.operands.items() if id in self.varied}
        if bar is None or not wanted:
            self.spread_out.pop(step.target, None)
            return
        parts = self.parts(step, bar, wanted)
        passed = [e for e in parts.values() if same_name(e, bar)]
        own = own and len(passed) == 1
        last = {k for k in parts if self.belongs(step.target, wanted[k])}
        for key in sorted(parts, key=lambda k: (k in last, str(k))):
            self.add(wanted[key], parts[key], own and same_name(parts[key], bar))

    def belongs(self, target, operand):
        """Whether `target` is a version of `operand`, or a temporary on the way to one."""
        variable, own = self.facts.variable(operand), self.facts.variable(target)
        return own == variable or own.startswith(variable + "_")

    def parts(self, step, bar, wanted):
        """What a rule makes of the adjoint of its result.

        An adjoint that repeats one number (that of a sum's operand) need not be spread out where
        it is multiplied by an array of the full shape, or passes on to operands of that shape.
        """
        spread = self.spread_out.pop(step.target, None)
        if spread is None:
            return step.rule.reverse(step.site, bar, set(wanted))
        factor, whole = spread
        if isinstance(factor, gast.BinOp):
            each = self.fresh(step.target + "_bar_each")
            self.emit("x = e", x=each, e=factor)
            factor = name(each)
        parts = narrow_parts(step, factor, set(wanted), self.facts)
        if parts is not None:
            return parts
        self.emit("x = e", x=bar.id, e=whole)
        return step.rule.reverse(step.site, bar, set(wanted))

    def settle(self):
        """Spread out what repeats one number: control flow is about to divide."""
        for id_, (_, whole) in list(self.spread_out.items()):
            self.emit("x = e", x=self.bar(id_), e=whole)
        self.spread_out.clear()

    def load(self, step):
        bar, _ = self.take(step.target)
        if bar is None or step.base not in self.varied:
            return
        base = step.base
        self.owned(base)
        self.add_at(base, step.index, bar)

    def add_at(self, base, index, bar):
        """Add into the adjoint of `base` at an index, in place."""
        match self.facts.types[base]:
            case Array(ndim=int(n)) if n and self.is_basic(index):
                self.emit("x[i] += g", x=self.bar(base), i=index, g=bar)
            case List(item=Number()) if self.is_integer(index):
                self.emit("x[i] += g", x=self.bar(base), i=index, g=bar)
            case _:
                self.emit("x = rt.add_item(x, i, g)", x=self.bar(base), i=index_value(index), g=bar)

    def is_basic(self, index):
        """Whether an index certainly takes each element once."""
        parts = index.elts if isinstance(index, gast.Tuple) else [index]
        return all(isinstance(p, gast.Slice) or self.is_integer(p) for p in parts)

    def is_integer(self, index):
        match index:
            case gast.Constant(value=value):
                return value is None or value is Ellipsis or type(value) is int
            case gast.BinOp(left=left, right=right):
                return self.is_integer(left) and self.is_integer(right)
            case gast.UnaryOp(operand=operand):
                return self.is_integer(operand)
            case gast.Name(id=id) if id in self.facts.types:
                kind = self.facts.types[id]
                if isinstance(kind, Known):
                    return type(kind.value) is int
                return isinstance(kind, Number) and kind.kind == "i"
            case gast.Call(func=gast.Name(id="len" | "int")):
                return True
        return False

    def field(self, step):
        bar, _ = self.take(step.target)
        if bar is None or step.base not in self.varied:
            return
        self.owned(step.base)
        x = self.bar(step.base)
        text = "x = rt.add_attr(x, a, g)" if step.surely else "x = rt.add_attr(x, a, g, v)"
        self.emit(text, x=x, a=const(step.attr), g=bar, v=name(step.base))

    def build(self, step):
        bar, _ = self.take(step.target)
        if bar is None:
            return
        for key, atom in step.items:
            if step.attributes:
                self.add_atom(atom, gast.Attribute(bar, key, gast.Load()))
            else:
                self.add_atom(atom, gast.Subscript(bar, key, gast.Load()))

    def unpack(self, step):
        parts = [self.take(id)[0] for id in step.names]
        if not any(parts) or step.source not in self.varied:
            return
        kind, x = self.facts.types[step.source], name(step.source)
        if isinstance(kind, Tuple) and len(kind.items) == len(parts):
            zeros = [self.part_zero(id) for id in step.names]
            whole = gast.Tuple([p or z for p, z in zip(parts, zeros)], gast.Load())
        else:
            whole = gast.Tuple([p or const(None) for p in parts], gast.Load())
            whole = call(f"{self.facts.rt}.pack_like", x, whole)
        self.add(step.source, whole)

    def part_zero(self, id):
        return self.zero(id) if self.facts.differentiable(id) else const(None)

    def usercall(self, step):
        bar, _ = self.take(step.target)
        wrt = [p for p, bound in step.operands.items() if self.is_varied(bound)]
        if bar is None or not wrt:
            return
        types = parameter_types(step, self.facts)
        forward, reverse = self.callee(step.function, tuple(wrt), types)
        tape = self.fresh(step.target + "_tape")
        args = [step.receiver, *step.node.args] if step.receiver else step.node.args
        primal = gast.Call(name(forward), list(args), step.node.keywords)
        self.replace(step.target, tape, primal)
        back = call(reverse, name(tape), bar)
        self.distribute([step.operands[p] for p in wrt], back, step.target)

    def replace(self, result, tape, primal):
        """In the forward sweep, the call returns a tape or a pullback too."""
        both = gast.Tuple([target(result), target(tape)], gast.Store())
        self.replaced[id(self.at)] = placed(gast.Assign([both], primal, None), self.at)

    def is_varied(self, bound):
        return not self.varied.isdisjoint(reads(*steps.atoms({"": bound})))

    def distribute(self, bounds, back, result):
        """Add the results of the call `back`, one for each of `bounds`, to what is bound there."""
        plain = [b.id for b in bounds if isinstance(b, gast.Name)]
        targets, later = [], []
        for k, bound in enumerate(bounds):
            if isinstance(bound, gast.Name) and bound.id in self.varied:
                id = bound.id
                if plain.count(id) == 1 and id not in self.live:
                    self.live[id] = SHARED
                    targets.append(target(self.bar(id)))
                    continue
            part = self.fresh(part_name(bound, result), k)
            targets.append(target(part))
            later.append((bound, part))
        whole = targets[0] if len(targets) == 1 else gast.Tuple(targets, gast.Store())
        self.out.append(placed(gast.Assign([whole], back, None), self.at))
        for bound, part in later:
            self.spread(bound, name(part))

    def spread(self, bound, part):
        match bound:
            case tuple():
                for k, atom in enumerate(bound):
                    self.add_atom(atom, quote("p[k]", p=part, k=const(k)))
            case dict():
                for k, atom in bound.items():
                    self.add_atom(atom, quote("p[k]", p=part, k=const(k)))
            case _:
                self.add_atom(bound, part)

    def dynamic(self, step):
        bar, _ = self.take(step.target)
        arguments = [*step.args, *(k.value for k in step.keywords)]
        callee = step.callee
        follow = step.method or not self.varied.isdisjoint(reads(callee))
        if bar is None or self.varied.isdisjoint(reads(*arguments, callee)):
            return
        helper = "pullback_of" if follow else "pullback"
        first = [callee]
        if step.method:
            helper, first = "pullback_method", [callee, const(step.method)]
        pullback = self.fresh(step.target + "_pullback")
        function = quote(f"rt.{helper}", rt=name(self.facts.rt))
        keywords = list(step.keywords)
        self.replace(step.target, pullback, gast.Call(function, [*first, *step.args], keywords))
        arguments = [*step.args, *(k.value if k.arg else k for k in step.keywords)]
        given = [callee] * bool(follow) + arguments
        self.dynamic_parts(given, call(name(pullback), bar), step)

    def pulledback(self, step):
        bar, _ = self.take(step.target)
        given = [*step.given, *(k.value if k.arg else k for k in step.node.keywords)]
        if step.function and self.is_varied(step.function):
            given = [step.function, *given]
            closed = like(step.node, func=quote("rt.pullback_closed", rt=name(self.facts.rt)))
            self.replaced[id(self.at)] = placed(assign(step.target, closed), self.at)
        if bar is None or self.varied.isdisjoint(reads(*given)):
            return
        back = call(f"{self.facts.rt}.pullback_back", bar, name(step.target))
        self.dynamic_parts(given, back, step)

    def dynamic_parts(self, given, back, step):
        parts = self.fresh(step.target + "_parts")
        self.out.append(assign(parts, back, self.at))
        offset = const(0)
        for bound in given:
            match bound:
                case gast.Starred(value=gast.Name(id=id) as value):
                    size = quote("k + len(v)", k=offset, v=value)
                    part = quote("p[k:n]", p=name(parts), k=offset, n=size)
                    if id in self.varied:
                        part = quote("rt.pack_like(v, p)", p=part, v=value, rt=name(self.facts.rt))
                        self.add(id, part)
                    offset = size
                case gast.keyword(value=gast.Name(id=id) as value):
                    size = quote("k + len(v)", k=offset, v=value)
                    part = quote("p[k:n]", p=name(parts), k=offset, n=size)
                    holes = {"p": part, "v": value, "rt": name(self.facts.rt)}
                    self.add(id, quote("rt.add(rt.zeros_like(v), dict(zip(v, p)))", **holes))
                    offset = size
                case _:
                    self.add_atom(bound, quote("p[k]", p=name(parts), k=offset))
                    offset = next_offset(offset)

    def closure(self, step):
        bar, _ = self.take(step.target)
        if bar is None:
            return
        for id in step.captured:
            part = quote(
                "rt.captured(h, k, v)", rt=name(self.facts.rt), h=bar, k=const(id), v=name(id)
            )
            self.add(id, part)

    def partial(self, step):
        bar, _ = self.take(step.target)
        if bar is None:
            return
        for group, items in (("args", enumerate(step.args)), ("keywords", step.keywords)):
            for key, atom in items:
                holes = {"h": bar, "a": const(group), "k": const(key), "v": atom}
                rt = name(self.facts.rt)
                self.add_atom(atom, quote("rt.bound_part(h, a, k, v)", rt=rt, **holes))
        if isinstance(step.function, gast.Name):
            self.add(step.function.id, quote("h['func']", h=bar))

    def append(self, step):
        if step.base not in self.live:
            return
        self.owned(step.base)
        popped = quote("b.pop()", b=self.of(step.base))
        if isinstance(step.item, gast.Name) and step.item.id in self.varied:
            self.add(step.item.id, popped)
        else:
            self.emit("p", p=popped)

    def pop(self, step):
        bar, _ = self.take(step.target)
        if bar is None and step.base not in self.live or step.base not in self.varied:
            return
        self.owned(step.base)
        bar = bar or self.zero(step.target)
        self.emit("b.append(g)", b=self.of(step.base), g=bar)

    def store(self, step):
        if step.base not in self.live:
            return
        self.owned(step.base)
        here = quote("b[i]", b=self.of(step.base), i=index_value(step.index))
        here = gast.Subscript(self.of(step.base), step.index, gast.Load())
        item = step.item
        wanted = isinstance(item, gast.Name) and item.id in self.varied
        if wanted and step.op is None and not self.is_scalar_index(step):
            here = quote("h.copy()", h=here)
        if wanted:
            if not is_number(self.facts.types[item.id]) or not self.is_scalar_index(step):
                here = quote("rt.sum_to(h, like=v)", rt=name(self.facts.rt), h=here, v=item)
            self.add(item.id, quote("-h", h=here) if isinstance(step.op, gast.Sub) else here)
        if step.op is None:
            self.emit("b[i] = 0.0", b=self.of(step.base), i=step.index)

    def is_scalar_index(self, step):
        match self.facts.types[step.base]:
            case Array(ndim=int(n)):
                parts = step.index.elts if isinstance(step.index, gast.Tuple) else [step.index]
                return len(parts) == n and all(map(self.is_integer, parts))
            case List() | Dict():
                return True
        return False


def repeated(expr):
    """The number that an adjoint repeats in every element, if it is written so."""
    match expr:
        case gast.Call(func=gast.Attribute(attr="expand"), args=[factor, gast.Name()]):
            options = {k.arg: k.value for k in expr.keywords}
            axis = options.get("axis")
            if axis is None or isinstance(axis, gast.Constant) and axis.value is None:
                return factor
    return None


def same_name(expr, bar):
    return isinstance(expr, gast.Name) and expr.id == bar.id


def index_value(index):
    """An index as a value: a slice becomes a call of `slice`."""
    match index:
        case gast.Slice(lower=lower, upper=upper, step=step):
            return call("slice", *(part or const(None) for part in (lower, upper, step)))
        case gast.Tuple(elts=elts):
            return gast.Tuple([index_value(e) for e in elts], gast.Load())
    return index


def next_offset(offset):
    match offset:
        case gast.Constant(value=value):
            return const(value + 1)
    return quote("k + 1", k=offset)


def part_name(bound, result):
    return (bound.id if isinstance(bound, gast.Name) else result) + "_part"
