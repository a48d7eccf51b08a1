"""Increments: `x += e` where the user wrote that, and for what counts the turns of a loop.

>>> from wengert.transform.reading.source import show
>>> show(lambda f: increments(f, {(3, 4): "x"}, {"turns"}), '''
... def f(x, turns):
...     x = x + 2.0 * turns
...     turns = turns + 1
...     x = x + 1.0
...     return x, turns
... ''')
def f(x, turns):
    x += 2.0 * turns
    turns += 1
    x = x + 1.0
    return x, turns

Only numbers are added to so: an array would be changed in place.
"""

import gast

from ..trees.tree import like, target, with_blocks


def increments(function, places, counters):
    """`function`, where `places` has the numbers by (line, column) of their assignments."""

    def block(stmts):
        return [statement(stmt) for stmt in stmts]

    def statement(stmt):
        match stmt:
            case gast.Assign(
                targets=[gast.Name(id=id)],
                value=gast.BinOp(left=gast.Name(id=left), op=op, right=right),
            ) if id == left and (id in counters or is_of(id, places.get(place_of(stmt)))):
                new = gast.AugAssign(target(id), op, right)
                return gast.copy_location(new, stmt)
        return with_blocks(stmt, block)

    return like(function, body=block(function.body))


def is_of(id, variable):
    """Whether `id` is a variable, or its tangent."""
    return variable is not None and id in (variable, variable + "_dot")


def place_of(stmt):
    return getattr(stmt, "lineno", None), getattr(stmt, "col_offset", None)
