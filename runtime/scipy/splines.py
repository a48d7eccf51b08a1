"""scipy.interpolate's piecewise polynomials as Python that can be differentiated.

A spline is SciPy's own object. Its adjoint is an object with the adjoints of its breakpoints and
coefficients; `parts` takes these out of it, and `piecewise` puts them in. Between breakpoints the
derivative by the place is that of the polynomial; at one it is that of the piece on its right.
"""

import numpy as np
import scipy.interpolate
import scipy.special

from ..checks import Refusal
from ..fields import fields
from ..trees import fill, zeros_like
from .slopes import akima_slopes, cubic_slopes, pchip_slopes


def held(spline):
    """What holds the breakpoints and coefficients: the spline, since SciPy 1.18 its delegate."""
    return getattr(spline, "_delegate_to", spline)


def names_of(spline):
    """The fields that hold a spline's breakpoints and coefficients, which differ by version."""
    first = places_of(spline)
    found = fields(held(spline))
    for names in ((f"_{first}", "_c"), (first, "c")):
        if names[1] in found:
            return names
    raise Refusal("splines are differentiated where SciPy keeps them in fields, up to version 1.18")


def parts(spline):
    """The breakpoints, or knots, and the coefficients of a spline."""
    return getattr(spline, places_of(spline)), spline.c


def places_of(spline):
    """What the places are called where a spline's pieces meet."""
    return "t" if isinstance(spline, scipy.interpolate.BSpline) else "x"


def with_parts(like, x, c):
    """The adjoint, or the tangent, of a spline from those of its breakpoints and coefficients."""
    return filled(like, dict(zip(names_of(like), (x, c))))


def part(dot, like, k):
    """The adjoint, or the tangent, of one of the two."""
    return getattr(held(dot), names_of(like)[k])


def with_part(value, like, k):
    """The transpose of `part`."""
    return filled(like, {names_of(like)[k]: value})


def filled(like, attributes):
    """A zero like a spline but for some of its fields."""
    dot = zeros_like(like)
    fill(held(dot), attributes)
    return dot


def piecewise(x, c, kind, extrapolate, axis):
    """The spline of a class with these breakpoints and coefficients."""
    return kind.construct_fast(np.ascontiguousarray(c), x, extrapolate, axis)


# Making one


def points(x, y, axis):
    """The points, which must be in order, and the values along the last axis."""
    x, y = np.asarray(x, dtype=float), np.moveaxis(np.asarray(y), axis, -1)
    if np.any(np.diff(x) <= 0):
        raise ValueError("`x` must be strictly increasing sequence.")
    if np.ndim(y) > 2:
        raise Refusal("splines are differentiated where their values have one axis, or two")
    return x, y


def hermite(x, y, slopes):
    """The coefficients of the cubic pieces with these values and slopes at their ends."""
    h = np.diff(x)
    secant = np.diff(y) / h
    left, right = slopes[..., :-1], slopes[..., 1:]
    bend = (left + right - 2 * secant) / h
    return np.stack([(bend / h).T, ((secant - left) / h - bend).T, left.T, y[..., :-1].T])


def cubic_spline(x, y, axis=0, bc_type="not-a-knot", extrapolate=None):
    """What scipy.interpolate.CubicSpline makes."""
    x, y = points(x, y, axis)
    if extrapolate is None:
        extrapolate = "periodic" if bc_type == "periodic" else True
    c = hermite(x, y, cubic_slopes(x, y, bc_type))
    return piecewise(x, c, scipy.interpolate.CubicSpline, extrapolate, axis % np.ndim(y))


def hermite_spline(x, y, dydx, axis=0, extrapolate=None):
    """What scipy.interpolate.CubicHermiteSpline makes."""
    slopes = np.moveaxis(np.asarray(dydx), axis, -1)
    x, y = points(x, y, axis)
    extrapolate = True if extrapolate is None else extrapolate
    kind = scipy.interpolate.CubicHermiteSpline
    return piecewise(x, hermite(x, y, slopes), kind, extrapolate, axis % np.ndim(y))


def pchip(x, y, axis=0, extrapolate=None):
    """What scipy.interpolate.PchipInterpolator makes."""
    x, y = points(x, y, axis)
    extrapolate = True if extrapolate is None else extrapolate
    c = hermite(x, y, pchip_slopes(x, y))
    return piecewise(x, c, scipy.interpolate.PchipInterpolator, extrapolate, axis % np.ndim(y))


def akima(x, y, axis=0, *, method="akima", extrapolate=None):
    """What scipy.interpolate.Akima1DInterpolator makes."""
    x, y = points(x, y, axis)
    extrapolate = False if extrapolate is None else extrapolate
    c = hermite(x, y, akima_slopes(x, y, method))
    kind = scipy.interpolate.Akima1DInterpolator
    return piecewise(x, c, kind, extrapolate, axis % np.ndim(y))


def made(c, x, extrapolate=None, axis=0):
    """What scipy.interpolate.PPoly makes of coefficients and breakpoints."""
    extrapolate = True if extrapolate is None else extrapolate
    return piecewise(np.asarray(x), np.asarray(c), scipy.interpolate.PPoly, extrapolate, axis)


# Using one


def evaluate(self, x, nu=0, extrapolate=None):
    """What the call of a piecewise polynomial does."""
    if not isinstance(self, scipy.interpolate.PPoly):
        raise Refusal(f"the values of a {type(self).__name__} can't be differentiated")
    breaks, c = parts(self)
    beyond = self.extrapolate if extrapolate is None else extrapolate
    place = np.ravel(np.asarray(x))
    if beyond == "periodic":
        place = breaks[0] + np.mod(place - breaks[0], breaks[-1] - breaks[0])
    piece = piece_of(breaks, place)
    value = values(c[:, piece], place - breaks[piece], nu)
    if beyond is False:
        value = value + outside(breaks, place, np.ndim(value))
    return turned(np.reshape(value, np.shape(x) + np.shape(c)[2:]), np.ndim(x), self.axis)


def piece_of(breaks, place):
    """The piece that each place is in; the last one has its right end."""
    return np.clip(np.searchsorted(breaks, place, side="right") - 1, 0, len(breaks) - 2)


def values(c, z, nu):
    """The values, or derivatives, of polynomials at z, each of its own column of c."""
    w = powers(z, len(c), nu)
    return np.sum(np.reshape(w, np.shape(w) + (1,) * (np.ndim(c) - 2)) * c, axis=0)


def powers(z, order, nu):
    """The powers of z from the highest one down, or their derivatives, in rows."""
    exponents = np.arange(order - 1, -1, -1)
    factors = np.prod([exponents - k for k in range(nu)] or [np.ones(order)], axis=0)
    return factors[:, None] * np.asarray(z, float) ** np.maximum(exponents - nu, 0)[:, None]


def outside(breaks, place, ndim):
    """nan where a place is not between the breakpoints."""
    beyond = (place < breaks[0]) | (place > breaks[-1])
    return np.reshape(np.where(beyond, np.nan, 0.0), (-1,) + (1,) * (ndim - 1))


def turned(value, ndim, axis):
    """The values with the axes of the places, `ndim` of them, where the values' axis was."""
    return np.moveaxis(value, list(range(ndim)), [axis + k for k in range(ndim)])


def derivative(self, nu=1):
    """What PPoly.derivative does."""
    x, c = parts(self)
    factors = scipy.special.poch(np.arange(len(c) - nu, 0, -1), nu)
    c = np.reshape(factors, (-1,) + (1,) * (np.ndim(c) - 1)) * c[: len(c) - nu]
    c = c if len(c) else np.zeros((1, *np.shape(c)[1:]))
    return piecewise(x, c, scipy.interpolate.PPoly, self.extrapolate, self.axis)


def antiderivative(self, nu=1):
    """What PPoly.antiderivative does."""
    x, c = parts(self)
    for _ in range(nu):
        c = integrated(x, c)
    beyond = False if self.extrapolate == "periodic" else self.extrapolate
    return piecewise(x, c, scipy.interpolate.PPoly, beyond, self.axis)


def integrated(x, c):
    """The coefficients of the antiderivative that is zero at the first breakpoint."""
    order = np.reshape(np.arange(len(c), 0, -1), (-1,) + (1,) * (np.ndim(c) - 1))
    high = np.concatenate([c / order, np.zeros_like(c[:1])])
    steps = values(high, np.diff(x), 0)
    before = np.concatenate([np.zeros_like(steps[:1]), np.cumsum(steps, axis=0)[:-1]])
    return np.concatenate([high[:-1], before[None]])


def integrate(self, a, b, extrapolate=None):
    """What PPoly.integrate does, inside the interval and beyond it."""
    beyond = self.extrapolate if extrapolate is None else extrapolate
    if beyond == "periodic":
        raise Refusal("the integral of a periodic spline is differentiated by its antiderivative")
    x, c = parts(self)
    ends = np.stack([np.asarray(a), np.asarray(b)])
    piece = piece_of(x, ends)
    found = values(integrated(x, c)[:, piece], ends - x[piece], 0)
    if beyond is False:
        found = found + outside(x, ends, np.ndim(found))
    return found[1] - found[0]


SOURCES = {
    scipy.interpolate.CubicSpline: cubic_spline,
    scipy.interpolate.CubicHermiteSpline: hermite_spline,
    scipy.interpolate.PchipInterpolator: pchip,
    scipy.interpolate.Akima1DInterpolator: akima,
    scipy.interpolate.PPoly: made,
    scipy.interpolate.PPoly.__call__: evaluate,
    scipy.interpolate.PPoly.derivative: derivative,
    scipy.interpolate.PPoly.antiderivative: antiderivative,
    scipy.interpolate.PPoly.integrate: integrate,
}
