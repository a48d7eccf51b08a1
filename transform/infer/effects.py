"""What a statement puts into lists, dicts and objects.

Each effect is a name and what went into its value: see `containers`. A call of what isn't known may
put anything into what it is given.
"""

from functools import partial
from types import FunctionType

import gast

from wengert import runtime

from ..frozen import replace
from ..trees.names import captures, reads
from ..trees.tree import children, like, walk
from ..types import (
    NOTHING,
    UNKNOWN,
    Dict,
    DictOf,
    Function,
    Instance,
    Known,
    List,
    Random,
    Text,
    is_numeric,
    item_of,
)
from .arguments import given
from .bound import signature
from .calls import is_made_by_init, of_class
from .containers import ALL, ITEM, Inner, add_stores, holds, inner_of
from .expressions import attribute, expression, is_known
from .gradients import is_gradient
from .into_adjoints import into_adjoint, key_of
from .operations import element
from .overloads import overloaded
from .places import is_closed, of_receiver
from .pure import is_pure
from .results import as_source
from .special import RESULTS
from .statements import augmented

FIELD = "(field)"  # stands for an object in a field
ANYTHING = {ALL: UNKNOWN}
HARMLESS = "pop remove clear sort reverse copy count index keys values items get".split()


def stores(stmt, scope):
    """The (name, what went into it) pairs of a statement."""
    typed = partial(expression, scope=scope)
    found = [] if overloaded(stmt, typed) else list(by_target(stmt, scope))
    for node in own_nodes(stmt):
        method = overloaded(node, typed)
        if method is not None or isinstance(node, gast.Call):
            found += by_call(method or node, scope)
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
            todo.extend(children(node))


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
            yield from by_store(target, augmented(old, type(op), expression(value, scope)), scope)


def loaded(target):
    """A target as the expression that reads it."""
    return type(target)(*(getattr(target, f) for f in target._fields[:-1]), gast.Load())


def by_store(target, t, scope):
    match target:
        case gast.Subscript(value=base, slice=gast.Slice()):
            yield root(base), {ITEM: element(t)}
        case gast.Subscript(value=base, slice=index):
            key = expression(index, scope) if not isinstance(index, gast.Tuple) else None
            yield root(base), {key_of(key): t}
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


def by_call(node, scope):
    """What a call puts into what it is given."""
    match node.func:
        case gast.Name(id=id) if id in scope.gradients:
            return []
        case gast.Attribute(value=value, attr=attr):
            base = expression(value, scope)
            if base == Known(runtime) and not is_known(attr):
                return by_helper(node, attr, scope)
            if not isinstance(base, Known):
                return by_method(node, base, attr, scope)
            function = attribute(base, attr, scope)
        case func:
            function = expression(func, scope)
    if isinstance(function, Instance):
        return by_method(like(node, func=method_of(node.func)), function, "__call__", scope)
    if isinstance(function, Function) and function.node is not None:
        return anything(*node.args, *node.keywords)  # for what it captures, see by_closure
    if is_users(function):
        return by_user(as_source(function.value), node, node.args, scope)
    if isinstance(function, Known) and is_made_by_init(function.value):
        cls = function.value
        return by_user(cls.__init__, node, node.args, scope, made=cls)
    return [] if is_harmless(function) else anything(node)


def by_helper(node, name, scope):
    """What a function of the runtime puts into what it is given."""
    if name == "pullback" and is_gradient_here(node.args[0], scope):
        return []
    stored = into_adjoint(name, [expression(a, scope) for a in node.args])
    if stored is None:
        return anything(node)
    return [(root(node.args[0]), stored)] if stored else []


def is_gradient_here(callee, scope):
    """Whether a name is of a gradient, taken here or elsewhere."""
    t = expression(callee, scope)
    known = isinstance(t, Known) and is_gradient(t.value)
    return known or getattr(callee, "id", None) in scope.gradients


def method_of(func):
    """`f` as `f.__call__`."""
    return gast.Attribute(func, "__call__", gast.Load())


def is_users(function):
    return isinstance(function, Known) and isinstance(as_source(function.value), FunctionType)


def by_user(function, node, args, scope, made=None):
    """What a function of the user puts into its arguments; `made`: the class that it is of.

    That is for the `__init__` of a class that is called.
    """
    if is_closed(function) or is_harmless(Known(function)):
        return []
    passed = given([*args, *node.keywords], scope)
    if passed is None:
        return anything(node)
    args, types = [n for k, n, _ in passed if k is None], [t for k, _, t in passed if k is None]
    keywords, named = {k: n for k, n, _ in passed if k}, {k: t for k, _, t in passed if k}
    if made is not None:
        args, types = [gast.Constant(None, None), *args], [Instance(made, ()), *types]
    if NOTHING in (*types, *named.values()):
        return []
    found = scope.effects(function, tuple(types), named)
    return anything(node) if found is None else put_into(function, found, args, keywords)


def put_into(function, found, args, keywords):
    """What goes into the arguments, where `found` says what goes into which parameters."""
    try:
        bound = signature(function).bind(*args, **keywords).arguments
    except TypeError:
        return []
    pairs = []
    for parameter, what in found.items():
        given = bound.get(parameter, ())
        given = given.values() if isinstance(given, dict) else given
        nodes = [given] if isinstance(given, gast.AST) else given
        for node in nodes:
            inner = isinstance(node, gast.Starred)
            pairs += [(id, ANYTHING if inner else what) for id in sorted(reads(node))]
    return pairs


def anything(*nodes):
    """Anything may have gone into all that occurs in `nodes`."""
    return [(id, ANYTHING) for id in sorted(reads(*nodes))]


def is_harmless(function):
    """Whether a function surely puts nothing into its arguments."""
    if function is NOTHING:
        return True
    if not isinstance(function, Known) or not callable(function.value):
        return False
    function = function.value
    if isinstance(function, type) and issubclass(function, (BaseException, slice)):
        return function.__module__ == "builtins"
    if is_pure(function) or (type(function).__hash__ and function in RESULTS):
        return True
    return isinstance(function, type) and of_class(function, (), {}) is not UNKNOWN


def by_method(node, base, attr, scope):
    """What a method puts into its object and its arguments."""
    field = dict(base.fields).get(attr) if isinstance(base, Instance) else None
    if isinstance(field, Instance):
        return by_field(node, field, scope)
    method = as_source(of_receiver(base, attr))
    if isinstance(method, FunctionType):
        return by_user(method, node, [node.func.value, *node.args], scope)
    match base:
        case List() if attr in ("append", "insert") and node.args:
            return [(root(node.func), {ITEM: expression(node.args[-1], scope)})]
        case List() | Dict() | DictOf() if attr in HARMLESS:
            return []
    certain = is_numeric(base) or isinstance(base, Text | Random) or base is NOTHING
    return [] if certain else anything(node)


def by_field(node, field, scope):
    """What a call of an object puts into it, which is in a field of another, and elsewhere."""
    inside = replace(scope, types={**scope.types, FIELD: field})
    called = like(node, func=gast.Name(FIELD, gast.Load(), None, None))
    return [
        (root(node.func), seen_around(field, what)) if id == FIELD else (id, what)
        for id, what in by_call(called, inside)
    ]


def seen_around(field, what):
    """What went into an object in a field, as what holds it learns of it."""
    inner = {key: t for key, t in what.items() if isinstance(key, Inner)}
    own = {key: t for key, t in what.items() if not isinstance(key, Inner)}
    return add_stores(inner, inner_of(field, own))


def by_closure(node, scope):
    """A nested function may put anything into what it captures, but for reading numbers from it."""
    captured = captures(node)
    inside = walk(node)
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
