"""Apart: nested functions that take turns at one name get a name each.

    >>> tree = gast.parse('''
    ... def f(x):
    ...     g = lambda t: t * x
    ...     y = g(x)
    ...     if y > 0.0:
    ...         g = lambda t: t + y
    ...         y = g(y)
    ...     return y
    ... ''').body[0]
    >>> from wengert.transform.printing.printer import to_source
    >>> print(to_source(apart(tree)))
    def f(x):
        g = lambda t: t * x
        y = g(x)
        if y > 0.0:
            g_1 = lambda t: t + y
            y = g_1(y)
        return y

So each of them can be lifted.  That is done where the text tells which of them every use means:
the one before it in its block, or in a block around it, with no other in between.
"""

from collections import Counter

import gast

from ..trees.fresh import Names
from ..trees.names import all_names, parameters, reads, writes
from ..trees.tree import SCOPES, like, statements, walk

LATER = (*SCOPES, gast.GeneratorExp)  # what they read, they read when they run


class Ambiguous(Exception):
    """A use that may mean one function or another."""


def apart(function):
    """`function`, its nested functions with names that differ, where that is certain."""
    counted = Counter(filter(None, map(defines, statements(function.body))))
    shared = [id for id, times in counted.items() if times > 1]
    names = Names(all_names(function)) if shared else None
    for id in shared:
        if is_bound_otherwise(id, function) or is_read_later(id, function):
            continue
        try:
            body, _ = Parting(id, names).block(function.body, None)
        except Ambiguous:
            continue
        function = like(function, body=body)
    return function


def defines(stmt):
    """The name that a statement gives to a nested function, if it does."""
    match stmt:
        case gast.FunctionDef(name=id):
            return id
        case gast.Assign(targets=[gast.Name(id=id)], value=gast.Lambda()):
            return id
    return None


def is_bound_otherwise(id, function):
    """Whether anything but a nested function gets the name."""
    if id in {p.id for p in parameters(function.args)}:
        return True
    for node in walk(function):
        match node:
            case gast.Nonlocal(names=names) | gast.Global(names=names) if id in names:
                return True
    return any(id in writes(own_part(s)) for s in statements(function.body) if defines(s) != id)


def own_part(stmt):
    """A statement without the blocks in it."""
    blocks = {f: [] for f in ("body", "orelse", "handlers", "finalbody") if hasattr(stmt, f)}
    return stmt if isinstance(stmt, SCOPES) else like(stmt, **blocks)


def is_read_later(id, function):
    """Whether something in the function that runs later reads the name."""
    inner = (n for stmt in function.body for n in walk(stmt) if isinstance(n, LATER))
    return any(id in reads(node) for node in inner)


class Parting:
    """Renames one name, block by block; `current` is its new name there, None where unsure."""

    def __init__(self, id, names):
        self.id, self.names = id, names
        self.used = False

    def fresh(self):
        """A name for one more function: the first one keeps its own."""
        if self.used:
            return self.names.fresh(self.id)
        self.used = True
        return self.id

    def block(self, stmts, current):
        """The statements with the name renamed, and what it is called after them."""
        out = []
        for stmt in stmts:
            stmt, current = self.statement(stmt, current)
            out.append(stmt)
        return out, current

    def statement(self, stmt, current):
        if defines(stmt) == self.id:
            new = self.fresh()
            return self.definition(stmt, new), new
        if self.id not in writes(stmt):
            return self.renamed(stmt, current), current
        return self.compound(stmt, current), None

    def definition(self, stmt, new):
        if isinstance(stmt, gast.FunctionDef):
            return like(stmt, name=new)
        return like(stmt, targets=[like(stmt.targets[0], id=new)])

    def compound(self, stmt, current):
        """A statement with a nested function of this name somewhere in it."""
        match stmt:
            case gast.If():
                head = {"test": self.renamed(stmt.test, current)}
            case gast.For() | gast.While() if self.id not in reads(own_part(stmt)):
                head, current = {}, None
            case _:
                raise Ambiguous
        body, _ = self.block(stmt.body, current)
        orelse, _ = self.block(stmt.orelse, current)
        return like(stmt, **head, body=body, orelse=orelse)

    def renamed(self, node, current):
        """`node` reading the name by what it is called now."""
        if self.id not in all_names(node):
            return node
        if isinstance(node, gast.Name):
            if current is None:
                raise Ambiguous
            return like(node, id=current)
        return like(node, **{f: self.field(getattr(node, f), current) for f in node._fields})

    def field(self, old, current):
        if isinstance(old, list):
            return [self.field(item, current) for item in old]
        return self.renamed(old, current) if isinstance(old, gast.AST) else old
