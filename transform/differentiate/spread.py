"""Adjoints that repeat one number, as those of what a sum takes together do.

They are not spread out to arrays where the number will do: where it is multiplied by an array of
the full shape, and where it passes to an operand of the same shape, which again repeats a number.
"""

import gast

from ..rules.elementwise import Elementwise
from ..simplify.arithmetic import merged
from ..trees.names import reads
from ..trees.quote import minus, number, times
from ..trees.tree import call, name, walk
from ..types import is_array, is_number, same_shape


def narrow_parts(step, factor, wanted, facts):
    """What the operands get from an adjoint that repeats `factor`; None if it must be spread."""
    parts = {}
    for key, expr in step.rule.reverse(step.site, factor, wanted).items():
        if is_full(expr, step, facts.types):
            parts[key] = merged(regrouped(expr, factor, facts.types))
        elif passes(expr, factor, step, step.operands[key], facts.types):
            parts[key] = call(f"{facts.rt}.expand", expr, name(step.operands[key]))
        else:
            return None
    return parts


def is_elementwise(step):
    return isinstance(step.rule.of(step.site).kind, Elementwise)


def only_array(step):
    """The name of the only operand that is no number, if that is an array; or None."""
    keys = [*range(len(step.site.args)), *step.site.keywords]
    names = {step.site.operand(k) for k in keys if not is_number(step.site.type(k))}
    ids = {getattr(n, "id", None) for n in names}
    return ids.pop() if len(ids) == 1 else None


def is_full(expr, step, types):
    """Whether `expr` is a product with an array of the shape of the step's result, or its sum."""
    if any(isinstance(n, gast.IfExp) for n in walk(expr)):
        return False
    match expr:
        case gast.UnaryOp(op=gast.USub(), operand=operand):
            return is_full(operand, step, types)
        case gast.Call(func=gast.Attribute(attr="sum" | "sum_to"), args=[summed]):
            return is_elementwise(step) and is_full(summed, step, types)
        case gast.BinOp(op=gast.Mult() | gast.Div()):
            known = {id for id in reads(expr) if id in types}
            return any(has_shape_of_result(id, step, types) for id in known)
    return False


def has_shape_of_result(id, step, types):
    if id == step.target:
        return is_elementwise(step) and is_array(types[id])
    if id not in step.operands.values() or not is_array(types[id]):
        return False
    few = is_elementwise(step) or len(step.site.args) < 3
    return (few and id == only_array(step)) or same_shape(types[id], types[step.target])


def passes(expr, factor, step, operand, types):
    """Whether an operand has the shape of the step's result, and `expr` is a number."""
    if not is_elementwise(step) or not is_array(types[operand]):
        return False
    same = same_shape(types[operand], types[step.target]) or operand == only_array(step)
    return same and is_one(expr, factor, types)


def is_one(expr, factor, types):
    """Whether `expr` is arithmetic with numbers alone."""
    plain = (gast.Name, gast.Constant, gast.BinOp, gast.UnaryOp, gast.operator, gast.unaryop)
    if not all(isinstance(n, plain) for n in walk(expr)):
        return expr is factor
    named = reads(expr) - reads(factor)
    return all(is_number(types[id]) for id in named if id in types) and named <= types.keys()


def regrouped(expr, factor, types):
    """A product whose numbers are multiplied first: `s * (2 * x)` becomes `s * 2 * x`."""
    match expr:
        case gast.UnaryOp(op=gast.USub(), operand=operand):
            return minus(regrouped(operand, factor, types))
        case gast.BinOp(
            left=left, op=gast.Mult(), right=gast.BinOp(left=inner, op=gast.Mult(), right=right)
        ) if is_one(left, factor, types) and number(inner) is not None:
            return regrouped(times(times(left, inner), right), factor, types)
    return expr


def repeated(expr):
    """The number that an adjoint repeats in every element, if it is written so.

    What a sum that keeps its axes leaves does as well: it is broadcast as a number is.
    """
    match expr:
        case gast.Call(func=gast.Attribute(attr="expand"), args=[factor, gast.Name()]):
            options = {k.arg: getattr(k.value, "value", ...) for k in expr.keywords}
            if options.get("axis") is None or options.get("keepdims") is True:
                return factor
    return None
