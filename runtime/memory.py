"""What emitted code needs where a program changes arrays, lists, dicts and objects.

Values that are about to be overwritten are kept, and put back in the reverse sweep.
"""

import copy

import numpy as np

from .arrays import sum_to
from .checks import Refused
from .fields import fields
from .trees import CALLABLE, CONTAINERS, FLAT, FLOWING, NUMBERS, floating

MISSING = type("MISSING", (), {"__repr__": lambda self: "MISSING"})()  # there was nothing
COPIED = "an array that is changed is reshaped, which makes a copy of it: write .copy()"
HEAP = 1 << 9  # the flag of classes that are written in Python
FIXED = (*FLAT, *CALLABLE, *FLOWING, type(MISSING), int, float, complex, np.generic)


def floats_only(x):
    """Raise TypeError for an array of integers: what is stored into it has no derivative there."""
    if isinstance(x, np.ndarray) and x.dtype.kind in "biu":
        raise Refused("what is stored into an array of integers is cut off: make it one of floats")


def is_fixed(x):
    """Whether a value can't be changed: neither a container nor an object of a Python class."""
    changes = isinstance(x, (np.ndarray, *CONTAINERS)) or type(x).__flags__ & HEAP
    return isinstance(x, FIXED) or not changes


def kept_item(x, key):
    """`x[key]`, to be put back by `put_item`; of a dict that has no such key: that it has none.

    A part of an array is copied: what is stored there would be seen in it.
    """
    if isinstance(x, dict):
        return x.get(key, MISSING)
    item = x[key]
    return item.copy() if isinstance(x, np.ndarray) and isinstance(item, np.ndarray) else item


def put_item(x, key, kept):
    """Put back what `kept_item` kept.

    >>> prices = {"tea": 2.0}
    >>> kept = kept_item(prices, "milk")
    >>> prices["milk"] = 1.0
    >>> put_item(prices, "milk", kept)
    >>> prices
    {'tea': 2.0}
    >>> weights = np.ones(3)
    >>> kept = kept_item(weights, slice(1, None))
    >>> weights[1:] = 5.0
    >>> put_item(weights, slice(1, None), kept)
    >>> weights
    array([1., 1., 1.])
    """
    if kept is MISSING:
        del x[key]
    else:
        x[key] = kept


def kept_attribute(x, name):
    """The attribute of an object, to be put back by `put_attribute`, or that it has none."""
    return getattr(x, name, MISSING)


def put_attribute(x, name, kept):
    """Put back what `kept_attribute` kept."""
    if kept is MISSING:
        delattr(x, name)
    else:
        setattr(x, name, kept)


def put_back(x, key, item):
    """Undo `item = x.pop(key)`, or `del x[key]`.

    >>> letters = ["a", "b", "c"]
    >>> item = letters.pop(-2)
    >>> put_back(letters, -2, item)
    >>> letters
    ['a', 'b', 'c']
    """
    if isinstance(x, dict):
        x[key] = item
    else:
        x.insert(key if key >= 0 else len(x) + 1 + key, item)


def take_out(x, key):
    """Undo `x.insert(key, item)`; returns the item.

    >>> letters = ["a", "b"]
    >>> letters.insert(-1, "x")
    >>> take_out(letters, -1), letters
    ('x', ['a', 'b'])
    """
    before = len(x) - 1
    return x.pop(min(key, before) if key >= 0 else max(key + before, 0))


def snapshot(x, memo=None):
    """What an array, a list, a dict or an object holds, for `restore`: deep, but for what can't
    change; each thing once."""
    memo = {} if memo is None else memo
    if is_fixed(x) or id(x) in memo:
        return memo
    held = contents(x)
    memo[id(x)] = x, held
    for value in (
        held.values() if isinstance(held, dict) else held if isinstance(held, list) else ()
    ):
        snapshot(value, memo)
    return memo


def contents(x):
    """A shallow copy of what a value holds."""
    if isinstance(x, np.ndarray):
        return x.copy()
    if isinstance(x, CONTAINERS):
        return dict(x) if isinstance(x, dict) else list(x)
    return fields(x)


def restore(kept):
    """Put back what `snapshot` kept."""
    for x, held in kept.values():
        match x:
            case np.ndarray():
                x[...] = held
            case list():
                x[:] = held
            case dict():
                x.clear()
                x.update(held)
            case tuple():
                pass
            case _:
                restore_fields(x, held)


def restore_fields(x, held):
    for name in fields(x).keys() - held.keys():
        object.__delattr__(x, name)
    for name, value in held.items():
        object.__setattr__(x, name, value)


def stored_part(bar, key):
    """`bar[key]`, for the adjoint of what was stored at `key`: an index that occurs several times
    was stored by its last occurrence alone, the others get zero.

    >>> stored_part(np.array([1.0, 2.0]), np.array([1, 0, 1])).tolist()
    [0.0, 1.0, 2.0]
    """
    part = np.array(bar[key])
    places = np.arange(bar.size).reshape(bar.shape)[key]
    order = np.arange(part.size).reshape(part.shape)
    last = np.zeros(bar.size, dtype=int)
    last[places] = order
    part[last[places] != order] = 0.0
    return part


def stored_back(h, bar, key):
    """The adjoint of `bar` in `stored_part(bar, key)`: `h` where it was stored, by the last.

    >>> stored_back(np.array([1.0, 2.0, 3.0]), np.zeros(2), np.array([1, 0, 1])).tolist()
    [2.0, 3.0]
    """
    back = np.zeros_like(bar)
    back[key] = h
    return back


def stored_item(bar, key, item):
    """The adjoint, in `bar`, of the `item` that was stored at `key`."""
    if isinstance(bar, np.ndarray):
        part = sum_to(stored_part(bar, key), like=item)
        return part if np.iscomplexobj(item) else np.real(part)
    return bar[key]


def clear_item(bar, key):
    """Make the adjoint `bar` zero at `key`."""
    number = isinstance(bar, np.ndarray) or (
        not isinstance(key, slice) and isinstance(bar[key], NUMBERS)
    )
    bar[key] = 0.0 if number else None


def complex_buffer(bar):
    """The adjoint `bar` of a complex array, as one that complex numbers can be added to."""
    return bar if np.iscomplexobj(bar) else bar.astype(complex)


def view_of(part, whole):
    """`part`, which must be a view of `whole`: what changes in one changes in the other."""
    if part.size and not np.may_share_memory(part, whole):
        raise Refused(COPIED)
    return part


def same_sharing(part, whole, part_dot, whole_dot):
    """Raise unless a part shares memory with the whole just as its tangent does."""
    shared = [np.may_share_memory(*pair) for pair in ((part, whole), (part_dot, whole_dot))]
    if part.size and shared[0] != shared[1]:
        raise Refused(COPIED)


def own_dot(dot, y):
    """The tangent of a new array `y`: an array of its own, of the shape of y; so for a container.

    >>> own_dot(1.0, np.zeros(2))
    array([1., 1.])
    """
    if not isinstance(y, np.ndarray):
        return dot if is_fixed(y) else copy.copy(dot)
    dtype = np.result_type(y, dot) if np.iscomplexobj(dot) else floating(y.dtype)
    return np.array(np.broadcast_to(dot, y.shape), dtype)
