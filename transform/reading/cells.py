"""Cells: a name that nested functions rebind is the item of a list.

    >>> from wengert.transform.printing.printer import to_source
    >>> print(to_source(cells(gast.parse('''
    ... def f(x):
    ...     total = 0.0
    ...     def add(y):
    ...         nonlocal total
    ...         total += y * x
    ...     add(x)
    ...     add(total)
    ...     return total
    ... ''').body[0])))
    def f(x):
        total_cell = [0.0]
    <BLANKLINE>
        def add(y):
            pass
            total_cell[0] += y * x
    <BLANKLINE>
        add(x)
        add(total_cell[0])
        return total_cell[0]

So that is a change of something that both functions see, like any other.
"""

import gast

from ..errors import Unsupported
from ..trees.fresh import Names
from ..trees.names import all_names, parameters, writes
from ..trees.tree import LOAD, SCOPES, assign, const, like, mapped, name, placed, walk

WHY = "nonlocal changes a name of another function: return the value instead"
COMPREHENSIONS = (gast.ListComp, gast.SetComp, gast.DictComp, gast.GeneratorExp)


def cells(function):
    """`function`, whose nested functions say nothing of `nonlocal`."""
    own = {p.id for p in parameters(function.args)} | writes(*function.body)
    shared = {n: stmt for stmt in walk(function) if isinstance(stmt, gast.Nonlocal)
              for n in stmt.names if n in own and not is_own(stmt, function)}  # fmt: skip
    if not shared:
        return function
    names = Names(all_names(function))
    found = {n: names.fresh(f"{n}_cell") for n in sorted(shared)}
    check(function, shared)
    body, start = function.body, []
    for n in found:
        if any(n == p.id for p in parameters(function.args)):
            start.append(assign(found[n], gast.List([name(n)], LOAD), function.body[0]))
        else:
            body = made(body, n, found[n], shared[n])
    cells_ = {n: gast.Subscript(name(c), const(0), LOAD) for n, c in found.items()}
    body = [s if is_made(s, found) else held(s, cells_) for s in body]
    return like(function, body=[*start, *body])


def is_own(stmt, function):
    return any(s is stmt for s in function.body)


def check(function, shared):
    """Refuse what binds a shared name otherwise than by an assignment."""
    for node in walk(function):
        for n in odd(node) & shared.keys():
            raise Unsupported(f"{n} is nonlocal, and bound here: {WHY}", node)


def odd(node):
    """The names that a node binds in a way that a list's item can't be bound."""
    match node:
        case gast.NamedExpr(target=gast.Name(id=id)) | gast.FunctionDef(name=id):
            return {id}
        case gast.Delete() | gast.withitem() | gast.Import() | gast.ImportFrom():
            return writes(node)
        case gast.ExceptHandler(name=gast.Name(id=id)):
            return {id}
        case gast.MatchAs() | gast.MatchStar() | gast.MatchMapping():
            return writes(node)
        case gast.comprehension(target=bound):
            return writes(bound)
        case gast.ClassDef():
            return all_names(node)
    return frozenset()


def made(body, n, cell, at):
    """`body` with the first binding of `n`, which comes before all else that names it."""
    for k, stmt in enumerate(body):
        match stmt:
            case (
                gast.Assign(targets=[gast.Name(id=id)], value=value)
                | gast.AnnAssign(target=gast.Name(id=id), value=gast.expr() as value)
            ) if id == n and n not in all_names(value):
                new = assign(cell, gast.List([value], LOAD), stmt)
                return [*body[:k], new, *body[k + 1 :]]
        if n in all_names(stmt) or mentions(stmt, n):
            break
    raise Unsupported(f"{n} is not bound where the function starts: {WHY}", at)


def mentions(stmt, n):
    return any(isinstance(s, gast.Nonlocal) and n in s.names for s in walk(stmt))


def is_made(stmt, found):
    match stmt:
        case gast.Assign(targets=[gast.Name(id=id)]):
            return id in found.values()
    return False


def held(node, cells_):
    """`node` with the items of cells in the place of names."""
    match node:
        case gast.Name(id=id, ctx=ctx):
            return placed(like(cells_[id], ctx=ctx), node) if id in cells_ else node
        case gast.Nonlocal(names=names):
            return nonlocal_(node, [n for n in names if n not in cells_])
        case gast.AnnAssign(target=gast.Name(id=id), value=gast.expr() as value) if id in cells_:
            return placed(gast.Assign([held(node.target, cells_)], held(value, cells_), None), node)
    if isinstance(node, SCOPES):
        hidden = bound_in(node)
        inner = {n: c for n, c in cells_.items() if n not in hidden}
        new = mapped(node, lambda n: held(n, inner))
        return like(new, args=defaults(node.args, cells_)) if hasattr(node, "args") else new
    return mapped(node, lambda n: held(n, cells_))


def defaults(args, cells_):
    """The parameters of a nested function, whose defaults are computed outside of it."""
    keyword = [d and held(d, cells_) for d in args.kw_defaults]
    return like(args, defaults=[held(d, cells_) for d in args.defaults], kw_defaults=keyword)


def nonlocal_(node, left):
    return like(node, names=left) if left else placed(gast.Pass(), node)


def bound_in(node):
    """The names that a nested function has for itself."""
    body = node.body if isinstance(node.body, list) else [node.body]
    outside = {n for s in body if isinstance(s, gast.Nonlocal | gast.Global) for n in s.names}
    args = {p.id for p in parameters(node.args)} if hasattr(node, "args") else set()
    return args | (writes(*body) - outside)
