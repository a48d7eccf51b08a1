"""The reverse sweep with a check of each adjoint, beside the value that it is the adjoint of.

For debugging: `y_bar = …` is followed by `rt.check_adjoint(y_bar, y)`.  What that reads of the
forward sweep is kept like anything else that the reverse sweep reads.
"""

from ..trees.names import writes
from ..trees.quote import quote_block
from ..trees.tree import blocks, like, name, placed


def with_checks(plan, bars, rt):
    """Put checks into a Plan; `bars`: name of a value → name of its adjoint."""
    values = {bar: id for id, bar in bars.items()}
    for part in (plan.adjoint, plan.before, plan.after):
        part.update({key: checked(block, values, rt) for key, block in part.items()})


def checked(block, values, rt):
    """A block in which each adjoint that a statement binds is checked after it."""
    return [new for stmt in block for new in (inside(stmt, values, rt), *checks(stmt, values, rt))]


def inside(stmt, values, rt):
    """A statement with checks in its blocks."""
    fields = {
        field: checked(getattr(stmt, field), values, rt)
        for field in ("body", "orelse")
        if blocks(stmt) and getattr(stmt, field, None)
    }
    return like(stmt, **fields) if fields else stmt


def checks(stmt, values, rt):
    """The checks of the adjoints that a simple statement binds."""
    for bar in sorted(writes(stmt) & values.keys()) if not blocks(stmt) else ():
        holes = {"rt": name(rt), "bar": name(bar), "value": name(values[bar])}
        [check] = quote_block("rt.check_adjoint(bar, value)", **holes)
        yield placed(check, stmt)
