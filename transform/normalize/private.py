"""Which lists a function may grow: those that it made, as long as nobody else sees them.

>>> sorted(private(gast.parse('''
... def f(x):
...     powers = [x]
...     seen = []
...     alias = seen
...     for i in range(3):
...         powers.append(powers[i] * x)
...         seen.append(x)
...     return powers
... ''').body[0]))
['powers']

Each binding of such a name is a list display or a comprehension, and no nested function reads it.
What lets the list out (a copy of the name, a call, a container, a loop over it) stands where the
same list can't grow any more.  To tell, a walk from the end to the start carries the names that may
still grow.
"""

import gast

from ..trees.names import parameters
from ..trees.tree import blocks, children, statements, walk
from .scope import Scope, survey

MADE = (gast.List, gast.ListComp)


def private(function: gast.FunctionDef, scope=None):
    """The names of the lists that may grow in place."""
    scope = scope or Scope(function)
    names = made_here(function)
    if not names:
        return names
    walking = Walk(names, scope.is_builtin("len"))
    walking.block(function.body, frozenset())
    return names - walking.seen


def grown(stmt):
    """(list, items) of a statement that makes a list grow by what it displays, or None."""
    match stmt:
        case gast.Expr(
            value=gast.Call(
                func=gast.Attribute(value=gast.Name(id=id), attr="append"), args=[item], keywords=[]
            )
        ):
            items = [item]
        case gast.Expr(
            value=gast.Call(
                func=gast.Attribute(value=gast.Name(id=id), attr="extend"),
                args=[gast.List(elts=items) | gast.Tuple(elts=items)],
                keywords=[],
            )
        ):
            pass
        case gast.AugAssign(
            target=gast.Name(id=id),
            op=gast.Add(),
            value=gast.List(elts=items) | gast.Tuple(elts=items),
        ):
            pass
        case _:
            return None
    return None if any(isinstance(item, gast.Starred) for item in items) else (id, items)


def made_here(function):
    """The names that are bound to new lists, and to nothing else."""
    counts = {}
    for stmt in statements(function.body):
        for id in bound_to_lists(stmt):
            counts[id] = counts.get(id, 0) + 1
    for node in walk(function):
        match node:
            case gast.Name(id=id) if id in counts and not isinstance(node.ctx, gast.Load):
                counts[id] -= 1
            case gast.Global(names=ids):
                counts = {id: n for id, n in counts.items() if id not in ids}
    found = survey(function)
    others = (
        found.imported | found.inner | found.captured | {p.id for p in parameters(function.args)}
    )
    return frozenset(id for id, n in counts.items() if n == 0) - others


def bound_to_lists(stmt):
    """The names that a statement binds to new lists, or makes grow by `+=`."""
    match stmt:
        case gast.Assign(targets=[gast.Tuple(elts=ids)], value=gast.Tuple(elts=values)) if len(
            ids
        ) == len(values):
            pairs = zip(ids, values)
        case (
            gast.Assign(targets=[target], value=value) | gast.AnnAssign(target=target, value=value)
        ):
            pairs = [(target, value)]
        case gast.AugAssign(target=gast.Name(id=id)) if grown(stmt):
            return [id]
        case _:
            return []
    return [t.id for t, v in pairs if isinstance(t, gast.Name) and isinstance(v, MADE)]


class Walk:
    """From the end of a function to its start, with the names that may grow `later`."""

    def __init__(self, names, has_len):
        self.names, self.has_len = names, has_len
        self.seen = set()
        self.loops = []  # of each loop around: what may grow after it, and after a turn

    def block(self, block, later):
        for stmt in reversed(block):
            later = self.statement(stmt, later)
        return later

    def statement(self, stmt, later):
        """What may grow from the start of `stmt` on, if `later` may after it."""
        match stmt:
            case gast.If():
                one, other = self.block(stmt.body, later), self.block(stmt.orelse, later)
                return self.look(stmt.test, one | other, test=True)
            case gast.For() | gast.While():
                return self.loop(stmt, later)
            case gast.With(items=items, body=body):
                later = self.block(body, later)
                return self.look(gast.Tuple([i.context_expr for i in items], gast.Load()), later)
            case gast.Try():
                return self.attempt(stmt, later)
            case gast.Break():
                return self.loops[-1][0]
            case gast.Continue():
                return self.loops[-1][1]
            case gast.Return() | gast.Raise():
                return self.look(stmt, frozenset())
            case gast.Assert():
                return self.look(stmt.msg, self.look(stmt.test, later, test=True))
        return self.simple(stmt, later)

    def attempt(self, stmt, later):
        """A `try` stops anywhere: what grows in it counts as seen."""
        grows = {found[0] for s in statements([stmt]) if (found := grown(s))}
        self.seen |= grows & self.names
        return later.union(*(self.block(block, later | grows) for block in blocks(stmt)))

    def simple(self, stmt, later):
        found = grown(stmt)
        if found and found[0] in self.names:
            later |= {found[0]}
            for item in found[1]:
                self.look(item, later)
            return later
        return self.look(stmt, later.difference(bound_to_lists(stmt)))

    def loop(self, stmt, later):
        after = self.block(stmt.orelse, later)
        head = after
        while True:
            self.loops.append((later, head))
            start = after | self.block(stmt.body, head)
            self.loops.pop()
            if isinstance(stmt, gast.While):
                self.look(stmt.test, start, test=True)
            if start <= head:
                break
            head |= start
        return self.look(stmt.iter, head) if isinstance(stmt, gast.For) else head

    def look(self, node, later, test=False):
        """Note what `node` lets out though it may grow later; return `later`."""
        if node is not None:
            self.seen |= self.let_out(node, test) & later
        return later

    def let_out(self, node, test=False):
        """The names that `node` reads other than for an item, the length, or a comparison."""
        match node:
            case gast.Name(id=id):
                return {id} if id in self.names and not test else set()
            case gast.Subscript(value=gast.Name(), slice=index) if not isinstance(
                index, gast.Slice
            ):
                return self.let_out(index)
            case gast.Call(func=gast.Name(id="len"), args=[gast.Name()], keywords=[]):
                return set() if self.has_len else self.any_of(children(node))
            case gast.Compare(left=left, comparators=rest):
                return self.any_of(n for n in (left, *rest) if not isinstance(n, gast.Name))
            case gast.UnaryOp(op=gast.Not(), operand=gast.Name()):
                return set()
            case gast.UnaryOp(op=gast.Not(), operand=operand):
                return self.let_out(operand, test)
            case gast.BoolOp(values=values):
                return self.any_of(values, test)
            case gast.IfExp():
                chosen = self.any_of((node.body, node.orelse), test)
                alone = isinstance(node.test, gast.Name)
                return chosen | self.let_out(node.test, test=alone)
        return self.any_of(children(node))

    def any_of(self, nodes, test=False):
        return set().union(*(self.let_out(n, test) for n in nodes))
