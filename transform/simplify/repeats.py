"""Repeats: the same view is not taken again.

>>> from wengert.transform.reading.source import show
>>> show(repeats, '''
... def f(a_bar, g, k):
...     row_bar = a_bar[k]
...     row_bar[0] += g
...     row_bar = a_bar[k]
...     row_bar[1] += g
...     return a_bar
... ''')
def f(a_bar, g, k):
    row_bar = a_bar[k]
    row_bar[0] += g
    row_bar[1] += g
    return a_bar
"""

import gast

from ..trees.names import reads, writes
from ..trees.tree import like, statements, with_blocks


def repeats(function):
    """`function` without assignments of views that their names stand for already."""
    return like(function, body=block(function.body))


def block(stmts):
    out, views = [], {}  # name → the view that it stands for, as text
    for stmt in stmts:
        view = view_of(stmt)
        if view and views.get(view[0]) == view[1]:
            continue
        bound = frozenset().union(*(writes(s) for s in statements([stmt])))
        views = {n: (e, used) for n, (e, used) in views.items() if bound.isdisjoint({n, *used})}
        if view and view[0] not in view[1][1]:
            views[view[0]] = view[1]
        out.append(with_blocks(stmt, block))
    return out


def view_of(stmt):
    """(name, (the view as text, the names in it)) of an assignment of a view to a name."""
    match stmt:
        case gast.Assign(
            targets=[gast.Name(id=id)],
            value=gast.Name()
            | gast.Subscript(value=gast.Name())
            | gast.Attribute(value=gast.Name())
            | gast.Call(func=gast.Attribute(attr="part_of")) as value,
        ) if id.rstrip("0123456789").rstrip("_").endswith("_bar"):
            return id, (gast.dump(value), reads(value))
    return None
