"""The slopes that interpolating cubics have at their points: values lie along the last axis."""

import numpy as np
import scipy.linalg

from ..checks import Refusal


def cubic_slopes(x, y, bc_type):
    """The slopes that make the second derivative continuous (de Boor, 1978, IV)."""
    first, last = (bc_type, bc_type) if isinstance(bc_type, str) else bc_type
    kinds = kind_of(first), kind_of(last)
    h = np.diff(x)
    secant = np.diff(y) / h
    if kinds[0] == "periodic":
        same_ends(y)
        return periodic_slopes(h, secant)
    if len(x) == 3 and kinds[0] == kinds[1] == "not-a-knot":
        return parabola(h, secant)
    inner = 3 * (h[1:] * secant[..., :-1] + h[:-1] * secant[..., 1:])
    low, right = end_row(kinds[0], given_at(first), h, secant, 1)
    high, left = end_row(kinds[1], given_at(last), h[::-1], secant[..., ::-1], -1)
    return tridiagonal(h, low, high, np.concatenate([right, inner, left], axis=-1))


KINDS = {
    "not-a-knot": "not-a-knot", "periodic": "periodic", "clamped": "slope", "natural": "bend",
    1: "slope", 2: "bend",
}  # fmt: skip


def kind_of(end):
    """What is asked at an end."""
    return KINDS[end if isinstance(end, str) else int(end[0])]


def given_at(end):
    """The slope or the second derivative that is given at an end, a number for each series."""
    return np.asarray(0.0 if isinstance(end, str) else end[1])[..., None]


def same_ends(y):
    """Raise ValueError unless the last value is the first one."""
    if not np.allclose(y[..., 0], y[..., -1], rtol=1e-15, atol=1e-15):
        raise ValueError("the first and the last value of a periodic spline must be the same")


def end_row(kind, value, h, secant, sign):
    """The equation at an end: the coefficients of the two slopes there, and the right side."""
    near = secant[..., :1]
    if kind == "not-a-knot" and len(h) == 1:
        return (1.0, 0.0), near
    if kind == "not-a-knot":
        wide = h[0] + h[1]
        right = (h[0] + 2 * wide) * h[1] * near + h[0] ** 2 * secant[..., 1:2]
        return (h[1], wide), right / wide
    if kind == "slope":
        return (1.0, 0.0), value + 0.0 * near
    return (2 * h[0], h[0]), 3 * h[0] * near - sign * 0.5 * h[0] ** 2 * value


def tridiagonal(h, low, high, right):
    """The solution of the equations, of which those at the ends are given."""
    diagonal = np.concatenate([np.stack([low[0]]), 2 * (h[:-1] + h[1:]), np.stack([high[0]])])
    above = np.concatenate([np.stack([0.0, low[1]]), h[:-1]])
    below = np.concatenate([h[1:], np.stack([high[1], 0.0])])
    return scipy.linalg.solve_banded((1, 1), np.stack([above, diagonal, below]), right.T).T


def parabola(h, secant):
    """The slopes of the parabola through three points."""
    first, last = secant[..., :1], secant[..., 1:]
    middle = (h[1] * first + h[0] * last) / (h[0] + h[1])
    return np.concatenate([2 * first - middle, middle, 2 * last - middle], axis=-1)


def periodic_slopes(h, secant):
    """The slopes of a periodic spline."""
    before = np.roll(h, 1)
    matrix = np.diag(2 * (h + before)) + np.roll(np.diag(before), 1, axis=1)
    matrix = matrix + np.roll(np.diag(h), -1, axis=1)
    right = 3 * (h * np.roll(secant, 1, axis=-1) + before * secant)
    found = np.linalg.solve(matrix, right.T).T
    return np.concatenate([found, found[..., :1]], axis=-1)


def pchip_slopes(x, y):
    """Weighted harmonic means of the secants, zero at extrema (Fritsch and Butland, 1984)."""
    h = np.diff(x)
    secant = np.diff(y) / h
    if len(x) == 2:
        return np.concatenate([secant, secant], axis=-1)
    left, right = secant[..., :-1], secant[..., 1:]
    turning = left * right <= 0
    w, v = 2 * h[1:] + h[:-1], h[1:] + 2 * h[:-1]
    mean = (w + v) / (w / np.where(turning, 1.0, left) + v / np.where(turning, 1.0, right))
    mean = np.where(turning, 0.0, mean)
    first = pchip_end(h[0], h[1], secant[..., :1], secant[..., 1:2])
    last = pchip_end(h[-1], h[-2], secant[..., -1:], secant[..., -2:-1])
    return np.concatenate([first, mean, last], axis=-1)


def pchip_end(h, next_h, secant, next_secant):
    """The slope at an end, from three points, in the bounds that keep the shape."""
    slope = ((2 * h + next_h) * secant - h * next_secant) / (h + next_h)
    steep = (np.sign(secant) != np.sign(next_secant)) & (np.abs(slope) > 3 * np.abs(secant))
    slope = np.where(steep, 3 * secant, slope)
    return np.where(np.sign(slope) != np.sign(secant), 0.0, slope)


def akima_slopes(x, y, method):
    """Means of the secants, weighted by how these change (Akima, 1970); or modified ones."""
    secant = np.diff(y) / np.diff(x)
    if len(x) == 2:
        return np.concatenate([secant, secant], axis=-1)
    first, last = secant[..., :1], secant[..., -1:]
    left, right = 2 * first - secant[..., 1:2], 2 * last - secant[..., -2:-1]
    m = np.concatenate([2 * left - first, left, secant, right, 2 * right - last], axis=-1)
    change = np.abs(np.diff(m))
    if method == "makima":
        change = change + 0.5 * np.abs(m[..., 1:] + m[..., :-1])
    elif method != "akima":
        raise Refusal(f"Akima1DInterpolator has no method {method}")
    ahead, behind = change[..., 2:], change[..., :-2]
    both = ahead + behind
    known = both > 1e-9 * np.max(both)
    share = behind / np.where(known, both, 1.0)
    inner = m[..., 1:-2] + share * (m[..., 2:-1] - m[..., 1:-2])
    return np.where(known, inner, 0.5 * (m[..., 3:] + m[..., :-3]))
