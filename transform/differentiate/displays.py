"""Arrays of numbers that are written down, `np.array([[x, y], [y, 1.0]])`: who gets what.

The adjoint of such an array holds that of each number at its indices: it need not be made a list
first, as the adjoint of what is in a list is one.
"""

import gast
import numpy as np

from ..analyze.displays import displays
from ..trees.names import reads, writes
from ..trees.tree import blocks, statements
from ..types import Array, List, Number, Tuple
from .steps import Build, Ruled

MAKERS = (np.array, np.asarray)


def written_down(facts):
    """Identity of a statement that makes such an array → [(indices, a number's name)]."""
    found, own = {}, displays(facts.tree)
    inner = [b for s in statements(facts.tree.body) for b in blocks(s)]
    for block in (facts.tree.body, *inner) if own else ():
        for k, stmt in enumerate(block):
            numbers = numbers_in(facts.step(stmt), block[:k], own, facts)
            if numbers:
                found[id(stmt)] = numbers
    return found


def numbers_in(step, before, own, facts):
    """The numbers in an array that a statement makes, after those `before` it in its block."""
    match step:
        case Ruled(target=target, rule=rule, operands={0: id}) if rule.function in MAKERS:
            match facts.types[target]:
                case Array(ndim=int(ndim), dtype="float64"):
                    return flattened(id, (), ndim, Displays(before, own, facts))
    return None


def flattened(id, indices, ndim, displays):
    """The numbers in a display, and those in it; None if it isn't one of numbers alone."""
    items, found = displays.of(id), []
    if items is None:
        return None
    for k, item in enumerate(items):
        at = (*indices, k)
        if len(at) < ndim:
            inner = flattened(getattr(item, "id", None), at, ndim, displays)
            if inner is None:
                return None
            found += inner
        elif isinstance(item, gast.Name):
            found.append((at, item.id))
    return found


class Displays:
    """The lists and tuples that are written down in a block, for one use alone."""

    def __init__(self, block, own, facts):
        self.block, self.own, self.facts = block, own, facts

    def of(self, id):
        """The items of a display, numbers or displays, if they are still what they were."""
        for k, stmt in enumerate(reversed(self.block)) if id in self.own else ():
            match stmt:
                case gast.Assign(targets=[gast.Name(id=bound)], value=value) if bound == id:
                    step, after = self.facts.step(stmt), self.block[len(self.block) - k :]
                    changed = {n for s in statements(after) for n in writes(s)}
                    usable = isinstance(step, Build) and changed.isdisjoint(reads(value))
                    return self.items(value) if usable else None
        return None

    def items(self, display):
        kinds = [self.facts.type(e) for e in display.elts]
        plain = all(isinstance(t, (List, Tuple)) or is_double(t) for t in kinds)
        return display.elts if plain else None


def is_double(t):
    """Whether a value is surely a real number whose adjoint has the precision of Python's own."""
    return isinstance(t, Number) and t.kind in "bif" and (t.python or t.double or t.kind != "f")
