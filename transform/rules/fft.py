"""Rules for numpy.fft: every transform is linear, over the real numbers.

The transpose of a transform is a helper, linear as well, and the two are each other's transposes:
all that derivatives of any order need.
"""

import numpy as np

from wengert import runtime as rt

from .declare import linear, zero
from .formula import written

ONE = "n=None, axis=-1, norm=None", "n=n, axis=axis, norm=norm"
MANY = "s=None, axes=None, norm=None", "s=s, axes=axes, norm=norm"
TWO = "s=None, axes=(-2, -1), norm=None", MANY[1]


def transposed(name, back, options, given):
    """Declare `rt.back` the transpose of the transform of that name."""
    formula = written(f"lambda g, a, {options}: rt.{back}(g, a, {given})")
    linear(getattr(np.fft, name), a=formula)


def transposed_back(name, back, options, given):
    """Declare the transform of that name the transpose of `rt.back`."""
    formula = written(f"lambda h, g, a, {options}: rt.fitted(np.fft.{name}(h, {given}), g)")
    linear(getattr(rt, back), g=formula)


for name in "fft ifft rfft irfft hfft ihfft".split():
    transposed(name, f"{name}_back", *ONE)
    transposed_back(name, f"{name}_back", *ONE)
for name in "fft ifft rfft irfft".split():
    transposed(f"{name}n", f"{name}n_back", *MANY)
    transposed(f"{name}2", f"{name}n_back", *TWO)
    transposed_back(f"{name}n", f"{name}n_back", *MANY)

# Order of frequencies
linear(np.fft.fftshift, lambda g, x, axes=None: np.fft.ifftshift(g, axes=axes))
linear(np.fft.ifftshift, lambda g, x, axes=None: np.fft.fftshift(g, axes=axes))
zero(np.fft.fftfreq, np.fft.rfftfreq)
