"""What a statement puts into lists, dicts and objects.

Each effect is a name and what went into its value: see `containers`. A call of what isn't known may
put anything into what it is given.
"""

from types import FunctionType

import gast

from wengert import runtime

from ..names import captures, reads
from ..types import (
    NOTHING,
    UNKNOWN,
    Dict,
    DictOf,
    Function,
    Instance,
    Known,
    List,
    Text,
    is_numeric,
    item_of,
)
from .calls import of_class
from .containers import ALL, ITEM, holds
from .expressions import attribute, expression
from .helpers import CHANGING
from .operations import binary, element
from .places import of_receiver
from .pure import is_pure
from .special import RESULTS

ANYTHING = {ALL: UNKNOWN}
HARMLESS = "pop remove clear sort reverse copy count index keys values items get".split()


def stores(stmt, scope, changes):
    """The (name, what went into it) pairs of a statement."""
    found = list(by_target(stmt, scope))
    for node in own_nodes(stmt):
        if isinstance(node, gast.Call):
            found += by_call(node, scope, changes)
        elif isinstance(node, gast.Lambda | gast.FunctionDef):
            found += by_closure(node, scope)
    return [(id, what) for id, what in found if id in scope.types and holds(scope.types[id])]


def own_nodes(stmt):
    """The nodes of a statement, those of its blocks and of nested functions left out."""
    match stmt:
        case gast.If(test=head) | gast.While(test=head) | gast.For(iter=head):
            todo = [head]
        case gast.With(items=items):
            todo = list(items)
        case gast.Try():
            todo = []
        case _:
            todo = [stmt]
    while todo:
        node = todo.pop()
        yield node
        if not isinstance(node, gast.Lambda | gast.FunctionDef):
            todo.extend(gast.iter_child_nodes(node))


def by_target(stmt, scope):
    """What an assignment stores."""
    match stmt:
        case gast.Assign(targets=targets, value=value):
            for target in targets:
                yield from by_store(target, expression(value, scope), scope)
        case gast.AugAssign(target=gast.Name(id=id), value=value):
            if isinstance(scope.types[id], List) or scope.types[id] is UNKNOWN:
                yield id, {ITEM: element(expression(value, scope))}
        case gast.AugAssign(target=target, op=op, value=value):
            old = expression(loaded(target), scope)
            yield from by_store(target, binary(type(op), old, expression(value, scope)), scope)


def loaded(target):
    """A target as the expression that reads it."""
    return type(target)(*(getattr(target, f) for f in target._fields[:-1]), gast.Load())


def by_store(target, t, scope):
    match target:
        case gast.Subscript(value=base, slice=gast.Slice()):
            yield root(base), {ITEM: element(t)}
        case gast.Subscript(value=base, slice=index):
            key = expression(index, scope) if not isinstance(index, gast.Tuple) else None
            text = isinstance(key, Known) and isinstance(key.value, str)
            yield root(base), {key.value if text else ITEM: t}
        case gast.Attribute(value=base, attr=attr):
            yield root(base), {attr: t}
        case gast.Tuple(elts=elts) | gast.List(elts=elts):
            for each in elts:
                yield from by_store(each, element(t), scope)


def root(node):
    """The name that an expression with dots and subscripts starts from."""
    while isinstance(node, gast.Attribute | gast.Subscript):
        node = node.value
    return node.id if isinstance(node, gast.Name) else None


def by_call(node, scope, changes):
    """What a call puts into what it is given."""
    match node.func:
        case gast.Attribute(value=value, attr=attr):
            base = expression(value, scope)
            if base == Known(runtime):
                return anything(node) if attr in CHANGING else []
            if not isinstance(base, Known):
                return by_method(node, base, attr, scope, changes)
            function = attribute(base, attr, scope)
        case func:
            function = expression(func, scope)
    if isinstance(function, Function) and function.node is not None:
        return anything(*node.args, *node.keywords)  # for what it captures, see by_closure
    return [] if is_harmless(function, changes) else anything(node)


def anything(*nodes):
    """Anything may have gone into all that occurs in `nodes`."""
    return [(id, ANYTHING) for id in sorted(reads(*nodes))]


def is_harmless(function, changes):
    """Whether a function surely puts nothing into its arguments."""
    if function is NOTHING:
        return True
    if not isinstance(function, Known) or not callable(function.value):
        return False
    function = function.value
    if is_pure(function) or (type(function).__hash__ and function in RESULTS):
        return True
    if isinstance(function, type):
        return of_class(function, (), {}) is not UNKNOWN
    return isinstance(function, FunctionType) and not changes(function)


def by_method(node, base, attr, scope, changes):
    """What a method puts into its object and its arguments."""
    types = [expression(a, scope) for a in node.args]
    match base:
        case List() if attr in ("append", "insert") and types:
            return [(root(node.func), {ITEM: types[-1]})]
        case List() if attr == "extend" and len(types) == 1:
            return [(root(node.func), {ITEM: element(types[0])})]
        case List() | Dict() | DictOf() if attr in HARMLESS:
            return []
        case Instance():
            method = of_receiver(base, attr)
            return [] if is_harmless(Known(method), changes) else anything(node)
    certain = is_numeric(base) or isinstance(base, Text) or base is NOTHING
    return [] if certain else anything(node)


def by_closure(node, scope):
    """A nested function may put anything into what it captures, but for reading numbers from it."""
    captured = captures(node)
    inside = list(gast.walk(node))
    indexed = {id(n.value) for n in inside if is_read(n)}
    measured = {id(a) for n in inside if is_len(n) for a in n.args}
    for n in inside:
        if isinstance(n, gast.Name) and n.id in captured and id(n) not in measured:
            if id(n) not in indexed or holds(item_of(scope.types.get(n.id, UNKNOWN))):
                yield n.id, ANYTHING


def is_read(node):
    """Whether it is an item that is read."""
    return isinstance(node, gast.Subscript) and isinstance(node.ctx, gast.Load)


def is_len(node):
    return (
        isinstance(node, gast.Call) and isinstance(node.func, gast.Name) and node.func.id == "len"
    )
