"""Functions through which no derivative passes: they are flat wherever they are smooth."""

import bisect
import builtins
import logging
import math
import operator
import warnings

import numpy as np

from .declare import zero


def named(module, text):
    """The functions of a module by their names, those that it has, each once."""
    found = {id(f): f for f in (getattr(module, n, None) for n in text.split()) if f is not None}
    return tuple(found.values())


# Rounding and signs
zero(*named(np, "floor ceil rint trunc fix round around signbit floor_divide spacing"))
zero(*named(np.ndarray, "round"))
zero(operator.floordiv, *named(math, "floor ceil trunc ulp"), round)

# Comparisons and tests
zero(*named(np, "equal not_equal less less_equal greater greater_equal isnan isinf isfinite isnat"))
zero(*named(np, "logical_and logical_or logical_xor logical_not all any allclose isclose"))
zero(*named(np, "array_equal array_equiv iscomplex isreal iscomplexobj isrealobj isscalar"))
zero(*named(np, "isneginf isposinf isin in1d count_nonzero"))
zero(*named(np.ndarray, "all any"))
zero(*named(math, "isnan isinf isfinite isclose"))
zero(*named(operator, "lt le eq ne ge gt not_ truth is_ is_not contains index"))

# Whole numbers and bits
zero(*named(np, "bitwise_and bitwise_or bitwise_xor bitwise_not left_shift right_shift"))
zero(*named(np, "bitwise_count gcd lcm"))
zero(*named(operator, "and_ or_ xor invert lshift rshift"))
zero(*named(math, "gcd lcm factorial comb perm isqrt"))

# Indices
zero(*named(bisect, "bisect_left bisect_right"))
zero(*named(np, "argmax argmin argsort argwhere argpartition nonzero flatnonzero searchsorted"))
zero(*named(np, "nanargmax nanargmin lexsort digitize unravel_index ravel_multi_index"))
zero(*named(np, "diag_indices_from tril_indices_from triu_indices_from mask_indices"))
zero(*named(np, "hanning hamming bartlett blackman"))
zero(*named(np, "indices tri tril_indices triu_indices diag_indices"))
zero(*named(np.ndarray, "argmax argmin argsort argpartition nonzero searchsorted"))

# Shapes, types, and what is made without values
zero(*named(np, "shape size ndim result_type can_cast promote_types finfo iinfo"))
zero(*named(np, "zeros ones empty zeros_like ones_like empty_like eye identity"))
zero(
    *named(np, "broadcast_shapes min_scalar_type dtype common_type shares_memory may_share_memory")
)
zero(*named(np, "int8 int16 int32 int64 intp uint8 uint16 uint32 uint64 bool_"))

zero(*named(np, "geterr geterrcall getbufsize get_printoptions printoptions get_include info"))
zero(*named(np, "show_config show_runtime test is_busday busday_count busday_offset"))
zero(*named(np, "datetime_data datetime_as_string load loadtxt genfromtxt fromregex"))
zero(*named(np, "isdtype issubdtype iterable typename mintypecode isfortran base_repr binary_repr"))
zero(*named(np, "array_repr array_str array2string format_float_positional"))
zero(*named(np, "format_float_scientific einsum_path packbits unpackbits"))

zero(*named(np.ndarray, "shape size ndim dtype itemsize nbytes strides flags"))

# Python's own
zero(*named(builtins, "len range isinstance issubclass type bool int str repr hash id callable"))
zero(*named(builtins, "all any hasattr format ascii chr ord bin hex oct print"))

# Logs and warnings
LEVELS = "debug info warning error exception critical log"
zero(*named(logging, LEVELS), *named(logging.Logger, LEVELS + " isEnabledFor"), warnings.warn)
