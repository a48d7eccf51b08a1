"""Rules for scipy.stats: distributions by their arguments and parameters.

A derivative by a shape parameter stands where it is known: that of a distribution function often
is an integral that nothing computes, and is refused. Where a density is zero it is taken as flat.
"""

import math

import numpy as np
import scipy.special
import scipy.stats as st

from wengert import runtime as rt

from ..declare import elementwise, linear, rule, zero
from ..refusals import unknown, unknown_rest
from .families import continuous

# fmt: off

linear(rt.scipy.stats.inside, lambda h, d, of: rt.sum_to(rt.scipy.stats.inside(h, of), like=d))
linear(rt.scipy.stats.within, lambda h, d, of: rt.sum_to(rt.scipy.stats.within(h, of), like=d))
elementwise(rt.scipy.stats.times, lambda d, of: (of, rt.scipy.stats.times(d, of != 0)))

# Continuous
continuous(st.norm,     lambda z: -z)
continuous(st.cauchy,   lambda z: -2 * z / (1 + z * z))
continuous(st.laplace,  lambda z: -np.sign(z))
continuous(st.logistic, lambda z: -np.tanh(z / 2))
continuous(st.gumbel_r, lambda z: np.exp(-z) - 1)
continuous(st.gumbel_l, lambda z: 1 - np.exp(z))
continuous(st.expon,    lambda z: -1, bounded=True)
continuous(st.uniform,  lambda z: 0, bounded=True)
continuous(st.halfnorm, lambda z: -z, bounded=True)
continuous(st.rayleigh, lambda z: 1 / z - z, bounded=True)
continuous(st.vonmises, lambda z, kappa: -kappa * np.sin(z),
           kappa=lambda z, kappa: np.cos(z) - scipy.special.i1e(kappa) / scipy.special.i0e(kappa))
continuous(st.t, lambda z, df: -(df + 1) * z / (df + z * z),
           df=lambda z, df: (
               scipy.special.digamma((df + 1) / 2) - scipy.special.digamma(df / 2) - 1 / df
               - np.log1p(z * z / df) + (df + 1) * z * z / (df * (df + z * z))) / 2,
           cdf=(lambda z, df: rt.scipy.special.student_by_df(df, z),))
continuous(st.gennorm, lambda z, beta: -beta * np.abs(z) ** (beta - 1) * np.sign(z),
           beta=lambda z, beta: (
               1 / beta + scipy.special.digamma(1 / beta) / beta ** 2
               - scipy.special.xlogy(np.abs(z) ** beta, np.abs(z))),
           cdf=(lambda z, beta: rt.scipy.special.general_by_power(beta, z),))
continuous(st.skewnorm, lambda z, a: a * rt.scipy.special.mills(a * z) - z,
           a=lambda z, a: z * rt.scipy.special.mills(a * z),
           cdf=(lambda z, a: -np.exp(-z * z * (1 + a * a) / 2) / (math.pi * (1 + a * a)),))
continuous(st.gamma, lambda z, a: (a - 1) / z - 1, bounded=True,
           a=lambda z, a: np.log(z) - scipy.special.digamma(a),
           cdf=(lambda z, a: rt.scipy.special.gammainc_by_a(a, z),))
continuous(st.chi2, lambda z, df: (df / 2 - 1) / z - 0.5, bounded=True,
           df=lambda z, df: (np.log(z / 2) - scipy.special.digamma(df / 2)) / 2,
           cdf=(lambda z, df: rt.scipy.special.gammainc_by_a(df / 2, z / 2) / 2,))
continuous(st.invgamma, lambda z, a: (1 / z - a - 1) / z, bounded=True,
           a=lambda z, a: -np.log(z) - scipy.special.digamma(a),
           cdf=(lambda z, a: -rt.scipy.special.gammainc_by_a(a, 1 / z),))
continuous(st.beta, lambda z, a, b: (a - 1) / z - (b - 1) / (1 - z), bounded=True,
           a=lambda z, a, b: np.log(z) - scipy.special.digamma(a) + scipy.special.digamma(a + b),
           b=lambda z, a, b: (
               np.log1p(-z) - scipy.special.digamma(b) + scipy.special.digamma(a + b)),
           cdf=(lambda z, a, b: rt.scipy.special.betainc_by_a(a, b, z),
                lambda z, a, b: -rt.scipy.special.betainc_by_a(b, a, 1 - z)))
continuous(st.f, lambda z, dfn, dfd: (
               (dfn / 2 - 1) / z - (dfn + dfd) / 2 * dfn / (dfd + dfn * z)), bounded=True,
           dfn=lambda z, dfn, dfd: (
               1 + np.log(dfn * z / (dfd + dfn * z)) - (dfn + dfd) * z / (dfd + dfn * z)
               - scipy.special.digamma(dfn / 2) + scipy.special.digamma((dfn + dfd) / 2)) / 2,
           dfd=lambda z, dfn, dfd: (
               1 + np.log(dfd / (dfd + dfn * z)) - (dfn + dfd) / (dfd + dfn * z)
               - scipy.special.digamma(dfd / 2) + scipy.special.digamma((dfn + dfd) / 2)) / 2,
           cdf=(lambda z, dfn, dfd: rt.scipy.special.fisher_by_dfn(dfn, dfd, z),
                lambda z, dfn, dfd: rt.scipy.special.fisher_by_dfd(dfn, dfd, z)))
continuous(st.lognorm, lambda z, s: -(1 + np.log(z) / s ** 2) / z, bounded=True,
           s=lambda z, s: ((np.log(z) / s) ** 2 - 1) / s,
           cdf=(lambda z, s: -np.log(z) / s ** 2 * np.exp(-(np.log(z) / s) ** 2 / 2)
                / math.sqrt(2 * math.pi),))
continuous(st.pareto, lambda z, b: -(b + 1) / z, bounded=True,
           b=lambda z, b: 1 / b - np.log(z),
           cdf=(lambda z, b: np.log(z) * z ** -b,))
continuous(st.weibull_min, lambda z, c: (c - 1 - c * z ** c) / z, bounded=True,
           c=lambda z, c: 1 / c + np.log(z) * (1 - z ** c),
           cdf=(lambda z, c: np.exp(-z ** c) * z ** c * np.log(z),))
continuous(st.truncnorm, lambda z, a, b: -z, bounded=True,
           a=lambda z, a, b: scipy.stats.truncnorm.pdf(a, a, b),
           b=lambda z, a, b: -scipy.stats.truncnorm.pdf(b, a, b),
           cdf=(lambda z, a, b: (
                    -scipy.stats.truncnorm.pdf(a, a, b) * scipy.stats.truncnorm.sf(z, a, b)),
                lambda z, a, b: (
                    -scipy.stats.truncnorm.pdf(b, a, b) * scipy.stats.truncnorm.cdf(z, a, b))))

# Discrete: counts have no derivative
elementwise(st.poisson.logpmf,   lambda k, mu, loc=0: (0, (k - loc) / mu - 1, 0))
elementwise(st.poisson.pmf,      lambda k, mu, loc=0, *, ans: (0, ans * ((k - loc) / mu - 1), 0))
elementwise(st.poisson.cdf,      lambda k, mu, loc=0: (
    0, -scipy.stats.poisson.pmf(np.floor(k), mu, loc), 0))
elementwise(st.poisson.sf,       lambda k, mu, loc=0: (
    0, scipy.stats.poisson.pmf(np.floor(k), mu, loc), 0))
elementwise(st.poisson.logcdf,   lambda k, mu, loc=0, *, ans: (
    0, -np.exp(scipy.stats.poisson.logpmf(np.floor(k), mu, loc) - ans), 0))
elementwise(st.poisson.logsf,    lambda k, mu, loc=0, *, ans: (
    0, np.exp(scipy.stats.poisson.logpmf(np.floor(k), mu, loc) - ans), 0))
elementwise(st.bernoulli.logpmf, lambda k, p, loc=0: (
    0, (k - loc) / p - (1 - k + loc) / (1 - p), 0))
elementwise(st.bernoulli.pmf,    lambda k, p, loc=0: (0, rt.scipy.stats.of_two(k - loc), 0))
elementwise(st.bernoulli.cdf,    lambda k, p, loc=0: (
    0, -rt.scipy.stats.between(k - loc, 0, 1), 0))
elementwise(st.bernoulli.sf,     lambda k, p, loc=0: (
    0, rt.scipy.stats.between(k - loc, 0, 1), 0))
elementwise(st.binom.logpmf,     lambda k, n, p, loc=0: (
    0, None, (k - loc) / p - (n - k + loc) / (1 - p), 0))
elementwise(st.binom.pmf,        lambda k, n, p, loc=0, *, ans: (
    0, None, rt.scipy.stats.times((k - loc) / p - (n - k + loc) / (1 - p), ans), 0))
elementwise(st.binom.cdf,        lambda k, n, p, loc=0: (
    0, None, -rt.scipy.stats.binomial_by_p(np.floor(k - loc), n, p), 0))
elementwise(st.binom.sf,         lambda k, n, p, loc=0: (
    0, None, rt.scipy.stats.binomial_by_p(np.floor(k - loc), n, p), 0))
elementwise(st.nbinom.logpmf,    lambda k, n, p, loc=0: (
    0, scipy.special.digamma(k - loc + n) - scipy.special.digamma(n) + np.log(p),
    n / p - (k - loc) / (1 - p), 0))
elementwise(st.nbinom.pmf,       lambda k, n, p, loc=0, *, ans: (
    0, ans * (scipy.special.digamma(k - loc + n) - scipy.special.digamma(n) + np.log(p)),
    ans * (n / p - (k - loc) / (1 - p)), 0))
elementwise(st.nbinom.cdf,       lambda k, n, p, loc=0: (
    0, rt.scipy.special.betainc_by_a(n, np.floor(k - loc) + 1, p),
    rt.scipy.special.beta_density(n, np.floor(k - loc) + 1, p), 0))
elementwise(st.geom.logpmf,      lambda k, p, loc=0: (0, 1 / p - (k - loc - 1) / (1 - p), 0))
elementwise(st.geom.pmf,         lambda k, p, loc=0, *, ans: (
    0, ans * (1 / p - (k - loc - 1) / (1 - p)), 0))
elementwise(st.geom.cdf,         lambda k, p, loc=0: (
    0, rt.scipy.stats.geometric_by_p(np.floor(k - loc), p), 0))

# Of several variables
rule(st.multivariate_normal.logpdf,
     x=(lambda t, x, mean=None, cov=1, allow_singular=False: (
            -np.sum(t * rt.scipy.stats.whitened(x, mean, cov), axis=-1)),
        lambda g, x, mean=None, cov=1, allow_singular=False: (
            rt.scipy.stats.normal_x_back(g, x, mean, cov, x))),
     mean=(lambda t, x, mean=None, cov=1, allow_singular=False: (
               np.sum(t * rt.scipy.stats.whitened(x, mean, cov), axis=-1)),
           lambda g, x, mean=None, cov=1, allow_singular=False: (
               -rt.scipy.stats.normal_x_back(g, x, mean, cov, mean))),
     cov=(lambda t, x, mean=None, cov=1, allow_singular=False: (
              rt.scipy.stats.normal_cov_dot(t, x, mean, cov)),
          lambda g, x, mean=None, cov=1, allow_singular=False: (
              rt.scipy.stats.normal_cov_back(g, x, mean, cov))))
rule(st.multivariate_normal.pdf,
     x=(lambda t, x, mean=None, cov=1, allow_singular=False, *, ans: (
            -ans * np.sum(t * rt.scipy.stats.whitened(x, mean, cov), axis=-1)),
        lambda g, x, mean=None, cov=1, allow_singular=False, *, ans: (
            rt.scipy.stats.normal_x_back(g * ans, x, mean, cov, x))),
     mean=(lambda t, x, mean=None, cov=1, allow_singular=False, *, ans: (
               ans * np.sum(t * rt.scipy.stats.whitened(x, mean, cov), axis=-1)),
           lambda g, x, mean=None, cov=1, allow_singular=False, *, ans: (
               -rt.scipy.stats.normal_x_back(g * ans, x, mean, cov, mean))),
     cov=(lambda t, x, mean=None, cov=1, allow_singular=False, *, ans: (
              ans * rt.scipy.stats.normal_cov_dot(t, x, mean, cov)),
          lambda g, x, mean=None, cov=1, allow_singular=False, *, ans: (
              rt.scipy.stats.normal_cov_back(g * ans, x, mean, cov))))
rule(st.dirichlet.logpdf,
     x=(lambda t, x, alpha: np.sum(t * rt.scipy.stats.dirichlet_score(x, alpha), axis=0),
        lambda g, x, alpha: g * rt.scipy.stats.dirichlet_score(x, alpha)),
     alpha=(lambda t, x, alpha: np.sum(
                rt.scipy.stats.columns(t, x) * rt.scipy.stats.dirichlet_slope(x, alpha), axis=0),
            lambda g, x, alpha: rt.scipy.stats.over_points(
                g * rt.scipy.stats.dirichlet_slope(x, alpha))))
rule(st.dirichlet.pdf,
     x=(lambda t, x, alpha, ans: ans * np.sum(
            t * rt.scipy.stats.dirichlet_score(x, alpha), axis=0),
        lambda g, x, alpha, ans: g * ans * rt.scipy.stats.dirichlet_score(x, alpha)),
     alpha=(lambda t, x, alpha, ans: ans * np.sum(
                rt.scipy.stats.columns(t, x) * rt.scipy.stats.dirichlet_slope(x, alpha), axis=0),
            lambda g, x, alpha, ans: rt.scipy.stats.over_points(
                g * ans * rt.scipy.stats.dirichlet_slope(x, alpha))))

# The error of a mean
rule(st.sem,
     lambda t, a, axis=0, ddof=1, *, keepdims=False, ans: (
         np.sum((a - np.mean(a, axis=axis, keepdims=True)) * t, axis=axis, keepdims=keepdims)
         / ((rt.count(a, axis) - ddof) * rt.count(a, axis) * ans)),
     lambda g, a, axis=0, ddof=1, *, keepdims=False, ans: (
         rt.expand(g / ans, a, axis=axis, keepdims=keepdims)
         * (a - np.mean(a, axis=axis, keepdims=True))
         / ((rt.count(a, axis) - ddof) * rt.count(a, axis))))

# Distributions with their parameters
rule(rt.scipy.frozen.freeze,
     args=(lambda t, args, kwds, distribution, ans: (
               rt.scipy.frozen.with_given(ans, t, rt.zeros_like(kwds))),
           lambda g, args, kwds, distribution, ans: rt.scipy.frozen.without(g, ans)[0]),
     kwds=(lambda t, args, kwds, distribution, ans: (
               rt.scipy.frozen.with_given(ans, rt.zeros_like(args), t)),
           lambda g, args, kwds, distribution, ans: rt.scipy.frozen.without(g, ans)[1]))
rule(rt.scipy.frozen.given,
     lambda t, frozen: rt.scipy.frozen.without(t, frozen),
     lambda g, frozen: rt.scipy.frozen.with_given(frozen, g[0], g[1]))
linear(rt.scipy.frozen.with_given,
       args=lambda h, like, args, kwds: rt.scipy.frozen.without(h, like)[0],
       kwds=lambda h, like, args, kwds: rt.scipy.frozen.without(h, like)[1])
linear(rt.scipy.frozen.without,
       lambda h, bar, like: rt.scipy.frozen.with_given(like, h[0], h[1]))
zero(rt.scipy.frozen.function_of, rt.scipy.frozen.parameters)
zero(st.rankdata, st.spearmanr, st.kendalltau)
unknown("a density of samples is the mean of scipy.stats.norm.pdf around each of them",
        st.gaussian_kde)
unknown_rest("write the statistic with NumPy, and its p-value with the sf of a distribution", st)
