"""Everything that the text of a derivative is made from, found without reading any source.

`trace` starts at a function and goes to all that its code may name: globals, cells, defaults, the
attributes of modules and classes, methods, the rules that users declared, transitively, across
modules.  It takes in more than the transformer will ask for, never less.  The key is a digest of
it all.  Where the key is the same, so is the text; whatever can't be described for certain raises
`Untraceable`, and then no text is kept.

>>> def f(x):
...     return g(x) * scale
>>> def g(x):
...     return x * x
>>> scale, asked = 2.0, Request(f, "reverse", ("x",), (type_of(1.0),))
>>> first = trace(asked)
>>> scale = 3.0  # of the same type
>>> trace(asked).key == first.key, first.primals == [f, g]
(True, True)
>>> def g(x):
...     return x + x
>>> trace(asked).key == first.key
False

The key of what is kept on one machine is `exact`: it also tells where each line stood, since an
emitted text quotes lines and their numbers.
"""

import builtins
import functools
import sys
from types import FunctionType, MethodType, ModuleType

from .. import words
from ..calls.codes import attributes, code_parts, free_names, imported
from ..frozen import frozen
from ..request import Request
from ..types import Instance, Known, object_type, type_of
from .things import (
    CONSTANTS,
    DESCRIPTORS,
    OPAQUE,
    Untraceable,
    digest,
    filled,
    is_closed,
    label,
    literal,
    member,
    opaque,
    stamp,
    versions,
)

__all__ = ["Request", "Trace", "Untraceable", "trace", "type_of"]

LARGEST = 3000  # things that one derivative may be made from
MEMOS = {"adjoints", "packed"}  # what is attached to emitted functions while they run
SHAPES = "__dataclass_params__", "__match_args__", "__slots__", "_fields"  # of a class


@frozen
class Trace:
    """What a derivative is made from: a digest of all, one of each part by name, the functions."""

    key: str
    parts: dict
    primals: list
    holders: list


class Ref(int):
    """The number of a thing that another one refers to."""

    __slots__ = ()


def trace(request, exact=False):
    """The Trace of what is asked for; Untraceable where there is none."""
    try:
        return traced(request, exact)
    except Untraceable:
        raise
    except Exception as error:  # objects of users' classes may answer with anything
        raise Untraceable(f"it can't be looked into: {error}") from error


def traced(request, exact):
    walk = Walk(exact)
    asked = request.mode, request.wrt, request.value, request.has_aux
    root = [repr(asked), walk.refer(request.function), *map(walk.type, request.types)]
    walk.go()
    listed = [repr(sorted(versions(exact).items())), flat(root), *map(flat, walk.told)]
    primals = [f for f in walk.things if isinstance(f, FunctionType)]
    return Trace(digest("\n".join(listed)), walk.parts(), primals, walk.holders)


class Walk:
    """The things that were met, each with what it refers to."""

    def __init__(self, exact):
        self.exact = exact
        self.things, self.numbers, self.told = [], {}, []
        self.names = {}  # attributes that some code reads
        self.holders = []  # modules and classes, whose attributes these may be
        self.crossed = set()
        for f, declared in words.DECLARED.items():
            if not isinstance(f, FunctionType):  # for an operator, or a method, of NumPy's
                self.refer(f)

    def refer(self, thing):
        """The number of a thing, which is looked into later if it is new."""
        if id(thing) not in self.numbers:
            if len(self.things) == LARGEST:
                raise Untraceable("it reaches too much")
            self.numbers[id(thing)] = Ref(len(self.things))
            self.things.append(thing)
        return self.numbers[id(thing)]

    def go(self):
        """Look into all things, and into what their code may find in modules and classes."""
        while len(self.told) < len(self.things):
            while len(self.told) < len(self.things):
                thing = self.things[len(self.told)]
                self.told.append([*self.describe(thing), *self.rules(thing)])
            for number, holder in enumerate(self.holders):
                self.cross(number, holder)

    def cross(self, number, holder):
        """Refer to the attributes of a module or a class that some code may read."""
        told = self.told[self.numbers[id(holder)]]
        for name in self.names:
            if (number, name) in self.crossed:
                continue
            self.crossed.add((number, name))
            found = member(holder, name)
            if found is not holder:
                told += [f".{name}", self.value(found)]

    def rules(self, thing):
        """What users declared of a function."""
        try:
            declared = words.DECLARED.get(thing, ())
        except TypeError:  # it can't be hashed
            return
        for word, formulas in declared:
            yield word
            for name, f in formulas:
                yield from (name, self.value(f))

    def value(self, value):
        """What the transformer sees of a value: itself or its type."""
        if isinstance(value, (*DESCRIPTORS, *OPAQUE)):
            return self.refer(value)
        return self.type(object_type(value))

    def constant(self, value):
        """A value that may be pasted: itself where it is a constant."""
        return literal(value) if type(value) in CONSTANTS else self.value(value)

    def pairs(self, constants):
        """What is told of a dict of values that may be pasted."""
        for name, value in constants.items():
            yield from (name, self.constant(value))

    def type(self, t):
        """A type, and what it says about live objects."""
        match t:
            case Known(value=value):
                return self.known(value)
            case Instance(cls=cls, fields=fields):
                return "Instance", self.refer(cls), *self.type(fields)
            case tuple():
                return ("(", *map(self.type, t), ")")
            case str() | int() | None:
                return literal(t)
        names = getattr(type(t), "__match_args__", None)
        if names is None or type(t).__module__ != Known.__module__:
            raise Untraceable(f"a type is {t!r}")
        return type(t).__name__, *(self.type(getattr(t, n)) for n in names)

    def known(self, value):
        """A constant, or a live object."""
        match value:
            case tuple():
                return ("(", *map(self.known, value), ")")
            case slice(start=a, stop=b, step=c):
                return "slice", *map(self.known, (a, b, c))
        return literal(value) if type(value) in CONSTANTS else self.refer(value)

    def describe(self, thing):
        """What makes a thing that thing: words, and the numbers of others."""
        match thing:
            case FunctionType():
                return self.function(thing)
            case type():
                return self.cls(thing)
            case ModuleType():
                self.holders.append(thing)
                return "module", thing.__name__
            case functools.partial(func=f, args=args, keywords=named):
                return "partial", self.value(f), *map(self.constant, args), *self.pairs(named)
            case MethodType():
                return "method", self.refer(thing.__func__), self.value(thing.__self__)
            case staticmethod() | classmethod():
                return type(thing).__name__, self.value(thing.__func__)
            case functools._lru_cache_wrapper():
                return "cached", self.value(thing.__wrapped__)
            case property():
                return "property", *map(self.value, (thing.fget, thing.fset))
            case functools.cached_property():
                return "cached property", self.value(thing.func)
        return opaque(thing)

    def function(self, f):
        """A function: its code, and what the names in it stand for."""
        own = f.__dict__
        if is_closed(f) and "primal" not in own:
            return opaque(f)
        if made := own.get("derivative"):
            asked = made.title, made.chosen, made.single, made.has_aux
            return "derivative", repr(asked), self.value(made.primal)
        code = f.__code__
        told = ["function", f.__name__, repr(code_parts(code, self.exact)), *sorted({*own} - MEMOS)]
        told += [self.value(own[k]) for k in ("primal", "__wrapped__") if k in own]
        told.append(str(own.get("__signature__")))
        told += map(self.constant, f.__defaults__ or ())
        told += self.pairs(f.__kwdefaults__ or {})
        self.names.update(dict.fromkeys(attributes(code)))
        if self.exact:
            told += [label(f), repr(stamp(code.co_filename))]
        return [*told, *self.surroundings(f)]

    def surroundings(self, f):
        """What the free names of a function stand for."""
        for name, cell in zip(f.__code__.co_freevars, f.__closure__ or ()):
            yield from (name, self.value(cell.cell_contents) if filled(cell) else "empty")
        for name in free_names(f.__code__):
            yield from (name, self.free(f, name))
        for name in imported(f.__code__):
            found = sys.modules.get(name)
            yield from (name, "missing" if found is None else self.refer(found))

    def free(self, f, name):
        """What a global name stands for in a function."""
        if name in f.__globals__:
            return self.value(f.__globals__[name])
        found = f.__builtins__.get(name, f)
        if found is f:
            return "missing"
        return "builtin" if found is getattr(builtins, name, f) else self.value(found)

    def cls(self, cls):
        """A class: its bases, and what Python may call without saying its name."""
        if is_closed(cls):
            return opaque(cls)
        self.holders.append(cls)
        told = ["class", cls.__qualname__, self.refer(type(cls)), *map(self.refer, cls.__mro__[1:])]
        told += [repr(vars(cls).get(name)) for name in SHAPES]
        told += sorted(vars(cls).get("__dataclass_fields__", ()))
        for name, value in vars(cls).items():
            if name.startswith("__") and isinstance(value, (FunctionType, staticmethod, property)):
                told += [name, self.value(value)]
        return told

    def parts(self):
        """A digest of each function and class, by name."""
        found = {}
        for thing, told in zip(self.things, self.told):
            if isinstance(thing, FunctionType | type) and not is_closed(thing):
                found.setdefault(label(thing), []).append(self.named(told))
        return {name: digest("\n".join(texts))[:16] for name, texts in found.items()}

    def named(self, told):
        """As text, with names in place of numbers."""
        match told:
            case Ref():
                return label(self.things[told])
            case str():
                return told
        return " ".join(map(self.named, told))


def flat(told):
    """As text, with the numbers of what is referred to."""
    if isinstance(told, Ref):
        return f"#{int(told)}"
    return told if isinstance(told, str) else f"({' '.join(map(flat, told))})"
