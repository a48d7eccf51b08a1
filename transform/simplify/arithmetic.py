"""Arithmetic as a person would write it, where temporaries are put back into what reads them.

>>> from wengert.transform.printing.printer import to_source
>>> from wengert.transform.trees.quote import quote
>>> to_source(merged(quote("out_bar * 2.0 * (2 * x)")))
'out_bar * 4.0 * x'
>>> to_source(merged(quote("out_bar * 0.5 / n * 2 * r")))
'out_bar / n * r'
"""

import gast

from ..trees.quote import is_product, number
from ..trees.tree import const, like, walk


def is_adjoint(id_):
    """Whether a name is that of an adjoint or a tangent."""
    return id_.rstrip("0123456789").rstrip("_").endswith(("_bar", "_dot", "_bar_each"))


def merged(node):
    """An adjoint in which constants that meet in a product are one, and parts are not copied."""
    match node:
        case gast.UnaryOp(op=gast.USub(), operand=operand):
            return like(node, operand=merged(operand))
        case gast.BinOp(left=left, op=gast.Mult(), right=right):
            return product(node, merged(left), right)
        case gast.BinOp(left=left, op=gast.Div()):
            return like(node, left=merged(left))
        case gast.BinOp(left=left, op=gast.Add() | gast.Sub(), right=right):
            return like(node, left=merged(left), right=merged(right))
    return node


def product(node, left, right):
    """`node`, a product, of `left` and `right`."""
    match left, right:
        case gast.BinOp(left=rest, op=gast.Mult(), right=first), gast.BinOp(
            left=second, op=gast.Mult(), right=more
        ) if (both := product_of(first, second)) is not None:
            return like(node, left=scaled(left, rest, both), right=more)
    return (number(right) is not None and rescaled(left, right)) or like(
        node, left=left, right=right
    )


def rescaled(node, factor):
    """`node * factor`, if there is a constant in `node` to multiply; or None."""
    match node:
        case gast.BinOp(left=rest, op=gast.Mult(), right=first) if number(first) is not None:
            both = product_of(first, factor)
            return None if both is None else scaled(node, rest, both)
        case gast.BinOp(left=left, op=gast.Mult() | gast.Div()):
            new = rescaled(left, factor)
            return None if new is None else like(node, left=new)
    return None


def product_of(x, y):
    """The product of two constants, if it is exact."""
    x, y = number(x), number(y)
    if x is None or y is None:
        return None
    both = x * y
    return both if abs(both) < 2**53 and is_product(both, x, y) else None


def scaled(node, rest, factor):
    return rest if factor == 1 else like(node, left=rest, right=const(factor))


def sum_of(first, op, second):
    """`first` plus or minus `second`: `b - a` for `-a + b`."""
    opposite = negated(first) if isinstance(op, gast.Add) else None
    if opposite is None:
        return gast.BinOp(first, op, second)
    return gast.BinOp(second, gast.Sub(), opposite)


def without_minus(stmt):
    """`x -= e` for `x += -e`."""
    opposite = negated(stmt.value) if isinstance(stmt.op, gast.Add) else None
    return stmt if opposite is None else like(stmt, op=gast.Sub(), value=opposite)


def negated(value):
    """`e` for `-e`, and `e * v / w` for `-e * v / w`; None for anything else."""
    match value:
        case gast.UnaryOp(op=gast.USub(), operand=operand):
            return operand
        case gast.BinOp(left=left, op=gast.Mult() | gast.Div()):
            opposite = negated(left)
            return None if opposite is None else like(value, left=opposite)
    return None


def is_size_of(node, id_):
    """Whether all that an expression asks of `id_` is `np.size(id_)`."""
    for inner in walk(node):
        match inner:
            case gast.Call(
                func=gast.Attribute(value=gast.Name(id="np"), attr="size"),
                args=[gast.Name(id=other)],
            ) if other == id_:
                return True
    return False


def base_of_power(value):
    """`a` for `a**2`, which has the size of a."""
    match value:
        case gast.BinOp(left=gast.Name() as base, op=gast.Pow(), right=gast.Constant()):
            return base
    return value


def uncopied(node):
    """`node`, with parts of arrays that are only computed with as they are, not as copies.

    >>> from wengert.transform.printing.printer import to_source
    >>> from wengert.transform.trees.quote import quote
    >>> to_source(uncopied(quote("k * u_bar[1:-1].copy() + v.copy()")))
    'k * u_bar[1:-1] + v.copy()'
    """
    match node:
        case gast.BinOp(left=left, right=right):
            return like(node, left=uncopied(part_of(left)), right=uncopied(part_of(right)))
        case gast.UnaryOp(operand=operand):
            return like(node, operand=uncopied(part_of(operand)))
    return node


def part_of(node):
    match node:
        case gast.Call(func=gast.Attribute(value=gast.Subscript() as part, attr="copy"), args=[]):
            return part
    return node
