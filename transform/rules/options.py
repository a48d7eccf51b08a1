"""The options of a call of an elementwise ufunc: `where=`, `dtype=`, and those that change nothing.

What `where` leaves out gets nothing, whatever the derivative would be there: it is asked at 1.0
in place of the values that are not meant.
"""

import gast

from ..errors import Unsupported
from ..frozen import replace
from ..trees.quote import fill, times
from ..trees.tree import name
from ..types import is_complex, is_number
from .formula import write
from .paste import conjugate, finished, finished_at, types_of
from .site import bind

OPTIONS = frozenset({"where", "dtype", "casting", "order", "subok", "out"})


def given(site):
    """Whether a call has options; where its result goes is no option of a rule."""
    out = site.keywords.get("out")
    if out is not None and not (isinstance(out, gast.Constant) and out.value is None):
        raise Unsupported("the rule knows no option `out=`", site.call)
    return not OPTIONS.isdisjoint(site.keywords)


def without_options(site):
    """The call as if it had no options."""
    return replace(site, keywords={k: v for k, v in site.keywords.items() if k not in OPTIONS})


def forward(kind, site, dots):
    """The tangent, zero where nothing was computed, in the dtype of the answer."""
    tangent = kind.forward(without_options(site), dots)
    if tangent is None:
        return None
    if "where" in site.keywords:
        where, text = site.keywords["where"], "np.where(where, rt.broadcast(t, like=ans), 0)"
        tangent = write(text, t=fill(tangent, meant(site, where)), ans=site.ans, where=where)
    return finished_at(site, write("rt.fitted(t, ans)", t=tangent, ans=site.ans))


def reverse(kind, site, bar, wanted):
    """What each operand gets, from where something was computed, in its own dtype."""
    bound = bind(kind.main, without_options(site))
    partials = kind.partials(bound, wanted)
    return {key: term(bound, site, key, bar, d) for key, d in partials.items()}


def term(bound, site, key, bar, d):
    """What the operand `key` gets."""
    where, x = site.keywords.get("where"), site.operand(key)
    found = times(bar, conjugate(d, types_of(bound.site)))
    if where is not None:
        found = write("np.where(where, g, 0)", g=fill(found, meant(bound.site, where)), where=where)
    if is_complex(site.ans_type) and not is_complex(site.type(key)):
        found = write("np.real(g)", g=found)
    return finished(write("rt.fitted(rt.sum_to(g, like=x), x)", g=found, x=x), bound)


def meant(site, where):
    """The operands and the answer with 1.0 for the values that aren't meant, by their names."""
    held = [id for id, t in types_of(site).items() if not is_number(t)]
    return {id: write("rt.masked(x, w, 1.0)", x=name(id), w=where) for id in held}
