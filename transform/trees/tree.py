"""Small builders for gast, and ways to walk it."""

import operator
from functools import cache, lru_cache

import gast

LOAD, STORE = gast.Load(), gast.Store()
PLACE = {"lineno", "col_offset", "end_lineno", "end_col_offset"}
SCOPES = (gast.FunctionDef, gast.AsyncFunctionDef, gast.Lambda, gast.ClassDef)


def like(node, **fields):
    """The same node with other `fields`; `node` itself is left as it was."""
    new = type(node).__new__(type(node))
    new.__dict__.update(node.__dict__, **fields)
    return new


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
    if at is not None:
        node.__dict__.update({k: v for k, v in at.__dict__.items() if k in PLACE})
    return node


REMEMBERED = []


def remembered(function):
    """A function of one node that is computed once for each: nobody changes a node."""
    REMEMBERED.append(lru_cache(maxsize=2**16)(function))
    return REMEMBERED[-1]


def forget():
    """Let go of the nodes for which something is remembered."""
    for known in REMEMBERED:
        known.cache_clear()


@cache
def inner_fields(cls):
    """The fields of a class of nodes that may hold other nodes, contexts left out."""
    leaves = {"ctx", "id", "attr", "kind", "type_comment"}
    return tuple(f for f in cls._fields if f not in leaves and cls is not gast.Constant)


@remembered
def children(node):
    """The nodes directly inside of a node, in order, contexts left out.

    >>> [type(n).__name__ for n in children(gast.parse("a + f(b)").body[0].value)]
    ['Name', 'Add', 'Call']
    """
    found, fields = [], node.__dict__
    for field in inner_fields(type(node)):
        value = fields.get(field)
        if isinstance(value, gast.AST):
            found.append(value)
        elif isinstance(value, list):
            found += [n for n in value if isinstance(n, gast.AST)]
    return tuple(found)


def walk(node):
    """A node and every node in it, the outer ones first, contexts left out."""
    found = [node]
    for node in found:  # which grows
        found += children(node)
    return found


def mapped(node, change):
    """`node` with `change` made to the nodes directly inside of it; itself where none changes."""
    new = {}
    for field in inner_fields(type(node)):
        old = node.__dict__.get(field)
        if isinstance(old, gast.AST):
            value = change(old)
        elif isinstance(old, list):
            value = [change(n) if isinstance(n, gast.AST) else n for n in old]
            value = value if any(map(operator.is_not, value, old)) else old
        else:
            continue
        if value is not old:
            new[field] = value
    return like(node, **new) if new else node


BLOCKS = {  # what the compound statements are made of
    gast.If: lambda stmt: [stmt.body, stmt.orelse],
    gast.For: lambda stmt: [stmt.body, stmt.orelse],
    gast.While: lambda stmt: [stmt.body, stmt.orelse],
    gast.With: lambda stmt: [stmt.body],
    gast.Try: lambda stmt: [
        stmt.body, *(h.body for h in stmt.handlers), stmt.orelse, stmt.finalbody
    ],
    gast.Match: lambda stmt: [case.body for case in stmt.cases],
}  # fmt: skip


def blocks(stmt):
    """The blocks of statements inside a compound statement, nested functions left out."""
    inner = BLOCKS.get(type(stmt))
    return inner(stmt) if inner else []


def with_blocks(stmt, block):
    """An `if` or a loop with `block` of each block in it; other statements as they are."""
    match stmt:
        case gast.If() | gast.For() | gast.While():
            return like(stmt, body=block(stmt.body), orelse=block(stmt.orelse))
    return stmt


def statements(block):
    """Every statement of a block, outermost first, nested functions left whole."""
    todo = list(reversed(block))
    while todo:
        stmt = todo.pop()
        yield stmt
        for inner in reversed(blocks(stmt)):
            todo.extend(reversed(inner))
