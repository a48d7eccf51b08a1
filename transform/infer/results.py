"""The type of what a call returns, whatever is called."""

from collections.abc import Callable
from dataclasses import field
from types import FunctionType

from ..frozen import frozen
from ..library.standard import source_of
from ..rules import section_of
from ..types import NOTHING, UNKNOWN, Anything, Function, Instance, Known, without_shapes
from .attributes import of_method
from .bound import signature
from .calls import call, is_made_by_init, is_plain_dataclass
from .containers import absorb
from .places import is_closed, is_of_class, of_receiver, still_made, still_method


@frozen
class Scope:
    """The types of local names so far, and how to learn of everything else."""

    types: dict
    namespace: object
    callee: Callable
    effects: Callable = lambda *call: None
    gradients: frozenset = frozenset()  # the names of those that are taken here
    assumptions: dict = field(default_factory=dict)
    displays: dict = field(default_factory=dict)  # see `analyze.displays`


def assuming(t, assumptions, scope):
    """A type that rests on assumptions, which are noted."""
    for assumption in assumptions:
        scope.assumptions[id(assumption.place), assumption.name] = assumption
    return t


def called(function, args, keywords, scope):
    """The type of what a value of type `function` returns."""
    if NOTHING in (function, *args):
        return NOTHING
    if isinstance(function, Instance):
        return of_method_call(function, "__call__", args, keywords, scope)
    if not isinstance(function, Known) or not callable(function.value):
        return UNKNOWN
    if is_of_class(function.value):
        method = function.value
        return called(Known(method.__func__), (Known(method.__self__), *args), keywords, scope)
    found = call(function.value, args, keywords)
    if isinstance(found, Instance) and is_plain_dataclass(found.cls):
        return assuming(found, still_made(found.cls), scope)
    if found is not None and (found is not UNKNOWN or section_of(function.value)):
        return found  # a rule of SciPy's stands for the source
    function = as_source(function.value)
    if is_made_by_init(function):
        return made(function, args, keywords, scope)
    if isinstance(function, FunctionType) and not is_closed(function):
        args = tuple(map(without_shapes, args))
        return scope.callee(function, args, {k: without_shapes(t) for k, t in keywords})
    return UNKNOWN


def made(cls, args, keywords, scope):
    """The type of a new object, with the fields that its `__init__` gives it."""
    assuming(UNKNOWN, still_made(cls), scope)
    types = (Instance(cls, ()), *map(without_shapes, args))
    named = {k: without_shapes(t) for k, t in keywords}
    if scope.callee(cls.__init__, types, named) is NOTHING:
        return NOTHING
    stored = scope.effects(cls.__init__, types, named)
    if stored is None:
        return UNKNOWN
    own = next(iter(signature(cls.__init__).parameters))
    return absorb(Instance(cls, ()), stored.get(own), blank=True)


def of_method_call(base, attr, args, keywords, scope):
    """The type of a method's result; a method of the user's class is a function of the user."""
    method = as_source(of_receiver(base, attr))
    taken = attr == "pop" and len(args) == 1
    if isinstance(method, FunctionType) and not taken:
        if isinstance(base, Instance):
            assuming(base, still_method(base.cls, attr), scope)
        return called(Known(method), (base, *args), keywords, scope)
    field = dict(base.fields).get(attr) if isinstance(base, Instance) else None
    if isinstance(field, Instance):
        return called(field, args, keywords, scope)
    if isinstance(base, Anything | Instance | Function):
        return of_method(base, attr, args, keywords) if base is not UNKNOWN else UNKNOWN
    return of_method(base, attr, args, keywords)


def as_source(function):
    """The function written in Python that does what one without source does, or `function`."""
    return source_of(function) or function
