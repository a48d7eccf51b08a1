"""Rules for the distribution functions of scipy.special, which are incomplete gammas and betas."""

import numpy as np
import scipy.special

from wengert import runtime as rt

from ..declare import elementwise

# fmt: off

# Poisson, binomial, negative binomial: a floor is taken of the count
elementwise(scipy.special.pdtr, lambda k, m: (
    0, -rt.scipy.special.gamma_density(np.floor(k) + 1, m)))
elementwise(scipy.special.pdtrc, lambda k, m: (
    0, rt.scipy.special.gamma_density(np.floor(k) + 1, m)))
elementwise(scipy.special.pdtri, lambda k, y, ans: (
    0, -1 / rt.scipy.special.gamma_density(k + 1, ans)))
elementwise(scipy.special.bdtr, lambda k, n, p: (
    0, None, -rt.scipy.special.beta_density(np.floor(k) + 1, n - np.floor(k), p)))
elementwise(scipy.special.bdtrc, lambda k, n, p: (
    0, None, rt.scipy.special.beta_density(np.floor(k) + 1, n - np.floor(k), p)))
elementwise(scipy.special.bdtri, lambda k, n, y, ans: (
    0, None, -1 / rt.scipy.special.beta_density(np.floor(k) + 1, n - np.floor(k), ans)))
elementwise(scipy.special.nbdtr, lambda k, n, p: (
    0, None, rt.scipy.special.beta_density(n, k + 1, p)))
elementwise(scipy.special.nbdtrc, lambda k, n, p: (
    0, None, -rt.scipy.special.beta_density(n, k + 1, p)))
elementwise(scipy.special.nbdtri, lambda k, n, y, ans: (
    0, None, 1 / rt.scipy.special.beta_density(n, k + 1, ans)))

# Chi squared, gamma
elementwise(scipy.special.chdtr, lambda v, x: (
    rt.scipy.special.gammainc_by_a(v / 2, x / 2) / 2,
    rt.scipy.special.gamma_density(v / 2, x / 2) / 2))
elementwise(scipy.special.chdtrc, lambda v, x: (
    -rt.scipy.special.gammainc_by_a(v / 2, x / 2) / 2,
    -rt.scipy.special.gamma_density(v / 2, x / 2) / 2))
elementwise(scipy.special.chdtri, lambda v, p, ans: (
    -rt.scipy.special.gammainc_by_a(v / 2, ans / 2)
    / rt.scipy.special.gamma_density(v / 2, ans / 2),
    -2 / rt.scipy.special.gamma_density(v / 2, ans / 2)))
elementwise(scipy.special.gdtr, lambda a, b, x: (
    x * rt.scipy.special.gamma_density(b, a * x), rt.scipy.special.gammainc_by_a(b, a * x),
    a * rt.scipy.special.gamma_density(b, a * x)))
elementwise(scipy.special.gdtrc, lambda a, b, x: (
    -x * rt.scipy.special.gamma_density(b, a * x), -rt.scipy.special.gammainc_by_a(b, a * x),
    -a * rt.scipy.special.gamma_density(b, a * x)))
elementwise(scipy.special.gdtrix, lambda a, b, p, ans: (
    -ans / a,
    -rt.scipy.special.gammainc_by_a(b, a * ans)
    / (a * rt.scipy.special.gamma_density(b, a * ans)),
    1 / (a * rt.scipy.special.gamma_density(b, a * ans))))

# Student's t, Fisher's F
elementwise(scipy.special.stdtr, lambda df, t: (
    rt.scipy.special.student_by_df(df, t), rt.scipy.special.student_density(df, t)))
elementwise(scipy.special.stdtrit, lambda df, p, ans: (
    -rt.scipy.special.student_by_df(df, ans) / rt.scipy.special.student_density(df, ans),
    1 / rt.scipy.special.student_density(df, ans)))
elementwise(rt.scipy.special.student_by_df, lambda df, t: (
    None, rt.scipy.special.student_density(df, t) / 2 * (
        scipy.special.digamma((df + 1) / 2) - scipy.special.digamma(df / 2) - 1 / df
        - np.log1p(t * t / df) + (df + 1) * t * t / (df * (df + t * t)))))
elementwise(rt.scipy.special.student_density, lambda df, t, ans: (
    ans / 2 * (
        scipy.special.digamma((df + 1) / 2) - scipy.special.digamma(df / 2) - 1 / df
        - np.log1p(t * t / df) + (df + 1) * t * t / (df * (df + t * t))),
    -ans * (df + 1) * t / (df + t * t)))
elementwise(scipy.special.fdtr, lambda dfn, dfd, x: (
    rt.scipy.special.fisher_by_dfn(dfn, dfd, x), rt.scipy.special.fisher_by_dfd(dfn, dfd, x),
    rt.scipy.special.fisher_density(dfn, dfd, x)))
elementwise(scipy.special.fdtrc, lambda dfn, dfd, x: (
    -rt.scipy.special.fisher_by_dfn(dfn, dfd, x), -rt.scipy.special.fisher_by_dfd(dfn, dfd, x),
    -rt.scipy.special.fisher_density(dfn, dfd, x)))
elementwise(scipy.special.fdtri, lambda dfn, dfd, p, ans: (
    -rt.scipy.special.fisher_by_dfn(dfn, dfd, ans)
    / rt.scipy.special.fisher_density(dfn, dfd, ans),
    -rt.scipy.special.fisher_by_dfd(dfn, dfd, ans)
    / rt.scipy.special.fisher_density(dfn, dfd, ans),
    1 / rt.scipy.special.fisher_density(dfn, dfd, ans)))
elementwise(rt.scipy.special.fisher_density, lambda dfn, dfd, x, ans: (
    None, None, ans * ((dfn / 2 - 1) / x - (dfn + dfd) / 2 * dfn / (dfn * x + dfd))))
elementwise(rt.scipy.special.fisher_by_dfn, lambda dfn, dfd, x: (None, None, None))
elementwise(rt.scipy.special.fisher_by_dfd, lambda dfn, dfd, x: (None, None, None))
