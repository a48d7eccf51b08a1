"""Reached: a branch that is closed, because it can't be differentiated, raises where it is reached.

>>> from wengert.transform.reading.closed import closed
>>> from wengert.transform.reading.source import show
>>> show(lambda f: reached(closed(f, 4, 8, "exec() is refused"), Scope(f)), '''
... def f(x, verbose=False):
...     if verbose:
...         exec("print(x)")
...     return x * x
... ''')
def f(x, verbose=False):
    if verbose:
        raise rt.Refused("exec() is refused")
    return x * x
"""

import gast

from ..reading.closed import Why
from ..trees.quote import quote_block
from ..trees.tree import const, mapped, name, walk
from .scope import Scope


def reached(function: gast.FunctionDef, scope: Scope) -> gast.FunctionDef:
    """`function`, whose closed branches raise an exception of the runtime's."""

    def raising(node):
        match node:
            case gast.Raise(exc=gast.Constant(value=Why() as why)):
                holes = {"rt": name(scope.runtime), "why": const(str(why))}
                [new] = quote_block("raise rt.Refused(why)", **holes)
                return gast.copy_location(new, node)
        return mapped(node, raising)

    return raising(function) if any(map(is_closed, walk(function))) else function


def is_refusal(stmt):
    """Whether it raises what a closed branch raises."""
    match stmt:
        case gast.Raise(exc=gast.Call(func=gast.Attribute(attr="Refused"))):
            return True
    return False


def is_closed(node):
    """Whether it stands for a branch that is closed."""
    return isinstance(node, gast.Raise) and isinstance(getattr(node.exc, "value", None), Why)
