"""Transposes of the functions that rearrange, repeat and join arrays."""

import numpy as np

from .adjoints import real_as
from .arrays import broadcast, sum_to
from .trees import rebuilt


def inverse(axes):
    """The permutation that undoes `axes`, as np.transpose takes it.

    >>> inverse((2, 0, 1))
    (1, 2, 0)
    """
    if axes is None or len(axes) == 0:
        return None
    axes = axes[0] if len(axes) == 1 and not np.isscalar(axes[0]) else axes
    if axes is None:
        return None
    return tuple(int(a) for a in np.argsort([a % len(axes) for a in axes]))


def negated(shift):
    """The opposite of a number, or of each of several."""
    return tuple(-s for s in shift) if isinstance(shift, tuple | list) else -shift


def rollaxis_back(g, axis, start=0):
    """Undo `np.rollaxis(x, axis, start)`."""
    order = np.rollaxis(np.empty(range(1, np.ndim(g) + 1)), axis, start).shape
    return np.transpose(g, np.argsort(order))


def tile_back(g, like, reps):
    """Sum the tiles of `np.tile(like, reps)`."""
    reps = reps if isinstance(reps, tuple | list | np.ndarray) else (reps,)
    shape = np.shape(like)
    ndim = max(len(reps), len(shape))
    reps = (1,) * (ndim - len(reps)) + tuple(reps)
    shape = (1,) * (ndim - len(shape)) + shape
    pairs = [n for pair in zip(reps, shape) for n in pair]
    return np.reshape(
        np.sum(np.reshape(g, pairs), axis=tuple(range(0, 2 * ndim, 2))), np.shape(like)
    )


def repeat_back(g, like, repeats, axis=None):
    """Sum the copies that `np.repeat(like, repeats, axis)` made."""
    shape = (np.size(like),) if axis is None else np.shape(like)
    axis = 0 if axis is None else axis
    source = np.repeat(np.arange(shape[axis]), repeats)
    out = np.zeros(shape, np.asarray(g).dtype)
    np.add.at(np.moveaxis(out, axis, 0), source, np.moveaxis(g, axis, 0))
    return np.reshape(out, np.shape(like))


def scattered(g, where, like, valid=True):
    """Add each element of `g` into a zero like `like`, at its flat index `where`."""
    g, where, valid = np.broadcast_arrays(g, where, valid)
    out = np.zeros(np.size(like), g.dtype)
    np.add.at(out, where[valid], g[valid])
    return out.reshape(np.shape(like))


def unjoin(g, arrays, axis=0):
    """Cut `g` into pieces of the shapes of `arrays`, which were joined along `axis`."""
    g = np.ravel(g) if axis is None else np.asarray(g)
    axis = 0 if axis is None else axis
    across = int(np.prod([n for a, n in enumerate(g.shape) if a != axis % g.ndim]))
    pieces, start = [], 0
    for x in arrays:
        long = np.size(x) // across if across else np.shape(x)[axis]
        piece = g[(slice(None),) * (axis % g.ndim) + (slice(start, start + long),)]
        pieces.append(real_as(np.reshape(piece, np.shape(x)), x))
        start += long
    return np.stack(pieces) if isinstance(arrays, np.ndarray) else pieces


def unstack(g, like, axis=0):
    """The slices of `g` along `axis`, as `like` holds its items: in a list, or in an array."""
    g = np.moveaxis(g, axis, 0)
    return g if isinstance(like, np.ndarray) else [real_as(part, x) for part, x in zip(g, like)]


def wide(g):
    """The axis along which np.hstack joins."""
    return 0 if np.ndim(g) == 1 else 1


def rejoin(parts, like, axis=0):
    """Join the adjoints of the pieces `like`, some of them numbers for all of a piece."""
    return np.concatenate([broadcast(p, x) for p, x in zip(parts, like)], axis)


def alike(parts, like):
    """Adjoints of arrays `like`, some of them numbers for all of an array, as arrays."""
    return [broadcast(p, x) for p, x in zip(parts, like)]


def reshaped(g, like):
    """`g` in the shape of `like`; a number stands for all of an array, and gets the sum."""
    if np.ndim(like) == 0:
        return np.sum(g)
    return np.reshape(g, np.shape(like)) if np.ndim(g) else broadcast(g, like)


def as_array(x):
    """An array of what is in a list or a tuple."""
    return np.asarray(x)


def as_arrays(xs):
    """`xs` with an array for each list or tuple in it.

    >>> as_arrays([[1.0, 2.0], np.zeros(2), 3.0])
    [array([1., 2.]), array([0., 0.]), 3.0]
    """
    return [np.asarray(x) if isinstance(x, list | tuple) else x for x in xs]


def as_arrays_back(g, xs):
    """The adjoint of `xs`, from that of `as_arrays(xs)`."""
    items = [as_items(part, x) if isinstance(x, list | tuple) else part for part, x in zip(g, xs)]
    return rebuilt(xs, items) if isinstance(xs, list | tuple) else items


def as_items(g, like):
    """`g` with the structure of `like`: an array, or nested lists of what is in it.

    >>> as_items(np.array([[1.0, 2.0], [3.0, 4.0]]), [[0, 0], [0, 0]])
    [[1.0, 2.0], [3.0, 4.0]]
    """
    if isinstance(like, list | tuple):
        rows = g if np.ndim(g) else [g] * len(like)
        return rebuilt(like, [as_items(row, x) for row, x in zip(rows, like)])
    if isinstance(like, np.ndarray):
        return reshaped(fitted(g, like), like)
    g = fitted(np.reshape(g, ())[()], like)
    return g if isinstance(like, np.generic) else g.item()


def as_dot(t, dtype=None, ndmin=0):
    """The tangent of `np.array(x, dtype)`: what is made whole numbers doesn't move."""
    if dtype is not None and np.dtype(dtype).kind not in "fc":
        return np.zeros(np.shape(t))
    return np.array(t if dtype is None else fitted(t, np.empty(0, dtype)), dtype=dtype, ndmin=ndmin)


def uncast(g, dtype=None):
    """What passes back through a change of dtype."""
    return g if dtype is None or np.dtype(dtype).kind in "fc" else 0 * g


def fitted(g, like):
    """`g` in the dtype of `like`, real if it is."""
    g = real_as(g, like)
    dtype = getattr(like, "dtype", None)
    if dtype is None or dtype.kind not in "fc" or not isinstance(g, np.ndarray | np.generic):
        return g
    return g.astype(dtype, copy=False)


def join_back(parts, like, axis=0):
    """The transpose of `unjoin(like, parts, axis)`: the pieces joined into one array."""
    axis = 0 if axis is None else axis
    shape = list(np.shape(like))
    shape[axis] = -1
    return np.reshape(np.concatenate([np.reshape(p, shape) for p in parts], axis), np.shape(like))


def unalike(parts, like):
    """The transpose of `alike`: each part in the shape of what it was."""
    return [sum_to(p, x) for p, x in zip(parts, like)]


def mesh(x, like, position, indexing="xy"):
    """The coordinates x along their axis of a grid like `like`."""
    shape = [1] * np.ndim(like)
    shape[mesh_axis(position, np.ndim(like), indexing)] = -1
    return broadcast(np.reshape(x, shape), like)


def mesh_axis(position, ndim, indexing):
    """The axis of a grid along which its coordinate at `position` runs."""
    swapped = {0: 1, 1: 0} if indexing == "xy" and ndim > 1 else {}
    return swapped.get(position, position)


def mesh_back(g, like, position, indexing="xy"):
    """What the coordinates `like` get from the adjoint of their grid."""
    if np.ndim(g) == 0:
        return broadcast(g, like)
    kept = mesh_axis(position, g.ndim, indexing)
    g = np.sum(g, axis=tuple(a for a in range(g.ndim) if a != kept))
    return np.reshape(g, np.shape(like))
