"""Rules for random numbers: what is drawn is drawn once, and moves with its parameters.

A sample of a distribution that only moves and scales is differentiated along its path: the same
draw, were the parameters others.  What is not known that way is refused, as are parameters of
discrete distributions, whose samples jump: the derivative of an expectation is another thing.

The functions of numpy.random are methods of a hidden RandomState, which their calls don't show.
"""

import numpy as np

from wengert import runtime as rt

from .declare import rule, zero
from .refusals import unknown

MODULE, CLASSES = np.random, (np.random.Generator, np.random.RandomState)
JUMPS = "samples of {} jump: where a derivative of their expectation is meant, write it down"
NOT_ALONG = "how a sample of {} moves with its parameters isn't known"
PICKS = "{} picks elements at random: draw indices, and index with them"


def functions(names):
    """The functions of numpy.random by their names."""
    return tuple(f for n in names.split() if (f := getattr(MODULE, n, None)) is not None)


def methods(names):
    """The methods of the two classes by their names."""
    found = (getattr(cls, n, None) for cls in CLASSES for n in names.split())
    return tuple(f for f in found if f is not None)


# What has no parameters, or whole numbers
PLAIN = """
    random standard_normal standard_exponential standard_cauchy integers bytes spawn rand randn
    randint random_integers random_sample ranf sample tomaxint seed get_state set_state
"""
zero(*dict.fromkeys((*functions(PLAIN), *methods(PLAIN))))
zero(np.random.default_rng, *CLASSES, np.random.SeedSequence)

# Moved and scaled
rule(
    functions("normal laplace logistic gumbel"),
    lambda t, loc=0.0, scale=1.0, size=None, *, ans: rt.broadcast(t, like=ans),
    lambda g, loc=0.0, scale=1.0, size=None: rt.sum_to(g, like=loc),
    scale=(
        lambda t, loc=0.0, scale=1.0, size=None, *, ans: t * ((ans - loc) / scale),
        lambda g, loc=0.0, scale=1.0, size=None, *, ans: rt.sum_to(
            g * ((ans - loc) / scale), like=scale
        ),
    ),
)
rule(
    methods("normal laplace logistic gumbel"),
    loc=(
        lambda t, rng, loc=0.0, scale=1.0, size=None, *, ans: rt.broadcast(t, like=ans),
        lambda g, rng, loc=0.0, scale=1.0, size=None: rt.sum_to(g, like=loc),
    ),
    scale=(
        lambda t, rng, loc=0.0, scale=1.0, size=None, *, ans: t * ((ans - loc) / scale),
        lambda g, rng, loc=0.0, scale=1.0, size=None, *, ans: rt.sum_to(
            g * ((ans - loc) / scale), like=scale
        ),
    ),
)
rule(
    functions("uniform"),
    lambda t, low=0.0, high=1.0, size=None, *, ans: t * ((high - ans) / (high - low)),
    lambda g, low=0.0, high=1.0, size=None, *, ans: rt.sum_to(
        g * ((high - ans) / (high - low)), like=low
    ),
    high=(
        lambda t, low=0.0, high=1.0, size=None, *, ans: t * ((ans - low) / (high - low)),
        lambda g, low=0.0, high=1.0, size=None, *, ans: rt.sum_to(
            g * ((ans - low) / (high - low)), like=high
        ),
    ),
)
rule(
    methods("uniform"),
    low=(
        lambda t, rng, low=0.0, high=1.0, size=None, *, ans: t * ((high - ans) / (high - low)),
        lambda g, rng, low=0.0, high=1.0, size=None, *, ans: rt.sum_to(
            g * ((high - ans) / (high - low)), like=low
        ),
    ),
    high=(
        lambda t, rng, low=0.0, high=1.0, size=None, *, ans: t * ((ans - low) / (high - low)),
        lambda g, rng, low=0.0, high=1.0, size=None, *, ans: rt.sum_to(
            g * ((ans - low) / (high - low)), like=high
        ),
    ),
)
rule(
    functions("exponential rayleigh"),
    lambda t, scale=1.0, size=None, *, ans: t * (ans / scale),
    lambda g, scale=1.0, size=None, *, ans: rt.sum_to(g * (ans / scale), like=scale),
)
rule(
    methods("exponential rayleigh"),
    scale=(
        lambda t, rng, scale=1.0, size=None, *, ans: t * (ans / scale),
        lambda g, rng, scale=1.0, size=None, *, ans: rt.sum_to(g * (ans / scale), like=scale),
    ),
)
rule(
    functions("gamma"),
    scale=(
        lambda t, shape, scale=1.0, size=None, *, ans: t * (ans / scale),
        lambda g, shape, scale=1.0, size=None, *, ans: rt.sum_to(g * (ans / scale), like=scale),
    ),
    shape=None,
)
rule(
    methods("gamma"),
    scale=(
        lambda t, rng, shape, scale=1.0, size=None, *, ans: t * (ans / scale),
        lambda g, rng, shape, scale=1.0, size=None, *, ans: rt.sum_to(
            g * (ans / scale), like=scale
        ),
    ),
    shape=None,
)

# Functions of what is drawn without parameters
rule(
    functions("lognormal"),
    lambda t, mean=0.0, sigma=1.0, size=None, *, ans: t * ans,
    lambda g, mean=0.0, sigma=1.0, size=None, *, ans: rt.sum_to(g * ans, like=mean),
    sigma=(
        lambda t, mean=0.0, sigma=1.0, size=None, *, ans: (
            t * (ans * ((np.log(ans) - mean) / sigma))
        ),
        lambda g, mean=0.0, sigma=1.0, size=None, *, ans: rt.sum_to(
            g * (ans * ((np.log(ans) - mean) / sigma)), like=sigma
        ),
    ),
)
rule(
    methods("lognormal"),
    mean=(
        lambda t, rng, mean=0.0, sigma=1.0, size=None, *, ans: t * ans,
        lambda g, rng, mean=0.0, sigma=1.0, size=None, *, ans: rt.sum_to(g * ans, like=mean),
    ),
    sigma=(
        lambda t, rng, mean=0.0, sigma=1.0, size=None, *, ans: (
            t * (ans * ((np.log(ans) - mean) / sigma))
        ),
        lambda g, rng, mean=0.0, sigma=1.0, size=None, *, ans: rt.sum_to(
            g * (ans * ((np.log(ans) - mean) / sigma)), like=sigma
        ),
    ),
)
rule(
    functions("weibull power"),
    lambda t, a, size=None, *, ans: t * (-ans * np.log(ans) / a),
    lambda g, a, size=None, *, ans: rt.sum_to(g * (-ans * np.log(ans) / a), like=a),
)
rule(
    methods("weibull power"),
    a=(
        lambda t, rng, a, size=None, *, ans: t * (-ans * np.log(ans) / a),
        lambda g, rng, a, size=None, *, ans: rt.sum_to(g * (-ans * np.log(ans) / a), like=a),
    ),
)
rule(
    functions("pareto"),
    lambda t, a, size=None, *, ans: t * (-(1 + ans) * np.log1p(ans) / a),
    lambda g, a, size=None, *, ans: rt.sum_to(g * (-(1 + ans) * np.log1p(ans) / a), like=a),
)
rule(
    methods("pareto"),
    a=(
        lambda t, rng, a, size=None, *, ans: t * (-(1 + ans) * np.log1p(ans) / a),
        lambda g, rng, a, size=None, *, ans: rt.sum_to(
            g * (-(1 + ans) * np.log1p(ans) / a), like=a
        ),
    ),
)
rule(
    functions("multivariate_normal"),
    lambda t, mean, cov, size=None, *, ans: rt.broadcast(t, like=ans),
    lambda g, mean, cov, size=None: rt.sum_to(g, like=mean),
    cov=None,
)
rule(
    methods("multivariate_normal"),
    mean=(
        lambda t, rng, mean, cov, size=None, *, ans: rt.broadcast(t, like=ans),
        lambda g, rng, mean, cov, size=None: rt.sum_to(g, like=mean),
    ),
    cov=None,
)

# What is refused where a derivative would pass
DISCRETE = """
    binomial geometric hypergeometric logseries multinomial multivariate_hypergeometric
    negative_binomial poisson zipf
"""
SHAPED = """
    beta chisquare dirichlet f noncentral_chisquare noncentral_f standard_gamma standard_t
    triangular vonmises wald
"""
for why, names in (
    (JUMPS, DISCRETE),
    (NOT_ALONG, SHAPED),
    (PICKS, "choice permutation permuted shuffle"),
):
    for n in names.split():
        unknown(why.format(n), *functions(n), *methods(n))
