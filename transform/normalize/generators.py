"""Generators: a generator expression that is used up at once is a list, under `sum` a loop.

>>> from wengert.transform.printer import to_source
>>> from wengert.transform.normalize.scope import Scope
>>> scope = Scope(gast.parse("def f(xs): pass").body[0])
>>> to_source(consume(gast.parse("max(x * x for x in xs)").body[0].value, scope))
'max([x * x for x in xs])'
>>> to_source(consume(gast.parse("tuple(map(lambda x: x * x, xs))").body[0].value, scope))
'tuple([x * x for x in xs])'
"""

import gast

from ..tree import STORE, call, like, name, placed
from .rename import rename
from .shape import is_dotted

CONSUMERS = {"list", "tuple", "min", "max", "sorted", "dict", "set", "frozenset", "sum"}
METHODS = {"join", "fromiter", "extend"}


def consume(expr, scope):
    """`expr`, the call of something that uses up its first argument, with a list for it."""
    if not consumes(expr, scope):
        return expr
    first, *rest = expr.args
    generator = mapped(first, scope)
    elt, generators = generator.elt, generator.generators
    match expr.func, elt:
        case gast.Name(id="sum"), _:
            return like(expr, args=[generator, *rest])
        case gast.Name(id="dict"), gast.Tuple(elts=[key, value]) if not (rest or expr.keywords):
            return placed(gast.DictComp(key, value, generators), expr)
    items = placed(gast.ListComp(elt, generators), generator)
    match expr.func:
        case gast.Name(id="list"):
            return items
    return like(expr, args=[items, *rest])


def consumes(expr, scope):
    """Whether `expr` is the call of something that uses up the generator that it is given."""
    return is_consumer(expr, scope) and bool(expr.args) and is_generator(expr.args[0], scope)


def is_consumer(expr, scope):
    match expr:
        case gast.Call(func=gast.Name(id=id)):
            return id in CONSUMERS and scope.is_builtin(id)
        case gast.Call(func=gast.Attribute(attr=attr)):
            return attr in METHODS
    return False


def is_generator(expr, scope):
    """Whether `expr` is a generator expression, or a `map` that can be written as one."""
    match expr:
        case gast.GeneratorExp():
            return True
        case gast.Call(func=gast.Name(id="map"), args=[function, _, *more], keywords=[]):
            plain = not any(isinstance(a, gast.Starred) for a in expr.args)
            known = scope.is_builtin("map") and (not more or scope.is_builtin("zip"))
            return plain and known and is_plain(function, 1 + len(more))
    return False


def is_plain(function, count):
    """Whether the call of `function` with `count` arguments can be written down."""
    if not isinstance(function, gast.Lambda):
        return is_dotted(function)
    args = function.args
    others = (args.posonlyargs, args.kwonlyargs, args.vararg, args.kwarg, args.defaults)
    return len(args.args) == count and not any(others)


def mapped(expr, scope):
    """A generator expression as it is; `map(f, xs)` as `(f(x) for x in xs)`."""
    if isinstance(expr, gast.GeneratorExp):
        return expr
    function, first, *more = expr.args
    ids, element = element_of(function, 1 + len(more), scope)
    targets = [gast.Name(id, STORE, None, None) for id in ids]
    target = targets[0] if not more else gast.Tuple(targets, STORE)
    items = first if not more else placed(call("zip", first, *more), expr)
    return placed(gast.GeneratorExp(element, [gast.comprehension(target, items, [], 0)]), expr)


def element_of(function, count, scope):
    """(parameters, value) of the call of `function` with `count` arguments."""
    if is_dotted(function):
        ids = [scope.fresh("item") for _ in range(count)]
        return ids, call(function, *map(name, ids))
    old = [p.id for p in function.args.args]
    ids = [scope.fresh(id) for id in old]
    return ids, rename(function.body, dict(zip(old, ids)))
