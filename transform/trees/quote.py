"""Write gast by writing Python.

>>> from wengert.transform.printing.printer import to_source
>>> x, g = quote("x[0]"), quote("g + 1")
>>> to_source(quote("g * x", g=g, x=x))
'(g + 1) * x[0]'
>>> to_source(body_of(quote("lambda a, b=2: a ** b"), [x]))
'x[0] ** 2'
"""

from functools import cache

import gast

from .names import all_names
from .tree import const, like, mapped, walk


@cache
def template(text):
    """The expression `text`; shared, since nobody changes a tree."""
    return gast.parse(text.strip(), mode="eval").body


def quote(text, **holes):
    """The expression `text`, with each name in `holes` replaced by an expression."""
    return fill(template(text), holes)


@cache
def block_template(text):
    return gast.parse(text).body


def quote_block(text, **holes):
    """The statements `text`, each name in `holes` replaced; a bound name by a str or a Name."""
    return [fill(stmt, holes) for stmt in block_template(text)]


def fill(node, holes):
    """`node` with the names in `holes` replaced; what holds none is shared, not copied."""
    if not holes:
        return node
    if isinstance(node, gast.Name):
        if node.id not in holes:
            return node
        new = holes[node.id]
        if isinstance(new, str) or isinstance(node.ctx, gast.Store):
            id = new if isinstance(new, str) else new.id
            return gast.Name(id, node.ctx, None, None)
        return new
    if isinstance(node, gast.Lambda):
        own = {p.id for p in walk(node.args) if isinstance(p, gast.Name)}
        holes = {k: v for k, v in holes.items() if k not in own}
    return mapped(node, lambda n: fill(n, holes))


def body_of(function, args, options=None):
    """The body of a `lambda`, its parameters replaced by `args`, `options`, or their defaults."""
    names = [p.id for p in function.args.args]
    defaults = dict(zip(reversed(names), reversed(function.args.defaults)))
    return fill(function.body, {**defaults, **dict(zip(names, args)), **(options or {})})


def number(node):
    """The number that `node` is, or None."""
    match node:
        case gast.Constant(value=bool()):
            return None
        case gast.Constant(value=int() | float() as value):
            return value
        case gast.UnaryOp(op=gast.USub(), operand=gast.Constant(value=int() | float() as value)):
            return -value
    return None


def is_product(z, x, y):
    """Whether one number is exactly the product of two others.

    >>> is_product(0.75, 3, 0.25), is_product(0.3, 3, 0.1)
    (True, False)
    """
    (a, b), (c, d), (e, f) = (n.as_integer_ratio() for n in (z, x, y))
    return a * d * f == c * e * b


def times(x, y):
    """`x * y`, or less where one of them is 1 or -1.

    >>> from wengert.transform.printing.printer import to_source
    >>> from wengert.transform.trees.tree import name
    >>> to_source(times(name("g"), const(-1)))
    '-g'
    """
    for one, other in ((x, y), (y, x)):
        if number(one) == 1:
            return other
        if number(one) == -1:
            return minus(other)
    match y:  # g * (1 / y) is g / y, g * -d is -(g * d)
        case gast.BinOp(left=left, op=gast.Div(), right=right) if number(left) == 1:
            return quote("x / y", x=x, y=right)
        case gast.BinOp(left=left, op=gast.Div(), right=right):
            return quote("x / y", x=times(x, left), y=right)
        case gast.UnaryOp(op=gast.USub(), operand=operand):
            return minus(times(x, operand))
    return quote("x * y", x=x, y=y)


def minus(x):
    """`-x`, or less where x is negative already."""
    match x:
        case gast.UnaryOp(op=gast.USub(), operand=operand):
            return operand
    value = number(x)
    return quote("-x", x=x) if value is None else const(-value)


def plus(first, *rest):
    """The sum of expressions.

    >>> from wengert.transform.printing.printer import to_source
    >>> from wengert.transform.trees.tree import name
    >>> to_source(plus(name("a"), minus(name("b"))))
    'a - b'
    """
    for term in rest:
        match term:
            case gast.UnaryOp(op=gast.USub(), operand=negated):
                first = quote("a - b", a=first, b=negated)
            case _:
                first = quote("a + b", a=first, b=term)
    return first


def replace(node, renamed):
    """`node` with names replaced by names, bound ones too; what holds none is shared.

    >>> from wengert.transform.printing.printer import to_source
    >>> to_source(replace(template("lambda x: x + y"), {"x": "z"}))
    'lambda z: z + y'
    """
    if isinstance(node, gast.stmt) and all_names(node).isdisjoint(renamed):
        return node
    if isinstance(node, gast.Name):
        if node.id not in renamed:
            return node
        note = node.annotation and replace(node.annotation, renamed)
        return like(node, id=renamed[node.id], annotation=note)
    if isinstance(node, gast.alias):
        known_as = (node.asname or node.name).split(".")[0]
        return gast.alias(node.name, renamed[known_as]) if known_as in renamed else node
    new = mapped(node, lambda n: replace(n, renamed))
    for field in ("name", "rest"):
        if getattr(node, field, None) in renamed:
            new = like(new, **{field: renamed[getattr(node, field)]})
    return new
