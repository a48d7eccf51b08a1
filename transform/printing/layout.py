"""What is no expression: comments, empty lines between statements, and the parts of headers."""

import gast

DEFINITIONS = (gast.FunctionDef, gast.AsyncFunctionDef, gast.ClassDef)
BLOCKS = "body", "handlers", "orelse", "finalbody", "cases"
IMPORTS = (gast.Import, gast.ImportFrom)


class Comment(gast.stmt):
    """A statement that prints as `# text`."""

    _fields = ("text",)


class Blank(gast.stmt):
    """A statement that prints as an empty line."""

    _fields = ()


def space(before, stmt, depth):
    """How many empty lines must part two statements."""
    if isinstance(before, Comment):
        return 0
    if is_definition(stmt) or is_definition(last_of(before)):
        return 1 if depth else 2
    return int(isinstance(before, IMPORTS) and not isinstance(stmt, (Comment, *IMPORTS)))


def is_definition(node):
    return isinstance(node, DEFINITIONS)


def last_of(stmt):
    """The statement that is printed last of a compound one."""
    while not is_definition(stmt):
        inner = [b for field in BLOCKS if (b := getattr(stmt, field, None))]
        if not inner:
            break
        stmt = inner[-1][-1]
    return stmt


def signature(node):
    return lambda p: p.bracket("(", p.parameters(node.args), ")", comma="arg")


def alias(node):
    return f"{node.name} as {node.asname}" if node.asname else node.name


def name_of(node):
    """The name that a handler binds: a Name in gast, but keep the text if it is one."""
    return node if isinstance(node, str) else node.id
