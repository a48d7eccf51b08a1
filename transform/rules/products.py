"""Rules for products: each is linear in each of its factors.

The product f(x, y), paired with g, is linear in g, x and y. So the transpose by x is a helper of
(g, x, y) that reads x for its shape alone, and is bilinear itself: the three are each other's
transposes, which is all that second derivatives need.
"""

import operator

import numpy as np

from wengert import runtime as rt

from .declare import bilinear

# Matrices and vectors
bilinear(
    (np.matmul, operator.matmul, np.linalg.matmul if hasattr(np.linalg, "matmul") else None),
    lambda g, x, y: rt.matmul_left(g, x, y),
    lambda g, x, y: rt.matmul_right(g, x, y),
)
bilinear(
    (np.dot, np.ndarray.dot),
    lambda g, a, b: rt.dot_left(g, a, b),
    lambda g, a, b: rt.dot_right(g, a, b),
)
bilinear(np.inner, lambda g, a, b: rt.inner_left(g, a, b), lambda g, a, b: rt.inner_right(g, a, b))
bilinear(
    (np.outer, getattr(np.linalg, "outer", None)),
    lambda g, a, b: rt.outer_left(g, a, b),
    lambda g, a, b: rt.outer_right(g, a, b),
)
bilinear(
    np.multiply.outer,
    lambda g, A, B: rt.outer_of(g, A, B, True),
    lambda g, A, B: rt.outer_of(g, A, B, False),
)
bilinear((np.vdot,), lambda g, a, b: rt.vdot_left(g, a, b), lambda g, a, b: rt.vdot_right(g, a, b))
bilinear(
    (getattr(np, "vecdot", None), getattr(np.linalg, "vecdot", None)),
    lambda g, x1, x2, *, axis=-1: rt.vecdot_left(g, x1, x2, axis=axis),
    lambda g, x1, x2, *, axis=-1: rt.vecdot_right(g, x1, x2, axis=axis),
)
bilinear(
    (np.tensordot, getattr(np.linalg, "tensordot", None)),
    lambda g, a, b, axes=2: rt.tensordot_left(g, a, b, axes=axes),
    lambda g, a, b, axes=2: rt.tensordot_right(g, a, b, axes=axes),
)
bilinear(np.kron, lambda g, a, b: rt.kron_left(g, a, b), lambda g, a, b: rt.kron_right(g, a, b))
bilinear(
    np.cross,
    lambda g, a, b, axisa=-1, axisb=-1, axisc=-1, axis=None: rt.cross_left(
        g, a, b, axisa=axisa, axisb=axisb, axisc=axisc, axis=axis
    ),
    lambda g, a, b, axisa=-1, axisb=-1, axisc=-1, axis=None: rt.cross_right(
        g, a, b, axisa=axisa, axisb=axisb, axisc=axisc, axis=axis
    ),
)
bilinear(
    getattr(np.linalg, "cross", None),
    lambda g, a, b, *, axis=-1: rt.cross_left(g, a, b, axis=axis),
    lambda g, a, b, *, axis=-1: rt.cross_right(g, a, b, axis=axis),
)
bilinear(
    np.convolve,
    lambda g, a, v, mode="full": rt.convolve_left(g, a, v, mode=mode),
    lambda g, a, v, mode="full": rt.convolve_right(g, a, v, mode=mode),
)
bilinear(
    np.einsum,
    operands=lambda g, *operands, k, optimize=False: rt.einsum_back(
        g, k, *operands, optimize=optimize
    ),
)
bilinear(
    np.correlate,
    lambda g, a, v, mode="valid": rt.correlate_left(g, a, v, mode=mode),
    lambda g, a, v, mode="valid": rt.correlate_right(g, a, v, mode=mode),
)
bilinear(
    (getattr(np, "matvec", None),),
    lambda g, x1, x2: rt.matvec_left(g, x1, x2),
    lambda g, x1, x2: rt.matvec_right(g, x1, x2),
)
bilinear(
    (getattr(np, "vecmat", None),),
    lambda g, x1, x2: rt.vecmat_left(g, x1, x2),
    lambda g, x1, x2: rt.vecmat_right(g, x1, x2),
)

# Their transposes: again each linear in each of what it multiplies
bilinear(
    rt.matmul_left,
    g=lambda h, g, x, y: np.matmul(h, y),
    y=lambda h, g, x, y: rt.matmul_right(g, h, y),
)
bilinear(
    rt.matmul_right,
    g=lambda h, g, x, y: np.matmul(x, h),
    x=lambda h, g, x, y: rt.matmul_left(g, x, h),
)
bilinear(rt.dot_left, g=lambda h, g, x, y: np.dot(h, y), y=lambda h, g, x, y: rt.dot_right(g, h, y))
bilinear(rt.dot_right, g=lambda h, g, x, y: np.dot(x, h), x=lambda h, g, x, y: rt.dot_left(g, x, h))
bilinear(
    rt.inner_left, g=lambda h, g, x, y: np.inner(h, y), y=lambda h, g, x, y: rt.inner_right(g, h, y)
)
bilinear(
    rt.inner_right, g=lambda h, g, x, y: np.inner(x, h), x=lambda h, g, x, y: rt.inner_left(g, x, h)
)
bilinear(
    rt.outer_left, g=lambda h, g, x, y: np.outer(h, y), y=lambda h, g, x, y: rt.outer_right(g, h, y)
)
bilinear(
    rt.outer_right, g=lambda h, g, x, y: np.outer(x, h), x=lambda h, g, x, y: rt.outer_left(g, x, h)
)
bilinear(
    rt.vdot_left, g=lambda h, g, x, y: np.vdot(h, y), y=lambda h, g, x, y: rt.vdot_right(g, h, y)
)
bilinear(
    rt.vdot_right, g=lambda h, g, x, y: np.vdot(x, h), x=lambda h, g, x, y: rt.vdot_left(g, x, h)
)
bilinear(
    rt.kron_left, g=lambda h, g, x, y: np.kron(h, y), y=lambda h, g, x, y: rt.kron_right(g, h, y)
)
bilinear(
    rt.kron_right, g=lambda h, g, x, y: np.kron(x, h), x=lambda h, g, x, y: rt.kron_left(g, x, h)
)
bilinear(
    rt.convolve_left,
    g=lambda h, g, x, y, mode="full": np.convolve(h, y, mode=mode),
    y=lambda h, g, x, y, mode="full": rt.convolve_right(g, h, y, mode=mode),
)
bilinear(
    rt.convolve_right,
    g=lambda h, g, x, y, mode="full": np.convolve(x, h, mode=mode),
    x=lambda h, g, x, y, mode="full": rt.convolve_left(g, x, h, mode=mode),
)
bilinear(
    rt.correlate_left,
    g=lambda h, g, x, y, mode="valid": np.correlate(h, y, mode=mode),
    y=lambda h, g, x, y, mode="valid": rt.correlate_right(g, h, y, mode=mode),
)
bilinear(
    rt.correlate_right,
    g=lambda h, g, x, y, mode="valid": np.correlate(x, h, mode=mode),
    x=lambda h, g, x, y, mode="valid": rt.correlate_left(g, x, h, mode=mode),
)
bilinear(
    rt.matvec_left,
    g=lambda h, g, x, y: np.matvec(h, y),
    y=lambda h, g, x, y: rt.matvec_right(g, h, y),
)
bilinear(
    rt.matvec_right,
    g=lambda h, g, x, y: np.matvec(x, h),
    x=lambda h, g, x, y: rt.matvec_left(g, x, h),
)
bilinear(
    rt.vecmat_left,
    g=lambda h, g, x, y: np.vecmat(h, y),
    y=lambda h, g, x, y: rt.vecmat_right(g, h, y),
)
bilinear(
    rt.vecmat_right,
    g=lambda h, g, x, y: np.vecmat(x, h),
    x=lambda h, g, x, y: rt.vecmat_left(g, x, h),
)
bilinear(
    rt.vecdot_left,
    g=lambda h, g, x, y, axis=-1: np.vecdot(h, y, axis=axis),
    y=lambda h, g, x, y, axis=-1: rt.vecdot_right(g, h, y, axis=axis),
)
bilinear(
    rt.vecdot_right,
    g=lambda h, g, x, y, axis=-1: np.vecdot(x, h, axis=axis),
    x=lambda h, g, x, y, axis=-1: rt.vecdot_left(g, x, h, axis=axis),
)
bilinear(
    rt.tensordot_left,
    g=lambda h, g, x, y, axes=2: np.tensordot(h, y, axes=axes),
    y=lambda h, g, x, y, axes=2: rt.tensordot_right(g, h, y, axes=axes),
)
bilinear(
    rt.tensordot_right,
    g=lambda h, g, x, y, axes=2: np.tensordot(x, h, axes=axes),
    x=lambda h, g, x, y, axes=2: rt.tensordot_left(g, x, h, axes=axes),
)
bilinear(
    rt.cross_left,
    g=lambda h, g, x, y, axisa=-1, axisb=-1, axisc=-1, axis=None: np.cross(
        h, y, axisa=axisa, axisb=axisb, axisc=axisc, axis=axis
    ),
    y=lambda h, g, x, y, axisa=-1, axisb=-1, axisc=-1, axis=None: rt.cross_right(
        g, h, y, axisa=axisa, axisb=axisb, axisc=axisc, axis=axis
    ),
)
bilinear(
    rt.cross_right,
    g=lambda h, g, x, y, axisa=-1, axisb=-1, axisc=-1, axis=None: np.cross(
        x, h, axisa=axisa, axisb=axisb, axisc=axisc, axis=axis
    ),
    x=lambda h, g, x, y, axisa=-1, axisb=-1, axisc=-1, axis=None: rt.cross_left(
        g, x, h, axisa=axisa, axisb=axisb, axisc=axisc, axis=axis
    ),
)
bilinear(
    rt.outer_of,
    g=lambda h, g, x, y, left: np.multiply.outer(h, y) if left else np.multiply.outer(x, h),
    x=lambda h, g, x, y, left: 0 if left else rt.outer_of(g, x, h, True),
    y=lambda h, g, x, y, left: rt.outer_of(g, h, y, False) if left else 0,
)
bilinear(
    rt.einsum_back,
    g=lambda h, g, position, *operands, optimize=False: np.einsum(
        *rt.spliced(operands, position, h), optimize=optimize
    ),
    operands=lambda h, g, position, *operands, optimize=False, k: (
        0
        if k == position
        else rt.einsum_back(g, k, *rt.spliced(operands, position, h), optimize=optimize)
    ),
)
