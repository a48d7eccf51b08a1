"""What a call may do, as far as derivatives are concerned; see `facts`."""

from functools import partial
from types import FunctionType

import gast

from wengert import runtime as rt

from ..errors import Unsupported
from ..infer import MISSING
from ..infer.bound import signature
from ..infer.gradients import is_derivative
from ..infer.places import is_of_class
from ..library.standard import source_of
from ..reading.resolve import is_space
from ..rules import find
from ..trees.names import reads
from ..types import Dict, DictOf, Known, List
from .callees import Refused, has_source, is_record
from .steps import FLAT, Build, Dynamic, New, Partial, Pop, PulledBack, UserCall

CONTAINERS = (List, Dict, DictOf)
PULLBACKS = {
    rt.pullback: lambda function, *args: (function, args),
    rt.pullback_of: lambda function, *args: (None, (function, *args)),
    rt.pullback_method: lambda x, name, *args: (None, (x, *args)),
}


class Calls:
    """The part of `Facts` that looks at calls."""

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
        if not callable(function):  # which raises, such as None
            return FLAT
        if is_of_class(function) and isinstance(node.func.value, gast.Name):
            args, keywords = (node.func.value, *node.args), {k.arg: k.value for k in node.keywords}
            return self.user_call(target, function.__func__, node, args[0], args, keywords)
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
        source = source_of(function)
        if source is not None:
            return self.user_call(target, source, node, receiver, args, keywords)
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
                if not (isinstance(owner, Known) or is_space(owner) or owner is MISSING):
                    return func.value
        return None

    def user_call(self, target, function, node, receiver, args, keywords):
        bound = self.bind(function, node, args, keywords)
        return UserCall(target, function, node, receiver, dict(bound.arguments))

    def bind(self, function, node, args, keywords):
        try:
            return signature(function).bind(*args, **keywords)
        except TypeError as error:
            ours = function.__module__.startswith("wengert.")
            so = " is not differentiated with these arguments" if ours else ""
            raise Unsupported(f"{function.__name__}{so}: {error}", node) from None

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
