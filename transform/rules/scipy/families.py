"""The rules of a continuous distribution, from what its standard form is.

A distribution has a location and a scale: with z = (x - loc) / scale, all that is needed is the
derivative of the logarithm of the standard density by z, the `score`, and by each shape parameter;
and that of the standard distribution function by each shape parameter.
"""

import gast
import scipy.stats

from ...trees.quote import fill, minus
from ...trees.tree import const, name
from ..declare import elementwise
from ..formula import Live, Written, formula, write
from ..shorten import shorter

NONE = const(None)
SCIPY = name(Live("scipy", scipy))


def continuous(d, score, bounded=False, cdf=None, **shapes):
    """Declare the rules of the distribution `d`.

    score, shapes: lambdas of z and the shape parameters, in the order that `d` has them;
    cdf: those for the distribution function, a tuple in that order, None where unknown;
    bounded: the density is zero somewhere, and flat there
    """
    family = Family(d, score, bounded, cdf or (None,) * len(shapes), shapes)
    for method, parts in family.partials().items():
        first = "q" if method in ("ppf", "isf") else "x"
        elementwise(getattr(d, method), lambda_of(first, list(shapes), parts))
    shorter(d.pdf)(without_location)
    shorter(d.logpdf)(without_location)


def lambda_of(first, shapes, parts):
    """The formula of the partials `parts`, by the first argument, the shapes, loc and scale."""
    text = f"lambda {', '.join([first, *shapes])}, loc=0, scale=1, *, ans: 0"
    tree = gast.parse(text, mode="eval").body
    tree.body = gast.Tuple(parts, gast.Load())
    return Written(eval(compile(text, __file__, "eval")), 0, tree)


def without_location(call, types):
    """The call of a density without a location and a scale that are the usual ones."""
    args = call.args
    while args and isinstance(args[-1], gast.Constant) and args[-1].value == len(args) % 2:
        args = args[:-1]
    return None if len(args) == len(call.args) else call


class Family:
    """The partials of a distribution's functions."""

    def __init__(self, d, score, bounded, cdf, shapes):
        self.name, self.shapes, self.bounded = d.name, list(shapes), bounded
        self.z = write("(x - loc) / scale", **holes("x", "loc", "scale"))
        self.at_answer = write("(ans - loc) / scale", **holes("ans", "loc", "scale"))
        self.score = self.inlined(score, self.z)
        self.by_shape = [self.inlined(f, self.z) for f in shapes.values()]
        self.cdf = [f and self.inlined(f, self.z) for f in cdf]
        self.ppf = [f and self.inlined(f, self.at_answer) for f in cdf]

    def inlined(self, function, z):
        """The body of a lambda of z and the shapes."""
        names = formula(function).signature.names
        assert list(names[1:]) == self.shapes, f"{names} of {self.shapes}"
        return fill(formula(function).node.body, {names[0]: z})

    def density(self, method, x):
        """The call of a density at x."""
        args = ", ".join([x, *self.shapes, "loc", "scale"])
        names = holes(x, *self.shapes, "loc", "scale")
        return write(f"scipy.stats.{self.name}.{method}({args})", scipy=SCIPY, **names)

    def partials(self):
        """By the name of a method, its partials."""
        log = [
            write("s / scale", s=self.score, **holes("scale")),
            *self.by_shape,
            write("-s / scale", s=self.score, **holes("scale")),
            write("-(1 + z * s) / scale", s=self.score, z=self.z, **holes("scale")),
        ]
        held = "rt.scipy.stats.{}(d, ans)" if self.bounded else "{}"
        times = held.format("times") if self.bounded else "ans * d"
        inside = held.format("inside") if self.bounded else "d"
        pdf, logpdf = self.density("pdf", "x"), self.density("logpdf", "x")
        ratio = write("np.exp(l - ans)", l=logpdf, **holes("ans"))
        by = [b and within(b, self.bounded, holes("ans")["ans"]) for b in self.cdf]
        relative = [b and write("b * np.exp(-ans)", b=b, **holes("ans")) for b in self.cdf]
        whole = write("np.exp(ans)", **holes("ans"))
        relative = [b and within(b, self.bounded, whole) for b in relative]
        ratio = write(inside, d=ratio, **holes("ans"))
        return {
            "logpdf": [write(inside, d=d, **holes("ans")) for d in log],
            "pdf": [write(times, d=d, **holes("ans")) for d in log],
            "cdf": self.moved(pdf, by),
            "sf": negative(self.moved(pdf, by)),
            "logcdf": self.moved(ratio, relative),
            "logsf": negative(self.moved(ratio, relative)),
            "ppf": self.inverse("1 / p"),
            "isf": self.inverse("-1 / p"),
        }

    def moved(self, by_x, by_shape):
        """The partials of a function of z, that by x given."""
        by_scale = write("-p * z", p=by_x, z=self.z)
        return [by_x, *(b or NONE for b in by_shape), minus(by_x), by_scale]

    def inverse(self, text):
        """The partials of what finds x: minus those of what is inverted, over the density."""
        p = self.density("pdf", "ans")
        by_shape = [b and write("-b / p", b=b, p=p) for b in self.ppf]
        return [
            write(text, p=p), *(b or NONE for b in by_shape), const(1), self.at_answer
        ]  # fmt: skip


def within(by, bounded, of):
    """A partial of a distribution function, zero where that is flat."""
    return write("rt.scipy.stats.within(b, of)", b=by, of=of) if bounded else by


def negative(parts):
    return [p if p is NONE else minus(p) for p in parts]


def holes(*names):
    """Names that stand for themselves."""
    return {n: gast.Name(n, gast.Load(), None, None) for n in names}
