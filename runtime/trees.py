"""Adjoints of structures: what is zero, how two add up, how a part adds into the whole.

The adjoint of a number is a number, of an array an array; of a list, tuple, dict or object the
same structure with the adjoints of what is in it.  What carries no derivative has the adjoint
None, and None adds nothing to anything.

>>> zeros_like({"w": np.array([1, 2]), "names": ["a"], "n": 3})
{'w': array([0., 0.]), 'names': [None], 'n': 0.0}
>>> add((1.0, None), (2.0, [3.0]))
(3.0, [3.0])
"""

import copy
from collections.abc import Iterator, MappingView
from enum import Enum
from functools import cache, partial
from logging import Logger
from types import FunctionType, MethodType, ModuleType

import numpy as np

from .checks import Refused
from .fields import blank, duplicate, fields, fill

NUMBERS = (float, np.ndarray, int, complex, np.generic)


class OnTape:
    """`run(tape, y_bar)`, as a function of `y_bar`: the tape can be had again, as a copy."""

    __slots__ = ("run", "tape")

    def __init__(self, tape, run):
        self.tape, self.run = tape, run

    def __call__(self, y_bar):
        return self.run(self.tape, y_bar)

    def then(self, change):
        """The same, with something else made of what it returns."""
        run = self.run
        return OnTape(self.tape, lambda tape, y_bar: change(run(tape, y_bar)))


class Pullback:
    """What brings an adjoint back through a call that was known only when it ran.

    call: (how it was called, the function or object, arguments, keywords).  Its own adjoint is a
    tuple like the one that it returns; None is zero.
    """

    __slots__ = ("call", "pull")

    def __init__(self, pull, *call):
        self.pull, self.call = pull, call

    def __call__(self, y_bar):
        return self.pull(y_bar)


CALLABLE = (FunctionType, MethodType, partial)
FLAT = (type(None), str, bytes, type, ModuleType, range, set, frozenset, Enum, Pullback, Logger)
CONTAINERS = (list, tuple, dict)
FLOWING = (Iterator, MappingView)  # their adjoint is the list of the adjoints of their items


class Captured(dict):
    """The adjoint of a function: name of a captured variable -> its adjoint.

    A bound method captures `__self__`; a partial captures `func`, `args` and `keywords`.
    """


def captured(bar, name, value):
    """The adjoint, in `bar`, of the captured variable `name`, which has this value."""
    found = None if bar is None else bar.get(name)
    return zeros_like(value) if found is None else found


def zeros_like(x, memo=None):
    """A fresh floating zero of the structure of `x`; one object has one zero in it."""
    if isinstance(x, NUMBERS):
        return zero_number(x)
    if isinstance(x, FLAT):
        return None
    if isinstance(x, CALLABLE):
        return Captured()
    memo = {} if memo is None else memo
    if isinstance(x, CONTAINERS):
        return rebuilt(x, [zeros_like(v, memo) for v in values(x)])
    if id(x) not in memo:
        memo[id(x)] = blank(x)
        fill(memo[id(x)], {k: zeros_like(v, memo) for k, v in fields(x).items()})
    return memo[id(x)]


def zero_number(x):
    """The zero of a number or an array: of its floating dtype, or of float64."""
    if isinstance(x, complex) and not isinstance(x, np.generic):
        return 0j
    if not isinstance(x, np.ndarray | np.generic):
        return 0.0
    dtype = floating(x.dtype)
    return np.zeros(x.shape, dtype) if isinstance(x, np.ndarray) else dtype.type(0)


def floating(dtype):
    """The dtype of an adjoint of what has this dtype."""
    return dtype if dtype.kind in "fc" else np.dtype(float)


def empty_sum(x, memo=None):
    """The adjoint of a container before anything is added to it: its arrays of zeros take no room.

    The first part that `add_item` adds replaces them.

    >>> empty_sum([np.ones(2)]), add_item(empty_sum([np.ones(2)]), 0, np.ones(2))
    ([array([0., 0.])], [array([1., 1.])])
    """
    memo = {} if memo is None else memo
    if isinstance(x, np.ndarray):
        return np.broadcast_to(one_zero(floating(x.dtype)), x.shape)
    if isinstance(x, CONTAINERS):
        return rebuilt(x, [empty_sum(v, memo) for v in values(x)])
    return zeros_like(x, memo)


@cache
def one_zero(dtype):
    """The zero that all of an array of an empty sum is."""
    return np.zeros((), dtype)


def put(x, g):
    """The sum of `x` and `g`; `g` itself where `x` is an empty sum like it."""
    return g if is_empty(x, g) else add(x, g)


def is_empty(x, g):
    """Whether `x` is an empty sum, of the structure of `g`."""
    if isinstance(x, np.ndarray):
        alike = isinstance(g, np.ndarray) and (x.shape, x.dtype) == (g.shape, g.dtype)
        return alike and x.base is one_zero(x.dtype)
    if isinstance(x, list | tuple) and type(x) is type(g) and len(x) == len(g):
        return bool(x) and all(map(is_empty, x, g))
    return False


def values(x):
    return list(x.values() if isinstance(x, dict) else x)


def rebuilt(x, items):
    """A container like `x` with other items, in its order."""
    match x:
        case tuple():
            make = getattr(type(x), "_make", type(x))
            return make(items)
        case dict():
            new = duplicate(x)
            new.update(zip(x, items))
            return new
    if type(x) is list:
        return items
    new = copy.copy(x)
    new[:] = items
    return new


def add(a, b, memo=None):
    """The sum of two adjoints, a new one."""
    if isinstance(a, NUMBERS) and isinstance(b, NUMBERS):
        return a + b
    if a is None:
        return b
    if b is None:
        return a
    if isinstance(a, dict) and isinstance(b, dict):
        return add_fields(a, b, memo)
    if isinstance(a, list | np.ndarray) and isinstance(b, list | np.ndarray):
        return [add(x, y, memo) for x, y in zip(a, b, strict=True)]
    if isinstance(a, np.ndarray) and isinstance(b, tuple):
        a, b = b, a
    if type(a) is not type(b) and not (isinstance(a, tuple) and isinstance(b, np.ndarray)):
        raise Refused(f"two adjoints of one value have types {named(a)} and {named(b)}")
    if isinstance(a, CONTAINERS):
        return rebuilt(a, [add(x, y, memo) for x, y in zip(a, b, strict=True)])
    return add_objects(a, b, {} if memo is None else memo)


def add_fields(a, b, memo):
    """The sum of two dicts: what is in one alone is in the sum."""
    new = copy.copy(a)
    for key, value in b.items():
        new[key] = add(a.get(key), value, memo)
    return new


def add_objects(a, b, memo):
    """The sum of two objects field by field; objects that refer to each other do so in the sum."""
    key = id(a), id(b)
    if key not in memo:
        new = blank(a)
        memo[key] = blank(b) if new is None else new
        fill(memo[key], add_fields(fields(a), fields(b), memo))
    return memo[key]


def add_item(bar, key, g):
    """`bar` after `g`, the adjoint of `x[key]`, was added into it: in place where it can be."""
    match bar:
        case np.ndarray():
            add_into(bar, key, g)
            return bar
        case dict():
            bar[key] = put(bar.get(key), g)
            return bar
        case list():
            add_items(bar, key, g)
            return bar
        case tuple():
            items = list(bar)
            add_items(items, key, g)
            return rebuilt(bar, items)
        case np.generic():
            return type(bar)(bar + np.sum(g))
        case float() | int() | complex():
            return bar + np.sum(g)
    if g is not None:
        raise TypeError(f"the adjoint of an item can't be added to one of type {named(bar)}")
    return bar


def add_items(items, key, g):
    """Add `g` into the item at `key`, or item by item into those of a slice."""
    if not isinstance(key, slice):
        items[key] = put(items[key], g)
    elif g is not None:
        for i, part in zip(range(len(items))[key], g, strict=True):
            items[i] = put(items[i], part)


def add_into(array, key, g):
    """Add `g` into `array[key]`, once for each time that an integer index occurs in `key`."""
    if g is None:
        return
    if not np.iscomplexobj(array):
        g = np.real(g)
    if has_integers(key):
        np.add.at(array, key, g)
    else:
        array[key] += g


def has_integers(key):
    """Whether an index has an array of integers in it, which may name one place twice."""
    if isinstance(key, tuple):
        return any(map(has_integers, key))
    return isinstance(key, np.ndarray | list) and np.asarray(key).dtype.kind in "iu"


def copy_tape(tape, memo=None):
    """A tape with lists of its own, so that a reverse sweep can be run again; arrays are shared.

    One list in two places stays one list.

    >>> ys = [1.0]
    >>> a, (b,) = copy_tape((ys, (ys,)))
    >>> a is b, a is ys
    (True, False)
    """
    memo = {} if memo is None else memo
    kind = type(tape)
    if kind is tuple:
        return tuple([copy_tape(v, memo) for v in tape])
    if kind is not list:
        return tape
    if id(tape) not in memo:
        memo[id(tape)] = new = []
        new.extend([copy_tape(v, memo) for v in tape])
    return memo[id(tape)]


def named(x):
    return type(x).__name__
