"""Write gast by writing Python.

>>> from wengert.transform.printer import to_source
>>> x, g = quote("x[0]"), quote("g + 1")
>>> to_source(quote("g * x", g=g, x=x))
'(g + 1) * x[0]'
>>> to_source(body_of(quote("lambda a, b=2: a ** b"), [x]))
'x[0] ** 2'
"""

from functools import cache

import gast

from .tree import const


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
        own = {p.id for p in gast.walk(node.args) if isinstance(p, gast.Name)}
        holes = {k: v for k, v in holes.items() if k not in own}
    fields, changed = {}, False
    for field in node._fields:
        old = getattr(node, field, None)
        new = fill_field(old, holes)
        changed |= new is not old
        fields[field] = new
    return gast.copy_location(type(node)(**fields), node) if changed else node


def fill_field(old, holes):
    if isinstance(old, gast.AST):
        return fill(old, holes)
    if isinstance(old, list):
        new = [fill(n, holes) if isinstance(n, gast.AST) else n for n in old]
        return new if any(a is not b for a, b in zip(new, old)) else old
    return old


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


def times(x, y):
    """`x * y`, or less where one of them is 1 or -1.

    >>> from wengert.transform.printer import to_source
    >>> from wengert.transform.tree import name
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

    >>> from wengert.transform.printer import to_source
    >>> from wengert.transform.tree import name
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

    >>> from wengert.transform.printer import to_source
    >>> to_source(replace(template("lambda x: x + y"), {"x": "z"}))
    'lambda z: z + y'
    """
    if isinstance(node, gast.Name):
        id = renamed.get(node.id, node.id)
        ctx = node.ctx
        new = gast.Name(id, ctx, replace_field(node.annotation, renamed), node.type_comment)
        return node if id == node.id else gast.copy_location(new, node)
    if isinstance(node, gast.alias):
        known_as = (node.asname or node.name).split(".")[0]
        return gast.alias(node.name, renamed[known_as]) if known_as in renamed else node
    fields, changed = {}, False
    for field in node._fields:
        old = getattr(node, field, None)
        new = replace_field(old, renamed)
        if field == "name" and isinstance(old, str):
            new = renamed.get(old, old)
        changed |= new is not old
        fields[field] = new
    return gast.copy_location(type(node)(**fields), node) if changed else node


def replace_field(old, renamed):
    if isinstance(old, gast.AST):
        return replace(old, renamed)
    if isinstance(old, list):
        new = [replace(n, renamed) if isinstance(n, gast.AST) else n for n in old]
        return new if any(a is not b for a, b in zip(new, old)) else old
    return old
