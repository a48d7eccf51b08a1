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
zero(rt.selections)
zero(rt.is_array, rt.is_sequence, rt.is_mapping, rt.bound)
zero(rt.can_store, rt.can_set, rt.can_call, rt.can_change, rt.failed_again, rt.leave)

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

# What moves items about, of tangents and of adjoints
linear(rt.items_dot, lambda h, t, x: rt.pack_like(t, h))
linear(rt.pack_like, parts=lambda h, x, parts: rt.pack_like(parts, rt.items_dot(h, x)))
linear(rt.column, lambda h, g, k: rt.unshuffled(rt.column, h, g, k))
linear(rt.enumerate_dot, lambda h, t, x: rt.pack_like(t, rt.column(h, 1)))
linear(rt.zip_dot, lambda h, t, xs: rt.unshuffled(rt.zip_dot, h, t, xs))
linear(rt.zip_part, lambda h, g, xs, k: rt.unshuffled(rt.zip_part, h, g, xs, k))
linear(
    rt.sorted_dot,
    lambda h, t, x, key, reverse: rt.pack_like(t, rt.sorted_back(h, x, key, reverse)),
)
linear(rt.sorted_back, lambda h, g, x, key, reverse: rt.sorted_dot(h, x, key, reverse))
linear(rt.star_dot, lambda h, t, parts: rt.unshuffled(rt.star_dot, h, t, parts))
linear(rt.star_part, lambda h, g, parts, k: rt.unshuffled(rt.star_part, h, g, parts, k))
linear(rt.first_part, lambda h, g, x: rt.unshuffled(rt.first_part, h, g, x))
linear(rt.last_part, lambda h, g, x: rt.unshuffled(rt.last_part, h, g, x))
linear(rt.unrepeated, lambda h, g, like: rt.repeated(h, g, like))
linear(rt.repeated, lambda j, t, g, like: rt.unrepeated(j, like))
linear(rt.unpacked, lambda h, g, before: rt.unshuffled(rt.unpacked, h, g, before))
linear(rt.pairs_dot, lambda h, t, d: rt.pairs_back(h, d))
linear(rt.pairs_back, lambda h, g, d: rt.pairs_dot(h, d))
linear(rt.values_back, lambda h, g, d: list(h.values()))
linear(rt.dict_dot, lambda h, t, x: rt.unshuffled(rt.dict_dot, h, t, x))
linear(rt.dict_back, lambda h, g, x: rt.unshuffled(rt.dict_back, h, g, x))
linear(rt.get_back, lambda h, g, d, key: rt.unshuffled(rt.get_back, h, g, d, key))
linear(
    rt.default_back,
    lambda h, g, d, key, default: rt.unshuffled(rt.default_back, h, g, d, key, default),
)
linear(
    rt.make_dict_dot,
    lambda h, t, keys, values: rt.unshuffled(rt.make_dict_dot, h, t, keys, values),
)
linear(
    rt.make_dict_back,
    lambda h, g, keys, values: rt.unshuffled(rt.make_dict_back, h, g, keys, values),
)
linear(rt.merge_part, lambda h, g, parts, k: rt.unshuffled(rt.merge_part, h, g, parts, k))
linear(rt.untouched, lambda h, g, x, new: rt.untouched(h, x, new))
linear(rt.touched, lambda h, g, new: rt.replaced(rt.zeros_like(g), h))
linear(rt.unshuffled, h=lambda j, shuffle, h, g, *about: shuffle(j, *about))

# What computes with adjoints
linear(rt.copy, lambda h, x: h)
linear(rt.private, lambda h, x, apart=(), once=False: h)
linear(rt.own_tape, lambda h, tape: h)
linear(rt.own_dot, lambda h, dot, y: rt.own_dot(h, y))
linear(rt.or_zero, lambda h, bar, x: rt.matched(h, bar))
linear(rt.view_of, lambda h, part, whole: h)
linear(rt.complex_buffer, lambda h, bar: h)
linear((rt.as_adjoint, rt.own_adjoint), lambda h, bar, x: rt.matched(h, bar))
linear(rt.add, a=lambda h, a, b: rt.matched(h, a), b=lambda h, a, b: rt.matched(h, b))
linear(
    rt.add_item,
    bar=lambda h, bar, key, g: h,
    g=lambda h, bar, key, g: rt.item(h, key, g),
)
rule(
    rt.add_attr,
    bar=(lambda t, bar, name, g, x=None: t, lambda h, bar, name, g, x=None: h),
    g=(
        lambda t, bar, name, g, x=None: rt.add_attr(rt.zeros_like(bar), name, t, x),
        lambda h, bar, name, g, x=None: rt.add_attr_by_g(h, name, g, x),
    ),
    x=(
        lambda t, bar, name, g, x=None: rt.add_attr_dot(t, name, g, x),
        lambda h, bar, name, g, x=None: rt.add_attr_by_x(h, name, g, x),
    ),
)
rule(
    rt.attribute_dot,
    dot=(
        lambda t, x, dot, name: rt.attribute_dot(x, t, name),
        lambda h, x, dot, name: rt.add_attr(rt.zeros_like(dot), name, h, x),
    ),
    x=(
        lambda t, x, dot, name, ans: rt.fixed(x, name, ans),
        lambda h, x, dot, name: rt.fixed(x, name, x),
    ),
)
linear(rt.captured, lambda h, bar, name, value: rt.Captured({name: h}))
linear(
    rt.bound_part,
    bar=lambda h, bar, group, key, value: rt.bound_part_back(h, bar, group, key),
)
linear(rt.bound_part_back, h=lambda j, h, bar, group, key: rt.bound_part(j, group, key, h))
linear(rt.Captured, lambda h, names: rt.matched(h, names))
linear(rt.item, lambda j, h, key, like: rt.add_item(rt.zeros_like(h), key, j))
linear(rt.matched, lambda j, h, like: rt.spread(j, h))
