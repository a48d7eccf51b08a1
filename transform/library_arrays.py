"""Functions of NumPy that change an array, as Python that can be differentiated."""

import numpy as np


def sorted_in_place(a, axis=-1):
    """What `numpy.ndarray.sort` does.

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
    """What `numpy.fill_diagonal` does for matrices.

    >>> a = np.zeros((2, 3))
    >>> fill_diagonal(a, 1.0)
    >>> a
    array([[1., 0., 0.],
           [0., 1., 0.]])
    """
    if np.ndim(a) != 2:
        raise NotImplementedError("fill_diagonal of an array that is no matrix")
    k = np.arange(min(np.shape(a)))
    a[k, k] = value


def put(a, indices, values):
    """What `numpy.put` does.

    >>> a = np.zeros((2, 2))
    >>> put(a, [0, -1, 1], [5.0, 6.0])
    >>> a
    array([[5., 5.],
           [0., 6.]])
    """
    flat = np.ravel(np.asarray(indices))
    where = np.unravel_index(np.where(flat < 0, flat + np.size(a), flat), np.shape(a))
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
    """What `numpy.multiply.at` does for one list of indices.

    >>> a = np.ones(2)
    >>> multiply_at(a, [0, 0], np.array([2.0, 3.0]))
    >>> a
    array([6., 1.])
    """
    where = listed(indices)
    each = np.broadcast_to(values, np.shape(where) + np.shape(a)[1:])
    for k in range(len(where)):
        a[where[k]] = a[where[k]] * each[k]


def divide_at(a, indices, values):
    """What `numpy.divide.at` does for one list of indices."""
    where = listed(indices)
    each = np.broadcast_to(values, np.shape(where) + np.shape(a)[1:])
    for k in range(len(where)):
        a[where[k]] = a[where[k]] / each[k]


def maximum_at(a, indices, values):
    """What `numpy.maximum.at` does for one list of indices."""
    where = listed(indices)
    each = np.broadcast_to(values, np.shape(where) + np.shape(a)[1:])
    for k in range(len(where)):
        a[where[k]] = np.maximum(a[where[k]], each[k])


def minimum_at(a, indices, values):
    """What `numpy.minimum.at` does for one list of indices."""
    where = listed(indices)
    each = np.broadcast_to(values, np.shape(where) + np.shape(a)[1:])
    for k in range(len(where)):
        a[where[k]] = np.minimum(a[where[k]], each[k])


def listed(indices):
    """Indices along the first axis, as an array."""
    where = np.asarray(indices)
    if np.ndim(where) != 1 or where.dtype.kind != "i":
        raise NotImplementedError("the method at takes one list of whole numbers here")
    return where


CHANGING = {
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
