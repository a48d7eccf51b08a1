"""What is added to a part of an adjoint that was just cleared is stored there.

    >>> from wengert.transform.reading.source import show
    >>> show(cleared, '''
    ... def f(x_bar, n):
    ...     for i in range(n):
    ...         y_bar = x_bar[i + 1]
    ...         x_bar[i + 1] = 0.0
    ...         z_bar = x_bar[i]
    ...         x_bar[i] = 0.0
    ...         x_bar[i] += y_bar
    ...         x_bar[i + 1] -= z_bar
    ...     return x_bar
    ... ''')
    def f(x_bar, n):
        for i in range(n):
            y_bar = x_bar[i + 1]
            z_bar = x_bar[i]
            x_bar[i] = y_bar
            x_bar[i + 1] = -z_bar
        return x_bar

`x_bar[...] = 0.0` and `x_bar += y_bar` are `x_bar[...] = y_bar`. In between, no other part may be
read or stored to that could be the same: an index that may be negative counts from the end.
"""

import gast

from ..trees.names import reads, writes
from ..trees.quote import number
from ..trees.tree import blocks, like, statements, walk


def cleared(function, together=None, primal=frozenset()):
    """`function`, where clearing and adding is storing.

    together: name → who shares memory with it; primal: the names that are no adjoint's
    """
    return like(function, body=Clearing(together or {}, primal).block(function.body, {}))


class Clearing:
    def __init__(self, together, primal):
        self.together, self.primal = together, primal

    def block(self, block, least):
        """A block; `least`: what the indices of the loops around it start with, or end with."""
        out = [self.inside(stmt, least) for stmt in block]
        for k in reversed(range(len(out))):
            place = cleared_by(out[k])
            if place is not None and place.value.id not in self.primal:
                self.refill(out, k, place, least)
        return out

    def inside(self, stmt, least):
        match stmt:
            case gast.If():
                body, orelse = self.block(stmt.body, least), self.block(stmt.orelse, least)
                return like(stmt, body=body, orelse=orelse)
            case gast.For() | gast.While():
                bound = set().union(*(writes(s) for s in statements(stmt.body)))
                known = {id_: end for id_, end in least.items() if id_ not in bound}
                if isinstance(stmt, gast.For) and bound.isdisjoint(index := writes(stmt.target)):
                    known |= dict.fromkeys(index, least_of(stmt.iter))
                return like(stmt, body=self.block(stmt.body, known))
        return stmt

    def refill(self, out, k, place, least):
        """Store where `out[k]` clears, if a statement that follows adds there."""
        for j in range(k + 1, len(out)):
            stmt = out[j]
            match stmt:
                case gast.AugAssign(target=target, op=gast.Add() | gast.Sub(), value=value) if (
                    alike(target, place) and reads(value).isdisjoint(self.seen(place))
                ):
                    minus = isinstance(stmt.op, gast.Sub)
                    value = gast.UnaryOp(gast.USub(), value) if minus else value
                    new = gast.Assign([place], value, None)
                    out[j] = gast.copy_location(new, stmt)
                    del out[k]
                    return
            if not self.passes(stmt, place, least):
                return

    def seen(self, place):
        """The names that may see what is stored at a place."""
        return self.together.get(place.value.id, frozenset()) | {place.value.id}

    def passes(self, stmt, place, least):
        """Whether a statement surely neither reads nor changes what is at a place."""
        if blocks(stmt) or not writes(stmt).isdisjoint(reads(place)):
            return False
        parts = [n for n in walk(stmt) if is_part(n) and n.value.id == place.value.id]
        if not all(differ(p.slice, place.slice, least) for p in parts):
            return False
        mine = [n for n in walk(stmt) if isinstance(n, gast.Name) and n.id in self.seen(place)]
        return len(mine) == len(parts)


def cleared_by(stmt):
    """The place that a statement sets to zero, or None."""
    match stmt:
        case gast.Assign(
            targets=[gast.Subscript(value=gast.Name(id=base)) as place],
            value=gast.Constant(value=float(zero)),
        ) if zero == 0.0 and is_adjoint(base):
            return place
    return None


def is_adjoint(id_):
    """Whether a name is that of an adjoint."""
    return id_.rstrip("0123456789").rstrip("_").endswith("_bar")


def is_part(node):
    return isinstance(node, gast.Subscript) and isinstance(node.value, gast.Name)


def alike(one, other):
    """Whether two places are the same text, or `x` and `x[...]`."""
    if isinstance(one, gast.Name) and one.id == other.value.id:
        return getattr(other.slice, "value", None) is ...
    return is_part(one) and (one.value.id, gast.dump(one.slice)) == (
        other.value.id, gast.dump(other.slice)
    )  # fmt: skip


def least_of(iterated):
    """The expression, and what to add to it, that no index of a range is less than; or None."""
    match iterated:
        case gast.Call(func=gast.Name(id="reversed"), args=[inner]):
            return least_of(inner)
        case gast.Call(func=gast.Name(id="range"), args=[_]):
            return gast.Constant(0, None), 0
        case gast.Call(func=gast.Name(id="range"), args=[start, stop, *step]):
            steps = number(step[0]) if step else 1
            return (start, 0) if steps and steps > 0 else (stop, 1) if steps else None
    return None


def differ(one, other, least):
    """Whether two indices surely are of different items."""
    if isinstance(one, gast.Tuple) and isinstance(other, gast.Tuple):
        return any(differ(a, b, least) for a, b in zip(one.elts, other.elts))
    (a, c), (b, d) = shifted(one), shifted(other)
    if a is None or b is None or gast.dump(a) != gast.dump(b) or c == d:
        return False
    return is_natural(a, min(c, d), least)


def shifted(index):
    """An integer as (what, constant), its sum; (None, 0) for anything else."""
    match index:
        case gast.Constant(value=int(value)) if type(value) is int:
            return gast.Constant(0, None), value
        case gast.Name():
            return index, 0
        case gast.BinOp(left=left, op=gast.Add() | gast.Sub() as op, right=right):
            base, more = shifted(left)
            constant = number(right)
            if type(constant) is int:
                return base, more + constant if isinstance(op, gast.Add) else more - constant
    return None, 0


def is_natural(expr, more, least):
    """Whether `expr + more` is surely not negative."""
    match expr:
        case gast.BinOp(op=gast.Mod(), right=right) if (number(right) or 0) > 0:
            return more >= 0
        case gast.Name(id=id_) if least.get(id_):
            start, further = least[id_]
            return is_natural(start, more + further, least)
    base, constant = shifted(expr)
    if base is None or gast.dump(base) == gast.dump(expr):
        return isinstance(base, gast.Constant) and base.value + constant + more >= 0
    return is_natural(base, constant + more, least)
