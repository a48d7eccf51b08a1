"""Rename: other names for the free names of an expression or a statement.

>>> from wengert.transform.printing.printer import to_source
>>> [stmt] = gast.parse("y = x + any(x > t for x in xs for t in x)").body
>>> to_source(rename(stmt, {"x": "x_1", "xs": "rows"}))
'y = x_1 + any(x > t for x in rows for t in x)'
"""

import gast

from ..trees.names import parameters
from ..trees.tree import like, mapped
from .scope import COMPREHENSIONS, variables


def rename(node, mapping):
    """`node` with the names in `mapping` renamed, but where an inner scope binds them anew."""
    if not mapping:
        return node
    match node:
        case gast.Name(id=id):
            return like(node, id=mapping[id]) if id in mapping else node
        case gast.Lambda():
            own = {p.id for p in parameters(node.args)}
            args = fields(node.args, mapping)
            return like(node, args=args, body=rename(node.body, without(mapping, own)))
        case _ if isinstance(node, COMPREHENSIONS):
            return comprehension(node, mapping)
    return fields(node, mapping)


def without(mapping, hidden):
    return {old: new for old, new in mapping.items() if old not in hidden}


def fields(node, mapping):
    """`node` with its fields renamed; parameters keep their names."""
    if isinstance(node, gast.arguments):
        defaults = [rename(d, mapping) for d in node.defaults]
        keyword = [d and rename(d, mapping) for d in node.kw_defaults]
        return like(node, defaults=defaults, kw_defaults=keyword)
    return mapped(node, lambda inner: rename(inner, mapping))


def comprehension(node, mapping):
    """The first iterable is evaluated outside, all else where the variables hide others."""
    first = node.generators[0]
    inner = without(mapping, variables(node))
    new = fields(node, inner)
    head = like(new.generators[0], iter=rename(first.iter, mapping))
    return like(new, generators=[head, *new.generators[1:]])
