"""What a function does not bind itself, and which functions it calls by such names."""

import builtins
from types import FunctionType, ModuleType

import gast

from ..calls.codes import free_names
from ..differentiate.callees import has_source
from ..infer.places import free, member
from ..library.standard import SOURCES
from ..reading.resolve import MISSING, Namespace, is_space, resolve
from ..request import Assumption
from ..rules import find
from ..trees.tree import walk
from ..types import Known


class FreeNames:
    """The free names of a function, and which it binds itself."""

    def __init__(self, function, tree, captured=(), lifted=None):
        self.namespace = Namespace(function)
        self.lifted = lifted or {}
        bound = set(function.__code__.co_varnames) | set(function.__code__.co_cellvars)
        self.local = (bound | nested_bound(tree) | set(captured)) - self.lifted.keys()

    def __contains__(self, id):
        try:
            self.lookup(id)
        except KeyError:
            return False
        return True

    def lookup(self, id):
        return self.lifted[id] if id in self.lifted else self.namespace.lookup(id)

    def place(self, id):
        return self.lifted if id in self.lifted else self.namespace.place(id)

    def spelled(self, id):
        return id


def builtins_of(names):
    """Whether a free name means Python's builtin of that name."""
    return lambda id: names.lookup(id) is getattr(builtins, id, None) if id in names else False


def nested_bound(tree):
    return {n.id for n in walk(tree)
            if isinstance(n, gast.Name) and not isinstance(n.ctx, gast.Load)}  # fmt: skip


def called(expr, names):
    """The plain function that a name, or a name with dots, stands for, and what that rests on.

    None where it has a rule, or no source, or stands for something else.
    """
    t, assumptions = denoted(expr, names)
    function = t.value if isinstance(t, Known) else None
    function = SOURCES.get(function, function) if type(function).__hash__ else None
    return (function, assumptions) if is_ordinary(function) else None


def denoted(expr, names):
    """The type of what a name with dots stands for, and the assumptions on the way there."""
    match expr:
        case gast.Name(id=id) if id not in names.local and id in names:
            t, assumption = free(id, names)
        case gast.Attribute(value=value, attr=attr):
            owner, before = denoted(value, names)
            if not isinstance(owner, Known) or not is_space(owner.value):
                return None, []
            t, rests_on = member(owner.value, attr)
            return t, [*before, *rests_on]
        case _:
            return None, []
    return t, [*filter(None, [assumption])]


def identities(looked_up, names):
    """What it rests on that each of these names, with dots or not, stands for what it does."""
    found = (denoted(expr, names) for expr in looked_up)
    return [one for t, assumptions in found if isinstance(t, Known) for one in assumptions]


def meanings(functions):
    """What it rests on that modules and builtins are what these functions know them as.

    Passes and rules go by what such a name means, and may leave nothing of it to be read.
    """
    found = {}
    for function in functions:
        names, place = Namespace(function), function.__globals__
        for name in free_names(function.__code__):
            value = resolve(gast.Name(name), names)
            if isinstance(value, ModuleType) or value is getattr(builtins, name, MISSING):
                found[id(place), name] = Assumption(place, name, Known(value))
    return found.values()


def is_ordinary(function):
    """Whether it is a function with source and without a rule, with nothing attached to it."""
    plain = isinstance(function, FunctionType) and function.__dict__.keys() <= {"source"}
    return plain and find(function) is None and has_source(function)
