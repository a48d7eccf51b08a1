"""Copies that are a program's own: of what a caller passed, of a tape that is used again."""

import copy
import gc

import numpy as np

from .checks import Refused
from .fields import blank, fields
from .memory import contents, is_fixed
from .trees import OnTape, Pullback

DICT_VIEWS = {type(of({})): of for of in (dict.keys, dict.values, dict.items)}
SHARED = "arguments share memory, and one of them is changed: pass copies"
TWICE = "parts of an argument share memory, and what is in it is changed: pass copies"


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
    if is_fixed(x):
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
    if is_fixed(x):
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
    if type(tape) in DICT_VIEWS:
        (viewed,) = gc.get_referents(tape)  # what has no name in Python
        return DICT_VIEWS[type(tape)](own_tape(viewed, memo))
    if isinstance(tape, Pullback):
        return own_pullback(tape, memo)
    if is_fixed(tape):
        return tape
    if id(tape) not in memo:
        memo[id(tape)] = tape, own_part(tape, memo)
    return memo[id(tape)][1]


def own_pullback(x, memo):
    """A pullback with a tape of its own, where what is shared with other tapes stays shared."""
    pull = x.pull
    if isinstance(pull, OnTape):
        pull = OnTape(own_tape(pull.tape, memo), pull.run)
    return Pullback(pull, *own_tape(x.call, memo))


def own_part(x, memo):
    if isinstance(x, np.ndarray):
        return own_array(x, memo)
    if isinstance(x, tuple):
        items = [own_tape(v, memo) for v in x]
        return type(x)._make(items) if hasattr(type(x), "_make") else type(x)(items)
    new = copied(x)
    memo[id(x)] = x, new
    if isinstance(x, list | dict):
        for key in range(len(x)) if isinstance(x, list) else list(x):
            new[key] = own_tape(x[key], memo)
    else:
        for name, value in fields(x).items():
            object.__setattr__(new, name, own_tape(value, memo))
    return new


def copied(x):
    """A copy to be filled; of an object blank, since the adjoint of one may not be copied."""
    new = None if isinstance(x, list | dict) else blank(x)
    return copy.copy(x) if new is None else new


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
    return np.ndarray(x.shape, x.dtype, as_it_lies(new).data, offset, x.strides)


def as_it_lies(x):
    """A view of an array without gaps, its axes in the order in which they lie in memory.

    >>> as_it_lies(np.zeros((2, 3, 4)).transpose(1, 2, 0)).shape
    (2, 3, 4)
    """
    return x.transpose(np.argsort([-n for n in x.strides], kind="stable"))
