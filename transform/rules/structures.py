"""Rules for what Python's own containers do, and for what computes with adjoints.

Most of it moves items about: what moves them for tangents is linear, and its transpose is found by
`rt.unshuffled`.
"""

import copy

from wengert import runtime as rt

from .declare import linear, rule, zero

# Iterating
rule(
    rt.sequence,
    lambda t, x: rt.items_dot(t, x),
    lambda g, x: rt.pack_like(x, g),
)
rule(
    iter,
    lambda t, x: list(rt.items_dot(t, x)),
    lambda g, x: rt.pack_like(x, g),
)
rule(
    list,
    lambda t, x: list(rt.items_dot(t, x)),
    lambda g, x: rt.pack_like(x, g),
)
rule(
    tuple,
    lambda t, x: tuple(rt.items_dot(t, x)),
    lambda g, x: rt.pack_like(x, g),
)
rule(
    reversed,
    lambda t, x: list(rt.items_dot(t, x))[::-1],
    lambda g, x: rt.pack_like(x, g[::-1]),
)
rule(
    enumerate,
    lambda t, x, start=0: rt.enumerate_dot(t, x),
    lambda g, x, start=0: rt.pack_like(x, rt.column(g, 1)),
)
rule(
    zip,
    xs=(
        lambda t, *xs, strict=False: rt.zip_dot(t, xs),
        lambda g, *xs, strict=False, k: rt.pack_like(xs[k], rt.zip_part(g, xs, k)),
    ),
)
rule(
    sorted,
    lambda t, x, *, key=None, reverse=False: rt.sorted_dot(t, x, key, reverse),
    lambda g, x, *, key=None, reverse=False: rt.pack_like(x, rt.sorted_back(g, x, key, reverse)),
)
rule(
    rt.unpack,
    lambda t, x, before, after: rt.unpack(rt.items_dot(t, x), before, after),
    lambda g, x, before, after: rt.pack_like(x, rt.unpacked(g, before)),
)

# Joining
rule(
    rt.star,
    parts=(
        lambda t, *parts: rt.star_dot(t, parts),
        lambda g, *parts, k: rt.pack_like(parts[k], rt.star_part(g, parts, k)),
    ),
)
rule(
    rt.star_tuple,
    parts=(
        lambda t, *parts: tuple(rt.star_dot(t, parts)),
        lambda g, *parts, k: rt.pack_like(parts[k], rt.star_part(g, parts, k)),
    ),
)

# Lists and tuples
linear((list.copy, dict.copy, copy.copy, copy.deepcopy), lambda g, x: g)
zero(list.index, list.count, tuple.index, tuple.count, rt.shortest, rt.same_length)

# Dicts
rule(dict.items, lambda t, d: rt.pairs_dot(t, d), lambda g, d: rt.pairs_back(g, d))
rule(dict.values, lambda t, d: list(t.values()), lambda g, d: rt.values_back(g, d))
zero(dict.keys)
linear(
    dict.get,
    lambda g, d, key, default=None: rt.get_back(g, d, key),
    default=lambda g, d, key, default=None: rt.default_back(g, d, key, default),
)
rule(
    dict,
    lambda t, x: rt.dict_dot(t, x),
    lambda g, x: rt.dict_back(g, x),
)
rule(
    rt.make_dict,
    values=(
        lambda t, keys, values: rt.make_dict_dot(t, keys, values),
        lambda g, keys, values: rt.pack_like(values, rt.make_dict_back(g, keys, values)),
    ),
)
linear(rt.merge, parts=lambda g, *parts, k: rt.merge_part(g, parts, k))

# Text
zero(*{f for f in vars(str).values() if type(f) is type(str.join)})

# Objects
linear(
    rt.replaced,
    x=lambda g, x, new: rt.untouched(g, x, new),
    new=lambda g, x, new: rt.touched(g, new),
)
