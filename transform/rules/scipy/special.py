"""Rules for scipy.special: the files beside this one have more of them.

Derivatives after the Digital Library of Mathematical Functions, dlmf.nist.gov. None stands for the
derivative by an order or a parameter that isn't known: it is refused.
"""

import math

import numpy as np
import scipy.special

from wengert import runtime as rt

from ..declare import elementwise, linear, rule, zero
from ..flat import named
from ..refusals import unknown, unknown_rest
from . import bessel, distributions, integrals, polynomials  # noqa: F401  the rest of it

# fmt: off

# Gamma and its like
elementwise(scipy.special.gamma,     lambda x, ans: ans * scipy.special.digamma(x))
elementwise(scipy.special.gammaln,   lambda x: scipy.special.digamma(x))
elementwise(scipy.special.loggamma,  lambda x: scipy.special.digamma(x))
elementwise(scipy.special.rgamma,    lambda x, ans: -(ans * scipy.special.digamma(x)))
elementwise(scipy.special.digamma,   lambda x: rt.scipy.special.polygamma(1, x))
elementwise(scipy.special.polygamma, lambda n, x: (None, rt.scipy.special.polygamma(n + 1, x)))
elementwise(rt.scipy.special.polygamma,
            lambda n, x: (None, rt.scipy.special.polygamma(n + 1, x)))
elementwise(scipy.special.multigammaln, lambda a, d: rt.scipy.special.multidigamma(a, d))
elementwise(rt.scipy.special.multidigamma,
            lambda a, d, n=0: rt.scipy.special.multidigamma(a, d, n + 1))
elementwise(scipy.special.factorial, lambda n, ans: ans * scipy.special.digamma(n + 1))
elementwise(scipy.special.poch,      lambda z, m, ans: (
    ans * (scipy.special.digamma(z + m) - scipy.special.digamma(z)),
    ans * scipy.special.digamma(z + m)))
elementwise((scipy.special.binom, scipy.special.comb), lambda N, k, ans: (
    ans * (scipy.special.digamma(N + 1) - scipy.special.digamma(N - k + 1)),
    ans * (scipy.special.digamma(N - k + 1) - scipy.special.digamma(k + 1))))
elementwise(scipy.special.perm, lambda N, k, ans: (
    ans * (scipy.special.digamma(N + 1) - scipy.special.digamma(N - k + 1)),
    ans * scipy.special.digamma(N - k + 1)))
elementwise(scipy.special.beta, lambda a, b, ans: (
    ans * (scipy.special.digamma(a) - scipy.special.digamma(a + b)),
    ans * (scipy.special.digamma(b) - scipy.special.digamma(a + b))))
elementwise(scipy.special.betaln, lambda a, b: (
    scipy.special.digamma(a) - scipy.special.digamma(a + b),
    scipy.special.digamma(b) - scipy.special.digamma(a + b)))
elementwise(scipy.special.zeta, lambda x, q: (
    rt.scipy.special.zeta_by_order(x, q), -x * scipy.special.zeta(x + 1, q)))
elementwise(scipy.special.zeta, lambda x: rt.scipy.special.zeta_by_order(x, 1.0))
elementwise(scipy.special.zetac, lambda x: rt.scipy.special.zeta_by_order(x, 1.0))

# Incomplete gamma and beta
elementwise(scipy.special.gammainc, lambda a, x: (
    rt.scipy.special.gammainc_by_a(a, x), rt.scipy.special.gamma_density(a, x)))
elementwise(scipy.special.gammaincc, lambda a, x: (
    -rt.scipy.special.gammainc_by_a(a, x), -rt.scipy.special.gamma_density(a, x)))
elementwise(scipy.special.gammaincinv, lambda a, y, ans: (
    -rt.scipy.special.gammainc_by_a(a, ans) / rt.scipy.special.gamma_density(a, ans),
    1 / rt.scipy.special.gamma_density(a, ans)))
elementwise(scipy.special.gammainccinv, lambda a, y, ans: (
    -rt.scipy.special.gammainc_by_a(a, ans) / rt.scipy.special.gamma_density(a, ans),
    -1 / rt.scipy.special.gamma_density(a, ans)))
elementwise(rt.scipy.special.gammainc_by_a, lambda a, x: (
    None, rt.scipy.special.gamma_density(a, x) * (np.log(x) - scipy.special.digamma(a))))
elementwise(rt.scipy.special.gamma_density, lambda a, x, ans: (
    ans * (np.log(x) - scipy.special.digamma(a)), ans * ((a - 1) / x - 1)))
elementwise(scipy.special.betainc, lambda a, b, x: (
    rt.scipy.special.betainc_by_a(a, b, x), -rt.scipy.special.betainc_by_a(b, a, 1 - x),
    rt.scipy.special.beta_density(a, b, x)))
elementwise(scipy.special.betaincc, lambda a, b, x: (
    -rt.scipy.special.betainc_by_a(a, b, x), rt.scipy.special.betainc_by_a(b, a, 1 - x),
    -rt.scipy.special.beta_density(a, b, x)))
elementwise(scipy.special.betaincinv, lambda a, b, y, ans: (
    -rt.scipy.special.betainc_by_a(a, b, ans) / rt.scipy.special.beta_density(a, b, ans),
    rt.scipy.special.betainc_by_a(b, a, 1 - ans) / rt.scipy.special.beta_density(a, b, ans),
    1 / rt.scipy.special.beta_density(a, b, ans)))
elementwise(scipy.special.betainccinv, lambda a, b, y, ans: (
    -rt.scipy.special.betainc_by_a(a, b, ans) / rt.scipy.special.beta_density(a, b, ans),
    rt.scipy.special.betainc_by_a(b, a, 1 - ans) / rt.scipy.special.beta_density(a, b, ans),
    -1 / rt.scipy.special.beta_density(a, b, ans)))
elementwise(rt.scipy.special.betainc_by_a, lambda a, b, x: (
    None, None, rt.scipy.special.beta_density(a, b, x)
    * (np.log(x) - scipy.special.digamma(a) + scipy.special.digamma(a + b))))
elementwise(rt.scipy.special.beta_density, lambda a, b, x, ans: (
    ans * (np.log(x) - scipy.special.digamma(a) + scipy.special.digamma(a + b)),
    ans * (np.log1p(-x) - scipy.special.digamma(b) + scipy.special.digamma(a + b)),
    ans * ((a - 1) / x - (b - 1) / (1 - x))))

# The error function and the normal distribution
elementwise(scipy.special.erf,     lambda x: 2 / math.sqrt(math.pi) * np.exp(-x * x))
elementwise(scipy.special.erfc,    lambda x: -2 / math.sqrt(math.pi) * np.exp(-x * x))
elementwise(scipy.special.erfcx,   lambda x, ans: 2 * x * ans - 2 / math.sqrt(math.pi))
elementwise(scipy.special.erfi,    lambda x: 2 / math.sqrt(math.pi) * np.exp(x * x))
elementwise(scipy.special.dawsn,   lambda x, ans: 1 - 2 * x * ans)
rule(scipy.special.wofz,
     lambda t, z, ans: t * (2j / math.sqrt(math.pi) - 2 * z * ans),
     lambda g, z, ans: rt.scipy.special.onto(
         g * np.conj(2j / math.sqrt(math.pi) - 2 * z * ans), z))
elementwise(scipy.special.erfinv,  lambda x, ans: math.sqrt(math.pi) / 2 * np.exp(ans * ans))
elementwise(scipy.special.erfcinv, lambda x, ans: -math.sqrt(math.pi) / 2 * np.exp(ans * ans))
elementwise(scipy.special.ndtr,    lambda x: np.exp(-x * x / 2) / math.sqrt(2 * math.pi))
elementwise(scipy.special.ndtri,   lambda x, ans: math.sqrt(2 * math.pi) * np.exp(ans * ans / 2))
elementwise(scipy.special.log_ndtr,
            lambda x, ans: np.exp(-x * x / 2 - ans) / math.sqrt(2 * math.pi))
elementwise(rt.scipy.special.mills, lambda x, ans: -ans * (x + ans))
elementwise(scipy.special.ndtri_exp,
            lambda y, ans: math.sqrt(2 * math.pi) * np.exp(ans * ans / 2 + y))
elementwise(scipy.special.owens_t, lambda h, a: (
    -scipy.special.erf(a * h / math.sqrt(2)) * np.exp(-h * h / 2) / math.sqrt(8 * math.pi),
    np.exp(-h * h * (1 + a * a) / 2) / (2 * math.pi * (1 + a * a))))
elementwise(scipy.special.voigt_profile, lambda x, sigma, gamma, ans: (
    np.real(rt.scipy.special.voigt_slope(x, sigma, gamma)),
    -(ans + x * np.real(rt.scipy.special.voigt_slope(x, sigma, gamma))
      - gamma * np.imag(rt.scipy.special.voigt_slope(x, sigma, gamma))) / sigma,
    -np.imag(rt.scipy.special.voigt_slope(x, sigma, gamma))))

# Logistic, logarithms, powers
elementwise(scipy.special.expit,      lambda x, ans: ans * (1 - ans))
elementwise(scipy.special.logit,      lambda x: 1 / (x * (1 - x)))
elementwise(scipy.special.log_expit,  lambda x: scipy.special.expit(-x))
elementwise(getattr(scipy.special, "softplus", None), lambda x: scipy.special.expit(x))
elementwise(scipy.special.exp2,       lambda x, ans: ans * math.log(2))
elementwise(scipy.special.exp10,      lambda x, ans: ans * math.log(10))
elementwise(scipy.special.expm1,      lambda x, ans: ans + 1)
elementwise(scipy.special.log1p,      lambda x: 1 / (1 + x))
elementwise(scipy.special.cbrt,       lambda x, ans: 1 / (3 * ans * ans))
elementwise(scipy.special.cosm1,      lambda x: -np.sin(x))
elementwise(scipy.special.exprel,     lambda x: scipy.special.hyp1f1(2.0, 3.0, x) / 2)
elementwise(scipy.special.powm1,      lambda x, y, ans: (rt.by_base(x, y), (ans + 1) * np.log(x)))
elementwise(scipy.special.xlogy,      lambda x, y: (np.log(y), x / y))
elementwise(scipy.special.xlog1py,    lambda x, y: (np.log1p(y), x / (1 + y)))
elementwise(scipy.special.entr,       lambda x: -1 - np.log(x))
elementwise(scipy.special.rel_entr,   lambda x, y: (np.log(x / y) + 1, -x / y))
elementwise(scipy.special.kl_div,     lambda x, y: (np.log(x / y), 1 - x / y))
elementwise(scipy.special.huber,
            lambda delta, r: (np.maximum(np.abs(r) - delta, 0.0), np.clip(r, -delta, delta)))
elementwise(scipy.special.pseudo_huber, lambda delta, r, ans: (
    2 * ans / delta - r * r / np.hypot(delta, r), r * delta / np.hypot(delta, r)))
elementwise(scipy.special.boxcox, lambda x, lmbda: (
    np.power(x, lmbda - 1), rt.scipy.special.boxcox_by_power(np.log(x), lmbda)))
elementwise(scipy.special.boxcox1p, lambda x, lmbda: (
    np.power(1 + x, lmbda - 1), rt.scipy.special.boxcox_by_power(np.log1p(x), lmbda)))
elementwise(scipy.special.inv_boxcox, lambda y, lmbda, ans: (
    np.power(ans, 1 - lmbda),
    -rt.scipy.special.boxcox_by_power(np.log(ans), lmbda) * np.power(ans, 1 - lmbda)))
elementwise(scipy.special.inv_boxcox1p, lambda y, lmbda, ans: (
    np.power(1 + ans, 1 - lmbda),
    -rt.scipy.special.boxcox_by_power(np.log1p(ans), lmbda) * np.power(1 + ans, 1 - lmbda)))
elementwise(rt.scipy.special.boxcox_by_power, lambda l, lmbda, ans: (
    l * np.exp(lmbda * l), l ** 3 * scipy.special.hyp1f1(3.0, 4.0, lmbda * l) / 3))
rule(scipy.special.lambertw,
     lambda t, z, k=0, tol=1e-8, *, ans: t * np.exp(-ans) / (1 + ans),
     lambda g, z, k=0, tol=1e-8, *, ans: rt.scipy.special.onto(
         g * np.conj(np.exp(-ans) / (1 + ans)), z))
elementwise(scipy.special.wrightomega, lambda z, ans: ans / (1 + ans))
elementwise(scipy.special.spence,      lambda z: -scipy.special.hyp2f1(1.0, 1.0, 2.0, 1 - z))
linear(rt.scipy.special.onto, lambda h, g, like: rt.broadcast(h, like=g))
zero(scipy.special.gammasgn, scipy.special.round)

# Several logarithms
rule(
    scipy.special.logsumexp,
    lambda t, a, axis=None, *, keepdims=False, ans: np.sum(
        t * np.exp(a - rt.expand(ans, a, axis=axis, keepdims=keepdims)),
        axis=axis, keepdims=keepdims),
    lambda g, a, axis=None, *, keepdims=False, ans:
        rt.expand(g, a, axis=axis, keepdims=keepdims)
        * np.exp(a - rt.expand(ans, a, axis=axis, keepdims=keepdims)),
)
rule(
    scipy.special.logsumexp,
    a=(lambda t, a, axis=None, b=None, keepdims=False, return_sign=False, *, ans:
           rt.scipy.special.logsumexp_dot(ans, t, None, a, axis, b, keepdims),
       lambda g, a, axis=None, b=None, keepdims=False, return_sign=False, *, ans:
           rt.scipy.special.logsumexp_back(g, ans, a, axis, b, keepdims)[0]),
    b=(lambda t, a, axis=None, b=None, keepdims=False, return_sign=False, *, ans:
           rt.scipy.special.logsumexp_dot(ans, None, t, a, axis, b, keepdims),
       lambda g, a, axis=None, b=None, keepdims=False, return_sign=False, *, ans:
           rt.scipy.special.logsumexp_back(g, ans, a, axis, b, keepdims)[1]),
)
rule(
    scipy.special.softmax,
    lambda t, x, axis=None, *, ans: ans * (t - np.sum(ans * t, axis=axis, keepdims=True)),
    lambda g, x, axis=None, *, ans: ans * (g - np.sum(ans * g, axis=axis, keepdims=True)),
)
rule(
    scipy.special.log_softmax,
    lambda t, x, axis=None, *, ans: t - np.sum(np.exp(ans) * t, axis=axis, keepdims=True),
    lambda g, x, axis=None, *, ans: g - np.exp(ans) * np.sum(g, axis=axis, keepdims=True),
)

# Angles
elementwise(scipy.special.sindg, lambda x: math.pi / 180 * scipy.special.cosdg(x))
elementwise(scipy.special.cosdg, lambda x: -math.pi / 180 * scipy.special.sindg(x))
elementwise(scipy.special.tandg, lambda x, ans: math.pi / 180 * (1 + ans * ans))
elementwise(scipy.special.cotdg, lambda x, ans: -math.pi / 180 * (1 + ans * ans))
elementwise(scipy.special.radian,
            lambda d, m, s: (math.pi / 180, math.pi / 10800, math.pi / 648000))
elementwise(scipy.special.diric, lambda x, n, ans: rt.ratio(
    np.cos(n * x / 2) - ans * np.cos(x / 2), 2 * np.sin(x / 2)))

unknown("how the inverse by a parameter of a distribution moves isn't known: find it with"
        " scipy.optimize.brentq, which has a derivative",
        *named(scipy.special, """
            bdtrik bdtrin btdtria btdtrib chdtriv chndtridf chndtrinc chndtrix fdtridfd gdtria
            gdtrib kolmogi nbdtrik nbdtrin ncfdtri ncfdtridfd ncfdtridfn ncfdtrinc nctdtridf
            nctdtrinc nctdtrit pdtrik smirnovi stdtridf"""))
unknown("its derivative isn't a function that SciPy has: integrate its density with"
        " scipy.integrate.quad",
        *named(scipy.special, "chndtr ncfdtr nctdtr kolmogorov smirnov tklmbda besselpoly"))
unknown("its derivative isn't known",
        *named(scipy.special, "airye elliprd elliprg elliprj modfresnelm modfresnelp"))
unknown_rest("no formula of its derivative is known: declare one with elementwise or rule",
             scipy.special)
