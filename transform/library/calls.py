"""Functions of NumPy that call a function, as Python that can be differentiated."""

from collections.abc import Callable

import numpy as np

from ..calls.targets import INSTEAD


def apply_along_axis(function, axis, arr, *args, **kwargs):
    """What `numpy.apply_along_axis` does.

    >>> apply_along_axis(np.cumsum, 1, np.array([[1.0, 2.0], [3.0, 4.0]]))
    array([[1., 3.],
           [3., 7.]])
    """
    moved = np.moveaxis(np.asarray(arr), axis, -1)
    around = np.shape(moved)[:-1]
    rows = np.reshape(moved, (-1, np.shape(moved)[-1]))
    if len(rows) == 0:
        raise ValueError("Cannot apply_along_axis when any iteration dimensions are 0")
    found = np.stack([np.asarray(function(row, *args, **kwargs)) for row in rows])
    inner = np.ndim(found) - 1
    shaped = np.reshape(found, around + np.shape(found)[1:])
    first = len(around)
    places = [axis % np.ndim(arr) + k for k in range(inner)]
    return np.moveaxis(shaped, [first + k for k in range(inner)], places)


def apply_over_axes(function, a, axes):
    """What `numpy.apply_over_axes` does.

    >>> apply_over_axes(np.sum, np.ones((2, 3)), [0, 1])
    array([[6.]])
    """
    value = np.asarray(a)
    ndim = np.ndim(value)
    for axis in np.atleast_1d(axes).tolist():
        along = axis + ndim if axis < 0 else axis
        found = function(value, along)
        if np.ndim(found) != ndim:
            found = np.expand_dims(found, along)
        value = found
    return value


def fromfunction(function, shape, *, dtype=float, **kwargs):
    """What `numpy.fromfunction` does.

    >>> fromfunction(lambda i, j: i + j, (2, 2))
    array([[0., 1.],
           [1., 2.]])
    """
    return function(*np.indices(shape, dtype=dtype), **kwargs)


def piecewise(x, condlist, funclist, *args, **kwargs):
    """What `numpy.piecewise` does with a list of conditions.

    >>> piecewise(np.array([-1.0, 2.0]), [np.array([True, False])], [0.5, lambda t: t * t])
    array([0.5, 4. ])
    """
    x = np.asarray(x)
    single = np.ndim(condlist) == np.ndim(x)
    conditions = [np.asarray(c) for c in ([condlist] if single else condlist)]
    if len(funclist) == len(conditions) + 1:
        conditions.append(~np.any(np.stack(conditions), axis=0))
    if len(funclist) != len(conditions):
        raise ValueError("piecewise takes as many functions as conditions, or one more")
    y = np.zeros_like(x)
    for k in range(len(funclist)):
        piece, where = funclist[k], conditions[k]
        if not callable(piece):
            y[where] = piece
        elif np.any(where):
            y[where] = piece(x[where], *args, **kwargs)
    return y


def vectorize(pyfunc, otypes=None):
    """What `numpy.vectorize` returns, of a function that returns a number.

    >>> vectorize(lambda x, y: x * y)(np.array([1.0, 2.0]), 3.0)
    array([3., 6.])
    """

    def each(*args):
        arrays = np.broadcast_arrays(*args)
        found = at_each(pyfunc, arrays)
        dtype = np.asarray(found[0]).dtype if otypes is None else otypes[0]
        return np.reshape(np.array(found).astype(dtype), np.shape(arrays[0]))

    return each


def vectorized(self, *args):
    """What a call of a `numpy.vectorize` does; the first result says of which type all are."""
    if self.signature is not None or self.excluded:
        raise TypeError("np.vectorize is differentiated with no signature and nothing excluded")
    arrays = np.broadcast_arrays(*args)
    found = at_each(self.pyfunc, arrays)
    dtype = np.asarray(found[0]).dtype if self.otypes is None else self.otypes[0]
    return np.reshape(np.array(found).astype(dtype), np.shape(arrays[0]))


def at_each(function, arrays):
    """The results of a function at each place of arrays that have one shape."""
    flat = [np.ravel(x) for x in arrays]
    return [function(*[x[k] for x in flat]) for k in range(len(flat[0]))]


INSTEAD[np.vectorize.__call__] = vectorized
CALLING: dict[object, Callable] = {
    np.apply_along_axis: apply_along_axis,
    np.apply_over_axes: apply_over_axes,
    np.fromfunction: fromfunction,
    np.piecewise: piecewise,
    np.vectorize: vectorize,
}
