"""Rules for those functions of scipy.special that are integrals, or hypergeometric."""

import math

import numpy as np
import scipy.special

from wengert import runtime as rt

from ..declare import elementwise, rule

# fmt: off

# Exponential, sine and cosine integrals
elementwise(scipy.special.expi, lambda x: np.exp(x) / x)
elementwise(scipy.special.exp1, lambda x: -np.exp(-x) / x)
elementwise(scipy.special.expn, lambda n, x: (None, -scipy.special.expn(n - 1, x)))
rule(scipy.special.sici,
     lambda t, x: (t * np.sinc(x / math.pi), t * np.cos(x) / x),
     lambda g, x: g[0] * np.sinc(x / math.pi) + g[1] * np.cos(x) / x)
rule(scipy.special.shichi,
     lambda t, x: (t * scipy.special.hyp0f1(1.5, x * x / 4), t * np.cosh(x) / x),
     lambda g, x: g[0] * scipy.special.hyp0f1(1.5, x * x / 4) + g[1] * np.cosh(x) / x)
rule(scipy.special.fresnel,
     lambda t, x: (t * np.sin(math.pi / 2 * x * x), t * np.cos(math.pi / 2 * x * x)),
     lambda g, x: g[0] * np.sin(math.pi / 2 * x * x) + g[1] * np.cos(math.pi / 2 * x * x))

# Integrals of Bessel functions
rule(scipy.special.itj0y0,
     lambda t, x: (t * scipy.special.j0(x), t * scipy.special.y0(x)),
     lambda g, x: g[0] * scipy.special.j0(x) + g[1] * scipy.special.y0(x))
rule(scipy.special.iti0k0,
     lambda t, x: (t * scipy.special.i0(x), t * scipy.special.k0(x)),
     lambda g, x: g[0] * scipy.special.i0(x) + g[1] * scipy.special.k0(x))
rule(scipy.special.it2j0y0,
     lambda t, x: (t * (1 - scipy.special.j0(x)) / x, -t * scipy.special.y0(x) / x),
     lambda g, x: (g[0] * (1 - scipy.special.j0(x)) - g[1] * scipy.special.y0(x)) / x)
rule(scipy.special.it2i0k0,
     lambda t, x: (t * (scipy.special.i0(x) - 1) / x, -t * scipy.special.k0(x) / x),
     lambda g, x: (g[0] * (scipy.special.i0(x) - 1) - g[1] * scipy.special.k0(x)) / x)
elementwise(scipy.special.itstruve0,    lambda x: scipy.special.struve(0, x))
elementwise(scipy.special.it2struve0,   lambda x: -scipy.special.struve(0, x) / x)
elementwise(scipy.special.itmodstruve0, lambda x: scipy.special.modstruve(0, x))

# Elliptic integrals
elementwise(scipy.special.ellipk, lambda m:
            math.pi / 8 * scipy.special.hyp2f1(1.5, 1.5, 2.0, m))
elementwise(scipy.special.ellipkm1, lambda p, ans:
            (p * ans - scipy.special.ellipe(1 - p)) / (2 * p * (1 - p)))
elementwise(scipy.special.ellipe, lambda m:
            -math.pi / 8 * scipy.special.hyp2f1(0.5, 1.5, 2.0, m))
elementwise(scipy.special.ellipkinc, lambda phi, m, ans: (
    1 / np.sqrt(1 - m * np.sin(phi) ** 2),
    (scipy.special.ellipeinc(phi, m) / (1 - m) - ans) / (2 * m)
    - np.sin(2 * phi) / (4 * (1 - m) * np.sqrt(1 - m * np.sin(phi) ** 2))))
elementwise(scipy.special.ellipeinc, lambda phi, m, ans: (
    np.sqrt(1 - m * np.sin(phi) ** 2), (ans - scipy.special.ellipkinc(phi, m)) / (2 * m)))
elementwise(scipy.special.elliprf, lambda x, y, z: (
    -scipy.special.elliprd(y, z, x) / 6, -scipy.special.elliprd(x, z, y) / 6,
    -scipy.special.elliprd(x, y, z) / 6))
elementwise(scipy.special.elliprc, lambda x, y: (
    -scipy.special.elliprd(y, y, x) / 6, -scipy.special.elliprd(x, y, y) / 3))
elementwise(scipy.special.agm, lambda a, b, ans: (
    rt.scipy.special.agm_partial(a, b, ans), rt.scipy.special.agm_partial(b, a, ans)))
rule(scipy.special.ellipj,
     lambda t, u, m, ans: (t * ans[1] * ans[2], -t * ans[0] * ans[2],
                           -m * t * ans[0] * ans[1], t * ans[2]),
     lambda g, u, m, ans: rt.sum_to(
         g[0] * ans[1] * ans[2] - g[1] * ans[0] * ans[2]
         - m * g[2] * ans[0] * ans[1] + g[3] * ans[2], like=u),
     m=None)

# Hypergeometric: the parameters have no known derivative
elementwise(scipy.special.hyp0f1, lambda v, z: (None, scipy.special.hyp0f1(v + 1, z) / v))
elementwise(scipy.special.hyp1f1, lambda a, b, x: (
    None, None, a / b * scipy.special.hyp1f1(a + 1, b + 1, x)))
elementwise(scipy.special.hyp2f1, lambda a, b, c, z: (
    None, None, None, a * b / c * scipy.special.hyp2f1(a + 1, b + 1, c + 1, z)))
elementwise(scipy.special.hyperu, lambda a, b, x: (
    None, None, -a * scipy.special.hyperu(a + 1, b + 1, x)))
