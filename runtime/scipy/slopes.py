"""The slopes that interpolating cubics have at their points: values lie along the last axis."""

import numpy as np
import scipy.linalg

from ..checks import Refusal


def cubic_slopes(x, y, bc_type):
    """The slopes that make the second derivative continuous (de Boor, 1978, IV)."""
    first, last = ends_of(bc_type)
    h = np.diff(x)
    secant = np.diff(y) / h
    if first == "periodic":
        return periodic_slopes(h, secant)
    if len(x) == 3 and first == last == "not-a-knot":
        return parabola(h, secant)
    inner = 3 * (h[1:] * secant[..., :-1] + h[:-1] * secant[..., 1:])
    low, right = end_row(first, h, secant, 1)
    high, left = end_row(last, h[::-1], secant[..., ::-1], -1)
    return tridiagonal(h, low, high, np.concatenate([right, inner, left], axis=-1))


def ends_of(bc_type):
    """The conditions at both ends: "not-a-knot", "periodic", or (kind, value)."""
    both = (bc_type, bc_type) if isinstance(bc_type, str) else bc_type
    named = {"clamped": ("slope", 0.0), "natural": ("bend", 0.0)}
    kinds = {1: "slope", 2: "bend"}
    return [named.get(e, e) if isinstance(e, str) else (kinds[e[0]], e[1]) for e in both]


def end_row(end, h, secant, sign):
    """The equation at an end: the coefficients of the two slopes there, and the right side."""
    near = secant[..., :1]
    if end == "not-a-knot" and len(h) == 1:
        return (1.0, 0.0), near
    if end == "not-a-knot":
        wide = h[0] + h[1]
        right = (h[0] + 2 * wide) * h[1] * near + h[0] ** 2 * secant[..., 1:2]
        return (h[1], wide), right / wide
    kind, value = end
    if kind == "slope":
        return (1.0, 0.0), value + 0.0 * near
    return (2 * h[0], h[0]), 3 * h[0] * near - sign * 0.5 * value * h[0] ** 2


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
