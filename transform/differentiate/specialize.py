"""Specialize: what types have made superfluous goes.

`rt.sequence(x)` is x where x is certainly a list, a tuple, a range or an array with dimensions.
"""

import gast

from ..tree import like
from ..types import Array, List, Range, Tuple, TupleOf


def specialize(function, types):
    """`function`, whose names have these types, without calls that do nothing."""
    return like(function, body=block(function.body, types))


def block(stmts, types):
    return [statement(stmt, types) for stmt in stmts]


def statement(stmt, types):
    match stmt:
        case gast.If() | gast.For() | gast.While():
            return like(stmt, body=block(stmt.body, types), orelse=block(stmt.orelse, types))
        case gast.Assign(
            value=gast.Call(
                func=gast.Attribute(value=gast.Name(id="rt"), attr="sequence"),
                args=[gast.Name(id=id) as source],
            )
        ) if is_indexed(types.get(id)):
            return like(stmt, value=source)
    return like(stmt)  # facts are kept by identity: no statement may stand in two places


def is_indexed(kind):
    """Whether a value is certainly one that `rt.sequence` returns as it is."""
    if isinstance(kind, Array):
        return bool(kind.ndim)
    return isinstance(kind, (List, Tuple, TupleOf, Range))
