"""Attempts: the derivative of a `try`, which holds simple statements and notes whether they failed.

    try:
        y_1 = g(x)
        failed = False
    except ValueError:
        failed = True

To both sweeps this is one statement with many results.  Its adjoint, or its tangents, stand in a
branch that is taken if it did not fail.
"""

import gast

from ..errors import Unsupported
from ..trees.names import reads, writes
from ..trees.quote import quote
from ..trees.tree import call, dotted, like, name, placed, statements
from .flows import varied
from .steps import Dynamic, PulledBack, UserCall

CALLS = (UserCall, Dynamic, PulledBack)


def flag_of(stmt):
    """The name that says whether an attempt failed."""
    return stmt.body[-1].targets[0].id


def check_attempts(facts):
    """Refuse what is not as in a function without `try`: changes half done, values in errors."""
    result = facts.tree.body[-1].value
    for stmt in statements(facts.tree.body):
        if not isinstance(stmt, gast.Try):
            continue
        for inner in stmt.body:
            if facts.memory.of(inner):
                raise Unsupported("a change that may fail half done: move it out of the try", inner)
        for handler in stmt.handlers:
            noted = writes(*handler.body)
            if not reads(result).isdisjoint(varied(facts, noted)):
                raise Unsupported("what an error holds has no derivative: return it", handler)


def guarded(stmt, body, facts):
    """An attempt of `body`, whose handlers don't get what this project refuses."""
    handlers = stmt.handlers
    if any(isinstance(facts.step(s), CALLS) for s in stmt.body):
        ours = gast.ExceptHandler(dotted(f"{facts.rt}.Refusal"), None, [gast.Raise(None, None)])
        handlers = [placed(ours, stmt), *handlers]
    return like(stmt, body=body, handlers=handlers)


# Reverse mode


def attempted(to, stmt, statement):
    """The adjoint of an attempt; `statement` writes that of a simple statement."""
    to.at, to.out = stmt, []
    to.settle()
    first, before = to.out, dict(to.live)
    out = []
    for inner in reversed(stmt.body):
        out += statement(to, inner)
    to.at, to.out = stmt, []
    to.settle()
    out, one = out + to.out, to.live
    body = [to.replaced.get(id(s), s) for s in stmt.body]
    to.replaced[id(stmt)] = guarded(stmt, body, to.facts)
    bound = writes(stmt)
    other = {n: kind for n, kind in before.items() if n not in bound}
    zeros = cleared(to, stmt, other, one)
    to.live = {n: one[n] if one[n] == to.live[n] else "shared" for n in one}
    to.out = first
    if out or zeros:
        test = name(flag_of(stmt))
        branch = gast.If(quote("not f", f=test), out, zeros) if out else gast.If(test, zeros, [])
        to.out = [*first, placed(branch, stmt)]
    return to.out


def cleared(to, stmt, other, one):
    """The zeros that an attempt that failed needs, for what it has an adjoint for if not."""
    to.at, to.out, to.live = stmt, [], dict(other)
    for n in sorted(one.keys() - other.keys()):
        to.clear(n)
    return to.out


def flow_back(stmt, live, statement):
    """Which names have an adjoint before an attempt, if `live` have one after it."""
    one = set(live)
    for inner in reversed(stmt.body):
        one = statement(inner, one)
    return one | (live - writes(stmt))


# Forward mode


def tangents(to, stmt):
    """An attempt and then its tangents.

    A call computes both at once.  What its tangent raises is not for the handlers: where they got
    something, the primal is asked whether that was its own.
    """
    ahead, after, whole = [], [], []
    calls = any(isinstance(to.facts.step(s), CALLS) for s in stmt.body)
    for inner in stmt.body:
        new = to.statement(inner)
        whole += new
        ahead += [s for s in new if s is inner]
        after += [s for s in new if s is not inner]
    if not calls:
        branch = placed(gast.If(quote("not f", f=name(flag_of(stmt))), after, []), stmt)
        return [like(stmt, body=ahead), branch] if after else [stmt]
    failed = name(flag_of(stmt))
    again = placed(gast.Expr(call(f"{to.facts.rt}.failed_again", failed)), stmt)
    confirmed = placed(gast.If(failed, [stmt, again], []), stmt)
    return [guarded(stmt, whole, to.facts), confirmed]
