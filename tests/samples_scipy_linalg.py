"""Where the rules for scipy.linalg are tried, as in samples.py. P is positive definite."""

import inspect

import numpy as np
import scipy.linalg as sl
import scipy.spatial.distance as sd
from samples_runtime import each

from wengert.runtime.scipy import distances, linalg, placed

# SciPy 1.16 and later ask what kind of matrix it is
ASKED = "assume_a" in inspect.signature(sl.inv).parameters
INV = ["f(P, assume_a='pos')", "f(P, assume_a='sym', lower=True)"] if ASKED else []

CALLS = {
    sl.solve: ["f(A, v)", "f(A, B)", "f(P, v, assume_a='pos')",
               "f(P, B, assume_a='sym', lower=True)",
               "f(P, v, True, assume_a='her')", "f(A, v, transposed=True)",
               "f(A, C3.T, assume_a='gen')"],
    linalg.solve_again: ["f(v, A, False, None, False)", "f(B, P, True, 'pos', False)"],
    sl.inv: ["f(A)", *INV],
    sl.solve_banded: ["f((1, 1), bands, v)", "f((1, 1), bands, A)", "f((0, 1), bands2, v)",
                      "f((2, 0), bands0, A)"],
    sl.det: ["f(A)", "f(D)"],
    sl.solve_triangular: ["f(P, v)", "f(P, B, lower=True)", "f(P, v, trans=1)",
                          "f(P, v, 'T', True)", "f(P, B, lower=True, unit_diagonal=True)"],
    sl.cholesky: ["f(P)", "f(P, lower=True)"],
    sl.cho_factor: ["f(P)", "f(P, lower=True)"],
    sl.cho_solve: ["f((P, True), v)", "f((P, False), B)"],
    sl.lu_factor: ["f(A)", "f(P)"],
    sl.lu_solve: ["f((P, piv), v)", "f((P, piv), B)"],
    sl.lu: ["f(A)", "f(P)"],
    sl.qr: ["f(A)", "f(C43, mode='economic')", "f(M)"],
    sl.svd: ["f(A)", "f(M, full_matrices=False)", "f(M, compute_uv=False)"],
    sl.svdvals: ["f(A)", "f(M)"],
    sl.eigh: ["f(P, driver='evd')", "f(P, eigvals_only=True)",
              "f(P, lower=False, eigvals_only=True)"],
    sl.eigvalsh: ["f(P)", "f(P, lower=False)"],
    sl.eigvals: ["f(P)"],
    sl.pinv: ["f(A)", "f(M)"],
    sl.lstsq: ["f(C43, four)", "f(C43, K.T)"],
    sl.norm: ["f(v)", "f(A)", "f(A, 1)", "f(M, axis=1)", "f(M, 2, axis=0)"],
    **each([sl.expm, sl.cosm, sl.sinm], ["f(A)", "f(P)"]),
    **each([sl.logm, sl.sqrtm], ["f(P)"]),
    sl.fractional_matrix_power: ["f(P, 0.3)"],
    sl.solve_sylvester: ["f(P, A, B)", "f(P, Q, C32.T)"],
    sl.solve_continuous_lyapunov: ["f(P, A)"],
    sl.solve_discrete_lyapunov: ["f(A, B)"],
    sl.block_diag: ["f(A, M)", "f(M, v, Q)"],
    sl.toeplitz: ["f(v)", "f(v, four)", "f(four, v)"],
    sl.circulant: ["f(v)"],
    sl.hankel: ["f(v)", "f(v, four)", "f(four, v)"],
    sl.convolution_matrix: ["f(v, 4)", "f(v, 5, 'same')", "f(v, 4, mode='valid')"],
    sl.khatri_rao: ["f(A, M)", "f(M, A)"],
    sl.solve_toeplitz: ["f(one3, v)", "f((one3, w), v)", "f((one3, w), A)"],
    sl.matmul_toeplitz: ["f(w, v)", "f((four, w), v)", "f((v, w), A)"],
    distances.between: ["f(M, A)", "f(A, M)"],
    distances.among: ["f(A)", "f(C43)"],
    sd.squareform: ["f(v)"],
    placed.placed: ["f(v, places)"],
    placed.gathered: ["f(M, places2, four)"],
}  # fmt: skip

SHAPES = {"C43": (4, 3), "one3": (3,), "bands": (3, 3), "bands2": (2, 3), "bands0": (3, 3)}
DOMAIN = {"one3": (2.0, 3.0), "bands0": (1.0, 2.0), "bands": (0.5, 1.0), "bands2": (1.0, 2.0)}
CONSTANTS = {
    "piv": np.array([1, 1, 2]), "places": np.array([[1, 0], [3, 2]]),
    "places2": np.array([[1, 0, 4], [3, 2, 2]]),
}  # fmt: skip
WIDE = {sl.solve_toeplitz, sl.matmul_toeplitz, sl.cosm, sl.sinm, sl.logm, sl.sqrtm, sl.expm}
COMPLEX = {
    sl.inv, sl.cholesky, sl.expm, sl.solve_sylvester, sl.solve_continuous_lyapunov,
    sl.solve_discrete_lyapunov, sl.solve_toeplitz, sl.block_diag, sl.khatri_rao,
    sl.solve_triangular, sl.solve_banded, sl.cho_solve, sl.lu_solve, sl.lu_factor,
}  # fmt: skip
ENDS = set()
