"""Transposes of the linear filters of scipy.ndimage.

A filter continues an image beyond its edges and sums what is near, weighted. Its transpose sums
with the same weights, the other way round, and adds what it finds beyond the edges to where that
came from.
"""

import numpy as np
import scipy.ndimage

FROM = {  # where NumPy's `pad` takes what is beyond the edges from
    "reflect": "symmetric", "grid-mirror": "symmetric", "mirror": "reflect", "nearest": "edge",
    "wrap": "wrap", "grid-wrap": "wrap",
}  # fmt: skip


def folded(e, shape, mode):
    """What an image of a shape gets from the adjoint of its continuation."""
    for axis, n in enumerate(shape):
        r = (np.shape(e)[axis] - n) // 2
        e = np.moveaxis(e, axis, 0)
        if mode in ("constant", "grid-constant"):
            inner = e[r : r + n]
        else:
            inner = np.zeros((n, *np.shape(e)[1:]), e.dtype)
            np.add.at(inner, np.pad(np.arange(n), r, mode=FROM[mode]), e)
        e = np.moveaxis(inner, 0, axis)
    return e


def back(g, response, mode):
    """What an image gets, from what a filter makes of a point in the middle of nothing."""
    radius = [n // 2 for n in np.shape(response)]
    wide = np.pad(g, [(r, r) for r in radius])
    if np.ndim(response) - np.shape(response).count(1) <= 1:
        axis = int(np.argmax(np.shape(response)))
        found = scipy.ndimage.correlate1d(wide, np.ravel(response), axis, mode="constant")
    else:
        found = scipy.ndimage.correlate(wide, response, mode="constant")
    return folded(found, np.shape(g), mode)


def point(radius):
    """1.0 in the middle of zeros, with so many on each side along each axis."""
    x = np.zeros([2 * r + 1 for r in radius])
    x[tuple(radius)] = 1.0
    return x


def along(axis, radius, ndim):
    """A radius along one axis alone."""
    return [radius if k == axis % ndim else 0 for k in range(ndim)]


def correlate_back(g, weights, mode, origin=0):
    """The transpose of scipy.ndimage.correlate."""
    radius = [n + abs(o) for n, o in zip(np.shape(weights), each(origin, np.ndim(g)))]
    response = scipy.ndimage.correlate(point(radius), weights, mode="constant", origin=origin)
    return back(g, response, mode)


def convolve_back(g, weights, mode, origin=0):
    """The transpose of scipy.ndimage.convolve."""
    radius = [n + abs(o) for n, o in zip(np.shape(weights), each(origin, np.ndim(g)))]
    response = scipy.ndimage.convolve(point(radius), weights, mode="constant", origin=origin)
    return back(g, response, mode)


def correlate1d_back(g, weights, axis, mode, origin=0):
    """The transpose of scipy.ndimage.correlate1d."""
    where = point(along(axis, np.size(weights) + abs(origin), np.ndim(g)))
    response = scipy.ndimage.correlate1d(where, weights, axis, mode="constant", origin=origin)
    return back(g, response, mode)


def convolve1d_back(g, weights, axis, mode, origin=0):
    """The transpose of scipy.ndimage.convolve1d."""
    where = point(along(axis, np.size(weights) + abs(origin), np.ndim(g)))
    response = scipy.ndimage.convolve1d(where, weights, axis, mode="constant", origin=origin)
    return back(g, response, mode)


def each(value, ndim):
    """One value for each axis."""
    return [value] * ndim if np.ndim(value) == 0 else list(value)


def gaussian1d_back(g, sigma, axis, order, mode, truncate):
    """The transpose of scipy.ndimage.gaussian_filter1d."""
    where = point(along(axis, int(truncate * float(sigma) + 0.5), np.ndim(g)))
    response = scipy.ndimage.gaussian_filter1d(
        where, sigma, axis, order, mode="constant", truncate=truncate
    )
    return back(g, response, mode)


def gaussian_back(g, sigma, order, mode, truncate):
    """The transpose of scipy.ndimage.gaussian_filter."""
    n = np.ndim(g)
    for axis, (s, o, m) in enumerate(zip(each(sigma, n), each(order, n), modes(mode, n))):
        if s > 1e-15:
            g = gaussian1d_back(g, s, axis, o, m, truncate)
    return g


def modes(mode, ndim):
    return [mode] * ndim if isinstance(mode, str) else list(mode)


def uniform1d_back(g, size, axis, mode, origin=0):
    """The transpose of scipy.ndimage.uniform_filter1d."""
    return correlate1d_back(g, np.full(size, 1 / size), axis, mode, origin)


def uniform_back(g, size, mode):
    """The transpose of scipy.ndimage.uniform_filter."""
    n = np.ndim(g)
    for axis, (s, m) in enumerate(zip(each(size, n), modes(mode, n))):
        g = uniform1d_back(g, int(s), axis, m) if s > 1 else g
    return g


def edges_back(f, g, axis, mode):
    """The transpose of `sobel` or `prewitt`."""
    return back(g, f(point([1] * np.ndim(g)), axis, mode="constant"), mode)


def laplace_back(g, mode):
    """The transpose of scipy.ndimage.laplace."""
    return back(g, scipy.ndimage.laplace(point([1] * np.ndim(g)), mode="constant"), mode)


def gaussian_laplace_back(g, sigma, mode):
    """The transpose of scipy.ndimage.gaussian_laplace."""
    n = np.ndim(g)
    orders = [[2 if k == axis else 0 for k in range(n)] for axis in range(n)]
    return sum(gaussian_back(g, sigma, order, mode, 4.0) for order in orders)
