"""Leaves: `return`, `break` and `continue` come last; what followed stands in the other branch.

>>> from wengert.transform.reading.source import show
>>> show(leaves, '''
... def f(x, n):
...     if x < 0:
...         return 0.0
...     for i in range(n):
...         if i % 2:
...             continue
...         x = x * x
...     return x
... ''')
def f(x, n):
    if x < 0:
        out = 0.0
    else:
        for i in range(n):
            if i % 2:
                pass
            else:
                x = x * x
        out = x
    return out

Where a branch leaves only here and there, and something follows it, a flag says whether it left:

>>> show(leaves, '''
... def f(x, n):
...     for i in range(n):
...         if i % 2:
...             if x > 9:
...                 break
...             x = x * x
...         x = x + 1
...     return x
... ''')
def f(x, n):
    for i in range(n):
        stop = False
        if i % 2:
            if x > 9:
                stop = True
            else:
                x = x * x
        if stop:
            break
        else:
            x = x + 1
    return x
"""

import gast

from ..errors import Unsupported
from ..trees.tree import assign, blocks, const, like, name, placed
from .rewrite import in_blocks
from .scope import Scope

LEAVES = (gast.Return, gast.Break, gast.Continue)
FLAGS = {gast.Return: "done", gast.Break: "stop", gast.Continue: "skip"}


def leaves(function: gast.FunctionDef, scope=None) -> gast.FunctionDef:
    """Return `function` with one `return`, no `continue`, and each `break` in tail position.

    Loops have no `else` and no `return` here.
    """
    scope = scope or Scope(function)
    body = tail(loops(function.body, scope), scope)
    match body[-1:]:
        case [gast.Return()] if not any(map(may_leave, body[:-1])):
            last = body.pop()
            value = const(None) if last.value is None else last.value
            return like(function, body=[*body, like(last, value=value)])
    if not any(map(may_leave, body)):
        last = placed(gast.Return(const(None)), function.body[-1])
        return like(function, body=[*body, last])
    out = scope.result()
    last = placed(gast.Return(name(out)), function.body[-1])
    return like(function, body=[*landed(body, out, function.body[-1]), last])


def loops(block, scope):
    """`block` with the bodies of its loops in order."""
    out = []
    for stmt in block:
        match stmt:
            case gast.For() | gast.While():
                body = tail(loops(stmt.body, scope), scope)
                out.append(like(stmt, body=fallen(body) or [placed(gast.Pass(), stmt)]))
            case _:
                out.append(in_blocks(stmt, lambda inner: loops(inner, scope)))
    return out


def may_leave(stmt):
    """Whether `stmt` may leave the block it is in, other than by an error."""
    match stmt:
        case gast.If() | gast.With() | gast.Try():
            return any(may_leave(s) for block in blocks(stmt) for s in block)
    return isinstance(stmt, LEAVES)


def leaves_always(block):
    """Whether what follows `block` is never reached."""
    return any(map(always, block))


def always(stmt):
    match stmt:
        case gast.If(body=body, orelse=orelse):
            return leaves_always(body) and leaves_always(orelse)
        case gast.With(body=body):
            return leaves_always(body)
        case gast.Try(body=body, handlers=handlers, orelse=orelse):
            return leaves_always(body + orelse) and all(leaves_always(h.body) for h in handlers)
    return isinstance(stmt, (*LEAVES, gast.Raise))


def tail(block, scope):
    """`block` with its leaves in tail position."""
    out = []
    for i, stmt in enumerate(block):
        if isinstance(stmt, gast.If) and may_leave(stmt):
            return [*out, *branch(stmt, block[i + 1 :], scope)]
        if isinstance(stmt, gast.With | gast.Try) and may_leave(stmt):
            rest = () if always(stmt) else block[i + 1 :]
            return [*out, *region(stmt, rest, scope)]
        out.append(stmt)
        if always(stmt):
            break
    return out


def branch(stmt, rest, scope):
    """An `if` that may leave, and the `rest` that follows it."""
    body, orelse = stmt.body, stmt.orelse
    if rest and leaves_always(body):
        rest = () if leaves_always(orelse) else rest
        orelse, rest = [*orelse, *rest], ()
    elif rest and leaves_always(orelse):
        body, rest = [*body, *rest], ()
    stmt = like(stmt, body=tail(body, scope), orelse=tail(orelse, scope))
    return flagged(stmt, rest, scope) if rest else [stmt]


def region(stmt, rest, scope):
    """A `with` or `try` that may leave, and the `rest` that follows it: it is left afterwards."""
    if isinstance(stmt, gast.Try) and any(map(may_leave, stmt.finalbody)):
        raise Unsupported("to leave in a finally drops the error: leave after it", stmt)
    inner = in_blocks(stmt, lambda block: tail(block, scope))
    if isinstance(stmt, gast.With) and always(stmt):
        flags = {}
        quiet = raise_flags(inner, flags, Silent(scope))
        if len(flags) == 1:
            [(kind, (_, result, leave))] = flags.items()
            last = gast.Return(name(result)) if kind is gast.Return else leave
            return [quiet, placed(last, stmt)]
    return flagged(inner, rest, scope)


class Silent:
    """A scope for a statement that leaves in one way, always: no flag has to say so."""

    def __init__(self, scope):
        self.scope = scope

    def result(self):
        return self.scope.result()

    def fresh(self, base):
        return None


def flagged(stmt, rest, scope):
    """Both branches may fall through and one may leave: a flag for each way to leave."""
    flags = {}
    stmt = raise_flags(stmt, flags, scope)
    after = tail(rest, scope)
    for kind, (id, result, leave) in reversed(flags.items()):
        last = gast.Return(name(result)) if kind is gast.Return else leave
        after = [placed(gast.If(name(id), [last], after), stmt)]
    before = [assign(id, const(False), at=stmt) for id, _, _ in flags.values()]
    return [*before, stmt, *after]


def raise_flags(stmt, flags, scope):
    """`stmt` with each leave as a flag; `flags` gets kind -> (flag, result, leave)."""
    match stmt:
        case gast.Try(orelse=[_, *_] as orelse):
            inner = raise_flags(like(stmt, orelse=[]), flags, scope)
            left = list(flags.values())  # then the else is not reached
            orelse = raise_all(orelse, flags, scope)
            for id, _, _ in left:
                orelse = [placed(gast.If(name(id), [placed(gast.Pass(), stmt)], orelse), stmt)]
            return like(inner, orelse=orelse)
        case gast.If() | gast.With() | gast.Try():
            return in_blocks(stmt, lambda block: raise_all(block, flags, scope))
        case gast.Return() | gast.Break() | gast.Continue():
            kind = type(stmt)
            if kind not in flags:
                result = scope.result() if kind is gast.Return else None
                flags[kind] = (scope.fresh(FLAGS[kind]), result, stmt)
            id, result, _ = flags[kind]
            value = [landing(stmt, result)] if result else []
            flag = [assign(id, const(True), at=stmt)] if id else []
            return [*value, *flag] or [placed(gast.Pass(), stmt)]
    return stmt


def raise_all(block, flags, scope):
    return [t for s in block for t in as_list(raise_flags(s, flags, scope))]


def as_list(new):
    return new if isinstance(new, list) else [new]


def landing(leave, out):
    """The value of a `return`, in the variable `out`, where it may be already."""
    if isinstance(leave.value, gast.Name) and leave.value.id == out:
        return placed(gast.Pass(), leave)
    return assign(out, const(None) if leave.value is None else leave.value, at=leave)


def landed(block, out, at):
    """`block`, at the end of the function, with its returns as assignments to `out`."""
    match block[-1:]:
        case [gast.Return() as last]:
            return [*block[:-1], landing(last, out)]
        case [gast.Raise()]:
            return block
        case [gast.If() as last] if may_leave(last) or always(last):
            body, orelse = landed(last.body, out, last), landed(last.orelse, out, last)
            return [*block[:-1], like(last, body=body, orelse=orelse)]
    return [*block, assign(out, const(None), at=at)]


def fallen(block):
    """`block`, the body of a loop, without its `continue`, which comes last."""
    match block[-1:]:
        case [gast.Continue()]:
            return block[:-1]
        case [gast.If() as last] if may_leave(last):
            body = fallen(last.body) or [placed(gast.Pass(), last)]
            return [*block[:-1], like(last, body=body, orelse=fallen(last.orelse))]
    return block
