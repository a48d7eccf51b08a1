"""How tightly each kind of expression binds, and what the formatter concludes from it."""

import gast

from .literals import literal

NAMED, YIELD, TUPLE, TEST, OR, AND, NOT, COMPARE, BIT_OR, XOR, BIT_AND = range(11)
SHIFT, SUM, PRODUCT, SIGN, POWER, AWAIT, ATOM = range(11, 18)

OPERATORS = {
    gast.Or: OR, gast.And: AND, gast.Not: NOT,
    gast.BitOr: BIT_OR, gast.BitXor: XOR, gast.BitAnd: BIT_AND,
    gast.LShift: SHIFT, gast.RShift: SHIFT, gast.Add: SUM, gast.Sub: SUM,
    gast.Mult: PRODUCT, gast.MatMult: PRODUCT, gast.Div: PRODUCT, gast.FloorDiv: PRODUCT,
    gast.Mod: PRODUCT, gast.UAdd: SIGN, gast.USub: SIGN, gast.Invert: SIGN, gast.Pow: POWER,
}  # fmt: skip
KINDS = {
    gast.NamedExpr: NAMED, gast.Yield: YIELD, gast.YieldFrom: YIELD,
    gast.IfExp: TEST, gast.Lambda: TEST, gast.Compare: COMPARE, gast.Await: AWAIT,
}  # fmt: skip
OPERATIONS = (gast.BinOp, gast.UnaryOp, gast.BoolOp)


def level(node):
    """How tightly `node` binds."""
    kind = type(node)
    if kind in OPERATIONS:
        return OPERATORS[type(node.op)]
    if kind is gast.Constant:
        return SIGN if is_negative(node.value) else ATOM
    return KINDS.get(kind, ATOM)


def is_negative(value):
    """Whether a constant prints with a sign."""
    return not isinstance(value, (str, bool)) and literal(value).startswith("-")


def rank(node):
    """The level of an operation, where `and` and `or` break together."""
    return OR if isinstance(node, gast.BoolOp) else level(node)


def is_simple(node, signed=True):
    """Whether `**` stands close to this operand: a number or a dotted name, maybe signed."""
    if signed and isinstance(node, gast.UnaryOp) and isinstance(node.op, (gast.USub, gast.UAdd)):
        node = node.operand
    while isinstance(node, gast.Attribute):
        node = node.value
        if not isinstance(node, (gast.Attribute, gast.Name)):
            return False
    match node:
        case gast.Constant(value=bool() | int() | float()):
            return signed or not is_negative(node.value)
        case gast.Constant(value=complex() as value):
            return value.real == 0
    return isinstance(node, gast.Name)


def is_plain(node):
    """Whether a bound of a slice stands close to the colon."""
    if isinstance(node, gast.UnaryOp) and not isinstance(node.op, gast.Not):
        node = node.operand
    return isinstance(node, (gast.Name, gast.Constant))


def may_stay_bare(node, turns):
    """Whether an operation breaks in brackets at its end, not in parentheses around it.

    It does if it has one loosest operator; an `and` or `or` in brackets at the very end must
    fit on one line, so that there are two `turns` to a new line.
    """
    loosest, count, todo = ATOM, 0, [node]
    while todo:
        part = todo.pop()
        operands = parts(part)
        if rank(part) < loosest:
            loosest, count = rank(part), 0
        count += len(operands) - 1 if operands and rank(part) == loosest else 0
        todo += [n for n in operands if not is_enclosed(n, part)]
    first, last = end(node, 0), end(node, -1)
    if has_brackets(last, node) and (turns == 2 or not isinstance(last, gast.BoolOp)):
        return count == 1
    return count == 1 and has_brackets(first, node) and not isinstance(first, gast.Call)


def end(node, k):
    """The first or the last operand of an operation, seen through inner operations."""
    while operands := parts(node) or (k and isinstance(node, gast.UnaryOp) and [node.operand]):
        inner = operands[k]
        if is_enclosed(inner, node):
            return inner
        node = inner
    return node


def is_enclosed(operand, node):
    """Whether an operand of `node` is printed in parentheses."""
    if level(operand) != level(node):
        return level(operand) < level(node)
    return not isinstance(node, gast.BinOp) or operand is node.right


def parts(node):
    """The operands of an operation, first to last."""
    match node:
        case gast.BinOp(left=left, right=right):
            return [left, right]
        case gast.BoolOp(values=values):
            return values
        case gast.Compare(left=left, comparators=rest):
            return [left, *rest]
        case gast.IfExp(test=test, body=body, orelse=orelse):
            return [body, test, orelse]
    return []


def has_brackets(node, whole):
    """Whether an operand of `whole` ends in brackets that are worth breaking."""
    match node:
        case gast.Call(args=args, keywords=keywords):
            return bool(args or keywords)
        case gast.List(elts=items) | gast.Set(elts=items) | gast.Tuple(elts=items):
            return bool(items)
        case gast.Dict(keys=keys):
            return bool(keys)
        case gast.ListComp() | gast.SetComp() | gast.DictComp() | gast.GeneratorExp():
            return True
    return bool(parts(node)) and node is not whole


def is_open_pair(node):
    """Whether a returned tuple stays without parentheses, since one of its brackets may break."""
    match node:
        case gast.Tuple(elts=[first, second]):
            return any(not parts(n) and has_brackets(n, node) for n in (first, second))
    return False
