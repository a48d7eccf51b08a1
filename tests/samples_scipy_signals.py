"""Where the rules for scipy.signal, scipy.ndimage and scipy.fft are tried, as in samples.py."""

import numpy as np
import scipy.fft as sf
import scipy.ndimage as nd
import scipy.signal as ss
from samples_runtime import each

from wengert.runtime.scipy import fft, ndimage

IMAGES = ["f(K)", "f(K, mode='constant')", "f(five, mode='nearest')"]
AXES = ["f(K)", "f(K, 0, mode='wrap')", "f(K, axis=-1, mode='mirror')"]
FULL = ["f(long, v)", "f(K, Q)", "f(u, long, 'full')"]

CALLS = {
    **each([ss.convolve, ss.correlate], [*FULL, "f(long, v, 'same')", "f(long, u, mode='same')",
                                         "f(v, long, 'valid')", "f(K, Q, 'valid')"]),
    **each([ss.fftconvolve, ss.oaconvolve], [*FULL, "f(long, u, 'same')", "f(K, Q, 'valid')"]),
    **each([ss.convolve2d, ss.correlate2d], ["f(K, Q)", "f(K, Q, 'same')", "f(K, Q, 'valid')",
                                               "f(Q, K, 'valid')", "f(u1, K, 'same')"]),
    ss.lfilter: ["f(u, v, long)", "f(v, u, K)", "f(v, u, K, axis=0)"],
    ss.detrend: ["f(long)", "f(K, axis=0)", "f(K, type='constant')"],
    ss.hilbert: ["f(long)", "f(five)", "f(K, axis=0)"],
    **each([nd.correlate, nd.convolve], [
        "f(K, Q_)", "f(five, u_, mode='wrap')", "f(K, W3, mode='constant', origin=1)",
        "f(long, u_, mode='mirror', origin=-1)"]),
    **each([nd.correlate1d, nd.convolve1d], [
        "f(K, u_)", "f(K, u_, 0, mode='nearest')", "f(long, w3, mode='constant', origin=1)"]),
    nd.gaussian_filter1d: ["f(long, 0.7)", "f(K, 1.3, axis=0, mode='wrap')",
                           "f(long, 0.8, order=1)"],
    nd.gaussian_filter: ["f(K, 0.7)", "f(K, (0.5, 1.0), mode='nearest')",
                         "f(T, 0.6, truncate=2.0)"],
    nd.gaussian_laplace: ["f(K, 0.6)"],
    nd.uniform_filter1d: ["f(long, 3)", "f(K, 2, axis=0, mode='constant')", "f(long, 4, origin=1)"],
    nd.uniform_filter: ["f(K)", "f(K, 2, mode='mirror')", "f(K, (2, 3))"],
    **each([nd.sobel, nd.prewitt], AXES),
    nd.laplace: IMAGES,
    **each([sf.fft, sf.ifft], ["f(long)", "f(K, 5)", "f(K, axis=0, norm='ortho')"]),
    **each([sf.rfft, sf.ihfft], ["f(long)", "f(K, axis=0)"]),
    **each([sf.irfft, sf.hfft], ["f(long)", "f(K, 5, axis=0)"]),
    **each([sf.fftn, sf.ifftn, sf.fft2, sf.ifft2, sf.rfftn, sf.rfft2, sf.irfftn, sf.irfft2,
            sf.fftshift, sf.ifftshift], ["f(K)", "f(T, axes=(0, 1))"]),
    **each([sf.dct, sf.idct, sf.dst, sf.idst], [
        "f(long)", "f(K, axis=0)", "f(K, norm='ortho')", "f(v, norm='forward')"]),
    **each([sf.dctn, sf.idctn, sf.dstn, sf.idstn], ["f(K)", "f(T, axes=(0, 1))"]),
    **each([fft.dct_back, fft.idct_back, fft.dst_back, fft.idst_back], ["f(K, 0, None)"]),
    **each([ndimage.correlate_back, ndimage.convolve_back], ["f(K, W3, 'wrap')"]),
    **each([ndimage.correlate1d_back, ndimage.convolve1d_back], ["f(K, w3, 0, 'wrap')"]),
    ndimage.gaussian1d_back: ["f(K, 0.7, 0, 0, 'wrap', 4.0)"],
    ndimage.gaussian_back: ["f(K, 0.7, 0, 'wrap', 4.0)"],
    ndimage.gaussian_laplace_back: ["f(K, 0.7, 'wrap')"],
    ndimage.uniform1d_back: ["f(K, 3, 0, 'wrap')"],
    ndimage.uniform_back: ["f(K, 3, 'wrap')"],
    ndimage.edges_back: ["f(nd.sobel, K, 0, 'wrap')"],
    ndimage.laplace_back: ["f(K, 'wrap')"],
}  # fmt: skip

noise = np.random.default_rng(3)
SHAPES = {"u1": (2, 1)}
DOMAIN = {}
CONSTANTS = {
    "Q_": noise.uniform(size=(2, 2)), "W3": noise.uniform(size=(3, 3)), "nd": nd,
    "u_": np.array([0.3, 0.9]), "w3": np.array([0.3, 0.9, -0.2]),
}  # fmt: skip
WIDE = set(CALLS)
COMPLEX = {ss.convolve, ss.correlate, ss.lfilter, sf.fft, sf.ifftn}
ENDS = set()
