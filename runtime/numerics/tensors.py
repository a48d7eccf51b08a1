"""Derivatives of equations of tensors, of their inverses, and of chains of matrices."""

import numpy as np

from ..arrays import conj
from ..products import matmul_left, matmul_right
from ..shapes import fitted


def unknown_axes(a, b, axes):
    """The axes of a that belong to b, and those that belong to the solution."""
    ndim = np.ndim(a)
    last = list(range(np.ndim(b), ndim)) if axes is None else list(axes)
    return [k for k in range(ndim) if k not in last], last


def tensorsolve_dot(t, a, b, axes, ans):
    """What a's tangent adds to that of `np.linalg.tensorsolve(a, b, axes)`."""
    first, last = unknown_axes(a, b, axes)
    moved = np.tensordot(np.transpose(t, first + last), ans, np.ndim(ans))
    return -np.linalg.tensorsolve(a, np.reshape(moved, np.shape(b)), axes)


def tensorsolve_by_b(g, a, b, axes=None):
    """What b gets from the adjoint of `np.linalg.tensorsolve(a, b, axes)`."""
    first, last = unknown_axes(a, b, axes)
    found = np.linalg.tensorsolve(np.transpose(conj(a), last + first), g)
    return fitted(np.reshape(found, np.shape(b)), b)


def tensorsolve_by_a(g, a, b, axes, ans):
    """What a gets from the adjoint of `np.linalg.tensorsolve(a, b, axes)`."""
    first, last = unknown_axes(a, b, axes)
    g_b = np.linalg.tensorsolve(np.transpose(conj(a), last + first), g)
    found = np.transpose(-np.multiply.outer(g_b, conj(ans)), np.argsort(first + last))
    return fitted(found, a)


def tensorinv_dot(t, ans, ind=2):
    """The tangent of `np.linalg.tensorinv(a, ind)`."""
    return -np.tensordot(np.tensordot(ans, t, ind), ans, np.ndim(ans) - ind)


def tensorinv_back(g, ans, ind=2):
    """What a gets from the adjoint of `np.linalg.tensorinv(a, ind)`."""
    rest = np.ndim(ans) - ind
    turned = np.transpose(conj(ans), [*range(rest, np.ndim(ans)), *range(rest)])
    return -np.tensordot(np.tensordot(turned, g, rest), turned, ind)


def chain_dot(dots, arrays):
    """The tangent of `np.linalg.multi_dot(arrays)`."""
    return sum(
        [np.linalg.multi_dot([*arrays[:i], t, *arrays[i + 1 :]]) for i, t in enumerate(dots)]
    )


def chain_back(g, arrays):
    """What each of the arrays gets from the adjoint of `np.linalg.multi_dot(arrays)`."""
    found = []
    for i in range(len(arrays)):
        x = arrays[i]
        rest = product([x, *arrays[i + 1 :]])
        part = matmul_right(g, product(arrays[:i]), rest) if i else g
        last = i + 1 == len(arrays)
        found.append(part if last else matmul_left(part, x, product(arrays[i + 1 :])))
    return found


def product(arrays):
    """The product of some arrays."""
    return arrays[0] if len(arrays) == 1 else np.linalg.multi_dot(arrays)
