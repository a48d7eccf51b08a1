"""Which calls are of gradients, taken inside of what is differentiated.

Of what it is given a gradient changes nothing, and what it returns is new, with all that is in it.
"""

import gast

from ..api import grad, value_and_grad
from ..trees.names import parameters, writes
from ..trees.tree import blocks, statements


def gradients(function, resolve):
    """The names that whatever binds them are what `grad` or `value_and_grad` return."""
    found, others = set(), {p.id for p in parameters(function.args)}
    for stmt in statements(function.body):
        match stmt:
            case gast.Assign(targets=[gast.Name(id=id)], value=gast.Call() as call) if takes(
                call, resolve
            ):
                found.add(id)
            case _ if not blocks(stmt):
                others |= writes(stmt)
            case gast.For():
                others |= writes(stmt.target)
    return frozenset(found - others)


def takes(call, resolve):
    """Whether a call is one of `grad` or `value_and_grad`, and the result has nothing besides."""
    plain = len(call.args) <= 2 and all(k.arg == "argnums" for k in call.keywords)
    return plain and any(resolve(call.func) is function for function in (grad, value_and_grad))


def is_gradient(function):
    """Whether a function that is known is a gradient that returns nothing besides."""
    found = callable(function) and hasattr(function, "__dict__") and is_derivative(function)
    derivative = getattr(function, "derivative", None) if found else None
    return derivative is not None and not derivative.has_aux


def is_derivative(function):
    """Whether a function is what `grad` and the like return: what it runs is found in a call."""
    return "primal" in function.__dict__
