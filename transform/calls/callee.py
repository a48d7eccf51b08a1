"""A callable that is differentiated, seen as the plain function under it and what is bound."""

from copy import copy
from types import FunctionType

from wengert.runtime.checks import Refused

from ..errors import Unsupported
from ..frozen import replace
from ..request import Request
from ..types import Known, passed_type, type_of
from . import cache, choices
from .targets import Target, check_captured, own_signature, signature_of, target_of


class Callee:
    """A callable that is differentiated: the plain function under it and what is bound.

    The plain function under a derivative is the primal's; what is run and differentiated again
    is what was emitted for the types of the arguments.
    """

    def __init__(self, fun, count=None, keys=(), met=False):
        self.met = met  # whether emitted code calls it, and knows it only when it runs
        self.target = target_of(fun, count, keys)
        known = self.target.function.__dict__
        self.inner = known.get("derivative")
        self.follows = not met and not self.inner  # whether code is for the functions passed
        if "primal" in known and not self.inner:
            raise Unsupported(f"a derivative of a Jacobian of {fun.__name__}: see jvp, of grad")
        if self.inner:
            self.target = within(self.inner.callee.target, self.target)
        self.signature = signature_of(self.target)
        names = own_signature(self.target.function).parameters
        self.ahead = [*names][: len(self.target.before)]  # the parameters that are bound
        hidden = self.target.keywords.keys() - self.signature.parameters.keys()
        self.hidden = {k: v for k, v in self.target.keywords.items() if k in hidden}
        self.chosen = self.inner.chosen + self.inner.callee.chosen if self.inner else ()
        self.before = tuple(
            choices.converted(self.chosen, name, value)
            for name, value in zip(self.ahead, self.target.before)
        )

    def function(self, args, kwargs):
        """The plain function that a call with all these arguments runs."""
        return self.emitted(args, kwargs)[1]

    def emitted(self, args, kwargs):
        """What was built of a derivative under this one, or None; and what a call runs."""
        if not self.inner:
            return None, self.target.function
        return self.inner.find(args, kwargs, self.inner.callee.general())

    def general(self):
        """The same, with code that is right for any function that is passed."""
        other = copy(self)
        other.follows = False
        return other

    def bind(self, args, kwargs):
        """The arguments by parameter, defaults too."""
        bound = self.signature.bind(*args, **kwargs)
        bound.apply_defaults()
        return bound

    def full(self, bound):
        """All arguments of the plain function."""
        return (*self.before, *bound.args), {**self.hidden, **bound.kwargs}

    def floats(self, args, kwargs):
        """These arguments, with floats where a derivative under this one differentiates."""
        if not self.chosen:
            return args, kwargs
        bound = own_signature(self.target.function).bind(*args, **kwargs)
        for name, value in bound.arguments.items():
            bound.arguments[name] = choices.converted(self.chosen, name, value)
        return bound.args, bound.kwargs

    def find(self, mode, wrt, args, kwargs, captured=(), **options):
        """What the pipeline makes for a call of the plain function with all these arguments.

        captured: the types of the captured variables that are among `wrt`
        """
        below, function = self.emitted(args, kwargs)
        asked = self.asked(function, mode, wrt, args, kwargs, captured, **options)
        try:
            built = resting(cache.find(asked), below)
        except Unsupported:
            if not any(map(is_function, asked.types)):
                raise
        else:
            return unchanging(built, asked.function) if self.met else built
        self.follows = False  # what is refused of a function is refused when it is met
        return self.find(mode, wrt, args, kwargs, captured, **options)

    def request(self, mode, wrt, args, kwargs, captured=(), **options):
        """What `find` asks for."""
        function = self.function(args, kwargs)
        return self.asked(function, mode, wrt, args, kwargs, captured, **options)

    def asked(self, function, mode, wrt, args, kwargs, captured=(), **options):
        """What is asked of the transformer about the plain function that is run."""
        if captured:
            check_captured(function, wrt)
        bound = own_signature(function).bind(*args, **kwargs)
        bound.apply_defaults()
        types = [self.type_of(name, value, wrt) for name, value in bound.arguments.items()]
        return Request(function, mode, wrt, (*types, *captured), **options)

    def type_of(self, name, value, wrt):
        """The type for which code is written of the parameter `name`, which has this value."""
        return passed_type(value) if self.follows and name not in wrt else type_of(value)


def is_function(t):
    return isinstance(t, Known) and isinstance(t.value, FunctionType)


def resting(built, below):
    """What was built from emitted code, which rests on all that this was `below` it."""
    if below is None:
        return built
    assumptions = *built.assumptions, *below.assumptions
    return replace(built, assumptions=assumptions, codes=(*built.codes, *below.codes))


def unchanging(built, function):
    """What was built for a function that was only met when it ran: it must change nothing."""
    if built.changes:
        why = "changes what it is given, and what it gets is known only when it runs: call it by"
        why += " its name, with its arguments one by one"
        raise Refused(f"{function.__name__} {why}")
    return built


def within(inner, outer):
    """The target of a derivative, seen as one of its primal's."""
    before = (*inner.before, *outer.before)
    return Target(inner.function, before, {**inner.keywords, **outer.keywords})
