"""Rules for scipy.integrate: of samples, and of functions, by what these capture and are given."""

import numpy as np
import scipy.integrate

from wengert import runtime as rt

from ...frozen import replace
from ..declare import RULES, linear, rule, zero
from ..refusals import unknown

TRAPEZOID = getattr(np, "trapezoid" if hasattr(np, "trapezoid") else "trapz")
for mine, same in ((scipy.integrate.trapezoid, TRAPEZOID),):
    RULES[mine] = replace(RULES[same], function=mine)

# fmt: off

linear(scipy.integrate.simpson,
       lambda g, y, x=None, *, dx=1.0, axis=-1: (
           rt.scipy.samples.integral_back(g, y, rt.scipy.samples.simpson_weights(y, x, dx, axis),
                                          axis)),
       x=None)
linear(scipy.integrate.romb,
       lambda g, y, dx=1.0, axis=-1: (
           rt.scipy.samples.integral_back(g, y, rt.scipy.samples.romb_weights(y, dx, axis), axis)),
       dx=None)
rule(scipy.integrate.cumulative_trapezoid,
     y=(lambda t, y, x=None, dx=1.0, axis=-1, initial=None: (
            rt.scipy.samples.cumulative(t, x, dx, axis, initial)),
        lambda g, y, x=None, dx=1.0, axis=-1, initial=None: (
            rt.scipy.samples.cumulative_by_y(g, y, x, dx, axis, initial))),
     x=(lambda t, y, x=None, dx=1.0, axis=-1, initial=None: (
            rt.scipy.samples.cumulative(y, t, dx, axis, initial)),
        lambda g, y, x=None, dx=1.0, axis=-1, initial=None: (
            rt.scipy.samples.cumulative_by_x(g, y, x, axis, initial))),
     dx=None)

rule(scipy.integrate.quad,
     func=(lambda t, func, a, b, args=(), *, epsabs=1.49e-8, epsrel=1.49e-8, limit=50,
           points=None: (
               rt.scipy.integrate.quad_dot(t, None, func, a, b, args, limit, points), 0.0),
           lambda g, func, a, b, args=(), *, epsabs=1.49e-8, epsrel=1.49e-8, limit=50,
           points=None: (
               rt.scipy.integrate.quad_back(g[0], func, a, b, args, limit, points)[0])),
     a=(lambda t, func, a, b, args=(), *, epsabs=1.49e-8, epsrel=1.49e-8, limit=50,
        points=None: (-rt.scipy.integrate.quad_by_end(t, func, a, args), 0.0),
        lambda g, func, a, b, args=(), *, epsabs=1.49e-8, epsrel=1.49e-8, limit=50,
        points=None: -rt.scipy.integrate.quad_by_end(g[0], func, a, args)),
     b=(lambda t, func, a, b, args=(), *, epsabs=1.49e-8, epsrel=1.49e-8, limit=50,
        points=None: (rt.scipy.integrate.quad_by_end(t, func, b, args), 0.0),
        lambda g, func, a, b, args=(), *, epsabs=1.49e-8, epsrel=1.49e-8, limit=50,
        points=None: rt.scipy.integrate.quad_by_end(g[0], func, b, args)),
     args=(lambda t, func, a, b, args=(), *, epsabs=1.49e-8, epsrel=1.49e-8, limit=50,
           points=None: (
               rt.scipy.integrate.quad_dot(None, t, func, a, b, args, limit, points), 0.0),
           lambda g, func, a, b, args=(), *, epsabs=1.49e-8, epsrel=1.49e-8, limit=50,
           points=None: (
               rt.scipy.integrate.quad_back(g[0], func, a, b, args, limit, points)[1])))

rule(scipy.integrate.quad_vec,
     f=(lambda t, f, a, b, epsabs=1e-200, epsrel=1e-8, *, args=(), limit=10000,
        points=None: (
            rt.scipy.integrate.quad_vec_dot(t, None, f, a, b, args), 0.0),
        lambda g, f, a, b, epsabs=1e-200, epsrel=1e-8, *, args=(), limit=10000,
        points=None: (
            rt.scipy.integrate.quad_back(g[0], f, a, b, args)[0])),
     a=(lambda t, f, a, b, epsabs=1e-200, epsrel=1e-8, *, args=(), limit=10000,
        points=None: (
            -rt.scipy.integrate.quad_by_end(t, f, a, args), 0.0),
        lambda g, f, a, b, epsabs=1e-200, epsrel=1e-8, *, args=(), limit=10000,
        points=None: (
            -np.sum(rt.scipy.integrate.quad_by_end(g[0], f, a, args)))),
     b=(lambda t, f, a, b, epsabs=1e-200, epsrel=1e-8, *, args=(), limit=10000,
        points=None: (
            rt.scipy.integrate.quad_by_end(t, f, b, args), 0.0),
        lambda g, f, a, b, epsabs=1e-200, epsrel=1e-8, *, args=(), limit=10000,
        points=None: (
            np.sum(rt.scipy.integrate.quad_by_end(g[0], f, b, args)))),
     args=(lambda t, f, a, b, epsabs=1e-200, epsrel=1e-8, *, args=(), limit=10000,
        points=None: (
               rt.scipy.integrate.quad_vec_dot(None, t, f, a, b, args), 0.0),
           lambda g, f, a, b, epsabs=1e-200, epsrel=1e-8, *, args=(), limit=10000,
        points=None: (
               rt.scipy.integrate.quad_back(g[0], f, a, b, args)[1])))

rule(scipy.integrate.odeint,
     func=(lambda dot, func, y0, t, args=(), *, tfirst=False: (
               rt.scipy.integrate.odeint_dot(dot, None, None, func, y0, t, args, tfirst)),
           lambda g, func, y0, t, args=(), *, tfirst=False, ans: (
               rt.scipy.integrate.odeint_back(g, func, y0, t, args, tfirst, ans)[0])),
     y0=(lambda dot, func, y0, t, args=(), *, tfirst=False: (
             rt.scipy.integrate.odeint_dot(None, dot, None, func, y0, t, args, tfirst)),
         lambda g, func, y0, t, args=(), *, tfirst=False, ans: (
             rt.scipy.integrate.odeint_back(g, func, y0, t, args, tfirst, ans)[1])),
     t=(lambda dot, func, y0, t, args=(), *, tfirst=False, ans: (
            rt.scipy.integrate.odeint_by_t(dot, func, y0, t, args, tfirst, ans)),
        lambda g, func, y0, t, args=(), *, tfirst=False, ans: (
            rt.scipy.integrate.odeint_back(g, func, y0, t, args, tfirst, ans)[2])),
     args=(lambda dot, func, y0, t, args=(), *, tfirst=False: (
               rt.scipy.integrate.odeint_dot(None, None, dot, func, y0, t, args, tfirst)),
           lambda g, func, y0, t, args=(), *, tfirst=False, ans: (
               rt.scipy.integrate.odeint_back(g, func, y0, t, args, tfirst, ans)[3])))

# solve_ivp is Python of ours, and this what it calls
rule(rt.scipy.ode.solved,
     lambda t, given, scheme, options, ans: (
         rt.scipy.ode.solved_dot(t, given, scheme, options, ans)),
     lambda g, given, scheme, options: rt.scipy.ode.solved_back(g, given, scheme, options))
zero(rt.scipy.ode.parts_of, rt.scipy.ode.ends_of)
zero(rt.scipy.integrate.scale_of, rt.scipy.integrate.middle_of)

# What derivatives of functions are made of: numbers in a structure, in one vector
linear(rt.scipy.functions.shaped, lambda h, g, y: rt.scipy.functions.unshaped(h, g))
linear(rt.scipy.functions.flat, lambda h, bars: rt.scipy.functions.unflat(h, bars))
linear(rt.scipy.functions.unflat, lambda h, vector, bars: rt.scipy.functions.flat(h))

unknown("a derivative of an integral over so many variables takes too long: sum over nodes and"
        " weights, such as those of np.polynomial.legendre.leggauss",
        *(getattr(scipy.integrate, name) for name in
          "tplquad nquad cubature qmc_quad".split() if hasattr(scipy.integrate, name)))
unknown("integrate with scipy.integrate.quad, or with a sum over nodes and weights",
        *(getattr(scipy.integrate, name) for name in
          "fixed_quad tanhsinh nsum".split() if hasattr(scipy.integrate, name)))
unknown("solve it with scipy.integrate.solve_ivp, or as equations with scipy.optimize.root",
        *(getattr(scipy.integrate, name) for name in
          "solve_bvp ode complex_ode OdeSolution BDF DOP853 LSODA Radau RK23 RK45".split()))
unknown("sum the samples times their weights, or use cumulative_trapezoid",
        *(getattr(scipy.integrate, name) for name in
          "cumulative_simpson newton_cotes lebedev_rule".split() if hasattr(scipy.integrate, name)))
