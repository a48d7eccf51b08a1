"""Rules for what rearranges, repeats, joins and cuts: each is linear, and moves things back."""

import numpy as np

from wengert import runtime as rt

from .declare import linear, rule

# The same elements in another shape
linear(np.reshape, lambda g, a, shape, order="C": np.reshape(g, np.shape(a), order=order))
linear(np.ndarray.reshape, lambda g, a, *shape, order="C": np.reshape(g, np.shape(a), order=order))
linear(
    (np.ravel, np.ndarray.ravel, np.ndarray.flatten),
    lambda g, a, order="C": np.reshape(g, np.shape(a), order=order),
)
linear((np.squeeze, np.ndarray.squeeze), lambda g, a, axis=None: np.reshape(g, np.shape(a)))
linear(np.expand_dims, lambda g, a, axis: np.reshape(g, np.shape(a)))
linear((np.atleast_1d, np.atleast_2d, np.atleast_3d), lambda g, x: rt.reshaped(g, x))
linear((np.atleast_1d, np.atleast_2d, np.atleast_3d), lambda g, *xs, k: rt.reshaped(g[k], xs[k]))

# The same elements in another order
linear(np.transpose, lambda g, a, axes=None: np.transpose(g, axes=rt.inverse(axes)))
linear(np.ndarray.transpose, lambda g, a, *axes: np.transpose(g, rt.inverse(axes)))
linear((np.swapaxes, np.ndarray.swapaxes), lambda g, a, axis1, axis2: np.swapaxes(g, axis1, axis2))
linear(
    (getattr(np, "matrix_transpose", None), getattr(np.linalg, "matrix_transpose", None)),
    lambda g, x: np.swapaxes(g, -1, -2),
)
linear(np.moveaxis, lambda g, a, source, destination: np.moveaxis(g, destination, source))
linear(np.ndarray.T, lambda g, a: g.T)
linear(getattr(np.ndarray, "mT", None), lambda g, a: g.mT)
linear(np.rollaxis, lambda g, a, axis, start=0: rt.rollaxis_back(g, axis, start=start))
linear(np.flip, lambda g, m, axis=None: np.flip(g, axis=axis))
linear(np.fliplr, lambda g, m: np.fliplr(g))
linear(np.flipud, lambda g, m: np.flipud(g))
linear(np.roll, lambda g, a, shift, axis=None: np.roll(g, rt.negated(shift), axis=axis))
linear(np.rot90, lambda g, m, k=1, axes=(0, 1): np.rot90(g, -k, axes=axes))

# More often, or with something around
linear(np.broadcast_to, lambda g, array, shape: rt.sum_to(g, like=array))
linear(np.broadcast_arrays, lambda g, *args, k: rt.sum_to(g[k], like=args[k]))
linear(np.tile, lambda g, A, reps: rt.tile_back(g, A, reps))
linear(
    (np.repeat, np.ndarray.repeat),
    lambda g, a, repeats, axis=None: rt.repeat_back(g, a, repeats, axis=axis),
)
linear(np.resize, lambda g, a, new_shape: rt.resize_back(g, a))
rule(
    np.trim_zeros,
    lambda t, filt, trim="fb": rt.trimmed(t, filt, trim),
    lambda g, filt, trim="fb": rt.trimmed_back(g, filt, trim),
)
rule(
    np.pad,
    lambda t, array, pad_width, mode="constant", *, constant_values=0: rt.pad_dot(
        t, array, pad_width, mode=mode
    ),
    lambda g, array, pad_width, mode="constant", *, constant_values=0: rt.pad_back(
        g, array, pad_width, mode=mode
    ),
    constant_values=(
        lambda t, array, pad_width, mode="constant", *, constant_values=0: (
            t * rt.pad_fill(constant_values, array, pad_width)
        ),
        lambda g, array, pad_width, mode="constant", *, constant_values=0: np.sum(
            g * rt.pad_fill(constant_values, array, pad_width)
        ),
    ),
)
rule(
    np.pad,
    lambda t, array, pad_width, mode, *, end_values=0, stat_length=None, reflect_type="even": (
        rt.pad_dot(
            t, array, pad_width, mode=mode, stat_length=stat_length, reflect_type=reflect_type
        )
    ),
    lambda g, array, pad_width, mode, *, end_values=0, stat_length=None, reflect_type="even": (
        rt.pad_back(
            g, array, pad_width, mode=mode, stat_length=stat_length, reflect_type=reflect_type
        )
    ),
    end_values=(
        lambda t, array, pad_width, mode, *, end_values=0, stat_length=None, reflect_type="even": (
            t * rt.pad_fill(end_values, array, pad_width, mode)
        ),
        lambda g, array, pad_width, mode, *, end_values=0, stat_length=None, reflect_type="even": (
            np.sum(g * rt.pad_fill(end_values, array, pad_width, mode))
        ),
    ),
)
linear(
    np.meshgrid,
    lambda g, *xi, k, copy=True, sparse=False, indexing="xy": rt.mesh_back(
        g[k], xi[k], k, indexing=indexing
    ),
)
linear(
    np.lib.stride_tricks.sliding_window_view,
    lambda g, x, window_shape, axis=None: rt.windows_back(g, x, window_shape, axis=axis),
)
linear(
    rt.windows_back,
    lambda h, g, x, window_shape, axis=None: np.lib.stride_tricks.sliding_window_view(
        h, window_shape, axis=axis
    ),
)
linear(np.ix_, lambda g, *args, k: np.reshape(g[k], np.shape(args[k])))

# Joined: what comes is a list of arrays, or one array of them
linear((np.concatenate,), lambda g, arrays, axis=0: rt.unjoin(g, arrays, axis=axis))
linear(np.stack, lambda g, arrays, axis=0: rt.unstack(g, arrays, axis=axis))
linear(np.hstack, lambda g, tup: rt.unjoin(g, tup, axis=rt.wide(g)))
linear((np.vstack, getattr(np, "row_stack", None)), lambda g, tup: rt.unjoin(g, tup))
linear(np.dstack, lambda g, tup: rt.unjoin(g, tup, axis=2))
linear(np.column_stack, lambda g, tup: rt.unjoin(g, tup, axis=1))
linear(
    np.insert,
    arr=lambda g, arr, obj, values, axis=None: rt.insert_back(g, arr, obj, values, axis=axis),
    values=lambda g, arr, obj, values, axis=None: rt.inserted_back(g, arr, obj, values, axis=axis),
)
linear(
    np.append,
    arr=lambda g, arr, values, axis=None: rt.unjoin(g, (arr, values), axis=axis)[0],
    values=lambda g, arr, values, axis=None: rt.reshaped(
        rt.unjoin(g, (arr, values), axis=axis)[1], values
    ),
)

# Cut: what comes back is a list of adjoints
linear(
    (np.split, np.array_split),
    lambda g, ary, indices_or_sections, axis=0, *, ans: rt.rejoin(g, ans, axis=axis),
)
linear(np.hsplit, lambda g, ary, indices_or_sections, *, ans: rt.rejoin(g, ans, axis=rt.wide(ary)))
linear(np.vsplit, lambda g, ary, indices_or_sections, *, ans: rt.rejoin(g, ans))
linear(np.dsplit, lambda g, ary, indices_or_sections, *, ans: rt.rejoin(g, ans, axis=2))
linear(
    getattr(np, "unstack", None), lambda g, x, *, axis=0, ans: np.stack(rt.alike(g, ans), axis=axis)
)
