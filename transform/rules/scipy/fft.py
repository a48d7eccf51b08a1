"""Rules for scipy.fft: those of numpy.fft, and cosine and sine transforms of the second type."""

import numpy as np
import scipy.fft

from wengert import runtime as rt

from ...frozen import replace
from ..declare import RULES, linear, zero
from ..refusals import unknown_rest

# fmt: off

SAME = """
    fft ifft rfft irfft hfft ihfft fftn ifftn rfftn irfftn fft2 ifft2 rfft2 irfft2
    fftshift ifftshift
""".split()
for name in SAME:
    mine = getattr(scipy.fft, name)
    RULES[mine] = replace(RULES[getattr(np.fft, name)], function=mine)
zero(scipy.fft.fftfreq, scipy.fft.rfftfreq, scipy.fft.next_fast_len)

linear(scipy.fft.dct,   lambda g, x, *, axis=-1, norm=None: rt.scipy.fft.dct_back(g, axis, norm))
linear(scipy.fft.idct,  lambda g, x, *, axis=-1, norm=None: rt.scipy.fft.idct_back(g, axis, norm))
linear(scipy.fft.dst,   lambda g, x, *, axis=-1, norm=None: rt.scipy.fft.dst_back(g, axis, norm))
linear(scipy.fft.idst,  lambda g, x, *, axis=-1, norm=None: rt.scipy.fft.idst_back(g, axis, norm))
linear(scipy.fft.dctn,  lambda g, x, *, axes=None, norm=None: (
    rt.scipy.fft.over_axes(rt.scipy.fft.dct_back, g, axes, norm)))
linear(scipy.fft.idctn, lambda g, x, *, axes=None, norm=None: (
    rt.scipy.fft.over_axes(rt.scipy.fft.idct_back, g, axes, norm)))
linear(scipy.fft.dstn,  lambda g, x, *, axes=None, norm=None: (
    rt.scipy.fft.over_axes(rt.scipy.fft.dst_back, g, axes, norm)))
linear(scipy.fft.idstn, lambda g, x, *, axes=None, norm=None: (
    rt.scipy.fft.over_axes(rt.scipy.fft.idst_back, g, axes, norm)))

linear(rt.scipy.fft.dct_back,  lambda h, g, axis, norm: scipy.fft.dct(h, axis=axis, norm=norm))
linear(rt.scipy.fft.idct_back, lambda h, g, axis, norm: scipy.fft.idct(h, axis=axis, norm=norm))
linear(rt.scipy.fft.dst_back,  lambda h, g, axis, norm: scipy.fft.dst(h, axis=axis, norm=norm))
linear(rt.scipy.fft.idst_back, lambda h, g, axis, norm: scipy.fft.idst(h, axis=axis, norm=norm))
unknown_rest("write it with scipy.fft.fftn, rfft and their like", scipy.fft)
