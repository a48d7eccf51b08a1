"""From a function to gast: the node of the file it was compiled from.

>>> source = read(unwrap)
>>> source.tree.name, source.lines[source.tree.lineno - 1]
('unwrap', 'def unwrap(function):')

The whole file is parsed, so a node's place is its place in the file.  A node is taken for a
function's only if it compiles to the function's own code: an edited file gives no wrong derivative.
"""

import ast
import functools
import inspect
import linecache
import textwrap
import types
from contextvars import ContextVar

import gast

from ..errors import NoSource, Unsupported
from ..frozen import frozen
from ..printing.printer import to_source
from ..trees.tree import like
from .bytecode import candidates, compiles_to
from .closed import in_file

DROPPED = ContextVar("DROPPED", default=())  # (file, line, column) of statements to leave out


@frozen
class Source:
    """A function with the tree it comes from; `lines` is its whole file."""

    function: types.FunctionType
    tree: gast.FunctionDef
    file: str
    lines: tuple[str, ...]


def read(function):
    """The source of a Python function; NoSource or Unsupported where that can't be had."""
    if not isinstance(function, types.FunctionType):
        raise NoSource(no_python(function))
    if isinstance(known := function.__dict__.get("source"), Source):
        return known  # a function that was made here, of a part of another
    code = function.__code__
    lines, node = find(function)
    tree = as_function(node)
    if kind := refused_kind(code):
        why = f"{function.__qualname__} is {kind}, which can't be differentiated; return a value"
        raise Unsupported(why, tree).locate(code.co_filename, lines)
    for file, line, column in DROPPED.get():
        if file == code.co_filename:
            tree = without(tree, line, column)
    return Source(function, in_file(tree, code.co_filename), code.co_filename, lines)


def without(tree, line, column):
    """A function without the statement at a place; what it would bind is not known."""
    return like(tree, body=[within(stmt, line, column) for stmt in tree.body])


def within(stmt, line, column):
    """A statement, or what stands for it where the place is in it."""
    end = stmt.end_lineno, stmt.end_col_offset
    if not (stmt.lineno, stmt.col_offset) <= (line, column) < end:
        return stmt
    inner = {
        field: [within(s, line, column) for s in block]
        for field in ("body", "orelse", "finalbody")
        if isinstance(block := getattr(stmt, field, None), list)
    }
    if any(s is not t for field, new in inner.items() for s, t in zip(new, getattr(stmt, field))):
        return like(stmt, **inner)
    nothing = gast.Name("what_is_refused", gast.Load(), None, None)
    match stmt:
        case gast.Assign(targets=[gast.Name()]) | gast.Return():
            return like(stmt, value=nothing)
    return gast.copy_location(gast.Pass(), stmt)


def find(function):
    """The lines of the function's file, and its node in stdlib's ast."""
    code = function.__code__
    for attempt in range(2):
        if attempt:
            linecache.checkcache(code.co_filename)
        lines = tuple(linecache.getlines(code.co_filename, function.__globals__))
        if found := match_code(function, lines):
            return tuple(line.rstrip("\n") for line in lines), found
    if not lines:
        raise NoSource(no_text(function))
    raise NoSource(
        f"{function.__qualname__} is not what {code.co_filename} says at line "
        f"{code.co_firstlineno}: it was edited since it was imported; import it again"
    )


def match_code(function, lines):
    """The node in `lines` that compiles to the function's code, or None."""
    code = function.__code__
    try:
        found = candidates(code.co_filename, "".join(lines))
    except SyntaxError:
        return None
    near = found.get((code.co_name, code.co_firstlineno), [])
    exact = [c for c in near if compiles_to(c, code)]
    if len(exact) > 1:
        exact = [c for c in exact if compiles_to(c, code, with_places=True)] or exact
    if not exact and "@pytest_ar" in function.__globals__:  # pytest has rewritten its assertions
        exact = [c for c in near if has_assert(c.node) and len(near) == 1]
    return exact[0].node if exact else None


def has_assert(node):
    return any(isinstance(n, ast.Assert) for n in ast.walk(node))


def as_function(node):
    """A def without its decorators, or a lambda as a function `lambda_`, in gast."""
    tree = gast.ast_to_gast(node)
    if isinstance(tree, gast.Lambda):
        body = gast.copy_location(gast.Return(tree.body), tree.body)
        made = gast.FunctionDef("lambda_", tree.args, [body], [], None, None, [])
        return gast.copy_location(made, tree)
    tree.decorator_list = []
    return tree


KINDS = {
    inspect.CO_GENERATOR: "a generator",
    inspect.CO_COROUTINE: "an async function",
    inspect.CO_ASYNC_GENERATOR: "an async generator",
}


def refused_kind(code):
    """What kind of function, other than an ordinary one, `code` is."""
    return next((kind for flag, kind in KINDS.items() if code.co_flags & flag), None)


def unwrap(function):
    """The Python function under a callable, and the arguments that are bound already.

    Sees through what calls the function as it is; never through `__wrapped__` of a decorator.
    """
    args, keywords = (), {}
    while not isinstance(function, types.FunctionType):
        match function:
            case functools.partial(func=inner, args=first, keywords=named):
                function, args, keywords = inner, (*first, *args), {**named, **keywords}
            case types.MethodType(__func__=inner, __self__=owner):
                function, args = inner, (owner, *args)
            case staticmethod(__func__=inner) | classmethod(__func__=inner):
                function = inner
            case functools._lru_cache_wrapper(__wrapped__=inner):
                function = inner
            case _ if is_numba(function):
                function = function.py_func
            case _:
                function, first = called(function)
                args = (*first, *args)
    return function, args, keywords


def called(instance):
    """What a call of an instance calls, and with what bound."""
    method = inspect.getattr_static(type(instance), "__call__", None)
    match method:
        case _ if isinstance(instance, type):
            raise NoSource(no_python(instance))
        case staticmethod(__func__=inner):
            return inner, ()
        case classmethod(__func__=inner):
            return inner, (type(instance),)
        case types.FunctionType() | functools._lru_cache_wrapper():
            return method, (instance,)
    raise NoSource(no_python(instance))


def is_numba(function):
    return type(function).__module__.startswith("numba.") and hasattr(function, "py_func")


def no_python(function):
    """Why something that is not a Python function has no source."""
    name = getattr(function, "__qualname__", None) or getattr(function, "__name__", None)
    if isinstance(function, type):
        return f"{name} is a class: only a function can be differentiated, call it in one"
    if not callable(function):
        return f"{function!r} is not a function"
    kind = type(function).__name__
    return f"{name or repr(function)} is a {kind} without Python source; give it a rule"


def no_text(function):
    """Why a function's text is not to be found."""
    return (
        f"no source is available for {function.__qualname__}: it was made by exec, python -c or a "
        f"plain REPL ({function.__code__.co_filename}); define it in a file or a notebook"
    )


def show(pass_, source):
    """Print what `pass_` makes of the one function in `source`.  For doctests."""
    [function] = gast.parse(textwrap.dedent(source)).body
    print(to_source(pass_(function)))
