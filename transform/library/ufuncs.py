"""The methods of ufuncs that have no rule of their own, as Python that can be differentiated."""

from collections.abc import Callable

import numpy as np

UFUNCS = (
    np.add, np.subtract, np.multiply, np.divide, np.power, np.float_power, np.hypot, np.logaddexp,
    np.logaddexp2, np.maximum, np.minimum, np.fmax, np.fmin, np.arctan2, np.copysign, np.fmod,
    np.remainder, np.heaviside,
)  # fmt: skip


def outer_of(f):
    """What `f.outer` does.

    >>> outer_of(np.subtract)(np.array([1.0, 2.0]), np.array([0.0, 1.0]))
    array([[1., 0.],
           [2., 1.]])
    """

    def outer(A, B):
        return f(np.reshape(A, np.shape(A) + (1,) * np.ndim(B)), B)

    return outer


def reduce_of(f):
    """What `f.reduce` does along one axis, or over all.

    >>> reduce_of(np.subtract)(np.array([[1.0, 2.0], [3.0, 4.0]]), axis=1)
    array([-1., -1.])
    """

    def reduce(array, axis=0, *, keepdims=False):
        rows = np.ravel(array) if axis is None else np.moveaxis(array, axis, 0)
        y = rows[0]
        for k in range(1, len(rows)):
            y = f(y, rows[k])
        if not keepdims:
            return y
        return np.reshape(y, (1,) * np.ndim(array)) if axis is None else np.expand_dims(y, axis)

    return reduce


def accumulate_of(f):
    """What `f.accumulate` does.

    >>> accumulate_of(np.maximum)(np.array([1.0, 3.0, 2.0]))
    array([1., 3., 3.])
    """

    def accumulate(array, axis=0):
        rows = np.moveaxis(array, axis, 0)
        y = rows[0]
        found = [y]
        for k in range(1, len(rows)):
            y = f(y, rows[k])
            found.append(y)
        return np.moveaxis(np.stack(found), 0, axis)

    return accumulate


def reduceat_of(f):
    """What `f.reduceat` does.

    >>> reduceat_of(np.add)(np.array([1.0, 2.0, 3.0, 4.0]), [0, 2, 1])
    array([3., 3., 9.])
    """

    def reduceat(array, indices, axis=0):
        rows = np.moveaxis(array, axis, 0)
        found = []
        for k in range(len(indices)):
            y = rows[indices[k]]
            end = indices[k + 1] if k + 1 < len(indices) else len(rows)
            for i in range(indices[k] + 1, end):
                y = f(y, rows[i])
            found.append(y)
        return np.moveaxis(np.stack(found), 0, axis)

    return reduceat


METHODS: dict[object, Callable] = {
    **{f.outer: outer_of(f) for f in UFUNCS},
    **{f.reduce: reduce_of(f) for f in UFUNCS},
    **{f.accumulate: accumulate_of(f) for f in UFUNCS},
    **{f.reduceat: reduceat_of(f) for f in UFUNCS},
}
