"""What tidies emitted functions, told which of their names are whose."""

import gast

from ..infer import known
from ..rules import find
from ..simplify import Simplifier
from ..trees.fresh import VERSION
from ..trees.names import writes
from ..trees.tree import statements
from ..types import Known, is_number

COMPUTING = ("builtins", "math", "numpy", "operator", "scipy", "wengert")


def simplifier(facts, ready):
    """What tidies the functions emitted for `facts`."""

    def pure_call(func):
        found = known(func, facts.types, facts.namespace)
        return callable(found) and find(found) is not None and not acts(found)

    def temporaries(function):
        bound = set().union(*(writes(s) for s in statements(function.body)), ())
        return {id for id in bound if is_temporary(id, facts)}

    def numbers(function):
        bound = set().union(*(writes(s) for s in statements(function.body)), ())
        return {id for id in bound if id.count("_bar") and owner(id) in counted}

    def owner(id):
        return facts.variable(owner_of_adjoint(id))

    counted = numeric(facts, is_number)
    scalars = numeric(facts, lambda kind: is_number(kind) or is_constant(kind))
    scalars = {id for id in facts.types if facts.variable(id) in scalars}
    added_to = {
        (stmt.lineno, stmt.col_offset): stmt.target.id
        for stmt in statements(ready.tree.body)
        if isinstance(stmt, gast.AugAssign) and getattr(stmt.target, "id", None) in scalars
    }
    return Simplifier(
        temporaries, frozenset(variables(facts)), numbers, pure_call, scalars, added_to,
        ready.turns, changing=bool(facts.memory.changes), primal=frozenset(facts.types),
    )  # fmt: skip


def is_constant(kind):
    return isinstance(kind, Known) and isinstance(kind.value, int)


def variables(facts):
    """The user's variables, and what their adjoints and tangents are called."""
    for id in facts.variables:
        yield from (id, id + "_bar", id + "_dot")


def is_temporary(id, facts):
    """Whether a name is neither a variable of the user nor a variable's adjoint or tangent."""
    base = id
    for ending in ("_bar", "_dot"):
        match = VERSION.fullmatch(base)
        base = match[1] if match and base not in facts.variables else base
        base = base.removesuffix(ending)
    match = VERSION.fullmatch(base)
    if match and base not in facts.variables and match[1] in facts.variables:
        return id == base
    return base not in facts.variables


def owner_of_adjoint(id):
    """The name of the value that the name of an adjoint belongs to."""
    match = VERSION.fullmatch(id)
    return (match[1] if match and match[1].endswith("_bar") else id).removesuffix("_bar")


def numeric(facts, test):
    """The variables all of whose versions have types that pass a test."""
    variables = {facts.variable(id) for id in facts.types}
    return variables - {facts.variable(id) for id, kind in facts.types.items() if not test(kind)}


def acts(function):
    """Whether a function with a rule does more than return a value: it draws, prints or logs."""
    module = str(getattr(function, "__module__", None) or "builtins")
    if function is print or module.startswith("numpy.random"):
        return True
    return find(function).flat and module.partition(".")[0] not in COMPUTING
