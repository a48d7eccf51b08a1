"""Transposes of products, by the ranks that their factors have.

Each `…_left(g, x, y)` is what x gets, each `…_right(g, x, y)` what y gets, where g is the adjoint of
the product of x and y. The factor that is asked for is read for its shape alone.
"""

import numpy as np

from .arrays import sum_to


def conj(x):
    """The conjugate; of a real array the array itself."""
    x = np.asarray(x)
    return np.conj(x) if x.dtype.kind == "c" else x


def fitted(g, like):
    """`g`, real if `like` is."""
    return np.real(g) if np.iscomplexobj(g) and not np.iscomplexobj(like) else g


def transposed(x):
    """The matrices in `x`, transposed."""
    return np.swapaxes(x, -1, -2)


def matmul_left(g, x, y):
    """What x gets from the adjoint of `x @ y`.

    >>> matmul_left(2.0, np.zeros(2), np.array([3.0, 4.0]))
    array([6., 8.])
    """
    y = conj(y)
    if np.ndim(x) == 1 and y.ndim == 1:
        return fitted(g * y, x)
    if y.ndim == 1:
        return fitted(sum_to(np.expand_dims(g, -1) * y, x), x)
    if np.ndim(x) == 1:
        g = np.matmul(np.expand_dims(g, -2), transposed(y))
        return fitted(sum_to(g[..., 0, :], x), x)
    return fitted(sum_to(np.matmul(g, transposed(y)), x), x)


def matmul_right(g, x, y):
    """What y gets from the adjoint of `x @ y`."""
    x = conj(x)
    if x.ndim == 1 and np.ndim(y) == 1:
        return fitted(g * x, y)
    if x.ndim == 1:
        return fitted(sum_to(np.expand_dims(g, -2) * x[:, None], y), y)
    if np.ndim(y) == 1:
        g = np.matmul(transposed(x), np.expand_dims(g, -1))
        return fitted(sum_to(g[..., 0], y), y)
    return fitted(sum_to(np.matmul(transposed(x), g), y), y)


def dot_left(g, x, y):
    """What x gets from the adjoint of `np.dot(x, y)`."""
    if np.ndim(x) == 0:
        return fitted(np.sum(g * conj(y)), x)
    if np.ndim(y) == 0:
        return fitted(g * conj(y), x)
    if np.ndim(y) == 1:
        return fitted(np.multiply.outer(g, conj(y)), x)
    y = np.moveaxis(conj(y), -2, -1)
    return fitted(np.tensordot(g, y, y.ndim - 1), x)


def dot_right(g, x, y):
    """What y gets from the adjoint of `np.dot(x, y)`."""
    if np.ndim(x) == 0 or np.ndim(y) == 0:
        return dot_left(g, y, x)
    kept = np.ndim(x) - 1
    g = np.tensordot(conj(x), g, (range(kept), range(kept)))
    return fitted(g if np.ndim(y) == 1 else np.moveaxis(g, 0, -2), y)
