"""What a statement of the small language may do, as far as derivatives are concerned.

Each class says which values flow into which names, and by what map.  `Facts.step` tells which one
a statement is.
"""

from dataclasses import dataclass
from types import FunctionType

import gast

from ..rules import Rule, Site


@dataclass(frozen=True)
class Flat:
    """Nothing flows."""


@dataclass(frozen=True)
class Copy:
    """`target = source`."""

    target: str
    source: str


@dataclass(frozen=True)
class Ruled:
    """`target` is a function, with a rule, of the names in `operands`: key in the rule → name."""

    target: str
    rule: Rule
    site: Site
    operands: dict


@dataclass(frozen=True)
class Load:
    """`target = base[index]`."""

    target: str
    base: str
    index: gast.expr


@dataclass(frozen=True)
class Field:
    """`target = base.attr`; `surely`: of the object's own, not its class's."""

    target: str
    base: str
    attr: str
    surely: bool = False


@dataclass(frozen=True)
class Build:
    """`target` is made of `items`, each under a key: a display, a dataclass, a namedtuple."""

    target: str
    items: tuple  # of (key expression or attribute name, atom)
    attributes: bool = False


@dataclass(frozen=True)
class Unpack:
    """`names = source`."""

    names: tuple
    source: str


@dataclass(frozen=True)
class UserCall:
    """`target = function(…)`; `operands`: parameter → the atoms bound to it."""

    target: str
    function: FunctionType
    node: gast.Call
    receiver: gast.expr | None
    operands: dict  # parameter → atom | tuple of atoms (*args) | dict of atoms (**kwargs)


@dataclass(frozen=True)
class Dynamic:
    """`target = callee(…)`, where the callee is known when it runs; `method` of `callee`, or it."""

    target: str
    callee: gast.expr
    method: str | None
    args: tuple
    keywords: tuple


@dataclass(frozen=True)
class PulledBack:
    """`target = rt.pullback(…)`; `given`: what the pullback has adjoints of, but for keywords.

    function: what is called, where the pullback has no adjoint of it
    """

    target: str
    function: gast.expr | None
    given: tuple
    node: gast.Call


@dataclass(frozen=True)
class Closure:
    """`target` is a nested function, which reads the names in `captured`."""

    target: str
    captured: tuple


@dataclass(frozen=True)
class Partial:
    """`target = functools.partial(function, *args, **keywords)`."""

    target: str
    function: gast.expr
    args: tuple
    keywords: tuple


@dataclass(frozen=True)
class Append:
    """`base.append(item)`."""

    base: str
    item: gast.expr


@dataclass(frozen=True)
class Pop:
    """`target = base.pop()`."""

    target: str
    base: str


@dataclass(frozen=True)
class Store:
    """`base[index] = item`, or with an operator in place."""

    base: str
    index: gast.expr
    op: gast.operator | None
    item: gast.expr


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
