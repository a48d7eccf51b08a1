"""Where the rules for numpy.polynomial are tried, as in samples.py."""

from numpy.polynomial import chebyshev, hermite, hermite_e, laguerre, legendre, polynomial
from samples_runtime import each

KINDS = {
    polynomial: "poly", chebyshev: "cheb", legendre: "leg", hermite: "herm", hermite_e: "herme",
    laguerre: "lag",
}  # fmt: skip


def of_each(end):
    return [getattr(module, prefix + end) for module, prefix in KINDS.items()]


CALLS = {
    **each(of_each("val"), ["f(s, v)", "f(v, four)", "f(M, u)", "f(v, one)"]),
    **each(of_each("der"), ["f(four)", "f(four, 2)", "f(one)", "f(v, scl=2.0)"]),
    **each(of_each("int"), ["f(v)", "f(v, 2)", "f(v, lbnd=0.5)", "f(v, m=1, scl=2.0)"]),
    **each(of_each("vander"), ["f(v, 3)", "f(M, 1)", "f(s, 2)", "f(v, 0)"]),
}  # fmt: skip
