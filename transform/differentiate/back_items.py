"""The adjoints of statements on containers: what flows out of them, and into them, at an index.

Each function takes the adjoints so far (see adjoint.py) and one kind of step.
"""

import gast

from ..quote import quote
from ..tree import call, const, name
from ..types import Array, Dict, Known, List, Number, Tuple, is_number


def load(to, step):
    """`y = x[i]`: the adjoint adds into `x_bar[i]`."""
    bar, _ = to.take(step.target)
    if bar is None or step.base not in to.varied:
        return
    base = step.base
    to.owned(base)
    add_at(to, base, step.index, bar)


def add_at(to, base, index, bar):
    """Add into the adjoint of `base` at an index, in place."""
    match to.facts.types[base]:
        case Array(ndim=int(n)) if n and is_basic(to, index):
            to.emit("x[i] += g", x=to.bar(base), i=index, g=bar)
        case List(item=Number()) if is_integer(to, index):
            to.emit("x[i] += g", x=to.bar(base), i=index, g=bar)
        case _:
            to.emit("x = rt.add_item(x, i, g)", x=to.bar(base), i=index_value(index), g=bar)


def is_basic(to, index):
    """Whether an index certainly takes each element once."""
    parts = index.elts if isinstance(index, gast.Tuple) else [index]
    return all(isinstance(p, gast.Slice) or is_integer(to, p) for p in parts)


def is_integer(to, index):
    """Whether part of an index is an integer, a whole dimension, or a new axis."""
    match index:
        case gast.Constant(value=value):
            return value is None or value is Ellipsis or type(value) is int
        case gast.BinOp(left=left, right=right):
            return is_integer(to, left) and is_integer(to, right)
        case gast.UnaryOp(operand=operand):
            return is_integer(to, operand)
        case gast.Name(id=id) if id in to.facts.types:
            kind = to.facts.types[id]
            if isinstance(kind, Known):
                return type(kind.value) is int
            return isinstance(kind, Number) and kind.kind == "i"
        case gast.Call(func=gast.Name(id="len" | "int")):
            return True
    return False


def field(to, step):
    """`y = x.a`: the adjoint adds into the attribute of `x_bar`."""
    bar, _ = to.take(step.target)
    if bar is None or step.base not in to.varied:
        return
    to.owned(step.base)
    x = to.bar(step.base)
    text = "x = rt.add_attr(x, a, g)" if step.surely else "x = rt.add_attr(x, a, g, v)"
    to.emit(text, x=x, a=const(step.attr), g=bar, v=name(step.base))


def build(to, step):
    """A display: each item has the adjoint at its key."""
    bar, _ = to.take(step.target)
    if bar is None:
        return
    for key, atom in step.items:
        if step.attributes:
            to.add_atom(atom, gast.Attribute(bar, key, gast.Load()))
        else:
            to.add_atom(atom, gast.Subscript(bar, key, gast.Load()))


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


def append(to, step):
    """`x.append(v)`: the last of `x_bar` is the adjoint of `v`."""
    if step.base not in to.live:
        return
    to.owned(step.base)
    popped = quote("b.pop()", b=to.of(step.base))
    if isinstance(step.item, gast.Name) and step.item.id in to.varied:
        to.add(step.item.id, popped)
    else:
        to.emit("p", p=popped)


def pop(to, step):
    """`v = x.pop()`: the adjoint of `v` is appended to `x_bar`."""
    bar, _ = to.take(step.target)
    if (bar is None and step.base not in to.live) or step.base not in to.varied:
        return
    to.owned(step.base)
    bar = bar or to.zero(step.target)
    to.emit("b.append(g)", b=to.of(step.base), g=bar)


def store(to, step):
    """`x[i] = v`: the adjoint of `v` is `x_bar[i]`, which then is zero."""
    if step.base not in to.live:
        return
    to.owned(step.base)
    here = quote("b[i]", b=to.of(step.base), i=index_value(step.index))
    here = gast.Subscript(to.of(step.base), step.index, gast.Load())
    item = step.item
    wanted = isinstance(item, gast.Name) and item.id in to.varied
    if wanted and step.op is None and not is_scalar_index(to, step):
        here = quote("h.copy()", h=here)
    if wanted:
        if not is_number(to.facts.types[item.id]) or not is_scalar_index(to, step):
            here = quote("rt.sum_to(h, like=v)", rt=name(to.facts.rt), h=here, v=item)
        to.add(item.id, quote("-h", h=here) if isinstance(step.op, gast.Sub) else here)
    if step.op is None:
        to.emit("b[i] = 0.0", b=to.of(step.base), i=step.index)


def is_scalar_index(to, step):
    """Whether an index certainly takes a single element."""
    match to.facts.types[step.base]:
        case Array(ndim=int(n)):
            parts = step.index.elts if isinstance(step.index, gast.Tuple) else [step.index]
            return len(parts) == n and all(is_integer(to, p) for p in parts)
        case List() | Dict():
            return True
    return False


def index_value(index):
    """An index as a value: a slice becomes a call of `slice`."""
    match index:
        case gast.Slice(lower=lower, upper=upper, step=step):
            return call("slice", *(part or const(None) for part in (lower, upper, step)))
        case gast.Tuple(elts=elts):
            return gast.Tuple([index_value(e) for e in elts], gast.Load())
    return index
