"""Sequences: what loops, unpacking and displays become in normalized code."""

import itertools
import operator

import numpy as np

ENDLESS = (itertools.count, itertools.cycle)
INDEXED = (list.__iter__, tuple.__iter__, np.ndarray.__iter__)


def sequence(x):
    """`x` as something with a length and an index: lists, tuples and arrays are left as they are.

    Raises TypeError where `x` can't be iterated over, ValueError where it would never end.

    >>> sequence((1, 2)), sequence({"a": 1, "b": 2}), sequence("ab")
    ((1, 2), ['a', 'b'], ['a', 'b'])
    """
    if getattr(type(x), "__iter__", None) in INDEXED:
        return x
    if isinstance(x, ENDLESS) or (isinstance(x, itertools.repeat) and not hints(x)):
        raise ValueError(f"{x!r} never ends: loop with while, or over a range")
    return list(x)


class Unbound(float):
    """A zero that stands for no value."""


UNBOUND = Unbound(0.0)  # what a name has that the way back reads, bound or not


def bound(*values):
    """That the names were read is the point: one that is not bound is an error."""
    if any(value is UNBOUND for value in values):
        raise UnboundLocalError("a local variable is read that is not bound to a value")


class Steady:
    """A context that may not swallow an error: what it is entered for would be half done."""

    def __init__(self, context):
        self.context = context

    def __enter__(self):
        return type(self.context).__enter__(self.context)

    def __exit__(self, kind, error, traceback):
        if type(self.context).__exit__(self.context, kind, error, traceback) and kind:
            raise RuntimeError(
                "a context swallowed an error: its block can't be differentiated"
            ) from error


def steady(context):
    """`context`, to be entered once."""
    return Steady(context)


entered = []  # the contexts that are entered, the last one at the end


def enter(context):
    """What `with context` binds; the context is left by `leave`."""
    entered.append(context)
    return type(context).__enter__(context)


def leave():
    """Leave the context that was entered last."""
    context = entered.pop()
    type(context).__exit__(context, None, None, None)


def is_sequence(x):
    """Whether `x` matches a pattern in brackets, of as many parts as it has.

    >>> is_sequence([1, 2]), is_sequence("ab"), is_sequence(range(3))
    (True, False, True)
    """
    match x:
        case [*_]:
            return True
    return False


def is_mapping(x):
    """Whether `x` matches a pattern in braces."""
    match x:
        case {}:
            return True
    return False


def hints(x):
    """Whether `x` knows how many elements it has."""
    try:
        return operator.length_hint(x, -1) >= 0
    except TypeError:  # an endless repeat
        return False


def selections(kind, count, *lengths):
    """The indices of items that a function of itertools chooses, of sequences of these lengths.

    >>> selections("combinations", 2, 3), selections("product", None, 2, 1)
    ([(0, 1), (0, 2), (1, 2)], [(0, 0), (1, 0)])
    """
    choose = getattr(itertools, kind)
    ranges = map(range, lengths)
    return list(choose(*ranges) if count is None else choose(*ranges, count))


def shortest(*sequences):
    """How many turns a loop over `zip(*sequences)` takes.

    >>> shortest([1, 2, 3], (4, 5))
    2
    """
    return min(map(len, sequences))


def same_length(strict, *sequences):
    """The length of all `sequences`; if `strict`, ValueError where they have not the same.

    >>> same_length(True, [1, 2], (3, 4))
    2
    """
    lengths = [len(s) for s in sequences]
    if strict and len(set(lengths)) > 1:
        raise ValueError(f"zip(): arguments of lengths {', '.join(map(str, lengths))}")
    return min(lengths)


def unpack(x, before, after):
    """The elements of `x` for a target with a star: `before` of them, a list, `after` of them.

    >>> unpack("abcd", 1, 2)
    ('a', ['b'], 'c', 'd')
    """
    items = list(x)
    if len(items) < before + after:
        least = before + after
        raise ValueError(
            f"not enough values to unpack (expected at least {least}, got {len(items)})"
        )
    end = len(items) - after
    return (*items[:before], items[before:end], *items[end:])


def star(*parts):
    """The list of the elements of all `parts`: `[*a, *b]`.

    >>> star([1], (2, 3))
    [1, 2, 3]
    """
    return [item for part in parts for item in part]


def star_tuple(*parts):
    """The tuple of the elements of all `parts`: `(*a, *b)`.

    >>> star_tuple([1], (2, 3))
    (1, 2, 3)
    """
    return tuple(star(*parts))


def make_dict(keys, values):
    """A dict from a list of keys and a list of their values.

    >>> make_dict(["a", "b"], [1, 2])
    {'a': 1, 'b': 2}
    """
    return dict(zip(keys, values))


def merge(*parts):
    """One dict with the items of all `parts`, the last of each key: `{**a, **b}`.

    >>> merge({"a": 1}, {"a": 2})
    {'a': 2}
    """
    merged = {}
    for part in parts:
        merged = {**merged, **part}
    return merged
