"""Helpers of linear algebra and of transforms, replaced by less where ranks and types allow it."""

import gast

from wengert import runtime as rt

from ..trees.quote import number
from ..trees.tree import const
from ..types import Array, is_complex
from .formula import write
from .shorten import by_ranks_of, ndim_in, shorter, type_in

by_ranks_of(
    rt.solve_by_a,
    r21="-np.multiply.outer(np.linalg.solve(x.T, g), ans)",
    r22="-np.linalg.solve(x.T, g) @ ans.T",
)
by_ranks_of(rt.solve_by_b, r21="np.linalg.solve(x.T, g)", r22="np.linalg.solve(x.T, g)")


@shorter(rt.adjoint)
def transposed(call, types):
    """Real matrices, not stacked, are transposed."""
    [x] = call.args
    return write("x.T", x=x) if isinstance(x, gast.Name) and ndim_in(x, types) == 2 else None


@shorter(rt.einsum_back)
def contracted(call, types):
    """Indices that all stand in the other operands, once, are an np.einsum."""
    match call.args:
        case [g, position, gast.Constant(value=str(text)), *operands] if not call.keywords:
            return einsum_of(g, number(position) - 1, text, operands, types)
    return None


def einsum_of(g, place, text, operands, types):
    left, arrow, output = text.replace(" ", "").partition("->")
    inputs = left.split(",")
    own, others = inputs[place], [k for k in range(len(inputs)) if k != place]
    there = output + "".join(inputs[k] for k in others)
    if not arrow or "." in text or len({*own}) < len(own) or not {*own} <= {*there}:
        return None
    if len({dtype_in(x, types) for x in operands} - {"float64"}):
        return None
    spelled = ",".join([output, *(inputs[k] for k in others)]) + "->" + own
    args = gast.Tuple([const(spelled), g, *(operands[k] for k in others)], gast.Load())
    found = write("np.einsum(*args)", args=args)
    found = gast.Call(found.func, args.elts, [])
    return write("rt.sum_to(found, like=x)", found=found, x=operands[place])


def dtype_in(x, types):
    t = type_in(x, types)
    return t.dtype if isinstance(t, Array) and t.ndim and not is_complex(t) else None
