"""Rules for numpy.emath: real functions that turn complex where they must."""

import math

import numpy as np

from wengert import runtime as rt

from .declare import rule

rule(
    np.emath.sqrt,
    lambda t, x, ans: t * (0.5 / ans),
    lambda g, x, ans: rt.fitted(g * rt.conj(0.5 / ans), x),
)
rule(np.emath.log, lambda t, x: t / x, lambda g, x: rt.fitted(g * rt.conj(1 / x), x))
rule(
    np.emath.log2,
    lambda t, x: t / (x * math.log(2)),
    lambda g, x: rt.fitted(g * rt.conj(1 / (x * math.log(2))), x),
)
rule(
    np.emath.log10,
    lambda t, x: t / (x * math.log(10)),
    lambda g, x: rt.fitted(g * rt.conj(1 / (x * math.log(10))), x),
)
rule(
    np.emath.logn,
    x=(
        lambda t, n, x: t / (x * np.emath.log(n)),
        lambda g, n, x: rt.fitted(rt.sum_to(g * rt.conj(1 / (x * np.emath.log(n))), like=x), x),
    ),
    n=(
        lambda t, n, x, ans: -t * ans / (n * np.emath.log(n)),
        lambda g, n, x, ans: rt.fitted(
            rt.sum_to(-g * rt.conj(ans / (n * np.emath.log(n))), like=n), n
        ),
    ),
)
rule(
    np.emath.power,
    x=(
        lambda t, x, p: t * (p * np.emath.power(x, p - 1)),
        lambda g, x, p: rt.fitted(rt.sum_to(g * rt.conj(p * np.emath.power(x, p - 1)), like=x), x),
    ),
    p=(
        lambda t, x, p, ans: t * (ans * np.emath.log(x)),
        lambda g, x, p, ans: rt.fitted(rt.sum_to(g * rt.conj(ans * np.emath.log(x)), like=p), p),
    ),
)
rule(
    np.emath.arccos,
    lambda t, x, ans: -t / np.sin(ans),
    lambda g, x, ans: rt.fitted(-g * rt.conj(1 / np.sin(ans)), x),
)
rule(
    np.emath.arcsin,
    lambda t, x, ans: t / np.cos(ans),
    lambda g, x, ans: rt.fitted(g * rt.conj(1 / np.cos(ans)), x),
)
rule(
    np.emath.arctanh,
    lambda t, x: t / (1 - x * x),
    lambda g, x: rt.fitted(g * rt.conj(1 / (1 - x * x)), x),
)
