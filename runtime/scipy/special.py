"""Derivatives of special functions by their parameters, and densities of distributions."""

import math

import numpy as np
import scipy.special

from ..arrays import expand, sum_to
from ..checks import Refusal
from ..special import BERNOULLI

EPS = 1e-17
LAGUERRE = np.polynomial.laguerre.laggauss(100)


def real(x):
    """`x`, which must be real: what is scaled by a modulus has no complex derivative."""
    if np.iscomplexobj(x):
        raise Refusal("a scaled Bessel function of a complex number is not differentiable")
    return x


def onto(g, like):
    """The adjoint g of a broadcast argument: its real part, where that is real."""
    return sum_to(g if np.iscomplexobj(like) else np.real(g), like=like)


def single(*xs):
    """The precision that functions of `xs` have."""
    return np.result_type(np.float32, *(x for x in xs if isinstance(x, np.ndarray | np.generic)))


def broadcast(*xs):
    """The arguments in double precision and in one shape; and what gives a result their dtype."""
    dtype = single(*xs) if any(isinstance(x, np.ndarray | np.generic) for x in xs) else float
    arrays = np.broadcast_arrays(*(np.asarray(x, float) for x in xs))
    return arrays, lambda y: np.asarray(y, dtype)[()]


def polygamma(n, x):
    """scipy.special.polygamma, of the precision of x."""
    y = scipy.special.polygamma(n, x)
    return np.asarray(y, single(x))[()] if isinstance(x, np.ndarray | np.generic) else y


def multidigamma(a, d, n=0):
    """The derivative of order n + 1 of multigammaln by a."""
    return sum(polygamma(n, a - j / 2) for j in range(int(d)))


def gamma_density(a, x):
    """The derivative of gammainc(a, x) by x."""
    return np.exp(scipy.special.xlogy(a - 1, x) - x - scipy.special.gammaln(a))


def beta_density(a, b, x):
    """The derivative of betainc(a, b, x) by x."""
    logs = scipy.special.xlogy(a - 1, x) + scipy.special.xlog1py(b - 1, -x)
    return np.exp(logs - scipy.special.betaln(a, b))


def gammainc_by_a(a, x):
    """The derivative of gammainc by a: its power series, or for large x an integral.

    The series is DLMF 8.7.1; the integral is that of (1 + s / x)**(a - 1) exp(-s), by Gauss and
    Laguerre.

    >>> round(float(gammainc_by_a(2.0, 1.5)), 8)
    -0.31348864
    """
    (a, x), typed = broadcast(a, x)
    far = x > a + 2 + 6 * np.sqrt(a)
    with np.errstate(all="ignore"):
        y = np.where(far, gamma_tail(a, np.where(far, x, 1.0)), gamma_series(a, x, far))
    return typed(np.where((x > 0) & np.isfinite(x), y, np.where(x == x, 0.0, x)))


def gamma_series(a, x, skip):
    """The sum of x**(a+n) exp(-x) / gamma(a+n+1) * (log(x) - digamma(a+n+1))."""
    x = np.where(skip | ~(x > 0), 1.0, x)
    total, n = np.zeros_like(x), 0
    scale = np.exp(a * np.log(x) - x - scipy.special.gammaln(a + 1))
    slope = np.log(x) - scipy.special.digamma(a + 1)
    last = 40 + np.max(x + 12 * np.sqrt(x + 1), initial=0.0)
    while n < last:
        total = total + scale * slope
        n += 1
        scale = scale * x / (a + n)
        slope = slope - 1 / (a + n)
    return total


def gamma_tail(a, x):
    """Minus the derivative of the upper half by a, for x well above a."""
    s, weights = LAGUERRE
    u = np.log1p(s / x[..., None])
    bracket = (np.log(x) - scipy.special.digamma(a))[..., None] + u
    inner = np.sum(weights * np.exp((a - 1)[..., None] * u) * bracket, axis=-1)
    return -np.exp(scipy.special.xlogy(a - 1, x) - x - scipy.special.gammaln(a)) * inner


def betainc_by_a(a, b, x):
    """The derivative of betainc by a; that by b is -betainc_by_a(b, a, 1 - x).

    From the series DLMF 8.17.8, whose terms are positive, on that side of the mean where it
    converges fast.

    >>> round(float(betainc_by_a(2.0, 3.0, 0.4)), 8)
    -0.24086938
    """
    (a, b, x), typed = broadcast(a, b, x)
    inner = (x > 0) & (x < 1)
    x = np.where(inner, x, 0.5)
    other = x > np.minimum((a + 1) / (a + b + 2), 0.9)
    with np.errstate(all="ignore"):
        one = beta_series(np.where(other, b, a), np.where(other, a, b), np.where(other, 1 - x, x))
    y = np.where(other, -one[1], one[0])
    return typed(np.where(inner, y, 0.0))


def beta_series(a, b, x):
    """The derivatives of betainc(a, b, x) by a and by b."""
    log_scale = scipy.special.xlogy(a, x) + scipy.special.xlog1py(b, -x)
    scale = np.exp(log_scale - scipy.special.betaln(a, b)) / a
    psi = scipy.special.digamma(a + b)
    by_a = np.log(x) + psi - scipy.special.digamma(a + 1)
    by_b = np.log1p(-x) + psi - scipy.special.digamma(b)
    total_a, total_b, n = np.zeros_like(x), np.zeros_like(x), 0
    while np.any(scale > EPS * np.abs(total_a)) and n < 100000:
        total_a, total_b = total_a + scale * by_a, total_b + scale * by_b
        scale = scale * x * (a + b + n) / (a + 1 + n)
        by_b = by_b + 1 / (a + b + n)
        by_a = by_a + 1 / (a + b + n) - 1 / (a + 1 + n)
        n += 1
    return total_a, total_b


def student_density(df, t):
    """The density of Student's t."""
    shift = scipy.special.betaln(df / 2, 0.5) + np.log(df) / 2
    return np.exp(-(df + 1) / 2 * np.log1p(t * t / df) - shift)


def student_by_df(df, t):
    """The derivative of the distribution function of Student's t by its degrees of freedom."""
    (df, t), typed = broadcast(df, t)
    x = df / (df + t * t)
    by_x = beta_density(df / 2, 0.5, x) * t * t / (df + t * t) ** 2
    tail = (betainc_by_a(df / 2, 0.5, x) / 2 + np.where(t == 0, 0.0, by_x)) / 2
    return typed(-np.sign(t) * tail)


def fisher_density(dfn, dfd, x):
    """The density of Fisher's F."""
    y = dfn * x / (dfn * x + dfd)
    return beta_density(dfn / 2, dfd / 2, y) * dfn * dfd / (dfn * x + dfd) ** 2


def fisher_by_dfn(dfn, dfd, x):
    """The derivative of the distribution function of Fisher's F by the first degrees of freedom."""
    y = dfn * x / (dfn * x + dfd)
    return betainc_by_a(dfn / 2, dfd / 2, y) / 2 + fisher_density(dfn, dfd, x) * x / dfn


def fisher_by_dfd(dfn, dfd, x):
    """That by the second."""
    z = dfd / (dfn * x + dfd)
    return -betainc_by_a(dfd / 2, dfn / 2, z) / 2 - fisher_density(dfn, dfd, x) * x / dfd


def general_by_power(beta, z):
    """The derivative of the generalized normal distribution function by its power."""
    power = np.abs(z) ** beta
    by_limit = gamma_density(1 / beta, power) * scipy.special.xlogy(power, np.abs(z))
    return np.sign(z) / 2 * (by_limit - gammainc_by_a(1 / beta, power) / beta**2)


def mills(x):
    """The density of the normal distribution over its distribution function."""
    return np.exp(-x * x / 2 - scipy.special.log_ndtr(x)) / math.sqrt(2 * math.pi)


def zeta_by_order(s, q):
    """The derivative of the Hurwitz zeta function by s > 1: Euler and Maclaurin's sum, DLMF 25.11.

    It is that of a complex step, which has no difference in it to lose digits.

    >>> round(float(zeta_by_order(2.0, 1.0)), 8)
    -0.93754825
    """
    (s, q), typed = broadcast(s, q)
    step = 1e-30
    z = s + 1j * step
    count = 12
    total = sum((q + n) ** -z for n in range(count))
    w = q + count
    total = total + w ** (1 - z) / (z - 1) + w**-z / 2
    term = z * w ** (-z - 1)
    for k, b in enumerate(BERNOULLI, 1):
        total = total + b / math.factorial(2 * k) * term
        term = term * (z + 2 * k - 1) * (z + 2 * k) / (w * w)
    return typed(np.where(s > 1, total.imag / step, np.nan))


def voigt_slope(x, sigma, gamma):
    """The complex slope of the Voigt profile."""
    z = (x + 1j * gamma) / (sigma * math.sqrt(2))
    slope = 2j / math.sqrt(math.pi) - 2 * z * scipy.special.wofz(z)
    return slope / (2 * sigma * sigma * math.sqrt(math.pi))


def boxcox_by_power(log, power):
    """The derivative of (exp(power log) - 1) / power by the power; at 0 half of log squared."""
    return log * log / 2 * scipy.special.hyp1f1(2.0, 3.0, power * log)


def agm_partial(a, b, mean):
    """The derivative of the arithmetic-geometric mean of a and b by a."""
    m = ((a - b) / (a + b)) ** 2
    slope = math.pi / 8 * scipy.special.hyp2f1(1.5, 1.5, 2.0, m) / scipy.special.ellipk(m)
    return mean / (a + b) * (1 - 4 * slope * b * (a - b) / (a + b) ** 2)


# logsumexp with weights


def shares(ans, a, b, axis, keepdims):
    """exp(a - ans), and b times that: what a and b, in the shape of both, have in the answer."""
    value, sign = ans if isinstance(ans, tuple) else (ans, np.ones_like(ans))
    a, b = np.broadcast_arrays(a, np.ones_like(a) if b is None else b)
    value, sign = (expand(part, a, axis=axis, keepdims=keepdims) for part in (value, sign))
    part = np.exp(a - value) * sign
    return part, b * part


def logsumexp_dot(ans, a_dot, b_dot, a, axis, b, keepdims):
    """What the tangent of a, or of b, adds to that of logsumexp; its sign is flat."""
    part, share = shares(ans, a, b, axis, keepdims)
    terms = share * a_dot if b_dot is None else part * b_dot
    dot = np.sum(terms, axis=axis, keepdims=keepdims)
    return (dot, np.zeros_like(ans[1])) if isinstance(ans, tuple) else dot


def logsumexp_back(g, ans, a, axis, b, keepdims):
    """What a and b get."""
    part, share = shares(ans, a, b, axis, keepdims)
    g = g[0] if isinstance(ans, tuple) else g
    g = expand(g, part, axis=axis, keepdims=keepdims)
    return sum_to(g * share, like=a), None if b is None else sum_to(g * part, like=b)
