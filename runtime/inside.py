"""Adjoints that are parts of others: what is added to them is added in the memory of the whole."""

import numpy as np

from .adjoints import copy
from .attributes import add_attr
from .checks import Refused
from .fields import fields
from .trees import add, add_item, named, zeros_like


def slot(bar, key, x):
    """The adjoint, in that of a list or a dict, of its item `x`: there, to be changed in place.

    >>> bars = [None]
    >>> slot(bars, 0, [1, 2]).append(3.0)
    >>> bars
    [[0.0, 0.0, 3.0]]
    """
    if bar[key] is None:
        bar[key] = zeros_like(x)
    return bar[key]


def add_inside(bar, g):
    """Add the adjoint `g` into `bar`, in the memory of its arrays, lists, dicts and objects."""
    if g is None:
        return
    match bar:
        case np.ndarray():
            bar += g
        case list() | dict():
            keys = range(len(bar)) if isinstance(bar, list) else list(g)
            for key in keys:
                bar[key] = added(bar[key], g[key])
        case tuple():
            for one, other in zip(bar, g, strict=True):
                if not is_added(one, other):
                    raise Refused("a number in a tuple can't be added to in place: use a list")
        case np.generic() | float() | int() | complex():
            raise Refused("a number can't be added to in place")
        case _:
            for name, value in fields(g).items():
                object.__setattr__(bar, name, added(getattr(bar, name), value))


def add_to_item(bar, key, g):
    """`add_item` where `bar` is part of another adjoint, and so must be changed in place.

    >>> whole = [[1.0, 2.0]]
    >>> add_to_item(whole[0], 1, 3.0)
    >>> whole
    [[1.0, 5.0]]
    """
    in_place(bar, add_item(bar, key, g))


def add_to_attr(bar, name, g, x=None):
    """`add_attr` where `bar` is part of another adjoint."""
    in_place(bar, add_attr(bar, name, g, x))


def in_place(bar, result):
    if result is not bar:
        raise Refused(f"what is in a {named(bar)} can't be added to in place: use a list")


def added(bar, g):
    """`bar + g`, which is `bar` itself where its memory can be added to."""
    if is_added(bar, g):
        return bar
    return copy(g) if bar is None else add(bar, g)


def is_added(bar, g):
    """Whether `g` was added into the memory of `bar`."""
    if bar is None or g is None or isinstance(bar, np.generic | float | int | complex):
        return g is None
    add_inside(bar, g)
    return True
