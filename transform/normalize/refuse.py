"""Refuse: what can't be differentiated is an error at its line.

>>> function = gast.parse("def f(x):\\n    yield x").body[0]
>>> try:
...     refuse(function)
... except Unsupported as error:
...     print(error.msg, error.node.lineno, sep="; line ")
a generator keeps its state between calls: return a list; line 2

What is nested in the function is looked into as well: it may be called.
"""

import gast

from ..errors import Unsupported
from ..trees.names import captures
from ..trees.tree import SCOPES, blocks, children, statements, walk
from .scope import COMPREHENSIONS, Scope, variables

YIELD = "a generator keeps its state between calls: return a list"
ASYNC = "async code can't be differentiated: write a plain function"
WORDS = {  # by name: not every gast has every class
    "Yield": YIELD,
    "YieldFrom": YIELD,
    "AsyncFunctionDef": ASYNC,
    "AsyncFor": ASYNC,
    "AsyncWith": ASYNC,
    "Await": ASYNC,
    "Nonlocal": "nonlocal changes a name of another function: return the value instead",
    "ClassDef": "a class defined inside a function: move it to the module",
    "TryStar": "except* is not differentiated: catch errors one by one",
    "Delete": "del of an attribute: set it to None instead",
    "TypeAlias": "a type alias inside a function: move it to the module",
}
DYNAMIC = {"exec", "eval", "locals", "globals", "vars"}


def refuse(function: gast.FunctionDef, scope=None) -> gast.FunctionDef:
    """Return `function` as it is, or raise Unsupported."""
    scope = scope or Scope(function)
    for stmt in function.body:
        stated = {id(s.value) for s in walk(stmt) if isinstance(s, gast.Expr)}
        for node in walk(stmt):
            why = reason(node, scope) or (None if id(node) in stated else stored(node, scope))
            if why:
                raise Unsupported(why, node)
    global_writes(function, scope)
    closures_in_loops(function.body, looping=False)
    return function


def reason(node, scope):
    """Why `node` is refused, or None."""
    match node:
        case gast.Call(func=gast.Name(id=id)) if id in DYNAMIC and scope.is_builtin(id):
            return f"{id}() looks at names that a derivative doesn't have"
        case gast.Attribute(attr="__dict__"):
            return "__dict__ hides which attributes are read and stored: write x.name"
        case gast.ImportFrom(names=[gast.alias(name="*")]):
            return "import * inside a function: name what is imported"
        case gast.comprehension(is_async=1):
            return ASYNC
        case gast.Delete() if not any(isinstance(t, gast.Attribute) for t in deleted(node)):
            return None
    return WORDS.get(type(node).__name__)


def stored(value, scope):
    """Why a call whose value is used is refused: it stores where nobody looks for it; or None."""
    match value:
        case gast.Call(func=gast.Name(id="setattr" | "delattr" as id)) if scope.is_builtin(id):
            return f"{id}() in an expression: make it a statement of its own"
    return None


def deleted(target):
    """What a `del` deletes, the parts of tuples one by one."""
    match target:
        case gast.Delete(targets=parts) | gast.Tuple(elts=parts) | gast.List(elts=parts):
            for part in parts:
                yield from deleted(part)
        case _:
            yield target


def global_writes(function, scope):
    """Reading a global is fine, binding one is not."""
    inside = [node for stmt in function.body for node in walk(stmt)]
    declared = {id for node in inside if isinstance(node, gast.Global) for id in node.names}
    simple = (stmt for stmt in statements(function.body) if not blocks(stmt))
    for at in (*simple, *inside) if declared else ():
        if bound := declared & set(map(bound_by, walk(at))):
            why = f"{min(bound)} is a global that the function binds: return it instead"
            raise Unsupported(why, at)


def bound_by(node):
    """The name that a node binds, if it does."""
    match node:
        case gast.FunctionDef(name=id) | gast.MatchAs(name=id) | gast.MatchStar(name=id):
            return id
        case gast.Name(id=id, ctx=gast.Store() | gast.Del() | gast.Param()):
            return id
        case gast.alias(name=name, asname=id):
            return id or name.split(".")[0]
    return None


def closures_in_loops(block, looping):
    """A lambda keeps the variable of its comprehension; in a loop each turn would have its own."""
    for stmt in block:
        inner = [s for b in blocks(stmt) for s in b]
        turns = looping or isinstance(stmt, gast.For | gast.While)
        closures_in_loops(inner, turns)
        if not isinstance(stmt, SCOPES):
            skip = {id(s) for s in inner}
            for child in children(stmt):
                if id(child) not in skip:
                    closures_in(child, turns)


def closures_in(node, looping):
    if isinstance(node, gast.Lambda):
        return
    if isinstance(node, COMPREHENSIONS):
        own = variables(node)
        for n in walk(node):
            if looping and isinstance(n, gast.Lambda) and captures(n) & own:
                raise Unsupported(
                    "a lambda that keeps the variable of a comprehension in a loop", n
                )
        looping = True
    for child in children(node):
        closures_in(child, looping)
