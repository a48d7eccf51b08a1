"""What a name in a function stands for: its live object, found without running any code.

>>> import math
>>> def f(x):
...     return math.sin(x)
>>> resolve(gast.parse("math.sin", mode="eval").body, Namespace(f)) is math.sin
True
"""

import inspect
import types

import gast

from ..types import is_distribution

PLAIN = (
    types.FunctionType, types.MethodDescriptorType, types.WrapperDescriptorType, property,
)  # fmt: skip


class Missing:
    """The answer where a name stands for nothing that is known before the function runs."""

    def __repr__(self):
        return "MISSING"


MISSING = Missing()


class Namespace:
    """The free names of a function, looked up where the function itself would, now."""

    def __init__(self, function):
        self.function = function
        self.cells = dict(zip(function.__code__.co_freevars, function.__closure__ or ()))

    def lookup(self, name):
        """The object that `name` stands for; KeyError where there is none."""
        place = self.place(name)
        if isinstance(place, dict):
            return place[name]
        try:
            return place.cell_contents
        except ValueError:
            raise KeyError(name) from None

    def place(self, name):
        """The cell, or the dict, that holds `name`."""
        if name in self.cells:
            return self.cells[name]
        for place in (self.function.__globals__, self.builtins()):
            if name in place:
                return place
        raise KeyError(name)

    def spelled(self, name):
        """The name of it in its place."""
        return name

    def builtins(self):
        """The dict of built-in names that the function sees."""
        return self.function.__builtins__


def resolve(expression, namespace, local_names=frozenset()):
    """The object that a name or a dotted name stands for, or MISSING.

    Attributes are read from modules and classes only, where that runs no user code.
    """
    match expression:
        case gast.Name(id=id) if id not in local_names:
            try:
                return namespace.lookup(id)
            except KeyError:
                return MISSING
        case gast.Attribute(value=value, attr=attr):
            return attribute(resolve(value, namespace, local_names), attr)
    return MISSING


def attribute(owner, name):
    """The attribute of a module or a class, or of what is like a module, or MISSING."""
    if isinstance(owner, types.ModuleType) or is_distribution(owner):
        return module_attribute(owner, name)
    if not isinstance(owner, type) or type(owner).__getattribute__ is not type.__getattribute__:
        return MISSING
    found = inspect.getattr_static(owner, name, MISSING)
    if isinstance(found, staticmethod):
        return found.__func__
    if isinstance(found, (classmethod, types.ClassMethodDescriptorType)):
        return found.__get__(None, owner)
    if hasattr(type(found), "__get__") and not isinstance(found, PLAIN):
        return MISSING
    return found


def is_space(value):
    """Whether what it has under a name stays as it is: a module, a class, a distribution."""
    return isinstance(value, types.ModuleType | type) or is_distribution(value)


def module_attribute(module, name):
    """A name of a module, which may be one that the module makes when it is asked for."""
    try:
        return getattr(module, name, MISSING)
    except Exception:
        return MISSING
