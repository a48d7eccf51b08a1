"""Arithmetic with constants, done once: what a formula becomes where an operand is known.

>>> from wengert.transform.printing.printer import to_source
>>> to_source(fold(quote("3 * x ** (3 - 1)")))
'3 * x**2'
>>> to_source(fold(quote("1 * x ** 0 + -y")))
'1 - y'
"""

import operator

import gast

from ..trees.quote import is_product, minus, number, plus, quote
from ..trees.tree import const, like

OPERATORS = {
    gast.Add: operator.add,
    gast.Sub: operator.sub,
    gast.Mult: operator.mul,
    gast.Div: operator.truediv,
    gast.Pow: operator.pow,
}
LARGEST = 2**53  # what is larger stays as it was written


def fold(node):
    """`node` with its constants worked out."""
    match node:
        case gast.BinOp(left=left, op=op, right=right):
            return fold_binary(node, fold(left), op, fold(right))
        case gast.UnaryOp(op=gast.USub(), operand=operand):
            return minus(fold(operand))
        case gast.IfExp(test=test, body=body, orelse=orelse):
            test = fold(test)
            if isinstance(test, gast.Constant):
                return fold(body if test.value else orelse)
            return like(node, test=test, body=fold(body), orelse=fold(orelse))
        case gast.Call(func=func, args=args, keywords=keywords):
            keywords = [like(k, value=fold(k.value)) for k in keywords]
            return like(node, func=func, args=[fold(a) for a in args], keywords=keywords)
        case gast.Tuple(elts=elts) | gast.List(elts=elts):
            return like(node, elts=[fold(e) for e in elts])
        case gast.Subscript(value=gast.Tuple(elts=elts), slice=index) if number(index) in range(
            len(elts)
        ):
            return fold(elts[number(index)])
        case gast.Subscript(value=value):
            return like(node, value=fold(value))
        case gast.Attribute(value=value):
            return like(node, value=fold(value))
        case gast.Compare(left=left, ops=[op], comparators=[right]):
            left, right = fold(left), fold(right)
            if isinstance(op, gast.Eq) and None not in (number(left), number(right)):
                return const(number(left) == number(right))
            return like(node, left=left, comparators=[right])
    return node


def fold_binary(node, left, op, right):
    both = both_known(number(left), op, number(right))
    if both is not None:
        return const(both)
    shorter = with_zero(left, op, right) or with_one(left, op, right)
    if shorter is not None:
        return shorter
    match left, op:
        case _, gast.Add():
            return plus(left, right)
        case gast.UnaryOp(op=gast.USub(), operand=positive), gast.Mult() | gast.Div():
            return minus(like(node, left=positive, right=right))
    return like(node, left=left, right=right)


def both_known(x, op, y):
    """The value of `x op y`, if it is a number of moderate size."""
    if x is None or y is None or type(op) not in OPERATORS:
        return None
    try:
        value = OPERATORS[type(op)](x, y)
    except ArithmeticError:
        return None
    exact = not isinstance(op, gast.Div) or is_product(x, value, y)
    return value if isinstance(value, int | float) and abs(value) <= LARGEST and exact else None


def with_zero(left, op, right):
    """`0 * x`, `x + 0`, `x ** 0` without the operation."""
    match op:
        case gast.Mult() if 0 in (number(left), number(right)):
            return const(0)
        case gast.Div() if number(left) == 0:
            return const(0)
        case gast.Add() if number(left) == 0:
            return right
        case gast.Add() | gast.Sub() if number(right) == 0:
            return left
        case gast.Sub() if number(left) == 0:
            return minus(right)
        case gast.Pow() if number(right) == 0:
            return const(1)
    return None


def with_one(left, op, right):
    """`1 * x`, `x / 1`, `x ** 1` without the operation."""
    match op:
        case gast.Mult() if number(left) == 1:
            return right
        case gast.Mult() if number(left) == -1:
            return minus(right)
        case gast.Mult() | gast.Div() | gast.Pow() if number(right) == 1:
            return left
        case gast.Mult() if number(right) == -1:
            return minus(left)
    return None


def is_zero(node):
    return number(node) == 0


def twice(node):
    """`2.0 * node`: products with a float are faster than with an int."""
    value = number(node)
    return quote("2.0 * x", x=node) if value is None else const(2 * value)
