"""What is known of one function in the small language; what each of its statements does.

`Facts.step(stmt)` says it once, for both modes.  A statement that moves no derivative is `Flat`.
"""

import inspect
from dataclasses import dataclass, field
from functools import cached_property, partial
from types import FunctionType, ModuleType

import gast

from wengert import runtime as rt

from ..errors import NoRule, Unsupported
from ..fresh import VERSION, Names
from ..infer import MISSING, known
from ..infer.places import shared
from ..library import SOURCES
from ..names import captures, reads
from ..rules import ATTRIBUTES, Site, find
from ..types import (
    Dict,
    DictOf,
    Function,
    Instance,
    Known,
    List,
    Tuple,
    differentiable,
    is_numeric,
    type_of,
)
from .callees import Refused, has_source, is_derivative, is_plain, is_record
from .changes import added_at
from .memory import NONE, STILL
from .operators import called_as, careful, function_of, overloaded
from .steps import (
    FLAT,
    Append,
    Build,
    Closure,
    Copy,
    Delete,
    Dynamic,
    Field,
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

CONTAINERS = (List, Dict, DictOf)
GROWING = ("append", "insert")
PULLBACKS = {
    rt.pullback: lambda function, *args: (function, args),
    rt.pullback_of: lambda function, *args: (None, (function, *args)),
    rt.pullback_method: lambda x, name, *args: (None, (x, *args)),
}


@dataclass
class Facts:
    """One function in the small language, and what is known of it."""

    tree: gast.FunctionDef
    types: dict
    namespace: object
    names: Names
    rt: str
    variables: frozenset
    steps: dict = field(default_factory=dict)
    memory: object = STILL
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
                    return type_of(self.namespace.lookup(id))
                except KeyError:
                    return Function()
            case gast.Constant(value=value):
                return type_of(value)
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
        return FLAT

    def flat(self, target, value):
        """What has a result without derivative is left alone, unless it changes an argument."""
        if (step := self.popped(target, value)) and self.differentiable(step.base):
            return step
        function = self.resolve(value.func) if isinstance(value, gast.Call) else None
        if function in SOURCES or (is_plain(function) and find(function) is None):
            step = self.call(target, value)
            if isinstance(step, UserCall) and (self.written(step) or self.summary(step).unsure):
                return step
        return FLAT

    def value(self, target, value):
        called = overloaded(value, self.type)
        if called:
            return self.user_call(target, called[0], called_as(value, *called), None, called[1], {})
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
            return FLAT
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
        operands = {k: a.id for k, a in keyed if isinstance(a, gast.Name)}
        operands = {k: id for k, id in operands.items() if self.differentiable(id)}
        return Ruled(target, rule, site, operands)

    def call(self, target, node):
        if step := self.popped(target, node):
            return step
        function = self.resolve(node.func)
        if function is rt.new:
            return New(target)
        if isinstance(function, FunctionType) and function in PULLBACKS:
            return PulledBack(target, *PULLBACKS[function](*node.args), node)
        plain = not any(isinstance(a, gast.Starred) for a in node.args)
        plain = plain and all(k.arg for k in node.keywords)
        if function is MISSING or not plain:
            return self.dynamic(target, node, function)
        receiver = self.receiver(node.func, function)
        args = ((receiver,) if receiver is not None else ()) + tuple(node.args)
        keywords = {k.arg: k.value for k in node.keywords}
        rule = find(function)
        if rule is not None:
            return self.site(target, rule, node, args, keywords)
        if is_record(function):
            return self.record(target, function, node, args, keywords)
        if function is partial:
            return Partial(target, node.args[0], tuple(node.args[1:]), tuple(keywords.items()))
        if function in SOURCES:
            return self.user_call(target, SOURCES[function], node, receiver, args, keywords)
        if not has_source(function):
            return self.site(target, Refused(function), node, args, keywords)
        if isinstance(function, FunctionType) and not is_derivative(function):
            return self.user_call(target, function, node, receiver, args, keywords)
        return self.dynamic(target, node, function)

    def popped(self, target, value):
        """`target = base.pop()`, or with an index or a key; None for anything else."""
        match value:
            case gast.Call(func=gast.Attribute(value=gast.Name(id=base), attr="pop"), args=[]) if (
                base in self.types
            ):
                return Pop(target, base)
            case gast.Call(
                func=gast.Attribute(value=gast.Name(id=base), attr="pop"), args=[index]
            ) if isinstance(self.types.get(base), CONTAINERS):
                return Pop(target, base, index)
        return None

    def receiver(self, func, function):
        """The object a method is called on, where `function` is the plain method."""
        match func:
            case gast.Attribute(value=gast.Name(id=id)):
                owner = self.types[id] if id in self.types else self.resolve(func.value)
                if not isinstance(owner, (Known, ModuleType, type)) and owner is not MISSING:
                    return func.value
        return None

    def user_call(self, target, function, node, receiver, args, keywords):
        bound = self.bind(function, node, args, keywords)
        return UserCall(target, function, node, receiver, dict(bound.arguments))

    def bind(self, function, node, args, keywords):
        try:
            return inspect.signature(function).bind(*args, **keywords)
        except TypeError as error:
            raise Unsupported(f"{function.__name__}: {error}", node) from None

    def record(self, target, cls, node, args, keywords):
        bound = self.bind(cls, node, args, keywords)
        return Build(target, tuple(bound.arguments.items()), attributes=True)

    def dynamic(self, target, node, function):
        if function is not MISSING and not has_source(function):
            rule = find(function)
            if rule is not None and rule.flat:
                return FLAT
            if rule is not None:
                return Dynamic(target, node.func, None, tuple(node.args), tuple(node.keywords))
            names = reads(*node.args, *(k.value for k in node.keywords)) & self.local
            args = tuple(gast.Name(id, gast.Load(), None, None) for id in sorted(names))
            return self.site(target, Refused(function), node, args, {})
        match node.func:
            case gast.Attribute(value=gast.Name(id=id), attr=attr) if id in self.types and (
                function is MISSING
            ):
                return Dynamic(
                    target, node.func.value, attr, tuple(node.args), tuple(node.keywords)
                )
        return Dynamic(target, node.func, None, tuple(node.args), tuple(node.keywords))


def parameter_types(step, facts):
    """The types of the parameters of the function that a UserCall calls, in signature order."""
    signature = inspect.signature(step.function)
    return tuple(parameter_type(p, step.operands, facts) for p in signature.parameters.values())


def parameter_type(parameter, operands, facts):
    bound = operands.get(parameter.name)
    if parameter.kind is parameter.VAR_POSITIONAL:
        return Tuple(tuple(map(facts.type, bound or ())))
    if parameter.kind is parameter.VAR_KEYWORD:
        return Dict(tuple((k, facts.type(v)) for k, v in (bound or {}).items()))
    return type_of(parameter.default) if bound is None else facts.type(bound)
