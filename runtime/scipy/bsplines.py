"""B-splines of scipy.interpolate as Python that can be differentiated: by places, knots and all.

Their second derivatives by what is differentiated are refused: `splev(x, tck, der=1)` has them.
"""

import numpy as np
import scipy.interpolate

from ..checks import Refusal
from .splines import parts, turned

INSIDE, ZERO, RAISED, HELD, NAN, PERIODIC = range(6)  # beyond the ends; the first are splev's


def at(x, t, c, k, nu, ext):
    """The values of a spline, or of its derivative, in the axes of x and then those of c."""
    low, high = t[k], t[len(t) - k - 1]
    beyond = np.asarray((x < low) | (x > high))
    if ext == RAISED and np.any(beyond):
        raise ValueError("some places are beyond the ends of the spline")
    found = inside(brought(x, low, high, ext), t, c[: len(t) - k - 1], k, nu)
    if ext != ZERO and ext != NAN:
        return found
    held = np.reshape(beyond, np.shape(beyond) + (1,) * (np.ndim(c) - 1))
    return np.where(held, np.nan if ext == NAN else 0.0, found)


def brought(x, low, high, ext):
    """Places brought between the ends, where they are held there or come again."""
    if ext == PERIODIC:
        return low + np.mod(x - low, high - low)
    return np.where(x < low, low, np.where(x > high, high, x)) if ext == HELD else x


def inside(x, t, c, k, nu):
    """The values of the polynomial that each place is on."""
    if nu > k:
        return np.zeros(np.shape(x) + np.shape(c)[1:])
    if nu > 0:
        return inside(x, t[1:-1], lowered(t, c, k), k - 1, nu - 1)
    left = span(x, t, k)
    rows = [c[left - k + j] for j in range(k + 1)]
    for r in range(1, k + 1):
        wide = k + 1 - r
        rows = [
            between(x, t, left + j - k, wide, rows[j - r], rows[j - r + 1]) for j in range(r, k + 1)
        ]
    return rows[0]


def between(x, t, first, wide, low, high):
    """The mean of two coefficients, by where a place is between knots (de Boor, 1978, X)."""
    start = t[first]
    share = (x - start) / (t[first + wide] - start)
    share = np.reshape(share, np.shape(x) + (1,) * (np.ndim(low) - np.ndim(x)))
    return (1.0 - share) * low + share * high


def lowered(t, c, k):
    """The coefficients of the derivative."""
    n = len(c)
    width = (t[k + 1 : k + n] - t[1:n]) / k
    width = np.where(width == 0, 1.0, width)  # of what is nowhere else than at one knot
    return (c[1:] - c[:-1]) / np.reshape(width, (-1,) + (1,) * (np.ndim(c) - 1))


def span(x, t, k):
    """The knot at the left of each place, the first and the last interval go on beyond the ends."""
    return np.clip(np.searchsorted(t, x, side="right") - 1, k, len(t) - k - 2)


# By knots, coefficients and degree


def splev(x, tck, der=0, ext=0):
    """What scipy.interpolate.splev does."""
    if isinstance(tck, scipy.interpolate.BSpline):
        return evaluate(tck, x, der, ext == 0)
    t, c, k = tck
    if np.ndim(c) != 1:
        raise Refusal("splev is differentiated for one spline, not for a curve: take each in turn")
    return at(x, t, np.asarray(c), k, der, INSIDE if der and ext == HELD else ext)


def splrep(x, y, *, k=3, s=0):
    """What scipy.interpolate.splrep does where nothing is smoothed."""
    if s != 0:
        raise Refusal("splrep is differentiated with s=0: what else it finds has no known slope")
    x = np.asarray(x)
    t = knots_through(x, k)
    c = np.linalg.solve(at(x, t, np.eye(len(x)), k, 0, INSIDE), np.asarray(y))
    return t, np.concatenate([c, np.zeros(k + 1)]), k


def knots_through(x, k):
    """The knots of the spline through points that has no conditions at its ends."""
    half = (k + 1) // 2
    inner = x[half:-half] if k % 2 else ((x[1:] + x[:-1]) / 2)[half:-half]
    return np.concatenate([x[:1]] * (k + 1) + [inner] + [x[-1:]] * (k + 1))


def bisplev(x, y, tck, dx=0, dy=0):
    """What scipy.interpolate.bisplev does: values on a grid."""
    found = on_grid(np.atleast_1d(x), np.atleast_1d(y), tck, dx, dy)
    if len(found) > 1:
        return found
    return found[0] if np.shape(found)[1] > 1 else found[0][0]


def on_grid(x, y, tck, dx, dy):
    """The values of a spline of two variables where two axes meet."""
    by_x, c, by_y = factors(x, y, tck, dx, dy)
    return by_x @ c @ by_y.T


def at_points(x, y, tck, dx, dy):
    """The values of a spline of two variables at points."""
    places = np.broadcast_arrays(x, y)
    by_x, c, by_y = factors(np.ravel(places[0]), np.ravel(places[1]), tck, dx, dy)
    return np.reshape(np.sum((by_x @ c) * by_y, axis=-1), np.shape(places[0]))


def factors(x, y, tck, dx, dy):
    """The values of the splines of one variable, and the matrix of coefficients."""
    tx, ty, c, kx, ky = tck
    n, m = len(tx) - kx - 1, len(ty) - ky - 1
    c = np.reshape(np.asarray(c), (n, m))
    return at(x, tx, np.eye(n), kx, dx, HELD), c, at(y, ty, np.eye(m), ky, dy, HELD)


def surface(self, x, y, dx=0, dy=0, grid=True):
    """What the call of a spline of two variables does."""
    tck = (*self.tck, *self.degrees)
    if grid:
        return on_grid(np.atleast_1d(x), np.atleast_1d(y), tck, dx, dy)
    return at_points(x, y, tck, dx, dy)


def surface_at(self, x, y, dx=0, dy=0):
    """What the method ev of a spline of two variables does."""
    return at_points(x, y, (*self.tck, *self.degrees), dx, dy)


def univariate(self, x, nu=0, ext=None):
    """What the call of a UnivariateSpline does."""
    return splev(x, self._eval_args, nu, self.ext if ext is None else ext)


# Objects


def bspline(t, c, k, extrapolate=True, axis=0):
    """What scipy.interpolate.BSpline makes of coefficients along the axis."""
    return made(np.asarray(t), np.moveaxis(np.asarray(c), axis, 0), k, extrapolate, axis)


def made(t, c, k, extrapolate, axis):
    """The object, of coefficients along the first axis."""
    return scipy.interpolate.BSpline.construct_fast(t, c, k, extrapolate, axis)


AT_ENDS = {"natural": 2, "clamped": 1}


def make_interp_spline(x, y, k=3, *, bc_type=None, axis=0):
    """What scipy.interpolate.make_interp_spline does."""
    x, y = np.asarray(x), np.moveaxis(np.asarray(y), axis, 0)
    if bc_type is None or bc_type == "not-a-knot":
        t = knots_through(x, k)
        c = np.linalg.solve(at(x, t, np.eye(len(x)), k, 0, INSIDE), y)
    elif bc_type in AT_ENDS and k == 3:
        t = np.concatenate([x[:1]] * 3 + [x] + [x[-1:]] * 3)
        c = np.linalg.solve(with_ends(x, t, AT_ENDS[bc_type]), surrounded(y))
    else:
        raise Refusal("make_interp_spline is differentiated with clamped or natural ends, or none")
    return made(t, c, k, True, axis)


def with_ends(x, t, nu):
    """The equations for values, and at both ends for derivatives."""
    unit = np.eye(len(x) + 2)
    first, last = at(x[:1], t, unit, 3, nu, INSIDE), at(x[-1:], t, unit, 3, nu, INSIDE)
    return np.concatenate([first, at(x, t, unit, 3, 0, INSIDE), last])


def surrounded(y):
    """The values with zeros around them."""
    zero = np.zeros((1, *np.shape(y)[1:]))
    return np.concatenate([zero, y, zero])


def evaluate(self, x, nu=0, extrapolate=None):
    """What the call of a BSpline does."""
    beyond = self.extrapolate if extrapolate is None else extrapolate
    ext = PERIODIC if beyond == "periodic" else INSIDE if beyond else NAN
    t, c = parts(self)
    return turned(at(x, t, c, self.k, nu, ext), np.ndim(x), self.axis)


def derivative(self, nu=1):
    """What BSpline.derivative does."""
    t, c = parts(self)
    if nu == 0:
        return made(t, c, self.k, self.extrapolate, self.axis)
    lower = lowered(t, c[: len(t) - self.k - 1], self.k)
    return derivative(made(t[1:-1], lower, self.k - 1, self.extrapolate, self.axis), nu - 1)


SOURCES = {
    scipy.interpolate.splev: splev,
    scipy.interpolate.splrep: splrep,
    scipy.interpolate.bisplev: bisplev,
    scipy.interpolate.RectBivariateSpline.__call__: surface,
    scipy.interpolate.RectBivariateSpline.ev: surface_at,
    scipy.interpolate.UnivariateSpline.__call__: univariate,
    scipy.interpolate.BSpline: bspline,
    scipy.interpolate.BSpline.__call__: evaluate,
    scipy.interpolate.BSpline.derivative: derivative,
    scipy.interpolate.make_interp_spline: make_interp_spline,
}
