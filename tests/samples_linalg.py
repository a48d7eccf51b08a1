"""Where the rules for numpy.linalg are tried, as in samples.py."""

import numpy as np
from samples_runtime import each

linalg = {n: getattr(np.linalg, n, None) for n in dir(np.linalg)}.get
NORMS = [
    "f(v)", "f(M)", "f(M, axis=1)", "f(M, axis=0, keepdims=True)", "f(v, 1)", "f(v, 3)",
    "f(v, np.inf)", "f(v, -np.inf)", "f(v, 0)", "f(v, -1)", "f(v, -2)", "f(v, 0.5)", "f(M, 'fro')",
    "f(M, 1)", "f(M, np.inf)", "f(M, -1)", "f(M, -np.inf)", "f(M, 'nuc')", "f(M, 2)", "f(M, -2)",
    "f(M, 1, axis=1)", "f(T, 2, axis=(0, 1))", "f(T, 'nuc', (2, 0))", "f(M, -np.inf, 0)",
    "f(T, 2.5, axis=1, keepdims=True)", "f(M, None)", "f(M, None, axis=0)", "f(v, 2)",
    "f(M, 'fro', keepdims=True)", "f(T, axis=(0, 2))", "f(T, 1, (-1, 0), True)",
    "f(T, np.inf, (1, 2), keepdims=True)", "f(T, 'nuc', (0, 1), keepdims=True)", "f(T)",
    "f(M, ord=2, axis=0)", "f(M, ord=None)", "f(T, ord='fro', axis=(2, 1))",
]  # fmt: skip
COMPLEX_NORMS = [n for n in NORMS if "T" not in n]

CALLS = {
    **each([np.linalg.inv, np.linalg.det, np.linalg.slogdet], ["f(P)", "f(PP)", "f(I)"]),
    np.linalg.pinv: ["f(P)", "f(GM)", "f(C)", "f(GT)", "f(GM, 1e-6)", "f(GM, rcond=1e-6)",
                     "f(PP, hermitian=True)", "f(GM, rtol=1e-8)"],
    np.linalg.solve: ["f(P, v)", "f(P, A)", "f(PP, A)", "f(PP, v)", "f(P, PP)"],
    np.linalg.lstsq: ["f(G4, four)", "f(G4, K4)", "f(GM, u)", "f(GA, v, rcond=None)",
                      "f(GA, v, -1)"],
    np.linalg.tensorsolve: ["f(P, v)", "f(X, M)", "f(X2, M, axes=(0,))", "f(X3, six, (0, 2))"],
    np.linalg.tensorinv: ["f(X)", "f(X4, 1)", "f(P, ind=1)"],
    np.linalg.cholesky: ["f(P)", "f(PP)", "f(PP, upper=True)", "f(I)"],
    np.linalg.qr: ["f(GA)", "f(G4)", "f(GM)", "f(GT)", "f(GS)", "f(G4, 'r')", "f(GW, mode='r')",
                   "f(P, 'complete')", "f(GW, 'complete')"],
    np.linalg.svd: ["f(GA)", "f(GG)", "f(G4, full_matrices=False)", "f(GM, False)", "f(GM)",
                    "f(GV)", "f(GS, full_matrices=False)", "f(GT, False)",
                    "f(GW, compute_uv=False)", "f(G4, False, False)", "f(P, hermitian=True)",
                    "f(I)", "f(P, compute_uv=False, hermitian=True)"],
    linalg("svdvals"): ["f(GA)", "f(GM)", "f(GT)", "f(G4)"],
    np.linalg.eigvalsh: ["f(P)", "f(P, 'U')", "f(PP)", "f(PP, UPLO='U')"],
    np.linalg.eigh: ["f(P)", "f(P, 'U')", "f(PP)", "f(P, UPLO='U')", "f(I)"],
    np.linalg.eig: ["f(P)", "f(spin)", "f(spins)", "f(I)"],
    np.linalg.eigvals: ["f(P)", "f(spin)", "f(spins)", "f(GA)"],
    np.linalg.matrix_power: ["f(P, 3)", "f(P, 0)", "f(P, 1)", "f(P, -2)", "f(PP, 2)", "f(A, 7)"],
    np.linalg.multi_dot: ["f(chain)", "f(chain_v)", "f(Ms2)"],
    np.linalg.norm: NORMS,
    linalg("vector_norm"): ["f(v)", "f(T)", "f(M, axis=1)", "f(T, axis=(0, 2))", "f(v, ord=1)",
                            "f(M, axis=0, keepdims=True, ord=3)", "f(M, ord=np.inf)",
                            "f(T, axis=(0, 1), ord=-np.inf)", "f(M, ord=0)"],
    linalg("matrix_norm"): ["f(M)", "f(T)", "f(M, ord='nuc')", "f(T, ord=2, keepdims=True)",
                            "f(T, ord=1)", "f(T, ord=-np.inf)", "f(M, ord=-2)"],
    np.linalg.cond: ["f(GA)", "f(GM)", "f(G4, 2)", "f(GG)", "f(GG, -2)", "f(GA, 1)", "f(GA, 'fro')",
                     "f(GG, np.inf)", "f(GA, p='nuc')", "f(GA, -1)"],
    linalg("trace"): ["f(A)", "f(D)", "f(M, offset=1)"],
    linalg("diagonal"): ["f(A)", "f(D)", "f(M, offset=1)", "f(T, offset=-1)"],
    linalg("cross"): ["f(v, w)", "f(M, v)", "f(A, B, axis=0)"],
    linalg("vecdot"): ["f(v, w)", "f(M, v)", "f(M, N, axis=0)"],
    linalg("tensordot"): ["f(M, N)", "f(M, A, axes=1)", "f(T, U, axes=([2, 0], [2, 0]))"],
}  # fmt: skip
COMPLEX = {
    np.linalg.inv, np.linalg.solve, np.linalg.det, np.linalg.slogdet, np.linalg.pinv,
    np.linalg.cholesky, np.linalg.norm, np.linalg.eigvalsh, np.linalg.multi_dot,
    np.linalg.matrix_power, np.linalg.lstsq, np.linalg.tensorsolve, np.linalg.tensorinv,
    np.linalg.qr, np.linalg.eig, np.linalg.eigvals, np.linalg.cond, linalg("svdvals"),
    linalg("vector_norm"), linalg("matrix_norm"), linalg("trace"), linalg("diagonal"),
    linalg("cross"), linalg("vecdot"), linalg("tensordot"),
}  # fmt: skip
SHAPES = {"K4": (4, 2)}
fixed = np.random.default_rng(7)
GENERAL = {
    "GA": (3, 3), "GM": (2, 3), "G4": (4, 3), "GW": (3, 4), "GV": (3, 2), "GS": (2, 4, 3),
    "GT": (2, 2, 3), "GG": (2, 3, 3),
}  # fmt: skip
LARGE = 3 * np.eye(6) + fixed.uniform(-1, 1, (6, 6))
FIXED = {
    **{name: fixed.uniform(-1, 1, shape) for name, shape in GENERAL.items()},
    "X": LARGE.reshape(2, 3, 6),
    "X2": LARGE.reshape(6, 2, 3),
    "X3": np.moveaxis(LARGE.reshape(6, 2, 3), 0, 1),
    "X4": LARGE.reshape(6, 2, 3),
    "spin": [[0.2, 1.0, 0.1], [-1.0, 0.3, 0.4], [0.2, -0.1, 2.0]],
    "spins": [[[0.2, 1.0], [-1.1, 0.3]], [[0.5, -0.8], [0.6, -0.2]]],
}
LISTS = {"Ms2": ["M", "A"]}
