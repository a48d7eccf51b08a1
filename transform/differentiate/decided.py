"""Branches that the types of one call decide: on what is None, and on classes.

>>> from wengert.transform.reading.resolve import Namespace
>>> from wengert.transform.reading.source import read
>>> from wengert.transform.printing.printer import to_source
>>> from wengert.transform.types import Array, Known
>>> def f(x, out=None):
...     test = out is None
...     if test:
...         out = np.zeros(3)
...     out[0] = x
...     return out
>>> tree = decided(read(f).tree, {"out": Known(None)}, Namespace(f)).tree
>>> print(to_source(tree))
def f(x, out=None):
    test = out is None
    out_1 = np.zeros(3)
    out_1[0] = x
    return out_1

The statements are followed as they run.  What was read out of a container is not known: something
else may have been put there.
"""

from types import NoneType

import gast
import numpy as np

from ..frozen import frozen
from ..infer.expressions import expression
from ..infer.results import Scope
from ..infer.statements import bindings
from ..normalize.versions import versions
from ..trees.names import reads, writes
from ..trees.tree import like, placed, statements
from ..types import (
    HOLDERS,
    NOTHING,
    NUMERIC,
    UNKNOWN,
    Array,
    Dict,
    DictOf,
    Function,
    Instance,
    Known,
    List,
    Number,
    Range,
    Text,
    Tuple,
    TupleOf,
    is_callable,
    join,
    plain,
)

SCALARS = (cls for cls in np.sctypeDict.values() if issubclass(cls, np.number | np.bool_))
NUMBERS = (bool, int, float, complex, *dict.fromkeys(SCALARS))
PYTHON = {"b": bool, "i": int, "f": float, "c": complex}
CLASSES = {List: list, Tuple: tuple, TupleOf: tuple, Dict: dict, DictOf: dict, Text: str,
           Range: range}  # fmt: skip
TESTS = "isinstance", "callable"


@frozen
class Decided:
    """A function without the branches that are not taken, and what on globals that rests on."""

    tree: object
    assumptions: tuple = ()


def decided(function, types, namespace):
    """`function` without the branches that it never takes where its parameters have the `types`."""
    if not any(map(is_asked, statements(function.body))):
        return Decided(function)
    choice = Choice(types, namespace)
    body = choice.block(function.body)
    if not choice.taken:
        return Decided(function)
    return Decided(versions(like(function, body=body)), tuple(choice.scope.assumptions.values()))


def is_asked(stmt):
    """Whether a statement asks for something that a type may tell."""
    match stmt:
        case gast.Assign(value=gast.Compare() | gast.BoolOp() | gast.UnaryOp(op=gast.Not())):
            return True
        case gast.Assign(value=gast.Call(func=gast.Name(id=id))):
            return id in TESTS
        case gast.If(test=gast.Name()):
            return True
    return False


class Choice:
    """Follows a function, and takes out the branches that are not taken; `taken`: if there are."""

    def __init__(self, types, namespace):
        self.scope = Scope(dict(types), namespace, lambda *call: UNKNOWN)
        self.taken = False

    @property
    def types(self):
        return self.scope.types

    def block(self, stmts):
        return [new for stmt in stmts for new in self.statement(stmt)]

    def statement(self, stmt):
        match stmt:
            case gast.If(test=test):
                known = self.truth(test)
                if known is None:
                    return [self.branches(stmt)]
                self.taken = True
                return self.block(stmt.body if known else stmt.orelse)
            case gast.For() | gast.While():
                return [self.loop(stmt)]
            case gast.Try():
                self.forget(stmt)
                return [stmt]
        self.bind(stmt)
        return [stmt]

    def branches(self, stmt):
        """A branch that may be taken or not."""
        before = dict(self.types)
        body = self.inner(stmt.body, stmt)
        after = dict(self.types)
        self.types.clear()
        self.types.update(before)
        orelse = self.block(stmt.orelse)
        for id in after.keys() | self.types.keys():
            self.types[id] = join(after.get(id, UNKNOWN), self.types.get(id, UNKNOWN))
        return like(stmt, body=body, orelse=orelse)

    def loop(self, stmt):
        self.forget(stmt)
        body = self.inner(stmt.body, stmt)
        self.forget(stmt)
        return like(stmt, body=body)

    def inner(self, stmts, stmt):
        return self.block(stmts) or [placed(gast.Pass(), stmt)]

    def forget(self, stmt):
        """Nothing is known of what a statement binds, however often it runs."""
        self.types.update(dict.fromkeys(writes(stmt), UNKNOWN))

    def bind(self, stmt):
        self.forget(stmt)
        match stmt:
            case gast.Assign(targets=[gast.Name(id=id)], value=value):
                if self.truth(value) is not None:
                    self.types[id] = self.deciding(value)
                elif not self.is_taken_out(value):
                    self.types.update(bindings(stmt, self.scope))
            case gast.FunctionDef():
                self.types.update(bindings(stmt, self.scope))

    def is_taken_out(self, value):
        """Whether a value may come out of a container."""
        if isinstance(value, gast.Name | gast.Constant | gast.List | gast.Tuple | gast.Dict):
            return False
        return any(self.may_hold(id) for id in reads(value) & self.types.keys())

    def may_hold(self, id):
        return isinstance(self.types[id], (*HOLDERS, Function)) or self.types[id] is UNKNOWN

    # What tests are

    def truth(self, node):
        """Whether an expression is true; None if that isn't known."""
        match node:
            case gast.Constant(value=bool() as value):
                return value
            case gast.Name(id=id):
                return truth_of(self.types.get(id))
            case gast.UnaryOp(op=gast.Not(), operand=operand):
                known = self.truth(operand)
                return None if known is None else not known
            case gast.BoolOp(op=op, values=values):
                return self.several(values, isinstance(op, gast.Or))
            case gast.Compare(left=left, ops=[gast.Is() | gast.IsNot() as op],
                              comparators=[gast.Constant(value=None)]):  # fmt: skip
                return self.is_none(left, isinstance(op, gast.Is))
            case gast.Call(func=gast.Name(id=id), args=args, keywords=[]) if id in TESTS:
                return self.asked(node.func, args)
        return None

    def deciding(self, node):
        """The type of an expression whose truth is known; what is false may be None."""
        match node:
            case gast.Name(id=id):
                return self.types[id]
            case gast.BoolOp(op=op, values=values):
                settling = isinstance(op, gast.Or)
                found = (v for v in values if self.truth(v) == settling)
                return self.deciding(next(found, values[-1]))
        return Known(self.truth(node))

    def several(self, values, settling):
        """The truth of `or`, where `settling` is True, or of `and`."""
        for value in values:
            known = self.truth(value)
            if known is None or known == settling:
                return known
        return not settling

    def is_none(self, node, wanted):
        classes = classes_of(self.local(node))
        if classes is None:
            return None
        return (NoneType in classes) == wanted

    def local(self, node):
        """The type of a name of the function's own."""
        return self.types.get(node.id, UNKNOWN) if isinstance(node, gast.Name) else UNKNOWN

    def asked(self, func, args):
        """`isinstance(x, …)` or `callable(x)`."""
        match expression(func, self.scope), args:
            case Known(value=function), [gast.Name() as x] if function is callable:
                known = self.local(x)
                numeric = classes_of(known) and not isinstance(known, Instance)
                return True if is_callable(known) else False if numeric else None
            case Known(value=function), [gast.Name() as x, of] if function is isinstance:
                return is_of(classes_of(self.local(x)), self.classes(of))
        return None

    def classes(self, node):
        """The classes that an expression names; None if that isn't known."""
        found = expression(node, self.scope)
        parts = found.items if isinstance(found, Tuple) else (found,)
        known = all(isinstance(t, Known) and isinstance(t.value, type) for t in parts)
        return tuple(t.value for t in parts) if known else None


def truth_of(kind):
    match kind:
        case Known(value=bool() as value):
            return value
        case Known(value=None):
            return False
    return None


def is_of(classes, wanted):
    """Whether what is of one of `classes` is an instance of one that is `wanted`."""
    if not classes or not wanted:
        return None
    found = {issubclass(cls, wanted) for cls in classes}
    return found.pop() if len(found) == 1 else None


def classes_of(kind):
    """The classes that what is of a type may be of; None if it may be of any."""
    if isinstance(kind, Known) and kind.value is None:
        return (NoneType,)
    match plain(kind):
        case Number(kind=letter, python=True, mixed=False):
            return (PYTHON[letter],)
        case Array(ndim=int()):
            return (np.ndarray,)
        case Number():
            return NUMBERS
        case Instance(cls=cls):
            return (cls,)
        case one if one is NUMERIC or isinstance(one, Array):
            return (np.ndarray, *NUMBERS)
        case one if one is NOTHING:
            return None
        case one:
            return (CLASSES[type(one)],) if type(one) in CLASSES else None
