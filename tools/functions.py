"""What is differentiated of NumPy, function by function, beside what others differentiate.

`peers.tsv` says of each function which of five libraries gave the derivative that differences give
when it was tried, in reverse (r) and in forward mode (f).
"""

import csv
import inspect
from collections import Counter
from pathlib import Path

import numpy as np

from wengert.transform.library.standard import source_of
from wengert.transform.rules import find
from wengert.transform.rules.linear import General
from wengert.transform.rules.refusals import WHY

ROOT = Path(__file__).resolve().parents[1]
PEERS, TABLE = ROOT / "tools" / "peers.tsv", ROOT / "COVERAGE.md"
SPACES = {
    "numpy": np,
    "numpy.linalg": np.linalg,
    "numpy.fft": np.fft,
    "numpy.emath": np.emath,
    "numpy.random": np.random,
    "numpy.ndarray": np.ndarray,
}
BOTH, FLAT, REFUSED, MISSING = "both modes", "flat", "refused", "missing"
STORES = {np.ndarray.fill}  # what writes, and is no function but a store


def public(space):
    """The public functions of a namespace, or methods of a class, by name; classes are none."""
    names = dir(space) if isinstance(space, type) else space.__all__
    for name in sorted(set(names)):
        static = inspect.getattr_static(space, name, None)
        if not name.startswith("_") and callable(static) and is_function(getattr(space, name)):
            yield name, getattr(space, name)


def is_function(value):
    return value is np.vectorize or not isinstance(value, type)


def status(function):
    """How a function is differentiated: one of the four, or MISSING."""
    rule = find(function)
    if source_of(function) or function in STORES:
        return BOTH
    if rule is None:
        return REFUSED if function in WHY else MISSING
    if rule.flat:
        return FLAT
    return BOTH if is_whole(rule.kind) else MISSING


def is_whole(kind):
    """Whether both modes are known of every argument that has a derivative at all."""
    pairs = kind.pairs.values() if isinstance(kind, General) else ()
    return all(None not in pair or pair == (None, None) for pair in pairs)


def functions():
    """Every public function by its name with dots, after `numpy.`, for each namespace."""
    for space, value in SPACES.items():
        short = space.removeprefix("numpy").removeprefix(".")
        yield space, {f"{short}.{name}".strip("."): f for name, f in public(value)}


def statuses():
    """The status of every public function, by its name."""
    return {name: status(f) for _, found in functions() for name, f in found.items()}


def peers():
    """What the others differentiate: the modes of each library, by the function's name."""
    with PEERS.open(encoding="utf-8") as file:
        return {row.pop("name"): row for row in csv.DictReader(file, delimiter="\t")}


def behind():
    """The functions that one of the others differentiates, and that have no rule here."""
    found, flat_or = statuses(), {BOTH, FLAT}
    differentiated = [name for name, by in peers().items() if set(by.values()) != {"-"}]
    return [name for name in differentiated if found.get(name, BOTH) not in flat_or]


def table():
    """The text of COVERAGE.md."""
    parts = [HEAD.format(version=".".join(np.__version__.split(".")[:2])), *summary(), ""]
    for space, found in functions():
        parts += [f"## {space}", "", *section(found), ""]
    return "\n".join(parts).rstrip() + "\n"


HEAD = """\
# What is differentiated of NumPy

Written by `tools/coverage --write`, for NumPy {version}. *Both modes*: forward and reverse, by a
rule or as Python. *Flat*: nothing passes, since the function is constant wherever it is smooth, or
returns no number. *Refused*: an error that says why, where a derivative would pass; elsewhere such
functions run as they are. Beside it the libraries that differentiate the function, r in reverse
and f in forward mode, as tried against differences.

At kinks and ties: equal maxima and minima share alike, and an initial value has what no element
has; in sort, partition, unique, quantiles and padding the first of equal elements comes first;
abs, norm and std have the derivative zero at zero; what is rounded, counted or compared is flat.
"""


def summary():
    """How many functions of each namespace have which status."""
    yield f"| | {BOTH} | {FLAT} | {REFUSED} |"
    yield "|---|---|---|---|"
    for space, found in functions():
        counts = Counter(map(status, found.values()))
        yield f"| {space} | {counts[BOTH]} | {counts[FLAT]} | {counts[REFUSED]} |"
    ours = Counter(modes for by in peers().values() for modes in by.items())
    told = (f"{peer} {ours[peer, 'rf']}" for peer in next(iter(peers().values())))
    yield ""
    yield f"Of {len(peers())} functions that were tried, in both modes: {', '.join(told)}."


def section(found):
    """The rows of a namespace."""
    others = peers()
    yield "| function | here | elsewhere |"
    yield "|---|---|---|"
    for name, function in found.items():
        here = status(function)
        said = f"{here}: {WHY[function]}" if here == REFUSED else here
        elsewhere = [f"{peer} {m}" for peer, m in others.get(name, {}).items() if m != "-"]
        yield f"| `{name}` | {said} | {', '.join(elsewhere)} |"
