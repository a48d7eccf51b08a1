"""Functions of NumPy that change an array, as Python that can be differentiated."""

from collections.abc import Callable

import numpy as np


def sorted_in_place(a, axis=-1, kind=None):
    """What `numpy.ndarray.sort` does; every kind of sort gives the same values.

    >>> a = np.array([[2.0, 1.0], [0.0, 3.0]])
    >>> sorted_in_place(a, axis=0)
    >>> a
    array([[0., 1.],
           [2., 3.]])
    """
    a[...] = np.sort(a, axis=axis)


def copyto(a, values, *, where=True):
    """What `numpy.copyto` does.

    >>> a = np.zeros(3)
    >>> copyto(a, 1.0, where=np.array([True, False, True]))
    >>> a
    array([1., 0., 1.])
    """
    a[...] = np.where(where, values, a)


def fill_diagonal(a, value):
    """What `numpy.fill_diagonal` does without `wrap`.

    >>> a = np.zeros((2, 3))
    >>> fill_diagonal(a, 1.0)
    >>> a
    array([[1., 0., 0.],
           [0., 1., 0.]])
    """
    if np.ndim(a) < 2:
        raise ValueError("array must be at least 2-d")
    if np.ndim(a) > 2 and min(np.shape(a)) != max(np.shape(a)):
        raise ValueError("all dimensions of the array must be equal")
    a[np.diag_indices(min(np.shape(a)), np.ndim(a))] = value


def put(a, indices, values, mode="raise"):
    """What `numpy.put` does.

    >>> a = np.zeros((2, 2))
    >>> put(a, [0, -1, 1], [5.0, 6.0])
    >>> put(a, [6], 7.0, mode="wrap")
    >>> a
    array([[5., 5.],
           [7., 6.]])
    """
    flat = np.ravel(np.asarray(indices))
    if mode == "raise":
        flat = np.where(flat < 0, flat + np.size(a), flat)
    where = np.unravel_index(np.ravel_multi_index((flat,), (np.size(a),), mode=mode), np.shape(a))
    if np.ndim(values) == 0:
        a[where] = values
    else:
        a[where] = np.ravel(values)[np.arange(len(flat)) % np.size(values)]


def putmask(a, mask, values):
    """What `numpy.putmask` does.

    >>> a = np.zeros(3)
    >>> putmask(a, np.array([False, True, True]), np.array([1.0, 2.0, 3.0]))
    >>> a
    array([0., 2., 3.])
    """
    if np.ndim(values) == 0:
        a[mask] = values
    else:
        repeated = np.ravel(values)[np.arange(np.size(a)) % np.size(values)]
        a[mask] = np.reshape(repeated, np.shape(a))[mask]


def place(a, mask, values):
    """What `numpy.place` does.

    >>> a = np.zeros(4)
    >>> place(a, np.array([True, False, True, True]), [1.0, 2.0])
    >>> a
    array([1., 0., 2., 1.])
    """
    a[mask] = np.ravel(values)[np.arange(np.count_nonzero(mask)) % np.size(values)]


def partitioned_in_place(a, kth, axis=-1):
    """What `numpy.ndarray.partition` does."""
    a[...] = np.partition(a, kth, axis=axis)


def put_along_axis(a, indices, values, axis=-1):
    """What `numpy.put_along_axis` does.

    >>> a = np.zeros((2, 2))
    >>> put_along_axis(a, np.array([[1], [0]]), 5.0, axis=1)
    >>> a
    array([[0., 5.],
           [5., 0.]])
    """
    where = list(np.indices(np.shape(indices), sparse=True))
    where[axis] = indices
    a[tuple(where)] = values


def multiply_at(a, indices, values):
    """What `numpy.multiply.at` does.

    >>> a = np.ones((2, 2))
    >>> multiply_at(a, ([0, 0], [1, 1]), np.array([2.0, 3.0]))
    >>> a
    array([[1., 6.],
           [1., 1.]])
    """
    places, each = places_at(a, indices), each_at(a, indices, values)
    for k in range(len(each)):
        place = tuple(places[k])
        a[place] = a[place] * each[k]


def divide_at(a, indices, values):
    """What `numpy.divide.at` does."""
    places, each = places_at(a, indices), each_at(a, indices, values)
    for k in range(len(each)):
        place = tuple(places[k])
        a[place] = a[place] / each[k]


def maximum_at(a, indices, values):
    """What `numpy.maximum.at` does."""
    places, each = places_at(a, indices), each_at(a, indices, values)
    for k in range(len(each)):
        place = tuple(places[k])
        a[place] = np.maximum(a[place], each[k])


def minimum_at(a, indices, values):
    """What `numpy.minimum.at` does."""
    places, each = places_at(a, indices), each_at(a, indices, values)
    for k in range(len(each)):
        place = tuple(places[k])
        a[place] = np.minimum(a[place], each[k])


def places_at(a, indices):
    """The elements of `a[indices]`, each once for each time it occurs: a row of indices for each.

    >>> places_at(np.ones((2, 2)), (slice(None), 1)).tolist()
    [[0, 1], [1, 1]]
    """
    flat = np.reshape(np.arange(np.size(a)), np.shape(a))[indices]
    return np.transpose(np.unravel_index(np.ravel(flat), np.shape(a)))


def each_at(a, indices, values):
    """The value for each of `places_at`."""
    flat = np.reshape(np.arange(np.size(a)), np.shape(a))[indices]
    return np.ravel(np.broadcast_to(values, np.shape(flat)))


def cumulative_sum(x, *, axis=None, dtype=None, include_initial=False):
    """What `numpy.cumulative_sum` does.

    >>> cumulative_sum(np.array([1.0, 2.0]), include_initial=True)
    array([0., 1., 3.])
    """
    along = 0 if axis is None else axis
    y = np.cumsum(x if dtype is None else np.asarray(x, dtype=dtype), axis=along)
    if not include_initial:
        return y
    return np.concatenate([np.zeros_like(np.take(y, [0], axis=along)), y], axis=along)


def cumulative_prod(x, *, axis=None, dtype=None, include_initial=False):
    """What `numpy.cumulative_prod` does.

    >>> cumulative_prod(np.array([2.0, 3.0]), include_initial=True)
    array([1., 2., 6.])
    """
    along = 0 if axis is None else axis
    y = np.cumprod(x if dtype is None else np.asarray(x, dtype=dtype), axis=along)
    if not include_initial:
        return y
    return np.concatenate([np.ones_like(np.take(y, [0], axis=along)), y], axis=along)


def kaiser(M, beta):
    """What `numpy.kaiser` does.

    >>> float(kaiser(3, 2.0)[1])
    1.0
    """
    if M < 2:
        return np.ones(max(M, 0))
    half = (M - 1) / 2.0
    at = (np.arange(0, M) - half) / half
    return np.i0(beta * np.sqrt(1 - at**2.0)) / np.i0(beta)


def polydiv(u, v):
    """What `numpy.polydiv` does: the quotient of two polynomials, and what is left.

    >>> polydiv(np.array([1.0, 3.0, 5.0]), np.array([1.0, 1.0]))
    (array([1., 2.]), array([3.]))
    """
    rest, divisor = np.atleast_1d(u) + 0.0, np.atleast_1d(v) + 0.0
    steps, long = len(rest) - len(divisor) + 1, len(divisor)
    if steps < 1:
        return np.zeros(1), rest
    quotient = []
    for k in range(steps):
        factor = rest[k] / divisor[0]
        quotient.append(factor)
        after = np.zeros(len(rest) - k - long)
        rest = rest - factor * np.concatenate([np.zeros(k), divisor, after])
    first = steps
    while first < len(rest) - 1 and np.allclose(rest[first], 0, rtol=1e-14):
        first = first + 1
    return np.array(quotient), rest[min(first, len(rest) - 1) :]


SUMS = {"cumulative_sum": cumulative_sum, "cumulative_prod": cumulative_prod}
COMPUTED: dict[object, Callable] = {np.kaiser: kaiser, np.polydiv: polydiv} | {
    getattr(np, name): source for name, source in SUMS.items() if hasattr(np, name)
}
CHANGING: dict[object, Callable] = {
    np.ndarray.sort: sorted_in_place,
    np.ndarray.partition: partitioned_in_place,
    np.ndarray.put: put,
    np.copyto: copyto,
    np.fill_diagonal: fill_diagonal,
    np.put: put,
    np.putmask: putmask,
    np.place: place,
    np.put_along_axis: put_along_axis,
    np.multiply.at: multiply_at,
    np.divide.at: divide_at,
    np.maximum.at: maximum_at,
    np.minimum.at: minimum_at,
}
