"""Rules for covariances and correlations, by the observations; weights are constant."""

import numpy as np

from wengert import runtime as rt

from .declare import rule

rule(
    np.cov,
    m=(
        lambda t, m, y=None, rowvar=True, bias=False, ddof=None, fweights=None, aweights=None: (
            rt.cov_dot(t, m, y, rowvar, bias, ddof, fweights, aweights)
        ),
        lambda g, m, y=None, rowvar=True, bias=False, ddof=None, fweights=None, aweights=None: (
            rt.cov_back(g, m, y, rowvar, bias, ddof, fweights, aweights)
        ),
    ),
    y=(
        lambda t, m, y=None, rowvar=True, bias=False, ddof=None, fweights=None, aweights=None: (
            rt.cov_dot(t, m, y, rowvar, bias, ddof, fweights, aweights, second=True)
        ),
        lambda g, m, y=None, rowvar=True, bias=False, ddof=None, fweights=None, aweights=None: (
            rt.cov_back(g, m, y, rowvar, bias, ddof, fweights, aweights, second=True)
        ),
    ),
    aweights=None,
)
rule(
    np.corrcoef,
    x=(
        lambda t, x, y=None, rowvar=True, *, ans: rt.corrcoef_dot(t, x, y, rowvar, ans),
        lambda g, x, y=None, rowvar=True, *, ans: rt.corrcoef_back(g, x, y, rowvar, ans),
    ),
    y=(
        lambda t, x, y=None, rowvar=True, *, ans: rt.corrcoef_dot(
            t, x, y, rowvar, ans, second=True
        ),
        lambda g, x, y=None, rowvar=True, *, ans: rt.corrcoef_back(
            g, x, y, rowvar, ans, second=True
        ),
    ),
)
