"""Renamed: a function built again with the names of its webs, which `versions` found."""

import gast

from ..trees.tree import like
from .rename import rename


class Renamed:
    """Builds the function again, statement by statement in the order in which `Flow` met them."""

    def __init__(self, places, names):
        self.places = places
        self.names = names

    def block(self, stmts):
        return [self.statement(stmt) for stmt in stmts]

    def next(self):
        """(new names of what the next statement reads, of what it binds), where they changed"""
        return [
            {v: self.names[n] for v, n in place.items() if self.names[n] != v}
            for place in next(self.places)
        ]

    def statement(self, stmt):
        reads, binds = self.next()
        match stmt:
            case gast.Assign() | gast.AugAssign() if not reads and not binds:
                return stmt
            case gast.If():
                test = rename(stmt.test, reads)
                body = self.block(stmt.body)
                return like(stmt, test=test, body=body, orelse=self.block(stmt.orelse))
            case gast.While():
                return like(stmt, test=rename(stmt.test, reads), body=self.block(stmt.body))
            case gast.For():
                _, binds = self.next()
                head = {"target": rename(stmt.target, binds), "iter": rename(stmt.iter, reads)}
                return like(stmt, **head, body=self.block(stmt.body))
            case gast.Assign():
                targets = [self.target(t, reads, binds) for t in stmt.targets]
                return like(stmt, targets=targets, value=rename(stmt.value, reads))
            case gast.AugAssign():
                target = self.target(stmt.target, reads, binds)
                return like(stmt, target=target, value=rename(stmt.value, reads))
            case gast.With():
                items = [self.entered(item, reads, binds) for item in stmt.items]
                return like(stmt, items=items, body=self.block(stmt.body))
            case gast.Try():  # which binds no name that it read before
                return rename(stmt, reads | binds)
            case gast.FunctionDef():
                return stmt
        return rename(stmt, reads)

    def entered(self, item, reads, binds):
        bound = item.optional_vars and rename(item.optional_vars, binds)
        return like(item, context_expr=rename(item.context_expr, reads), optional_vars=bound)

    def target(self, node, reads, binds):
        return rename(node, binds if isinstance(node, gast.Name | gast.Tuple) else reads)
