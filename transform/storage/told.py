"""Types as constants, to be written into a file and read back.

>>> told(Tuple((Number("f", True), Array(1, "float64"))))
('Tuple', (('Number', 'f', True, False, False), ('Array', 1, 'float64', None)))
>>> type_told(told(Known(np.float64))) == Known(np.float64)
True
"""

import importlib
from functools import reduce
from types import ModuleType

import numpy as np

from ..types import Array, Known, Number, Tuple, covers, is_complex, kinds
from .things import CONSTANTS, Untraceable, label

__all__ = ["Array", "Number", "Tuple", "fits_call", "np", "told", "type_told"]


def told(t):
    """A type, as a tuple of constants."""
    match t:
        case kinds.Anything(name=name):
            return ("Anything", name)
        case Known(value=value) if type(value) not in CONSTANTS:
            return ("Known", "object", named(value))
        case Known(value=value):
            return ("Known", "constant", value)
        case kinds.Instance(cls=cls, fields=fields):
            return ("Instance", named(cls), told(fields))
        case tuple():
            return tuple(map(told, t))
        case str() | int() | None:
            return t
    if not is_kind(type(t)):
        raise Untraceable(f"a type is {t!r}")
    return (type(t).__name__, *(told(getattr(t, n)) for n in type(t).__match_args__))


def is_kind(cls):
    return vars(kinds).get(cls.__name__) is cls


def named(value):
    """The name of a live object, by which it is found again."""
    if isinstance(value, ModuleType):
        return value.__name__
    name = label(value)
    try:
        if found(name) is value:
            return name
    except (ImportError, AttributeError):
        pass
    raise Untraceable(f"{value!r} can't be found by a name")


def found(name):
    """The object of a name such as `module:Class.method`."""
    module, _, path = name.partition(":")
    owner = importlib.import_module(module)
    return reduce(getattr, path.split("."), owner) if path else owner


def type_told(constants):
    """The type that was told."""
    match constants:
        case ("Anything", name):
            return getattr(kinds, name)
        case ("Known", "object", name):
            return Known(found(name))
        case ("Known", "constant", value):
            return Known(value)
        case ("Instance", name, fields):
            return kinds.Instance(found(name), type_told(fields))
        case (str() as name, *fields) if is_kind(getattr(kinds, name, object)):
            return getattr(kinds, name)(*map(type_told, fields))
        case tuple():
            return tuple(map(type_told, constants))
    return constants


def fits_call(types, given, loosely=False):
    """Whether code for arguments of `types` is for those `given` too, and refuses none of them.

    loosely: also where it was written without knowing the types, and may refuse more.
    """
    if len(types) != len(given):
        return False
    return all(t == u or is_served(t, u, loosely) for t, u in zip(types, given))


def is_served(t, u, loosely):
    vague = t is kinds.UNKNOWN or t is kinds.NUMERIC
    return covers(t, u) and not is_complex(u) and (loosely or not vague)
