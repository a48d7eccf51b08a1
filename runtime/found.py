"""Where something is found when it runs: its adjoint is the same part of the whole's adjoint."""

import numpy as np

from .checks import Refused
from .fields import fields
from .memory import is_fixed
from .trees import zeros_like

LOST = "what is changed is no longer part of what it was taken from: change a copy of it"


def part_of(x, whole, bar):
    """The part of `bar`, the adjoint of `whole`, that the adjoint of `x` is.

    whole: an array, list, dict or object, or a tuple of them, that `x` is, or is in, or is a view
    of an array in; raises Refused if it is not

    >>> a, b = np.zeros(4), np.zeros(3)
    >>> a_bar, b_bar = np.arange(4.0), np.ones(3)
    >>> part_of(b, (a, b), (a_bar, b_bar)) is b_bar
    True
    >>> part_of(a[:0:-2], (a, b), (a_bar, b_bar))
    array([3., 1.])
    """
    if isinstance(x, np.ndarray) and not x.size:
        return zeros_like(x)
    found = search(x, whole, bar, set())
    if found is None:
        raise Refused(LOST)
    return found


def search(x, whole, bar, seen):
    """The part of `bar` that belongs to `x`, or None if it is not in `whole`."""
    if x is whole:
        return bar
    if isinstance(whole, np.ndarray):
        inside = isinstance(x, np.ndarray) and np.may_share_memory(x, whole)
        return view_like(x, whole, bar) if inside else None
    if is_fixed(whole) or id(whole) in seen:
        return None
    seen.add(id(whole))
    found = (search_slot(x, *slot, seen) for slot in slots(whole, bar))
    return next((part for part in found if part is not None), None)


def search_slot(x, held, bar, key, store, seen):
    """The same where the adjoint of `held` is `bar[key]`, or None there, which is zero."""
    kept = getattr(bar, key, None) if store is object.__setattr__ else bar[key]
    if kept is not None:
        return search(x, held, kept, seen)
    made = None if is_fixed(held) else zeros_like(held)
    found = None if made is None else search(x, held, made, seen)
    if found is not None:
        store(bar, key, made)
    return found


def slots(whole, bar):
    """(value, the adjoint of what holds it, its key there, how to store it) of all in `whole`."""
    match whole:
        case list() | tuple():
            return [(value, bar, k, type(bar).__setitem__ if isinstance(bar, list) else None)
                    for k, value in enumerate(whole)]  # fmt: skip
        case dict():
            return [(value, bar, k, dict.__setitem__) for k, value in whole.items()]
    return [(value, bar, k, object.__setattr__) for k, value in fields(whole).items()]


def view_like(x, whole, bar):
    """The view of `bar` that `x` is of the array `whole`, which has the shape of `bar`."""
    forward = tuple(slice(None, None, -1 if step < 0 else 1) for step in whole.strides)
    whole, bar = whole[forward], bar[forward]
    (low, high), (first, last) = bounds(whole), bounds(x)
    if first < low or last > high or x.itemsize != whole.itemsize:
        raise Refused(LOST)
    start, offset = [0] * whole.ndim, address(x) - low
    order = sorted(range(whole.ndim), key=lambda k: -whole.strides[k])
    for k in order:
        if whole.shape[k] > 1:
            start[k], offset = divmod(offset, whole.strides[k])
    strides = x.strides
    if bar.strides != whole.strides:
        strides = [step_in(bar, n, step, whole, order) for n, step in zip(x.shape, x.strides)]
    corner = bar[tuple(slice(k, None) for k in start)]
    return np.lib.stride_tricks.as_strided(corner, x.shape, strides)


def step_in(bar, count, step, whole, order):
    """The stride in `bar` for `count` steps in `whole`, all along one axis."""
    for k in order if count > 1 else ():
        along, rest = divmod(step, whole.strides[k] or 1)
        if not rest and abs(along) * (count - 1) < whole.shape[k]:
            return along * bar.strides[k]
    if count > 1:
        raise Refused(LOST)
    return 0


def address(x):
    return x.__array_interface__["data"][0]


def bounds(x):
    """The first address of an array, and that of its last element."""
    ends = [step * (n - 1) for n, step in zip(x.shape, x.strides)]
    return address(x) + sum(e for e in ends if e < 0), address(x) + sum(e for e in ends if e > 0)
