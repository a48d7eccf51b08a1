"""Rules for numpy's elementwise functions, and for the operators and functions that do the same.

`elementwise(f, d)`: `d` gives the derivative of `f` by each of its arguments, at one point.
Forward mode multiplies it by the tangents and adds; reverse mode multiplies it by the adjoint and
sums over whatever was broadcast. Where two are equal, `maximum` and its like go halves.
"""

import math
import operator

import numpy as np

from wengert import runtime as rt

from .declare import elementwise, linear, rule

# fmt: off

# Arithmetic
elementwise((np.negative, operator.neg),     lambda x:         -1)
elementwise((np.positive, operator.pos),     lambda x:         1)
elementwise((np.add, operator.add),          lambda x, y:      (1, 1))
elementwise((np.subtract, operator.sub),     lambda x, y:      (1, -1))
elementwise((np.multiply, operator.mul),     lambda x, y:      (y, x))
elementwise((np.divide, operator.truediv),   lambda x, y, ans: (1 / y, -(ans / y)))
elementwise((np.power, np.float_power, operator.pow, math.pow, pow),
            lambda x, y, ans: (rt.by_base(x, y), ans * rt.log_base(x)))
elementwise((np.remainder, operator.mod),    lambda x, y:      (1, -(x // y)))
elementwise((np.fmod, math.fmod),            lambda x, y, ans: (1, (ans - x) / y))
elementwise(math.remainder,                  lambda x, y, ans: (1, (ans - x) / y))
elementwise(np.square,                       lambda x:         2.0 * x)
elementwise(np.reciprocal,                   lambda x, ans:    -(ans * ans))
elementwise((np.sqrt, math.sqrt),            lambda x, ans:    0.5 / ans)
elementwise((np.cbrt, getattr(math, "cbrt", None)), lambda x, ans: 1 / (3 * ans * ans))
elementwise(np.hypot,                        lambda x, y, ans: (x / ans, y / ans))
elementwise((np.heaviside,),                 lambda x, y:      (0, np.heaviside(-np.abs(x), 1.0)))
linear((np.ldexp, math.ldexp),               lambda g, x, i:   rt.sum_to(np.ldexp(g, i), like=x))
elementwise(np.nextafter,                    lambda x, y:      (1, 0))
elementwise(getattr(math, "nextafter", None), lambda x, y:     (1, 0))
elementwise(np.nan_to_num, lambda x, copy=True, nan=0.0, posinf=None, neginf=None: np.isfinite(x))

# Exponentials
elementwise((np.exp, math.exp),              lambda x, ans:    ans)
elementwise((np.exp2, getattr(math, "exp2", None)), lambda x, ans: ans * math.log(2))
elementwise((np.expm1, math.expm1),          lambda x, ans:    ans + 1)
elementwise((np.log, math.log),              lambda x:         1 / x)
elementwise((np.log2, math.log2),            lambda x:         1 / (x * math.log(2)))
elementwise((np.log10, math.log10),          lambda x:         1 / (x * math.log(10)))
elementwise((np.log1p, math.log1p),          lambda x:         1 / (1 + x))
elementwise(np.logaddexp,                    lambda x, y, ans: (np.exp(x - ans), np.exp(y - ans)))
elementwise(np.logaddexp2,                   lambda x, y, ans: (np.exp2(x - ans), np.exp2(y - ans)))

# Trigonometry
elementwise((np.sin, math.sin),              lambda x:         np.cos(x))
elementwise((np.cos, math.cos),              lambda x:         -np.sin(x))
elementwise((np.tan, math.tan),              lambda x, ans:    1 + ans * ans)
elementwise((np.arcsin, math.asin),          lambda x:         1 / np.sqrt(1 - x * x))
elementwise((np.arccos, math.acos),          lambda x:         -1 / np.sqrt(1 - x * x))
elementwise((np.arctan, math.atan),          lambda x:         1 / (1 + x * x))
elementwise((np.arctan2, math.atan2), lambda y, x: (x / (x * x + y * y), -y / (x * x + y * y)))
elementwise((np.sinh, math.sinh),            lambda x:         np.cosh(x))
elementwise((np.cosh, math.cosh),            lambda x:         np.sinh(x))
elementwise((np.tanh, math.tanh),            lambda x, ans:    1.0 - ans * ans)
elementwise((np.arcsinh, math.asinh),        lambda x:         1 / np.sqrt(x * x + 1))
elementwise((np.arccosh, math.acosh), lambda x: 1 / (np.sqrt(x - 1) * np.sqrt(x + 1)))
elementwise((np.arctanh, math.atanh),        lambda x:         1 / (1 - x * x))
linear((np.deg2rad, np.radians),             lambda g, x:      np.deg2rad(g))
linear((np.rad2deg, np.degrees),             lambda g, x:      np.rad2deg(g))
linear(math.radians,                         lambda g, x:      math.radians(g))
linear(math.degrees,                         lambda g, x:      math.degrees(g))
elementwise(np.unwrap, lambda p, discont=None, axis=-1, *, period=6.283185307179586: 1)

# Special functions
elementwise(np.sinc,                         lambda x:         rt.sinc(x, 1))
elementwise(np.i0,                           lambda x:         rt.bessel_i(x, 1))
elementwise(math.erf, lambda x: 2 / math.sqrt(math.pi) * math.exp(-x * x))
elementwise(math.erfc, lambda x: -2 / math.sqrt(math.pi) * math.exp(-x * x))
elementwise(math.gamma,                      lambda x, ans:    ans * rt.polygamma(0, x))
elementwise(math.lgamma,                     lambda x:         rt.polygamma(0, x))

# Pieces
elementwise((np.fabs, math.fabs),            lambda x:         np.sign(x))
elementwise((np.copysign, math.copysign),    lambda x, y, ans: (rt.ratio(ans, x), 0))
elementwise(np.maximum,                      lambda x, y:      (rt.above(x, y), rt.above(y, x)))
elementwise(np.minimum,                      lambda x, y:      (rt.above(y, x), rt.above(x, y)))
elementwise(np.fmax, lambda x, y: (rt.above(x, y, True), rt.above(y, x, True)))
elementwise(np.fmin, lambda x, y: (rt.above(-x, -y, True), rt.above(-y, -x, True)))
elementwise(np.clip, lambda a, a_min=None, a_max=None: (
    rt.clip_partial(a, a_min, a_max, 0),
    rt.clip_partial(a, a_min, a_max, 1),
    rt.clip_partial(a, a_min, a_max, 2)))
elementwise((np.clip, np.ndarray.clip), lambda a, *, min=None, max=None: (
    rt.clip_partial(a, min, max, 0),
    rt.clip_partial(a, min, max, 1),
    rt.clip_partial(a, min, max, 2)))
elementwise(np.ndarray.clip, lambda a, min=None, max=None: (
    rt.clip_partial(a, min, max, 0),
    rt.clip_partial(a, min, max, 1),
    rt.clip_partial(a, min, max, 2)))

# Two results
rule((np.modf, math.modf),
     lambda t, x: (t, rt.zeros_like(x)),
     lambda g, x: rt.sum_to(g[0], like=x))
rule((np.frexp, math.frexp),
     lambda t, x, ans: (np.ldexp(t, -ans[1]), rt.zeros_like(ans[1])),
     lambda g, x, ans: rt.sum_to(np.ldexp(g[0], -ans[1]), like=x))
rule((np.divmod, divmod),
     x=(lambda t, x, y, ans: (rt.zeros_like(ans[0]), rt.broadcast(t, like=ans[0])),
        lambda g, x, y, ans: rt.sum_to(g[1], like=x)),
     y=(lambda t, x, y, ans: (rt.zeros_like(ans[0]), -t * ans[0]),
        lambda g, x, y, ans: rt.sum_to(-g[1] * ans[0], like=y)))

# Complex numbers: the inner product is real, so that a real operand gets the real part
rule((np.absolute, abs),
     lambda t, x: np.real(np.conj(np.sign(x)) * t) if np.iscomplexobj(x) else t * np.sign(x),
     lambda g, x: g * np.sign(x))
rule(np.sign,
     lambda t, x, ans: (
         rt.ratio(t - ans * np.real(np.conj(ans) * t), np.abs(x)) if np.iscomplexobj(x) else 0),
     lambda g, x, ans: (
         rt.ratio(g - ans * np.real(np.conj(ans) * g), np.abs(x)) if np.iscomplexobj(x) else 0))
linear((np.conjugate, np.ndarray.conj, np.ndarray.conjugate), lambda g, x: np.conj(g))
linear((np.real, np.ndarray.real), lambda g, val: g + 0j if np.iscomplexobj(val) else g)
linear((np.imag, np.ndarray.imag), lambda g, val: 1j * g if np.iscomplexobj(val) else 0)
rule(np.angle,
     lambda t, z, deg=False: (
         rt.angle_partial(np.imag(np.conj(z) * t), z, deg) if np.iscomplexobj(z) else 0),
     lambda g, z, deg=False: rt.angle_partial(1j * g * z, z, deg) if np.iscomplexobj(z) else 0)
linear(np.real_if_close, lambda g, a, tol=100: g)
