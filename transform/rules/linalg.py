"""Rules for numpy.linalg. Matrices may be stacked; formulas after Giles (2008).

eigh and cholesky read one triangle of their argument: it gets what belongs to that triangle. What
is done where a derivative doesn't exist stands in `runtime/numerics`, at each of them.
"""

import numpy as np

from wengert import runtime as rt

from .declare import linear, rule, zero

# Inverses and determinants
rule(
    np.linalg.inv,
    lambda t, a, ans: -ans @ t @ ans,
    lambda g, a, ans: -rt.adjoint(ans) @ g @ rt.adjoint(ans),
)
rule(
    np.linalg.pinv,
    lambda t, a, rcond=None, hermitian=False, *, rtol=None, ans: rt.pinv_dot(
        t, a, ans, hermitian=hermitian
    ),
    lambda g, a, rcond=None, hermitian=False, *, rtol=None, ans: rt.pinv_back(
        g, a, ans, hermitian=hermitian
    ),
)
rule(
    np.linalg.solve,
    a=(
        lambda t, a, b, ans: -rt.uncolumns(np.linalg.solve(a, t @ rt.columns(ans, b)), b),
        lambda g, a, b, ans: rt.solve_by_a(g, a, b, ans),
    ),
    b=(
        lambda t, a, b, ans: np.linalg.solve(a, t),
        lambda g, a, b, ans: rt.solve_by_b(g, a, b),
    ),
)
rule(
    np.linalg.det,
    lambda t, a, ans: ans * np.trace(np.linalg.solve(a, t), axis1=-2, axis2=-1),
    lambda g, a, ans: rt.scaled(g * np.conj(ans), rt.adjoint(np.linalg.inv(a))),
)
rule(
    np.linalg.slogdet,
    lambda t, a, ans: (
        1j * ans[0] * np.imag(np.trace(np.linalg.solve(a, t), axis1=-2, axis2=-1))
        if np.iscomplexobj(a)
        else rt.zeros_like(ans[0]),
        np.real(np.trace(np.linalg.solve(a, t), axis1=-2, axis2=-1)),
    ),
    lambda g, a, ans: rt.scaled(
        g[1] - 1j * np.imag(np.conj(g[0]) * ans[0]) if np.iscomplexobj(a) else g[1],
        rt.adjoint(np.linalg.inv(a)),
    ),
)

rule(
    np.linalg.lstsq,
    a=(
        lambda t, a, b, rcond=None, *, ans: rt.lstsq_dot_a(t, a, b, rcond, ans),
        lambda g, a, b, rcond=None, *, ans: rt.lstsq_by_a(g, a, b, rcond, ans),
    ),
    b=(
        lambda t, a, b, rcond=None, *, ans: rt.lstsq_dot_b(t, a, b, rcond, ans),
        lambda g, a, b, rcond=None, *, ans: rt.lstsq_by_b(g, a, b, rcond, ans),
    ),
)
rule(
    np.linalg.tensorsolve,
    a=(
        lambda t, a, b, axes=None, *, ans: rt.tensorsolve_dot(t, a, b, axes, ans),
        lambda g, a, b, axes=None, *, ans: rt.tensorsolve_by_a(g, a, b, axes, ans),
    ),
    b=(
        lambda t, a, b, axes=None: np.linalg.tensorsolve(a, t, axes=axes),
        lambda g, a, b, axes=None: rt.tensorsolve_by_b(g, a, b, axes=axes),
    ),
)
rule(
    np.linalg.tensorinv,
    lambda t, a, ind=2, *, ans: rt.tensorinv_dot(t, ans, ind=ind),
    lambda g, a, ind=2, *, ans: rt.tensorinv_back(g, ans, ind=ind),
)

# Factors
rule(
    np.linalg.cholesky,
    lambda t, a, *, upper=False, ans: rt.cholesky_dot(t, ans, upper=upper),
    lambda g, a, *, upper=False, ans: rt.cholesky_back(g, ans, upper=upper),
)
rule(
    np.linalg.qr,
    lambda t, a, mode="reduced", *, ans: rt.qr_dot(t, a, ans, mode=mode),
    lambda g, a, mode="reduced", *, ans: rt.qr_back(g, a, ans, mode=mode),
)
rule(
    np.linalg.svd,
    lambda t, a, full_matrices=True, compute_uv=True, hermitian=False, *, ans: rt.svd_dot(
        t, a, ans, full_matrices=full_matrices, compute_uv=compute_uv, hermitian=hermitian
    ),
    lambda g, a, full_matrices=True, compute_uv=True, hermitian=False, *, ans: rt.svd_back(
        g, a, ans, full_matrices=full_matrices, compute_uv=compute_uv, hermitian=hermitian
    ),
)
rule(
    getattr(np.linalg, "svdvals", None),
    lambda t, x, ans: rt.svd_dot(t, x, ans, compute_uv=False),
    lambda g, x, ans: rt.svd_back(g, x, ans, compute_uv=False),
)
rule(
    np.linalg.eigvalsh,
    lambda t, a, UPLO="L": rt.eigvalsh_dot(t, a, UPLO=UPLO),
    lambda g, a, UPLO="L": rt.eigvalsh_back(g, a, UPLO=UPLO),
)
rule(
    np.linalg.eigh,
    lambda t, a, UPLO="L", *, ans: rt.eigh_dot(t, ans, UPLO=UPLO),
    lambda g, a, UPLO="L", *, ans: rt.eigh_back(g, ans, UPLO=UPLO),
)
rule(
    np.linalg.eig,
    lambda t, a, ans: rt.eig_dot(t, ans),
    lambda g, a, ans: rt.eig_back(g, a, ans),
)
rule(
    np.linalg.eigvals,
    lambda t, a, ans: rt.eigvals_dot(t, a, ans),
    lambda g, a, ans: rt.eigvals_back(g, a, ans),
)

# Powers, chains
rule(
    np.linalg.matrix_power,
    lambda t, a, n: rt.power_dot(t, a, n),
    lambda g, a, n: rt.power_back(g, a, n),
)
rule(
    np.linalg.multi_dot,
    lambda t, arrays: rt.chain_dot(t, arrays),
    lambda g, arrays: rt.chain_back(g, arrays),
)

linear(
    getattr(np.linalg, "trace", None),
    lambda g, x, *, offset=0: rt.trace_back(g, x, offset=offset, axis1=-2, axis2=-1),
)
linear(
    getattr(np.linalg, "diagonal", None),
    lambda g, x, *, offset=0: rt.diagonal_back(g, x, offset=offset, axis1=-2, axis2=-1),
)

# Norms
rule(
    np.linalg.norm,
    lambda t, x, *, axis=None, keepdims=False, ans: rt.ratio(
        np.sum(
            np.real(np.conj(x) * t) if np.iscomplexobj(x) else x * t, axis=axis, keepdims=keepdims
        ),
        ans,
    ),
    lambda g, x, *, axis=None, keepdims=False, ans: (
        rt.expand(rt.ratio(g, ans), x, axis=axis, keepdims=keepdims) * x
    ),
)
rule(
    np.linalg.norm,
    lambda t, x, ord, axis=None, keepdims=False, *, ans: np.sum(
        np.real(np.conj(rt.norm_partial(x, ans, ord, axis=axis, keepdims=keepdims)) * t)
        if np.iscomplexobj(x)
        else t * rt.norm_partial(x, ans, ord, axis=axis, keepdims=keepdims),
        axis=axis,
        keepdims=keepdims,
    ),
    lambda g, x, ord, axis=None, keepdims=False, *, ans: (
        rt.expand(g, x, axis=axis, keepdims=keepdims)
        * rt.norm_partial(x, ans, ord, axis=axis, keepdims=keepdims)
    ),
)
rule(
    getattr(np.linalg, "vector_norm", None),
    lambda t, x, *, axis=None, keepdims=False, ord=2, ans: np.sum(
        np.real(np.conj(rt.vector_norm_partial(x, ans, ord=ord, axis=axis, keepdims=keepdims)) * t)
        if np.iscomplexobj(x)
        else t * rt.vector_norm_partial(x, ans, ord=ord, axis=axis, keepdims=keepdims),
        axis=axis,
        keepdims=keepdims,
    ),
    lambda g, x, *, axis=None, keepdims=False, ord=2, ans: (
        rt.expand(g, x, axis=axis, keepdims=keepdims)
        * rt.vector_norm_partial(x, ans, ord=ord, axis=axis, keepdims=keepdims)
    ),
)
rule(
    getattr(np.linalg, "matrix_norm", None),
    lambda t, x, *, keepdims=False, ord="fro", ans: np.sum(
        np.real(np.conj(rt.matrix_norm_partial(x, ans, ord=ord, keepdims=keepdims)) * t)
        if np.iscomplexobj(x)
        else t * rt.matrix_norm_partial(x, ans, ord=ord, keepdims=keepdims),
        axis=(-2, -1),
        keepdims=keepdims,
    ),
    lambda g, x, *, keepdims=False, ord="fro", ans: (
        rt.expand(g, x, axis=(-2, -1), keepdims=keepdims)
        * rt.matrix_norm_partial(x, ans, ord=ord, keepdims=keepdims)
    ),
)
rule(
    np.linalg.cond,
    lambda t, x, p=None, *, ans: np.sum(
        np.real(np.conj(rt.cond_partial(x, ans, p=p)) * t)
        if np.iscomplexobj(x)
        else t * rt.cond_partial(x, ans, p=p),
        axis=(-2, -1),
    ),
    lambda g, x, p=None, *, ans: rt.scaled(  # NumPy before 2.3 gives a complex number
        np.real(g) if np.iscomplexobj(x) else g, rt.cond_partial(x, ans, p=p)
    ),
)
zero(np.linalg.matrix_rank)
