"""Rules for orthogonal polynomials: the derivative is one of a degree less, of the next family."""

import numpy as np
import scipy.special

from ..declare import elementwise

# fmt: off

elementwise(scipy.special.eval_legendre, lambda n, x: (
    None, (n + 1) / 2 * scipy.special.eval_jacobi(n - 1, 1.0, 1.0, x)))
elementwise(scipy.special.eval_jacobi, lambda n, alpha, beta, x: (
    None, None, None,
    (n + alpha + beta + 1) / 2 * scipy.special.eval_jacobi(n - 1, alpha + 1, beta + 1, x)))
elementwise(scipy.special.eval_gegenbauer, lambda n, alpha, x: (
    None, None, 2 * alpha * scipy.special.eval_gegenbauer(n - 1, alpha + 1, x)))
elementwise(scipy.special.eval_chebyt, lambda n, x: (
    None, n * scipy.special.eval_chebyu(n - 1, x)))
elementwise(scipy.special.eval_chebyu, lambda n, x: (
    None, 2 * scipy.special.eval_gegenbauer(n - 1, 2.0, x)))
elementwise(scipy.special.eval_chebyc, lambda n, x: (
    None, n * scipy.special.eval_chebys(n - 1, x)))
elementwise(scipy.special.eval_chebys, lambda n, x: (
    None, scipy.special.eval_gegenbauer(n - 1, 2.0, x / 2)))
elementwise(scipy.special.eval_hermite, lambda n, x: (
    None, 2 * n * scipy.special.eval_hermite(np.maximum(n - 1, 0), x)))
elementwise(scipy.special.eval_hermitenorm, lambda n, x: (
    None, n * scipy.special.eval_hermitenorm(np.maximum(n - 1, 0), x)))
elementwise(scipy.special.eval_laguerre, lambda n, x: (
    None, -scipy.special.eval_genlaguerre(n - 1, 1.0, x)))
elementwise(scipy.special.eval_genlaguerre, lambda n, alpha, x: (
    None, None, -scipy.special.eval_genlaguerre(n - 1, alpha + 1, x)))
elementwise(scipy.special.eval_sh_legendre, lambda n, x: (
    None, (n + 1) * scipy.special.eval_jacobi(n - 1, 1.0, 1.0, 2 * x - 1)))
elementwise(scipy.special.eval_sh_chebyt, lambda n, x: (
    None, 2 * n * scipy.special.eval_sh_chebyu(n - 1, x)))
elementwise(scipy.special.eval_sh_chebyu, lambda n, x: (
    None, 4 * scipy.special.eval_gegenbauer(n - 1, 2.0, 2 * x - 1)))
elementwise(scipy.special.eval_sh_jacobi, lambda n, p, q, x: (
    None, None, None,
    (n + p) * scipy.special.eval_jacobi(n - 1, p - q + 1, q, 2 * x - 1)
    / scipy.special.binom(2 * n + p - 1, n)))
