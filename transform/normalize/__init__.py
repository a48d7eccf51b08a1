"""Normalize: any accepted Python becomes the small language, one construct at a time.

>>> from wengert.transform.reading.source import show
>>> show(normalize, '''
... def f(xs, w):
...     for i, x in enumerate(xs):
...         if x > 0:
...             return x * w + 1.0
...     return w
... ''')
def f(xs, w):
    returned = False
    xs_1 = rt.sequence(xs)
    i_len = len(xs_1)
    for i in range(i_len):
        x = xs_1[i]
        test = x > 0
        if test:
            out_product = x * w
            out = out_product + 1.0
            returned = True
            break
    if returned:
        pass
    else:
        out = w
    return out

`PASSES` in order.  Each keeps the meaning of the function, and prints as Python that runs.
"""

import gast

from ..errors import Unsupported
from ..trees.tree import blocks
from .appends import appends
from .assignments import assignments
from .attempts import attempts
from .calls import calls
from .collected import collected
from .comprehensions import comprehensions
from .conditionals import conditionals
from .contexts import contexts
from .deletes import deletes
from .grids import grids
from .items import items
from .iterators import iterators
from .leaves import leaves
from .loop_else import loop_else
from .loops import loops
from .matches import matches
from .operations import operations
from .reached import reached
from .refuse import refuse
from .returns import returns
from .scope import RUNTIME, Scope
from .stores import stores
from .supers import supers
from .tidy import tidy
from .tries import tries
from .tuples import tuples
from .versions import versions

__all__ = ["PASSES", "RUNTIME", "normalize"]

DEEPEST = 90  # Python takes no more than 99 levels of indentation
PASSES = (
    ("reached", reached),
    ("refuse", refuse),
    ("supers", supers),
    ("grids", grids),
    ("matches", matches),
    ("contexts", contexts),
    ("appends", appends),
    ("tidy", tidy),
    ("collected", collected),
    ("loop_else", loop_else),
    ("returns", returns),
    ("leaves", leaves),
    ("tries", tries),
    ("stores", stores),
    ("comprehensions", comprehensions),
    ("calls", calls),
    ("conditionals", conditionals),
    ("loops", loops),
    ("assignments", assignments),
    ("operations", operations),
    ("tuples", tuples),
    ("attempts", attempts),
    ("versions", versions),
    ("iterators", iterators),
    ("deletes", deletes),
    ("items", items),
)


def normalize(
    function: gast.FunctionDef, emitted=False, builtins_ok=None, namespace=None, looked_up=None
) -> gast.FunctionDef:
    """`function` in the small language.

    emitted: it was made by this project, which reads an iterator's items once.
    builtins_ok: whether a name that the function doesn't bind means Python's builtin of that name.
    namespace: what looks up such a name, if there is one.
    looked_up: a list to which the names are added of which it mattered what they denote.
    """
    scope = Scope(function, builtins_ok, namespace, emitted)
    for _, pass_ in PASSES:
        function = pass_(function, scope)
    if depth(function.body) > DEEPEST:
        raise Unsupported("nested too deeply: split the function", function)
    if looked_up is not None:
        looked_up += scope.looked_up
    return function


def depth(block):
    """How deep the blocks in a block are nested."""
    levels, stmts = 0, block
    while stmts:
        levels += 1
        stmts = [s for stmt in stmts for inner in blocks(stmt) for s in inner]
    return levels
