"""What a loop keeps for its shape alone: the shape is kept.

ys.append(y)                              y_shapes.append(y.shape)
…                                         …
y = ys.pop()                        →     y_shape = y_shapes.pop()
x_bar = rt.sum_to(z_bar, like=y)          x_bar = rt.sum_to_shape(z_bar, y_shape)
"""

import gast

from ..analyze.flow import header_reads
from ..analyze.fresh import is_fresh
from ..frozen import replace
from ..trees.names import writes
from ..trees.quote import quote
from ..trees.tree import assign, blocks, call, like, mapped, name, statements, walk
from ..types import Array


def shapes_kept(sweeps, facts):
    """The sweeps, where lists of arrays of which only the shapes are read are lists of shapes."""
    for kept in sweeps.lists:
        pull, pushed = found(sweeps, kept)
        if pull is None or not is_for_shape(pull, pushed, sweeps.reverse, facts):
            continue
        if all(is_fresh(value) for value in bound_to(pushed, sweeps.forward)):
            sweeps = with_shapes(sweeps, kept, pushed, facts)
    return sweeps


def found(sweeps, kept):
    """The statement that takes values from a list, and the name of what is put there; or None."""
    pushes = [s for s in statements(sweeps.forward) if pushed_by(s, kept)]
    pulls = [s for s in statements(sweeps.reverse) if kept in header_reads(s)]
    ids = {pushed_by(s, kept) for s in pushes} | {i for s in pulls for i in writes(s)}
    return (pulls[0], ids.pop()) if len(pulls) == 1 and len(ids) == 1 else (None, None)


def bound_to(id_, block):
    """The values that a name is given; None for what isn't plain."""
    for stmt in statements(block):
        if id_ in writes(stmt) and not blocks(stmt):
            yield stmt.value if isinstance(stmt, gast.Assign) else None


def pushed_by(stmt, kept):
    """The name of what a statement puts into a list, or None."""
    match stmt:
        case gast.Expr(
            value=gast.Call(
                func=gast.Attribute(value=gast.Name(id=id_), attr="append"),
                args=[gast.Name(id=value)],
            )
        ) if id_ == kept:
            return value
    return None


def is_for_shape(pull, id_, reverse, facts):
    """Whether what `pull` binds is an array that adjoints are summed to, and nothing else."""
    kind = facts.types.get(id_)
    if not isinstance(kind, Array) or id_ in facts.memory.parts:
        return False
    bound = [s for s in statements(reverse) if not blocks(s) and id_ in writes(s)]
    nodes = [n for stmt in reverse for n in walk(stmt)]
    used = sum(is_use(n, id_, facts.rt) for n in nodes)
    return bound == [pull] and used == sum(
        isinstance(n, gast.Name) and n.id == id_ and isinstance(n.ctx, gast.Load) for n in nodes
    )


def is_use(node, id_, rt):
    """Whether a node is `rt.sum_to(g, like=id_)`."""
    match node:
        case gast.Call(
            func=gast.Attribute(value=gast.Name(id=module), attr="sum_to"),
            args=[_],
            keywords=[gast.keyword(arg="like", value=gast.Name(id=like_))],
        ):
            return (module, like_) == (rt, id_)
    return False


def with_shapes(sweeps, kept, id_, facts):
    """The sweeps, with the shapes of the values of a name in a list in place of the values."""
    shape = facts.names.fresh(id_ + "_shape")
    shapes = facts.names.fresh(id_ + "_shapes")

    def forward(stmt):
        if pushed_by(stmt, kept):
            new = gast.Expr(quote("s.append(x.shape)", s=name(shapes), x=name(id_)))
            return gast.copy_location(new, stmt)
        return in_blocks(stmt, forward)

    def back(stmt):
        if kept in header_reads(stmt):
            return assign(shape, quote("s.pop()", s=name(shapes)))
        return in_blocks(stmt, back) if blocks(stmt) else mapped(stmt, summed)

    def summed(node):
        if is_use(node, id_, facts.rt):
            return call(f"{facts.rt}.sum_to_shape", mapped(node.args[0], summed), name(shape))
        return mapped(node, summed)

    lists = [shapes if id == kept else id for id in sweeps.lists]
    return replace(
        sweeps,
        lists=lists,
        forward=[forward(s) for s in sweeps.forward],
        reverse=[back(s) for s in sweeps.reverse],
    )


def in_blocks(stmt, change):
    """A statement, with the statements that it holds changed."""
    match stmt:
        case gast.If():
            body, orelse = map(change, stmt.body), map(change, stmt.orelse)
            return like(stmt, body=list(body), orelse=list(orelse))
        case gast.For() | gast.While():
            return like(stmt, body=list(map(change, stmt.body)))
    return stmt
