"""Tables of scipy.interpolate as Python that can be differentiated: by places and by values."""

import itertools

import numpy as np
import scipy.interpolate

from ..checks import Refusal
from .bsplines import INSIDE, at, make_interp_spline
from .splines import parts

DEGREES = {"slinear": 1, "linear": 1, "quadratic": 2, "cubic": 3}
STEPS = ("nearest", "nearest-up", "previous", "next", "zero")


def interp1d(
    x, y, kind="linear", axis=-1, copy=True, bounds_error=None, fill_value=np.nan,
    assume_sorted=False,
):  # fmt: skip
    """What the object of scipy.interpolate.interp1d does, a function here."""
    x, y = np.asarray(x), np.asarray(y)
    if np.any(np.diff(x) <= 0):
        raise Refusal("interp1d is differentiated where the points are in order")
    if np.ndim(y) != 1:
        raise Refusal("interp1d is differentiated where its values have one axis")
    raises = raises_beyond(bounds_error, fill_value)

    def interpolant(place):
        return looked_up(np.asarray(place), x, y, kind, raises, fill_value)

    return interpolant


def raises_beyond(bounds_error, fill_value):
    """Whether a place beyond the ends is an error."""
    given = isinstance(fill_value, str | tuple) or not np.isnan(fill_value)
    return not given if bounds_error is None else bounds_error


def looked_up(place, x, y, kind, raises, fill_value):
    """The value of a table at places."""
    found = between_points(place, x, y, kind)
    if isinstance(fill_value, str):
        return found
    if raises and np.any((place < x[0]) | (place > x[-1])):
        raise ValueError("a value is beyond the interpolation range")
    below, above = fill_value if isinstance(fill_value, tuple) else (fill_value, fill_value)
    return np.where(place < x[0], below, np.where(place > x[-1], above, found))


def between_points(place, x, y, kind):
    """The value by the points around each place, going on beyond the ends."""
    if kind in STEPS:
        return y[step_of(place, x, kind)]
    if kind not in DEGREES:
        raise Refusal(f"interp1d is differentiated of the kinds {(*DEGREES, *STEPS)}")
    if DEGREES[kind] > 1:
        t, c = parts(make_interp_spline(x, y, DEGREES[kind]))
        return at(place, t, c, DEGREES[kind], 0, INSIDE)
    k = piece_of(place, x)
    return y[k] + (y[k + 1] - y[k]) / (x[k + 1] - x[k]) * (place - x[k])


def piece_of(place, x):
    """The interval that each place is in; the first and the last go on beyond the ends."""
    return np.clip(np.searchsorted(x, place) - 1, 0, len(x) - 2)


def step_of(place, x, kind):
    """Which of the values holds at each place."""
    if kind in ("previous", "zero"):
        return np.clip(np.searchsorted(x, place, side="right") - 1, 0, len(x) - 1)
    if kind == "next":
        return np.clip(np.searchsorted(x, place), 0, len(x) - 1)
    side = "left" if kind == "nearest" else "right"
    return np.searchsorted((x[1:] + x[:-1]) / 2, place, side=side)


def called(self, x):
    """What the call of an interp1d from elsewhere does."""
    if not isinstance(self, scipy.interpolate.interp1d):
        raise Refusal(f"the values of a {type(self).__name__} can't be differentiated")
    kind, fill = kind_of(self), fill_of(self)
    return looked_up(np.asarray(x), self.x, self.y, kind, self.bounds_error, fill)


def fill_of(table):
    """What a table has beyond its ends."""
    given = table._fill_value_orig
    if table._extrapolate:
        return "extrapolate"
    return given if isinstance(given, tuple) else float(given)


def kind_of(table):
    """The kind that a table was made with, which a spline knows by its degree."""
    if np.ndim(table.y) != 1:
        raise Refusal("interp1d is differentiated where its values have one axis")
    if table._kind != "spline":
        return table._kind
    return {0: "zero", 1: "linear", 2: "quadratic", 3: "cubic"}.get(table._spline.k, "spline")


# On grids


def grid_interpolator(points, values, method="linear", bounds_error=True, fill_value=np.nan):
    """What the object of scipy.interpolate.RegularGridInterpolator does, a function here."""
    axes, values = [np.asarray(axis) for axis in points], np.asarray(values)

    def interpolant(xi):
        return on_grid(xi, axes, values, method, bounds_error, fill_value)

    return interpolant


def on_grid(xi, axes, values, method, bounds_error, fill_value):
    """The values between the points of a grid, linear in each direction."""
    if method != "linear":
        raise Refusal("RegularGridInterpolator is differentiated with the method linear")
    if isinstance(xi, tuple):
        xi = np.stack(np.broadcast_arrays(*xi), axis=-1)
    elif np.ndim(xi) == 1:
        xi = np.reshape(np.asarray(xi), (-1, len(axes)))
    places = np.moveaxis(np.asarray(xi), -1, 0)
    beyond = np.any([(p < a[0]) | (p > a[-1]) for p, a in zip(places, axes)], axis=0)
    if bounds_error and np.any(beyond):
        raise ValueError("a value is beyond the grid")
    first = [piece_of(place, axis) for place, axis in zip(places, axes)]
    shares = [share_of(place, axis, k) for place, axis, k in zip(places, axes, first)]
    total = corners(values, first, shares)
    if fill_value is None:
        return total
    wide = np.reshape(beyond, np.shape(beyond) + (1,) * (np.ndim(values) - len(axes)))
    return np.where(wide, fill_value, total)


def share_of(place, axis, k):
    """How far a place is between two points."""
    return (place - axis[k]) / (axis[k + 1] - axis[k])


def corners(values, first, shares):
    """The mean of the values at the corners of cells, by how near these are."""
    total = 0.0
    for corner in itertools.product((0, 1), repeat=len(first)):
        weight = 1.0
        for share, step in zip(shares, corner):
            weight = weight * (share if step else 1 - share)
        found = values[tuple(k + step for k, step in zip(first, corner))]
        wide = np.shape(weight) + (1,) * (np.ndim(found) - np.ndim(weight))
        total = total + np.reshape(weight, wide) * found
    return total


def grid_called(self, xi, method=None, *, nu=None):
    """What the call of a RegularGridInterpolator from elsewhere does."""
    values = self.values if method is None or method == self.method else None
    if values is None or nu is not None:
        raise Refusal("RegularGridInterpolator is differentiated with its own method, without nu")
    return on_grid(xi, self.grid, values, self.method, self.bounds_error, self.fill_value)


SOURCES = {
    scipy.interpolate.interp1d: interp1d,
    scipy.interpolate.interp1d.__call__: called,
    scipy.interpolate.RegularGridInterpolator: grid_interpolator,
    scipy.interpolate.RegularGridInterpolator.__call__: grid_called,
}
