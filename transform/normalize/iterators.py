"""Iterators: one that has a name is read once; what reads it again would begin anew.

>>> function = gast.parse('''
... def f(xs):
...     it = iter(xs)
...     first = rt.sequence(it)
...     rest = rt.sequence(it)
...     return rest
... ''').body[0]
>>> try:
...     iterators(function, Scope(function))
... except Unsupported as error:
...     print(error.msg, error.node.lineno, sep="; line ")
an iterator goes on where its last reader stopped: make a list of it; line 3
"""

from collections import Counter

import gast

from ..errors import Unsupported
from ..trees.names import reads, writes
from ..trees.tree import statements, walk
from .scope import Scope

MAKERS = {"enumerate", "filter", "iter", "map", "reversed", "zip"}
AGAIN = "an iterator goes on where its last reader stopped: make a list of it"


def iterators(function: gast.FunctionDef, scope: Scope) -> gast.FunctionDef:
    """Return `function` as it is, or raise Unsupported where an iterator may be read twice."""
    stmts = [*statements(function.body)]
    made = {stmt.targets[0].id: stmt for stmt in stmts if is_iterator(stmt, scope)}
    if not made or scope.emitted:
        return function
    loads = (n for n in walk(function) if isinstance(n, gast.Name))
    count = Counter(n.id for n in loads if isinstance(n.ctx, gast.Load))
    count.update(scope.captured)
    for stmt in stmts:
        count.update(read_in_turns(stmt))
    for id, stmt in made.items():
        if count[id] > 1:
            raise Unsupported(AGAIN, stmt)
    return function


def is_iterator(stmt, scope):
    """Whether a statement gives a name to an iterator."""
    match stmt:
        case gast.Assign(targets=[gast.Name()], value=gast.Call(func=gast.Name(id=id))):
            return id in MAKERS and scope.is_builtin(id)
    return False


def read_in_turns(stmt):
    """The names that are bound before a loop, and read in each of its turns."""
    match stmt:
        case gast.For(body=body):
            return reads(*body) - writes(*body)
        case gast.While(test=test, body=body):
            return reads(test, *body) - writes(*body)
    return frozenset()
