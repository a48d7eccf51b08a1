"""Grids: what NumPy makes of subscripts, as the calls of functions that make it.

>>> from wengert.transform.printing.printer import to_source
>>> function = gast.parse('''
... def f(x, y):
...     z = np.r_[x, 0.0]
...     a, b = np.mgrid[0:3, 0:1:5j]
...     return z @ np.c_[x]
... ''').body[0]
>>> scope = Scope(function)
>>> scope.resolve = {"r_": np.r_, "c_": np.c_, "mgrid": np.mgrid}.get
>>> scope.resolve = lambda node, known=scope.resolve: known(getattr(node, "attr", None))
>>> print(to_source(grids(function, scope)))
def f(x, y):
    z = np.concatenate([np.atleast_1d(x), np.atleast_1d(0.0)]).astype(np.result_type(x, 0.0))
    a, b = np.stack(np.meshgrid(np.arange(0, 3, 1), np.linspace(0, 1, 5), indexing="ij"))
    return z @ np.concatenate([np.transpose(np.atleast_2d(np.transpose(x)))], axis=-1)
"""

import gast
import numpy as np

from ..errors import Unsupported
from ..trees.quote import quote
from ..trees.tree import LOAD, const, like, mapped, placed
from .scope import Scope

NAMES = "r_", "c_", "mgrid", "ogrid"


def grids(function: gast.FunctionDef, scope: Scope) -> gast.FunctionDef:
    """`function` without subscripts of np.r_, np.c_, np.mgrid and np.ogrid."""

    def change(node):
        return made(mapped(node, change), scope)

    return like(function, body=[mapped(stmt, change) for stmt in function.body])


def made(node, scope):
    """The calls that make what the subscript `node` of one of the four makes; or `node`."""
    match node:
        case gast.Subscript(value=gast.Attribute(value=owner, attr=attr) as of, slice=index) if (
            attr in NAMES and scope.resolve(of) is getattr(np, attr)
        ):
            items = index.elts if isinstance(index, gast.Tuple) else [index]
            checked(items, attr, node)
            found = (joined if attr in ("r_", "c_") else grid)(attr, items, owner)
            one = attr in ("mgrid", "ogrid") and not isinstance(index, gast.Tuple)
            return placed(along(index, owner) if one else found, node)
    return node


def checked(items, attr, node):
    """Refuse what is more than values in a row, or ranges."""
    if any(isinstance(getattr(e, "value", None), str) for e in items):
        raise Unsupported(f"np.{attr} with directions: write np.concatenate", node)
    if attr in ("mgrid", "ogrid") and not all(isinstance(e, gast.Slice) for e in items):
        raise Unsupported(f"np.{attr} of what is no slice: write np.meshgrid", node)


def along(part, np_):
    """A range as an array; anything else as it is."""
    if not isinstance(part, gast.Slice):
        return part
    lower = const(0) if part.lower is None else part.lower
    match part.step:
        case gast.Constant(value=complex(imag=count)):
            return quote("np.linspace(a, b, n)", np=np_, a=lower, b=part.upper, n=const(int(count)))
        case step:
            step = const(1) if step is None else step
            return quote("np.arange(a, b, s)", np=np_, a=lower, b=part.upper, s=step)


def joined(attr, items, np_):
    """Arrays one after the other, or as columns side by side; NumPy takes numbers as weak ones."""
    parts = [along(e, np_) for e in items]
    if attr == "c_":
        text = "np.transpose(np.atleast_2d(np.transpose(x)))"
        columns = gast.List([quote(text, np=np_, x=e) for e in parts], LOAD)
        return quote("np.concatenate(columns, axis=-1)", np=np_, columns=columns)
    rows = gast.List([quote("np.atleast_1d(x)", np=np_, x=e) for e in parts], LOAD)
    found = quote("np.concatenate(rows)", np=np_, rows=rows)
    if all(isinstance(e, gast.Constant | gast.Name) for e in parts):
        kind = like(quote("np.result_type()", np=np_), args=parts)
        found = quote("found.astype(kind)", found=found, kind=kind)
    return found


def grid(attr, items, np_):
    """The coordinates of a grid, in one array, or each along its own axis."""
    mesh = quote('np.meshgrid(indexing="ij")', np=np_)
    mesh = like(mesh, args=[along(e, np_) for e in items])
    if attr == "mgrid":
        return quote("np.stack(mesh)", np=np_, mesh=mesh)
    return like(mesh, keywords=[*mesh.keywords, gast.keyword("sparse", const(True))])
