"""Refuse calls of functions that change what they are given.

A function whose result carries no derivative is left alone, and is called as it stands.  What it
puts into its arguments would be lost: `push(xs, x)`, with `def push(xs, x): xs.append(x)`.
"""

from types import FunctionType

import gast

from ..errors import Unsupported
from ..infer import MISSING
from ..names import parameters, reads
from ..normalize.refuse_state import bound_anywhere, changes, growing, reason
from ..normalize.scope import Scope
from ..resolve import Namespace, resolve
from ..rules import find
from ..source import read
from ..tree import statements
from ..types import Number
from .callees import has_source, is_derivative


def check_effects(facts):
    """Raise Unsupported at what changes an argument, in a function that is called somewhere."""
    seen = set()
    for node in gast.walk(facts.tree):
        if isinstance(node, gast.Call):
            given = [id for id in reads(node) if facts.differentiable(id)]
            if not all(isinstance(facts.types[id], Number) for id in given):
                look_into(facts.resolve(node.func), seen)


def look_into(function, seen):
    """Look for changes in a function of the user, and in those that it calls."""
    if not is_users(function) or function in seen:
        return
    seen.add(function)
    try:
        source = read(function)
    except Unsupported:
        return  # where a derivative passes, that is said there
    try:
        check_changes(source.tree)
    except Unsupported as error:
        raise error.locate(source.file, source.lines) from None
    namespace, own = Namespace(function), bound_anywhere(source.tree)
    for node in gast.walk(source.tree):
        if isinstance(node, gast.Call) and not own.isdisjoint(reads(*node.args, *node.keywords)):
            look_into(resolve(node.func, namespace, own), seen)


def is_users(function):
    return (
        function is not MISSING
        and isinstance(function, FunctionType)
        and has_source(function)
        and not is_derivative(function)
        and find(function) is None
        and not function.__code__.co_filename.startswith("<wengert")
    )


def check_changes(tree):
    """Raise Unsupported at the first change of what may be an argument."""
    scope, own = Scope(tree), bound_anywhere(tree)
    fine = growing(tree, scope)
    given = {p.id for p in parameters(tree.args)} | own
    fresh = {id for id in own if is_made_here(id, tree)}
    effects = {id(s.value) for s in statements(tree.body) if isinstance(s, gast.Expr)}
    for node in gast.walk(tree):
        why = reason(node, scope, own, id(node) in effects)
        if why and id(node) not in fine and not changed(node, own).isdisjoint(given - fresh):
            raise Unsupported(why, node)


def changed(node, own):
    """The names whose values `node` may change."""
    match node:
        case gast.Subscript(value=value) | gast.Attribute(value=value):
            return reads(root(value))
        case gast.Call(func=gast.Attribute(value=value) as func) if changes(func, own, True):
            base = reads(root(value))
            return base if base & own else reads(*node.args, *node.keywords)
    return reads(node)


def root(node):
    while isinstance(node, (gast.Attribute, gast.Subscript)):
        node = node.value
    return node


def is_made_here(id, tree):
    """Whether a name is bound to displays alone."""
    values = []
    for stmt in statements(tree.body):
        match stmt:
            case gast.Assign(targets=[gast.Name(id=bound)], value=value) if bound == id:
                values.append(value)
    stores = sum(isinstance(n, gast.Name) and n.id == id and not isinstance(n.ctx, gast.Load)
                 for n in gast.walk(tree))  # fmt: skip
    displays = (gast.List, gast.Dict, gast.Set, gast.ListComp, gast.DictComp)
    return stores == len(values) and all(isinstance(v, displays) for v in values)
