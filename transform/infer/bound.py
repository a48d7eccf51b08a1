"""The types of a function's parameters in a call.

>>> import numpy as np
>>> def f(x, *rest, scale=2.0): ...
>>> k, t = type_of(1), type_of(np.ones(3))
>>> bound_types(f, (t, k, k), {}) == (t, Tuple((k, k)), type_of(2.0))
True
"""

import inspect
from types import FunctionType

from ..calls.targets import own_signature
from ..trees.tree import remembered
from ..types import UNKNOWN, Dict, Known, Tuple, type_of


@remembered
def signature(function):
    """The signature that the code of a function has, whatever it says of itself; a class's own.

    It is asked for again and again while something is built.
    """
    plain = isinstance(function, FunctionType)
    return own_signature(function) if plain else inspect.signature(function)


def bound_types(function, positional, keywords):
    """The types of the parameters of a function for arguments of these types."""
    found = signature(function)
    try:
        bound = found.bind(*positional, **keywords).arguments
    except TypeError:
        return (UNKNOWN,) * len(found.parameters)
    return parameter_types(function, bound, lambda t: t)


def parameter_types(function, bound, type):
    """The types of the parameters; `type` tells that of what is `bound` to one, in a tuple or dict.

    Those of defaults where nothing is bound.
    """
    found = signature(function).parameters.values()
    return tuple(parameter_type(parameter, bound, type) for parameter in found)


def parameter_type(parameter, bound, type):
    given = bound.get(parameter.name)
    if parameter.kind is parameter.VAR_POSITIONAL:
        return Tuple(tuple(map(type, given or ())))
    if parameter.kind is parameter.VAR_KEYWORD:
        return Dict(tuple((key, type(value)) for key, value in (given or {}).items()))
    return of_given(parameter.default) if given is None else type(given)


def of_given(value):
    """The type of a constant that is passed: a flag is that very constant."""
    return Known(value) if isinstance(value, bool) else type_of(value)
