"""What the names of a function that it does not bind stand for, and what that relies on."""

import builtins
import inspect
from types import (
    FunctionType,
    MemberDescriptorType,
    MethodDescriptorType,
    MethodType,
    ModuleType,
    WrapperDescriptorType,
)

import gast
import numpy as np

from wengert import runtime

from ..reading.resolve import MISSING, is_space
from ..reading.resolve import attribute as member_of
from ..request import Assumption, namespace_of
from ..types import (
    UNKNOWN,
    Dict,
    DictOf,
    Instance,
    Known,
    List,
    Random,
    Text,
    Tuple,
    TupleOf,
    is_distribution,
    is_numeric,
    object_type,
    type_of,
)
from .attributes import of_attribute
from .gradients import is_derivative

METHODS = (
    (List, list),
    ((Tuple, TupleOf), tuple),
    ((Dict, DictOf), dict),
    (Text, str),
)
MADE_BY = ("__init__", "__new__", "__setattr__", "__getattribute__")
METHOD = (FunctionType, staticmethod, classmethod, property)
DESCRIPTORS = (MethodDescriptorType, WrapperDescriptorType)
UNBOUND = (staticmethod, classmethod, MemberDescriptorType)
OF_UFUNC = frozenset({"at", "reduce", "accumulate", "reduceat", "outer"})
OF_PROPERTY = frozenset({"fget", "fset"})
LIBRARY = (
    "wengert.transform.library.standard",
    "wengert.transform.library.arrays",
    "wengert.transform.library.calls",
    "wengert.transform.library.heaps",
    "wengert.transform.library.ufuncs",
    "wengert.transform.within",
)  # written to be looked into
NUMERICS = ("wengert.runtime.numerics.", "wengert.runtime.scipy.")  # likewise
CLOSED = (
    "logging",
    "numpy",
    "scipy",
    "warnings",
    "wengert",
)  # packages whose functions are not looked into
CERTAIN_MODULES = (
    "numpy",
    "wengert",
    "math",
    "cmath",
    "scipy",
    "builtins",
    "operator",
    "functools",
)


def free(name, namespace):
    """The type of a name that the function does not bind, and the assumption it rests on."""
    try:
        value = namespace.lookup(name)
    except KeyError:
        return (Known(runtime), None) if name == "rt" else (UNKNOWN, None)
    t = object_type(value)
    if isinstance(value, ModuleType) or value is getattr(builtins, name, MISSING):
        return t, None
    return t, Assumption(namespace.place(name), namespace.spelled(name), t)


def member(owner, attr):
    """The type of a module's or a class's member, and the assumptions it rests on."""
    value = member_of(owner, attr)
    if value is MISSING:
        return UNKNOWN, ()
    t = object_type(value)
    if isinstance(owner, type):
        return (t, method(owner, attr)) if isinstance(t, Known) else (UNKNOWN, ())
    certain = is_distribution(owner) or owner.__name__.split(".")[0] in CERTAIN_MODULES
    return t, () if certain else (Assumption(namespace_of(owner), attr, t),)


def method(cls, attr):
    """What it rests on that a class written in Python has the method that it has."""
    owner = next((c for c in cls.__mro__ if attr in c.__dict__), None)
    written = owner and isinstance(owner.__dict__[attr], METHOD)
    return still_method(cls, attr) if written else ()


def still_method(cls, attr):
    """The assumptions that a class has the method that it has, and none nearer in its bases."""
    k = next(k for k, c in enumerate(cls.__mro__) if attr in c.__dict__)
    owner = cls.__mro__[k]
    found = Assumption(namespace_of(owner), attr, Known(owner.__dict__[attr]))
    absent = Known(vars(builtins).get(attr))  # as `cache.current` has it
    nearer = tuple(Assumption(namespace_of(c), attr, absent) for c in cls.__mro__[:k])
    return nearer if owner is object or is_package(owner, CLOSED) else (*nearer, found)


def still_made(cls):
    """The assumptions that objects of a class are made, read and stored to as they are now."""
    return tuple(a for word in MADE_BY for a in still_method(cls, word))


def shared(cls, attr):
    """The type of what all objects of a class share, and the assumption it rests on; or None."""
    owner = next((c for c in cls.__mro__ if attr in c.__dict__), object)
    value = inspect.getattr_static(cls, attr, MISSING)
    if attr not in owner.__dict__ or hasattr(type(value), "__get__") or is_field(cls, attr):
        return None
    t = type_of(value)
    return t, Assumption(namespace_of(owner), attr, t)


def is_bound(cls, attr):
    """Whether what a class has under a name holds the object from which it is taken."""
    static = inspect.getattr_static(cls, attr, None)
    return hasattr(type(static), "__get__") and not isinstance(static, UNBOUND)


def is_field(cls, attr):
    """Whether an attribute of a class is the default of a field of its objects."""
    return attr in getattr(cls, "__dataclass_fields__", ())


def known(expr, types, namespace):
    """The live object that a name with dots denotes, or MISSING.

    A method of an array is np.ndarray's, one of a list is list's, one of an object is its class's
    function.
    """
    match expr:
        case gast.Name(id=id) if id in types:
            t = types[id]
            return t.value if isinstance(t, Known) else MISSING
        case gast.Name(id=id):
            return looked_up(id, namespace)
        case gast.Attribute(value=value, attr=attr):
            owner = known(value, types, namespace)
            if attr == "__class__":
                return class_of(receiver(value, types, namespace))
            if isinstance(owner, property) and attr in OF_PROPERTY:
                return getattr(owner, attr)
            if is_space(owner):
                return member_of(owner, attr)
            if isinstance(owner, np.ufunc) and attr in OF_UFUNC:
                return getattr(owner, attr)
            return of_receiver(receiver(value, types, namespace), attr)
    return MISSING


def looked_up(id, namespace):
    try:
        return namespace.lookup(id)
    except KeyError:
        return runtime if id == "rt" else MISSING


def receiver(expr, types, namespace):
    """The type of a name with dots."""
    match expr:
        case gast.Name(id=id) if id in types:
            return types[id]
        case gast.Name(id=id):
            return free(id, namespace)[0]
        case gast.Attribute(value=value, attr=attr):
            return of_attribute(receiver(value, types, namespace), attr)
    return UNKNOWN


def class_of(t):
    """The class of an object of type `t`, or MISSING."""
    return t.cls if isinstance(t, Instance) else MISSING


def of_receiver(t, attr):
    """The function behind the method `attr` of a value of type `t`, or MISSING."""
    if is_numeric(t):
        return getattr(np.ndarray, attr, MISSING)
    for kinds, cls in METHODS:
        if isinstance(t, kinds):
            method = inspect.getattr_static(cls, attr, MISSING)
            return method if isinstance(method, DESCRIPTORS) else MISSING
    if isinstance(t, Random):
        return getattr(getattr(np.random, t.cls), attr, MISSING)
    if isinstance(t, Instance) and attr not in dict(t.fields):
        method = inspect.getattr_static(t.cls, attr, None)
        return method if isinstance(method, FunctionType) else MISSING
    return MISSING


def is_of_class(function):
    """Whether it is a method of a class, written in Python, that is given the class."""
    bound = isinstance(function, MethodType) and isinstance(function.__self__, type)
    return bound and isinstance(function.__func__, FunctionType)


def is_closed(function):
    """Whether the source of a plain function says nothing: NumPy's, ours, what `grad` returns."""
    if is_derivative(function):
        return True
    module = str(function.__module__)
    open_ = module in LIBRARY or module.startswith(NUMERICS)
    ours = not open_ and is_package(function, CLOSED)
    return ours and not function.__code__.co_filename.startswith("<")


def is_package(thing, packages):
    """Whether a function or a class is of one of some packages."""
    return str(thing.__module__).partition(".")[0] in packages
