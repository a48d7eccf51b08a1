"""Rules for scipy.linalg: what numpy.linalg has, too, and equations and functions of matrices.

Options that say how to compute (`overwrite_a`, `check_finite`, …) are refused where they change an
argument, and otherwise left as they are.
"""

import numpy as np
import scipy.linalg

from wengert import runtime as rt

from ...frozen import replace
from ..declare import RULES, bilinear, linear, rule
from ..refusals import unknown, unknown_rest
from . import placed  # noqa: F401  the rest of scipy.linalg

# What numpy.linalg has by the same name, and the same parameters
for f, same in (
    (scipy.linalg.det, np.linalg.det),
    (scipy.linalg.norm, np.linalg.norm),
    (scipy.linalg.eigvals, np.linalg.eigvals),
):
    RULES[f] = replace(RULES[same], function=f)

# fmt: off

# Equations
rule(scipy.linalg.solve,
     a=(lambda t, a, b, lower=False, *, assume_a=None, transposed=False, check_finite=True, ans: (
            rt.scipy.linalg.solve_dot(t, a, ans, lower, assume_a, transposed)),
        lambda g, a, b, lower=False, *, assume_a=None, transposed=False, check_finite=True, ans: (
            rt.scipy.linalg.solve_by_a(g, a, ans, lower, assume_a, transposed))),
     b=(lambda t, a, b, lower=False, *, assume_a=None, transposed=False, check_finite=True, ans: (
            rt.scipy.linalg.solve_again(t, a, lower, assume_a, transposed)),
        lambda g, a, b, lower=False, *, assume_a=None, transposed=False, check_finite=True, ans: (
            rt.scipy.linalg.solve_by_b(g, a, b, lower, assume_a, transposed))))
rule(rt.scipy.linalg.solve_again,
     b=(lambda t, b, a, lower, assume_a, transposed: (
            rt.scipy.linalg.solve_again(t, a, lower, assume_a, transposed)),
        lambda g, b, a, lower, assume_a, transposed: (
            rt.scipy.linalg.solve_by_b(g, a, b, lower, assume_a, transposed))),
     a=(lambda t, b, a, lower, assume_a, transposed, ans: (
            rt.scipy.linalg.solve_dot(t, a, ans, lower, assume_a, transposed)),
        lambda g, b, a, lower, assume_a, transposed, ans: (
            rt.scipy.linalg.solve_by_a(g, a, ans, lower, assume_a, transposed))))
rule(scipy.linalg.inv,
     lambda t, a, *, check_finite=True, assume_a=None, lower=False, ans: (
         rt.scipy.linalg.inv_dot(t, ans, lower, assume_a)),
     lambda g, a, *, check_finite=True, assume_a=None, lower=False, ans: (
         rt.scipy.linalg.inv_back(g, ans, lower, assume_a)))
rule(scipy.linalg.solve_banded,
     ab=(lambda t, l_and_u, ab, b, *, check_finite=True, ans: (
             -scipy.linalg.solve_banded(l_and_u, ab, rt.scipy.bands.product(t, ans, l_and_u))),
         lambda g, l_and_u, ab, b, *, check_finite=True, ans: (
             rt.scipy.bands.solve_by_ab(g, ab, ans, l_and_u))),
     b=(lambda t, l_and_u, ab, b, *, check_finite=True: (
            scipy.linalg.solve_banded(l_and_u, ab, t)),
        lambda g, l_and_u, ab, b, *, check_finite=True: (
            rt.scipy.bands.solve_by_b(g, ab, l_and_u))))
rule(scipy.linalg.solve_triangular,
     a=(lambda t, a, b, trans=0, lower=False, unit_diagonal=False, *, check_finite=True, ans: (
            rt.scipy.linalg.triangular_dot(t, a, ans, trans, lower, unit_diagonal)),
        lambda g, a, b, trans=0, lower=False, unit_diagonal=False, *, check_finite=True, ans: (
            rt.scipy.linalg.triangular_by_a(g, a, ans, trans, lower, unit_diagonal))),
     b=(lambda t, a, b, trans=0, lower=False, unit_diagonal=False, *, check_finite=True: (
            scipy.linalg.solve_triangular(a, t, trans, lower, unit_diagonal)),
        lambda g, a, b, trans=0, lower=False, unit_diagonal=False, *, check_finite=True: (
            rt.scipy.linalg.triangular_by_b(g, a, trans, lower, unit_diagonal))))
rule(scipy.linalg.cho_solve,
     c_and_lower=(
         lambda t, c_and_lower, b, *, check_finite=True, ans: (
             rt.scipy.linalg.cho_solve_dot(t, c_and_lower, ans)),
         lambda g, c_and_lower, b, *, check_finite=True, ans: (
             rt.scipy.linalg.cho_solve_by_factor(g, c_and_lower, ans), 0.0)),
     b=(lambda t, c_and_lower, b, *, check_finite=True: scipy.linalg.cho_solve(c_and_lower, t),
        lambda g, c_and_lower, b, *, check_finite=True: scipy.linalg.cho_solve(c_and_lower, g)))
rule(scipy.linalg.lu_solve,
     lu_and_piv=(
         lambda t, lu_and_piv, b, *, check_finite=True, ans: (
             rt.scipy.linalg.lu_solve_dot(t, lu_and_piv, ans)),
         lambda g, lu_and_piv, b, *, check_finite=True, ans: (
             rt.scipy.linalg.lu_solve_by_factors(g, lu_and_piv, ans),
             rt.zeros_like(lu_and_piv[1]))),
     b=(lambda t, lu_and_piv, b, *, check_finite=True: scipy.linalg.lu_solve(lu_and_piv, t),
        lambda g, lu_and_piv, b, *, check_finite=True: (
            rt.scipy.linalg.lu_solve_by_b(g, lu_and_piv))))
rule(scipy.linalg.solve_sylvester,
     a=(lambda t, a, b, q, ans: -scipy.linalg.solve_sylvester(a, b, t @ ans),
        lambda g, a, b, q, ans: -rt.scipy.matrices.sylvester_back(g, a, b) @ rt.adjoint(ans)),
     b=(lambda t, a, b, q, ans: -scipy.linalg.solve_sylvester(a, b, ans @ t),
        lambda g, a, b, q, ans: -rt.adjoint(ans) @ rt.scipy.matrices.sylvester_back(g, a, b)),
     q=(lambda t, a, b, q: scipy.linalg.solve_sylvester(a, b, t),
        lambda g, a, b, q: rt.scipy.matrices.sylvester_back(g, a, b)))
rule(scipy.linalg.solve_continuous_lyapunov,
     a=(lambda t, a, q, ans: -scipy.linalg.solve_continuous_lyapunov(
            a, t @ ans + ans @ rt.adjoint(t)),
        lambda g, a, q, ans: rt.scipy.matrices.lyapunov_by_a(g, a, ans)),
     q=(lambda t, a, q: scipy.linalg.solve_continuous_lyapunov(a, t),
        lambda g, a, q: scipy.linalg.solve_continuous_lyapunov(rt.adjoint(a), g)))
rule(scipy.linalg.solve_discrete_lyapunov,
     a=(lambda t, a, q, method=None, *, ans: scipy.linalg.solve_discrete_lyapunov(
            a, t @ ans @ rt.adjoint(a) + a @ ans @ rt.adjoint(t)),
        lambda g, a, q, method=None, *, ans: rt.scipy.matrices.discrete_by_a(g, a, ans)),
     q=(lambda t, a, q, method=None: scipy.linalg.solve_discrete_lyapunov(a, t),
        lambda g, a, q, method=None: scipy.linalg.solve_discrete_lyapunov(rt.adjoint(a), g)))
rule(scipy.linalg.lstsq,
     a=(lambda t, a, b, cond=None, *, ans: rt.scipy.linalg.as_scipy(
            rt.lstsq_dot_a(t, a, b, cond, rt.scipy.linalg.as_numpy(ans)), ans),
        lambda g, a, b, cond=None, *, ans: rt.lstsq_by_a(
            rt.scipy.linalg.as_numpy(g), a, b, cond, rt.scipy.linalg.as_numpy(ans))),
     b=(lambda t, a, b, cond=None, *, ans: rt.scipy.linalg.as_scipy(
            rt.lstsq_dot_b(t, a, b, cond, rt.scipy.linalg.as_numpy(ans)), ans),
        lambda g, a, b, cond=None, *, ans: rt.lstsq_by_b(
            rt.scipy.linalg.as_numpy(g), a, b, cond, rt.scipy.linalg.as_numpy(ans))))
rule(scipy.linalg.pinv,
     lambda t, a, *, atol=None, rtol=None, ans: rt.pinv_dot(t, a, ans),
     lambda g, a, *, atol=None, rtol=None, ans: rt.pinv_back(g, a, ans))

# Factors
rule(scipy.linalg.cholesky,
     lambda t, a, lower=False, *, check_finite=True, ans: (
         rt.scipy.linalg.cholesky_dot(t, ans, lower)),
     lambda g, a, lower=False, *, check_finite=True, ans: (
         rt.scipy.linalg.cholesky_back(g, ans, lower)))
rule(scipy.linalg.cho_factor,
     lambda t, a, lower=False, *, check_finite=True, ans: (
         rt.scipy.linalg.cho_factor_dot(t, ans, lower), 0.0),
     lambda g, a, lower=False, *, check_finite=True, ans: (
         rt.scipy.linalg.cho_factor_back(g, ans, lower)))
rule(scipy.linalg.lu_factor,
     lambda t, a, *, check_finite=True, ans: (
         rt.scipy.linalg.lu_factor_dot(t, ans), rt.zeros_like(ans[1])),
     lambda g, a, *, check_finite=True, ans: rt.scipy.linalg.lu_factor_back(g, ans))
rule(scipy.linalg.lu,
     lambda t, a, *, ans: (
         rt.zeros_like(ans[0]),
         *rt.scipy.linalg.lu_dots(rt.adjoint(ans[0]) @ t, ans[1], ans[2])),
     lambda g, a, *, ans: ans[0] @ rt.scipy.linalg.lu_back(g[1], g[2], ans[1], ans[2]))
rule(scipy.linalg.qr,
     lambda t, a, *, mode="full", check_finite=True, ans: (
         rt.qr_dot(t, a, ans, mode="complete" if mode == "full" else "reduced")),
     lambda g, a, *, mode="full", check_finite=True, ans: (
         rt.qr_back(g, a, ans, mode="complete" if mode == "full" else "reduced")))
rule(scipy.linalg.svd,
     lambda t, a, full_matrices=True, compute_uv=True, *, ans: (
         rt.svd_dot(t, a, ans, full_matrices=full_matrices, compute_uv=compute_uv)),
     lambda g, a, full_matrices=True, compute_uv=True, *, ans: (
         rt.svd_back(g, a, ans, full_matrices=full_matrices, compute_uv=compute_uv)))
rule(scipy.linalg.svdvals,
     lambda t, a, ans: rt.svd_dot(t, a, ans, compute_uv=False),
     lambda g, a, ans: rt.svd_back(g, a, ans, compute_uv=False))
rule(scipy.linalg.eigh,
     lambda t, a, *, lower=True, eigvals_only=False, driver=None, ans: (
         rt.eigvalsh_dot(t, a, UPLO="L" if lower else "U") if eigvals_only
         else rt.eigh_dot(t, ans, UPLO="L" if lower else "U")),
     lambda g, a, *, lower=True, eigvals_only=False, driver=None, ans: (
         rt.eigvalsh_back(g, a, UPLO="L" if lower else "U") if eigvals_only
         else rt.eigh_back(g, ans, UPLO="L" if lower else "U")))
rule(scipy.linalg.eigvalsh,
     lambda t, a, *, lower=True: rt.eigvalsh_dot(t, a, UPLO="L" if lower else "U"),
     lambda g, a, *, lower=True: rt.eigvalsh_back(g, a, UPLO="L" if lower else "U"))

# Functions of matrices
rule(scipy.linalg.expm,
     lambda t, A: rt.scipy.matrices.expm_along(t, A),
     lambda g, A: rt.scipy.matrices.expm_along(g, rt.adjoint(A)))
rule(scipy.linalg.logm,
     lambda t, A: rt.scipy.matrices.logm_along(t, A),
     lambda g, A: rt.scipy.matrices.onto(
         rt.adjoint(rt.scipy.matrices.logm_along(rt.adjoint(g), A)), A))
rule(scipy.linalg.sqrtm,
     lambda t, A, ans: rt.scipy.matrices.sqrtm_along(t, ans),
     lambda g, A, ans: rt.scipy.matrices.onto(rt.scipy.matrices.sqrtm_along(g, rt.adjoint(ans)), A))
rule(scipy.linalg.cosm,
     lambda t, A: rt.scipy.matrices.cosm_along(t, A),
     lambda g, A: rt.scipy.matrices.cosm_along(g, rt.adjoint(A)))
rule(scipy.linalg.sinm,
     lambda t, A: rt.scipy.matrices.sinm_along(t, A),
     lambda g, A: rt.scipy.matrices.sinm_along(g, rt.adjoint(A)))
rule(scipy.linalg.fractional_matrix_power,
     A=(lambda e, A, t: rt.scipy.matrices.power_along(e, A, t),
        lambda g, A, t: rt.scipy.matrices.onto(
            rt.adjoint(rt.scipy.matrices.power_along(rt.adjoint(g), A, t)), A)),
     t=None)

# Arrangements
linear(scipy.linalg.block_diag,
       arrs=lambda g, *arrs, k: rt.scipy.placed.block_part(g, arrs, k))
linear(scipy.linalg.toeplitz,
       lambda g, c: rt.scipy.placed.toeplitz_back(g, c))
linear(scipy.linalg.toeplitz,
       lambda g, c, r: rt.scipy.placed.toeplitz_back(g, (c, r))[0],
       r=lambda g, c, r: rt.scipy.placed.toeplitz_back(g, (c, r))[1])
linear(scipy.linalg.circulant,
       lambda g, c: rt.scipy.placed.gathered(g, rt.scipy.placed.circulant_places(c), c))
linear(scipy.linalg.hankel,
       lambda g, c: rt.scipy.placed.hankel_back(g, c))
linear(scipy.linalg.hankel,
       lambda g, c, r: rt.scipy.placed.hankel_by(g, c, r, True),
       r=lambda g, c, r: rt.scipy.placed.hankel_by(g, c, r, False))
linear(scipy.linalg.convolution_matrix,
       lambda g, a, n, mode="full": rt.scipy.placed.gathered(
           g, rt.scipy.placed.convolution_places(a, n, mode), a))
bilinear(scipy.linalg.khatri_rao,
         lambda g, a, b: rt.scipy.placed.khatri_rao_back(g, b, True),
         lambda g, a, b: rt.scipy.placed.khatri_rao_back(g, a, False))
rule(scipy.linalg.solve_toeplitz,
     c_or_cr=(lambda t, c_or_cr, b, ans: rt.scipy.placed.solve_toeplitz_dot(t, c_or_cr, ans),
              lambda g, c_or_cr, b, ans: rt.scipy.placed.solve_toeplitz_by_c(g, c_or_cr, ans)),
     b=(lambda t, c_or_cr, b: scipy.linalg.solve_toeplitz(c_or_cr, t),
        lambda g, c_or_cr, b: rt.scipy.placed.solve_toeplitz_by_b(g, c_or_cr)))
bilinear(scipy.linalg.matmul_toeplitz,
         lambda g, c_or_cr, x: rt.scipy.placed.matmul_toeplitz_by_c(g, c_or_cr, x),
         lambda g, c_or_cr, x: rt.scipy.placed.matmul_toeplitz_by_x(g, c_or_cr, x))

unknown("use scipy.linalg.solve_banded, which has a derivative", scipy.linalg.solveh_banded)
unknown("a basis of this kind turns freely where eigenvalues are equal, and is not differentiated:"
        " use eigh, svd or qr",
        scipy.linalg.schur, scipy.linalg.hessenberg, scipy.linalg.null_space, scipy.linalg.orth,
        scipy.linalg.qz)
unknown_rest("write it with eigh, svd, qr, solve, expm and their like, which have derivatives",
             scipy.linalg)
