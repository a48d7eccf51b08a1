"""Operators on lists and tuples: `xs + ys` joins them, and each gets its part back."""

import gast

from ..errors import Unsupported
from ..types import Dict, DictOf, List, Tuple, TupleOf
from .formula import write
from .paste import finished_at


def on_sequences(site):
    """Whether an operator surely has a list or a tuple as an operand, or a dict."""
    kinds = (List, Tuple, TupleOf, Dict, DictOf)
    own = any(isinstance(site.type(key), kinds) for key in range(len(site.args)))
    return own and isinstance(site.call, gast.BinOp)


def joined_tangents(site, dots):
    """The tangent of a joined list."""
    refuse_others(site)
    zeros = {k: write("rt.zeros_like(x)", x=x) for k, x in enumerate(site.args)}
    return finished_at(site, site.with_operands({**zeros, **dots}))


def parts(site, bar, wanted):
    """The parts of the adjoint of a joined list."""
    refuse_others(site)
    x = site.args[0]
    texts = {0: "g[: len(x)]", 1: "g[len(x) :]"}
    return {key: finished_at(site, write(texts[key], g=bar, x=x)) for key in wanted}


def refuse_others(site):
    if not isinstance(site.call.op, gast.Add):
        raise Unsupported("this operation on a list can't be differentiated", site.call)
