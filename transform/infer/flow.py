"""Infer: a type for every name of a function in the small language.

>>> import gast
>>> from wengert.transform.types import INT
>>> function = gast.parse('''
... def f(x, n):
...     s = 0
...     for i in range(n):
...         s = s + x[i]
...     return s
... ''').body[0]
>>> found = infer(function, {"x": Array(1, "float64"), "n": INT}, NoGlobals(), None)
>>> found.returns
Number(kind='f', python=False, mixed=True, double=True)

A name has one type, the join of what is bound to it anywhere. Statements are looked at in order,
and again when a name that they read has a wider type; a name that widens too often is UNKNOWN. So
each statement is looked at a bounded number of times.
"""

import builtins
import heapq
from collections.abc import Mapping
from dataclasses import field
from functools import partial

from ..analyze.displays import displays
from ..frozen import frozen
from ..trees.names import parameters
from ..types import NOTHING, UNKNOWN, Array, Known, join, rebuild, without_shapes
from ..types.kinds import Axes
from .containers import Inner, absorb, add_stores, holds, inner_of, joined_stores
from .effects import stores
from .gradients import gradients
from .places import known
from .results import Scope
from .scan import Scan, scan
from .statements import RETURN, bindings

OFTEN = 10


class NoGlobals:
    """A namespace with nothing but what is built in."""

    def lookup(self, name):
        return vars(builtins)[name]


@frozen
class Inferred:
    """What is known of a function's names, and the assumptions on globals that it rests on.

    `stored`: what may have been put into which parameters.  `tree`: the statements that the types
    belong to; `asked` and `refused` as in `Lowered`.
    """

    types: Mapping
    returns: object
    assumptions: tuple
    stored: Mapping
    tree: object = None
    asked: Mapping = field(default_factory=dict)
    refused: object = None


@frozen
class Flow:
    """The state of an inference: what is known so far, and the statements yet to be looked at."""

    scan: Scan
    scope: Scope
    stored: dict = field(default_factory=dict)  # name -> what went into it
    inners: dict = field(default_factory=dict)  # name -> what of it may have gone into others too
    widened: dict = field(default_factory=dict)  # name -> how often
    waiting: list = field(default_factory=list)  # a heap of indices of statements
    queued: set = field(default_factory=set)


def infer(function, types, namespace, callee, effects=None):
    """The types of all names of `function` whose parameters have the given `types`.

    `callee(function, types, keyword types)` tells what a function of the user returns, and
    `effects(function, types, keyword types)` what it puts into which parameters, None if anything
    may go anywhere: that is so for all, if it isn't given.
    """
    flow = start(function, types, namespace, callee, effects or (lambda *call: None))
    settle(flow)
    while any([loosen(flow, id) for id in [*flow.scope.types] if flow.inners.get(id)]):
        pass
    found = {id: UNKNOWN if t is NOTHING else t for id, t in flow.scope.types.items()}
    returns = without_shapes(found.pop(RETURN, Known(None)))
    touched = {id: flow.stored[id] for id in types if flow.stored.get(id)}
    return Inferred(found, returns, tuple(flow.scope.assumptions.values()), touched, function)


def settle(flow):
    """Look at the statements that wait, until none does."""
    while flow.waiting:
        index = heapq.heappop(flow.waiting)
        flow.queued.discard(index)
        look(flow, flow.scan.statements[index])


def loosen(flow, id):
    """Put into what still seems empty what went into others that it may be; whether that is news.

    Done last: as long as nothing went into a list by its own name, it might be any other.
    """
    old = flow.scope.types[id]
    bind(flow, id, old, loose=True)
    settle(flow)
    return flow.scope.types[id] != old


def start(function, types, namespace, callee, effects):
    """Nothing known but the parameters, and all statements to be looked at."""
    found = scan(function)
    names = dict.fromkeys(found.bound, NOTHING)
    names |= {p.id: own_shape(p.id, types.get(p.id, UNKNOWN)) for p in parameters(function.args)}
    names |= dict.fromkeys(found.shared & names.keys(), UNKNOWN)
    indices = range(len(found.statements))
    slopes = slopes_in(function, found, names, namespace)
    scope = Scope(names, namespace, callee, effects, slopes, displays=displays(function))
    return Flow(found, scope, waiting=list(indices), queued=set(indices))


def slopes_in(function, found, names, namespace):
    """The names of gradients that are taken in a function."""
    return gradients(function, partial(known, types=names, namespace=namespace)) - found.shared


def own_shape(id, t):
    """The type of a parameter, whose shape is one of its own."""
    t = without_shapes(t)
    return Array(t.ndim, t.dtype, (id, "given")) if isinstance(t, Array) else t


def look(flow, stmt):
    """Take in what one statement binds and stores."""
    for id, t in bindings(stmt, flow.scope):
        old = flow.scope.types.get(id, NOTHING)
        bind(flow, id, join(old, placed_shape(id, t, flow.scan)))
    for id, what in stores(stmt, flow.scope):
        put(flow, id, what)


def placed_shape(id, t, scan):
    """`t` as the type of the name `id`: a shape that differs by turn of a loop stays in it."""
    if id not in scan.local:
        t = lasting(t)
    fixed = id in scan.single and (id not in scan.looped or id in scan.local)
    if fixed and isinstance(t, Array) and t.shape is None:
        return Array(t.ndim, t.dtype, (id, "turn" if id in scan.looped else "once"))
    return t


def lasting(t):
    """`t` without the shapes of one turn of a loop."""
    if isinstance(t, Array):
        return without_shapes(t) if of_turn(t.shape) else t
    return rebuild(t, lasting)


def of_turn(shape):
    if isinstance(shape, Axes):
        return any(of_turn(axis.shape) for axis in shape.axes)
    return shape is not None and shape[1] == "turn"


def bind(flow, id, t, loose=False):
    """Let `id` be of type `t`, and have its readers looked at again if that is news."""
    types, found = flow.scope.types, flow.scan
    t = absorb(t, flow.stored.get(id), id in found.alone, id in found.blank, loose)
    if t == types.get(id, NOTHING):
        return
    flow.widened[id] = flow.widened.get(id, 0) + 1
    types[id] = t if flow.widened[id] < OFTEN else UNKNOWN
    for index in flow.scan.readers.get(id, ()):
        if index not in flow.queued:
            flow.queued.add(index)
            heapq.heappush(flow.waiting, index)
    if flow.stored:
        spread(flow, id)


def put(flow, id, what):
    """Note what went into the container `id`, under all names that may be names for it."""
    own = {k: t for k, t in what.items() if not isinstance(k, Inner)}
    merged = add_stores(flow.stored.get(id, {}), what)
    share(flow, id, merged)
    if id not in flow.scan.alone:
        share(flow, id, add_stores(merged, inner_of(flow.scope.types[id], own)))
    spread(flow, id)


def spread(flow, id):
    """Names that are bound or stored together, and hold something, share what went into them."""
    types, todo = flow.scope.types, [id]
    while todo:
        one = todo.pop()
        for other in flow.scan.linked(one) if holds(types[one]) else ():
            both = flow.inners.get(one, {}), flow.inners.get(other, {})
            if both[0] != both[1] and holds(types[other]):
                merged = joined_stores(*both)
                todo += [each for each in (one, other) if share(flow, each, merged)]


def share(flow, id, merged):
    """Let `merged` be part of what went into `id`; whether that is news."""
    old = flow.stored.get(id, {})
    merged = old | merged
    if merged == old:
        return False
    flow.stored[id] = merged
    flow.inners[id] = {key: t for key, t in merged.items() if isinstance(key, Inner)}
    bind(flow, id, flow.scope.types[id])
    return True
