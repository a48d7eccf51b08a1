"""Refuse state: what changes a value in place is an error at its line.

>>> function = gast.parse("def f(x):\\n    x[0] = 1.0\\n    return x").body[0]
>>> try:
...     refuse_state(function)
... except Unsupported as error:
...     print(error.msg)
x[0] is stored into: build a new value instead

`a += v` on a name stays, since its type decides what it does.  So do appends to a list that nobody
else sees.
"""

import gast

from ..errors import Unsupported
from ..tree import statements, walk
from .private import grown, private
from .scope import Scope

METHODS = {
    "append", "extend", "insert", "pop", "remove", "clear", "sort", "reverse", "update",
    "setdefault", "popitem", "add", "discard", "fill", "itemset", "put", "partition", "resize",
    "setfield", "setflags", "byteswap", "appendleft", "popleft", "extendleft", "rotate",
    "__setitem__", "__setattr__", "__delitem__", "__delattr__", "__iadd__", "__isub__",
    "__imul__", "__itruediv__",
}  # fmt: skip
ALSO_FUNCTIONS = {  # np.append returns a new array, xs.append does not
    "append", "insert", "sort", "add", "partition", "resize", "byteswap",
}  # fmt: skip
WRITERS = {"copyto", "put", "fill_diagonal", "place", "putmask", "put_along_axis", "shuffle"}
BUILTINS = {"setattr", "delattr"}


def refuse_state(function: gast.FunctionDef, scope=None) -> gast.FunctionDef:
    """Return `function` as it is, or raise Unsupported."""
    scope = scope or Scope(function)
    own = bound_anywhere(function)
    effects = {id(s.value) for s in statements(function.body) if isinstance(s, gast.Expr)}
    fine = growing(function, scope)
    for stmt in function.body:
        for node in walk(stmt):
            why = reason(node, scope, own, for_effect=id(node) in effects)
            if why and id(node) not in fine:
                raise Unsupported(why, node)
    return function


def growing(function, scope):
    """The calls, by identity, that make a list grow which nobody else sees."""
    own = private(function, scope)
    calls = [s for s in statements(function.body) if isinstance(s, gast.Expr) and grown(s)]
    return {id(s.value) for s in calls if grown(s)[0] in own}


def reason(node, scope, own, for_effect):
    """Why `node` is refused, or None."""
    match node:
        case gast.Subscript(ctx=gast.Store()) | gast.Attribute(ctx=gast.Store()):
            return f"{shown(node)} is stored into: build a new value instead"
        case gast.Call(func=gast.Attribute(value=gast.Attribute(), attr="at")):
            return f"{shown(node.func)} changes its argument: build a new value instead"
        case gast.Call(func=gast.Attribute(attr=attr)) if changes(node.func, own, for_effect):
            return f"{attr} changes its value in place: build a new one instead"
        case gast.Call(func=gast.Name(id=id)) if id in BUILTINS and scope.is_builtin(id):
            return f"{id} changes its argument: build a new value instead"
        case gast.Call(keywords=keywords) if any(is_out(k) for k in keywords):
            return "out= changes its argument: use the value that is returned"
    return None


def is_out(keyword):
    return keyword.arg == "out" and not (
        isinstance(keyword.value, gast.Constant) and keyword.value.value is None
    )


def bound_anywhere(function):
    """The names that `function` and what is nested in it bind, other than by imports."""
    return {
        node.id
        for node in walk(function)
        if isinstance(node, gast.Name) and not isinstance(node.ctx, gast.Load)
    }


def changes(func, own, for_effect):
    """Whether the method `func` changes what it is called on, or its first argument."""
    root = func.value
    while isinstance(root, gast.Attribute):
        root = root.value
    foreign = isinstance(root, gast.Name) and root.id not in own
    if foreign and not for_effect:
        return func.attr in (METHODS | WRITERS) - ALSO_FUNCTIONS
    return func.attr in METHODS | WRITERS


def shown(node):
    """`node` in a few words."""
    match node:
        case gast.Name(id=id):
            return id
        case gast.Attribute(value=value, attr=attr):
            return f"{shown(value)}.{attr}"
        case gast.Subscript(value=value, slice=gast.Constant(value=key)):
            return f"{shown(value)}[{key!r}]"
        case gast.Subscript(value=value, slice=gast.Name(id=id)):
            return f"{shown(value)}[{id}]"
        case gast.Subscript(value=value):
            return f"{shown(value)}[…]"
    return "…"
