"""The tangents of statements that change what is in an array, a list or a dict.

Each change is made of the tangent too, before it is made of the value: so they stay alike, and
share what the values share.  Each function takes the tangents (see forward.py), a statement and
what it does.
"""

import gast

from ..trees.quote import quote_block
from ..trees.tree import call, const, like, name, placed
from ..types import Instance, is_namedtuple


def append(to, stmt, step):
    """`x.append(v)`"""
    return changed(to, stmt, step, "b.append(v)", v=to.tangent(step.item))


def insert(to, stmt, step):
    """`x.insert(i, v)`"""
    return changed(to, stmt, step, "b.insert(i, v)", i=step.index, v=to.tangent(step.item))


def delete(to, stmt, step):
    """`del x[i]`"""
    if step.base not in to.varied:
        return [stmt]
    place = gast.Subscript(name(to.dot(step.base)), step.index, gast.Del())
    return [placed(gast.Delete([place]), stmt), stmt]


def changed(to, stmt, step, text, **holes):
    """A change of the tangent, written like that of the value."""
    if step.base not in to.varied:
        return [stmt]
    block = quote_block(text, b=name(to.dot(step.base)), **holes)
    return [*(placed(s, stmt) for s in block), stmt]


def pop(to, stmt, step):
    """`v = x.pop()`, `v = x.pop(i)`"""
    if step.base not in to.varied:
        return to.after(stmt, step.target)
    popped = call(f"{to.dot(step.base)}.pop", *filter(None, [step.index]))
    if step.target in to.varied:
        return [to.set_dot(step.target, popped), stmt]
    return [placed(gast.Expr(popped), stmt), stmt]


def store(to, stmt, step):
    """`x[i] = v`, or with an operator in place."""
    if step.base not in to.varied:
        return [stmt]
    base = name(to.dot(step.base))
    here = gast.Subscript(base, step.index, gast.Store())
    value = to.tangent(step.item)
    if step.every:
        added = like(stmt.value, args=[base, stmt.value.args[1], value])
        return [like(stmt, value=added), stmt]
    if step.op is None:
        return [to.placed_assign(here, value), stmt]
    return [placed(gast.AugAssign(here, step.op, value), stmt), stmt]


def effect(to, stmt, step):
    """`rt.add_to_item(x, i, v)` and its like."""
    if step.base not in to.varied or (step.item and not to.is_varied(step.item)):
        return [stmt]
    first, *rest = stmt.value.args
    rest = [to.tangent(step.item) if a is step.item else a for a in rest]
    new = like(stmt.value, args=[name(to.dot(first.id)), *rest])
    return [placed(gast.Expr(new), stmt), stmt]


def record(to, stmt, step, parts):
    """`x = C(v)` of a dataclass or a namedtuple; what has a default has the tangent zero."""
    kind, keys = to.facts.types[step.target], [key for key, _ in step.items]
    if isinstance(kind, Instance) and dict(kind.fields).keys() <= set(keys):
        keywords = [gast.keyword(k, p) for k, p in zip(keys, parts)]
        return [to.set_dot(step.target, like(stmt.value, args=[], keywords=keywords)), stmt]
    given = gast.Dict([const(k) for k in keys], parts)
    zero = call("rt.zeros_like", name(step.target))
    return [stmt, to.set_dot(step.target, call("rt.replaced", zero, given))]


def set_field(to, stmt, step):
    """`x.a = v`"""
    if step.base not in to.varied:
        return [stmt]
    place = gast.Attribute(name(to.dot(step.base)), step.attr, gast.Store())
    return [to.placed_assign(place, to.tangent(step.item)), stmt]


def new(to, stmt, step):
    """A new object without fields has a tangent without fields."""
    if step.target not in to.varied:
        return [stmt]
    return [to.set_dot(step.target, stmt.value), stmt]


def attribute(step, kind, dot):
    """The tangent of an attribute of what is of this kind and has the tangent `dot`."""
    cls = getattr(kind, "cls", None)
    if cls and is_namedtuple(cls) and step.attr in cls._fields:  # a rule may return a plain tuple
        return gast.Subscript(name(dot), const(cls._fields.index(step.attr)), gast.Load())
    if step.surely:
        return gast.Attribute(name(dot), step.attr, gast.Load())
    return call("rt.attribute_dot", name(step.base), name(dot), const(step.attr))
