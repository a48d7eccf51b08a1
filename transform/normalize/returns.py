"""Returns: a `return` inside a loop becomes a `break`, and a flag that is tested after the loop.

>>> from wengert.transform.reading.source import show
>>> show(returns, '''
... def f(xs, t):
...     for x in xs:
...         if x > t:
...             return x
...     return t
... ''')
def f(xs, t):
    returned = False
    for x in xs:
        if x > t:
            out = x
            returned = True
            break
    if returned:
        return out
    return t

Where a loop has no other way out, no flag is needed.
"""

import gast

from ..errors import Unsupported
from ..trees.fresh import Names
from ..trees.names import all_names
from ..trees.quote import number
from ..trees.tree import assign, const, like, name, placed, statements, target
from .loop_else import breaks
from .rewrite import in_blocks
from .scope import Scope


def returns(function: gast.FunctionDef, scope=None) -> gast.FunctionDef:
    """Return `function` without a `return` inside a loop.  Loops have no `else` here."""
    scope = scope or Scope(function)
    if not any(map(returning, function.body)):
        return function
    ids = (scope.result(), scope.fresh("returned"))
    body = outside(function.body, *ids)
    if any(isinstance(s, gast.If) and is_name(s.test, ids[1]) for s in statements(body)):
        body = [assign(ids[1], const(False), at=function.body[0]), *body]
    return like(function, body=body)


def is_name(expr, id):
    return isinstance(expr, gast.Name) and expr.id == id


def returning(stmt):
    """Whether `stmt` is or holds a loop that holds a `return`."""
    return any(
        isinstance(loop, gast.For | gast.While)
        and any(isinstance(s, gast.Return) for s in statements(loop.body))
        for loop in statements([stmt])
    )


def outside(block, out, flag):
    """`block`, which is in no loop, with its loops freed from returns."""
    done = []
    for stmt in block:
        if not returning(stmt):
            done.append(stmt)
        elif isinstance(stmt, gast.If | gast.With | gast.Try):
            done.append(in_blocks(stmt, lambda inner: outside(inner, out, flag)))
        else:
            leave = placed(gast.Return(name(out)), stmt)
            loop = like(stmt, body=inside(stmt.body, out, flag))
            done += [loop, *after(stmt, leave, flag)]
            if is_endless(stmt):
                break
    return done


def inside(block, out, flag):
    """`block`, which is in a loop, with its returns as breaks."""
    done = []
    for stmt in block:
        match stmt:
            case gast.Return(value=value):
                value = const(None) if value is None else value
                done.append(assign(out, value, at=stmt))
                done.append(assign(flag, const(True), at=stmt))
                done.append(placed(gast.Break(), stmt))
                return done
            case gast.For() | gast.While() if returning(stmt):
                leave = placed(gast.Break(), stmt)
                loop = like(stmt, body=inside(stmt.body, out, flag))
                done += [loop, *after(stmt, leave, flag)]
            case _:
                done.append(in_blocks(stmt, lambda inner: inside(inner, out, flag)))
    return done


def after(loop, leave, flag):
    """What follows a loop that may have returned."""
    if is_endless(loop):
        return [leave]
    return [placed(gast.If(name(flag), [leave], []), loop)]


def is_endless(loop):
    """Whether the one way out of a loop is to return."""
    return isinstance(loop, gast.While) and is_true(loop.test) and not breaks(loop.body)


def is_true(test):
    """Whether `test` is the constant True, or a number other than zero."""
    return isinstance(test, gast.Constant) and (test.value is True or bool(number(test)))


def without_aux(tree):
    """`return value` where the function returns `(value, aux)`; and what aux is called then."""
    names = Names(all_names(tree))
    value, aux = names.fresh("value"), names.fresh("aux")
    last = tree.body[-1]
    match tree.body[-2:]:
        case [gast.Assign(targets=[gast.Name(id=id)], value=gast.Tuple(elts=[one, two])),
              gast.Return(value=gast.Name(id=out))] if id == out:  # fmt: skip
            both = [assign(value, one, last), assign(aux, two, last)]
            return like(tree, body=[*tree.body[:-2], *both, like(last, value=name(value))]), aux
    both = gast.Tuple([target(value), target(aux)], gast.Store())
    if not isinstance(last.value, gast.Name):
        raise Unsupported("has_aux=True needs a function that returns a pair", last)
    unpacking = gast.copy_location(gast.Assign([both], last.value, None), last)
    return like(tree, body=[*tree.body[:-1], unpacking, like(last, value=name(value))]), aux
