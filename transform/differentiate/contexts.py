"""Contexts: what decides how arithmetic behaves is entered in the reverse sweep as well.

A `with` is two statements here (`regions.py`).  Walking back, its block is entered where it was
left, and left where it was entered; that is written where there is anything in between.
"""

import gast

from ..trees.regions import enter, entering, is_leave, leaving
from ..trees.tree import blocks


def mirrored(block, plan):
    """Write the adjoints of what enters and leaves the contexts of a block."""
    around = []
    for k, stmt in enumerate(block):
        context = enter(stmt)
        if context is not None:
            around.append((k, context))
        elif is_leave(stmt):
            first, context = around.pop()
            between = block[first + 1 : k]
            if isinstance(context, gast.Call) and any(is_written(s, plan) for s in between):
                plan.adjoint[id(stmt)] = [*plan.adjoint[id(stmt)], entering(context, stmt)]
                start = block[first]
                plan.adjoint[id(start)] = [leaving(start), *plan.adjoint[id(start)]]


def is_written(stmt, plan):
    """Whether there is any adjoint of a statement."""
    if plan.adjoint.get(id(stmt)) or plan.before.get(id(stmt)):
        return True
    return any(
        plan.after.get(id(block)) or any(is_written(s, plan) for s in block)
        for block in blocks(stmt)
    )
