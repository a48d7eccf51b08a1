"""Functions that act on each element alone: their derivative is a product with partials.

A term of the sum that forward mode emits must have the shape of the answer, a term of reverse
mode the shape of the operand; what the types are certain of needs no helper.
"""

import gast

from ..errors import Unsupported
from ..frozen import frozen
from ..trees.names import reads
from ..trees.quote import minus, number, plus, times
from ..trees.tree import LOAD, const
from ..types import is_complex, is_number, lengths, same_shape
from ..types.kinds import ONE
from . import options
from .checked import checked_product, checked_tangent
from .fold import is_zero, twice
from .formula import Formula, write
from .paste import conjugate, finished, paste, types_of
from .sequences import joined_tangents, on_sequences, parts
from .site import bind, is_scalar


@frozen
class Elementwise:
    """`main`: the partials, as a tuple; by the first argument, if it is none.

    None stands for the partial that isn't known.
    """

    main: Formula
    math: bool = False
    ufunc: bool = False

    def forward(self, site, dots):
        if self.ufunc and options.given(site):
            return options.forward(self, site, dots)
        if on_sequences(site):
            return joined_tangents(site, dots)
        bound = bind(self.main, site)
        partials = self.partials(bound, dots)
        if not partials:
            return None
        merged = joined(partials, dots)
        tangent = plus(*(times(dots[key], d) for key, d in merged.items()))
        if site.users:
            tangent = checked_tangent(tangent, dots, site, spread=True)
        elif not (self.math or covered(bound, partials, self.operands(bound))):
            tangent = write("rt.broadcast(t, like=ans)", t=tangent, ans=site.ans)
        return finished(tangent, bound, self.math)

    def reverse(self, site, bar, wanted):
        if self.ufunc and options.given(site):
            return options.reverse(self, site, bar, wanted)
        if on_sequences(site):
            return parts(site, bar, wanted)
        bound = bind(self.main, site)
        partials = self.partials(bound, wanted)
        partials = joined(partials, {key: site.operand(key) for key in partials})
        return {key: self.term(bound, key, bar, d) for key, d in partials.items()}

    def partials(self, bound, keys):
        """The partial by each of `keys`, those that are zero left out."""
        found = {key: self.partial(bound, key) for key in keys}
        return {key: d for key, d in found.items() if d is not None and not is_zero(d)}

    def partial(self, bound, key):
        parameter = bound.parameter(key)
        if parameter == bound.vararg:
            k = const(bound.keys[parameter].index(key))
            return paste(self.main, bound, k=k)
        position = self.main.signature.names.index(parameter)
        if position >= len(self.main.parts):
            raise Unsupported(f"the derivative by `{parameter}` isn't known", bound.site.call)
        part = self.main.parts[position]
        if is_none(part):
            raise Unsupported(f"the derivative by `{parameter}` isn't known", bound.site.call)
        return paste(self.main, bound, part)

    def operands(self, bound):
        """The keys of the arguments that broadcast."""
        signature = self.main.signature
        own = signature.names[: len(self.main.parts)] if signature.vararg is None else ()
        return [key for p in (*own, signature.vararg) for key in bound.keys.get(p, ())]

    def term(self, bound, key, bar, d):
        """What the operand `key` gets."""
        site = bound.site
        term = checked_product(times(bar, conjugate(d, types_of(site))), bar, site)
        if is_complex(site.ans_type) and not is_complex(site.type(key)):
            term = write("np.real(z)", z=term)
        if not (self.math or is_scalar(site.ans_type)):
            term = summed(term, site, key, self.operands(bound))
        return finished(term, bound, self.math)


def is_none(expr):
    return isinstance(expr, gast.Constant) and expr.value is None


def joined(partials, of):
    """`partials`, those alike of one and the same expression joined: x * x has 2.0 * x."""
    if len(partials) < 2:
        return partials
    found = {}
    for key, d in partials.items():
        same = (gast.dump(of[key]), gast.dump(d))
        if same in found:
            first, _ = found[same]
            found[same] = first, twice(d)
        else:
            found[same] = key, d
    return dict(found.values())


def summed(term, site, key, operands):
    """`term`, of the answer's shape, in the shape of the operand `key`."""
    if isinstance(term, gast.UnaryOp):
        return minus(summed(term.operand, site, key, operands))
    x, t = site.operand(key), site.type(key)
    others = [o for o in operands if not alike(site, o, key) and not is_scalar(site.type(o))]
    if not others or same_shape(t, site.ans_type):
        return term
    if is_scalar(t):
        return write("np.sum(g)", g=term)
    return summed_over(term, t, site.ans_type) or write("rt.sum_to(g, like=x)", g=term, x=x)


def summed_over(term, t, ans):
    """The sum of `term` over the axes that an operand of type `t` lacks or has length 1 in."""
    mine, whole = lengths(t), lengths(ans)
    if mine is None or whole is None:
        return None
    more = len(whole) - len(mine)
    short = [k for k, n in enumerate(mine, more) if n != whole[k]]
    if any(mine[k - more] != ONE for k in short) or (more and short):
        return None
    axes = short or list(range(more))
    over = const(axes[0]) if len(axes) == 1 else gast.Tuple(list(map(const, axes)), LOAD)
    text = "np.sum(g, axis=a, keepdims=True)" if short else "np.sum(g, axis=a)"
    return write(text, g=term, a=over)


def covered(bound, partials, operands):
    """Whether the sum of the terms surely has the shape of the answer."""
    site = bound.site
    named = reads(*partials.values())
    if site.ans.id in named or is_scalar(site.ans_type):
        return True
    there = [o for o in operands if o in partials or named_in(site.operand(o), named)]
    if any(same_shape(site.type(o), site.ans_type) for o in there):
        return True
    return all(
        is_scalar(site.type(o)) or number(site.operand(o)) is not None
        or any(alike(site, o, other) for other in there)
        for o in operands
    )  # fmt: skip


def named_in(operand, names):
    return isinstance(operand, gast.Name) and operand.id in names


def alike(site, a, b):
    """Whether two operands surely have the same shape."""
    x, y = site.operand(a), site.operand(b)
    same = isinstance(x, gast.Name) and isinstance(y, gast.Name) and x.id == y.id
    return a == b or same or (same_shape(site.type(a), site.type(b)) and not is_number(y))
