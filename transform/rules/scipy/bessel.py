"""Rules for the Bessel functions of scipy.special, and for other solutions of linear equations.

The derivative by the order is refused.
"""

import numpy as np
import scipy.special

from wengert import runtime as rt

from ..declare import elementwise, rule

# fmt: off

# Of the first and second kind; those by name have the orders 0 and 1
elementwise(scipy.special.j0, lambda x: -scipy.special.j1(x))
elementwise(scipy.special.j1, lambda x: (scipy.special.j0(x) - scipy.special.jv(2, x)) / 2)
elementwise(scipy.special.y0, lambda x: -scipy.special.y1(x))
elementwise(scipy.special.y1, lambda x: (scipy.special.y0(x) - scipy.special.yv(2, x)) / 2)
elementwise(scipy.special.jv, lambda v, z: (
    None, (scipy.special.jv(v - 1, z) - scipy.special.jv(v + 1, z)) / 2))
elementwise(scipy.special.yv, lambda v, z: (
    None, (scipy.special.yv(v - 1, z) - scipy.special.yv(v + 1, z)) / 2))
elementwise(scipy.special.yn, lambda n, x: (
    None, (scipy.special.yn(n - 1, x) - scipy.special.yn(n + 1, x)) / 2))
elementwise(scipy.special.jve, lambda v, z: (
    None, (scipy.special.jve(v - 1, rt.scipy.special.real(z)) - scipy.special.jve(v + 1, z)) / 2))
elementwise(scipy.special.yve, lambda v, z: (
    None, (scipy.special.yve(v - 1, rt.scipy.special.real(z)) - scipy.special.yve(v + 1, z)) / 2))

# Modified
elementwise(scipy.special.i0, lambda x: scipy.special.i1(x))
elementwise(scipy.special.i1, lambda x: (scipy.special.i0(x) + scipy.special.iv(2, x)) / 2)
elementwise(scipy.special.k0, lambda x: -scipy.special.k1(x))
elementwise(scipy.special.k1, lambda x: -(scipy.special.k0(x) + scipy.special.kv(2, x)) / 2)
elementwise(scipy.special.i0e, lambda x, ans: scipy.special.i1e(x) - np.sign(x) * ans)
elementwise(scipy.special.i1e, lambda x, ans: (
    (scipy.special.i0e(x) + scipy.special.ive(2, x)) / 2 - np.sign(x) * ans))
elementwise(scipy.special.k0e, lambda x, ans: ans - scipy.special.k1e(x))
elementwise(scipy.special.k1e, lambda x, ans:
            ans - (scipy.special.k0e(x) + scipy.special.kve(2, x)) / 2)
elementwise(scipy.special.iv, lambda v, z: (
    None, (scipy.special.iv(v - 1, z) + scipy.special.iv(v + 1, z)) / 2))
elementwise(scipy.special.kv, lambda v, z: (
    None, -(scipy.special.kv(v - 1, z) + scipy.special.kv(v + 1, z)) / 2))
elementwise(scipy.special.kn, lambda n, x: (
    None, -(scipy.special.kv(n - 1, x) + scipy.special.kv(n + 1, x)) / 2))
elementwise(scipy.special.ive, lambda v, z, ans: (
    None, (scipy.special.ive(v - 1, z) + scipy.special.ive(v + 1, z)) / 2
    - np.sign(rt.scipy.special.real(z)) * ans))
elementwise(scipy.special.kve, lambda v, z, ans: (
    None, ans - (scipy.special.kve(v - 1, z) + scipy.special.kve(v + 1, z)) / 2))
elementwise(rt.scipy.special.real, lambda x: 1)

# Derivatives of the n-th order
elementwise(scipy.special.jvp,  lambda v, z, n=1: (None, scipy.special.jvp(v, z, n + 1)))
elementwise(scipy.special.yvp,  lambda v, z, n=1: (None, scipy.special.yvp(v, z, n + 1)))
elementwise(scipy.special.ivp,  lambda v, z, n=1: (None, scipy.special.ivp(v, z, n + 1)))
elementwise(scipy.special.kvp,  lambda v, z, n=1: (None, scipy.special.kvp(v, z, n + 1)))

# Spherical: the second derivative is that of their differential equation
elementwise(scipy.special.spherical_jn, lambda n, z, derivative=False, *, ans: (
    None, (n * (n + 1) / (z * z) - 1) * scipy.special.spherical_jn(n, z) - 2 / z * ans
    if derivative else scipy.special.spherical_jn(n, z, True)))
elementwise(scipy.special.spherical_yn, lambda n, z, derivative=False, *, ans: (
    None, (n * (n + 1) / (z * z) - 1) * scipy.special.spherical_yn(n, z) - 2 / z * ans
    if derivative else scipy.special.spherical_yn(n, z, True)))
elementwise(scipy.special.spherical_in, lambda n, z, derivative=False, *, ans: (
    None, (n * (n + 1) / (z * z) + 1) * scipy.special.spherical_in(n, z) - 2 / z * ans
    if derivative else scipy.special.spherical_in(n, z, True)))
elementwise(scipy.special.spherical_kn, lambda n, z, derivative=False, *, ans: (
    None, (n * (n + 1) / (z * z) + 1) * scipy.special.spherical_kn(n, z) - 2 / z * ans
    if derivative else scipy.special.spherical_kn(n, z, True)))

# Kelvin
elementwise(scipy.special.ber,  lambda x: scipy.special.berp(x))
elementwise(scipy.special.bei,  lambda x: scipy.special.beip(x))
elementwise(scipy.special.ker,  lambda x: scipy.special.kerp(x))
elementwise(scipy.special.kei,  lambda x: scipy.special.keip(x))
elementwise(scipy.special.berp, lambda x, ans: -ans / x - scipy.special.bei(x))
elementwise(scipy.special.beip, lambda x, ans: scipy.special.ber(x) - ans / x)
elementwise(scipy.special.kerp, lambda x, ans: -ans / x - scipy.special.kei(x))
elementwise(scipy.special.keip, lambda x, ans: scipy.special.ker(x) - ans / x)

# Struve, Wright
elementwise(scipy.special.struve, lambda v, x, ans: (
    None, scipy.special.struve(v - 1, x) - v / x * ans))
elementwise(scipy.special.modstruve, lambda v, x, ans: (
    None, scipy.special.modstruve(v - 1, x) - v / x * ans))
elementwise(scipy.special.wright_bessel, lambda a, b, x: (
    None, None, scipy.special.wright_bessel(a, a + b, x)))

# Airy, and parabolic cylinders: their second derivatives are multiples of themselves
rule(scipy.special.airy,
     lambda t, z, ans: (t * ans[1], t * z * ans[0], t * ans[3], t * z * ans[2]),
     lambda g, z, ans: (g[0] * rt.conj(ans[1]) + g[1] * rt.conj(z * ans[0])
                        + g[2] * rt.conj(ans[3]) + g[3] * rt.conj(z * ans[2])))
rule(scipy.special.pbdv,
     v=None,
     x=(lambda t, v, x, ans: (t * ans[1], t * (x * x / 4 - v - 0.5) * ans[0]),
        lambda g, v, x, ans: rt.sum_to(
            g[0] * ans[1] + g[1] * (x * x / 4 - v - 0.5) * ans[0], like=x)))
rule(scipy.special.pbvv,
     v=None,
     x=(lambda t, v, x, ans: (t * ans[1], t * (x * x / 4 - v - 0.5) * ans[0]),
        lambda g, v, x, ans: rt.sum_to(
            g[0] * ans[1] + g[1] * (x * x / 4 - v - 0.5) * ans[0], like=x)))
rule(scipy.special.pbwa,
     a=None,
     x=(lambda t, a, x, ans: (t * ans[1], t * (a - x * x / 4) * ans[0]),
        lambda g, a, x, ans: rt.sum_to(
            g[0] * ans[1] + g[1] * (a - x * x / 4) * ans[0], like=x)))

# Of the third kind: complex, also of what is real
rule(scipy.special.hankel1,
     v=None,
     z=(lambda t, v, z: t * scipy.special.h1vp(v, z),
        lambda g, v, z: rt.scipy.special.onto(
            g * np.conj(scipy.special.h1vp(v, z)), z)))
rule(scipy.special.hankel1e,
     v=None,
     z=(lambda t, v, z, ans: t * (scipy.special.h1vp(v, z) * np.exp(-1j * z) - 1j * ans),
        lambda g, v, z, ans: rt.scipy.special.onto(
            g * np.conj(scipy.special.h1vp(v, z) * np.exp(-1j * z) - 1j * ans), z)))
rule(scipy.special.h1vp,
     v=None,
     z=(lambda t, v, z, n=1: t * scipy.special.h1vp(v, z, n + 1),
        lambda g, v, z, n=1: rt.scipy.special.onto(
            g * np.conj(scipy.special.h1vp(v, z, n + 1)), z)))
rule(scipy.special.hankel2,
     v=None,
     z=(lambda t, v, z: t * scipy.special.h2vp(v, z),
        lambda g, v, z: rt.scipy.special.onto(
            g * np.conj(scipy.special.h2vp(v, z)), z)))
rule(scipy.special.hankel2e,
     v=None,
     z=(lambda t, v, z, ans: t * (scipy.special.h2vp(v, z) * np.exp(1j * z) + 1j * ans),
        lambda g, v, z, ans: rt.scipy.special.onto(
            g * np.conj(scipy.special.h2vp(v, z) * np.exp(1j * z) + 1j * ans), z)))
rule(scipy.special.h2vp,
     v=None,
     z=(lambda t, v, z, n=1: t * scipy.special.h2vp(v, z, n + 1),
        lambda g, v, z, n=1: rt.scipy.special.onto(
            g * np.conj(scipy.special.h2vp(v, z, n + 1)), z)))
