"""Functions of NumPy through which no derivative is known, and what to write instead."""

import numpy as np

from .flat import named
from .refusals import unknown

unknown(
    "np.seterr and its like change how NumPy computes from then on: use `with np.errstate(…)`",
    *named(np, "seterr seterrcall setbufsize set_printoptions"),
)
unknown(
    "what is in files or buffers has no derivative: pass the array that was put there",
    *named(np, "save savez savez_compressed savetxt frombuffer from_dlpack fromfile fromstring"),
    *named(np.ndarray, "tofile tobytes tostring dump dumps to_device"),
)
unknown("np.fromiter: make a list, and an array of it", *named(np, "fromiter"))
unknown(
    "which elements two sets share jumps: index with np.isin, or use np.unique",
    *named(np, "intersect1d setdiff1d setxor1d union1d"),
)
unknown(
    "np.unique has a derivative, without the options that return more",
    *named(np, "unique_all unique_counts unique_inverse unique_values"),
)
unknown("np.matrix means another thing by *: use arrays and @", *named(np, "asmatrix bmat"))
unknown(
    "ufuncs of objects have no dtype: use np.vectorize, or a loop",
    *named(np, "frompyfunc nested_iters"),
)
unknown(
    "this looks at the memory of an array as something else: use astype, or parts by name",
    *named(np.ndarray, "view getfield setfield byteswap"),
)
unknown(
    "strides may lead anywhere in memory: use sliding_window_view, or indices",
    np.lib.stride_tricks.as_strided,
)
unknown(
    "this changes an array itself: make a new one, with np.resize or np.copy",
    *named(np.ndarray, "resize setflags"),
)
