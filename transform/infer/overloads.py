"""Overloads: what an operator does with an object of the user's class, as the call of its method.

>>> class Vector:
...     def __mul__(self, k):
...         return k
>>> from wengert.transform.printing.printer import to_source
>>> from wengert.transform.types import Number
>>> types = {"v": Instance(Vector), "k": Number("f", True)}
>>> to_source(overloaded(gast.parse("v * k", mode="eval").body, lambda e: types[e.id]))
'v.__mul__(k)'
>>> overloaded(gast.parse("k * v", mode="eval").body, lambda e: types[e.id]) is None
True
"""

import inspect
from types import FunctionType

import gast
import numpy as np

from ..trees.tree import LOAD, like, placed
from ..types import UNKNOWN, Instance, Known, is_number, is_numeric

WORDS = {
    gast.Add: "add", gast.Sub: "sub", gast.Mult: "mul", gast.Div: "truediv",
    gast.FloorDiv: "floordiv", gast.Mod: "mod", gast.Pow: "pow", gast.MatMult: "matmul",
    gast.BitOr: "or", gast.BitAnd: "and", gast.BitXor: "xor", gast.LShift: "lshift",
    gast.RShift: "rshift", gast.USub: "neg", gast.UAdd: "pos", gast.Invert: "invert",
}  # fmt: skip


def overloaded(node, type_of):
    """The call that an operation, a load or a store is; None if it is no method of the user's."""
    match node:
        case gast.BinOp(left=left, op=op, right=right):
            return binary(node, left, WORDS[type(op)], right, type_of)
        case gast.AugAssign(target=gast.Name() as left, op=op, value=right):
            left, word = like(left, ctx=LOAD), WORDS[type(op)]
            own = method(node, left, f"__i{word}__", (right,), type_of)
            return own or binary(node, left, word, right, type_of)
        case gast.UnaryOp(op=op, operand=operand) if type(op) in WORDS:
            return method(node, operand, f"__{WORDS[type(op)]}__", (), type_of)
        case gast.Call(func=gast.Name() as func, args=[x], keywords=[]) if isinstance(x, gast.Name):
            word = "__abs__" if type_of(func) == Known(abs) else None
            return word and method(node, x, word, (), type_of)
    return of_item(node, type_of)


def of_item(node, type_of):
    """The call that a load, a store or a `del` of an item is, or None."""
    match node:
        case gast.Subscript(value=gast.Name() as base, slice=index, ctx=gast.Load()):
            return method(node, base, "__getitem__", (index,), type_of)
        case gast.Assign(targets=[gast.Subscript(value=gast.Name() as base, slice=index)]):
            return method(node, base, "__setitem__", (index, node.value), type_of)
        case gast.Delete(targets=[gast.Subscript(value=gast.Name() as base, slice=index)]):
            return method(node, base, "__delitem__", (index,), type_of)
        case gast.Assign(targets=[gast.Attribute(value=gast.Name() as base, attr=attr)]):
            return setter(node, base, attr, type_of)
    return None


def setter(node, base, attr, type_of):
    """`o.__class__.x.fset(o, v)` where `o.x = v` stores to a property, or None."""
    t = type_of(base)
    if not isinstance(t, Instance) or t.cls.__setattr__ is not object.__setattr__:
        return None
    found = inspect.getattr_static(t.cls, attr, None)
    if type(found) is not property or not isinstance(found.fset, FunctionType):
        return None
    func = base
    for word in ("__class__", attr, "fset"):
        func = placed(gast.Attribute(func, word, LOAD), node)
    return placed(gast.Call(func, [base, node.value], []), node)


def binary(node, left, word, right, type_of):
    """What `left op right` calls: the right operand's, if its class is derived from the left's."""
    ours, theirs = type_of(left), type_of(right)
    ways = [(left, f"__{word}__", right), (right, f"__r{word}__", left)]
    if is_derived(theirs, ours):
        ways.reverse()
    elif is_unclear(ours, theirs):
        return None
    for receiver, name, other in ways:
        found = method(node, receiver, name, (other,), type_of)
        if found:
            return found
    return None


def is_derived(theirs, ours):
    both = isinstance(theirs, Instance) and isinstance(ours, Instance)
    return both and theirs.cls is not ours.cls and issubclass(theirs.cls, ours.cls)


def method(node, receiver, word, args, type_of):
    """A call of a method that the class of an object has in Python, or None."""
    if own_method(type_of(receiver), word) is None:
        return None
    func = placed(gast.Attribute(receiver, word, LOAD), node)
    return placed(gast.Call(func, [*args], []), node)


def own_method(t, word):
    """The function behind a method of an object of type `t`, if it is written in Python."""
    found = inspect.getattr_static(t.cls, word, None) if isinstance(t, Instance) else None
    return found if isinstance(found, FunctionType) else None


def is_unclear(ours, theirs):
    """Whether a left operand without a method of the user's may still decide on an operation."""
    if is_numeric(ours) and not is_number(ours):
        return not (isinstance(theirs, Instance) and defers_to(theirs.cls))
    return ours is UNKNOWN


def defers_to(cls):
    """Whether an array leaves operations with objects of a class to that class."""
    if hasattr(cls, "__array_ufunc__"):
        return cls.__array_ufunc__ is None
    return getattr(cls, "__array_priority__", 0.0) > np.empty(0).__array_priority__
