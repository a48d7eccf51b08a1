"""Branches that can't be differentiated: they are refused when they are reached.

What is refused in a branch of an `if` need not keep a function from having a derivative: there the
branch is closed, it raises what would have been said, and the function is looked at again.

>>> from wengert.transform.printing.printer import to_source
>>> function = gast.parse('''
... def f(x, verbose=False):
...     if verbose:
...         exec("print(x)")
...     return x * x
... ''').body[0]
>>> print(to_source(closed(function, 4, 8, "exec() runs what can't be seen")))
def f(x, verbose=False):
    if verbose:
        raise "exec() runs what can't be seen"
    return x * x

`normalize` makes an exception of it, `rt.Refused`, which no handler of the function's sees.
"""

import ast
import linecache
from contextlib import contextmanager
from contextvars import ContextVar

import gast

from ..trees.tree import like

MOST = 16  # branches that are closed before a function is refused as a whole
CLOSED = ContextVar("CLOSED", default={})  # (file, line, column) of what is refused → why


class Why(str):
    """What a closed branch raises."""


@contextmanager
def closing(places):
    """Branches with what is at these places are closed in all functions that are read."""
    before = CLOSED.set(places)
    try:
        yield
    finally:
        CLOSED.reset(before)


def place_of(error):
    """The (file, line, column) of what is refused, if it is in a branch of a function's."""
    node, file = error.node, error.filename
    if file is None or getattr(node, "lineno", None) is None:
        return None
    place = node.lineno, node.col_offset
    try:
        tree = ast.parse("".join(linecache.getlines(file)))
    except SyntaxError:
        return None
    functions = (n for n in ast.walk(tree) if isinstance(n, ast.FunctionDef) and holds(n, place))
    inside = (n for f in functions for n in ast.walk(f) if isinstance(n, ast.If))
    found = any(holds(s, place) for n in inside for block in (n.body, n.orelse) for s in block)
    return (file, *place) if found else None


def in_file(tree, file):
    """A function of a file with the branches closed that are to be."""
    for (path, line, column), why in CLOSED.get().items():
        if path == file:
            tree = closed(tree, line, column, why)
    return tree


def closed(function, line, column, why):
    """`function`, where the innermost branch around a place does nothing but raise."""
    body, _ = block((line, column), why, function.body)
    return like(function, body=body)


def block(place, why, stmts):
    """A block, and whether a branch in it is closed."""
    out, done = [], False
    for stmt in stmts:
        if holds(stmt, place):
            stmt, done = inside(place, why, stmt)
        out.append(stmt)
    return out, done


def inside(place, why, stmt):
    """A compound statement that holds a place, and whether a branch in it is closed."""
    new, done = {}, False
    for field in ("body", "orelse", "finalbody", "handlers", "cases"):
        inner = getattr(stmt, field, None)
        if isinstance(inner, list) and any(holds(s, place) for s in inner):
            new[field], done = block(place, why, inner)
            if not done and isinstance(stmt, gast.If):
                at = next(s for s in inner if holds(s, place))
                raised = gast.Raise(gast.Constant(Why(why), None), None)
                new[field], done = [gast.copy_location(raised, at)], True
    return like(stmt, **new), done


def holds(node, place):
    """Whether a place is in a node."""
    first, last = span(node)
    return first <= place < last


def span(node):
    """Where a node starts and ends; a case of a `match` has no place of its own."""
    if isinstance(node, gast.match_case | ast.match_case):
        return span(node.body[0])[0], span(node.body[-1])[1]
    return (node.lineno, node.col_offset), (node.end_lineno, node.end_col_offset)
