"""Every derivative rule, by the function it differentiates."""

import inspect

import numpy as np

from . import (  # noqa: F401  each import declares its rules
    bins,
    covariance,
    creation,
    derivatives,
    emath,
    fft,
    flat,
    indexing,
    linalg,
    nan,
    polynomials,
    products,
    quantiles,
    reductions,
    reductions_where,
    refused,
    runtime,
    scalars,
    series,
    shapes,
    shorten_items,
    shorten_linalg,
    structures,
    ufuncs,
)
from .declare import RULES, Rule, find, section_of
from .site import Site

# The rules of an array's attributes, by name.
ATTRIBUTES = {
    n: RULES[a] for n, a in vars(np.ndarray).items() if inspect.isgetsetdescriptor(a) and a in RULES
}

__all__ = [
    "ATTRIBUTES",
    "RULES",
    "Rule",
    "Site",
    "find",
    "section_of",
]
