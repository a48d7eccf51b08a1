"""Changing: whether a function changes what it is given, as far as its text tells.

>>> def push(xs, x):
...     xs.append(x)
>>> def total(xs):
...     seen = []
...     seen.append(xs)
...     return len(seen)
>>> from wengert.transform.normalize.changing import changes
>>> changes(np.sin), changes(np.copyto), changes(None)
(False, True, None)
"""

from types import BuiltinFunctionType, FunctionType, MethodDescriptorType

import gast
import numpy as np

from ..errors import Unsupported
from ..infer.places import is_closed
from ..reading.resolve import MISSING, Namespace, resolve
from ..reading.source import read
from ..trees.names import parameters
from ..trees.tree import statements, walk

MUTATORS = frozenset({
    "append", "extend", "insert", "pop", "remove", "clear", "sort", "reverse", "update",
    "setdefault", "popitem", "add", "discard", "fill", "itemset", "put", "partition", "resize",
    "setfield", "setflags", "byteswap", "appendleft", "popleft", "extendleft", "rotate",
    "__setitem__", "__setattr__", "__delitem__", "__delattr__", "__iadd__", "__isub__",
    "__imul__", "__itruediv__",
})  # fmt: skip
BUILTINS = frozenset({"setattr", "delattr", "next"})
WRITERS = frozenset({
    "copyto", "put", "fill_diagonal", "place", "putmask", "put_along_axis", "shuffle",
    "heappush", "heappop", "heapify", "heapreplace", "heappushpop", "insort_left", "insort_right",
})  # fmt: skip
MAKERS = frozenset({
    "copy", "zeros", "zeros_like", "ones", "ones_like", "empty", "empty_like", "full", "full_like",
    "array", "arange", "linspace", "eye", "astype", "sum", "mean", "dot", "list", "dict", "sorted",
    "len", "int", "float", "abs", "deepcopy",
})  # fmt: skip
NEW = (
    gast.Constant, gast.BinOp, gast.UnaryOp, gast.Compare, gast.JoinedStr, gast.List, gast.Dict,
    gast.Set, gast.Tuple, gast.ListComp, gast.DictComp, gast.SetComp, gast.GeneratorExp,
)  # fmt: skip


def changes(function, seen=None):
    """Whether `function` changes what it is given; None if that can't be told."""
    if isinstance(function, FunctionType) and not is_closed(function):
        return by_text(function, set() if seen is None else seen)
    known = (FunctionType, BuiltinFunctionType, MethodDescriptorType, np.ufunc)
    if isinstance(function, known) or is_numpys(function):
        return getattr(function, "__name__", "") in WRITERS
    return False if isinstance(function, type) else None


def is_numpys(function):
    return callable(function) and str(getattr(function, "__module__", "")).startswith("numpy")


def by_text(function, seen):
    """The same, of a function that is written in Python."""
    if function in seen:
        return False
    seen.add(function)
    try:
        tree = read(function).tree
    except Unsupported:
        return None
    own = bound_anywhere(tree) | {p.id for p in parameters(tree.args)}
    foreign = {p.id for p in parameters(tree.args)} | (own - made_here(tree))
    namespace, certain = Namespace(function), True
    for node in walk(tree):
        if not foreign.isdisjoint(changed(node, own)):
            return True
        if isinstance(node, gast.Call):
            callee = resolve(node.func, namespace, own)
            if not foreign.isdisjoint(names_in(*unnamed_out(callee, node))):
                return True
            found = changes(callee, seen) if is_reached(node, own) else False
            if found and not foreign.isdisjoint(names_in(*node.args, *node.keywords)):
                return True
            certain &= found is not None or is_method(node, callee)
    return False if certain else None


def is_reached(call, own):
    """Whether anything of the function's own is given to what is called."""
    return not own.isdisjoint(names_in(call))


def is_method(call, callee):
    """Whether the callee is a method, of which only the name is known, and harmless."""
    return isinstance(call.func, gast.Attribute) and callee is MISSING


def changed(node, own):
    """The names whose values `node` itself may change."""
    match node:
        case gast.Subscript(value=value) | gast.Attribute(value=value) if not isinstance(
            node.ctx, gast.Load
        ):
            return root(value)
        case gast.AugAssign(target=gast.Name(id=id)):
            return {id}
        case gast.Call(func=gast.Name(id=id), args=[first, *_]) if id in BUILTINS:
            return names_in(first)
        case gast.Call(func=gast.Attribute(value=value, attr=attr)) if attr in MUTATORS | {"at"}:
            base = root(value)
            return base if base & own else names_in(*node.args)
        case gast.Call(keywords=keywords):
            return names_in(*(k.value for k in keywords if is_out(k)))
    return set()


def is_out(keyword):
    """Whether a keyword says where a result goes."""
    none = isinstance(keyword.value, gast.Constant) and keyword.value.value is None
    return keyword.arg == "out" and not none


def unnamed_out(function, call):
    """What a call of a ufunc gives it for its results without saying `out=`.

    >>> [n.id for n in unnamed_out(np.exp, gast.parse("np.exp(x, y)", mode="eval").body)]
    ['y']
    """
    return call.args[function.nin :] if isinstance(function, np.ufunc) else []


def root(node):
    """The name that an expression with dots and subscripts starts from."""
    while isinstance(node, gast.Attribute | gast.Subscript):
        node = node.value
    return {node.id} if isinstance(node, gast.Name) else set()


def names_in(*nodes):
    return {n.id for node in nodes for n in walk(node) if isinstance(n, gast.Name)}


def bound_anywhere(function):
    """The names that `function` and what is nested in it bind, other than by imports."""
    return {
        node.id
        for node in walk(function)
        if isinstance(node, gast.Name) and not isinstance(node.ctx, gast.Load)
    }


def made_here(tree):
    """The names that are bound to new values alone, and in assignments alone."""
    made, bound = {}, {}
    for stmt in statements(tree.body):
        match stmt:
            case gast.Assign(targets=[gast.Name(id=id)], value=value) if is_new(value):
                made[id] = made.get(id, 0) + 1
            case gast.AugAssign(target=gast.Name(id=id)):
                made[id] = made.get(id, 0) + 1
            case gast.For(target=gast.Name(id=id), iter=gast.Call(func=gast.Name(id="range"))):
                made[id] = made.get(id, 0) + 1
    for node in walk(tree):
        if isinstance(node, gast.Name) and not isinstance(node.ctx, gast.Load):
            bound[node.id] = bound.get(node.id, 0) + 1
    return {id for id, n in made.items() if bound.get(id) == n}


def is_new(value):
    """Whether an expression makes a new value."""
    match value:
        case gast.Call(func=gast.Name(id=word) | gast.Attribute(attr=word)):
            return word in MAKERS
    return isinstance(value, NEW)
