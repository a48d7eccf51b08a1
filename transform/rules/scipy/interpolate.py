"""Rules for what takes splines of scipy.interpolate apart and puts them together."""

import scipy.interpolate

from wengert import runtime as rt

from ..declare import linear, rule, zero
from ..refusals import unknown

KNOWN = {**rt.scipy.splines.SOURCES, **rt.scipy.bsplines.SOURCES, **rt.scipy.tables.SOURCES}

# fmt: off

rule(rt.scipy.splines.parts,
     lambda t, spline: (rt.scipy.splines.part(t, spline, 0), rt.scipy.splines.part(t, spline, 1)),
     lambda g, spline: rt.scipy.splines.with_parts(spline, g[0], g[1]))
rule(rt.scipy.splines.piecewise,
     x=(lambda t, x, c, kind, extrapolate, axis, ans: (
            rt.scipy.splines.with_parts(ans, t, rt.zeros_like(c))),
        lambda g, x, c, kind, extrapolate, axis, ans: rt.scipy.splines.part(g, ans, 0)),
     c=(lambda t, x, c, kind, extrapolate, axis, ans: (
            rt.scipy.splines.with_parts(ans, rt.zeros_like(x), t)),
        lambda g, x, c, kind, extrapolate, axis, ans: rt.scipy.splines.part(g, ans, 1)))
linear(rt.scipy.splines.part,
       lambda h, dot, like, k: rt.scipy.splines.with_part(h, like, k))
linear(rt.scipy.splines.with_part,
       lambda h, value, like, k: rt.scipy.splines.part(h, like, k))
linear(rt.scipy.splines.with_parts,
       x=lambda h, like, x, c: rt.scipy.splines.part(h, like, 0),
       c=lambda h, like, x, c: rt.scipy.splines.part(h, like, 1))
rule(rt.scipy.splines.powers,
     lambda t, z, order, nu: t * rt.scipy.splines.powers(z, order, nu + 1),
     lambda g, z, order, nu: (g * rt.scipy.splines.powers(z, order, nu + 1)).sum(axis=0))
zero(rt.scipy.splines.piece_of, rt.scipy.splines.outside, rt.scipy.slopes.kind_of)

# B-splines are Python of ours but for the object
rule(rt.scipy.bsplines.made,
     t=(lambda dot, t, c, k, extrapolate, axis, ans: (
            rt.scipy.splines.with_parts(ans, dot, rt.zeros_like(c))),
        lambda g, t, c, k, extrapolate, axis, ans: rt.scipy.splines.part(g, ans, 0)),
     c=(lambda dot, t, c, k, extrapolate, axis, ans: (
            rt.scipy.splines.with_parts(ans, rt.zeros_like(t), dot)),
        lambda g, t, c, k, extrapolate, axis, ans: rt.scipy.splines.part(g, ans, 1)))
zero(rt.scipy.bsplines.span, rt.scipy.tables.piece_of, rt.scipy.tables.step_of,
     rt.scipy.tables.kind_of, rt.scipy.tables.fill_of)

unknown("an interpolant of scipy.interpolate that is differentiated is a CubicSpline, a"
        " CubicHermiteSpline, a PchipInterpolator, an Akima1DInterpolator, a PPoly, a BSpline, an"
        " interp1d or what make_interp_spline and splrep(…, s=0) return",
        *(f for f in (getattr(scipy.interpolate, name) for name in scipy.interpolate.__all__)
          if callable(f) and f not in KNOWN))
