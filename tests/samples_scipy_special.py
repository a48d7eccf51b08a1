"""Where the rules for scipy.special are tried, as in samples.py.

`order` and what else is constant is no variable; `far` is larger than `v`, `neg` negative.
"""

import numpy as np
import scipy
import scipy.special as sp
from samples_runtime import each

from wengert.runtime.scipy import special as own

V = ["f(v)", "f(s)"]
FAR = ["f(far)", "f(s)"]
BOTH = ["f(v, w)", "f(C, R)", "f(s, w)", "f(far, 0.7)"]
ORDER = ["f(order, v)", "f(2, far)", "f(1, s)"]
DEGREE = ["f(order, v)", "f(3, M)", "f(0, s)"]

CALLS = {
    **each([sp.gamma, sp.gammaln, sp.loggamma, sp.rgamma, sp.digamma, sp.factorial, sp.erf,
            sp.erfc, sp.erfcx, sp.erfi, sp.dawsn, sp.ndtr, sp.log_ndtr, sp.log_expit, sp.expit,
            sp.exp2, sp.exp10, sp.expm1, sp.log1p, sp.cbrt, sp.cosm1, sp.exprel, sp.entr,
            sp.spence, sp.sindg, sp.cosdg, sp.tandg, sp.cotdg, sp.j0, sp.j1, sp.y0, sp.y1,
            sp.i0, sp.i1, sp.k0, sp.k1, sp.i0e, sp.i1e, sp.k0e, sp.k1e, sp.ber, sp.bei, sp.ker,
            sp.kei, sp.berp, sp.beip, sp.kerp, sp.keip, sp.expi, sp.exp1, sp.itstruve0,
            sp.it2struve0, sp.itmodstruve0, sp.wrightomega, sp.lambertw,
            getattr(sp, "softplus", None)], FAR),
    **each([sp.erfinv, sp.erfcinv, sp.ndtri, sp.logit, sp.ellipk, sp.ellipkm1, sp.ellipe], V),
    **each([sp.sici, sp.shichi, sp.fresnel, sp.itj0y0, sp.iti0k0, sp.it2j0y0, sp.it2i0k0,
            sp.airy], V),
    sp.ndtri_exp: ["f(neg)"],
    sp.wofz: ["f(v)"],
    **each([sp.poch, sp.beta, sp.betaln, sp.gammainc, sp.gammaincc, sp.owens_t, sp.xlogy,
            sp.xlog1py, sp.rel_entr, sp.kl_div, sp.pseudo_huber, sp.huber, sp.powm1, sp.boxcox,
            sp.boxcox1p, sp.inv_boxcox, sp.inv_boxcox1p, sp.binom, sp.agm, sp.ellipkinc,
            sp.ellipeinc, sp.elliprc, sp.chdtr, sp.chdtrc, sp.stdtr, own.gamma_density,
            own.student_density, own.boxcox_by_power], BOTH),
    **each([sp.gammaincinv, sp.gammainccinv, sp.chdtri, sp.stdtrit], ["f(v, w)", "f(far, v4)"]),
    sp.huber: ["f(v, w)", "f(0.4, M)", "f(v, far3)", "f(far3, v)"],
    **each([sp.comb, sp.perm], ["f(big, far)", "f(7.3, v)"]),
    sp.binom: ["f(big, far)", "f(v, w)", "f(7.3, v)"],
    sp.multigammaln: ["f(far, 2)", "f(far, 3)"],
    own.multidigamma: ["f(far, 2)", "f(far, 3, 1)"],
    sp.zeta: ["f(far, 1.5)", "f(far, v4)", "f(far)", "f(2, v)"],
    sp.zetac: ["f(far)"],
    **each([sp.polygamma, own.polygamma], ORDER),
    own.gammainc_by_a: ["f(2.0, v)", "f(0.3, far)"],
    **each([sp.betainc, sp.betaincc, own.beta_density], ["f(v, w, u3)", "f(far3, far3, v)",
                                                      "f(s, 2.0, C)"]),
    **each([sp.betaincinv, sp.betainccinv], ["f(v, w, u3)", "f(far3, far3, v)"]),
    own.betainc_by_a: ["f(2.0, 0.7, v)"],
    sp.voigt_profile: ["f(v, w, u3)", "f(0.3, far, s)"],
    own.voigt_slope: [],
    sp.diric: ["f(v, 3)", "f(far, 4)"],
    sp.radian: ["f(v, w, s)", "f(C, R, M)"],
    sp.logsumexp: ["f(v)", "f(M)", "f(M, axis=0)", "f(T, axis=(0, 2))", "f(M, 1, keepdims=True)",
                   "f(s)", "f(M, b=N)", "f(M, 1, N, True)", "f(M, axis=1, b=v)", "f(v, b=M)",
                   "f(M, b=neg3, return_sign=True)", "f(M, axis=0, return_sign=True)"],
    **each([sp.softmax, sp.log_softmax], ["f(v)", "f(M)", "f(M, axis=1)", "f(T, axis=(0, 1))"]),

    # Bessel functions, by their order nowhere
    **each([sp.jv, sp.yv, sp.jve, sp.yve, sp.iv, sp.kv, sp.ive, sp.kve, sp.hankel1, sp.hankel2,
            sp.hankel1e, sp.hankel2e, sp.struve, sp.modstruve], ["f(order, v)", "f(0.3, far)",
                                                              "f(-1.7, s)"]),
    sp.expn: ["f(2, far)", "f(1, s)"],
    **each([sp.yn, sp.kn], ["f(order, v)", "f(2, far)", "f(1, s)"]),
    **each([sp.jvp, sp.yvp, sp.ivp, sp.kvp], ["f(0.3, v)", "f(1, far, 2)"]),
    **each([sp.h1vp, sp.h2vp], ["f(0.3, v)", "f(1, far, n=2)"]),
    **each([sp.spherical_jn, sp.spherical_yn, sp.spherical_in, sp.spherical_kn],
           ["f(2, v)", "f(order, v)", "f(1, far, True)", "f(1, far, derivative=True)"]),
    own.real: ["f(v)"],
    own.onto: ["f(M, v)", "f(M, N)"],
    sp.wright_bessel: ["f(1.0, 1.5, v)"],
    **each([sp.pbdv, sp.pbvv, sp.pbwa], ["f(0.5, v)", "f(1.0, C)"]),

    # Polynomials
    **each([sp.eval_legendre, sp.eval_chebyt, sp.eval_chebyu, sp.eval_chebyc, sp.eval_chebys,
            sp.eval_hermite, sp.eval_hermitenorm, sp.eval_laguerre, sp.eval_sh_legendre,
            sp.eval_sh_chebyt, sp.eval_sh_chebyu], DEGREE),
    **each([sp.eval_gegenbauer, sp.eval_genlaguerre], ["f(order, 0.7, v)", "f(0, 1.5, s)"]),
    **each([sp.eval_jacobi], ["f(order, 0.7, 1.2, v)", "f(0, 0.5, 1.5, s)"]),
    sp.eval_sh_jacobi: ["f(order, 2.2, 1.2, v)", "f(0, 2.5, 1.5, s)"],

    # Elliptic and hypergeometric
    sp.elliprf: ["f(v, w, far3)", "f(s, C, M)"],
    sp.ellipj: ["f(v, 0.4)", "f(C, 0.7)"],
    sp.hyp0f1: ["f(1.5, v)", "f(0.7, far)"],
    **each([sp.hyp1f1, sp.hyperu], ["f(1.5, 0.7, v)", "f(0.7, 2.2, far)"]),
    sp.hyp2f1: ["f(1.5, 0.7, 2.5, v)", "f(0.7, 2.2, 1.5, neg)"],

    # Distributions
    **each([sp.pdtr, sp.pdtrc], ["f(order, v)", "f(1.5, far)"]),
    sp.pdtri: ["f(order, v)"],
    **each([sp.bdtr, sp.bdtrc, sp.bdtri], ["f(order, 4, v)", "f(1.5, 4, M)"]),
    **each([sp.nbdtr, sp.nbdtrc, sp.nbdtri], ["f(order, 4, v)"]),
    **each([sp.gdtr, sp.gdtrc, sp.fdtr, sp.fdtrc], ["f(v, w, u3)", "f(far3, C, v)"]),
    **each([sp.gdtrix, sp.fdtri], ["f(far3, v, w)", "f(v, far3, w)"]),
    own.student_by_df: ["f(2.0, v)", "f(0.7, far)"],
    own.fisher_density: ["f(2.0, 3.0, v)"],
    **each([own.fisher_by_dfn, own.fisher_by_dfd], []),
}  # fmt: skip

SHAPES = {"far": (4,), "far3": (3,), "v4": (4,), "u3": (3,), "neg": (3,), "neg3": (2, 3),
          "big": (4,)}  # fmt: skip
DOMAIN = {
    "far": (1.3, 3.0), "far3": (1.3, 3.0), "neg": (-2.0, -0.5), "neg3": (-2.0, 2.0),
    "big": (5.0, 8.0), sp.lambertw: (0.2, 3.0),
}  # fmt: skip
CONSTANTS = {"order": np.array([2, 0, 1]), "scipy": scipy}
WIDE = {
    sp.polygamma, sp.multigammaln, sp.spence, sp.ellipk, sp.ellipe, sp.agm, sp.itstruve0,
    sp.it2struve0, sp.itmodstruve0, sp.stdtr, sp.stdtrit,
}  # fmt: skip
COMPLEX = {sp.gamma, sp.loggamma, sp.erf, sp.wofz, sp.expm1, sp.jv, sp.iv, sp.kve}
ENDS = {
    sp.elliprd,
    own.zeta_by_order,
    own.voigt_slope,
    own.agm_partial,
    own.logsumexp_dot,
    own.logsumexp_back,
}
