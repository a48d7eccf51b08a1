"""Transposes of what computes with adjoints and tangents, for derivatives of derivatives.

Most of it moves items about: `unshuffled` moves labels in their place, to see where they go.
"""

import numpy as np

from .arrays import broadcast, sum_to
from .trees import FLAT, NUMBERS, Captured, add, rebuilt, values, zeros_like


class Place:
    """Stands for one number, row of an array or object, while `unshuffled` looks where it goes."""


def unshuffled(shuffle, h, g, *about):
    """The adjoint of `g`, from the adjoint `h` of `shuffle(g, *about)`, which moves items about.

    >>> from wengert.runtime.structures import column
    >>> unshuffled(column, [1.0, 2.0], [(0.1, 0.2), (0.3, 0.4)], 1)
    [(0.0, 1.0), (0.0, 2.0)]
    """
    before, found = places(g), {}
    collect(shuffle(before, *about), h, found)
    return filled(before, g, found)


def places(x):
    """`x`, with a Place for each number, row of an array and object, and for a function's zero."""
    if isinstance(x, np.ndarray) and x.ndim:
        return [Place() for _ in x]
    if isinstance(x, list | tuple | dict) and not (type(x) is Captured and not x):
        return rebuilt(x, [places(v) for v in values(x)])
    return x if isinstance(x, FLAT) else Place()


def collect(where, h, found):
    """Add to `found` what each Place in `where` gets from `h`."""
    if isinstance(where, Place):
        found[where] = add(found.get(where), h)
    elif isinstance(where, dict) and h is not None:
        for key, place in where.items():
            collect(place, h.get(key), found)
    elif isinstance(where, list | tuple) and h is not None:
        for place, part in zip(where, h, strict=True):
            collect(place, part, found)


def filled(where, x, found):
    """The adjoint of `x` from what its Places have got."""
    if isinstance(where, Place):
        bar = found.get(where)
        return zeros_like(x) if bar is None else bar
    if isinstance(x, np.ndarray):
        bar = zeros_like(x)
        for i, place in enumerate(where):
            bar[i] = found.get(place, 0.0)
        return bar
    if isinstance(x, list | tuple | dict):
        return rebuilt(x, [filled(w, v, found) for w, v in zip(values(where), values(x))])
    return zeros_like(x)


def item(h, key, like):
    """What `g`, here `like`, gets where it was added into the item at `key`."""
    if like is None or h is None:
        return zeros_like(like)
    if isinstance(h, dict):
        return h.get(key, zeros_like(like))
    return matched(h[key], like)


def matched(h, like):
    """The part of an adjoint that one of two terms, `like`, gets."""
    if h is None or like is None:
        return zeros_like(like)
    if isinstance(like, dict):
        return rebuilt(like, [matched(h.get(key), v) for key, v in like.items()])
    if isinstance(like, list | tuple):
        return rebuilt(like, [matched(part, v) for part, v in zip(h, like, strict=True)])
    if not isinstance(like, NUMBERS):
        return h
    h = np.real(h) if np.iscomplexobj(h) and not np.iscomplexobj(like) else h
    return sum_to(h, like)


def spread(j, h):
    """The transpose of `matched`: `j` as a part of an adjoint like `h`."""
    if j is None or h is None:
        return zeros_like(h)
    if isinstance(h, dict):
        return rebuilt(h, [spread(j.get(key), v) for key, v in h.items()])
    if isinstance(h, list | tuple):
        return rebuilt(h, [spread(part, v) for part, v in zip(j, h, strict=True)])
    return broadcast(j, h) if isinstance(h, NUMBERS) else j
