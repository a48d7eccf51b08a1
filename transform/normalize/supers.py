"""Supers: `super().method(…)` calls the method by the name of the class that has it.

>>> class Base:
...     def cost(self):
...         return self.rate
>>> class Loan(Base):
...     def cost(self):
...         return super().cost() * 0.9
>>> from wengert.transform.printing.printer import to_source
>>> function = gast.parse("def cost(self): return super().cost() * 0.9").body[0]
>>> class Names:
...     def lookup(self, name):
...         return {"__class__": Loan, "Base": Base, "super": super}[name]
>>> print(to_source(supers(function, Scope(function, namespace=Names()))))
def cost(self):
    return Base.cost(self) * 0.9

It is refused where an object may be of a class with several bases, which has an order of its own.
"""

import sys
from types import FunctionType, ModuleType

import gast

from ..errors import Unsupported
from ..trees.names import parameters, writes
from ..trees.tree import SCOPES, const, dotted, like, mapped, name, placed, walk
from .scope import COMPREHENSIONS, Scope

WHY = "super() is not followed here: name the class that has the method, Base.method(self, …)"


def supers(function: gast.FunctionDef, scope: Scope) -> gast.FunctionDef:
    """`function` without `super()`, or Unsupported."""
    if not any(is_super(node, scope) for stmt in function.body for node in walk(stmt)):
        return function
    work = Supers(function, scope)
    return like(function, body=[work.named(stmt) for stmt in function.body])


class Supers:
    """Writes the calls of `super()` in one method of a class."""

    def __init__(self, function, scope):
        self.scope = scope
        self.cls = class_of(scope)
        first = [p.id for p in parameters(function.args)][:1]
        self.own = next((id for id in first if id not in writes(*function.body)), None)

    def named(self, node):
        """`node` with the methods that `super()` finds called by their names."""
        match node:
            case gast.Call(func=gast.Attribute(value=owner, attr=attr)) if is_super(
                owner, self.scope
            ):
                found = self.found(owner, attr)
                args = [self.named(a) for a in node.args]
                keywords = [like(k, value=self.named(k.value)) for k in node.keywords]
                return self.called(like(node, args=args, keywords=keywords), *found)
            case _ if is_super(node, self.scope) or self.hides(node):
                raise Unsupported(WHY, node)
        return mapped(node, self.named)

    def hides(self, node):
        """Whether a `super()` stands where its object is not that of the method."""
        if not isinstance(node, (*SCOPES, *COMPREHENSIONS)):
            return False
        return any(is_super(inner, self.scope) for inner in walk(node))

    def found(self, node, attr):
        """The class that has the method, and the method."""
        plain = self.cls is not None and self.own is not None and not node.keywords
        if not plain or any(len(c.__bases__) > 1 for c in descendants(self.cls)):
            raise Unsupported(WHY, node)
        if node.args and not self.is_explicit(node.args):
            raise Unsupported(WHY, node)
        for base in self.cls.__mro__[1:]:
            if attr in vars(base):
                return base, vars(base)[attr]
        raise Unsupported(f"no class that {self.cls.__name__} is derived from has {attr}", node)

    def is_explicit(self, args):
        """Whether it is `super(Class, self)`."""
        match args:
            case [cls, gast.Name(id=self.own)]:
                return self.scope.resolve(cls) is self.cls
        return False

    def called(self, node, base, method):
        """The call of a method that `base` has, by its name."""
        if method is object.__init__ and not (node.args or node.keywords):
            return placed(const(None), node)
        path = path_of(base, self.scope)
        if path is None or not isinstance(method, FunctionType):
            raise Unsupported(WHY, node)
        self.scope.foreign.add(path.partition(".")[0])
        func = placed(gast.Attribute(placed(dotted(path), node), node.func.attr, gast.Load()), node)
        return like(node, func=func, args=[placed(name(self.own), node), *node.args])


def is_super(node, scope):
    """Whether it is a call of Python's `super`."""
    match node:
        case gast.Call(func=gast.Name(id="super")):
            return scope.is_builtin("super")
    return False


def class_of(scope):
    """The class whose method a function is, or None."""
    try:
        return scope.namespace.lookup("__class__")
    except (AttributeError, KeyError):  # no namespace, or no method
        return None


def path_of(cls, scope):
    """How a method can name a class: by its name, or as what a module has; None if it can't."""
    module = vars(sys.modules.get(scope.namespace.lookup("__class__").__module__, object))
    spaces = [id for id, value in module.items() if isinstance(value, ModuleType)]
    for path in (cls.__name__, *(f"{id}.{cls.__name__}" for id in spaces)):
        if scope.resolve(dotted(path)) is cls:
            return path
    return None


def descendants(cls):
    """A class and all that inherit from it."""
    return [cls, *(c for sub in type.__subclasses__(cls) for c in descendants(sub))]
