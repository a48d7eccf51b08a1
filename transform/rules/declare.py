"""The words that rule files are written in.

The derivative of a function, at one point, is a linear map. Forward mode applies the map to
tangents; reverse mode applies its transpose to an adjoint. A rule states the map once, and both
modes follow. What a rule states are lambdas, which are read as source: the transformer pastes
their bodies into the code it emits, so that what a formula names is what it keeps.

A lambda's parameters are those of the function, in the function's own order, options included:
what it doesn't show is refused. `ans` is the result; `g`, first, its adjoint; `t`, first, a
tangent; `k`, with `*xs`, the position of one of them. Where a lambda stands under a parameter's
name (`x=lambda g, …`), it is about that parameter; otherwise it is about the first one.
"""

import importlib
import sys
from collections.abc import Callable

import numpy as np

from ..frozen import frozen, replace
from .elementwise import Elementwise
from .formula import formula
from .linear import Bilinear, General, Linear
from .refusals import refuse
from .site import fits


@frozen
class Rule:
    """How the derivative of one function acts.

    kind: has `forward(site, dots)` and `reverse(site, bar, wanted)`. `flat`: nothing passes.
    `otherwise`: the rule for calls that have other arguments than this one shows. `users`: whether
    it is the user's own, and what it gives is checked.
    """

    function: Callable
    kind: object
    flat: bool = False
    otherwise: "Rule | None" = None
    users: bool = False

    def forward(self, site, dots):
        """The tangent of the answer, from the tangents of the operands by key; None if zero."""
        rule = self.of(site)
        return rule.kind.forward(rule.known(site), dots) if dots else None

    def reverse(self, site, bar, wanted):
        """What is added to the adjoint of each of the `wanted` operands; none where zero."""
        rule = self.of(site)
        return rule.kind.reverse(rule.known(site), bar, wanted)

    def known(self, site):
        """The site, which knows whose rule is used there."""
        users = getattr(self.function, "__name__", repr(self.function))
        return replace(site, users=users) if self.users else site

    def of(self, site):
        """The declaration that fits the arguments, or the first one, to say what is wrong."""
        refuse(self.function, site)
        rule = self
        while rule is not None:
            if rule.flat or fits(rule.kind.main, site):
                return rule
            rule = rule.otherwise
        return self


@frozen
class Zero:
    """Nothing passes."""

    def forward(self, site, dots):
        return None

    def reverse(self, site, bar, wanted):
        return {}


RULES: dict[object, Rule] = {}
# The sections that modules of ours are for
HELPERS = {
    **dict.fromkeys(("placed", "matrices", "bands", "products"), "linalg"),
    **dict.fromkeys(("samples", "ode", "functions", "areas"), "integrate"),
    **dict.fromkeys(("splines", "slopes", "bsplines", "tables"), "interpolate"),
    **dict.fromkeys(("frozen", "moments", "means", "relations"), "stats"),
    "sampling": "ndimage",
    "distances": "spatial",
    "rosenbrock": "optimize",
}
SECTIONS = set(
    "fft integrate interpolate linalg ndimage optimize signal sparse spatial special stats".split()
)


def elementwise(f, partials):
    """`partials`: the derivative of `f` by each of its arguments, at one point."""
    declare(f, lambda f: Elementwise(formula(partials), is_of_math(f), isinstance(f, np.ufunc)))


def linear(f, /, adjoint=None, **adjoints):
    """`f` is linear in its first argument, and `adjoint(g, x, …)` is its transpose.

    Or linear in several together: `x=…` is what x gets, where tangents go in for all of them;
    `x=None` refuses a derivative by x.
    """
    kind = Linear(named_formulas(adjoint, adjoints))
    declare(f, lambda f: kind)


def bilinear(f, /, left=None, right=None, **adjoints):
    """`f` is linear in x and in y; `left` and `right`, of (g, x, y), are the two transposes.

    The two are the first parameters, unless they have their own names: `x=…, y=…`.
    """
    given = [a for a in (left, right) if a is not None]
    names = formula(given[0], 1).signature.names if given else ()
    adjoints = {**dict(zip(names, given)), **adjoints}
    kind = Bilinear({p: formula(a, 1) for p, a in adjoints.items()})
    declare(f, lambda f: kind)


def zero(*functions):
    """Flat wherever they are smooth: nothing passes, in either mode."""
    for f in functions:
        declare(f, lambda f: Zero(), flat=True)


def rule(f, /, forward=None, reverse=None, **pairs):
    """Any other: `forward(t, x, …)` is what the tangent of x adds, `reverse(g, x, …)` what x gets.

    Both about the first argument; `x=(forward, reverse)` about the one of that name, and `x=None`
    refuses a derivative by x. Other arguments are flat.
    """
    if forward is not None:
        pairs = {formula(forward, 1).signature.first: (forward, reverse), **pairs}
    kind = General({p: formulas(pair) for p, pair in pairs.items()})
    declare(f, lambda f: kind)


def formulas(pair):
    return (None, None) if pair is None else tuple(formula(half, 1) for half in pair)


def named_formulas(first, others):
    """The lambdas by the parameter that each is about."""
    formulas = {p: a and formula(a, 1) for p, a in others.items()}
    if first is None:
        return formulas
    first = formula(first, 1)
    return {first.signature.first: first, **formulas}


def declare(functions, kind_of, flat=False):
    """Make `kind_of(f)` the rule of each of the functions; None, one that this NumPy lacks."""
    for f in functions if isinstance(functions, tuple) else (functions,):
        if f is not None:
            kind = kind_of(f)
            new = Rule(f, kind, flat, users=is_users(kind))
            RULES[f] = after(RULES[f], new) if f in RULES else new


def is_users(kind):
    """Whether formulas were written outside of wengert."""
    main = getattr(kind, "main", None)
    return main is not None and not main.function.__module__.startswith("wengert.")


def after(rule, new):
    """`rule`, and `new` for the arguments that it doesn't take."""
    if rule.flat or new.flat or arity(rule) == arity(new):
        raise ValueError(f"{getattr(new.function, '__name__', new.function)} has a rule already")
    last = new if rule.otherwise is None else after(rule.otherwise, new)
    return replace(rule, otherwise=last)


def arity(rule):
    """What tells apart the calls that two rules are for."""
    signature = rule.kind.main.signature
    return signature.positional, signature.required, signature.vararg is None


def is_of_math(f):
    return getattr(f, "__module__", None) == "math"


def find(function):
    """The rule of a function; None if it has none."""
    try:
        rule = RULES.get(function)
    except TypeError:  # what can't be hashed has no rule
        return None
    file = None if rule else file_of(function)
    if file is None:
        return rule
    importlib.import_module(f"{__package__}.{file}")
    return RULES.get(function)


def file_of(function):
    """The file with the rules of what is imported only when it is asked for; or None."""
    if str(getattr(function, "__module__", None)).startswith("numpy.random"):
        return "random"
    section = section_of(function)
    return section and f"scipy.{section}"


def section_of(function):
    """The section of SciPy that a function is of, or that it helps; or None."""
    package, *names = str(getattr(function, "__module__", None)).split(".")
    if isinstance(function, np.ufunc):
        return "special" if "scipy.special" in sys.modules else None
    if package == "wengert" and names[:2] == ["runtime", "scipy"]:
        names = [HELPERS.get(names[2], names[2])]
    elif package != "scipy":
        return None
    return names[0] if names and names[0] in SECTIONS else None
