"""The adjoints of statements that change which items a list or a dict has.

An item that is put in takes its adjoint out of that of the container; one that is taken out puts
its adjoint in, at the same place. Each function takes the adjoints so far (see adjoint.py) and one
kind of step.
"""

import gast

from ..trees.quote import quote
from ..trees.tree import call, const
from ..types import Dict, DictOf


def append(to, step):
    """`x.append(v)`: the last of `x_bar` is the adjoint of `v`."""
    if to.is_live(step.base):
        to.owned(step.base)
        put_in(to, step, quote("b.pop()", b=to.of(step.base)))


def insert(to, step):
    """`x.insert(i, v)`: the adjoint of `v` is taken out of `x_bar` where `v` was put."""
    if to.is_live(step.base):
        to.owned(step.base)
        put_in(to, step, call("rt.take_out", to.of(step.base), step.index))


def put_in(to, step, part):
    """`part`, which changes the adjoint that it comes from, is the adjoint of the item."""
    item = step.item
    if isinstance(item, gast.Name) and item.id in to.varied:
        to.add(item.id, to.taken_out(part, step.base, item))
    else:
        to.emit("p", p=part)


def pop(to, step):
    """`v = x.pop()`: the adjoint of `v` is put into `x_bar`."""
    bar, own = to.take(step.target)
    if (bar is None and not to.is_live(step.base)) or step.base not in to.varied:
        return
    to.owned(step.base)
    if bar is not None and not own and to.is_holder(step.base):
        bar = call("rt.copy", bar)
    if bar is None:
        known = to.facts.differentiable(step.target)
        bar = to.zero(step.target) if known else const(None)
    put_back(to, step, bar)


def delete(to, step):
    """`del x[i]`: in `x_bar` is nothing where the item was."""
    if not to.is_live(step.base):
        return
    to.owned(step.base)
    put_back(to, step, const(0.0 if to.holds_numbers(step.base) else None))


def put_back(to, step, bar):
    """Put an adjoint into that of the container, where the item was."""
    if step.index is None:
        to.emit("b.append(g)", b=to.of(step.base), g=bar)
    elif isinstance(to.facts.types[step.base], (Dict, DictOf)):
        to.emit("b[i] = g", b=to.of(step.base), i=step.index, g=bar)
    else:
        to.emit("rt.put_back(b, i, g)", b=to.of(step.base), i=step.index, g=bar)
