"""Operators on lists and tuples: `xs + ys` joins them, `xs * n` repeats one."""

import gast

from ..errors import Unsupported
from ..types import Dict, DictOf, List, Tuple, TupleOf, is_numeric
from .formula import write
from .paste import finished_at

SEQUENCES = (List, Tuple, TupleOf)
ENDS = {0: "g[: len(x)]", 1: "g[len(x) :]"}
PERHAPS = {0: "rt.first_part(g, x)", 1: "rt.last_part(g, x)"}


def on_sequences(site):
    """Whether an operator surely has a list or a tuple as an operand, and no array; or a dict."""
    types = [site.type(key) for key in range(len(site.args))]
    if not isinstance(site.call, gast.BinOp):
        return False
    if isinstance(site.call.op, gast.Mult):
        return any(isinstance(t, SEQUENCES) for t in types) and not all(map(is_numeric, types))
    own = any(isinstance(t, (*SEQUENCES, Dict, DictOf)) for t in types)
    return own and not any(map(is_numeric, types))


def joined_tangents(site, dots):
    """The tangent of a list that is joined or repeated."""
    match site.call.op:
        case gast.Add():
            zeros = {k: write("rt.zeros_like(x)", x=x) for k, x in enumerate(site.args)}
            return finished_at(site, site.with_operands({**zeros, **dots}))
        case gast.Mult():
            return repeated_tangent(site, dots)
    raise refused(site)


def repeated_tangent(site, dots):
    """The tangent of a list that is repeated."""
    found = repeated(site, dots)
    return finished_at(site, site.with_operands({k: dots[k] for k in found})) if found else None


def parts(site, bar, wanted):
    """The parts of the adjoint of a list that is joined or repeated."""
    match site.call.op:
        case gast.Add():
            return ends(site, bar, wanted)
        case gast.Mult():
            text = "rt.unrepeated(g, x)"
            return {
                key: finished_at(site, write(text, g=bar, x=site.args[key]))
                for key in repeated(site, wanted)
            }
    raise refused(site)


def ends(site, bar, wanted):
    """What each half of a joined list gets; both may be arrays, where one type is unknown."""
    sure = all(isinstance(site.type(key), SEQUENCES) for key in range(2))
    texts = ENDS if sure else PERHAPS
    x = site.args[0]
    return {key: finished_at(site, write(texts[key], g=bar, x=x)) for key in wanted}


def repeated(site, keys):
    """Which of `keys` is the list that a product repeats; none where Python raises TypeError."""
    lists = [key for key in range(2) if isinstance(site.type(key), SEQUENCES)]
    return [key for key in lists if key in keys] if len(lists) == 1 else []


def refused(site):
    return Unsupported("this operation on a list can't be differentiated", site.call)
