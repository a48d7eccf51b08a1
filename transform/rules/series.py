"""Rules for numpy.polynomial: values, derivatives and integrals of series of each kind.

What derives or integrates the coefficients is a matrix, whose columns are what it makes of ones.
"""

import numpy as np

from wengert import runtime as rt

from .declare import linear, rule

# polynomial
rule(
    np.polynomial.polynomial.polyval,
    x=(
        lambda t, x, c: rt.series_dot_x(
            t, c, np.polynomial.polynomial.polyval(x, np.polynomial.polynomial.polyder(c))
        ),
        lambda g, x, c: rt.series_by_x(
            g, x, c, np.polynomial.polynomial.polyval(x, np.polynomial.polynomial.polyder(c))
        ),
    ),
    c=(
        lambda t, x, c: np.polynomial.polynomial.polyval(x, t),
        lambda g, x, c: rt.series_by_c(g, c, np.polynomial.polynomial.polyvander(x, len(c) - 1)),
    ),
)
linear(
    np.polynomial.polynomial.polyder,
    lambda g, c, m=1, scl=1: rt.fitted(
        np.polynomial.polynomial.polyder(np.eye(len(c)), m=m, scl=scl).T @ g, c
    ),
)
linear(
    np.polynomial.polynomial.polyint,
    lambda g, c, m=1, *, lbnd=0, scl=1: rt.fitted(
        np.polynomial.polynomial.polyint(np.eye(len(c)), m=m, lbnd=lbnd, scl=scl).T @ g, c
    ),
)

# chebyshev
rule(
    np.polynomial.chebyshev.chebval,
    x=(
        lambda t, x, c: rt.series_dot_x(
            t, c, np.polynomial.chebyshev.chebval(x, np.polynomial.chebyshev.chebder(c))
        ),
        lambda g, x, c: rt.series_by_x(
            g, x, c, np.polynomial.chebyshev.chebval(x, np.polynomial.chebyshev.chebder(c))
        ),
    ),
    c=(
        lambda t, x, c: np.polynomial.chebyshev.chebval(x, t),
        lambda g, x, c: rt.series_by_c(g, c, np.polynomial.chebyshev.chebvander(x, len(c) - 1)),
    ),
)
linear(
    np.polynomial.chebyshev.chebder,
    lambda g, c, m=1, scl=1: rt.fitted(
        np.polynomial.chebyshev.chebder(np.eye(len(c)), m=m, scl=scl).T @ g, c
    ),
)
linear(
    np.polynomial.chebyshev.chebint,
    lambda g, c, m=1, *, lbnd=0, scl=1: rt.fitted(
        np.polynomial.chebyshev.chebint(np.eye(len(c)), m=m, lbnd=lbnd, scl=scl).T @ g, c
    ),
)

# legendre
rule(
    np.polynomial.legendre.legval,
    x=(
        lambda t, x, c: rt.series_dot_x(
            t, c, np.polynomial.legendre.legval(x, np.polynomial.legendre.legder(c))
        ),
        lambda g, x, c: rt.series_by_x(
            g, x, c, np.polynomial.legendre.legval(x, np.polynomial.legendre.legder(c))
        ),
    ),
    c=(
        lambda t, x, c: np.polynomial.legendre.legval(x, t),
        lambda g, x, c: rt.series_by_c(g, c, np.polynomial.legendre.legvander(x, len(c) - 1)),
    ),
)
linear(
    np.polynomial.legendre.legder,
    lambda g, c, m=1, scl=1: rt.fitted(
        np.polynomial.legendre.legder(np.eye(len(c)), m=m, scl=scl).T @ g, c
    ),
)
linear(
    np.polynomial.legendre.legint,
    lambda g, c, m=1, *, lbnd=0, scl=1: rt.fitted(
        np.polynomial.legendre.legint(np.eye(len(c)), m=m, lbnd=lbnd, scl=scl).T @ g, c
    ),
)

# hermite
rule(
    np.polynomial.hermite.hermval,
    x=(
        lambda t, x, c: rt.series_dot_x(
            t, c, np.polynomial.hermite.hermval(x, np.polynomial.hermite.hermder(c))
        ),
        lambda g, x, c: rt.series_by_x(
            g, x, c, np.polynomial.hermite.hermval(x, np.polynomial.hermite.hermder(c))
        ),
    ),
    c=(
        lambda t, x, c: np.polynomial.hermite.hermval(x, t),
        lambda g, x, c: rt.series_by_c(g, c, np.polynomial.hermite.hermvander(x, len(c) - 1)),
    ),
)
linear(
    np.polynomial.hermite.hermder,
    lambda g, c, m=1, scl=1: rt.fitted(
        np.polynomial.hermite.hermder(np.eye(len(c)), m=m, scl=scl).T @ g, c
    ),
)
linear(
    np.polynomial.hermite.hermint,
    lambda g, c, m=1, *, lbnd=0, scl=1: rt.fitted(
        np.polynomial.hermite.hermint(np.eye(len(c)), m=m, lbnd=lbnd, scl=scl).T @ g, c
    ),
)

# hermite_e
rule(
    np.polynomial.hermite_e.hermeval,
    x=(
        lambda t, x, c: rt.series_dot_x(
            t, c, np.polynomial.hermite_e.hermeval(x, np.polynomial.hermite_e.hermeder(c))
        ),
        lambda g, x, c: rt.series_by_x(
            g, x, c, np.polynomial.hermite_e.hermeval(x, np.polynomial.hermite_e.hermeder(c))
        ),
    ),
    c=(
        lambda t, x, c: np.polynomial.hermite_e.hermeval(x, t),
        lambda g, x, c: rt.series_by_c(g, c, np.polynomial.hermite_e.hermevander(x, len(c) - 1)),
    ),
)
linear(
    np.polynomial.hermite_e.hermeder,
    lambda g, c, m=1, scl=1: rt.fitted(
        np.polynomial.hermite_e.hermeder(np.eye(len(c)), m=m, scl=scl).T @ g, c
    ),
)
linear(
    np.polynomial.hermite_e.hermeint,
    lambda g, c, m=1, *, lbnd=0, scl=1: rt.fitted(
        np.polynomial.hermite_e.hermeint(np.eye(len(c)), m=m, lbnd=lbnd, scl=scl).T @ g, c
    ),
)

# laguerre
rule(
    np.polynomial.laguerre.lagval,
    x=(
        lambda t, x, c: rt.series_dot_x(
            t, c, np.polynomial.laguerre.lagval(x, np.polynomial.laguerre.lagder(c))
        ),
        lambda g, x, c: rt.series_by_x(
            g, x, c, np.polynomial.laguerre.lagval(x, np.polynomial.laguerre.lagder(c))
        ),
    ),
    c=(
        lambda t, x, c: np.polynomial.laguerre.lagval(x, t),
        lambda g, x, c: rt.series_by_c(g, c, np.polynomial.laguerre.lagvander(x, len(c) - 1)),
    ),
)
linear(
    np.polynomial.laguerre.lagder,
    lambda g, c, m=1, scl=1: rt.fitted(
        np.polynomial.laguerre.lagder(np.eye(len(c)), m=m, scl=scl).T @ g, c
    ),
)
linear(
    np.polynomial.laguerre.lagint,
    lambda g, c, m=1, *, lbnd=0, scl=1: rt.fitted(
        np.polynomial.laguerre.lagint(np.eye(len(c)), m=m, lbnd=lbnd, scl=scl).T @ g, c
    ),
)
