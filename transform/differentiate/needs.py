"""What a piece of the reverse sweep needs of the forward sweep: values, or shapes alone.

>>> from wengert.transform.trees.quote import quote
>>> sorted(needs([quote("rt.sum_to(y_bar * w, like=b)")], {"w", "b"}))
['b.shape', 'w']
"""

import gast

from ..trees.names import reads
from ..trees.tree import children

SHAPED = {
    "sum_to": 1,
    "expand": 1,
    "zeros_like": 0,
    "shape": 0,
    "size": 0,
    "ndim": 0,
    "len": 0,
    "slot": 2,
    "attribute_slot": 2,
    "or_zero": 1,
    "part_of": (0, 1),
    "of_shape": (),
}
SHAPED_ATTRIBUTES = frozenset({"shape", "size", "ndim", "dtype"})
SHAPE = ".shape"


def needs(nodes, primal):
    """The names in `primal` whose values `nodes` read; with SHAPE, where the shape will do."""
    found, shapes, todo = set(), set(), list(nodes)
    while todo:
        node = todo.pop()
        match node:
            case gast.Name(id=id, ctx=gast.Load()):
                found.add(id)
            case gast.AugAssign(target=gast.Name(id=id)):
                found.add(id)
                todo.append(node.value)
            case gast.Attribute(value=gast.Name(id=id), attr=attr) if attr in SHAPED_ATTRIBUTES:
                shapes.add(id)
            case gast.Call(
                func=gast.Attribute(value=gast.Name(id="np" | "rt"), attr=helper)
                | gast.Name(id="len" as helper)
            ) if helper in SHAPED:
                todo += shaped(node, SHAPED[helper], shapes)
            case _:
                todo.extend(children(node))
    found &= primal
    return found | {id + SHAPE for id in (shapes & primal) - found}


def shaped(call, positions, shapes):
    """The arguments of a call but those whose shape alone is read, which go to `shapes`."""
    positions = positions if isinstance(positions, tuple) else (positions,)
    rest = [call.func]
    for k, arg in enumerate(call.args):
        if k in positions and isinstance(arg, gast.Name | gast.Tuple):
            shapes |= reads(arg)
        else:
            rest.append(arg)
    for keyword in call.keywords:
        if keyword.arg == "like" and isinstance(keyword.value, gast.Name):
            shapes.add(keyword.value.id)
        else:
            rest.append(keyword.value)
    return rest


def base_of(need):
    """The name that must be kept for a need."""
    return need.removesuffix(SHAPE)
