"""Arguments that a function's rule is not for, where a constant or a type tells."""

from collections.abc import Callable
from inspect import isroutine

import gast
import numpy as np

from wengert.runtime.checks import RAW, no_padding

from ..errors import Unsupported

REFUSED: dict[Callable, Callable] = {}
WHY: dict[Callable, str] = {}  # of functions without a rule


def refuse(function, site):
    """Raise Unsupported at the user's call where its arguments are refused."""
    why = REFUSED[function](site) if function in REFUSED else None
    if why:
        raise Unsupported(why, site.call)


def unknown(why, *functions):
    """Say why functions have no rule: what is raised where a derivative would pass."""
    WHY.update(dict.fromkeys(functions, why))


def unknown_rest(why, space):
    """Say why what else a namespace has without a rule has none; objects say it themselves."""
    for name in space.__all__:
        f = getattr(space, name)
        if isinstance(f, type | np.ufunc) or isroutine(f):
            WHY.setdefault(f, why)


def refused(*functions):
    """Declare what is refused: a function of a site that says why, or returns None."""

    def declare(why):
        REFUSED.update(dict.fromkeys(functions, why))
        return why

    return declare


def type_of_argument(site, position, name):
    """The type of an argument given at a position or by name, or None."""
    if name in site.keywords:
        return site.type(name)
    return site.type(position) if len(site.args) > position else None


@refused(np.pad)
def padded(site):
    mode = site.keywords.get("mode", site.args[2] if len(site.args) > 2 else None)
    return no_padding(mode.value) if isinstance(mode, gast.Constant) else None


@refused(np.ravel, np.ndarray.ravel, np.ndarray.flatten)
def raveled(site):
    return no_order(site.keywords.get("order", site.args[1] if len(site.args) > 1 else None))


@refused(np.ndarray.reshape)
def reshaped_by_method(site):
    return no_order(site.keywords.get("order"))


@refused(np.reshape)
def reshaped(site):
    return no_order(site.keywords.get("order", site.args[2] if len(site.args) > 2 else None))


def no_order(order):
    """Why the elements of an array are not read in this order, if they aren't."""
    known = order is None or getattr(order, "value", None) in ("C", "F")
    return None if known else "the order depends on how the array lies in memory: use 'C' or 'F'"


@refused(np.linspace)
def with_step(site):
    step = site.keywords.get("retstep", site.args[4] if len(site.args) > 4 else None)
    known = step is None or getattr(step, "value", None) is False
    return None if known else "np.linspace with retstep: the step is (stop - start) / (num - 1)"


@refused(np.linalg.qr)
def factored(site):
    mode = site.keywords.get("mode", site.args[1] if len(site.args) > 1 else None)
    return RAW if getattr(mode, "value", None) == "raw" else None
