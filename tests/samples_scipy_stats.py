"""Where the rules for scipy.stats are tried, as in samples.py.

`count` is of counts, and no variable, `xs` of points of a simplex.
"""

import numpy as np
import scipy.stats as st
from samples_runtime import each

from wengert.runtime.scipy import frozen, special
from wengert.runtime.scipy import stats as own

DENSITIES = "logpdf pdf cdf sf logcdf logsf".split()
INVERSES = "ppf isf".split()


def family(d, bounded=False, shapes="", known=True):
    """The calls of each function of a distribution."""
    x, z, w = (
        ("x3, {}0.1, 1.4", "v", "M, {}-0.1, s") if bounded else ("v, {}0.3, w", "x3", "M, {}0.1, s")
    )
    if d in (st.uniform, st.beta, st.truncnorm):
        x, z, w = "v, {}-0.1, x3", "v", "M, {}loc=-0.1, scale=wide"
    elif d is st.pareto:
        x, z, w = "x3, {}0.3, w", "x3", "M3, {}loc=-0.1, scale=s"
    elif d is st.vonmises:
        z = "v"
    given = shapes and shapes + ", "
    apart = "" if known else "3.1, " if "," not in shapes and shapes else ""
    calls = {}
    for name in DENSITIES:
        of = given if known or "pdf" in name else apart
        calls[getattr(d, name)] = [
            f"f({x.format(of)})", f"f({z}{', ' + of[:-2] if of else ''})",
            f"f({w.format(of)})",
        ]  # fmt: skip
    for name in INVERSES if known else ():
        calls[getattr(d, name)] = [f"f(v, {given}s, far3)", f"f(0.3, {given}scale=v)"]
    if not known:
        calls.update(each([d.ppf, d.isf], []))
    return calls


COUNTS = ["f(count, v)", "f(count, v, 0)", "f(2, M)"]
OF_N = ["f(count, 4, v)", "f(2, 5, M)"]

CALLS = {
    **each([frozen.freeze, frozen.given, frozen.with_given, frozen.without], []),
    **family(st.norm), **family(st.cauchy), **family(st.laplace), **family(st.logistic),
    **family(st.gumbel_r), **family(st.gumbel_l), **family(st.expon, True),
    **family(st.uniform), **family(st.halfnorm, True), **family(st.rayleigh, True),
    **family(st.vonmises, shapes="1.3", known=False), **family(st.t, shapes="far3"),
    **family(st.gennorm, shapes="far3"), **family(st.skewnorm, shapes="far3"),
    **family(st.gamma, True, "far3"), **family(st.chi2, True, "far3"),
    **family(st.invgamma, True, "far3"), **family(st.beta, shapes="far3, u3"),
    **family(st.f, True, "far3, u3"), **family(st.lognorm, True, "far3"),
    **family(st.pareto, shapes="far3"), **family(st.weibull_min, True, "far3"),
    **family(st.truncnorm, shapes="-1.3, far3"),
    **each([st.poisson.logpmf, st.poisson.pmf, st.poisson.cdf, st.poisson.sf], COUNTS),
    **each([st.poisson.logcdf, st.poisson.logsf], COUNTS),
    **each([st.bernoulli.logpmf, st.bernoulli.pmf, st.bernoulli.cdf, st.bernoulli.sf],
           ["f(bit, v)", "f(1, M)"]),
    **each([st.binom.logpmf, st.binom.pmf, st.binom.cdf, st.binom.sf], OF_N),
    **each([st.nbinom.logpmf, st.nbinom.pmf, st.nbinom.cdf], ["f(count, far3, v)", "f(2, s, M)"]),
    **each([st.geom.logpmf, st.geom.pmf, st.geom.cdf], ["f(some, v)", "f(2, M)"]),
    **each([st.multivariate_normal.logpdf, st.multivariate_normal.pdf],
           ["f(v, w, P)", "f(M, w, P)", "f(v, cov=P)", "f(T3, mean=v, cov=P)"]),
    **each([st.dirichlet.logpdf, st.dirichlet.pdf], ["f(point, v)", "f(points, v)"]),
    **each([st.sem],
           ["f(v)", "f(M)", "f(M, axis=1)", "f(M, 1, keepdims=True)", "f(M, axis=None)"]),
    own.inside: ["f(v, w)", "f(s, v)"],
    own.within: ["f(v, w)", "f(s, v)"],
    own.times: ["f(v, w)", "f(s, v)"],
    special.mills: ["f(v)", "f(s)"],
}  # fmt: skip

points = np.random.default_rng(2).uniform(0.1, 1.0, (3, 4))
SHAPES = {"T3": (2, 2, 3), "x3": (3,), "M3": (2, 3), "wide": None}
DOMAIN = {"x3": (1.5, 3.5), "M3": (1.5, 3.5), "wide": (1.5, 3.5)}
CONSTANTS = {
    "count": np.array([2, 0, 1]), "bit": np.array([1, 0, 1]), "some": np.array([3, 1, 2]),
    "point": np.array([0.2, 0.5, 0.3]), "points": points / np.sum(points, axis=0),
}  # fmt: skip
WIDE = set(CALLS)  # SciPy computes them in double precision
COMPLEX = set()
ENDS = set()
