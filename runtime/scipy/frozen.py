"""Distributions with their parameters, such as `stats.norm(loc, scale)`: SciPy's own objects.

The adjoint of one is an object of its class with the adjoints of its parameters. What its methods
do is what the distribution's own do, with these parameters.
"""

import scipy.stats

from ..checks import Refusal
from ..trees import fill, zeros_like

CONTINUOUS = type(scipy.stats.norm())
DISCRETE = type(scipy.stats.poisson(1.0))
NORMAL = type(scipy.stats.multivariate_normal([0.0]))
GENERIC = scipy.stats.rv_continuous.__mro__[1]


def freeze(args, kwds, distribution):
    """The distribution with these parameters."""
    return distribution(*args, **kwds)


def given(frozen):
    """The parameters that a distribution was given, by position and by name."""
    return frozen.args, frozen.kwds


def with_given(like, args, kwds):
    """The adjoint, or the tangent, of a distribution from those of its parameters."""
    return fill(object.__new__(type(like)), {"args": args, "kwds": kwds})


def without(bar, like):
    """The adjoints of the parameters, from that of a distribution."""
    if bar is None:
        return zeros_like(like.args), zeros_like(like.kwds)
    return bar.args, bar.kwds


def frozen(self, *args, **kwds):
    """What calling a distribution does."""
    return freeze(args, kwds, self)


def function_of(frozen, name):
    """The function of SciPy's distribution that a method of one with parameters calls."""
    distribution = getattr(scipy.stats, frozen.dist.name, None)
    if type(distribution) is not type(frozen.dist):
        raise Refusal(f"{frozen.dist.name} is no distribution of scipy.stats")
    return getattr(distribution, name)


def method(name):
    """A method of a distribution with parameters, as Python."""

    def of_frozen(self, x):
        args, kwds = given(self)
        function = function_of(self, name)
        return function(x, *args, **kwds)

    return of_frozen


def parameters(frozen):
    """The mean and the covariance of a normal distribution of several variables: constants."""
    return frozen.mean, frozen.cov_object.covariance


def normal_pdf(self, x):
    """The density of a normal distribution of several variables."""
    mean, cov = parameters(self)
    return scipy.stats.multivariate_normal.pdf(x, mean, cov)


def normal_logpdf(self, x):
    """The logarithm of that density."""
    mean, cov = parameters(self)
    return scipy.stats.multivariate_normal.logpdf(x, mean, cov)


SOURCES = {
    GENERIC.__call__: frozen,
    NORMAL.pdf: normal_pdf,
    NORMAL.logpdf: normal_logpdf,
    **{getattr(CONTINUOUS, name): method(name)
       for name in "pdf logpdf cdf logcdf sf logsf ppf isf".split()},
    **{getattr(DISCRETE, name): method(name) for name in ("pmf", "logpmf")},
}  # fmt: skip
