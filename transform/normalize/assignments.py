"""Assignments: each binds one name, or takes a sequence apart into names.

>>> from wengert.transform.reading.source import show
>>> show(assignments, '''
... def f(x, y, p):
...     x, y = y, x
...     u = v = x * y
...     (a, b), c = p
...     first, *rest = p
...     return u + v
... ''')
def f(x, y, p):
    x_1 = y
    y = x
    x = x_1
    u = x * y
    v = u
    a_tuple, c = p
    a, b = a_tuple
    first, rest = rt.unpack(p, 1, 0)
    return u + v
"""

import gast

from ..trees.names import reads
from ..trees.tree import STORE, assign, call, const, like, name, placed, walk
from .hoist import base_of
from .rewrite import rewrite
from .scope import Scope
from .shape import is_atom


def assignments(function: gast.FunctionDef, scope=None) -> gast.FunctionDef:
    """Return `function` with one target to an assignment: a name, a store, or a tuple of names."""
    scope = scope or Scope(function)
    return like(function, body=rewrite(function.body, lambda stmt: rule(stmt, scope)))


def rule(stmt, scope):
    match stmt:
        case gast.Assign(targets=[_, _, *_]):
            return chained(stmt, scope)
        case gast.Assign(targets=[gast.Name(id=id)], value=gast.Name(id=same)) if id == same:
            return [placed(gast.Pass(), stmt)]
        case gast.Assign(targets=[gast.Tuple() | gast.List()]):
            return unpacked(stmt, scope)
    return None


def chained(stmt, scope):
    """`a = b = value`: the value is evaluated once, and goes to the targets left to right."""
    first, *rest = stmt.targets
    if is_atom(stmt.value) and not reads(stmt.value) & stored(stmt.targets):
        return [like(stmt, targets=[t]) for t in stmt.targets]
    if isinstance(first, gast.Name):
        return [like(stmt, targets=[first]), like(stmt, targets=rest, value=name(first.id))]
    id = scope.temporary(base_of(stmt), stmt.value)
    return [assign(id, stmt.value, at=stmt), like(stmt, value=name(id))]


def stored(targets):
    """The names that targets bind."""
    return {
        n.id
        for t in targets
        for n in walk(t)
        if isinstance(n, gast.Name) and isinstance(n.ctx, gast.Store)
    }


def unpacked(stmt, scope):
    """`a, b = value`"""
    [target] = stmt.targets
    pairs = flatten(target, stmt.value)
    if pairs != [(target, stmt.value)]:
        return together(pairs, stmt, scope)
    if not all(isinstance(t, gast.Name) for t in target.elts):
        return named(stmt, scope)
    if isinstance(target, gast.List):
        return [like(stmt, targets=[placed(gast.Tuple(target.elts, STORE), target)])]
    return None


def flatten(target, value):
    """The pairs (target, expression) of an assignment whose two sides show their elements."""
    if not (
        isinstance(target, gast.Tuple | gast.List) and isinstance(value, gast.Tuple | gast.List)
    ):
        return [(target, value)]
    targets, values = target.elts, value.elts
    if any(isinstance(v, gast.Starred) for v in values):
        return [(target, value)]
    stars = [i for i, t in enumerate(targets) if isinstance(t, gast.Starred)]
    if stars and len(values) >= len(targets) - 1:
        i, after = stars[0], len(targets) - stars[0] - 1
        rest = placed(gast.List(values[i : len(values) - after], gast.Load()), value)
        targets = [*targets[:i], targets[i].value, *targets[i + 1 :]]
        values = [*values[:i], rest, *values[len(values) - after :]]
    if len(targets) != len(values):
        return [(target, value)]
    return [pair for t, v in zip(targets, values) for pair in flatten(t, v)]


def together(pairs, stmt, scope):
    """All values are evaluated before any target is bound; names bridge where that matters."""
    names = [id for t, _ in pairs for id in sorted(stored([t]))]
    plain = all(is_plain(t) for t, _ in pairs)
    simple = plain and len(names) == len(set(names))
    before, after, read = [], [], set()
    for target, value in reversed(pairs):
        if simple and stored([target]).isdisjoint(read | scope.captured):
            before.append(like(stmt, targets=[target], value=value))
        else:
            id = bridge(target, value, scope)
            before.append(assign(id, value, at=stmt))
            after.append(like(stmt, targets=[target], value=name(id)))
        read |= reads(value)
    return [*reversed(before), *reversed(after)]


def is_plain(target):
    """Whether binding `target` stores into nothing."""
    return not any(isinstance(n, gast.Subscript | gast.Attribute) for n in walk(target))


def bridge(target, value, scope):
    if isinstance(target, gast.Name):
        return scope.fresh(target.id)
    base = base_of(gast.Assign([target], value, None))
    return scope.temporary(base, value)


def named(stmt, scope):
    """`(a, b), c[0], *d = value` by way of `a_tuple, c_item, d = value`."""
    [target] = stmt.targets
    new, after, value = [], [], stmt.value
    stored = False
    for i, element in enumerate(target.elts):
        if isinstance(element, gast.Starred):
            counts = const(i), const(len(target.elts) - i - 1)
            value = placed(call(f"{scope.runtime}.unpack", value, *counts), value)
            element = element.value
        stored |= not is_plain(element)
        if isinstance(element, gast.Name) and not stored:  # a store reads its index when it is due
            new.append(element)
            continue
        id = bridge(element, element, scope)
        new.append(gast.Name(id, STORE, None, None))
        after.append(like(stmt, targets=[element], value=name(id)))
    return [like(stmt, targets=[placed(gast.Tuple(new, STORE), target)], value=value), *after]
