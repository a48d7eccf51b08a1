"""Rules for numpy.fft: every transform is linear, over the real numbers."""

import numpy as np

from wengert import runtime as rt

from .declare import linear, zero

# Along one axis
linear(
    np.fft.fft,
    lambda g, a, n=None, axis=-1, norm=None: rt.fft_back(g, a, n=n, axis=axis, norm=norm),
)
linear(
    np.fft.ifft,
    lambda g, a, n=None, axis=-1, norm=None: rt.ifft_back(g, a, n=n, axis=axis, norm=norm),
)
linear(
    np.fft.rfft,
    lambda g, a, n=None, axis=-1, norm=None: rt.rfft_back(g, a, n=n, axis=axis, norm=norm),
)
linear(
    np.fft.irfft,
    lambda g, a, n=None, axis=-1, norm=None: rt.irfft_back(g, a, n=n, axis=axis, norm=norm),
)
linear(
    np.fft.hfft,
    lambda g, a, n=None, axis=-1, norm=None: rt.hfft_back(g, a, n=n, axis=axis, norm=norm),
)
linear(
    np.fft.ihfft,
    lambda g, a, n=None, axis=-1, norm=None: rt.ihfft_back(g, a, n=n, axis=axis, norm=norm),
)

# Along several axes
linear(
    np.fft.fftn,
    lambda g, a, s=None, axes=None, norm=None: rt.fftn_back(g, a, s=s, axes=axes, norm=norm),
)
linear(
    np.fft.ifftn,
    lambda g, a, s=None, axes=None, norm=None: rt.ifftn_back(g, a, s=s, axes=axes, norm=norm),
)
linear(
    np.fft.rfftn,
    lambda g, a, s=None, axes=None, norm=None: rt.rfftn_back(g, a, s=s, axes=axes, norm=norm),
)
linear(
    np.fft.irfftn,
    lambda g, a, s=None, axes=None, norm=None: rt.irfftn_back(g, a, s=s, axes=axes, norm=norm),
)
linear(
    np.fft.fft2,
    lambda g, a, s=None, axes=(-2, -1), norm=None: rt.fftn_back(g, a, s=s, axes=axes, norm=norm),
)
linear(
    np.fft.ifft2,
    lambda g, a, s=None, axes=(-2, -1), norm=None: rt.ifftn_back(g, a, s=s, axes=axes, norm=norm),
)
linear(
    np.fft.rfft2,
    lambda g, a, s=None, axes=(-2, -1), norm=None: rt.rfftn_back(g, a, s=s, axes=axes, norm=norm),
)
linear(
    np.fft.irfft2,
    lambda g, a, s=None, axes=(-2, -1), norm=None: rt.irfftn_back(g, a, s=s, axes=axes, norm=norm),
)

# Order of frequencies
linear(np.fft.fftshift, lambda g, x, axes=None: np.fft.ifftshift(g, axes=axes))
linear(np.fft.ifftshift, lambda g, x, axes=None: np.fft.fftshift(g, axes=axes))
zero(np.fft.fftfreq, np.fft.rfftfreq)
