"""Appends: a list of the function's own grows by one item at a time.

>>> from wengert.transform.reading.source import show
>>> show(appends, '''
... def f(x, y):
...     xs = [x]
...     xs.extend([x * y, y])
...     xs += [xs[0], xs[-1]]
...     if xs:
...         xs.append(y)
...     return xs
... ''')
def f(x, y):
    xs = [x]
    xs.append(x * y)
    xs.append(y)
    xs_item = xs[0]
    xs_item_1 = xs[-1]
    xs.append(xs_item)
    xs.append(xs_item_1)
    if xs != []:
        xs.append(y)
    return xs
"""

import gast

from ..trees.names import reads
from ..trees.tree import assign, like, name, placed
from .private import grown, private
from .rewrite import rewrite
from .scope import Scope


def appends(function: gast.FunctionDef, scope=None) -> gast.FunctionDef:
    """Return `function` with `extend` and `+=` on its own lists written as appends."""
    scope = scope or Scope(function)
    own = private(function, scope)
    if not own:
        return function
    return like(function, body=rewrite(function.body, lambda stmt: rule(stmt, own, scope)))


def rule(stmt, own, scope):
    match stmt:
        case gast.If(test=test) | gast.While(test=test) | gast.Assert(test=test):
            new = tested(test, own)
            return [like(stmt, test=new)] if new is not test else None
    id, items = grown(stmt) or (None, ())
    if id not in own or is_append(stmt):
        return None
    before = []
    if len(items) > 1 and id in reads(*items):  # all items are computed before the list grows
        ids = [scope.fresh(id + "_item") for _ in items]
        before = [assign(new, item, at=stmt) for new, item in zip(ids, items)]
        items = [placed(name(new), item) for new, item in zip(ids, items)]
    return [*before, *(append(id, item, stmt) for item in items)] or [placed(gast.Pass(), stmt)]


def tested(test, own):
    """A test, with `xs != []` for the truth of a list `xs` that grows."""
    match test:
        case gast.Name(id=id) if id in own:
            return placed(gast.Compare(test, [gast.NotEq()], [gast.List([], gast.Load())]), test)
        case gast.BoolOp(values=values):
            new = [tested(v, own) for v in values]
            changed = any(a is not b for a, b in zip(new, values))
            return like(test, values=new) if changed else test
        case gast.UnaryOp(op=gast.Not(), operand=gast.BoolOp() as operand):
            new = tested(operand, own)
            return like(test, operand=new) if new is not operand else test
    return test


def is_append(stmt):
    return isinstance(stmt, gast.Expr) and stmt.value.func.attr == "append"


def append(id, item, at):
    """`id.append(item)` in the place of the statement `at`."""
    function = gast.Attribute(placed(name(id), at), "append", gast.Load())
    new = gast.Call(placed(function, at), [item], [])
    return placed(gast.Expr(placed(new, at)), at)
