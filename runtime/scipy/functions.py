"""What is needed of a function that SciPy integrates or solves, and of the structure of adjoints.

A function is called as `function(x, *args)`; its adjoint is that of what it captures.
"""

import numpy as np

from ..checks import Refusal
from ..dispatch import pullback_of, pushforward_of
from ..trees import CONTAINERS, NUMBERS, rebuilt, values


def as_args(args):
    """SciPy's `args`, which may be one argument that isn't in a tuple."""
    return args if isinstance(args, tuple) else (args,)


def along(function, dot, x, x_dot, args, args_dot):
    """The tangent of `function(x, *args)`; a tangent that is None is zero."""
    dots = [None] * len(as_args(args)) if args_dot is None else as_args(args_dot)
    return pushforward_of(function, dot, (x_dot, *dots), {}, x, *as_args(args))[1]


def pulled(function, x, args, g):
    """What the function, x and args get, from the adjoint g of `function(x, *args)`."""
    y, pull = pullback_of(function, x, *as_args(args))
    bars = pull(shaped(g, y))
    return bars[0], bars[1], tuple(bars[2:])


def shaped(g, y):
    """An adjoint in the structure of the value it is for."""
    if isinstance(y, list | tuple):
        return rebuilt(y, list(g))
    return np.reshape(g, np.shape(y)) if isinstance(y, np.ndarray) else float(np.reshape(g, ()))


def unshaped(h, g):
    """The transpose of `shaped`."""
    return np.reshape(np.asarray(h, float), np.shape(g))


def as_given(args, bars):
    """The adjoints of the arguments as SciPy was given them."""
    return bars if isinstance(args, tuple) else bars[0]


def flat(bars):
    """The numbers of a structure of adjoints, in one vector."""
    found = []
    collect(bars, found)
    return np.concatenate(found) if found else np.zeros(0)


def collect(bars, found):
    if isinstance(bars, NUMBERS):
        if np.iscomplexobj(bars):
            raise Refusal("a function that is solved or integrated must have real parameters")
        found.append(np.ravel(np.asarray(bars, float)))
    elif isinstance(bars, CONTAINERS):
        for part in values(bars):
            collect(part, found)
    elif bars is not None:
        raise Refusal(f"the adjoint of a {type(bars).__name__} can't be integrated or solved for")


def unflat(vector, bars):
    """The structure of adjoints of which `flat` is `vector`."""
    return taken(iter_of(vector), bars)


def iter_of(vector):
    """Takes the next numbers from a vector."""
    start = 0

    def take(count):
        nonlocal start
        start += count
        return vector[start - count : start]

    return take


def taken(take, bars):
    if isinstance(bars, np.ndarray):
        return np.reshape(take(bars.size), bars.shape)
    if isinstance(bars, NUMBERS):
        return take(1)[0]
    if isinstance(bars, CONTAINERS):
        return rebuilt(bars, [taken(take, part) for part in values(bars)])
    return None
