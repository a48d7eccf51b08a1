"""Every derivative rule, by the function it differentiates."""

from .declare import RULES, Rule, bilinear, elementwise, find, linear, rule, zero
from .site import Site
from . import ufuncs, products, reductions

__all__ = ["RULES", "Rule", "Site", "bilinear", "elementwise", "find", "linear", "rule", "zero"]
ATTRIBUTES = {}
