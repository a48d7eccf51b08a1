"""Rules for the linear filters of scipy.ndimage, by what they filter.

A constant beyond the edges (`cval`) is zero; weights and widths are constant.
"""

import scipy.ndimage

from wengert import runtime as rt

from ..declare import linear, zero
from ..refusals import unknown, unknown_rest

# fmt: off

linear(scipy.ndimage.correlate, lambda g, input, weights, *, mode="reflect", origin=0: (
    rt.scipy.ndimage.correlate_back(g, weights, mode, origin)), weights=None)
linear(scipy.ndimage.convolve, lambda g, input, weights, *, mode="reflect", origin=0: (
    rt.scipy.ndimage.convolve_back(g, weights, mode, origin)), weights=None)
linear(scipy.ndimage.correlate1d, lambda g, input, weights, axis=-1, *, mode="reflect", origin=0: (
    rt.scipy.ndimage.correlate1d_back(g, weights, axis, mode, origin)), weights=None)
linear(scipy.ndimage.convolve1d, lambda g, input, weights, axis=-1, *, mode="reflect", origin=0: (
    rt.scipy.ndimage.convolve1d_back(g, weights, axis, mode, origin)), weights=None)
linear(scipy.ndimage.gaussian_filter1d,
       lambda g, input, sigma, axis=-1, order=0, *, mode="reflect", truncate=4.0: (
           rt.scipy.ndimage.gaussian1d_back(g, sigma, axis, order, mode, truncate)), sigma=None)
linear(scipy.ndimage.gaussian_filter,
       lambda g, input, sigma, order=0, *, mode="reflect", truncate=4.0: (
           rt.scipy.ndimage.gaussian_back(g, sigma, order, mode, truncate)), sigma=None)
linear(scipy.ndimage.gaussian_laplace, lambda g, input, sigma, *, mode="reflect": (
    rt.scipy.ndimage.gaussian_laplace_back(g, sigma, mode)), sigma=None)
linear(scipy.ndimage.uniform_filter1d,
       lambda g, input, size, axis=-1, *, mode="reflect", origin=0: (
           rt.scipy.ndimage.uniform1d_back(g, size, axis, mode, origin)))
linear(scipy.ndimage.uniform_filter, lambda g, input, size=3, *, mode="reflect": (
    rt.scipy.ndimage.uniform_back(g, size, mode)))
linear(scipy.ndimage.sobel, lambda g, input, axis=-1, *, mode="reflect": (
    rt.scipy.ndimage.edges_back(scipy.ndimage.sobel, g, axis, mode)))
linear(scipy.ndimage.prewitt, lambda g, input, axis=-1, *, mode="reflect": (
    rt.scipy.ndimage.edges_back(scipy.ndimage.prewitt, g, axis, mode)))
linear(scipy.ndimage.laplace, lambda g, input, *, mode="reflect": (
    rt.scipy.ndimage.laplace_back(g, mode)))

# The transposes are linear, and their own transposes the filters
linear(rt.scipy.ndimage.correlate_back, lambda h, g, weights, mode, origin=0: (
    scipy.ndimage.correlate(h, weights, mode=mode, origin=origin)))
linear(rt.scipy.ndimage.convolve_back, lambda h, g, weights, mode, origin=0: (
    scipy.ndimage.convolve(h, weights, mode=mode, origin=origin)))
linear(rt.scipy.ndimage.correlate1d_back, lambda h, g, weights, axis, mode, origin=0: (
    scipy.ndimage.correlate1d(h, weights, axis, mode=mode, origin=origin)))
linear(rt.scipy.ndimage.convolve1d_back, lambda h, g, weights, axis, mode, origin=0: (
    scipy.ndimage.convolve1d(h, weights, axis, mode=mode, origin=origin)))
linear(rt.scipy.ndimage.gaussian1d_back, lambda h, g, sigma, axis, order, mode, truncate: (
    scipy.ndimage.gaussian_filter1d(h, sigma, axis, order, mode=mode, truncate=truncate)))
linear(rt.scipy.ndimage.gaussian_back, lambda h, g, sigma, order, mode, truncate: (
    scipy.ndimage.gaussian_filter(h, sigma, order, mode=mode, truncate=truncate)))
linear(rt.scipy.ndimage.gaussian_laplace_back, lambda h, g, sigma, mode: (
    scipy.ndimage.gaussian_laplace(h, sigma, mode=mode)))
linear(rt.scipy.ndimage.uniform1d_back, lambda h, g, size, axis, mode, origin=0: (
    scipy.ndimage.uniform_filter1d(h, size, axis, mode=mode, origin=origin)))
linear(rt.scipy.ndimage.uniform_back, lambda h, g, size, mode: (
    scipy.ndimage.uniform_filter(h, size, mode=mode)))
linear(rt.scipy.ndimage.edges_back, g=lambda h, f, g, axis, mode: f(h, axis, mode=mode))
linear(rt.scipy.ndimage.laplace_back, lambda h, g, mode: scipy.ndimage.laplace(h, mode=mode))

# map_coordinates is Python of ours, and these what it calls
zero(rt.scipy.sampling.cell_of, rt.scipy.sampling.inside)
unknown("images that are moved are differentiated by map_coordinates with order=1",
        scipy.ndimage.affine_transform, scipy.ndimage.rotate, scipy.ndimage.shift,
        scipy.ndimage.zoom, scipy.ndimage.spline_filter, scipy.ndimage.geometric_transform)
unknown("which element of a window counts jumps: use np.max, np.sort or np.median of windows",
        scipy.ndimage.maximum_filter, scipy.ndimage.minimum_filter, scipy.ndimage.median_filter,
        scipy.ndimage.rank_filter, scipy.ndimage.percentile_filter)
unknown_rest("what is differentiated of scipy.ndimage are linear filters and map_coordinates",
             scipy.ndimage)
