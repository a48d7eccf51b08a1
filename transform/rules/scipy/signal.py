"""Rules for scipy.signal: convolutions, and filters by their coefficients and what they filter."""

import scipy.signal

from wengert import runtime as rt

from ..declare import bilinear, linear, rule, zero
from ..refusals import unknown, unknown_rest

# fmt: off

bilinear((scipy.signal.convolve, scipy.signal.fftconvolve, scipy.signal.oaconvolve,
          scipy.signal.convolve2d),
         lambda g, in1, in2, mode="full": rt.scipy.signal.convolve_left(g, in1, in2, mode),
         lambda g, in1, in2, mode="full": rt.scipy.signal.convolve_right(g, in1, in2, mode))
bilinear(scipy.signal.correlate,
         lambda g, in1, in2, mode="full": rt.scipy.signal.correlate_left(g, in1, in2, mode),
         lambda g, in1, in2, mode="full": rt.scipy.signal.correlate_right(g, in1, in2, mode))
bilinear(scipy.signal.correlate2d,
         lambda g, in1, in2, mode="full": rt.scipy.signal.correlate_left(g, in1, in2, mode, 1),
         lambda g, in1, in2, mode="full": rt.scipy.signal.correlate_right(g, in1, in2, mode, 1))
rule(scipy.signal.lfilter,
     b=(lambda t, b, a, x, axis=-1: scipy.signal.lfilter(t, a, x, axis),
        lambda g, b, a, x, axis=-1: rt.scipy.signal.lfilter_by_b(g, b, a, x, axis)),
     a=(lambda t, b, a, x, axis=-1, *, ans: rt.scipy.signal.lfilter_dot_a(t, a, ans, axis),
        lambda g, b, a, x, axis=-1, *, ans: rt.scipy.signal.lfilter_by_a(g, b, a, ans, axis)),
     x=(lambda t, b, a, x, axis=-1: scipy.signal.lfilter(b, a, t, axis),
        lambda g, b, a, x, axis=-1: rt.scipy.signal.lfilter_by_x(g, b, a, x, axis)))
linear(scipy.signal.detrend,
       lambda g, data, axis=-1, type="linear", bp=0: scipy.signal.detrend(g, axis, type, bp))
linear(scipy.signal.hilbert, lambda g, x, *, axis=-1: rt.scipy.signal.hilbert_back(g, x, axis))

unknown("filter with scipy.signal.lfilter or convolve, which have derivatives",
        scipy.signal.filtfilt, scipy.signal.sosfilt, scipy.signal.sosfiltfilt,
        scipy.signal.savgol_filter, scipy.signal.decimate, scipy.signal.resample,
        scipy.signal.resample_poly, scipy.signal.upfirdn)
unknown("which element of a window counts jumps: use np.median of windows",
        scipy.signal.medfilt, scipy.signal.medfilt2d, scipy.signal.order_filter)
zero(scipy.signal.find_peaks, scipy.signal.argrelmax, scipy.signal.argrelmin,
     scipy.signal.argrelextrema)
unknown_rest("write the formula of a window with NumPy", scipy.signal.windows)
unknown_rest("what is differentiated of scipy.signal are convolutions, lfilter, detrend and"
             " hilbert: write it with these and with NumPy", scipy.signal)
