"""The type of an expression, names being of the types in a `Scope`."""

import inspect
from functools import partial
from types import FunctionType

import gast
import numpy as np

from wengert import runtime

from ..library.standard import source_of
from ..reading.resolve import is_space
from ..trees.quote import number
from ..types import (
    NOTHING,
    UNKNOWN,
    Dict,
    DictOf,
    Function,
    Instance,
    Known,
    List,
    Text,
    Tuple,
    TupleOf,
    join,
    join_all,
    plain,
    type_of,
    without_shapes,
)
from .attributes import of_attribute
from .helpers import helper
from .operations import binary, compare, element, expanded, unary, value_of
from .overloads import overloaded, own_method
from .places import (
    OF_PROPERTY,
    OF_UFUNC,
    free,
    is_closed,
    member,
    shared,
    still_method,
)
from .pure import is_pure
from .results import assuming, called, of_method_call
from .subscripts import SLICE, item

ARRAY_MAKERS = (np.array, np.asarray)


def expression(node, scope):
    """The type of an expression."""
    method = overloaded(node, partial(expression, scope=scope))
    if method is not None:
        return of_call(method, scope)
    match node:
        case gast.Name(id=id):
            return of_name(id, scope)
        case gast.Constant(value=value):
            return of_constant(value)
        case gast.BinOp(left=left, op=op, right=right):
            return binary(type(op), expression(left, scope), expression(right, scope))
        case gast.UnaryOp(op=op, operand=operand):
            return unary(type(op), expression(operand, scope))
        case gast.Call():
            return of_call(node, scope)
        case gast.Subscript(value=value, slice=index):
            return item(expression(value, scope), index_type(index, scope))
        case gast.Attribute(value=value, attr=attr):
            return attribute(expression(value, scope), attr, scope)
        case gast.Tuple(elts=elts):
            return of_items(elts, scope)
        case _:
            return of_flat(node, scope)


def of_flat(node, scope):
    """The type of an expression of the rarer kinds."""
    match node:
        case gast.List(elts=elts):
            found = of_items(elts, scope)
            return List(without_shapes(plain(element(found))))
        case gast.Dict(keys=keys, values=values):
            return of_dict(keys, [without_shapes(plain(expression(v, scope))) for v in values])
        case gast.Compare(left=left, ops=ops, comparators=rights):
            return of_compare([left, *rights], ops, scope)
        case gast.BoolOp(values=values):
            return join_all(expression(v, scope) for v in values)
        case gast.IfExp(body=body, orelse=orelse):
            return join(expression(body, scope), expression(orelse, scope))
        case gast.JoinedStr():
            return Text()
        case gast.Lambda():
            return Function(node)
    return UNKNOWN


def of_constant(value):
    return (
        Known(value) if type(value) in (bool, int, str, type(None), type(...)) else type_of(value)
    )


def of_name(id, scope):
    if id in scope.types:
        return scope.types[id]
    t, assumption = free(id, scope.namespace)
    return assuming(t, filter(None, [assumption]), scope)


def attribute(t, attr, scope):
    if isinstance(t, Known) and is_space(t.value):
        return assuming(*member(t.value, attr), scope)
    if isinstance(t, Known) and isinstance(t.value, np.ufunc) and attr in OF_UFUNC:
        return Known(getattr(t.value, attr))
    if isinstance(t, Known) and isinstance(t.value, property) and attr in OF_PROPERTY:
        return Known(getattr(t.value, attr))
    return of_object(t, attr, scope) if isinstance(t, Instance) else of_attribute(t, attr)


def of_object(t, attr, scope):
    """The type of an attribute of an object: of its own, its class's, or a property."""
    if attr == "__class__":
        return Known(t.cls)
    static = inspect.getattr_static(t.cls, attr, None)
    if isinstance(static, property):
        assuming(UNKNOWN, still_method(t.cls, attr), scope)
        getter = Known(static.fget) if isinstance(static.fget, FunctionType) else UNKNOWN
        return called(getter, (t,), (), scope)
    found = shared(t.cls, attr)
    if found is None:
        return of_attribute(t, attr)
    kind, assumption = found
    return join(assuming(kind, [assumption], scope), dict(t.fields).get(attr, NOTHING))


def index_type(node, scope):
    """The type of an index; SLICE for a slice that isn't constant."""
    match node:
        case gast.Slice(lower=lower, upper=upper, step=step):
            ends = [e and number(e) for e in (lower, upper, step)]
            constant = all(e is None or isinstance(number(e), int) for e in (lower, upper, step))
            return Known(slice(*ends)) if constant else SLICE
        case gast.Tuple(elts=elts):
            return Tuple(tuple(index_type(e, scope) for e in elts))
    return expression(node, scope)


def of_items(elts, scope):
    """The type of a tuple display, which may have stars in it."""
    items = expanded([(e, expression(value_of(e), scope)) for e in elts])
    return TupleOf(join_all(element_of_rest(e, scope) for e in elts)) if items is None else items


def element_of_rest(node, scope):
    t = expression(value_of(node), scope)
    return element(t) if isinstance(node, gast.Starred) else t


def of_dict(keys, values):
    """The type of a dict display."""
    names = [getattr(k, "value", None) for k in keys]
    if {type(n) for n in names} <= {str, int} and all(isinstance(k, gast.Constant) for k in keys):
        return Dict(tuple(dict(zip(names, values)).items()))
    if None in keys:
        return DictOf(UNKNOWN)
    return DictOf(join_all(values))


def of_compare(values, ops, scope):
    types = [expression(v, scope) for v in values]
    found = [compare(type(op), a, b) for op, a, b in zip(ops, types, types[1:])]
    return join_all(found)


def of_call(node, scope):
    """The type of a call."""
    args = expanded([(a, expression(value_of(a), scope)) for a in node.args])
    keywords = of_keywords(node.keywords, scope)
    if args is None or keywords is None:
        return UNKNOWN
    match node.func:
        case gast.Attribute(value=value, attr=attr):
            base = expression(value, scope)
            if base == Known(runtime) and attr == "enter" and own_method(*args.items, "__enter__"):
                return of_method_call(*args.items, "__enter__", (), (), scope)
            if base == Known(runtime) and not is_known(attr):
                return helper(attr, args.items, keywords)
            if not isinstance(base, Known) or isinstance(base.value, str):
                return of_method_call(base, attr, args.items, keywords, scope)
            function = attribute(base, attr, scope)
        case func:
            function = expression(func, scope)
    first = args.items[:1]
    if first and isinstance(function, Known) and any(function.value is m for m in ARRAY_MAKERS):
        first = (as_written(node.args[0], first[0], scope),)
    return called(function, (*first, *args.items[1:]), keywords, scope)


def as_written(node, t, scope):
    """The type of a list, as a tuple of as many items where it is written down."""
    display = scope.displays.get(getattr(node, "id", None))
    if display is None or not isinstance(t, List) or not display.elts:
        return t
    return Tuple(tuple(as_written(e, t.item, scope) for e in display.elts))


def of_keywords(keywords, scope):
    """((name, type), …), or None where a dict that is unknown is passed as keywords."""
    found = []
    for keyword in keywords:
        t = expression(keyword.value, scope)
        if keyword.arg:
            found.append((keyword.arg, t))
        elif isinstance(t, Dict):
            found.extend(t.items)
        else:
            return None
    return tuple(found)


def is_known(attr):
    """Whether a function of the runtime can be tried, or is written to be looked into."""
    function = getattr(runtime, attr, None)
    source = isinstance(function, FunctionType) and not is_closed(function)
    return source or is_pure(function) or source_of(function) is not None
