"""Whether a tangent or an adjoint that a caller supplies fits the value it belongs to."""

import numpy as np

from wengert.runtime.trees import (
    CALLABLE,
    CONTAINERS,
    NUMBERS,
    Captured,
    Pullback,
    floating,
    zeros_like,
)

KINDS = {**dict.fromkeys(CALLABLE, Captured), Pullback: tuple}  # of what belongs to a callable


class SeedError(TypeError, ValueError):
    """A tangent or an adjoint of the wrong structure, shape or dtype."""


def seed_like(x, seed, what):
    """`seed` in the dtypes of `x`; None is zero.  Raises SeedError where it does not fit.

    >>> seed_like((1.0, np.float32(2)), (1, None), "the tangent")
    (1.0, np.float32(0.0))
    """
    if seed is None:
        return zeros_like(x)
    if isinstance(x, NUMBERS):
        return number_like(x, seed, what)
    if isinstance(x, dict):
        if not isinstance(seed, dict) or seed.keys() != x.keys():
            raise SeedError(f"{what} must be a dict with the keys {[*x]}, not {seed!r}")
        return {k: seed_like(v, seed[k], f"{what}[{k!r}]") for k, v in x.items()}
    if isinstance(x, CONTAINERS):
        return items_like(x, seed, what)
    if type(seed) is not KINDS.get(type(x), type(x)):
        raise SeedError(f"{what} must be {a(x)} as what it belongs to, not {a(seed)}")
    return seed


def items_like(x, seed, what):
    """The seed of a list or tuple."""
    kind = list if isinstance(x, list) else tuple
    if not isinstance(seed, kind) or len(seed) != len(x):
        raise SeedError(f"{what} must be a {kind.__name__} of length {len(x)}, not {seed!r}")
    parts = [seed_like(v, s, f"{what}[{i}]") for i, (v, s) in enumerate(zip(x, seed))]
    return getattr(type(x), "_make", kind)(parts)


def number_like(x, seed, what):
    """The seed of a number or an array."""
    if not isinstance(seed, NUMBERS) or np.asarray(seed).dtype.kind not in "biufc":
        raise SeedError(f"{what} must be {a(x)}, not {a(seed)}")
    if np.shape(seed) != np.shape(x):
        raise SeedError(f"{what} must have the shape {np.shape(x)}, not {np.shape(seed)}")
    if np.iscomplexobj(seed) and not np.iscomplexobj(x):
        raise SeedError(f"{what} must be real as what it belongs to, not complex")
    if isinstance(x, np.ndarray):
        return np.asarray(seed, floating(x.dtype))
    if isinstance(x, np.generic):
        return floating(x.dtype).type(seed)
    number = np.asarray(seed).item()
    return complex(number) if isinstance(x, complex) else float(number)


def is_zero(seed):
    """Whether a seed is zero, or None, in all its parts."""
    if isinstance(seed, CONTAINERS):
        return all(map(is_zero, seed.values() if isinstance(seed, dict) else seed))
    return seed is None or (isinstance(seed, NUMBERS) and not np.any(seed))


def a(x):
    return f"a {type(x).__name__}"
