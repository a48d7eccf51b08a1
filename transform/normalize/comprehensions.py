"""Comprehensions: each becomes a loop; so does a generator expression that is used up at once.

>>> from wengert.transform.reading.source import show
>>> show(comprehensions, '''
... def f(xs, w):
...     ys = [x * w for x in xs if x > 0]
...     return sum(y * y for y in ys), {k: w for k in xs}
... ''')
def f(xs, w):
    ys = []
    for x in xs:
        if x > 0:
            ys.append(x * w)
    out_sum = 0
    for y in ys:
        out_sum = out_sum + y * y
    keys = []
    values = []
    for k in xs:
        keys.append(k)
        values.append(w)
    out_dict = rt.make_dict(keys, values)
    return out_sum, out_dict

Where only the truth of something counts, it is left whole, and so are `any` and `all`.
"""

import gast

from ..errors import Unsupported
from ..trees.names import reads
from ..trees.tree import assign, call, children, const, dotted, like, name, placed, walk
from . import conditionals
from .generators import consume, consumes, is_generator, is_written, mapped
from .hoist import Hoist
from .lengths import LATE, linked, stores
from .rename import rename
from .rewrite import rewrite
from .scope import COMPREHENSIONS, Scope
from .shape import has_walrus, is_flat, operands

SET = "a set carries no derivative: make a list or a tuple"
GENERATOR = "a generator expression is only taken where it is used up at once: make a list"


def comprehensions(function: gast.FunctionDef, scope=None) -> gast.FunctionDef:
    """Return `function` with loops for the comprehensions whose elements may have derivatives."""
    scope = scope or Scope(function)
    hoist = Hoist(
        scope,
        value=lambda expr: comprehensive(expr, scope),
        test=lambda expr: comprehensive(expr, scope, conditionals.is_test(expr)),
        whole=lambda expr: has_walrus(expr) and comprehensive(expr, scope),
        special=lambda expr: special(expr, scope),
        expand=lambda stmt: expand(stmt, scope),
    )

    groups = linked(function.body)

    def rule(stmt):
        return over_generator(stmt, groups, scope) or unpacked(stmt) or hoist(stmt)

    return like(function, body=rewrite(function.body, rule))


def comprehensive(expr, scope, is_test=False):
    """Whether `expr` has a comprehension to expand, which is not in a test that is left whole."""
    todo = [] if is_test and not has_walrus(expr) else [expr]
    while todo:
        node = todo.pop()
        if isinstance(node, COMPREHENSIONS) or consumes(node, scope):
            return True
        if is_flat(node, scope) and not has_walrus(node):
            continue
        if isinstance(node, gast.IfExp | gast.BoolOp | gast.NamedExpr):
            todo += [n for n in children(node) if isinstance(n, gast.expr)]
        else:
            todo += [e for e, _ in operands(node, scope)]
    return False


def over_generator(stmt, groups, scope):
    """`for v in (f(x) for x in xs)` computes each element when its turn comes."""
    if not (isinstance(stmt, gast.For) and is_generator(stmt.iter, scope)):
        return None
    generator = mapped(stmt.iter, scope)
    if generator is not stmt.iter and is_written(stmt.iter, scope):
        not_changed(stmt, groups)
    if len(generator.generators) > 1:
        if isinstance(stmt.iter, gast.GeneratorExp):
            raise Unsupported(GENERATOR, generator)
        items = placed(gast.ListComp(generator.elt, generator.generators), stmt.iter)
        return [like(stmt, iter=items)]
    element, generators = inlined(generator, scope)
    first = placed(gast.Assign([stmt.target], element, None), stmt)
    return nest(generators, [first, *stmt.body], at=stmt)


def not_changed(stmt, groups):
    """Raise Unsupported if a loop may change what is read before it begins."""
    if any(stores(stmt, a, groups) for a in stmt.iter.args):
        raise Unsupported(LATE, stmt)


def unpacked(stmt):
    """`a, b = (f(x) for x in xs)` uses the generator up at once."""
    match stmt:
        case gast.Assign(targets=[gast.Tuple() | gast.List()], value=gast.GeneratorExp() as value):
            items = placed(gast.ListComp(value.elt, value.generators), value)
            return [like(stmt, value=items)]
    return None


def special(expr, scope):
    """Whether `expr` is what `expand` expands, not only its operands."""
    return (
        isinstance(expr, COMPREHENSIONS)
        or consumes(expr, scope)
        or conditionals.special(expr, scope)
    )


def expand(stmt, scope):
    """`name = expr` where `expr` is a comprehension or uses one up, or has one in a branch."""
    expr = stmt.value
    if consumes(expr, scope):
        new = consume(expr, scope)
        is_sum = isinstance(new, gast.Call) and isinstance(new.args[0], gast.GeneratorExp)
        return total(stmt, new, scope) if is_sum else [like(stmt, value=new)]
    match expr:
        case gast.ListComp():
            return listed(stmt, scope)
        case gast.DictComp():
            return dictionary(stmt, scope)
        case gast.SetComp():
            raise Unsupported(SET, expr)
        case gast.GeneratorExp():
            raise Unsupported(GENERATOR, expr)
    return conditionals.expand(stmt, scope)


def inlined(node, scope):
    """(element, generators) of a comprehension, its variables as names in the function."""
    mapping, generators = {}, []
    for generator in node.generators:
        iter = rename(generator.iter, mapping)
        for n in walk(generator.target):
            if isinstance(n, gast.Name) and n.id not in mapping:
                mapping[n.id] = scope.inner(n.id)
        new = [rename(n, mapping) for n in (generator.target, *generator.ifs)]
        generators.append(like(generator, target=new[0], iter=iter, ifs=new[1:]))
    if isinstance(node, gast.DictComp):
        return (rename(node.key, mapping), rename(node.value, mapping)), generators
    return rename(node.elt, mapping), generators


def nest(generators, inner, at):
    """The loops and tests of a comprehension around the statements `inner`."""
    for generator in reversed(generators):
        for test in reversed(generator.ifs):
            inner = [placed(gast.If(test, inner, []), at)]
        loop = gast.For(generator.target, generator.iter, inner, [], None)
        inner = [placed(loop, at)]
    return inner


def accumulator(stmt, scope):
    """The target of `name = comprehension`, or a new name where the comprehension needs the old."""
    [target] = stmt.targets
    if target.id in reads(stmt.value) | scope.captured:
        return scope.temporary(target.id, stmt.value)
    return target.id


def finish(id, stmt):
    """The value in the name `id` goes to the target of `stmt`."""
    return [] if id == stmt.targets[0].id else [like(stmt, value=name(id))]


def append(id, value, at):
    return placed(gast.Expr(call(f"{id}.append", value)), at)


def listed(stmt, scope):
    """`xs = [element for …]`"""
    id = accumulator(stmt, scope)
    element, generators = inlined(stmt.value, scope)
    empty = assign(id, gast.List([], gast.Load()), at=stmt)
    loops = nest(generators, [append(id, element, stmt)], at=stmt)
    return [empty, *loops, *finish(id, stmt)]


def dictionary(stmt, scope):
    """`d = {key: value for …}`"""
    keys, values = scope.fresh("keys"), scope.fresh("values")
    (key, value), generators = inlined(stmt.value, scope)
    inner = [append(keys, key, stmt), append(values, value, stmt)]
    made = call(dotted(f"{scope.runtime}.make_dict"), name(keys), name(values))
    return [
        assign(keys, gast.List([], gast.Load()), at=stmt),
        assign(values, gast.List([], gast.Load()), at=stmt),
        *nest(generators, inner, at=stmt),
        like(stmt, value=made),
    ]


def total(stmt, expr, scope):
    """`s = sum(element for …)` adds to 0, or to the start that is given."""
    generator, *start = expr.args
    start += [k.value for k in expr.keywords]
    id = accumulator(like(stmt, value=expr), scope)
    element, generators = inlined(generator, scope)
    added = gast.BinOp(name(id), gast.Add(), element)
    first = assign(id, start[0] if start else const(0), at=stmt)
    loops = nest(generators, [assign(id, placed(added, generator), at=stmt)], at=stmt)
    return [first, *loops, *finish(id, stmt)]
