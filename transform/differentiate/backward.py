"""The adjoint of one statement: what it adds to the adjoints of the names that it reads."""

import gast

from ..errors import Unsupported
from ..trees.names import writes
from ..trees.tree import call, const, like, name
from . import back_calls, back_items, back_lists
from .attempts import attempted
from .common import once
from .spread import narrow_parts
from .steps import (
    Append,
    Build,
    Closure,
    Copy,
    Delete,
    Dynamic,
    Effect,
    Field,
    Flat,
    Insert,
    Load,
    New,
    Partial,
    Pop,
    PulledBack,
    Ruled,
    SetField,
    Store,
    Unpack,
    UserCall,
)


def statement(to, stmt):
    """The statements of the reverse sweep for one simple statement."""
    if isinstance(stmt, gast.Try):
        return attempted(to, stmt, statement)
    to.at, to.out = stmt, []
    parts, step = to.facts.memory.parts, to.facts.step(stmt)
    if is_taken(stmt, step, parts):
        derived = next(parts[id] for id in writes(stmt))
        if derived.kind == "maybe":
            checked = call(f"{to.facts.rt}.view_of", stmt.value, name(derived.base))
            to.replaced[id(stmt)] = like(stmt, value=checked)
        return []
    to.settle_reading(writes(stmt), but=writes(stmt))
    if isinstance(step, Flat) and any(c.base in to.varied for c in to.facts.memory.of(stmt)):
        raise Unsupported("this change can't be differentiated", stmt)
    HANDLERS[type(step)](to, step)
    for bound in writes(stmt):  # before it is bound, a name has no adjoint
        to.live.pop(bound, None)
        to.spread_out.pop(bound, None)
    return to.out


def is_taken(stmt, step, parts):
    """Whether all that a statement does is to bind names whose adjoints are parts of others."""
    bound = writes(stmt)
    return bool(bound) and bound <= parts.keys() and not isinstance(step, UserCall)


def flat(to, step):
    """Nothing flows."""


def new(to, step):
    """An object that is made has no fields yet, and its adjoint nowhere to go."""
    to.take(step.target)


def copy(to, step):
    """`y = x`: the adjoint is handed on."""
    bar, own = to.take(step.target)
    if bar:
        to.add(step.source, bar, own)


def ruled(to, step):
    """A function with a rule."""
    bar, own = to.take(step.target, spread=True)
    wanted = {k: id for k, id in step.operands.items() if id in to.varied}
    if bar is None or not wanted:
        to.spread_out.pop(step.target, None)
        return
    if id(to.at) in to.written_down:
        return numbers(to, step, bar)
    parts = once(to, step.target, ruled_parts(to, step, bar, wanted))
    passed = [e for e in parts.values() if same_name(e, bar)]
    own = own and len(passed) == 1
    last = {k for k in parts if belongs(to, step.target, wanted[k])}
    for key in sorted(parts, key=lambda k: (k in last, str(k))):
        to.add(wanted[key], parts[key], own and same_name(parts[key], bar))


def numbers(to, step, bar):
    """An array of numbers that are written down: each has the adjoint at its indices."""
    spread = to.spread_out.pop(step.target, None)
    each = named(to, step, spread[0]) if spread else None
    for indices, id_ in to.written_down[id(to.at)]:
        keys = list(map(const, indices))
        index = keys[0] if len(keys) == 1 else gast.Tuple(keys, gast.Load())
        to.add(id_, each or gast.Subscript(bar, index, gast.Load()))


def named(to, step, factor):
    """A number that an adjoint repeats, under a name if it has to be computed."""
    if not isinstance(factor, gast.BinOp):
        return factor
    each = to.fresh(step.target + "_bar_each")
    to.emit("x = e", x=each, e=factor)
    return name(each)


def belongs(to, target, operand):
    """Whether `target` is a version of `operand`, or a temporary on the way to one."""
    variable, own = to.facts.variable(operand), to.facts.variable(target)
    return own == variable or own.startswith(variable + "_")


def ruled_parts(to, step, bar, wanted):
    """What a rule makes of the adjoint of its result.

    An adjoint that repeats one number (that of a sum's operand) need not be spread out where
    it is multiplied by an array of the full shape, or passes on to operands of that shape.
    """
    spread = to.spread_out.pop(step.target, None)
    if spread is None:
        return step.rule.reverse(step.site, bar, set(wanted))
    factor, whole = named(to, step, spread[0]), spread[1]
    parts = narrow_parts(step, factor, set(wanted), to.facts)
    if parts is not None:
        return parts
    to.emit("x = e", x=bar.id, e=whole)
    return step.rule.reverse(step.site, bar, set(wanted))


def same_name(expr, bar):
    """Whether an adjoint is handed on as it is."""
    return isinstance(expr, gast.Name) and expr.id == bar.id


HANDLERS = {
    Flat: flat,
    Copy: copy,
    Ruled: ruled,
    Load: back_items.load,
    Field: back_items.field,
    Build: back_items.build,
    Unpack: back_items.unpack,
    Append: back_lists.append,
    Insert: back_lists.insert,
    Pop: back_lists.pop,
    Delete: back_lists.delete,
    Store: back_items.store,
    SetField: back_items.set_field,
    Effect: back_items.effect,
    New: new,
    UserCall: back_calls.user_call,
    Dynamic: back_calls.dynamic,
    PulledBack: back_calls.pulled_back,
    Closure: back_calls.closure,
    Partial: back_calls.partial,
}
