"""The attributes of objects: of those with slots, frozen ones, and dicts with their own."""

import copy
from types import MemberDescriptorType


def duplicate(x):
    """A shallow copy of a dict, which may show its items as attributes, `__getstate__` too."""
    if type(x) is dict or hasattr(type(x), "__copy__"):
        return copy.copy(x)
    new = fill(type(x).__new__(type(x)), vars(x))
    new.update(x)
    return new


def blank(x):
    """A new object of the class of `x`, without fields; None if it has none that could vary."""
    if not fields(x):
        return None
    try:
        return object.__new__(type(x))
    except TypeError:  # the object is one of a class written in C
        return None


def fields(x):
    """The attributes of an object, those in slots included."""
    slots = {
        name: slot
        for cls in type(x).__mro__
        if "__slots__" in vars(cls)  # members of classes written in C can't be set
        for name, slot in vars(cls).items()
        if isinstance(slot, MemberDescriptorType)
    }
    return {
        **{name: slot.__get__(x) for name, slot in slots.items() if hasattr(x, name)},
        **getattr(x, "__dict__", {}),
    }


def fill(x, attributes):
    """Set the attributes of an object that may be frozen; returns it."""
    if x is not None:
        for name, value in attributes.items():
            object.__setattr__(x, name, value)
    return x
