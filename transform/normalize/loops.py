"""Loops: each runs over a range, and reads the element at its index.

>>> from wengert.transform.reading.source import show
>>> show(loops, '''
... def f(A, xs, n):
...     for i, (row, x) in enumerate(zip(A, reversed(xs))):
...         n = g(n, row, x, i)
...     for j in range(n):
...         j = j + 1
...     return n
... ''')
def f(A, xs, n):
    A_1 = rt.sequence(A)
    xs_1 = rt.sequence(xs)
    i_len = rt.shortest(A_1, xs_1)
    for i in range(i_len):
        row, x = A_1[i], xs_1[-1 - i]
        n = g(n, row, x, i)
    for k in range(n):
        j = k
        j = j + 1
    return n

What is iterated over is evaluated once, so the body may bind its name anew.
"""

import gast

from ..errors import Unsupported
from ..trees.names import writes
from ..trees.quote import quote
from ..trees.tree import LOAD, assign, call, const, like, name, placed, target
from .hoist import base_of
from .lengths import LATE, PARTS, grows, linked, stores
from .rewrite import rewrite
from .scope import Scope
from .sources import is_pooled, length, pair, source_of
from .stirring import stirs

BACKWARD = "a list that changes its length while it is read like this: loop over a copy of it"
SHADOWED = "a loop over this needs range and len, and the function has its own"


def loops(function: gast.FunctionDef, scope=None) -> gast.FunctionDef:
    """Return `function` with `for` over ranges alone.  Loops have no `else` here."""
    scope = scope or Scope(function)
    groups = linked(function.body)
    return like(function, body=rewrite(function.body, lambda stmt: rule(stmt, groups, scope)))


def rule(stmt, groups, scope):
    if not isinstance(stmt, gast.For):
        return None
    if is_range(stmt.iter, scope):
        return over_range(stmt, scope)
    back = backward(stmt, scope)
    if back:
        return back
    if not (scope.is_builtin("range") and scope.is_builtin("len")):
        raise Unsupported(SHADOWED, stmt)
    if any(stores(stmt, held, groups) for held in out_of_step(stmt.iter, scope)):
        raise Unsupported(LATE, stmt)
    stmt = live(stmt, groups, scope)
    if grows(stmt, groups, lambda call: stirs(call, scope)):
        return as_long_as(stmt, scope)
    return over_source(stmt, scope)


def out_of_step(iter, scope):
    """What iterators in `iter` read at another time than the loop that stands for it does."""
    match iter:
        case gast.Call(func=gast.Name(id=id), args=args) if id in PARTS and scope.is_builtin(id):
            return [held for a in args for held in out_of_step(a, scope)]
        case gast.Call(args=args) if is_late(iter, scope) or is_pooled(iter, scope):
            return args
    return []


def is_late(iter, scope):
    """Whether the items of `iter` are computed when they are due, one by one."""
    match iter:
        case gast.Call(func=gast.Name(id="filter" | "iter" | "map" as id)):
            return scope.is_builtin(id)
    return False


def is_range(iter, scope):
    """Whether `iter` is a plain call of range."""
    match iter:
        case gast.Call(func=gast.Name(id="range"), args=[_] | [_, _] | [_, _, _], keywords=[]):
            starred = any(isinstance(a, gast.Starred) for a in iter.args)
            return scope.is_builtin("range") and not starred
    return False


def over_range(stmt, scope):
    """A body that binds the loop variable gets a copy of it."""
    if isinstance(stmt.target, gast.Name) and stmt.target.id not in writes(*stmt.body):
        return None
    id = scope.fresh("k")
    copy = placed(gast.Assign([stmt.target], name(id), None), stmt)
    return [like(stmt, target=target(id), body=[copy, *stmt.body])]


def backward(stmt, scope):
    """`reversed(range(…))` as a range that counts down; None for anything else."""
    match stmt.iter:
        case gast.Call(func=gast.Name(id="reversed"), args=[inner], keywords=[]):
            if not (scope.is_builtin("reversed") and is_range(inner, scope)):
                return None
        case _:
            return None
    base = base_of(stmt)
    match inner.args:
        case [gast.expr() as stop]:
            bounds = [quote("n - 1", n=stop), const(-1), const(-1)]
            return [like(stmt, iter=call("range", *bounds))]
    whole, back = scope.fresh(f"{base}_range"), scope.fresh(f"{base}_reversed")
    bounds = [quote(f"r.{end}", r=name(back)) for end in ("start", "stop", "step")]
    return [
        assign(whole, inner, at=stmt),
        assign(back, quote("r[::-1]", r=name(whole)), at=stmt),
        like(stmt, iter=call("range", *bounds)),
    ]


def over_source(stmt, scope):
    """A loop over anything else reads its sequences at an index."""
    own = counter(stmt, scope)
    index = own or scope.fresh("k")
    source = source_of(stmt.iter, index, stmt, scope)
    bound, element = stmt.target, source.element
    if own:
        bound, element = bound.elts[1], element.elts[1]
    body = [placed(gast.Assign([bound], element, None), stmt), *stmt.body]
    if not source.sequences:
        return endless(stmt, source, index, body)
    count = scope.fresh(f"{base_of(stmt)}_len")
    loop = like(stmt, target=target(index), iter=call("range", name(count)), body=body)
    return [*source.before, assign(count, length(source, scope), at=stmt), loop]


def endless(stmt, source, index, body):
    """A loop that only a `break` leaves."""
    before = assign(index, const(-1), at=stmt)
    step = assign(index, quote("k + 1", k=name(index)), at=stmt)
    loop = placed(gast.While(const(True), [step, *body], []), stmt)
    return [*source.before, before, loop]


def as_long_as(stmt, scope):
    """A loop whose body changes the length of what it runs over looks at it before each turn."""
    index = scope.fresh("k")
    source = source_of(stmt.iter, index, stmt, scope)
    if source.strict is not None or not is_forward(stmt.iter):
        raise Unsupported(BACKWARD, stmt)
    element = placed(gast.Assign([stmt.target], source.element, None), stmt)
    step = assign(index, quote("k + 1", k=name(index)), at=stmt)
    test = quote("k < n", k=name(index), n=length(source, scope))
    loop = placed(gast.While(test, [element, step, *stmt.body], []), stmt)
    return [*source.before, assign(index, const(0), at=stmt), loop]


def is_forward(iter):
    """Whether nothing in what a loop runs over is read backward."""
    match iter:
        case gast.Call(func=gast.Name(id="reversed")):
            return False
        case gast.Call(func=gast.Name(id="zip" | "enumerate"), args=args):
            return all(map(is_forward, args))
    return True


def live(stmt, groups, scope):
    """A loop over `d.items()` or `d.values()` that may change d reads each value when it is due."""
    match stmt.iter:
        case gast.Call(func=gast.Attribute(value=held, attr="items" | "values" as word), args=[]):
            pass
        case _:
            return stmt
    if not stores(stmt, held, groups):
        return stmt
    key, value = scope.fresh("key"), placed(gast.Subscript(held, name("key"), LOAD), stmt)
    value = like(value, slice=name(key))
    element = pair([name(key), value]) if word == "items" else value
    first = placed(gast.Assign([stmt.target], element, None), stmt)
    return like(stmt, target=target(key), iter=held, body=[first, *stmt.body])


def counter(stmt, scope):
    """The user's own name for the index: the first target of `enumerate`, if only it binds it."""
    match stmt:
        case gast.For(
            target=gast.Tuple(elts=[gast.Name(id=id), other]),
            iter=gast.Call(func=gast.Name(id="enumerate"), args=[_], keywords=[]),
        ):
            free = scope.is_builtin("enumerate") and id not in writes(other, *stmt.body)
            return id if free else None
    return None
