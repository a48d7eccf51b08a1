"""Specialize: what types have made superfluous goes, and objects are made in two steps.

`rt.sequence(x)` is x where x is certainly a list, a tuple, a range or an array with dimensions.
`x = C(v)` of a class with an `__init__` is `x = rt.new(C); C.__init__(x, v)`.
"""

import gast
import numpy as np

from ..frozen import frozen
from ..infer import known
from ..infer.calls import is_made_by_init
from ..infer.places import MISSING
from ..infer.real import keeps_real
from ..normalize.rewrite import in_blocks
from ..trees.names import parameters, reads, writes
from ..trees.tree import LOAD, assign, blocks, call, like, name, placed, statements, walk
from ..types import (
    NUMERIC,
    UNKNOWN,
    Anything,
    Array,
    Function,
    Known,
    List,
    Number,
    Range,
    Tuple,
    TupleOf,
    inside,
    is_complex,
)

IMAGINARY = np.imag, np.angle, np.iscomplex, np.iscomplexobj


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


def with_checks(function, types, namespace, augmented, real, floating=frozenset()):
    """`function` with checks of what types leave open, made when it runs.

    augmented: name of a new value → the x of `x op= v`, which must be no array; real: the
    parameters that must not be complex.  Nor must be what is taken to be real, though something
    complex went into it, or what made it makes complex numbers of real ones, or isn't known;
    floating: the names of what must be no array of integers.
    """
    facts = Openness(types, namespace, perhaps_complex(function, types), floating)
    body = checked(function.body, facts, augmented)
    if real:
        body = [gast.Expr(call("rt.real_only", *map(name, real))), *body]
    given = sorted(floating & {p.id for p in parameters(function.args)})
    return like(
        function, body=[*(gast.Expr(call("rt.floats_only", name(n))) for n in given), *body]
    )


def checked(stmts, facts, augmented):
    """`stmts` with their checks."""
    out = []
    for stmt in stmts:
        before, after = [], []
        match stmt:
            case gast.Assign(targets=[gast.Name(id=id)], value=value):
                if id in augmented:
                    before = [call("rt.rebound", name(augmented[id]))]
                before += [call("rt.real_only", name(z)) for z in facts.taken_apart(value)]
                if may_be_complex(facts.types.get(id)) and facts.leaves_open(value):
                    after = [call("rt.real_only", name(id))]
                if id in facts.floating:
                    after.append(call("rt.floats_only", name(id)))
            case gast.For(target=gast.Name(id=id)) if id in facts.floating:
                check = gast.copy_location(gast.Expr(call("rt.floats_only", name(id))), stmt)
                body, orelse = (checked(b, facts, augmented) for b in (stmt.body, stmt.orelse))
                stmt = like(stmt, body=[check, *body], orelse=orelse)
            case _:
                stmt = in_blocks(stmt, lambda block: checked(block, facts, augmented))
        before, after = (
            [gast.copy_location(gast.Expr(c), stmt) for c in s] for s in (before, after)
        )
        out += [*before, stmt, *after]
    return out


def may_be_complex(kind):
    """Whether a value may be complex although code for it takes it to be real."""
    unknown = isinstance(kind, Array) and kind.dtype is None
    return unknown or kind in (UNKNOWN, NUMERIC)


@frozen
class Openness:
    """What is known of values; `perhaps`: names of what may be complex; see `with_checks`."""

    types: dict
    namespace: object
    perhaps: set
    floating: frozenset

    def leaves_open(self, value):
        """Whether a value may be complex, as far as what it is made of tells."""
        return has_complex(value, self.perhaps) or (
            isinstance(value, gast.Call) and self.makes_complex(value)
        )

    def taken_apart(self, value):
        """The name of the number whose imaginary part is asked for: a power of Python's has one."""
        match value:
            case gast.Attribute(value=gast.Name(id=id), attr="imag"):
                asked = True
            case gast.Call(func=func, args=[gast.Name(id=id), *_]):
                function = known(func, self.types, self.namespace)
                asked = any(function is f for f in IMAGINARY)
            case _:
                return ()
        t = self.types.get(id)
        real = isinstance(t, Number) and t.kind == "f"
        return (id,) if asked and (real or may_be_complex(t)) else ()

    def makes_complex(self, node):
        """Whether a call may make something complex of real numbers, or isn't known at all."""
        match node.func:
            case gast.Name(id=id) if isinstance(self.types.get(id), Function | Anything):
                return True
            case gast.Attribute(value=gast.Name(id=id)) if self.types.get(id) is UNKNOWN:
                return True
        function = known(node.func, self.types, self.namespace)
        if function is MISSING:
            return False
        bound = hasattr(function, "__objclass__") and isinstance(node.func, gast.Attribute)
        count = len(node.args) + bound
        return not keeps_real(function, count, [k.arg for k in node.keywords])


def has_complex(node, perhaps):
    """Whether a node reads something complex; `perhaps`: the names of what may be."""
    constants = any(isinstance(getattr(n, "value", None), complex) for n in walk(node))
    return constants or not perhaps.isdisjoint(reads(node))


def perhaps_complex(function, types):
    """The names of what is complex, or has an open type and something complex went into it."""
    found = {id for id, t in types.items() if is_complex(t)}
    simple = [s for s in statements(function.body) if not blocks(s)] if types else []
    before = -1
    while before < len(found):
        before = len(found)
        for stmt in simple:
            if has_complex(stmt, found):
                names = writes(stmt) | stored_into(stmt)
                found |= {id for id in names if leaves_open(types.get(id))}
    return found


def stored_into(stmt):
    """The names of what a statement may put something into."""
    match stmt:
        case gast.Assign(targets=[gast.Subscript() | gast.Attribute() as place]):
            return reads(place.value)
        case gast.Expr(value=gast.Call()):
            return reads(stmt.value)
    return frozenset()


def leaves_open(kind):
    """Whether a type leaves open that something in it is complex."""
    return may_be_complex(kind) or any(map(leaves_open, inside(kind)))
