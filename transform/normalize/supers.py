"""Supers: `super()` is refused, as it looks at the class of an object when it runs.

`super().__init__()` goes where it does nothing, in a class without a base of its own.

>>> function = gast.parse("def cost(self): return super().cost() * 0.9").body[0]
>>> try:
...     supers(function, Scope(function))
... except Unsupported as error:
...     print(error.msg)
super() is not followed: name the class that has the method, Base.cost(self, …)
"""

import gast

from ..errors import Unsupported
from ..resolve import MISSING
from ..tree import like, placed, walk
from .rewrite import rewrite
from .scope import Scope


def supers(function: gast.FunctionDef, scope: Scope) -> gast.FunctionDef:
    """`function` without calls of `super().__init__` that do nothing, or Unsupported."""
    found = [node for stmt in function.body for node in walk(stmt) if is_super(node, scope)]
    if not found:
        return function
    body = function.body
    if makes_nothing(scope):
        body = rewrite(body, without_init)
    for stmt in body:
        for node in walk(stmt):
            if is_super(node, scope):
                attr = next((n.attr for n in walk(stmt) if is_method_of(n, node)), "method")
                why = "super() is not followed: name the class that has the method"
                raise Unsupported(f"{why}, Base.{attr}(self, …)", node)
    return like(function, body=body)


def is_super(node, scope):
    """Whether it is a call of Python's `super`."""
    match node:
        case gast.Call(func=gast.Name(id="super")):
            return scope.is_builtin("super")
    return False


def is_method_of(node, owner):
    return isinstance(node, gast.Attribute) and node.value is owner


def without_init(stmt):
    """Nothing, in place of `super().__init__()`."""
    match stmt:
        case gast.Expr(
            value=gast.Call(
                func=gast.Attribute(value=gast.Call(func=gast.Name(id="super")), attr="__init__"),
                args=[],
                keywords=[],
            )
        ):
            return [placed(gast.Pass(), stmt)]
    return None


def makes_nothing(scope):
    """Whether the class of a method has no base whose `__init__` does anything."""
    try:
        cls = scope.namespace.lookup("__class__")
    except (AttributeError, KeyError):  # no namespace, or no method
        return False
    inherited = getattr(cls.__base__, "__init__", MISSING)
    return inherited is object.__init__ and not any(map(is_mixed, descendants(cls)))


def descendants(cls):
    """A class and all that inherit from it."""
    return [cls, *(c for sub in cls.__subclasses__() for c in descendants(sub))]


def is_mixed(cls):
    """Whether a class has several bases."""
    return len(cls.__bases__) > 1
