"""Operations: each statement computes one thing from names and constants.

>>> from wengert.transform.reading.source import show
>>> show(operations, '''
... def f(x, w, i):
...     y = x * w + np.sin(x)[i + 1]
...     if np.sum(y) > 10.0:
...         y += w.T @ x
...     return [-y, *w]
... ''')
def f(x, w, i):
    y_product = x * w
    y_sin = np.sin(x)
    y_item = y_sin[i + 1]
    y = y_product + y_item
    test = np.sum(y) > 10.0
    if test:
        y_T = w.T
        y_product_1 = y_T @ x
        y += y_product_1
    out_negative = -y
    out_list = [out_negative]
    out = rt.star(out_list, w)
    return out

Comparisons, tests and plain indices stay whole: they have no derivative.
"""

from types import FunctionType

import gast

from ..errors import Unsupported
from ..trees.tree import assign, call, like, name, placed
from .changing import changes
from .comprehensions import GENERATOR, SET
from .hoist import base_of
from .rewrite import rewrite, split
from .scope import COMPREHENSIONS, Scope
from .shape import is_atom, is_flat, is_foreign, is_pure
from .spelled import spelled
from .stirring import stirs

OPERATIONS = (
    gast.BinOp, gast.UnaryOp, gast.Call, gast.Subscript, gast.Attribute, gast.Tuple, gast.List,
    gast.Dict,
)  # fmt: skip
WHOLE = (
    gast.While, gast.Assert, gast.Raise, gast.Pass, gast.Break, gast.Import, gast.ImportFrom,
    gast.FunctionDef, gast.Delete, gast.With, gast.Try,
)  # fmt: skip


def operations(function: gast.FunctionDef, scope=None) -> gast.FunctionDef:
    """Return `function` in the small language, but for the names of its variables."""
    scope = scope or Scope(function)
    return like(function, body=rewrite(function.body, lambda stmt: rule(stmt, scope)))


def rule(stmt, scope):
    match stmt:
        case gast.If(test=test):
            return None if isinstance(test, gast.Name) else first("test", stmt, scope.fresh("test"))
        case gast.For():
            return operands("iter", stmt, scope)
        case gast.Assign(targets=[gast.Name()], value=value):
            return operation(value, stmt, scope)
        case gast.Assign(targets=[gast.Tuple()], value=value):
            return None if is_atom(value) else apart(stmt, scope)
        case gast.Assign() | gast.AugAssign():
            return None if is_atom(stmt.value) else apart(stmt, scope)
        case gast.Return(value=value):
            return None if is_atom(value) else first("value", stmt, scope.result())
        case gast.Expr():
            return effect(stmt, scope)
    if isinstance(stmt, WHOLE):
        return None
    raise Unsupported("a statement of this kind can't be differentiated", stmt)


def first(field, stmt, id):
    """Bind an expression of `stmt` to the name `id`, which takes its place."""
    return [assign(id, getattr(stmt, field), at=stmt), like(stmt, **{field: name(id)})]


def apart(stmt, scope):
    """The same for a value, under a name that says what it is."""
    id = scope.temporary(base_of(stmt), stmt.value)
    return [assign(id, stmt.value, at=stmt), like(stmt, value=name(id))]


def operands(field, stmt, scope):
    """The operands of an expression of `stmt`, bound to names unless they are atoms."""
    expr = getattr(stmt, field)
    match expr:
        case gast.Call(func=gast.Attribute(value=gast.Constant() as receiver) as func):
            id = scope.temporary(base_of(stmt), receiver)
            named = like(expr, func=like(func, value=name(id)))
            return [assign(id, receiver, at=stmt), like(stmt, **{field: named})]

    def needs(operand, index):
        return not (is_pure(operand, scope) if index else is_atom(operand))

    before, rest = split(expr, base_of(stmt), needs, scope, at=stmt)
    return [*before, like(stmt, **{field: rest})] if before else None


def operation(value, stmt, scope):
    """`name = value`"""
    expression = spelled(value, scope)
    if expression is not value:
        return [like(stmt, value=expression)]
    if is_whole(value, scope):
        return None
    match value:
        case gast.Tuple(elts=elts) | gast.List(elts=elts) if has_star(elts):
            return [like(stmt, value=starred(value, scope))]
        case gast.Dict(keys=keys) if None in keys:
            return [like(stmt, value=merged(value, scope))]
        case gast.Set():
            raise Unsupported(SET, value)
    if isinstance(value, COMPREHENSIONS):
        raise Unsupported(GENERATOR, value)
    if not isinstance(value, OPERATIONS):
        raise Unsupported("an expression of this kind can't be differentiated", value)
    return operands("value", stmt, scope)


def is_whole(value, scope):
    """Whether `value` is left as it is: `and` and `or` are tests by now."""
    return is_atom(value) or isinstance(value, gast.Lambda | gast.BoolOp) or is_flat(value, scope)


def has_star(elts):
    return any(isinstance(e, gast.Starred) for e in elts)


def starred(value, scope):
    """`[x, *xs]` as `rt.star([x], xs)`, a tuple as `rt.star_tuple`."""
    parts = []
    for element in value.elts:
        if isinstance(element, gast.Starred):
            parts.append(element.value)
        elif parts and isinstance(parts[-1], list):
            parts[-1].append(element)
        else:
            parts.append([element])
    parts = [gast.List(p, gast.Load()) if isinstance(p, list) else p for p in parts]
    word = "star_tuple" if isinstance(value, gast.Tuple) else "star"
    return placed(call(f"{scope.runtime}.{word}", *parts), value)


def merged(value, scope):
    """`{**d, k: v}` as `rt.merge(d, {k: v})`."""
    parts = []
    for key, element in zip(value.keys, value.values):
        if key is None:
            parts.append(element)
        elif parts and isinstance(parts[-1], list):
            parts[-1].append((key, element))
        else:
            parts.append([(key, element)])
    shown = [gast.Dict(*map(list, zip(*p))) if isinstance(p, list) else p for p in parts]
    return placed(call(f"{scope.runtime}.merge", *shown), value)


def effect(stmt, scope):
    """A call for its effect; of anything else the value is bound to a name that nobody reads."""
    match stmt.value:
        case gast.Call() as call:
            unknown = stirs(call, scope) is None and not is_foreign(call.func, scope)
            users = unknown or is_changing(call, scope)
            named = [assign(scope.fresh("unused"), call, at=stmt)] if users else None
            return operands("value", stmt, scope) or named
        case gast.Name(id=id) if id in scope.owners:
            return [placed(gast.Pass(), stmt)]
    return [assign(scope.fresh("unused"), stmt.value, at=stmt)]


def is_changing(call, scope):
    """Whether it calls a function of the user's that changes what it is given."""
    function = scope.resolve(call.func)
    return isinstance(function, FunctionType) and bool(changes(function))
