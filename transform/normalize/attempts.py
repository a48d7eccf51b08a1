"""Attempts: a `try` holds a few simple statements, of which all are undone or none.

>>> from wengert.transform.reading.source import show
>>> show(attempts, '''
... def f(x, n):
...     y = x
...     failed = False
...     try:
...         for i in range(n):
...             y_g = g(y)
...             y = y_g + i
...     except ValueError:
...         failed = True
...     if failed:
...         y = -y
...     return y
... ''')
def f(x, n):
    y = x
    failed = False
    try:
        range(n)
        failed_2 = False
    except ValueError:
        failed_2 = True
    if failed_2:
        failed = True
    else:
        for i in range(n):
            try:
                y_g = g(y)
                y_1 = y_g + i
                failed_1 = False
            except ValueError:
                failed_1 = True
            if failed_1:
                failed = True
                break
            else:
                y = y_1
    if failed:
        y = -y
    return y

An attempt is one statement with many results, under names of its own: none of them counts if it
failed.  Branches, loops, and what others may see (variables of the function, stores) stand outside
of attempts, in the `else` of a test whether they failed.  What may fail in a store is tried before.
"""

import gast

from ..analyze.bound import unbound
from ..errors import Unsupported
from ..trees.names import parameters, reads, writes
from ..trees.quote import quote
from ..trees.tree import assign, blocks, const, like, name, placed, statements
from .reached import is_refusal
from .rewrite import in_blocks
from .scope import Scope
from .tried import Tried

CONTEXT = "a context in a try may handle its errors: move it into a function of its own"


def attempts(function: gast.FunctionDef, scope=None) -> gast.FunctionDef:
    """Return `function`, in the small language, with attempts alone."""
    scope = scope or Scope(function)
    if not any(isinstance(s, gast.Try) for s in statements(function.body)):
        return function
    given = {p.id for p in parameters(function.args)}
    loose = unbound(function.body, given, lambda stmt: True)
    return like(function, body=Blocks(scope, function, loose).block(function.body))


class Blocks:
    """Finds each `try`, inner ones first."""

    def __init__(self, scope, function, loose):
        self.scope, self.function, self.loose = scope, function, loose
        self.plain = plain(function)

    def block(self, stmts):
        out, failed = [], None
        for stmt in stmts:
            if isinstance(stmt, gast.Try):
                own = local(stmt, self.function) - self.scope.captured
                tried = Tried(self.scope, own, self.loose, self.plain)
                attempt = Attempt(in_blocks(stmt, self.block), tried)
                out, failed = [*out, *attempt.whole()], attempt.failed
            else:
                out += merged(out, in_blocks(stmt, self.block), failed)
                failed = None
        return out


def merged(before, stmt, failed):
    """What handles an error, told apart by the test right before it, if that is all there is."""
    match before[-1:], stmt:
        case [
            gast.If(body=[gast.Assign(targets=[gast.Name(id=noted)])], orelse=rest) as last
        ], gast.If(test=gast.Name(id=test)) if test == noted == failed and all(
            map(is_simple, rest)
        ):
            before.pop()
            return [like(last, body=stmt.body, orelse=[*rest, *stmt.orelse])]
    return [stmt]


def local(stmt, function):
    """The names that one statement in the body of a `try` binds, and that are read only there."""
    bound, read = {}, set()
    inside = {id(s) for s in statements(stmt.body)}
    for s in statements(function.body):
        own = own_part(s)
        for n in writes(own):
            bound[n] = bound.get(n, 0) + (1 if id(s) in inside else 2)
        read |= reads(own) if id(s) not in inside else set()
    return {n for n, count in bound.items() if count == 1} - read


def plain(function):
    """The names that are bound to constants, and to `not` of such names, alone."""
    other, found = {p.id for p in parameters(function.args)}, {}
    for stmt in statements(function.body):
        match stmt:
            case gast.Assign(targets=[gast.Name(id=id)], value=gast.Constant(value=int())):
                found[id] = True
            case gast.Assign(
                targets=[gast.Name(id=id)], value=gast.UnaryOp(op=gast.Not(), operand=gast.Name())
            ):
                found[id] = True
            case _:
                other |= writes(own_part(stmt))
    return found.keys() - other


def own_part(stmt):
    """A statement without the blocks in it."""
    if not blocks(stmt):
        return stmt
    fields = {f: [] for f in ("body", "orelse", "handlers", "finalbody") if hasattr(stmt, f)}
    return like(stmt, **fields)


class Attempt:
    """One `try`, whose body becomes attempts; `tried` says how its simple statements do."""

    def __init__(self, stmt, tried):
        self.scope, self.stmt, self.tried = tried.scope, stmt, tried
        self.failed = next(h.body[-1].targets[0].id for h in stmt.handlers if is_noting(h))
        self.leave = []  # of each loop around: what leaves it

    def whole(self):
        return self.block(self.stmt.body) or [placed(gast.Pass(), self.stmt)]

    # Blocks

    def block(self, stmts):
        """The statements `stmts`, attempted one after the other as long as none fails."""
        now, later, k = [], [], 0
        while k < len(stmts) and not later and is_simple(stmts[k]):
            more, later = self.tried.simple(stmts[k], reads(*now))
            now += more
            k += 1
        rest = [*later, *self.following(stmts[k:])]
        return self.attempted(now, rest) if now else rest

    def following(self, stmts):
        """The same where the first is no simple statement, or there was something before."""
        if not stmts or is_simple(stmts[0]):
            return self.block(stmts) if stmts else []
        first, *rest = stmts
        match first:
            case gast.Break() | gast.Raise():
                return [first]
            case gast.If():
                return self.branch(first, rest)
            case gast.For():
                return self.loop(first, rest)
            case gast.While():
                return self.turns(first, rest)
            case gast.With():
                return self.context(first, rest)
        return self.inner(first, rest)

    def attempted(self, now, rest):
        """`now` attempted, and the `rest` if that did not fail."""
        flag = self.scope.fresh("failed")
        handlers = [flagged(h, flag) for h in self.stmt.handlers]
        body = [*now, assign(flag, const(False), at=self.stmt)]
        tried = like(self.stmt, body=body, handlers=handlers)
        return [tried, self.tested(flag, rest)]

    def tested(self, flag, rest):
        at = self.stmt
        leave = [placed(gast.Break(), at)] if self.leave else []
        failure = [assign(self.failed, const(True), at=at)] if flag != self.failed else []
        body = [*failure, *leave] or [placed(gast.Pass(), at)]
        return placed(gast.If(name(flag), body, rest), at)

    def after(self, rest):
        """What follows a block in which something may have failed."""
        if not rest:
            return [self.tested(self.failed, [])] if self.leave else []
        return [self.tested(self.failed, self.block(rest))]

    # Statements with blocks

    def branch(self, stmt, rest):
        """The truth of a test is attempted: that of an array is an error."""
        flag = self.scope.fresh("test")
        negated = placed(quote("not x", x=stmt.test), stmt)
        sure = stmt.test.id in self.tried.plain
        leave, self.leave = self.leave, self.leave if not rest else []
        body, orelse = self.block(stmt.body), self.block(stmt.orelse)
        self.leave = leave
        fails = any(isinstance(s, gast.Try) for s in statements(body + orelse))
        after = self.after(rest) if fails and rest else self.block(rest)
        if sure:
            return [like(stmt, body=body or [placed(gast.Pass(), stmt)], orelse=orelse), *after]
        new = gast.If(name(flag), orelse or [placed(gast.Pass(), stmt)], body)
        return self.attempted([assign(flag, negated, at=stmt)], [placed(new, stmt), *after])

    def loop(self, stmt, rest):
        check = placed(gast.Expr(stmt.iter), stmt)
        self.leave.append(stmt)
        body = self.block(stmt.body)
        self.leave.pop()
        new = like(stmt, body=body or [placed(gast.Pass(), stmt)])
        return self.attempted([check], [new, *self.after(rest)])

    def turns(self, stmt, rest):
        self.leave.append(stmt)
        body = stmt.body
        if not (isinstance(stmt.test, gast.Constant) and stmt.test.value is True):
            flag = self.scope.fresh("test")
            leave = placed(gast.Break(), stmt)
            again = placed(gast.If(name(flag), stmt.body, [leave]), stmt)
            body = [assign(flag, stmt.test, at=stmt), again]
        body = self.block(body)
        self.leave.pop()
        return [like(stmt, test=const(True), body=body), *self.after(rest)]

    def context(self, stmt, rest):
        [item] = stmt.items
        if not isinstance(item.context_expr, gast.Call):
            raise Unsupported(CONTEXT, stmt)
        check = placed(gast.Expr(item.context_expr), stmt)
        leave, self.leave = self.leave, []
        body = self.block(stmt.body)
        self.leave = leave
        return self.attempted([check], [like(stmt, body=body), *self.after(rest)])

    def inner(self, stmt, rest):
        """An attempt already, with a flag last: what its handlers don't catch, others may."""
        flag = self.scope.fresh("failed")
        *body, last = stmt.body
        fine = assign(flag, const(False), at=stmt)
        failed = assign(last.targets[0].id, const(True), at=stmt)
        own = [like(h, body=[*h.body, fine]) if is_noting(h) else h for h in stmt.handlers]
        others = [flagged(h, flag) for h in self.stmt.handlers]
        others = [like(h, body=[failed, *h.body]) if is_noting(h) else h for h in others]
        new = like(stmt, body=[*body, fine, last], handlers=[*own, *others])
        return [new, self.tested(flag, self.block(rest))]


def is_simple(stmt):
    """Whether it is attempted as it is; what is refused is no error that a handler sees."""
    return not (blocks(stmt) or isinstance(stmt, gast.Break) or is_refusal(stmt))


def is_noting(handler):
    """Whether a handler notes the error, and does not only raise it again."""
    return isinstance(handler.body[-1], gast.Assign)


def flagged(handler, flag):
    """`handler`, noting the error under another name."""
    if not is_noting(handler):
        return handler
    *others, last = handler.body
    return like(handler, body=[*others, assign(flag, last.value, at=handler)])
