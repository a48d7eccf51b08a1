"""Where the rules for integrals of samples are tried; functions are in test_scipy_functions."""

import numpy as np
import scipy.integrate as si
import scipy.optimize as so
from samples_runtime import each
from scipy.sparse import csr_array

from wengert.runtime.scipy import bsplines, functions, ode, sparse, splines
from wengert.transform.rules.scipy.sparse import methods

CALLS = {
    si.trapezoid: ["f(v)", "f(M, v)", "f(M, dx=0.3, axis=0)"],
    si.simpson: ["f(v)", "f(M, grid3)", "f(T, axis=1)", "f(long, dx=0.1)"],
    si.romb: ["f(five)", "f(A5, 0.2, axis=0)"],
    si.cumulative_trapezoid: ["f(v)", "f(M, v)", "f(M, dx=0.3, axis=0)", "f(M, initial=0)",
                              "f(T, u4, axis=-1)", "f(M, N)"],
    **each([si.quad, si.quad_vec, functions.shaped, functions.flat, functions.unflat], []),
    **each([si.odeint, so.brentq, so.brenth, so.ridder, so.bisect, so.newton,
            so.fsolve, so.fixed_point, so.root, so.root_scalar, so.minimize,
            so.minimize_scalar], []),
    **each([ode.solved, splines.parts, splines.part, splines.with_part, splines.with_parts,
            splines.piecewise, bsplines.made], []),
    splines.powers: ["f(v, 4, 0)", "f(v, 4, 1)", "f(v, 3, 2)"],
    **each([sparse.product, sparse.adjoint_product], ["f(sparse_, v)", "f(sparse_, A)"]),
    **each([sparse.product_from_left, sparse.adjoint_from_left],
           ["f(v, sparse_)", "f(M, sparse_)"]),
    **each([*methods("__matmul__"), *methods("__rmatmul__"), *methods("dot")], []),
}  # fmt: skip

SHAPES = {"five": (5,), "A5": (5, 2), "u4": (4,)}
DOMAIN = {}
CONSTANTS = {
    "sparse_": csr_array(np.diag([1.0, 2.0, 3.0]) + np.eye(3, k=1)),
    "grid3": [0.0, 0.4, 1.0],
}
WIDE = set(CALLS)
COMPLEX = set()
ENDS = set()
