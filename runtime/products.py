"""Transposes of products, by the ranks that their factors have.

Each `…_left(g, x, y)` is what x gets, each `…_right(g, x, y)` what y gets, where g is the adjoint
of the product of x and y. The factor that is asked for is read for its shape alone.
"""

import numpy as np

from .arrays import conj, sum_to
from .checks import FLAT_CROSS, Refused
from .shapes import fitted


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


def inner_left(g, x, y):
    """What x gets from the adjoint of `np.inner(x, y)`."""
    if np.ndim(x) == 0 or np.ndim(y) == 0:
        return dot_left(g, x, y)
    return dot_left(g, x, np.moveaxis(y, -1, 0) if np.ndim(y) < 3 else np.moveaxis(y, -1, -2))


def inner_right(g, x, y):
    """What y gets from the adjoint of `np.inner(x, y)`."""
    if np.ndim(x) == 0 or np.ndim(y) == 0:
        return dot_right(g, x, y)
    kept = np.ndim(x) - 1
    return fitted(np.moveaxis(np.tensordot(conj(x), g, (range(kept), range(kept))), 0, -1), y)


def outer_left(g, x, y):
    """What x gets from the adjoint of `np.outer(x, y)`."""
    return fitted(np.reshape(np.matmul(g, np.ravel(conj(y))), np.shape(x)), x)


def outer_right(g, x, y):
    """What y gets from the adjoint of `np.outer(x, y)`."""
    return fitted(np.reshape(np.matmul(np.ravel(conj(x)), g), np.shape(y)), y)


def outer_of(g, x, y, left):
    """What x, or y, gets from the adjoint of `np.multiply.outer(x, y)`."""
    n = np.ndim(x)
    if left:
        return fitted(np.tensordot(g, conj(y), np.ndim(y)), x)
    return fitted(np.tensordot(conj(x), g, n), y)


def contracted(x, y, axes):
    """The axes of x and of y that `np.tensordot(x, y, axes)` sums over, and the others."""
    m, n = np.ndim(x), np.ndim(y)
    if np.ndim(axes) == 0 and not isinstance(axes, tuple | list):
        over = list(range(m - axes, m)), list(range(axes))
    else:
        over = tuple([int(a) for a in np.atleast_1d(part)] for part in axes)
    over_x, over_y = [a % m for a in over[0]], [a % n for a in over[1]]
    rest_x = [a for a in range(m) if a not in over_x]
    rest_y = [a for a in range(n) if a not in over_y]
    return over_x, over_y, rest_x, rest_y


def tensordot_left(g, x, y, axes=2):
    """What x gets from the adjoint of `np.tensordot(x, y, axes)`."""
    over_x, over_y, rest_x, rest_y = contracted(x, y, axes)
    last = range(len(rest_x), np.ndim(g))
    g = np.tensordot(g, conj(y), (last, rest_y))
    ordered = sorted(range(len(over_y)), key=lambda i: over_y[i])
    return fitted(np.transpose(g, np.argsort(rest_x + [over_x[i] for i in ordered])), x)


def tensordot_right(g, x, y, axes=2):
    """What y gets from the adjoint of `np.tensordot(x, y, axes)`."""
    over_x, over_y, rest_x, rest_y = contracted(x, y, axes)
    g = np.tensordot(conj(x), g, (rest_x, range(len(rest_x))))
    ordered = sorted(range(len(over_x)), key=lambda i: over_x[i])
    return fitted(np.transpose(g, np.argsort([over_y[i] for i in ordered] + rest_y)), y)


def vdot_left(g, x, y):
    """What x gets from the adjoint of `np.vdot(x, y)`, which conjugates x."""
    return fitted(np.conj(g) * np.reshape(y, np.shape(x)), x)


def vdot_right(g, x, y):
    """What y gets from the adjoint of `np.vdot(x, y)`."""
    return fitted(g * np.reshape(x, np.shape(y)), y)


def vecdot_left(g, x, y, axis=-1):
    """What x gets from the adjoint of `np.vecdot(x, y)`, which conjugates x."""
    return fitted(sum_to(np.expand_dims(np.conj(g), axis) * y, x), x)


def vecdot_right(g, x, y, axis=-1):
    """What y gets from the adjoint of `np.vecdot(x, y)`."""
    return fitted(sum_to(np.expand_dims(g, axis) * x, y), y)


def kron_left(g, x, y):
    """What x gets from the adjoint of `np.kron(x, y)`."""
    n = max(np.ndim(x), np.ndim(y))
    g = blocks(g, x, y, n)
    small = np.reshape(conj(y), (1,) * (n - np.ndim(y)) + np.shape(y))
    return fitted(
        np.reshape(np.tensordot(g, small, (range(1, 2 * n, 2), range(n))), np.shape(x)), x
    )


def kron_right(g, x, y):
    """What y gets from the adjoint of `np.kron(x, y)`."""
    n = max(np.ndim(x), np.ndim(y))
    g = blocks(g, x, y, n)
    big = np.reshape(conj(x), (1,) * (n - np.ndim(x)) + np.shape(x))
    return fitted(np.reshape(np.tensordot(big, g, (range(n), range(0, 2 * n, 2))), np.shape(y)), y)


def blocks(g, x, y, n):
    """The adjoint of a Kronecker product, each axis as one of x and one of y."""
    big = (1,) * (n - np.ndim(x)) + np.shape(x)
    small = (1,) * (n - np.ndim(y)) + np.shape(y)
    return np.reshape(g, [k for pair in zip(big, small) for k in pair])


def cross_left(g, x, y, axisa=-1, axisb=-1, axisc=-1, axis=None):
    """What x gets from the adjoint of `np.cross(x, y)`, of vectors in space."""
    axisa, axisb, axisc = (axisa, axisb, axisc) if axis is None else (axis,) * 3
    if np.shape(x)[axisa] != 3 or np.shape(y)[axisb] != 3:
        raise Refused(FLAT_CROSS)
    g, y = np.moveaxis(g, axisc, -1), np.moveaxis(conj(y), axisb, -1)
    return fitted(np.moveaxis(sum_to(np.cross(y, g), np.moveaxis(x, axisa, -1)), -1, axisa), x)


def cross_right(g, x, y, axisa=-1, axisb=-1, axisc=-1, axis=None):
    """What y gets from the adjoint of `np.cross(x, y)`."""
    return -cross_left(g, y, x, axisb, axisa, axisc, axis)


def full_adjoint(g, x, y, mode):
    """The adjoint of `np.convolve(x, y)` in full, of which `mode` kept a part."""
    m, n = len(x), len(y)
    if mode == "full":
        return g
    start = (min(m, n) - 1) // 2 if mode == "same" else min(m, n) - 1
    out = np.zeros(m + n - 1, np.asarray(g).dtype)
    out[start : start + len(g)] = g
    return out


def convolve_left(g, x, y, mode="full"):
    """What x gets from the adjoint of `np.convolve(x, y, mode)`."""
    return fitted(np.convolve(full_adjoint(g, x, y, mode), conj(y)[::-1], "valid"), x)


def convolve_right(g, x, y, mode="full"):
    """What y gets from the adjoint of `np.convolve(x, y, mode)`."""
    return fitted(np.convolve(full_adjoint(g, x, y, mode), conj(x)[::-1], "valid"), y)


def correlate_full(g, x, y, mode):
    """The adjoint of `np.correlate(x, y)` in full, of which `mode` kept a part."""
    m, n = len(x), len(y)
    if mode == "full" or mode == "valid" or m >= n:
        return full_adjoint(g, x, y, mode)
    return full_adjoint(np.asarray(g)[::-1], x, y, mode)[::-1]


def correlate_left(g, x, y, mode="valid"):
    """What x gets from the adjoint of `np.correlate(x, y, mode)`."""
    return fitted(np.convolve(correlate_full(g, x, y, mode), y, "valid"), x)


def correlate_right(g, x, y, mode="valid"):
    """What y gets from the adjoint of `np.correlate(x, y, mode)`, which conjugates y."""
    g = np.convolve(correlate_full(g, x, y, mode), conj(x)[::-1], "valid")
    return fitted(conj(g)[::-1], y)


def matvec_left(g, x, y):
    """What the matrices x get from the adjoint of `np.matvec(x, y)`."""
    g = np.expand_dims(g, -1) * np.expand_dims(conj(y), -2)
    return fitted(sum_to(g, x), x)


def matvec_right(g, x, y):
    """What the vectors y get from the adjoint of `np.matvec(x, y)`."""
    g = np.matmul(np.swapaxes(conj(x), -1, -2), np.expand_dims(g, -1))
    return fitted(sum_to(g[..., 0], y), y)


def vecmat_left(g, x, y):
    """What the vectors x get from the adjoint of `np.vecmat(x, y)`, which conjugates them."""
    g = np.matmul(y, np.expand_dims(conj(g), -1))
    return fitted(sum_to(g[..., 0], x), x)


def vecmat_right(g, x, y):
    """What the matrices y get from the adjoint of `np.vecmat(x, y)`."""
    g = np.expand_dims(x, -1) * np.expand_dims(g, -2)
    return fitted(sum_to(g, y), y)
