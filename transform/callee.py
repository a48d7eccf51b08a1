"""A callable that is differentiated, seen as the plain function under it and what is bound."""

from wengert.runtime.checks import Refused

from . import cache, choices
from .errors import Unsupported
from .request import Request
from .targets import Target, check_captured, own_signature, signature_of, target_of, types_of


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
        return self.inner.find(args, kwargs)[1] if self.inner else self.target.function

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
        asked = self.request(mode, wrt, args, kwargs, captured, **options)
        built = cache.find(asked)
        return unchanging(built, asked.function) if self.met else built

    def request(self, mode, wrt, args, kwargs, captured=(), **options):
        """What `find` asks for."""
        function = self.function(args, kwargs)
        if captured:
            check_captured(function, wrt)
        types = types_of(function, args, kwargs) + tuple(captured)
        return Request(function, mode, wrt, types, **options)


def unchanging(built, function):
    """What was built for a function that was only met when it ran: it must change nothing."""
    if built.changes:
        why = "changes what it is given, and is known only when it runs: call it by its name"
        raise Refused(f"{function.__name__} {why}")
    return built


def within(inner, outer):
    """The target of a derivative, seen as one of its primal's."""
    before = (*inner.before, *outer.before)
    return Target(inner.function, before, {**inner.keywords, **outer.keywords})
