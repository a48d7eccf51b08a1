"""Derivatives of what Python's own containers do: iterate, join, sort, look up.

The adjoint of a list, tuple, dict or array has its structure.  The adjoint of anything else that
can be iterated over, an iterator or a view of a dict, is the list of the adjoints of its items; so
is its tangent.  `pack_like(x, bars)` is the adjoint of `x` from those of its items.

Most of this moves items from place to place; `transposes.unshuffled` moves them back.
"""

import builtins
from collections.abc import Iterator
from dataclasses import is_dataclass, replace
from itertools import chain, repeat

import numpy as np

from .checks import Refused
from .fields import fill
from .trees import FLAT, FLOWING, add, add_into, rebuilt, zeros_like

# Iterating


def items_dot(t, x):
    """The tangents of the items of `x`: what it is made of, if they are there one by one.

    >>> items_dot({"a": 1.0}, {"a": 0.5}), items_dot([1.0], [0.5])
    ([None], [1.0])
    """
    if isinstance(x, list | tuple | np.ndarray):
        return t
    if isinstance(x, dict) or isinstance(x, FLAT):
        return [zeros_like(v) for v in x]
    if isinstance(x, FLOWING):
        return again(x, t)
    raise iterating(x)


def iterating(x):
    return Refused(f"the derivative of iterating over a {type(x).__name__} isn't known")


def again(x, t):
    """The tangents `t` of the items of an iterator or a view; zeros, if it has none."""
    if t is not None:
        return t
    if isinstance(x, Iterator):
        return repeat(None)  # as many as are asked for: running it would use it up
    return [zeros_like(v) for v in x]


def pack_like(x, parts):
    """The adjoint of `x` from the adjoints of its items, such as those it was unpacked into."""
    if parts is None or isinstance(x, (dict, *FLAT)):
        return zeros_like(x)
    match x:
        case np.ndarray():
            return pack_array(x, parts)
        case list() | tuple():
            pairs = zip(x, parts, strict=True)
            return rebuilt(x, [zeros_like(v) if g is None else g for v, g in pairs])
    if isinstance(x, FLOWING):
        return list(parts)
    raise iterating(x)


def pack_array(x, rows):
    """The adjoint of an array from those of its rows."""
    if isinstance(rows, np.ndarray):
        return rows
    bar = zeros_like(x)
    for i, g in zip(range(len(x)), rows, strict=True):
        add_into(bar, i, g)
    return bar


def known_items(x, what):
    """The items of `x` as a list, which an iterator has no more."""
    if isinstance(x, Iterator):
        raise TypeError(f"{what} of an iterator can't be differentiated: make a list of it first")
    return list(x)


def column(g, k):
    """The items at `k` of all rows, as a list."""
    return [] if g is None else [row[k] for row in g]


def enumerate_dot(t, x):
    """The tangents of the pairs of `enumerate(x)`."""
    return [(0.0, d) for d in items_dot(t, x)]


def zip_dot(dots, xs):
    """The tangents of the rows of `zip(*xs)`."""
    if all(isinstance(x, Iterator) and t is None for t, x in zip(dots, xs)):
        raise TypeError("zip of iterators without a derivative has none either")
    return list(zip(*map(items_dot, dots, xs)))


def zip_part(g, xs, k):
    """The adjoints of the items of `xs[k]`, from those of the rows of `zip(*xs)`."""
    bars = column(g, k)
    if isinstance(xs[k], Iterator):
        return bars
    return [*bars, *map(zeros_like, list(xs[k])[len(bars) :])]


def order(x, key, reverse):
    """The positions of the items of `x`, sorted."""
    items = known_items(x, "sorted")
    by = items.__getitem__ if key is None else lambda i: key(items[i])
    return builtins.sorted(range(len(items)), key=by, reverse=reverse)


def sorted_dot(t, x, key=None, reverse=False):
    """The tangent of `sorted(x)`.

    >>> sorted_dot([1.0, 2.0, 3.0], [0.3, 0.1, 0.2])
    [2.0, 3.0, 1.0]
    """
    dots = list(items_dot(t, x))
    return [dots[i] for i in order(x, key, reverse)]


def sorted_back(g, x, key=None, reverse=False):
    """The adjoints of the items of `x`, from that of `sorted(x)`."""
    places = order(x, key, reverse)
    bars = [None] * len(places)
    for place, bar in zip(places, g or ()):
        bars[place] = bar
    return bars


# Joining


def lengths(parts):
    """How many items each of `parts` has."""
    for x in parts:
        if not isinstance(x, (list, tuple, dict, np.ndarray, *FLOWING, *FLAT)):
            raise iterating(x)
    return [len(known_items(x, "*") if isinstance(x, Iterator) else x) for x in parts]


def star_dot(dots, parts):
    """The tangent of `rt.star(*parts)`."""
    lengths(parts)
    return list(chain.from_iterable(map(items_dot, dots, parts)))


def star_part(g, parts, k):
    """The adjoints of the items of `parts[k]`, from that of `rt.star(*parts)`.

    >>> star_part([1.0, 2.0, 3.0], ([0.1], [0.2, 0.3]), 1)
    [2.0, 3.0]
    """
    sizes = lengths(parts)
    start = sum(sizes[:k])
    return list(g)[start : start + sizes[k]]


def first_part(g, x):
    """The adjoint of `x`, from that of `x + y`, a list or a tuple."""
    return joined(g)[: len(x)]


def last_part(g, x):
    """The adjoint of `y`, from that of `x + y`, a list or a tuple."""
    return joined(g)[len(x) :]


def joined(g):
    if not isinstance(g, list | tuple):
        raise TypeError(f"a list was joined to a {type(g).__name__}: its derivative isn't known")
    return g


def unrepeated(g, like):
    """The adjoint of `like`, from that of `like * n`.

    >>> unrepeated([1.0, 2.0, 3.0, 4.0], [0.1, 0.2])
    [4.0, 6.0]
    """
    bars = zeros_like(like)
    for start in range(0, len(joined(g)), len(like) or 1):
        bars = add(bars, g[start : start + len(like)])
    return bars


def repeated(t, g, like):
    """The transpose of `unrepeated(g, like)`: `t` as often as `like` was repeated."""
    return t * (len(g) // (len(like) or 1))


def unpacked(g, before):
    """The adjoints of the items, from those that a target with a star has after `before` others."""
    return [*g[:before], *g[before], *g[before + 1 :]]


# Dicts


def pairs_dot(t, d):
    """The tangents of `d.items()`."""
    return [(zeros_like(key), t[key]) for key in d]


def pairs_back(g, d):
    """The adjoint of `d`, from those of its items."""
    return values_back(column(g, 1), d)


def values_back(g, d):
    """The adjoint of `d`, from those of its values."""
    return rebuilt(d, list(g)) if g else zeros_like(d)


def dict_dot(t, x):
    """The tangent of `dict(x)`, of a dict or of pairs."""
    if isinstance(x, dict):
        return dict(t)
    rows = zip(known_items(x, "dict"), items_dot(t, x))
    return {key: dot[1] for (key, _), dot in rows}


def dict_back(g, x):
    """The adjoint of `x`, from that of `dict(x)`."""
    if isinstance(x, dict):
        return values_back([g[key] for key in x], x)
    pairs = known_items(x, "dict")
    last = {key: i for i, (key, _) in enumerate(pairs)}
    bars = [g[key] if last[key] == i else zeros_like(v) for i, (key, v) in enumerate(pairs)]
    rows = [pack_like(pair, (zeros_like(pair[0]), bar)) for pair, bar in zip(pairs, bars)]
    return pack_like(x, rows)


def get_back(g, d, key):
    """The adjoint of `d`, from that of `d.get(key, …)`."""
    bar = zeros_like(d)
    if key in d:
        bar[key] = g
    return bar


def default_back(g, d, key, default):
    """The adjoint of the default, from that of `d.get(key, default)`."""
    return zeros_like(default) if key in d else g


def make_dict_dot(t, keys, values):
    """The tangent of `rt.make_dict(keys, values)`."""
    return dict(zip(keys, items_dot(t, values)))


def make_dict_back(g, keys, values):
    """The adjoints of the values of a new dict: of each key the last one counts."""
    last = {key: i for i, key in enumerate(keys)}
    pairs = enumerate(zip(keys, values))
    return [g[key] if last[key] == i else zeros_like(v) for i, (key, v) in pairs]


def merge_part(g, parts, k):
    """The adjoint of `parts[k]`, from that of `rt.merge(*parts)`.

    >>> merge_part({"a": 1.0, "b": 2.0}, ({"a": 0.1, "b": 0.2}, {"a": 0.3}), 0)
    {'a': 0.0, 'b': 2.0}
    """
    later = set().union(*parts[k + 1 :])
    return {key: zeros_like(v) if key in later else g[key] for key, v in parts[k].items()}


# Objects


def replaced(x, new):
    """`x` with the fields in `new`: a namedtuple, or a dataclass that does nothing when it is made.

    >>> from collections import namedtuple
    >>> replaced(namedtuple("Point", "x y")(1.0, 2.0), {"y": 5.0})
    Point(x=1.0, y=5.0)
    """
    if not is_dataclass(x):
        return x._replace(**new)
    if hasattr(x, "__post_init__"):
        raise TypeError(f"{type(x).__name__} has a __post_init__: its derivative isn't known")
    return replace(x, **new)


def untouched(g, x, new):
    """The adjoint of `x`, from that of `replaced(x, new)`."""
    zeros = {name: zeros_like(getattr(x, name)) for name in new}
    if isinstance(x, tuple):
        return g._replace(**zeros)
    return fill(add(zeros_like(x), g), zeros)


def touched(g, new):
    """The adjoint of `new`, from that of `replaced(x, new)`."""
    return {name: getattr(g, name) for name in new}
