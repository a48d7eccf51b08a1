"""Sums of outer products over the turns of a loop, as one product of matrices after it.

    for k in reversed(range(n)):            a_bars, hs_1 = [], []
        …                                   for k in reversed(range(n)):
        w_bar += np.multiply.outer(a_bar, h)    …
                                                a_bars.append(a_bar)
                                                hs_1.append(h)
                                            w_bar += np.array(a_bars).T @ np.array(hs_1)

The vectors are kept as they are, so nothing in the loop may change one of them in place.
"""

import gast

from ..analyze.fresh import is_fresh
from ..trees.names import reads, writes
from ..trees.quote import quote, quote_block
from ..trees.tree import blocks, like, name, placed, statements


def deferred(block, names):
    """A block of the reverse sweep, the outer products in its loops added up after them."""
    out = []
    for stmt in block:
        match stmt:
            case gast.If():
                body, orelse = deferred(stmt.body, names), deferred(stmt.orelse, names)
                out.append(like(stmt, body=body, orelse=orelse))
            case gast.For():
                out += deferred_loop(like(stmt, body=deferred(stmt.body, names)), names)
            case _:
                out.append(stmt)
    return out


def deferred_loop(loop, names):
    """What stands in place of a loop."""
    before, after = [], []
    for id in dict.fromkeys(s.target.id for s in loop.body if is_outer_sum(s)):
        if not may_wait(loop, id):
            continue
        left, right = names.fresh(id + "_left"), names.fresh(id + "_right")
        holes = {"l": left, "r": right}
        before += quote_block("l = []\nr = []", **holes)
        np = next(s for s in loop.body if adds_to(s, id)).value.func.value.value
        after += quote_block("x += np.array(l).T @ np.array(r)", x=id, np=np, **holes)
        loop = like(loop, body=[new for s in loop.body for new in kept(s, id, left, right)])
    return [*(placed(s, loop) for s in before), loop, *(placed(s, loop) for s in after)]


def kept(stmt, id, left, right):
    """The statements that keep the two vectors of an outer product, instead of adding it."""
    if not adds_to(stmt, id):
        return [stmt]
    x, y = stmt.value.args
    appends = [quote("l.append(v)", l=name(to), v=v) for to, v in ((left, x), (right, y))]
    return [placed(gast.Expr(e), stmt) for e in appends]


def is_outer_sum(stmt):
    match stmt:
        case gast.AugAssign(
            target=gast.Name(),
            op=gast.Add(),
            value=gast.Call(
                func=gast.Attribute(
                    value=gast.Attribute(value=gast.Name(), attr="multiply"), attr="outer"
                ),
                args=[_, _],
            ),
        ):
            return True
    return False


def adds_to(stmt, id):
    return is_outer_sum(stmt) and stmt.target.id == id


def may_wait(loop, id):
    """Whether a loop only adds outer products to `id`, of vectors that stay as they are."""
    terms = [s for s in loop.body if adds_to(s, id)]
    others = [s for s in statements(loop.body) if s not in terms]
    if any(id in own_names(s) for s in others):
        return False
    vectors = reads(*(arg for s in terms for arg in s.value.args))
    changed = set().union(*map(changed_in_place, others))
    if None in changed or changed & vectors:
        return False
    return not any(passes_on(s, changed) for s in others)


def own_names(stmt):
    return writes(stmt) | (frozenset() if blocks(stmt) else reads(stmt))


def changed_in_place(stmt):
    """The names whose arrays a statement changes; None, if it may be any."""
    match stmt:
        case gast.AugAssign(target=gast.Name(id=id)):
            return {id}
        case gast.AugAssign() | gast.Assign(targets=[gast.Subscript() | gast.Attribute()]):
            return {None}
        case gast.Expr(value=gast.Call(func=gast.Attribute(value=gast.Name(id="rt")))):
            return {None}
        case gast.Assign(value=gast.Call(func=gast.Attribute(attr="add_item" | "add_attr"))):
            return {None}
    return set()


def passes_on(stmt, changed):
    """Whether a statement may give the array of a name in `changed` another name, or it one."""
    if not isinstance(stmt, gast.Assign) or is_fresh(stmt.value):
        return False
    return not changed.isdisjoint(writes(stmt) | reads(stmt.value))
