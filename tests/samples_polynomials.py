"""Where the rules for polynomials and covariances are tried, as in samples.py."""

import numpy as np
from samples_runtime import each

CALLS = {
    np.polyval: ["f(v, s)", "f(v, w)", "f(u, M)", "f(four, z)", "f(one, v)", "f(v, v)"],
    np.vander: ["f(v)", "f(v, 2)", "f(u, N=4)", "f(v, increasing=True)", "f(v, 1)", "f(v, 0)"],
    np.polyder: ["f(four)", "f(four, 2)", "f(four, m=3)", "f(u, 2)", "f(one)"],
    np.polyint: ["f(v)", "f(v, 2)", "f(v, m=3)", "f(v, k=2.0)", "f(v, 2, [1.0, 0.5])"],
    **each([np.polyadd, np.polysub], ["f(v, u)", "f(u, v)", "f(v, w)", "f(v, z)", "f(v, v)"]),
    np.polymul: ["f(v, u)", "f(v, v)", "f(one, v)", "f(low, v)", "f(v, low)"],
    np.poly: ["f(v)", "f(four)", "f(one)", "f(P)", "f(spin)"],
    np.roots: ["f(cubic)", "f(spiral)", "f(v)"],
    np.polyfit: ["f(ramp4, four, 1)", "f(ramp4, four, 2)", "f(ramp4, K4, 1)", "f(v, w, 0)",
                 "f(ramp4, four, 1, w=weights)", "f(ramp4, four, deg=1, rcond=1e-9)"],
    np.cov: ["f(M)", "f(v)", "f(M, N)", "f(v, w)", "f(M, v)", "f(C3, rowvar=False)", "f(M, ddof=0)",
             "f(M, bias=True)", "f(C3, C3, rowvar=False)", "f(K, fweights=often)",
             "f(K, aweights=weights)", "f(K, four, fweights=often, aweights=weights)"],
    np.corrcoef: ["f(GM)", "f(v, w)", "f(GM, v)", "f(G4, rowvar=False)", "f(v)"],
}  # fmt: skip
COMPLEX = {np.cov, np.polyval, np.vander, np.polyder, np.polyadd, np.polysub, np.polymul, np.roots}
FIXED = {
    "cubic": [1.0, -6.0, 11.0, -5.5], "spiral": [2.0, 0.3, 1.0, 0.7],
    "ramp4": [0.0, 0.4, 1.1, 1.5],
}  # fmt: skip
CONSTANTS = {
    "often": np.array([1, 3, 2, 1]),
    "weights": np.array([1.0, 2.0, 0.5, 0.8]),
    "low": np.array([0.0, 0.0, 1.0, 2.0]),
}
