"""What emitted code needs where a program changes arrays, lists, dicts and objects.

Values that are about to be overwritten are kept, and put back in the reverse sweep; what a caller
passed is copied before it is changed.
"""

import copy

import numpy as np

from .arrays import sum_to
from .checks import Refused
from .trees import CALLABLE, CONTAINERS, FLAT, FLOWING, NUMBERS, fields, floating

MISSING = type("MISSING", (), {"__repr__": lambda self: "MISSING"})()  # there was nothing
COPIED = "an array that is changed is reshaped, which makes a copy of it: write .copy()"
SHARED = "arguments share memory, and one of them is changed: pass copies"
TWICE = "what is changed in an argument is there twice: pass a copy of it"
FIXED = (*FLAT, *CALLABLE, *FLOWING, type(MISSING), int, float, complex, np.generic)


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
    if isinstance(x, FIXED) or id(x) in memo:
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
        return dot if isinstance(y, FIXED) else copy.copy(dot)
    dtype = np.result_type(y, dot) if np.iscomplexobj(dot) else floating(y.dtype)
    return np.array(np.broadcast_to(dot, y.shape), dtype)


def private(x, apart=(), once=False):
    """A copy of what a function was given and changes; what is shared in it stays shared.

    Arrays in it that share memory otherwise than by being one are refused, and so is what it
    shares with the other arguments, `apart`.  `once`: nothing in it may be there twice.

    >>> a = np.zeros(2)
    >>> b, c = private([a, a])
    >>> b is a, b is c
    (False, True)
    """
    memo, arrays = {}, []
    if once:
        check_once(x, set())
    new = duplicate(x, memo, arrays)
    others, seen = [], {}
    for other in apart:
        duplicate(other, seen, others, copied=False)
    if not memo.keys().isdisjoint(seen) or any(
        np.shares_memory(one, other) for one in arrays for other in others
    ):
        raise Refused(SHARED)
    return new


def check_once(x, seen):
    """Raise unless each array, list, dict and object in `x` is there once."""
    if isinstance(x, FIXED):
        return
    if id(x) in seen:
        raise Refused(TWICE)
    held = contents(x) if not isinstance(x, np.ndarray) else ()
    if not isinstance(x, tuple):
        seen.add(id(x))
    for value in held.values() if isinstance(held, dict) else held:
        check_once(value, seen)


def duplicate(x, memo, arrays, copied=True):
    """A deep copy of `x`; `arrays` are those in it.  Not `copied`, it is just looked through."""
    if isinstance(x, FIXED):
        return x
    if id(x) in memo:
        return memo[id(x)][1]
    if isinstance(x, np.ndarray):
        if copied and any(np.shares_memory(x, other) for other in arrays):
            raise Refused(SHARED)
        arrays.append(x)
        new = np.array(x) if copied else x
    elif isinstance(x, tuple):
        items = [duplicate(v, memo, arrays, copied) for v in x]
        new = type(x)._make(items) if hasattr(type(x), "_make") else type(x)(items)
    else:
        new = copy.copy(x) if copied else x
    memo[id(x)] = x, new
    if isinstance(x, list | dict):
        for key in range(len(x)) if isinstance(x, list) else list(x):
            part = duplicate(x[key], memo, arrays, copied)
            if copied:
                new[key] = part
    elif not isinstance(x, np.ndarray | tuple):
        for name, value in fields(x).items():
            part = duplicate(value, memo, arrays, copied)
            if copied:
                object.__setattr__(new, name, part)
    return new


def own_tape(tape, memo=None):
    """A tape that may be changed, so that a reverse sweep can be run again: views stay views.

    >>> a = np.zeros(3)
    >>> b, c = own_tape((a, a[1:]))
    >>> b is a, np.shares_memory(b, c)
    (False, True)
    """
    memo = {} if memo is None else memo
    if isinstance(tape, FIXED):
        return tape
    if id(tape) not in memo:
        memo[id(tape)] = tape, own_part(tape, memo)
    return memo[id(tape)][1]


def own_part(x, memo):
    if isinstance(x, np.ndarray):
        return own_array(x, memo)
    if isinstance(x, tuple):
        items = [own_tape(v, memo) for v in x]
        return type(x)._make(items) if hasattr(type(x), "_make") else type(x)(items)
    new = copy.copy(x)
    memo[id(x)] = x, new
    if isinstance(x, list | dict):
        for key in range(len(x)) if isinstance(x, list) else list(x):
            new[key] = own_tape(x[key], memo)
    else:
        for name, value in fields(x).items():
            object.__setattr__(new, name, own_tape(value, memo))
    return new


def own_array(x, memo):
    """A copy of an array; of a view, the same view of a copy of what it is a view of."""
    owner = x
    while isinstance(owner.base, np.ndarray):
        owner = owner.base
    if owner is x:
        return x.copy(order="K")
    new = own_tape(owner, memo)
    if new.strides != owner.strides:
        return x.copy(order="K")
    offset = x.__array_interface__["data"][0] - owner.__array_interface__["data"][0]
    if not new.size or not x.size:
        return x.copy()
    return (
        np.ndarray(x.shape, x.dtype, new.data, offset, x.strides)
        if new.flags.c_contiguous
        else (np.ndarray(x.shape, x.dtype, new.T.data, offset, x.strides))
    )
