"""What is differentiated of NumPy, function by function, beside what others differentiate."""

import inspect
from pathlib import Path

import numpy as np

from wengert.transform.library import SOURCES
from wengert.transform.rules import find
from wengert.transform.rules.linear import General
from wengert.transform.rules.refusals import WHY

PEERS = Path(__file__).with_name("peers.tsv")
SPACES = {
    "numpy": np,
    "numpy.ndarray": np.ndarray,
    "numpy.linalg": np.linalg,
    "numpy.fft": np.fft,
    "numpy.random": np.random,
    "numpy.emath": np.emath,
}
BOTH, FLAT, REFUSED, MISSING = "both modes", "flat", "refused", "missing"
STORES = {np.ndarray.fill}  # of those that write, what is no function but a store


def public(space):
    """The public functions of a namespace, or methods of a class, by name; classes are none."""
    names = dir(space) if isinstance(space, type) else space.__all__
    for name in sorted(set(names)):
        value = inspect.getattr_static(space, name, None)
        value = getattr(space, name) if callable(value) else None
        if not name.startswith("_") and value is not None and is_function(value):
            yield name, value


def is_function(value):
    return value is np.vectorize or not isinstance(value, type)


def status(function):
    """How a function is differentiated: one of the four, or MISSING."""
    rule = find(function)
    if function in SOURCES or function in STORES:
        return BOTH
    if rule is None:
        return REFUSED if function in WHY else MISSING
    if rule.flat:
        return FLAT
    return BOTH if is_whole(rule.kind) else "one mode"


def is_whole(kind):
    """Whether both modes are known of every argument that has a derivative at all."""
    pairs = kind.pairs.values() if isinstance(kind, General) else ()
    return all(None not in pair or pair == (None, None) for pair in pairs)


def statuses():
    """(name, status) of every public function, by namespace."""
    return {
        space: [(name, status(f)) for name, f in public(value)] for space, value in SPACES.items()
    }
