"""Reads of what may be unbound: an error in the primal is the same error in its derivative.

Simplifying may drop the statement that reads the name, so the name is read before it; where that
statement is still there in the end, reading it once is enough.

>>> from wengert.transform.reading.source import show
>>> show(without_idle, '''
... def f(x, flag):
...     if flag:
...         z = x
...     if x > 5.0:
...         rt.bound(z)
...         y = z * x
...     else:
...         rt.bound(z)
...         y = 1.0
...     return y
... ''')
def f(x, flag):
    if flag:
        z = x
    if x > 5.0:
        y = z * x
    else:
        rt.bound(z)
        y = 1.0
    return y
"""

import gast

from ..analyze.bound import unbound_reads
from ..normalize.rewrite import in_blocks
from ..trees.names import parameters, reads, writes
from ..trees.quote import quote
from ..trees.tree import blocks, call, children, const, dotted, like, name, placed, statements
from ..types import Array, List, Number, is_numeric

ZEROS = {"b": False, "i": 0, "f": 0.0}  # of each kind of number


def unbound_of(facts, body, apart=()):
    """What of the user's variables may be read unbound: identity of a statement → its names.

    apart: the identities of the statements whose reads are not the user's
    """
    params = {p.id for p in parameters(facts.tree.args)}
    found = unbound_reads(body, params, lambda stmt: id(stmt) not in apart)
    own = {s: {n for n in ids if facts.variable(n) in facts.variables} for s, ids in found.items()}
    return {stmt: ids for stmt, ids in own.items() if ids}


def checks(facts):
    """What tells that names are unbound: identity of a statement → [the statement ahead of it]."""
    body = facts.tree.body
    found = unbound_of(facts, body)
    at = {id(stmt): stmt for stmt in statements(body)}
    return {stmt: [placed(reading_of(ids), at[stmt])] for stmt, ids in found.items()}


def reading_of(ids):
    """The statement that reads names: one that is unbound, or has a placeholder, is an error."""
    return gast.Expr(call("rt.bound", *map(name, sorted(ids))))


def with_reads(block, found):
    """A block in which names are read before statements: identity of a statement → its names."""
    out = []
    for stmt in block:
        if id(stmt) in found:
            out.append(placed(reading_of(found[id(stmt)]), stmt))
        simple = isinstance(stmt, gast.Try)
        out.append(stmt if simple else in_blocks(stmt, lambda inner: with_reads(inner, found)))
    return out


def names_checked(block):
    """The names that a block's statements of `reading_of` read."""
    return {id for stmt in statements(block) for id in checked_by(stmt)}


def without_idle(function):
    """`function` without reads of names that a statement beside reads, and that start unbound."""
    return like(function, body=needed(function.body, given(function.body)))


def given(block):
    """The names that have placeholders: a check of their values has to stay."""
    return {id for stmt in block if is_placeholder(stmt) for id in writes(stmt)}


def needed(block, held):
    out, seen = [], frozenset()
    for stmt, after in zip(block, [*block[1:], None]):
        ids = checked_by(stmt)
        if ids and ids <= (seen | surely_read(after)) - held:
            continue
        out.append(in_blocks(stmt, lambda inner: needed(inner, held)))
        seen |= surely_read(stmt)
    return out


def is_placeholder(stmt):
    match stmt:
        case gast.Assign(targets=[gast.Name()], value=gast.Attribute(attr="UNBOUND")):
            return True
    return False


def checked_by(stmt):
    match stmt:
        case gast.Expr(value=gast.Call(func=gast.Attribute(attr="bound"), args=args)):
            return reads(*args)
    return frozenset()


MAYBE = (gast.Lambda, gast.IfExp, gast.BoolOp, gast.Compare, gast.GeneratorExp, gast.ListComp)


def surely_read(node):
    """The names that are read wherever a simple statement is run to its end."""
    match node:
        case None | gast.FunctionDef():
            return frozenset()
        case gast.Name(id=id, ctx=gast.Load()):
            return frozenset([id])
        case gast.stmt() if blocks(node):
            return frozenset()
    if isinstance(node, MAYBE):
        return frozenset()
    return frozenset().union(*map(surely_read, children(node)))


def placeholder(kind, checked=False):
    """A value of the type of what is bound later, so that the type is certain; or None.

    checked: it is asked before it is read.  A list has no items, which is an error of its own.
    """
    match kind:
        case List(item=Number()):
            return gast.List([], gast.Load())
        case _ if checked:
            return dotted("rt.UNBOUND")
        case Number(kind=of) if of in ZEROS:
            return const(ZEROS[of])
        case Array(int(ndim), "float64"):
            return quote("np.zeros(shape)", shape=gast.Tuple([const(0)] * ndim, gast.Load()))
        case _ if is_numeric(kind):
            return const(0.0)
    return const(None)
