"""What a statement binds: names and their types."""

import sys
from functools import partial

import gast

from ..types import (
    NOTHING,
    UNKNOWN,
    Array,
    Dict,
    DictOf,
    Function,
    Instance,
    Known,
    List,
    Tuple,
    is_numeric,
    item_of,
    join,
    object_type,
    plain,
    without_shapes,
)
from .expressions import expression
from .operations import binary, element
from .overloads import overloaded
from .places import still_method
from .results import assuming
from .scan import own_writes

RETURN = "return"  # the name of what a function returns: no variable can be called so


def bindings(stmt, scope):
    """The (name, type) pairs that a statement binds."""
    match stmt:
        case gast.Assign(targets=targets, value=value):
            t = expression(value, scope)
            for target in targets:
                if isinstance(target, gast.Attribute):
                    stored(expression(target.value, scope), scope)
            return [pair for target in targets for pair in unpacked(target, t)]
        case gast.AugAssign(target=gast.Name(id=id), op=op, value=value):
            method = overloaded(stmt, partial(expression, scope=scope))
            if method is not None:
                return [(id, expression(method, scope))]
            return [(id, augmented(scope.types[id], type(op), expression(value, scope)))]
        case gast.For(target=target, iter=iter):
            return unpacked(target, met(iter, scope))
        case gast.Return(value=value) if value:
            return [(RETURN, expression(value, scope))]
        case gast.FunctionDef(name=id):
            return [(id, Function(stmt))]
        case gast.AnnAssign(target=target, value=value) if value:
            return unpacked(target, expression(value, scope))
        case gast.Import(names=aliases):
            return [imported(alias) for alias in aliases]
        case gast.ImportFrom(module=str(module), names=aliases, level=0 | None):
            return [member_of(module, alias) for alias in aliases]
    return [(id, UNKNOWN) for id in own_writes(stmt)]


def stored(t, scope):
    """What a store to a field of an object rests on: that its class has no way of its own."""
    if isinstance(t, Instance):
        assuming(UNKNOWN, still_method(t.cls, "__setattr__"), scope)


def unpacked(target, t):
    """The names in a target, and what they are when something of type `t` is bound to it."""
    match target:
        case gast.Name(id=id):
            return [(id, t)]
        case gast.Tuple(elts=elts) | gast.List(elts=elts):
            parts = parts_of(plain(t), elts)
            return [pair for e, part in zip(elts, parts) for pair in unpacked(e, part)]
        case gast.Starred(value=value):
            return unpacked(value, UNKNOWN)
    return []


def parts_of(t, elts):
    """The types of the parts of something of type `t` that is unpacked to `elts`."""
    if isinstance(t, Instance) and issubclass(t.cls, tuple):
        t = Tuple(tuple(f for _, f in t.fields))
    stars = any(isinstance(e, gast.Starred) for e in elts)
    if isinstance(t, Tuple) and len(t.items) == len(elts) and not stars:
        return t.items
    return [element(t)] * len(elts)


def met(iter, scope):
    """The type of a loop's variable."""
    t = expression(iter, scope)
    return element(t)


def augmented(t, op, value):
    """The type of a name after `name op= value`: an array stays what it is, a list grows."""
    if NOTHING in (t, value):
        return NOTHING
    if isinstance(t, Array) and t.ndim is not None:
        return t if is_numeric(value) or value is UNKNOWN else UNKNOWN
    if isinstance(t, Dict | DictOf) and op is gast.BitOr:
        return DictOf(join(item_of(t), item_of(value)))
    if isinstance(t, List) and op is gast.Add:
        return List(join(t.item, without_shapes(element(value))))
    return binary(op, t, value)


def imported(alias):
    """The name that `import …` binds, and the module."""
    whole = alias.name if alias.asname else alias.name.split(".")[0]
    module = sys.modules.get(whole)
    return alias.asname or whole, UNKNOWN if module is None else Known(module)


def member_of(module, alias):
    """The name that `from … import` binds, and the function, class or module."""
    value = getattr(sys.modules.get(module), alias.name, None)
    t = object_type(value)
    return alias.asname or alias.name, t if isinstance(t, Known) and value is not None else UNKNOWN
