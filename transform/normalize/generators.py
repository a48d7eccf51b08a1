"""Generators: a generator expression that is used up at once is a list, under `sum` a loop.

>>> from wengert.transform.printing.printer import to_source
>>> from wengert.transform.normalize.scope import Scope
>>> scope = Scope(gast.parse("def f(xs): pass").body[0])
>>> to_source(consume(gast.parse("max(x * x for x in xs)").body[0].value, scope))
'max([x * x for x in xs])'
>>> to_source(consume(gast.parse("tuple(map(lambda x: x * x, xs))").body[0].value, scope))
'tuple([x * x for x in xs])'
>>> scope.resolve = lambda func: itertools.chain
>>> to_source(consume(gast.parse("list(chain(xs, ys))").body[0].value, scope))
'[item for items in (xs, ys) for item in items]'
"""

import itertools

import gast

from ..trees.tree import STORE, call, like, name, placed, walk
from .rename import rename
from .shape import is_dotted
from .sources import is_pooled

CONSUMERS = {"list", "tuple", "min", "max", "sorted", "dict", "set", "frozenset", "sum"}
METHODS = {"join", "fromiter", "extend"}
ENDLESS = (itertools.count, itertools.cycle, itertools.repeat)


def consume(expr, scope):
    """`expr`, the call of something that uses up its first argument, with a list for it."""
    if not consumes(expr, scope):
        return expr
    first, *rest = expr.args
    if is_joining(expr):
        generator = chained(first, expr, scope)
        return placed(gast.ListComp(generator.elt, generator.generators), expr)
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
    if not is_consumer(expr, scope) or not expr.args:
        return False
    first = expr.args[0]
    return is_generator(first, scope) or is_pooled(first, scope) or is_joining(expr)


def is_joining(expr):
    """Whether it is `sum(lists, [])`."""
    match expr:
        case gast.Call(func=gast.Name(id="sum"), args=[_, gast.List(elts=[])], keywords=[]):
            return True
    return False


def is_consumer(expr, scope):
    match expr:
        case gast.Call(func=gast.Name(id=id)):
            return id in CONSUMERS and scope.is_builtin(id)
        case gast.Call(func=gast.Attribute(attr=attr)):
            return attr in METHODS
    return False


def is_generator(expr, scope):
    """Whether `expr` is a generator expression, or a call that can be written as one."""
    match expr:
        case gast.GeneratorExp():
            return True
        case gast.Call(args=[_, *_] as args, keywords=[]) if not starred(args):
            return is_mapping(expr, scope) or is_written(expr, scope)
    return False


def starred(args):
    return any(isinstance(a, gast.Starred) for a in args)


def is_mapping(expr, scope):
    """Whether it is a `map` or a `filter` that can be written down."""
    match expr:
        case gast.Call(func=gast.Name(id="map"), args=[function, _, *more]):
            known = scope.is_builtin("map") and (not more or scope.is_builtin("zip"))
            return known and is_plain(function, 1 + len(more))
        case gast.Call(func=gast.Name(id="filter"), args=[function, _]):
            return scope.is_builtin("filter") and is_plain(function, 1)
    return False


def is_written(expr, scope):
    """Whether it makes one of the iterators of itertools that are written down in `mapped`."""
    match scope.resolve(expr.func), expr.args:
        case itertools.chain | itertools.chain.from_iterable, _:
            return True
        case itertools.starmap, [function, _]:
            return is_dotted(function) or is_plain(function, len(parameters_of(function)))
        case itertools.islice, [items, _, *more]:
            if is_endless(items, scope):
                return not more and scope.is_builtin("zip") and scope.is_builtin("range")
            return scope.is_builtin("list")
    return False


def is_endless(items, scope):
    """Whether something in what is iterated over may never end."""
    calls = (n for n in walk(items) if isinstance(n, gast.Call))
    return any(scope.resolve(n.func) in ENDLESS for n in calls)


def parameters_of(function):
    return function.args.args if isinstance(function, gast.Lambda) else ()


def is_plain(function, count):
    """Whether the call of `function` with `count` arguments can be written down."""
    if not isinstance(function, gast.Lambda):
        return is_dotted(function)
    args = function.args
    others = (args.posonlyargs, args.kwonlyargs, args.vararg, args.kwarg, args.defaults)
    return len(args.args) == count and not any(others)


def mapped(expr, scope):
    """A generator expression as it is; `map(f, xs)` as `(f(x) for x in xs)`, and so on."""
    if isinstance(expr, gast.GeneratorExp):
        return expr
    match scope.resolve(expr.func), expr.args:
        case itertools.chain, args:
            return chained(gast.Tuple(args, gast.Load()), expr, scope)
        case itertools.chain.from_iterable, [items]:
            return chained(items, expr, scope)
        case itertools.starmap, [function, items]:
            return spread(function, items, expr, scope)
        case itertools.islice, [items, *bounds]:
            return sliced(items, bounds, expr, scope)
    match expr:
        case gast.Call(func=gast.Name(id="filter"), args=[function, items]):
            [id], test = element_of(function, 1, scope)
            return generated(name(id), several([id]), items, expr, [test])
        case gast.Call(func=gast.Name(id="map"), args=[function, first, *more]):
            ids, element = element_of(function, 1 + len(more), scope)
            items = placed(call("zip", first, *more), expr) if more else first
            return generated(element, several(ids), items, expr)
    id = scope.fresh("item")  # what is read at an index, see `sources`
    return generated(name(id), several([id]), expr, expr)


def generated(element, target, items, expr, tests=()):
    """`(element for target in items if …)`"""
    one = gast.comprehension(target, items, list(tests), 0)
    return placed(gast.GeneratorExp(element, [one]), expr)


def several(ids):
    """One name to bind, or a tuple of them."""
    targets = [gast.Name(id, STORE, None, None) for id in ids]
    return targets[0] if len(ids) == 1 else gast.Tuple(targets, STORE)


def chained(items, expr, scope):
    """`(item for part in items for item in part)`"""
    part, item = scope.fresh("items"), scope.fresh("item")
    outer = gast.comprehension(several([part]), placed(items, expr), [], 0)
    inner = gast.comprehension(several([item]), name(part), [], 0)
    return placed(gast.GeneratorExp(name(item), [outer, inner]), expr)


def spread(function, items, expr, scope):
    """`(f(*args) for args in items)`"""
    if isinstance(function, gast.Lambda):
        ids, element = element_of(function, len(parameters_of(function)), scope)
        one = [*several(ids).elts] if len(ids) > 1 else [several(ids)]
        return generated(element, gast.Tuple(one, STORE), items, expr)
    id = scope.fresh("args")
    element = call(function, gast.Starred(name(id), gast.Load()))
    return generated(placed(element, expr), several([id]), items, expr)


def sliced(items, bounds, expr, scope):
    """`(item for item in list(items)[slice])`; what may never end goes along with a range."""
    item = scope.fresh("item")
    if is_endless(items, scope):
        both = placed(call("zip", call("range", *bounds), items), expr)
        return generated(name(item), several([scope.fresh("k"), item]), both, expr)
    part = gast.Subscript(call("list", items), between(bounds), gast.Load())
    return generated(name(item), several([item]), placed(part, expr), expr)


def between(bounds):
    """The slice that `islice` takes."""
    if len(bounds) == 1:
        return gast.Slice(None, bounds[0], None)
    return gast.Slice(*bounds, *[None] * (3 - len(bounds)))


def element_of(function, count, scope):
    """(parameters, value) of the call of `function` with `count` arguments."""
    if is_dotted(function):
        ids = [scope.fresh("item") for _ in range(count)]
        return ids, call(function, *map(name, ids))
    old = [p.id for p in function.args.args]
    ids = [scope.fresh(id) for id in old]
    return ids, rename(function.body, dict(zip(old, ids)))
