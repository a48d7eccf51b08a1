"""The adjoints of statements on containers: what flows out of them, and into them, at an index.

Each function takes the adjoints so far (see adjoint.py) and one kind of step.
"""

import gast

from ..infer.expressions import expression
from ..infer.results import Scope
from ..trees.quote import quote
from ..trees.tree import call, const, name
from ..types import (
    NUMERIC,
    UNKNOWN,
    Array,
    Dict,
    DictOf,
    List,
    Number,
    Tuple,
    TupleOf,
    is_array,
    is_complex,
    is_number,
    same_shape,
)
from .indices import index_value, is_basic, is_integer, is_mask, is_scalar_index


def load(to, step):
    """`y = x[i]`: the adjoint adds into `x_bar[i]`."""
    bar, own = to.take(step.target)
    if bar is None or step.base not in to.varied:
        return
    base = step.base
    to.owned(base)
    if not own and to.is_holder(base) and to.facts.memory.emptied(base):
        bar = call("rt.copy", bar)
    add_at(to, base, step.index, bar)


def add_at(to, base, index, bar):
    """Add into the adjoint of `base` at an index, in place."""
    match to.facts.types[base]:
        case Array(ndim=int(n)) if n and is_basic(to.facts, index):
            to.emit("x[i] += g", x=to.bar(base), i=index, g=bar)
        case List(item=Number()) if is_integer(to.facts, index):
            to.emit("x[i] += g", x=to.bar(base), i=index, g=bar)
        case Tuple() | TupleOf() if base in to.facts.memory.parts:
            to.emit("x = rt.add_item(x, i, g)", x=to.bar(base), i=index_value(index), g=bar)
            to.put_up(base)
        case _ if base in to.facts.memory.parts:
            to.emit("rt.add_to_item(x, i, g)", x=to.of(base), i=index_value(index), g=bar)
        case _:
            to.emit("x = rt.add_item(x, i, g)", x=to.bar(base), i=index_value(index), g=bar)


def field(to, step):
    """`y = x.a`: the adjoint adds into the attribute of `x_bar`."""
    bar, own = to.take(step.target)
    if bar is None or step.base not in to.varied:
        return
    to.owned(step.base)
    if not own and to.is_holder(step.base) and to.facts.memory.emptied(step.base):
        bar = call("rt.copy", bar)
    inside = step.base in to.facts.memory.parts
    text = "rt.add_to_attr(x, a, g, v)" if inside else "x = rt.add_attr(x, a, g, v)"
    text = text.replace(", v", "") if step.surely else text
    x = to.of(step.base) if inside else to.bar(step.base)
    to.emit(text, x=x, a=const(step.attr), g=bar, v=name(step.base))


def set_field(to, step):
    """`x.a = v`: the adjoint of `v` is `x_bar.a`, which then is zero."""
    if not to.is_live(step.base):
        return
    to.owned(step.base)
    fields = dict(getattr(to.facts.types[step.base], "fields", ()))
    number = is_number(fields.get(step.attr))
    here = gast.Attribute(to.of(step.base), step.attr, gast.Load())
    if isinstance(step.item, gast.Name) and step.item.id in to.varied:
        part = here if number else call("rt.or_zero", here, step.item)
        if to.roots(step.item.id).isdisjoint(to.roots(step.base)):
            to.add(step.item.id, part)
        else:  # what is stored is part of what changes
            kept = to.fresh(step.base + "_bar_part")
            to.emit("w = rt.copy(p)", w=kept, p=part)
            to.emit(f"b.{step.attr} = None", b=to.of(step.base))
            return to.add(step.item.id, name(kept))
    zero = const(0.0 if number else None)
    to.emit(f"b.{step.attr} = z", b=to.of(step.base), z=zero)


def effect(to, step):
    """What is added to a part of `x` has the adjoint of that part; what is cleared has none."""
    if not to.is_live(step.base):
        return
    to.owned(step.base)
    bar, item = to.of(step.base), step.item
    if step.function == "clear_item":
        to.emit("rt.clear_item(b, i)", b=bar, i=step.key)
    if not isinstance(item, gast.Name) or item.id not in to.varied:
        return
    part = bar
    if step.function == "add_to_item":
        part = gast.Subscript(bar, step.key, gast.Load())
    elif step.function == "add_to_attr":
        part = gast.Attribute(bar, step.key.value, gast.Load())
    number = is_number(to.facts.types[item.id])
    to.add(item.id, part if number else call("rt.or_zero", call("rt.copy", part), item))


def build(to, step):
    """A display: each item has the adjoint at its key."""
    bar, _ = to.take(step.target)
    if bar is None:
        return
    for key, atom in step.items:
        if step.attributes:
            part = gast.Attribute(bar, key, gast.Load())
        else:
            part = gast.Subscript(bar, key, gast.Load())
        to.add_atom(atom, to.taken_out(part, step.target, atom))


def unpack(to, step):
    """`a, b = x`: the adjoints of the names are packed into that of `x`."""
    parts = [to.take(id)[0] for id in step.names]
    if not any(parts) or step.source not in to.varied:
        return
    kind, x = to.facts.types[step.source], name(step.source)
    if isinstance(kind, Tuple) and len(kind.items) == len(parts):
        zeros = [part_zero(to, id) for id in step.names]
        whole = gast.Tuple([p or z for p, z in zip(parts, zeros)], gast.Load())
    else:
        whole = gast.Tuple([p or const(None) for p in parts], gast.Load())
        whole = call(f"{to.facts.rt}.pack_like", x, whole)
    to.add(step.source, whole)


def part_zero(to, id):
    """What stands for a name of an unpacking that has no adjoint."""
    return to.zero(id) if to.facts.differentiable(id) else const(None)


def store(to, step):
    """`x[i] = v`: the adjoint of `v` is `x_bar[i]`, which then is zero."""
    if not to.is_live(step.base):
        return
    to.owned(step.base)
    item = step.item
    if not isinstance(item, gast.Name) or item.id not in to.varied:
        return clear(to, step)
    part = stored_part(to, step)
    if to.facts.types[step.base] not in (UNKNOWN, NUMERIC) and becomes_complex(to, step):
        part = quote("np.real(h)", h=part)
    if not to.roots(item.id).isdisjoint(
        to.roots(step.base)
    ):  # what is stored is part of what changes
        whole = to.fresh(step.base + "_bar_part")
        to.emit("w = p.copy()", w=whole, p=part)
        clear(to, step)
        part = name(whole)
    else:
        whole = None
    to.add(item.id, quote("-h", h=part) if isinstance(step.op, gast.Sub) else part)
    if whole is None:
        clear(to, step)


def clear(to, step):
    """What is stored into had another value before: its adjoint is zero."""
    kind = to.facts.types[step.base]
    numbers = is_array(kind) or to.holds_numbers(step.base)
    if step.op is None and (numbers or holds_values(kind)):
        zero = 0.0 if numbers else None
        to.emit("b[i] = z", b=to.of(step.base), i=step.index, z=const(zero))
    elif step.op is None:
        to.emit("rt.clear_item(b, i)", b=to.of(step.base), i=index_value(step.index))


def holds_values(kind):
    """Whether the items of a list or a dict are certainly no numbers."""
    match kind:
        case List(item=item):
            return not is_number(item) and item not in (UNKNOWN, NUMERIC)
    return isinstance(kind, (Dict, DictOf))


def slot_type(to, step):
    """The type of the part that is stored into."""
    part = gast.Subscript(name(step.base), step.index, gast.Load())
    return expression(part, Scope(to.facts.types, to.facts.namespace, None))


def becomes_complex(to, step):
    """Whether a real number, or an array of them, is stored into a complex array."""
    kinds = to.facts.types[step.base], to.facts.types[step.item.id]
    return is_array(kinds[0]) and is_complex(kinds[0]) and not is_complex(kinds[1])


def stored_part(to, step):
    """What a store moves from the adjoint of what is changed to that of the item."""
    bar, kind = to.of(step.base), to.facts.types[step.base]
    here = gast.Subscript(bar, step.index, gast.Load())
    if kind in (UNKNOWN, NUMERIC):
        return call("rt.stored_item", bar, index_value(step.index), step.item)
    if not is_array(kind):
        return to.taken_out(here, step.base, step.item)
    number = is_number(to.facts.types[step.item.id])
    if is_scalar_index(to.facts, step.base, step.index):
        return here if number else quote("rt.sum_to(h, like=v)", h=here, v=step.item)
    if not (step.every or is_basic(to.facts, step.index) or is_mask(to.facts, step.index)):
        here = call("rt.stored_part", bar, index_value(step.index))
    elif not (number or step.every):
        here = quote("h.copy()", h=here)
    if same_shape(slot_type(to, step), to.facts.types[step.item.id]):
        return here
    return quote("rt.sum_to(h, like=v)", h=here, v=step.item)
