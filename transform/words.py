"""The words that users declare derivatives with, and what was declared.

The transformer is imported when it is needed: a module that declares rules can be imported, and
its precompiled derivatives run, where the transformer is not installed.
"""

import importlib
import importlib.util
from functools import cache

RULES = "wengert.transform.rules.declare"
NEEDED = ("gast", "astunparse")  # what the transformer needs
DECLARED = {}  # function -> [(word, ((parameter, formula), …)), …]
LISTENERS = []  # what is called when a rule is declared


def elementwise(f, partials):
    """`partials`: the derivative of `f` by each of its arguments, at one point."""
    declare("elementwise", f, partials)


def linear(f, /, adjoint=None, **adjoints):
    """`f` is linear in its first argument, and `adjoint(g, x, …)` is its transpose.

    Or linear in several together: `x=…` is what x gets, where tangents go in for all of them;
    `x=None` refuses a derivative by x.
    """
    declare("linear", f, adjoint, **adjoints)


def bilinear(f, /, left=None, right=None, **adjoints):
    """`f` is linear in x and in y; `left` and `right`, of (g, x, y), are the two transposes.

    The two are the first parameters, unless they have their own names: `x=…, y=…`.
    """
    declare("bilinear", f, left, right, **adjoints)


def zero(*functions):
    """Flat wherever they are smooth: nothing passes, in either mode."""
    for f in functions:
        declare("zero", f)


def rule(f, /, forward=None, reverse=None, **pairs):
    """Any other: `forward(t, x, …)` is what the tangent of x adds, `reverse(g, x, …)` what x gets.

    Both about the first argument; `x=(forward, reverse)` about the one of that name, and `x=None`
    refuses a derivative by x. Other arguments are flat.
    """
    declare("rule", f, forward, reverse, **pairs)


@cache
def installed():
    """Whether what the transformer needs is there."""
    try:
        return all(map(importlib.util.find_spec, NEEDED))
    except (ImportError, ValueError):
        return False


def lacking(what):
    """The error of `what` where the transformer is not installed, which says what to install."""
    needed = " and ".join(NEEDED)
    return ImportError(f"{what} needs {needed}: pip install {' '.join(NEEDED)}")


def declare(word, f, *formulas, **named):
    """Note a declaration, and tell the transformer where it is installed."""
    rules = importlib.import_module(RULES) if installed() else None
    if rules:
        getattr(rules, word)(f, *formulas, **named)
    told = tuple(flattened({**dict(enumerate(formulas)), **named}))
    for function in f if isinstance(f, tuple) else (f,):
        if function is not None:
            DECLARED.setdefault(function, []).append((word, told))
    for listener in LISTENERS:
        listener()


def flattened(formulas):
    """((parameter, formula), …), a pair of formulas as two."""
    for name, formula in formulas.items():
        for part in formula if isinstance(formula, tuple) else (formula,):
            yield str(name), part
