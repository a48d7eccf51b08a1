"""Which of the functions that are called can be looked into, and what is said of the others."""

from collections.abc import Hashable
from functools import _lru_cache_wrapper, partial
from types import FunctionType, MethodType

from wengert import runtime as rt

from ..calls import scipy_sources
from ..calls.targets import call_of
from ..errors import NoRule
from ..frozen import frozen
from ..infer.calls import is_plain_dataclass, owner_of
from ..infer.gradients import is_derivative
from ..infer.places import is_closed
from ..rules.refusals import WHY
from ..types import is_distribution


@frozen
class Refused:
    """In place of the rule of a function that has none: an error where a derivative passes."""

    function: object
    flat: bool = False

    def forward(self, site, dots):
        raise NoRule(why(self.function), site.call)

    def reverse(self, site, bar, wanted):
        raise NoRule(why(self.function), site.call)


def why(function):
    """What is wrong with a function that has no rule, and what to do about it."""
    if function in (rt.enter, rt.steady):
        return "what a context holds has no derivative: use the value itself"
    if function in (rt.pullback_back, rt.pullback_closed):
        return (
            "a second derivative through the pullback of vjp, or through jacrev, isn't known: use "
            "grad or jvp inside"
        )
    if function is rt.snapshot:
        return "a second derivative through a call that changes an object isn't known"
    if isinstance(function, Hashable) and function in WHY:
        return WHY[function]
    if is_distribution(function):
        name = type(function).__name__.removesuffix("_gen")
        return f"pass the parameters with each call: {name}.logpdf(x, …), and its like"
    name = getattr(function, "__name__", repr(function))
    if is_distribution(getattr(function, "__self__", None)):
        return f"no formula of the {name} of this distribution is known: write it with NumPy"
    if str(getattr(function, "__module__", None)).startswith("wengert."):
        return f"{name} can't be called on what is differentiated"
    if isinstance(function, type):
        return f"an object of class {name} is made by code that can't be differentiated"
    return (
        f"{name} has no source and no rule; declare one with elementwise, linear, bilinear, zero"
        " or rule"
    )


def has_source(function):
    """Whether a callable runs Python that may be looked into."""
    if scipy_sources.source_of(function):
        return True
    if isinstance(function, FunctionType):
        return is_derivative(function) or not is_closed(function)
    if isinstance(function, MethodType):
        return has_source(function.__func__)
    if isinstance(function, (partial, _lru_cache_wrapper)):
        return True
    call = call_of(function)
    return isinstance(call, FunctionType) and not is_closed(call)


def is_plain(function):
    """Whether it is a function of the user's, whose own source may be looked into."""
    plain = isinstance(function, FunctionType) and has_source(function)
    return plain and not is_derivative(function)


def is_record(function):
    """Whether calling `function` stores its arguments as fields, and does nothing else."""
    if not isinstance(function, type):
        return False
    if issubclass(function, tuple):
        made = owner_of(function, "__new__") is owner_of(function, "_fields")
        return hasattr(function, "_fields") and made and function.__init__ is object.__init__
    return is_plain_dataclass(function)
