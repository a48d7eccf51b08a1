"""Specialize: what types have made superfluous goes.

`rt.sequence(x)` is x where x is certainly a list, a tuple, a range or an array with dimensions.
"""

import gast

from ..tree import call, like, name
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


def with_checks(function, augmented, real):
    """`function` with checks of what types leave open, made when it runs.

    augmented: name of a new value → the x of `x op= v`, which must be no array; real: the
    parameters that must not be complex.
    """
    body = checked(function.body, augmented)
    if real:
        body = [gast.Expr(call("rt.real_only", *map(name, real))), *body]
    return like(function, body=body)


def checked(stmts, augmented):
    out = []
    for stmt in stmts:
        match stmt:
            case gast.If() | gast.For() | gast.While():
                body, orelse = checked(stmt.body, augmented), checked(stmt.orelse, augmented)
                stmt = like(stmt, body=body, orelse=orelse)
            case gast.Assign(targets=[gast.Name(id=id)]) if id in augmented:
                check = call("rt.rebound", name(augmented[id]))
                out.append(gast.copy_location(gast.Expr(check), stmt))
        out.append(stmt)
    return out
