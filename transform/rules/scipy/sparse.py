"""Rules for products of a sparse matrix, which is constant, and what is dense."""

import inspect

import scipy.sparse

from wengert import runtime as rt

from ..declare import rule

FORMATS = "bsr coo csc csr dia dok lil".split()
CLASSES = [getattr(scipy.sparse, f"{f}_{kind}") for f in FORMATS for kind in ("matrix", "array")]


def methods(name):
    """The functions behind a method of the sparse matrices."""
    return tuple(dict.fromkeys(inspect.getattr_static(cls, name) for cls in CLASSES))


PRODUCTS = {
    (*methods("__matmul__"), *methods("dot"), rt.scipy.sparse.product): (
        lambda t, matrix, x: rt.scipy.sparse.product(matrix, t),
        lambda g, matrix, x: rt.scipy.sparse.adjoint_product(matrix, g),
    ),
    (*methods("__rmatmul__"), rt.scipy.sparse.product_from_left): (
        lambda t, x, matrix: rt.scipy.sparse.product_from_left(t, matrix),
        lambda g, x, matrix: rt.scipy.sparse.adjoint_from_left(g, matrix),
    ),
    (rt.scipy.sparse.adjoint_product,): (
        lambda t, matrix, x: rt.scipy.sparse.adjoint_product(matrix, t),
        lambda g, matrix, x: rt.scipy.sparse.product(matrix, g),
    ),
    (rt.scipy.sparse.adjoint_from_left,): (
        lambda t, x, matrix: rt.scipy.sparse.adjoint_from_left(t, matrix),
        lambda g, x, matrix: rt.scipy.sparse.product_from_left(g, matrix),
    ),
}
for functions, both in PRODUCTS.items():
    rule(functions, x=both, matrix=None)
