"""Conditionals: what is evaluated only sometimes becomes an `if`; a walrus becomes an assignment.

>>> from wengert.transform.reading.source import show
>>> show(conditionals, '''
... def f(x, n, c):
...     y = g(n) + (x if c else -x)
...     z = n or y
...     while (k := g(z)) > n:
...         z = k
...     return z
... ''')
def f(x, n, c):
    y_g = g(n)
    if c:
        y_choice = x
    else:
        y_choice = -x
    y = y_g + y_choice
    z = n
    if not z:
        z = y
    while True:
        k = g(z)
        test = k > n
        if test:
            z = k
        else:
            break
    return z

Comparisons and tests are left whole: nothing in them has a derivative.
"""

import gast

from ..errors import Unsupported
from ..trees.names import reads
from ..trees.quote import quote
from ..trees.tree import assign, like, name, placed
from .hoist import Hoist
from .rewrite import rewrite
from .scope import COMPREHENSIONS, Scope
from .shape import has_walrus, is_flat, operands, walruses


def conditionals(function: gast.FunctionDef, scope=None) -> gast.FunctionDef:
    """Return `function` without ternaries, without `and` and `or` as values, without walruses."""
    scope = scope or Scope(function)
    hoist = Hoist(
        scope,
        value=lambda expr: conditional(expr, scope),
        test=lambda expr: has_walrus(expr) if is_test(expr) else conditional(expr, scope),
        whole=has_walrus,
        special=lambda expr: special(expr, scope),
        expand=lambda stmt: expand(stmt, scope),
    )
    return like(function, body=rewrite(function.body, lambda stmt: refused(stmt) or hoist(stmt)))


def is_test(expr):
    """Whether `expr`, as the test of an `if`, is left whole by its shape."""
    return isinstance(expr, gast.BoolOp)


def refused(stmt):
    """Refuse a walrus whose name would be bound too early or too late."""
    match stmt:
        case gast.AugAssign(target=gast.Name(id=id), value=value) if id in walruses(value):
            raise Unsupported("a walrus in an augmented assignment: assign before", value)
        case gast.Assert(msg=gast.expr() as msg) if has_walrus(msg):
            raise Unsupported("a walrus in the message of an assert: assign before", msg)


def conditional(expr, scope):
    """Whether `expr`, whose value counts, has a walrus or a part evaluated only sometimes."""
    todo = [expr]
    while todo:
        node = todo.pop()
        if is_flat(node, scope) or isinstance(node, COMPREHENSIONS):
            if has_walrus(node):
                return True
        elif isinstance(node, gast.IfExp | gast.BoolOp | gast.NamedExpr):
            return True
        else:
            todo += [e for e, _ in operands(node, scope)]
    return False


def special(expr, scope):
    """Whether `expr` is what `expand` expands, not only its operands."""
    match expr:
        case gast.BoolOp():
            return not is_flat(expr, scope) or has_walrus(expr)
        case gast.Compare(comparators=[_, _, *_]):
            return has_walrus(expr)  # its later operands are evaluated only sometimes
    return isinstance(expr, gast.IfExp | gast.NamedExpr)


def expand(stmt, scope):
    """`name = expr` without the ternary, `and`, `or` or walrus that `expr` is."""
    match stmt.value:
        case gast.IfExp(test=test, body=body, orelse=orelse):
            branches = [like(stmt, value=body)], [like(stmt, value=orelse)]
            return [placed(gast.If(test, *branches), stmt)]
        case gast.BoolOp():
            return boolean(stmt, scope)
        case gast.Compare():
            return [like(stmt, value=chain(stmt.value, scope))]
    target, value = stmt.value.target, stmt.value.value
    return [assign(target.id, value, at=stmt), like(stmt, value=name(target.id))]


def boolean(stmt, scope):
    """The value of `a and b`: a; and where that is true, b."""
    [target] = stmt.targets
    op, (first, *rest) = stmt.value.op, stmt.value.values
    if target.id in reads(*rest) | walruses(*rest) | scope.captured:
        return through(scope.temporary(target.id, stmt.value), stmt)
    value = rest[0] if len(rest) == 1 else placed(gast.BoolOp(op, rest), stmt.value)
    test = name(target.id)
    test = test if isinstance(op, gast.And) else quote("not x", x=test)
    return [like(stmt, value=first), placed(gast.If(test, [like(stmt, value=value)], []), stmt)]


def through(id, stmt):
    """`stmt` by way of the name `id`."""
    return [assign(id, stmt.value, at=stmt), like(stmt, value=name(id))]


def chain(compare, scope):
    """`a < (b := c) < d` as `a < b_1 and b_1 < d`: each middle is evaluated once, when due."""
    left, links = compare.left, []
    for i, (op, right) in enumerate(zip(compare.ops, compare.comparators)):
        held = right
        if i < len(compare.ops) - 1:
            id = scope.fresh("middle")
            held = gast.NamedExpr(gast.Name(id, gast.Store(), None, None), right)
            right = name(id)
        links.append(placed(gast.Compare(left, [op], [held]), compare))
        left = right
    return placed(gast.BoolOp(gast.And(), links), compare)
