"""Small builders for gast, and ways to walk it."""

import gast

LOAD, STORE = gast.Load(), gast.Store()
SCOPES = (gast.FunctionDef, gast.AsyncFunctionDef, gast.Lambda, gast.ClassDef)


def like(node, **fields):
    """The same node with other `fields`; `node` itself is left as it was."""
    new = type(node)(**{**{f: getattr(node, f) for f in node._fields}, **fields})
    return gast.copy_location(new, node)


def name(id):
    """The name `id`, read."""
    return gast.Name(id, LOAD, None, None)


def target(id):
    """The name `id`, bound."""
    return gast.Name(id, STORE, None, None)


def const(value):
    return gast.Constant(value, None)


def assign(id, value, at=None):
    """The statement `id = value`, at the place of the statement `at`."""
    return placed(gast.Assign([target(id)], value, None), at)


def call(function, *args, **keywords):
    """The call of `function`, an expression or a dotted name."""
    if isinstance(function, str):
        function = dotted(function)
    return gast.Call(function, list(args), [gast.keyword(k, v) for k, v in keywords.items()])


def dotted(text):
    """The expression for a name with dots in it."""
    first, *rest = text.split(".")
    node = name(first)
    for attr in rest:
        node = gast.Attribute(node, attr, LOAD)
    return node


def placed(node, at):
    """`node`, at the place of `at`."""
    return node if at is None else gast.copy_location(node, at)


def blocks(stmt):
    """The blocks of statements inside a compound statement, nested functions left out."""
    match stmt:
        case gast.If() | gast.For() | gast.While():
            return [stmt.body, stmt.orelse]
        case gast.With():
            return [stmt.body]
        case gast.Try():
            return [stmt.body, *(h.body for h in stmt.handlers), stmt.orelse, stmt.finalbody]
        case _:
            return []


def statements(block):
    """Every statement of a block, outermost first, nested functions left whole."""
    todo = list(reversed(block))
    while todo:
        stmt = todo.pop()
        yield stmt
        for inner in reversed(blocks(stmt)):
            todo.extend(reversed(inner))
