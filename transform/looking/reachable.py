"""What values share: the objects and the arrays in them that can be changed.

>>> A = np.zeros((2, 2))
>>> overlap([A[0]], A), overlap(A, A + 0.0), is_same(A[1], A[1]), is_same(A[0], A[1])
(True, False, True, False)
"""

import numpy as np

IMMUTABLE = (bool, int, float, complex, str, bytes, tuple, type(None), np.generic, range)


def is_mutable(value):
    """Whether a value may be changed, as far as derivatives are concerned."""
    return not isinstance(value, IMMUTABLE) and not callable(value)


def overlap(a, b):
    """Whether two values may share what can be changed."""
    return shared(reachable(a), reachable(b))


def shared(one, other):
    """Whether what is reachable in two values has something in common."""
    (ours, arrays), (theirs, others) = one, other
    return bool(ours & theirs) or any(np.may_share_memory(x, y) for x in arrays for y in others)


def reachable(value, deep=True):
    """What there is in a value that can be changed: the identities of objects, and the arrays.

    deep: also in what it holds
    """
    objects, arrays, todo = set(), [], [value]
    while todo:
        value = todo.pop()
        if isinstance(value, np.ndarray):
            arrays.append(value)
        elif isinstance(value, tuple):
            todo += value
        elif is_mutable(value) and id(value) not in objects:
            objects.add(id(value))
            if not deep:
                break
            inside = value.values() if isinstance(value, dict) else value
            todo += inside if isinstance(value, list | dict) else ()
            todo += vars(value).values() if hasattr(value, "__dict__") else ()
    return objects, arrays


def is_same(a, b):
    """Whether two values are one object, or the same part of one array."""
    if isinstance(a, np.ndarray) and isinstance(b, np.ndarray):
        return place(a) == place(b)
    return a is b


def place(x):
    return x.__array_interface__["data"], x.shape, x.strides, x.dtype
