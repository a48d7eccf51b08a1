"""What is known of one function in the small language; what each of its statements does.

`Facts.step(stmt)` says it once, for both modes.  A statement that moves no derivative is `Flat`.
"""

import inspect
from dataclasses import dataclass, field
from functools import cached_property
from types import FunctionType

import gast
import numpy as np

from ..errors import NoRule, Unsupported
from ..infer import bound, known
from ..infer.overloads import overloaded, own_method
from ..infer.places import is_bound, shared
from ..library.standard import source_of
from ..rules import ATTRIBUTES, Site, find
from ..trees.fresh import VERSION, Names
from ..trees.names import captures
from ..types import (
    Function,
    Instance,
    differentiable,
    is_numeric,
    object_type,
)
from .callees import Refused, has_source, is_plain
from .calls import Calls
from .changes import added_at
from .memory import NONE, STILL
from .operators import careful, function_of
from .steps import (
    FLAT,
    Append,
    Build,
    Closure,
    Copy,
    Delete,
    Effect,
    Field,
    Insert,
    Load,
    Ruled,
    SetField,
    Store,
    Unpack,
    UserCall,
)

GROWING = ("append", "insert")


@dataclass
class Facts(Calls):
    """One function in the small language, and what is known of it."""

    tree: gast.FunctionDef
    types: dict
    namespace: object
    names: Names
    rt: str
    variables: frozenset
    steps: dict = field(default_factory=dict)
    memory: object = STILL
    checked: bool = False  # whether the reverse sweep checks its adjoints
    summary: object = lambda step: NONE

    def written(self, step):
        """The parameters of the function that a step calls that it changes."""
        return self.summary(step).written

    @cached_property
    def local(self):
        return frozenset(self.types)

    def variable(self, id):
        """The user's variable that `id` is a version of, or `id`."""
        match = VERSION.fullmatch(id)
        return match[1] if match and id not in self.variables and match[1] in self.variables else id

    def type(self, expr):
        """The type of an atom."""
        match expr:
            case gast.Name(id=id) if id in self.types:
                return self.types[id]
            case gast.Name(id=id):
                try:
                    return object_type(self.namespace.lookup(id))
                except KeyError:
                    return Function()
            case gast.Constant(value=value):
                return bound.of_given(value)
        raise AssertionError(gast.dump(expr))

    def differentiable(self, id):
        return id in self.types and differentiable(self.types[id])

    def resolve(self, expr):
        """The object that an expression certainly denotes, or MISSING."""
        return known(expr, self.types, self.namespace)

    def step(self, stmt):
        """What `stmt` does."""
        if id(stmt) not in self.steps:
            self.steps[id(stmt)] = self.classify(stmt)
        return self.steps[id(stmt)]

    def classify(self, stmt):
        match stmt:
            case gast.Assign(targets=[gast.Name(id=id)], value=value):
                return self.value(id, value) if self.differentiable(id) else self.flat(id, value)
            case gast.Assign(targets=[gast.Tuple(elts=elts)], value=gast.Name(id=source)):
                names = tuple(e.id for e in elts)
                return Unpack(names, source) if any(map(self.differentiable, names)) else FLAT
            case gast.Assign(targets=[gast.Subscript(value=gast.Name(id=base), slice=index)]):
                return Store(base, index, None, stmt.value) if self.differentiable(base) else FLAT
            case gast.AugAssign(target=gast.Subscript(value=gast.Name(id=base), slice=index)):
                step = Store(base, index, stmt.op, stmt.value)
                return step if self.differentiable(base) else FLAT
            case gast.Assign(targets=[gast.Attribute(value=gast.Name(id=base), attr=attr)]):
                return SetField(base, attr, stmt.value) if self.differentiable(base) else FLAT
            case gast.FunctionDef(name=id):
                return self.closure(id, stmt)
            case gast.Delete(targets=[gast.Subscript(value=gast.Name(id=base), slice=index)]):
                return Delete(base, index) if self.differentiable(base) else FLAT
            case gast.Expr(value=gast.Call() as call):
                return self.effect(call)
        return FLAT

    def effect(self, call):
        """What a call for its effect does."""
        match call:
            case gast.Call(func=gast.Attribute(value=gast.Name(id=base), attr=attr), args=args) if (
                self.differentiable(base) and attr in GROWING and base in self.types
            ):
                return Append(base, *args) if attr == "append" else Insert(base, *args)
            case gast.Call(args=[gast.Name(id=base), index, item]) if self.differentiable(
                base
            ) and (op := added_at(call, self)):
                return Store(base, index, op, item, every=True)
            case gast.Call(args=[gast.Name(id=base), *rest]) if self.differentiable(base):
                return self.by_helper(base, getattr(self.resolve(call.func), "__name__", ""), rest)
        return FLAT

    def by_helper(self, base, function, rest):
        """What a helper of the runtime does to an adjoint."""
        match function, rest:
            case "add_inside", [item]:
                return Effect(base, function, None, item)
            case (("add_to_item" | "add_to_attr"), [key, item, *_]):
                return Effect(base, function, key, item)
            case (("clear_item" | "fill_slot" | "fill_attribute"), [key, *_]):
                return Effect(base, function, key, None)
        return FLAT

    def flat(self, target, value):
        """What has a result without derivative is left alone, unless it changes an argument."""
        if (step := self.popped(target, value)) and self.differentiable(step.base):
            return step
        function = self.resolve(value.func) if isinstance(value, gast.Call) else None
        if source_of(function) or (is_plain(function) and find(function) is None):
            step = self.call(target, value)
            if isinstance(step, UserCall) and (self.written(step) or self.summary(step).unsure):
                return step
        return FLAT

    def value(self, target, value):
        called = overloaded(value, self.type)
        if called is not None and not isinstance(value, gast.Call):
            receiver = called.func.value
            rule = self.rule_of(own_method(self.type(receiver), called.func.attr))
            if rule is None:
                return self.call(target, called)
            both = isinstance(value, gast.BinOp)
            args = (value.left, value.right) if both else (receiver, *called.args)
            return self.site(target, rule, value, args, {})
        match value:
            case gast.Name(id=source):
                return Copy(target, source) if self.differentiable(source) else FLAT
            case gast.BinOp(left=left, op=op, right=right):
                return self.binary(target, op, value, left, right)
            case gast.UnaryOp(op=op, operand=operand):
                return self.ruled(target, function_of(op), value, (operand,), {})
            case gast.Subscript(value=gast.Name(id=base), slice=index):
                return Load(target, base, index) if self.differentiable(base) else FLAT
            case gast.Attribute(value=gast.Name(id=base)) if self.differentiable(base):
                return self.attribute(target, base, value)
            case gast.Tuple(elts=elts) | gast.List(elts=elts):
                items = tuple((gast.Constant(k, None), e) for k, e in enumerate(elts))
                return Build(target, items)
            case gast.Dict(keys=keys, values=values):
                return Build(target, tuple(zip(keys, values)))
            case gast.Lambda():
                return self.closure(target, value)
            case gast.Call():
                return self.call(target, value)
        return FLAT

    def rule_of(self, method):
        """The rule of a method that an operator calls; None where its source is looked into."""
        return find(method) or (None if has_source(method) else Refused(method))

    def closure(self, target, node):
        names = sorted(n for n in captures(node) if self.differentiable(n) and n != target)
        return Closure(target, tuple(names)) if names else FLAT

    def attribute(self, target, base, node):
        rule = ATTRIBUTES.get(node.attr)
        if is_numeric(self.types[base]):
            if rule is None:
                raise NoRule(f"the attribute .{node.attr} of an array has no rule", node)
            return self.site(target, rule, node, (node.value,), {})
        return self.member(target, base, node)

    def member(self, target, base, node):
        """An attribute of an object: a field, a property, or what all of its class share."""
        kind = self.types[base]
        if isinstance(kind, Instance) and kind.fields and node.attr not in dict(kind.fields):
            static = inspect.getattr_static(kind.cls, node.attr, None)
            if isinstance(static, property) and isinstance(static.fget, FunctionType):
                call = gast.copy_location(gast.Call(node, [node.value], []), node)
                return self.user_call(target, static.fget, call, None, (node.value,), {})
            check_getter(kind.cls, static, node)
            return Field(target, base, node.attr) if is_bound(kind.cls, node.attr) else FLAT
        surely = isinstance(kind, Instance) and kind.fields and shared(kind.cls, node.attr) is None
        return Field(target, base, node.attr, bool(surely))

    def binary(self, target, op, node, left, right):
        types = self.type(left), self.type(right)
        args, types = careful(op, (left, right), types)
        function = function_of(op, types)
        return self.ruled(target, function, node, args, {}, types)

    def ruled(self, target, function, node, args, keywords, types=None):
        rule = find(function) if function else None
        if rule is None:
            return FLAT
        return self.site(target, rule, node, args, keywords, types)

    def site(self, target, rule, node, args, keywords, types=None):
        if rule.flat:
            return FLAT
        ans = gast.Name(target, gast.Load(), None, None)
        site = Site(
            ans=ans, call=node, args=tuple(args), keywords=keywords, ans_type=self.types[target],
            arg_types=types or tuple(map(self.type, args)),
            keyword_types={k: self.type(v) for k, v in keywords.items()},
        )  # fmt: skip
        keyed = [*enumerate(args), *keywords.items()]
        check_arithmetic(site, [k for k, _ in keyed])
        operands = {k: a.id for k, a in keyed if isinstance(a, gast.Name)}
        operands = {k: id for k, id in operands.items() if self.differentiable(id)}
        return Ruled(target, rule, site, operands)


def check_arithmetic(site, keys):
    """Refuse what computes with a matrix, or with an array that has a mask."""
    for key in keys:
        kind = site.type(key)
        if isinstance(kind, Instance) and issubclass(kind.cls, np.ndarray):
            why = f"a {kind.cls.__name__} has its own arithmetic, which no rule knows: use an array"
            raise Unsupported(why, site.call)


def check_getter(cls, static, node):
    """Refuse an attribute that neither an object nor its class has: it is computed."""
    if isinstance(static, cached_property):
        why = f"{node.attr} is a cached_property, which changes its object: make it a property"
        raise Unsupported(why, node)
    for word in ("__getattr__", "__getattribute__"):
        if static is None and isinstance(getattr(cls, word, None), FunctionType):
            raise Unsupported(f"{cls.__name__} has its own way to find attributes: {word}", node)


def parameter_types(step, facts):
    """The types of the parameters of the function that a UserCall calls, in signature order."""
    return bound.parameter_types(step.function, step.operands, facts.type)
