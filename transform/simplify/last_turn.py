"""Last turn: a product of matrices for a next turn that does not come is not computed.

    >>> from wengert.transform.reading.source import show
    >>> show(last_turn, '''
    ... def f(x_bar, ws, n):
    ...     bars = []
    ...     for k in reversed(range(n)):
    ...         bars.append(x_bar)
    ...         x_bar = x_bar @ ws[k]
    ...     return bars
    ... ''')
    def f(x_bar, ws, n):
        bars = []
        for k in reversed(range(n)):
            bars.append(x_bar)
            if k > 0:
                x_bar = x_bar @ ws[k]
        return bars

This is the adjoint of what went into the first layer of a network: often the largest of all.
"""

import gast

from ..trees.fresh import Names
from ..trees.names import all_names, reads, writes
from ..trees.quote import quote
from ..trees.tree import like, name, placed, target, walk


def last_turn(function):
    """`function`, with tests in those of its loops that count down to 0."""
    body, names = function.body, Names(all_names(function))
    new = [guarded(stmt, touched(body[k + 1 :]), names) for k, stmt in enumerate(body)]
    return like(function, body=new)


def guarded(stmt, after, names):
    """A statement; a loop, with a test of products not used in the turn, and not `after`."""
    match stmt:
        case gast.For(
            target=gast.Name(id=index),
            iter=gast.Call(
                func=gast.Name(id="reversed"),
                args=[gast.Call(func=gast.Name(id="range"), args=[_])],
            ),
            body=body,
        ) if index not in writes(*body):
            pass
        case _:
            return stmt
    late = [s for k, s in enumerate(body) if is_product(s, touched(body[k + 1 :]) | after)]
    if not late:
        return stmt
    index = names.fresh("k") if index == "_" else index
    test = quote("k > 0", k=name(index))
    new = [placed(gast.If(test, [s], []), s) if s in late else s for s in body]
    return like(stmt, target=target(index), body=new)


def is_product(stmt, used):
    """Whether all that a statement does is to name a product of matrices, and none of `used`."""
    match stmt:
        case gast.Assign(targets=[gast.Name(id=id)], value=value) if id not in used:
            nodes = walk(value)
            calls = any(isinstance(n, gast.Call) for n in nodes)
            return not calls and any(isinstance(n, gast.MatMult) for n in nodes)
    return False


def touched(stmts):
    return reads(*stmts) | writes(*stmts)
