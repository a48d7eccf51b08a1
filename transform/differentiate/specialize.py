"""Specialize: what types have made superfluous goes, and objects are made in two steps.

`rt.sequence(x)` is x where x is certainly a list, a tuple, a range or an array with dimensions.
`x = C(v)` of a class with an `__init__` is `x = rt.new(C); C.__init__(x, v)`.
"""

import gast

from ..infer import known
from ..infer.calls import is_made_by_init
from ..names import reads
from ..normalize.rewrite import in_blocks
from ..tree import LOAD, assign, call, like, name, placed, walk
from ..types import (
    NUMERIC,
    UNKNOWN,
    Anything,
    Array,
    Function,
    Known,
    List,
    Range,
    Tuple,
    TupleOf,
    is_complex,
)


def specialize(function, types, namespace, names):
    """`function`, whose names have these types, without calls that do nothing.

    The names and types of what is made anew are added to `names` and to `types`.
    """
    made = Making(types, namespace, names)
    return like(function, body=block(made.block(function.body), types))


def block(stmts, types):
    return [statement(stmt, types) for stmt in stmts]


class Making:
    """Takes the making of objects apart."""

    def __init__(self, types, namespace, names):
        self.types, self.namespace, self.names = types, namespace, names

    def block(self, stmts):
        return [new for stmt in stmts for new in self.statement(stmt)]

    def statement(self, stmt):
        match stmt:
            case gast.Assign(targets=[gast.Name(id=id)], value=gast.Call(func=func) as node):
                cls = known(func, self.types, self.namespace)
                if isinstance(cls, type) and is_made_by_init(cls):
                    return self.made(stmt, node, id)
        return [in_blocks(stmt, self.block)]

    def made(self, stmt, node, id):
        """The statements for `id = C(…)`."""
        new, unused = self.names.fresh(id) if id in reads(node) else id, self.names.fresh("unused")
        self.types |= {new: self.types[id], unused: Known(None)}
        first = assign(new, placed(call("rt.new", node.func), node), at=stmt)
        init = placed(gast.Attribute(node.func, "__init__", LOAD), node.func)
        second = assign(unused, like(node, func=init, args=[name(new), *node.args]), at=stmt)
        return [first, second, *([] if new == id else [assign(id, name(new), at=stmt)])]


def statement(stmt, types):
    match stmt:
        case gast.If() | gast.For() | gast.While():
            return like(stmt, body=block(stmt.body, types), orelse=block(stmt.orelse, types))
        case gast.Try():
            return like(stmt, body=block(stmt.body, types))
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


def with_checks(function, types, augmented, real):
    """`function` with checks of what types leave open, made when it runs.

    augmented: name of a new value → the x of `x op= v`, which must be no array; real: the
    parameters that must not be complex.  Nor must be what is taken to be real, though something
    complex went into it, or nobody knows what made it.
    """
    body = checked(function.body, types, augmented)
    if real:
        body = [gast.Expr(call("rt.real_only", *map(name, real))), *body]
    return like(function, body=body)


def checked(stmts, types, augmented):
    out = []
    for stmt in stmts:
        after = []
        match stmt:
            case gast.If() | gast.For() | gast.While():
                body, orelse = (checked(b, types, augmented) for b in (stmt.body, stmt.orelse))
                stmt = like(stmt, body=body, orelse=orelse)
            case gast.Assign(targets=[gast.Name(id=id)], value=value):
                if id in augmented:
                    check = call("rt.rebound", name(augmented[id]))
                    out.append(gast.copy_location(gast.Expr(check), stmt))
                if may_be_complex(types.get(id)) and (
                    has_complex(value, types) or is_open(value, types)
                ):
                    after = [gast.copy_location(gast.Expr(call("rt.real_only", name(id))), stmt)]
        out += [stmt, *after]
    return out


def may_be_complex(kind):
    """Whether a value may be complex although code for it takes it to be real."""
    unknown = isinstance(kind, Array) and kind.dtype is None
    return unknown or kind in (UNKNOWN, NUMERIC)


def is_open(value, types):
    """Whether a value is what a function returns that is known only when the code runs."""
    match value:
        case gast.Call(func=gast.Name(id=id)):
            return id in types and isinstance(types[id], Function | Anything)
        case gast.Call(func=gast.Attribute(value=gast.Name(id=id))):
            return types.get(id) is UNKNOWN
    return False


def has_complex(value, types):
    """Whether something that is certainly complex goes into a value."""
    constants = any(isinstance(getattr(n, "value", None), complex) for n in walk(value))
    return constants or any(is_complex(types[id]) for id in reads(value) & types.keys())
