"""Where the rules for numpy.fft are tried, as in samples.py."""

import numpy as np
from samples_runtime import each

from wengert import runtime as rt

ONE = ["f(v)", "f(long)", "f(M, axis=0)", "f(long, 5)", "f(v, n=6)", "f(M, 4, 0, 'ortho')",
       "f(v, norm='forward')", "f(T, axis=-2)"]  # fmt: skip
HALF = [*ONE, "f(M, 5, norm='forward')", "f(long, 6, norm='ortho')", "f(long, 3)", "f(one, 1)"]
MANY = ["f(M)", "f(T)", "f(T, axes=(0, 2))", "f(T, (4, 3), (0, 1))", "f(T, s=(2, 5), axes=(1, 2))",
        "f(M, norm='ortho')", "f(M, norm='forward')", 
        "f(M, (2, 2), (0, 1), 'backward')"]  # fmt: skip
CALLS = {
    **each([np.fft.fft, np.fft.ifft], ONE),
    **each([np.fft.rfft, np.fft.irfft, np.fft.hfft, np.fft.ihfft],
           HALF),
    **each([np.fft.fftn, np.fft.ifftn, np.fft.rfftn, np.fft.irfftn], [*MANY, "f(long)"]),
    **each([np.fft.fft2, np.fft.ifft2, np.fft.rfft2, np.fft.irfft2], MANY[:3]),
    **each([rt.fft_back, rt.ifft_back, rt.fftn_back, rt.ifftn_back],
           ["f(M, N)"]),
    **each([rt.rfft_back, rt.ihfft_back], ["f(v, four)"]),
    **each([rt.irfft_back, rt.hfft_back], ["f(four, v)"]),
    rt.rfftn_back: ["f(Q, M)"], rt.irfftn_back: ["f(K, A)"],
    **each([np.fft.fftshift, np.fft.ifftshift], ["f(v)", "f(T)", "f(T, axes=(0, 1))", "f(M, 1)"]),
}  # fmt: skip
REAL = {np.fft.ihfft, rt.irfft_back, rt.irfftn_back, rt.hfft_back, rt.ihfft_back}
COMPLEX = {f for f in CALLS if "rfft" not in f.__name__ or "irfft" in f.__name__} - REAL
