"""Make arrays of the lists and tuples that NumPy computes with.

    m = np.mean(xs)
    y = A @ (u, v)

with a list xs and an array A becomes

    xs_array = rt.as_array(xs)
    m = np.mean(xs_array)
    pair_array = rt.as_array(pair)
    y = A @ pair_array

so that rules see arrays alone, and the adjoint of a list is a list.  What joins arrays gets a list
in which they are arrays, `rt.as_arrays(rows)`.
"""

import gast

from ..infer import MISSING
from ..infer.operations import element
from ..rules import find
from ..trees.tree import assign, call, like, name, placed
from ..types import Array, Instance, List, Tuple, TupleOf, differentiable, is_numeric
from .lower_calls import is_numpys

MAKING = frozenset({
    "array", "asarray", "asanyarray", "asarray_chkfinite", "ascontiguousarray", "asfortranarray",
    "block", "piecewise", "require",
})  # fmt: skip
JOINING = frozenset({
    "choose", "column_stack", "concat", "concatenate", "dstack", "hstack", "multi_dot",
    "row_stack", "select", "stack", "vstack",
})  # fmt: skip


def with_arrays(work, stmt):
    """The statements for `y = call` or `y = x op z` with arrays for lists, or None."""
    match stmt.value:
        case gast.Call(func=func, args=args, keywords=keywords) as node if word := way(work, func):
            made = Made(work, stmt, word)
            new = like(
                node,
                args=[made.array(a) for a in args],
                keywords=[like(k, value=made.array(k.value)) for k in keywords],
            )
        case gast.BinOp(left=left, right=right) as node if meets_array(work, left, right):
            made = Made(work, stmt)
            new = like(node, left=made.array(left), right=made.array(right))
        case _:
            return None
    if not made.before:
        return None
    work.settled = False
    return [*made.before, like(stmt, value=new)]


class Made:
    """The arrays that are made before a statement; `word`: by which function of the runtime."""

    def __init__(self, work, stmt, word="as_array"):
        self.work, self.stmt, self.word, self.before = work, stmt, word, []

    def array(self, atom):
        """The atom, or the name of an array of what is in it."""
        if not (isinstance(atom, gast.Name) and self.is_made(atom.id)):
            return atom
        new = self.work.names.fresh(f"{atom.id}_{self.word.removeprefix('as_')}")
        value = placed(call(f"rt.{self.word}", atom), atom)
        self.work.types[new] = self.work.found(value)
        self.before.append(assign(new, value, at=self.stmt))
        return placed(name(new), atom)

    def is_made(self, id):
        if not is_listed(self.work, id):
            return False
        item = element(self.work.type(id))
        return self.word == "as_array" or not is_numeric(item)


def way(work, func):
    """How lists are passed to a function of NumPy through which a derivative passes, or None."""
    function = work.facts.resolve(func)
    rule = find(function) if function is not MISSING and callable(function) else None
    if rule is None or rule.flat or not is_numpys(function):
        return None
    word = getattr(function, "__name__", "")
    if word in JOINING:
        return "as_arrays"
    return None if word in MAKING else "as_array"


def meets_array(work, left, right):
    """Whether one operand is certainly an array."""
    kinds = [work.type(a.id) for a in (left, right) if isinstance(a, gast.Name)]
    return any(isinstance(t, Array) and t.ndim for t in kinds)


def is_listed(work, id):
    """Whether a name stands for a list or a tuple that may be varied."""
    if id not in work.types or work.emitted:
        return False
    t = work.type(id)
    holds = isinstance(t, List | Tuple | TupleOf)
    return (holds or (isinstance(t, Instance) and issubclass(t.cls, tuple))) and differentiable(t)
