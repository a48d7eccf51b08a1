"""The adjoints of calls: what is bound to the parameters gets what the callee's reverse returns.

Each function takes the adjoints so far (see adjoint.py) and one kind of step.
"""

import gast

from ..errors import Unsupported
from ..trees.names import reads
from ..trees.quote import quote
from ..trees.tree import assign, call, const, like, name, placed, target
from ..types import is_number
from .adjoint import OWN, SHARED
from .entry import handed_back
from .facts import parameter_types
from .steps import atoms
from .unseen import mutable


def user_call(to, step):
    """The callee has sweeps of its own: the call leaves a tape for its reverse.

    The adjoint of what the callee changes goes in, and comes out as that of what it was before.
    """
    bar, _ = to.take(step.target)
    wrt = [p for p, bound in step.operands.items() if is_varied(to, bound)]
    back = handed_back(step.function, to.facts.written(step))
    changed = {p: name_of(step.operands[p], to.at) for p in wrt if p in back}
    live = bar is not None or any(map(to.is_live, changed.values()))
    if not wrt or not (live or to.facts.summary(step).unsure):
        return
    for id in changed.values() if live else ():
        to.owned(id)
    types = parameter_types(step, to.facts)
    forward, reverse = to.callee(step.function, tuple(wrt), types)
    tape = to.fresh(to.facts.variable(step.target) + "_tape")
    args = [step.receiver, *step.node.args] if step.receiver else step.node.args
    primal = gast.Call(name(forward), list(args), step.node.keywords)
    replace(to, step.target, tape, primal)
    if not live:
        return
    if bar is None:
        bar = to.zero(step.target) if to.facts.differentiable(step.target) else const(None)
    back = call(reverse, name(tape), bar, *map(to.of, changed.values()))
    distribute(to, [step.operands[p] for p in wrt], back, step.target, changed.values())


def name_of(bound, stmt):
    """The name of what a call changes."""
    if isinstance(bound, gast.Name):
        return bound.id
    raise Unsupported("what the call changes has no name of its own: pass it by itself", stmt)


def replace(to, result, tape, primal):
    """In the forward sweep, the call returns a tape or a pullback too."""
    both = gast.Tuple([target(result), target(tape)], gast.Store())
    to.replaced[id(to.at)] = placed(gast.Assign([both], primal, None), to.at)


def is_varied(to, bound):
    """Whether what is bound to a parameter may depend on what is differentiated."""
    return not to.varied.isdisjoint(reads(*atoms({"": bound})))


def distribute(to, bounds, back, result, changed=()):
    """Add the results of the call `back`, one for each of `bounds`, to what is bound there."""
    plain = [b.id for b in bounds if isinstance(b, gast.Name)]
    targets, later = [], []
    for k, bound in enumerate(bounds):
        if isinstance(bound, gast.Name) and bound.id in to.varied:
            id = bound.id
            if id in changed:
                targets.append(target(to.bar(id)))
                continue
            if plain.count(id) == 1 and to.is_plain(id) and id not in to.live:
                to.live[id] = OWN if is_number(to.facts.types[id]) else SHARED
                targets.append(target(to.bar(id)))
                continue
        part = to.fresh(part_name(bound, result), k)
        targets.append(target(part))
        later.append((bound, part))
    whole = targets[0] if len(targets) == 1 else gast.Tuple(targets, gast.Store())
    to.out.append(placed(gast.Assign([whole], back, None), to.at))
    for bound, part in later:
        spread(to, bound, name(part))


def spread(to, bound, part):
    """Add an adjoint to what is bound to a parameter: one atom, or several."""
    match bound:
        case tuple():
            for k, atom in enumerate(bound):
                to.add_atom(atom, quote("p[k]", p=part, k=const(k)))
        case dict():
            for k, atom in bound.items():
                to.add_atom(atom, quote("p[k]", p=part, k=const(k)))
        case _:
            to.add_atom(bound, part)


def dynamic(to, step):
    """A call of what is known when it runs returns a pullback too."""
    bar, _ = to.take(step.target)
    arguments = [*step.args, *(k.value for k in step.keywords)]
    callee = step.callee
    follow = step.method or not to.varied.isdisjoint(reads(callee))
    if to.varied.isdisjoint(reads(*arguments, callee)):
        return
    if bar is None and not mutable(to.facts, callee, *arguments):  # nothing to check either
        return
    helper = "pullback_of" if follow else "pullback"
    first = [callee]
    if step.method:
        helper, first = "pullback_method", [callee, const(step.method)]
    pullback = to.fresh(to.facts.variable(step.target) + "_pullback")
    function = quote(f"rt.{helper}", rt=name(to.facts.rt))
    keywords = list(step.keywords)
    replace(to, step.target, pullback, gast.Call(function, [*first, *step.args], keywords))
    if bar is None:
        return
    arguments = [*step.args, *(k.value if k.arg else k for k in step.keywords)]
    given = [callee] * bool(follow) + arguments
    dynamic_parts(to, given, call(name(pullback), bar), step)


def pulled_back(to, step):
    """A call that returned a pullback in the primal: it is called in the reverse sweep."""
    bar, _ = to.take(step.target)
    given = [*step.given, *(k.value if k.arg else k for k in step.node.keywords)]
    if step.function and is_varied(to, step.function):
        given = [step.function, *given]
        closed = like(step.node, func=quote("rt.pullback_closed", rt=name(to.facts.rt)))
        to.replaced[id(to.at)] = placed(assign(step.target, closed), to.at)
    if bar is None or to.varied.isdisjoint(reads(*given)):
        return
    back = call(f"{to.facts.rt}.pullback_back", bar, name(step.target))
    dynamic_parts(to, given, back, step)


def dynamic_parts(to, given, back, step):
    """Add what a pullback returns, one part for each of `given`."""
    if all(isinstance(b, gast.Name) and b.id in to.varied for b in given) and len(given) > 1:
        return distribute(to, given, back, step.target)
    parts = to.fresh(to.facts.variable(step.target) + "_parts")
    to.out.append(assign(parts, back, to.at))
    offset = const(0)
    for bound in given:
        match bound:
            case gast.Starred(value=gast.Name(id=id) as value):
                size = quote("k + len(v)", k=offset, v=value)
                part = quote("p[k:n]", p=name(parts), k=offset, n=size)
                if id in to.varied:
                    part = quote("rt.pack_like(v, p)", p=part, v=value, rt=name(to.facts.rt))
                    to.add(id, part)
                offset = size
            case gast.keyword(value=gast.Name(id=id) as value):
                size = quote("k + len(v)", k=offset, v=value)
                part = quote("p[k:n]", p=name(parts), k=offset, n=size)
                holes = {"p": part, "v": value, "rt": name(to.facts.rt)}
                to.add(id, quote("rt.add(rt.zeros_like(v), dict(zip(v, p)))", **holes))
                offset = size
            case _:
                to.add_atom(bound, quote("p[k]", p=name(parts), k=offset))
                offset = next_offset(offset)


def closure(to, step):
    """The adjoint of a nested function holds those of what it captures."""
    bar, _ = to.take(step.target)
    if bar is None:
        return
    for id in step.captured:
        part = quote("rt.captured(h, k, v)", rt=name(to.facts.rt), h=bar, k=const(id), v=name(id))
        to.add(id, part)


def partial(to, step):
    """The adjoint of a partial holds those of what it binds."""
    bar, _ = to.take(step.target)
    if bar is None:
        return
    for group, items in (("args", enumerate(step.args)), ("keywords", step.keywords)):
        for key, atom in items:
            holes = {"h": bar, "a": const(group), "k": const(key), "v": atom}
            rt = name(to.facts.rt)
            to.add_atom(atom, quote("rt.bound_part(h, a, k, v)", rt=rt, **holes))
    if isinstance(step.function, gast.Name):
        to.add(step.function.id, quote("h['func']", h=bar))


def next_offset(offset):
    """The offset after one more part."""
    match offset:
        case gast.Constant(value=value):
            return const(value + 1)
    return quote("k + 1", k=offset)


def part_name(bound, result):
    """A name for the adjoint of what is bound to a parameter."""
    return (bound.id if isinstance(bound, gast.Name) else result) + "_part"
