"""Sources: what a loop runs over, as sequences that are read at an index.

What `itertools` makes is read from the sequences that it is made of: `for a, b in pairwise(xs)` is
`xs[k], xs[k + 1]`, and `combinations(xs, 2)` are items at combinations of indices.
"""

import itertools

import gast

from ..errors import Unsupported
from ..frozen import frozen
from ..trees.quote import quote
from ..trees.tree import assign, call, const, dotted, name, placed
from .hoist import base_of


@frozen
class Source:
    """Something iterated over: what prepares it, the names of its sequences, element at an index.

    With `strict`, an expression, its sequences must have one length where that is true.
    """

    before: list
    sequences: list
    element: gast.expr
    strict: gast.expr | None = None


def length(source, scope):
    """How many turns a loop over `source` takes."""
    names = [name(id) for id in source.sequences]
    if source.strict is not None:
        return call(f"{scope.runtime}.same_length", source.strict, *names)
    if len(names) == 1:
        return call("len", *names)
    return call(f"{scope.runtime}.shortest", *names)


def source_of(iter, index, stmt, scope, position=None):
    """`iter` as a Source, whose element is read at `position`, by default at the name `index`."""
    position = position or name(index)
    match iter:
        case gast.Call(func=gast.Name(id=id), args=args, keywords=keywords):
            known = scope.is_builtin(id) and not any(isinstance(a, gast.Starred) for a in args)
            match id if known else "", args, keywords:
                case "enumerate", [_] | [_, _], _:
                    return enumerated(iter, index, stmt, scope, position)
                case "zip", [_, *_], [] | [gast.keyword(arg="strict")]:
                    return zipped(iter, index, stmt, scope, position)
                case "reversed", [inner], [] if is_plain(inner, scope):
                    back = quote("-1 - k", k=position)
                    return source_of(inner, index, stmt, scope, back)
        case gast.Call(func=gast.Attribute()):
            pass
        case _:
            return sequence(iter, stmt, scope, position)
    made = of_itertools(iter, stmt, scope, position)
    return made or sequence(iter, stmt, scope, position)


def is_plain(iter, scope):
    """Whether `iter` is read from a sequence, not put together from several."""
    match iter:
        case gast.Call(func=gast.Name(id="enumerate" | "zip" | "reversed")):
            return False
        case gast.Call():
            return maker(iter, scope) not in MAKERS
    return True


# What itertools makes


def maker(iter, scope):
    """The class of itertools that a call makes an object of, or None."""
    found = scope.resolve(iter.func)
    return found if isinstance(found, type) and found.__module__ == "itertools" else None


def is_pooled(iter, scope):
    """Whether a loop runs over items that are taken from others when it begins."""
    return isinstance(iter, gast.Call) and maker(iter, scope) in MAKERS


def of_itertools(iter, stmt, scope, position):
    """The Source of what a class of itertools makes, if it is read at indices."""
    make = MAKERS.get(maker(iter, scope))
    starred = any(isinstance(a, gast.Starred) for a in iter.args)
    given = iter.args or make is counted
    return make(iter, stmt, scope, position) if make and given and not starred else None


def accumulated(iter, stmt, scope, position):
    """`accumulate(xs, function, initial=x)`, as a list."""
    given = dict(zip(("iterable", "func"), iter.args)) | {k.arg: k.value for k in iter.keywords}
    order = [given.get(word, const(None)) for word in ("func", "iterable", "initial")]
    return sequence(call(f"{scope.runtime}.running", *order), stmt, scope, position)


def lengthened(iter, stmt, scope, position):
    """`zip_longest(xs, ys, fillvalue=x)`, as a list."""
    fill = iter.keywords[0].value if iter.keywords else const(None)
    return sequence(call(f"{scope.runtime}.longest", fill, *iter.args), stmt, scope, position)


def counted(iter, stmt, scope, position):
    """`count(start, step)`, which never ends."""
    given = dict(zip(("start", "step"), iter.args)) | {k.arg: k.value for k in iter.keywords}
    before, parts = [], {"start": const(0), "step": const(1)}
    for word, value in given.items():
        id = scope.fresh(f"{base_of(stmt)}_{word}")
        before.append(assign(id, value, at=stmt))
        parts[word] = name(id)
    return Source(before, [], quote("start + k * step", k=position, **parts))


def cycled(iter, stmt, scope, position):
    """`cycle(xs)`, which never ends."""
    inner = sequence(iter.args[0], stmt, scope, position)
    place = quote("k % len(xs)", k=position, xs=name(inner.sequences[0]))
    return Source(inner.before, [], item(inner.sequences[0], place, stmt))


def repeated(iter, stmt, scope, position):
    """`repeat(x)`, which never ends, or `repeat(x, times)`."""
    id, times = scope.fresh(f"{base_of(stmt)}_item"), iter.args[1:]
    times = [*times, *(k.value for k in iter.keywords)]
    before, sequences = [assign(id, iter.args[0], at=stmt)], []
    if times:
        sequences = [scope.fresh(f"{base_of(stmt)}_times")]
        before.append(assign(sequences[0], call("range", times[0]), at=stmt))
    return Source(before, sequences, name(id))


def paired(iter, stmt, scope, position):
    """`pairwise(xs)`"""
    pool = sequence(iter.args[0], stmt, scope, position)
    [xs], pairs = pool.sequences, scope.fresh(f"{base_of(stmt)}_pairs")
    places = assign(pairs, quote("range(1, len(xs))", xs=name(xs)), at=stmt)
    second = item(xs, quote("k + 1", k=position), stmt)
    return Source([*pool.before, places], [pairs], pair([item(xs, position, stmt), second]))


def chosen(iter, stmt, scope, position):
    """`combinations(xs, 2)` and its kin, of a number of items that is written down."""
    match iter:
        case gast.Call(args=[xs, gast.Constant(value=int() as r)], keywords=[]):
            kind, count = maker(iter, scope).__name__, const(r)
        case _:
            return None
    pool = sequence(xs, stmt, scope, position)
    [id] = pool.sequences
    places = scope.fresh(f"{base_of(stmt)}_places")
    found = call(f"{scope.runtime}.selections", const(kind), count, call("len", name(id)))
    elements = [item(id, item_of(places, position, j, stmt), stmt) for j in range(r)]
    return Source([*pool.before, assign(places, found, at=stmt)], [places], pair(elements))


def multiplied(iter, stmt, scope, position):
    """`product(xs, ys)`"""
    times = [getattr(k.value, "value", None) for k in iter.keywords]
    if not all(isinstance(t, int) for t in times):
        return None
    pools = [sequence(xs, stmt, scope, position) for xs in iter.args]
    before = [s for pool in pools for s in pool.before]
    ids = [id for pool in pools for id in pool.sequences] * (times[0] if times else 1)
    places = scope.fresh(f"{base_of(stmt)}_places")
    lengths = [call("len", name(id)) for id in ids]
    found = call(f"{scope.runtime}.selections", const("product"), const(None), *lengths)
    elements = [item(id, item_of(places, position, j, stmt), stmt) for j, id in enumerate(ids)]
    return Source([*before, assign(places, found, at=stmt)], [places], pair(elements))


def item(id, place, stmt):
    return placed(gast.Subscript(name(id), place, gast.Load()), stmt)


def item_of(id, place, j, stmt):
    """`id[place][j]`"""
    return placed(gast.Subscript(item(id, place, stmt), const(j), gast.Load()), stmt)


MAKERS = {
    itertools.accumulate: accumulated,
    itertools.count: counted,
    itertools.cycle: cycled,
    itertools.repeat: repeated,
    itertools.pairwise: paired,
    itertools.combinations: chosen,
    itertools.combinations_with_replacement: chosen,
    itertools.permutations: chosen,
    itertools.product: multiplied,
    itertools.zip_longest: lengthened,
}


def enumerated(iter, index, stmt, scope, position):
    start = [*iter.args[1:], *(k.value for k in iter.keywords)]
    inner = source_of(iter.args[0], index, stmt, scope, position)
    number, before = name(index), inner.before
    if start:
        id = scope.fresh(f"{base_of(stmt)}_start")
        before = [*before, assign(id, start[0], at=stmt)]
        number = quote("k + start", k=number, start=name(id))
    return Source(before, inner.sequences, pair([number, inner.element]), inner.strict)


def zipped(iter, index, stmt, scope, position):
    parts = [source_of(part, index, stmt, scope, position) for part in iter.args]
    before = [s for part in parts for s in part.before]
    sequences = [id for part in parts for id in part.sequences]
    strict = [k.value for k in iter.keywords]
    if any(part.strict is not None for part in parts):
        raise Unsupported("zip(…, strict=…) inside another zip: one zip takes them all", iter)
    if strict and len(parts) != len(sequences):
        raise Unsupported("zip inside zip(…, strict=…): one zip takes them all", iter)
    elements = pair([part.element for part in parts])
    return Source(before, sequences, elements, strict[0] if strict else None)


def pair(elements):
    return gast.Tuple(elements, gast.Load())


def sequence(iter, stmt, scope, position):
    """Anything that can be iterated over, as a sequence."""
    base = iter.id if isinstance(iter, gast.Name) else f"{base_of(stmt)}s"
    id = scope.fresh(base)
    shown = isinstance(iter, gast.Tuple | gast.List)
    value = iter if shown else call(dotted(f"{scope.runtime}.sequence"), iter)
    element = placed(gast.Subscript(name(id), position, gast.Load()), stmt)
    return Source([assign(id, value, at=stmt)], [id], element)
