"""Tries: what handles an error stands after the `try`, which only notes that there was one.

>>> from wengert.transform.reading.source import show
>>> show(tries, '''
... def f(x):
...     try:
...         y = g(x)
...     except ValueError as error:
...         y = h(error)
...     else:
...         y = y * x
...     finally:
...         close(x)
...     return y
... ''')
def f(x):
    failed = False
    try:
        failed_1 = False
        try:
            y = g(x)
        except ValueError as error_1:
            error_2 = error_1
            failed_1 = True
        if failed_1:
            error = error_2
            y = h(error)
            error = None
            del error
        else:
            y = y * x
    except BaseException as error_3:
        error_4 = error_3
        failed = True
    close(x)
    if failed:
        raise error_4
    return y

Nothing leaves a `try` here other than by an error.
"""

import gast

from ..trees.quote import quote
from ..trees.tree import assign, const, like, name, placed, target
from .leaves import leaves_always
from .rewrite import in_blocks
from .scope import Scope


def tries(function: gast.FunctionDef, scope=None) -> gast.FunctionDef:
    """Return `function` with no `else` and no `finally` on a `try`, and handlers that only note."""
    scope = scope or Scope(function)
    return like(function, body=block(function.body, scope))


def block(stmts, scope):
    out = []
    for stmt in stmts:
        stmt = in_blocks(stmt, lambda inner: block(inner, scope))
        match stmt:
            case gast.Try(finalbody=[_, *_]):
                out += final(stmt, scope)
            case gast.Try():
                out += handled(stmt, scope)
            case _:
                out.append(stmt)
    return out


def final(stmt, scope):
    """`finally`: on the way out, whatever the way."""
    inner = stmt.body
    flag, error = scope.fresh("failed"), None
    start = assign(flag, const(False), at=stmt)
    if stmt.handlers or stmt.orelse:
        inner = handled(like(stmt, finalbody=[]), scope)
    note, error = noted(name("BaseException"), flag, None, scope, stmt)
    again = placed(gast.Raise(name(error), None), stmt)
    last = placed(gast.If(name(flag), [again], []), stmt)
    return [start, like(stmt, body=inner, handlers=[note], orelse=[], finalbody=[]),
            *stmt.finalbody, last]  # fmt: skip


def handled(stmt, scope):
    """`except` and `else`, after the `try`."""
    flag = scope.fresh("failed")
    which = scope.fresh("caught") if len(stmt.handlers) > 1 else None
    notes, chosen = [], []
    for k, handler in enumerate(stmt.handlers):
        if is_passed_on(handler):
            notes.append(handler)
            continue
        value = assign(which, const(k), at=handler) if which else None
        note, error = noted(handler.type or name("BaseException"), flag, value, scope, handler)
        notes.append(note)
        chosen.append((k, ran(handler, error, scope)))
    after = dispatched(chosen, which, stmt)
    outcome = gast.If(name(flag), after, stmt.orelse)
    tried = like(stmt, handlers=notes, orelse=[])
    return [assign(flag, const(False), at=stmt), tried, placed(outcome, stmt)]


def is_passed_on(handler):
    """Whether a handler only raises again."""
    return isinstance(handler.body[0], gast.Raise) and handler.body[0].exc is None


def noted(kind, flag, value, scope, at):
    """A handler that notes the error, and the name that the error has afterwards."""
    caught, error = scope.fresh("error"), scope.fresh("error")
    body = [assign(error, name(caught), at=at), assign(flag, const(True), at=at)]
    body[1:1] = [value] if value else []
    return placed(gast.ExceptHandler(kind, target(caught), body), at), error


def ran(handler, error, scope):
    """The body of a handler, where the error is called `error`."""
    body = raised_again(handler.body, error)
    if handler.name is None:
        return body
    id = handler.name.id
    first = assign(id, name(error), at=handler)
    gone = [
        assign(id, const(None), at=handler),
        placed(gast.Delete([gast.Name(id, gast.Del(), None, None)]), handler),
    ]
    return [first, *body, *(() if leaves_always(body) or id in scope.captured else gone)]


def raised_again(stmts, error):
    """`stmts` with the error named where it is raised again."""
    out = []
    for stmt in stmts:
        match stmt:
            case gast.Raise(exc=None):
                out.append(like(stmt, exc=name(error)))
            case gast.Try():
                out.append(like(stmt, body=raised_again(stmt.body, error)))
            case _:
                out.append(in_blocks(stmt, lambda inner: raised_again(inner, error)))
    return out


def dispatched(chosen, which, at):
    """What the handler that was chosen does."""
    if not chosen:
        return [placed(gast.Pass(), at)]
    (_, last), *others = reversed(chosen)
    for k, body in others:
        last = [placed(gast.If(quote("w == k", w=name(which), k=const(k)), body, last), at)]
    return last
