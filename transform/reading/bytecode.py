"""Which node of a file a code object was compiled from.

>>> found = candidates("t.py", "f = [lambda x: x + 1, lambda x: x + 2]")[("<lambda>", 1)]
>>> [compiles_to(candidate, (lambda x: x + 2).__code__) for candidate in found]
[False, True]
"""

import ast
import copy
import types
from functools import lru_cache

from ..frozen import frozen

FUTURE = 0xFFFFF << 17  # the flags of `from __future__ import`, as compile() takes them
SHAPE = (
    "co_name", "co_code", "co_names", "co_varnames", "co_freevars", "co_cellvars",
    "co_argcount", "co_posonlyargcount", "co_kwonlyargcount",
)  # fmt: skip


@frozen
class Candidate:
    """A def or lambda, and what around it shows in its code.

    A class mangles names like `__x`; a method of an imported name is called by other bytecode.
    """

    node: ast.AST
    around: str | None
    imported: tuple[str, ...]


@lru_cache(maxsize=64)
def candidates(file, text):
    """The functions in a file, by name and first line."""
    found, tree = {}, ast.parse(text, file)
    imported = tuple(imports(tree))
    todo = [(tree, None)]
    while todo:
        node, around = todo.pop()
        match node:
            case ast.Lambda():
                key = "<lambda>", node.lineno
            case ast.FunctionDef() | ast.AsyncFunctionDef():
                key = node.name, min(n.lineno for n in (node, *node.decorator_list))
            case _:
                key = None
        if key:
            found.setdefault(key, []).append(Candidate(node, around, imported))
        inner = node.name if isinstance(node, ast.ClassDef) else around
        todo.extend((child, inner) for child in reversed(list(ast.iter_child_nodes(node))))
    return found


def imports(tree):
    """The names that a module imports in its own scope."""
    todo = [tree]
    while todo:
        node = todo.pop()
        if isinstance(node, (ast.Import, ast.ImportFrom)):
            yield from (a.asname or a.name.split(".")[0] for a in node.names if a.name != "*")
        elif not isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef, ast.expr)):
            todo.extend(ast.iter_child_nodes(node))


def compiles_to(candidate, code, with_places=False):
    """Whether a node compiles to `code`, and at the same columns if asked and if they are known."""
    made = compiled(candidate, code)
    if made is None or shape(made) != shape(code):
        return False
    if with_places and hasattr(code, "co_positions"):
        return list(made.co_positions()) == list(code.co_positions())
    return True


def compiled(candidate, code):
    """The code of a node, compiled where the free variables of `code` are those of a function."""
    node = without_signature(candidate.node)
    stmt = ast.Expr(node) if isinstance(node, ast.Lambda) else node
    body = [stmt]
    if candidate.around:
        body = [ast.copy_location(class_around(candidate.around, stmt), node)]
    owned = [name for name in code.co_freevars if name.isidentifier()]
    owns = [ast.Assign([ast.Name(name, ast.Store())], ast.Constant(None)) for name in owned]
    outer = ast.parse(f"def around_{code.co_name.strip('<>')}(): pass").body[0]
    if code.co_name not in owned and not isinstance(node, ast.Lambda):
        owns.append(ast.Global([code.co_name]))  # or a recursive function would own itself
    if candidate.around and candidate.around not in owned:
        owns.append(ast.Global([candidate.around]))  # or a method that names its class
    outer.body = [*owns, *body]
    names = [ast.Import([ast.alias(name)]) for name in candidate.imported]
    module = ast.fix_missing_locations(ast.Module([*names, outer], []))
    try:
        made = compile(module, code.co_filename, "exec", code.co_flags & FUTURE, True)
    except (SyntaxError, ValueError):
        return None
    while made.co_name != code.co_name:
        made = next((c for c in made.co_consts if isinstance(c, types.CodeType)), None)
        if made is None:
            return None
    return made


def class_around(name, stmt):
    """The class `name`, holding one statement."""
    made = ast.parse(f"class {name}: pass").body[0]
    made.body = [stmt]
    return made


def without_signature(node):
    """A function without what is evaluated outside of it: decorators, defaults and annotations."""
    node, args = copy.copy(node), copy.copy(node.args)
    for kind in ("posonlyargs", "args", "kwonlyargs"):
        setattr(args, kind, [ast.copy_location(ast.arg(a.arg), a) for a in getattr(args, kind)])
    for kind in ("vararg", "kwarg"):
        star = getattr(args, kind)
        setattr(args, kind, star and ast.copy_location(ast.arg(star.arg), star))
    args.defaults, args.kw_defaults = [], [None] * len(args.kwonlyargs)
    node.args = args
    if not isinstance(node, ast.Lambda):
        node.decorator_list, node.returns, node.type_params = [], None, []
    return node


def shape(code):
    """What two code objects share if they do the same, wherever they stand."""
    return tuple(getattr(code, field) for field in SHAPE), tuple(map(constant, code.co_consts))


def constant(value):
    """A constant, such that 1, 1.0 and True differ and code objects compare by shape."""
    match value:
        case types.CodeType():
            return shape(value)
        case tuple():
            return tuple(map(constant, value))
        case frozenset():
            return frozenset(map(constant, value))
        case str() if "<locals>." in value:  # the qualified name of a nested function
            return value.rsplit("<locals>.")[-1]
    return type(value), repr(value)
