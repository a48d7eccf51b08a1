"""Rules for numpy.polynomial: values, derivatives and integrals of series of each kind.

What derives or integrates the coefficients is a matrix, whose columns are what it makes of ones.
"""

import numpy as np

from .declare import linear, rule
from .formula import written

KINDS = {
    "polynomial": "poly", "chebyshev": "cheb", "legendre": "leg", "hermite": "herm",
    "hermite_e": "herme", "laguerre": "lag",
}  # fmt: skip


def declare_kind(module, prefix):
    """The rules of one kind of series: of its val, der, int and vander."""

    def of(end):
        return getattr(getattr(np.polynomial, module), prefix + end)

    def said(text):
        return written(text.replace("P.", f"np.polynomial.{module}.{prefix}"))

    rule(
        of("val"),
        x=(
            said("lambda t, x, c: rt.series_dot_x(t, c, P.val(x, P.der(c)))"),
            said("lambda g, x, c: rt.series_by_x(g, x, c, P.val(x, P.der(c)))"),
        ),
        c=(
            said("lambda t, x, c: P.val(x, t)"),
            said("lambda g, x, c: rt.series_by_c(g, c, P.vander(x, len(c) - 1))"),
        ),
    )
    options = "m=m, scl=scl"
    made = f"P.der(np.eye(len(c)), {options}).T @ g"
    linear(of("der"), c=said(f"lambda g, c, m=1, scl=1: rt.fitted({made}, c)"))
    made = f"P.int(np.eye(len(c)), lbnd=lbnd, {options}).T @ g"
    linear(of("int"), c=said(f"lambda g, c, m=1, *, lbnd=0, scl=1: rt.fitted({made}, c)"))
    slopes = "P.vander(x, max(deg - 1, 0)) @ P.der(np.eye(deg + 1, dtype=ans.dtype))"
    rule(
        of("vander"),
        x=(
            said(f"lambda t, x, deg, ans: np.expand_dims(t, -1) * ({slopes})"),
            said(f"lambda g, x, deg, ans: rt.terms_by_x(g, x, {slopes})"),
        ),
    )


for module, prefix in KINDS.items():
    declare_kind(module, prefix)
