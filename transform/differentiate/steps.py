"""What a statement of the small language may do, as far as derivatives are concerned.

Each class says which values flow into which names, and by what map.  `Facts.step` tells which one
a statement is.
"""

from types import FunctionType

import gast

from ..frozen import frozen
from ..rules import Rule, Site
from ..trees.names import reads


@frozen
class Flat:
    """Nothing flows."""


@frozen
class Copy:
    """`target = source`."""

    target: str
    source: str


@frozen
class Ruled:
    """`target` is a function, with a rule, of the names in `operands`: key in the rule → name."""

    target: str
    rule: Rule
    site: Site
    operands: dict


@frozen
class Load:
    """`target = base[index]`."""

    target: str
    base: str
    index: gast.expr


@frozen
class Field:
    """`target = base.attr`; `surely`: of the object's own, not its class's."""

    target: str
    base: str
    attr: str
    surely: bool = False


@frozen
class Build:
    """`target` is made of `items`, each under a key: a display, a dataclass, a namedtuple."""

    target: str
    items: tuple  # of (key expression or attribute name, atom)
    attributes: bool = False


@frozen
class Unpack:
    """`names = source`."""

    names: tuple
    source: str


@frozen
class UserCall:
    """`target = function(…)`; `operands`: parameter → the atoms bound to it."""

    target: str
    function: FunctionType
    node: gast.Call
    receiver: gast.expr | None
    operands: dict  # parameter → atom | tuple of atoms (*args) | dict of atoms (**kwargs)


@frozen
class Dynamic:
    """`target = callee(…)`, where the callee is known when it runs; `method` of `callee`, or it."""

    target: str
    callee: gast.expr
    method: str | None
    args: tuple
    keywords: tuple


@frozen
class PulledBack:
    """`target = rt.pullback(…)`; `given`: what the pullback has adjoints of, but for keywords.

    function: what is called, where the pullback has no adjoint of it
    """

    target: str
    function: gast.expr | None
    given: tuple
    node: gast.Call


@frozen
class Closure:
    """`target` is a nested function, which reads the names in `captured`."""

    target: str
    captured: tuple


@frozen
class Partial:
    """`target = functools.partial(function, *args, **keywords)`."""

    target: str
    function: gast.expr
    args: tuple
    keywords: tuple


@frozen
class Append:
    """`base.append(item)`."""

    base: str
    item: gast.expr


@frozen
class Insert:
    """`base.insert(index, item)`."""

    base: str
    index: gast.expr
    item: gast.expr


@frozen
class Pop:
    """`target = base.pop()`, or `base.pop(index)`."""

    target: str
    base: str
    index: gast.expr | None = None


@frozen
class Delete:
    """`del base[index]`."""

    base: str
    index: gast.expr


@frozen
class Store:
    """`base[index] = item`, or with an operator in place.

    every: an index that occurs several times counts as often, as in `np.add.at`
    """

    base: str
    index: gast.expr
    op: gast.operator | None
    item: gast.expr
    every: bool = False


@frozen
class Effect:
    """`rt.function(base, key, item)`: what a helper of the runtime does to an adjoint.

    key: an index or the name of an attribute, None for the whole; item: what it adds, or None
    """

    base: str
    function: str
    key: gast.expr | None
    item: gast.expr | None


@frozen
class SetField:
    """`base.attr = item`."""

    base: str
    attr: str
    item: gast.expr


@frozen
class New:
    """`target` is a new object, which has no fields yet."""

    target: str


FLAT = Flat()


def atoms(operands):
    """The atoms bound to the parameters of a call."""
    for bound in operands.values():
        if isinstance(bound, dict):
            yield from bound.values()
        elif isinstance(bound, tuple):
            yield from bound
        else:
            yield bound


def flow(step):
    """Pairs (names read, names written) of what may flow through a step."""
    match step:
        case Copy(target, source):
            return {source}, {target}
        case Ruled(target=target, operands=operands):
            return set(operands.values()), {target}
        case Load(target=target, base=base) | Field(target=target, base=base):
            return {base}, {target}
        case Pop(target=target, base=base):
            return {base}, {target}
        case Build(target=target, items=items):
            return reads(*(atom for _, atom in items)), {target}
        case Unpack(names=names, source=source):
            return {source}, set(names)
        case UserCall(target=target, operands=operands):
            return reads(*atoms(operands)), {target}
        case Dynamic(target=target):
            args = reads(step.callee, *step.args, *(k.value for k in step.keywords))
            return args, {target}
        case PulledBack(target=target, function=function, given=given, node=node):
            return reads(*filter(None, (function, *given)), *node.keywords), {target}
        case Closure(target=target, captured=captured):
            return set(captured), {target}
        case Partial(target=target):
            keywords = (value for _, value in step.keywords)
            return reads(step.function, *step.args, *keywords), {target}
        case (
            Append(base=base, item=item)
            | Insert(base=base, item=item)
            | Store(base=base, item=item)
            | SetField(base=base, item=item)
            | Effect(base=base, item=gast.Name() as item)
        ):
            return reads(item), {base}
    return set(), set()
