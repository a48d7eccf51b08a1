"""From a formula to the expression that stands in the emitted code."""

import math

import gast
import numpy as np

from ..trees.names import reads
from ..trees.quote import fill, minus
from ..trees.tree import LOAD, const, like, mapped, name, walk
from ..types import is_complex
from .fold import fold
from .formula import Live, write
from .shorten import shorten
from .site import is_python_float

# What math calls by another name than numpy does.
OTHER_NAMES = {
    "arcsin": "asin", "arccos": "acos", "arctan": "atan", "arctan2": "atan2",
    "arcsinh": "asinh", "arccosh": "acosh", "arctanh": "atanh", "power": "pow",
    "deg2rad": "radians", "rad2deg": "degrees",
}  # fmt: skip
TOTAL = {"tanh", "arctan", "arctan2", "arcsinh", "copysign", "fabs"}  # never raise on a float


def paste(formula, bound, body=None, **special):
    """The formula's body, or a part of it, with its parameters filled in and worked out."""
    body = formula.node.body if body is None else body
    expr = fill(body, {**bound.exprs, "ans": bound.site.ans, **special})
    return fold(shorten(expr, types_of(bound.site)))


def types_of(site):
    """The types of the names among the operands."""
    types = {site.ans.id: site.ans_type}
    keys = [*range(len(site.args)), *site.keywords]
    pairs = [(site.operand(key), site.type(key)) for key in keys]
    return {**types, **{x.id: t for x, t in pairs if isinstance(x, gast.Name)}}


def first_parameter(formula, expr):
    """What fills in for the leading parameter of a formula."""
    return {formula.first: expr}


def finished(expr, bound, of_math=False):
    """`expr` with the functions and the names that suit the site."""
    types = types_of(bound.site)
    return released(with_math(expr, of_math, types), bound.site.bind)


def finished_at(site, expr):
    """`expr` with the names that suit the site."""
    return released(expr, site.bind)


def with_math(expr, everywhere, types):
    """`expr` with the functions of math instead of numpy's, where they give the same."""
    match expr:
        case gast.Call(func=gast.Attribute(value=gast.Name(id=Live(value=module)), attr=attr)) if (
            module is np and counterpart(attr) and fit_for_math(expr, everywhere, types)
        ):
            func = gast.Attribute(name(Live("math", math)), counterpart(attr), LOAD)
            expr = like(expr, func=func)
    return mapped(expr, lambda e: with_math(e, everywhere, types))


def counterpart(attr):
    """The name in math of numpy's function `attr`, or None."""
    other = OTHER_NAMES.get(attr, attr)
    return other if hasattr(math, other) and other not in ("prod", "dot") else None


def fit_for_math(call, everywhere, types):
    match call:
        case gast.Call(func=gast.Attribute(attr=attr), args=args, keywords=[]):
            known = [types.get(a.id) for a in args if isinstance(a, gast.Name)]
            floats = len(known) == len(args) and all(map(is_python_float, known))
            return everywhere or (attr in TOTAL and floats)
    return False


def released(expr, bind):
    """`expr` with the names that the emitted code has for what formulas name."""
    if isinstance(expr, gast.Name):
        if not isinstance(expr.id, Live):
            return expr
        return name(str(bind(str(expr.id), expr.id.value)))
    return mapped(expr, lambda e: released(e, bind))


def item(expr, position):
    """`expr[position]`, or the very item of a tuple."""
    match expr:
        case gast.Tuple(elts=elts) | gast.List(elts=elts):
            return elts[position]
    return gast.Subscript(expr, const(position), LOAD)


def conjugate(d, types):
    """The conjugate of a partial, where complex names are in it."""
    constants = (n.value for n in walk(d) if isinstance(n, gast.Constant))
    if not any(is_complex(types.get(id)) for id in reads(d)):
        if not any(isinstance(value, complex) for value in constants):
            return d
    match d:
        case gast.Constant(value=value):
            return const(value.conjugate())
        case gast.UnaryOp(op=gast.USub(), operand=operand):
            return minus(conjugate(operand, types))
    return write("np.conj(z)", z=d)
