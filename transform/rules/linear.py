"""Functions that are linear in an argument, in each of several, or not at all."""

from collections.abc import Mapping
from functools import reduce

import gast

from ..errors import Unsupported
from ..frozen import frozen
from ..trees.quote import plus
from ..trees.tree import LOAD, const
from ..types import Array, is_complex, is_number, is_numeric
from .checked import checked_adjoint, checked_tangent
from .fold import is_zero
from .formula import Formula, write
from .paste import finished, first_parameter, item, paste
from .site import bind

FLAT = ()  # in place of a formula: nothing passes


@frozen
class Linear:
    """`adjoints`: what each of the arguments gets in which the function is linear, together."""

    adjoints: Mapping[str, Formula]

    @property
    def main(self):
        return next(iter(self.adjoints.values()))

    def forward(self, site, dots):
        bound = bind(self.main, site)
        for key in dots:
            p = bound.parameter(key)
            allowed(self.adjoints.get(p, FLAT), p, site)
        known = [p for p, adjoint in self.adjoints.items() if adjoint is not None]
        keys = [key for p in known for key in bound.keys.get(p, ())]
        if not any(key in dots for key in keys):
            return None
        new = {key: dots[key] if key in dots else zero_for(site, key) for key in keys}
        return finished(checked_tangent(site.with_operands(new), new, site), bound)

    def reverse(self, site, bar, wanted):
        return reverse(self.adjoints, bind(self.main, site), bar, wanted)


@frozen
class Bilinear:
    """`adjoints`: what each of the arguments gets in which the function is linear, one by one."""

    adjoints: Mapping[str, Formula]

    @property
    def main(self):
        return next(iter(self.adjoints.values()))

    def forward(self, site, dots):
        bound = bind(self.main, site)
        moving = reverse(self.adjoints, bound, site.ans, dots)  # not what has only its shape read
        terms = [site.with_operands({key: dots[key]}) for key in dots if key in moving]
        return finished(checked_tangent(plus(*terms), dots, site), bound) if terms else None

    def reverse(self, site, bar, wanted):
        return reverse(self.adjoints, bind(self.main, site), bar, wanted)


@frozen
class General:
    """`pairs`: by the argument, what its tangent adds and what it gets."""

    pairs: Mapping[str, tuple[Formula | None, Formula | None]]

    @property
    def main(self):
        return next(f for f, _ in self.pairs.values() if f is not None)

    def forward(self, site, dots):
        bound = bind(self.main, site)
        terms = []
        for p, (forward, _) in self.pairs.items():
            if any(key in dots for key in bound.keys.get(p, ())):
                allowed(forward, p, site)
                t = first_parameter(forward, tangent_of(bound, p, dots))
                terms.append(paste(forward, bound, **t))
        terms = [t for t in terms if not is_zero(t)]
        if not terms:
            return None
        return finished(checked_tangent(total(terms, site.ans_type), dots, site), bound)

    def reverse(self, site, bar, wanted):
        adjoints = {p: reverse for p, (_, reverse) in self.pairs.items()}
        return reverse(adjoints, bind(self.main, site), bar, wanted)


def total(terms, t):
    """The sum of terms, of tuples item by item, of what may be structures by a helper."""
    if not all(isinstance(t, gast.Tuple) for t in terms):
        return plus(*terms) if is_numeric(t) else reduce(added, terms)
    return gast.Tuple([plus(*items) for items in zip(*(t.elts for t in terms))], LOAD)


def added(a, b):
    return write("rt.add(a, b)", a=a, b=b)


def allowed(formula, parameter, site):
    """Refuse a parameter that the rule says nothing about."""
    if formula is None:
        raise Unsupported(f"the derivative by `{parameter}` isn't known", site.call)


def tangent_of(bound, parameter, dots):
    """The tangent of a parameter; for `*xs` the tuple of all."""
    keys = bound.keys[parameter]
    all_dots = [dots[key] if key in dots else zero_for(bound.site, key) for key in keys]
    return gast.Tuple(all_dots, LOAD) if parameter == bound.vararg else all_dots[0]


def zero_for(site, key):
    """A zero tangent for the operand `key`."""
    t = site.type(key)
    if is_number(t):
        return const(0.0)
    text = "np.zeros_like(x)" if isinstance(t, Array) else "rt.zeros_like(x)"
    return write(text, x=site.operand(key))


def reverse(adjoints, bound, bar, wanted):
    """What each of the `wanted` operands gets."""
    found = {}
    for key in wanted:
        parameter = bound.parameter(key)
        if parameter in adjoints:
            allowed(adjoints[parameter], parameter, bound.site)
            expr = term(adjoints[parameter], bound, parameter, key, bar)
            if not is_zero(expr):
                found[key] = expr
    return found


def term(formula, bound, parameter, key, bar):
    """What one operand gets: the real part, where it is real and the answer complex."""
    k = bound.keys[parameter].index(key)
    among = {"k": const(k)} if parameter == bound.vararg else {}
    expr = paste(formula, bound, **among, **first_parameter(formula, bar))
    if among and "k" not in formula.function.__code__.co_varnames:
        expr = item(expr, k)
    if is_complex(bound.site.ans_type) and is_real(bound.site.type(key)):
        expr = write("np.real(z)", z=expr)
    return finished(checked_adjoint(expr, bar, bound, key), bound)


def is_real(t):
    return is_numeric(t) and not is_complex(t)
