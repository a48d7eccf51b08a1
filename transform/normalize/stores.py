"""Stores: what is stored into is an item or an attribute of a name, at an index that is plain.

>>> from wengert.transform.reading.source import show
>>> show(stores, '''
... def f(a, i, v):
...     a[i], i = i, a[i]
...     a[0] = v.rows[g(i)] = h(a)
...     v.count += g(v)
...     for a[i] in v:
...         setattr(v, "last", a[i])
... ''')
def f(a, i, v):
    a_value = i
    i_1 = a[i]
    a[i] = a_value
    i = i_1
    a_h = h(a)
    a[0] = a_h
    v_rows = v.rows
    v_g = g(i)
    v_rows[v_g] = a_h
    v_count = v.count
    v_count += g(v)
    v.count = v_count
    for a_item in v:
        a[i] = a_item
        v.last = a[i]

The value comes first, then what it is stored into, then where; an operation in place reads the old
value before it computes what to add.
"""

import gast

from ..errors import Unsupported
from ..trees.tree import LOAD, STORE, assign, like, name, placed, target, walk
from .assignments import chained, unpacked
from .hoist import base_of
from .rewrite import rewrite, split
from .scope import Scope
from .shape import components, is_atom, is_pure, walruses
from .stirring import is_quiet

WALRUS = "a walrus in an augmented assignment: assign before"


def stores(function: gast.FunctionDef, scope=None) -> gast.FunctionDef:
    """Return `function`, whose stores are `name[index] = value` and `name.attr = value`."""
    scope = scope or Scope(function)
    for node in walk(function):
        if isinstance(node, gast.comprehension) and is_store(node.target):
            raise Unsupported(
                "a comprehension that stores what it meets: write a loop", node.target
            )
    return like(function, body=rewrite(function.body, lambda stmt: rule(stmt, scope)))


def rule(stmt, scope):
    match stmt:
        case gast.Assign(targets=[_, _, *_] as targets) if any(map(is_store, targets)):
            return chained(stmt, scope)
        case gast.Assign(targets=[gast.Tuple() | gast.List() as several]) if is_store(several):
            return unpacked(stmt, scope)
        case gast.Assign(targets=[gast.Subscript() | gast.Attribute()]):
            return assigned(stmt, scope)
        case gast.AugAssign(target=gast.Subscript() | gast.Attribute()):
            return augmented(stmt, scope)
        case gast.For(target=bound) if is_store(bound):
            return over_names(stmt, scope)
        case gast.Delete(targets=targets) if any(map(is_store, targets)):
            return deleted(stmt, scope)
        case gast.Expr(value=gast.Call(func=gast.Name(id="setattr")) as call):
            return by_name(stmt, call, scope) if scope.is_builtin("setattr") else None
    return None


def is_store(target):
    """Whether binding `target` stores into something."""
    return any(isinstance(n, gast.Subscript | gast.Attribute) for n in walk(target))


def is_simple(target, scope):
    """Whether `target` is an item of a name at a plain index, or an attribute of a name."""
    match target:
        case gast.Subscript(value=gast.Name(), slice=index):
            return all(is_pure(part, scope) for part in components(index))
        case gast.Attribute(value=gast.Name()):
            return True
    return False


def assigned(stmt, scope):
    """`container[index] = value`"""
    [place] = stmt.targets
    if is_simple(place, scope):
        return None
    value, before = stmt.value, []
    if not is_atom(value) or getattr(value, "id", None) in walruses(place):
        id = scope.temporary(base_of(stmt), value)
        before, value = [assign(id, value, at=stmt)], placed(name(id), value)
    where, place = placed_in(place, stmt, scope)
    return [*before, *where, like(stmt, targets=[place], value=value)]


def placed_in(place, stmt, scope):
    """What names the container and the parts of the index, and the target made of these."""

    def needs(operand, index):
        return not (is_pure(operand, scope) if index else isinstance(operand, gast.Name))

    return split(place, base_of(stmt), needs, scope, at=stmt)


def augmented(stmt, scope):
    """`container[index] op= value`: read, computed and stored where the value changes anything."""
    place = stmt.target
    if not is_simple(place, scope):
        where, place = placed_in(place, stmt, scope)
        return [*where, like(stmt, target=place)]
    if isinstance(place, gast.Subscript) and is_quiet(stmt.value, scope):
        return None
    return in_steps(stmt, scope)


def in_steps(stmt, scope):
    """`t = a[i]; t op= value; a[i] = t`, where nothing in the value moves a or i."""
    before, place = split(
        stmt.target, base_of(stmt), lambda e, index: not is_atom(e), scope, at=stmt
    )
    ids = {n.id for n in walk(place) if isinstance(n, gast.Name)}
    if not ids.isdisjoint(walruses(stmt.value)):
        raise Unsupported(WALRUS, stmt.value)
    id = scope.temporary(base_of(stmt), place)
    return [
        *before,
        assign(id, like(place, ctx=LOAD), at=stmt),
        like(stmt, target=target(id)),
        placed(gast.Assign([place], name(id), None), stmt),
    ]


def deleted(stmt, scope):
    """`del container[index]`, one by one."""
    if len(stmt.targets) > 1 or isinstance(stmt.targets[0], gast.Tuple | gast.List):
        parts = [p for t in stmt.targets for p in getattr(t, "elts", [t])]
        return [like(stmt, targets=[part]) for part in parts]
    [place] = stmt.targets
    if is_simple(place, scope):
        return None
    where, place = placed_in(place, stmt, scope)
    return [*where, like(stmt, targets=[place])]


def over_names(stmt, scope):
    """A loop that stores what it meets, by way of a name."""
    id = scope.temporary(base_of(stmt), stmt.target)
    first = placed(gast.Assign([stmt.target], name(id), None), stmt)
    return [like(stmt, target=target(id), body=[first, *stmt.body])]


def by_name(stmt, call, scope):
    """`setattr(o, "attr", value)`"""
    match call:
        case gast.Call(args=[holder, gast.Constant(value=str(attr)), value], keywords=[]) if (
            attr.isidentifier()
        ):
            before = []
            if not is_atom(holder):
                before = [assign(scope.temporary("holder", holder), holder, at=stmt)]
                holder = placed(name(before[0].targets[0].id), holder)
            place = placed(gast.Attribute(holder, attr, STORE), call)
            return [*before, placed(gast.Assign([place], value, None), stmt)]
    raise Unsupported("setattr with a name that is computed: write x.name = value", call)
