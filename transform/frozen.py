"""Frozen records: what `dataclass(frozen=True)` makes, at a fortieth of its cost.

A dataclass compiles six methods of its own, which takes half a millisecond.  The transformer has
seventy such classes, half of the time of its import; these share their methods.

>>> @frozen
... class Point:
...     x: float
...     y: float = 0.0
>>> p = Point(1.0)
>>> p, replace(p, y=2.0), p == Point(x=1.0, y=0.0)
(Point(x=1.0, y=0.0), Point(x=1.0, y=2.0), True)
>>> p.x = 3.0
Traceback (most recent call last):
dataclasses.FrozenInstanceError: cannot assign to field 'x'
"""

from dataclasses import Field, FrozenInstanceError
from operator import attrgetter
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from dataclasses import dataclass as frozen
else:

    def frozen(cls):
        """Give a class the methods of a frozen dataclass; it inherits no fields."""
        fields = cls.__match_args__ = tuple(cls.__annotations__)
        given = {name: vars(cls)[name] for name in fields if name in vars(cls)}
        methods = {"__init__": init_of(fields, given), **METHODS}
        if "__eq__" not in vars(cls):
            methods |= by_value(attrgetter("__class__", *fields))
        for name, method in methods.items():
            if name not in vars(cls):
                setattr(cls, name, method)
        return cls


def init_of(fields, given):
    """The function that takes fields as arguments; `given`: the defaults of those left out."""
    made = {name: d.default_factory for name, d in given.items() if isinstance(d, Field)}
    defaults = {name: d for name, d in given.items() if name not in made}

    def __init__(self, *args, **options):
        values = self.__dict__
        values.update(defaults)
        values.update(zip(fields, args), **options)
        for name, make in made.items():
            if name not in values:
                values[name] = make()
        strange = options and options.keys() - fields[len(args) :]
        if strange or not len(args) <= len(fields) == len(values):
            raise TypeError(f"{type(self).__name__}({', '.join(fields)}) got other arguments")

    return __init__


def by_value(key):
    """The methods of what is equal where its `key` is."""

    def __eq__(self, other):
        if other.__class__ is not self.__class__:
            return NotImplemented
        return self is other or key(self) == key(other)

    def __hash__(self):
        return hash(key(self))

    return {"__eq__": __eq__, "__hash__": __hash__}


def shown(self):
    fields = ", ".join(f"{n}={getattr(self, n)!r}" for n in self.__match_args__)
    return f"{type(self).__qualname__}({fields})"


def refuse(self, name, value=None):
    raise FrozenInstanceError(f"cannot assign to field {name!r}")


METHODS = {"__repr__": shown, "__setattr__": refuse, "__delattr__": refuse}


def replace(record, **changes):
    """The same record with other values in some of its fields."""
    fields = {name: getattr(record, name) for name in record.__match_args__}
    return type(record)(**{**fields, **changes})
