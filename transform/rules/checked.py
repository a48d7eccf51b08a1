"""What the rules of users give, checked when it runs: its shape must be that of its value.

What is certainly a number, of numbers, needs no check.
"""

import math

import gast

from ..trees.names import reads
from ..trees.quote import number
from ..trees.tree import children, const
from ..types import is_complex, is_number
from .formula import Live, write


def checked_adjoint(expr, bar, bound, key):
    """What an operand gets of the adjoint `bar`."""
    site = bound.site
    if not site.users:
        return expr
    of = f"{site.users} by {bound.parameter(key)}"
    return checked(expr, site, (site.operand(key), site.type(key)), of, given(site, bar))


def checked_product(expr, bar, site):
    """The adjoint of the result times a partial: of the shape of the result."""
    if not site.users:
        return expr
    return checked(expr, site, (site.ans, site.ans_type), site.users, given(site, bar))


def checked_tangent(expr, dots, site, spread=False):
    """The tangent of the result, of the tangents by key; `spread`: a smaller one is broadcast."""
    if not site.users:
        return expr
    numbers = [reads(dot) for key, dot in dots.items() if is_number(site.type(key))]
    return checked(
        expr, site, (site.ans, site.ans_type), site.users, frozenset().union(*numbers), spread
    )


def given(site, bar):
    """The names in the adjoint of a result that is a number."""
    return reads(bar) if is_number(site.ans_type) else frozenset()


def checked(expr, site, value, of, numbers, spread=False):
    """`expr`, which must have the shape of a value; `numbers`: names of numbers in it."""
    like, kind = value
    if is_number(kind):
        if is_scalar_of(expr, numbers | numbers_of(site)):
            return expr
        like = const(0j if is_complex(kind) else 0.0)
    text = "rt.of_shape(x, like=y, of=of)"
    if spread:
        text = "rt.of_shape(x, like=y, of=of, spread=True)"
    return write(text, x=expr, y=like, of=const(of))


def numbers_of(site):
    """The names of the operands that are numbers, and that of the result if it is one."""
    keys = [*range(len(site.args)), *site.keywords]
    pairs = [(site.operand(key), site.type(key)) for key in keys]
    pairs.append((site.ans, site.ans_type))
    return {x.id for x, t in pairs if isinstance(x, gast.Name) and is_number(t)}


def is_scalar_of(expr, numbers):
    """Whether an expression is made of numbers, by operators and functions of math."""
    match expr:
        case gast.Name(id=id):
            return id in numbers or (isinstance(id, Live) and type(id.value) in (int, float))
        case gast.Constant():
            return number(expr) is not None
        case gast.Call(func=func, args=args, keywords=[]):
            return is_of_math(func) and all(is_scalar_of(a, numbers) for a in args)
        case gast.BinOp() | gast.UnaryOp() | gast.IfExp() | gast.Compare():
            parts = [e for e in children(expr) if isinstance(e, gast.expr)]
            return all(is_scalar_of(e, numbers) for e in parts)
    return False


def is_of_math(func):
    match func:
        case gast.Attribute(value=gast.Name(id=Live(value=module))):
            return module is math
    return False
