"""Prune: drop the statements whose work nothing reads.

    >>> from wengert.transform.reading.source import show
    >>> show(prune, '''
    ... def f(x, n):
    ...     y = x * x
    ...     w = y + 1
    ...     xs = []
    ...     for i in range(n):
    ...         w = np.sin(w)
    ...         xs.append(w)
    ...         if x > y:
    ...             x = x * y
    ...     return x
    ... ''')
    def f(x, n):
        y = x * x
        for i in range(n):
            if x > y:
                x = x * y
        return x

Each block is walked from its last statement to its first, carrying what is live: the names whose
present value will still be read.  A list to which values are only appended is not read.
"""

import gast

from ..infer.alone import alone
from ..trees.names import parameters, reads, writes
from ..trees.tree import like, statements
from .pure import is_pure


def prune(function, pure=is_pure, shared=frozenset()):
    """`function` without dead statements; `pure` says whether an expression has no effect.

    shared: the names whose values others may see; of a list that is alone, only its items
    """
    seen = shared - alone(function) if shared else shared
    own = made_here(function) - seen
    return like(function, body=Pruner(pure, own, shared).block(function.body, frozenset())[0])


class Pruner:
    def __init__(self, pure, own=frozenset(), shared=frozenset()):
        self.pure, self.own, self.shared = pure, own, shared

    def block(self, block, live):
        """Prune a block, after which `live` is read; say also what is read before it."""
        kept = []
        for stmt in reversed(block):
            new, live = self.statement(stmt, live)
            if new is not None:
                kept.append(new)
        return kept[::-1], live

    def statement(self, stmt, live):
        match stmt:
            case gast.Assign(targets=[target], value=value):
                return self.assignment(stmt, target, value, live)
            case gast.AugAssign(target=gast.Name(id=id), value=value):
                if id not in live and id not in self.shared and self.pure(value):
                    return None, live
                return stmt, live | {id} | reads(value)
            case gast.AugAssign(target=gast.Subscript(value=gast.Name(id=id))):
                return self.effect(stmt, id, live)
            case gast.Expr(
                value=gast.Call(func=gast.Attribute(value=gast.Name(id=id), attr="append" | "pop"))
            ):
                return self.effect(stmt, id, live)
            case gast.Expr(value=value) if self.pure(value):
                return None, live
            case gast.If():
                return self.branch(stmt, live)
            case gast.For() | gast.While():
                return self.loop(stmt, live)
            case gast.FunctionDef(name=id):
                return (stmt, (live - {id}) | reads(stmt)) if id in live else (None, live)
            case gast.With(items=items):
                body, live = self.block(stmt.body, live)
                return like(stmt, body=body or [gast.Pass()]), live | reads(*items)
            case gast.Pass():
                return None, live
        return stmt, live | reads(stmt)

    def assignment(self, stmt, target, value, live):
        match target:
            case gast.Subscript(value=gast.Name(id=id)) | gast.Attribute(value=gast.Name(id=id)):
                return self.effect(stmt, id, live)
        bound = writes(target)
        if bound.isdisjoint(live) and self.pure(value):
            return None, live
        popped = popped_list(value)
        if bound.isdisjoint(live) and popped in self.own and popped not in live:
            return None, live
        if isinstance(value, gast.Name) and [value.id] == list(bound):
            return None, live
        return stmt, (live - bound) | reads(value) | reads(target)

    def effect(self, stmt, id, live):
        """A change of the list or array `id`."""
        if id not in live and id in self.own:
            return None, live
        return stmt, live | reads(stmt) | reads_target(stmt)

    def branch(self, stmt, live):
        body, before_body = self.block(stmt.body, live)
        orelse, before_else = self.block(stmt.orelse, live)
        if not body and not orelse and self.pure(stmt.test):
            return None, live
        if not body and orelse:
            test = gast.UnaryOp(gast.Not(), stmt.test)
            new = like(stmt, test=test, body=orelse, orelse=[])
        else:
            new = like(stmt, body=body or [gast.Pass()], orelse=orelse)
        return new, before_body | before_else | reads(stmt.test)

    def loop(self, stmt, live):
        """What a body reads first is live at its end too, for the next turn: repeat until it is."""
        head = stmt.iter if isinstance(stmt, gast.For) else stmt.test
        own = writes(stmt.target) if isinstance(stmt, gast.For) else frozenset()
        after, live = live, live | (reads(head) if isinstance(stmt, gast.While) else frozenset())
        while True:
            body, before = self.block(stmt.body, live)
            if before - own <= live:
                break
            live |= before - own
        if not body and own and own.isdisjoint(after):
            return None, after
        new = like(stmt, body=body or [gast.Pass()])
        return new, live | reads(head)


def made_here(function):
    """The names that are only ever bound to new values, which nobody else refers to."""
    made, other = set(), {p.id for p in parameters(function.args)}
    for stmt in statements(function.body):
        match stmt:
            case gast.Assign(targets=[gast.Name(id=id)], value=value) if is_new(value):
                made.add(id)
            case gast.If() | gast.While():
                pass
            case gast.For(target=target):
                other |= writes(target)
            case _:
                other |= writes(stmt)
    return made - other


def is_new(value):
    match value:
        case gast.List() | gast.BinOp() | gast.Constant():
            return True
        case gast.Call(func=gast.Attribute(attr=attr)):
            return attr in ("zeros_like", "copy", "zeros", "array", "empty")
    return False


def reads_target(stmt):
    match stmt:
        case gast.AugAssign(target=target) | gast.Assign(targets=[target]):
            return reads(target)
    return frozenset()


def popped_list(value):
    """The list that `value` pops from, if it is such a call."""
    match value:
        case gast.Call(func=gast.Attribute(value=gast.Name(id=id), attr="pop"), args=[]):
            return id
    return None
