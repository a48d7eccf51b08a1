"""What a pure function returns, found by calling it on stand-ins.

>>> from wengert.transform.types import Known
>>> trial(np.matmul, (Array(2, "float64"), Array(1, "float32")))
Array(ndim=1, dtype='float64', shape=None)
>>> trial(np.sum, (Array(None, "float64"),), (("axis", Known(0)),))
Array(ndim=None, dtype='float64', shape=None)

Only for functions whose result's type depends on nothing but the types of their arguments, and on
those values that are constant; `results` knows the others.
"""

import warnings
from copy import deepcopy
from functools import cache

import numpy as np

from ..types import (
    NUMERIC,
    Array,
    Number,
    is_complex,
    join_all,
    rebuild,
    type_of,
)
from .standins import choices, is_open, standins


@cache
def trial(function, args, keywords=()):
    """The type of what `function` returns, or None where no call succeeds."""
    types = [*args, *(t for _, t in keywords)]
    calls = choices([standins(t) for t in types])
    if calls is None:
        return None
    results, ranks = run(function, calls, len(args), [k for k, _ in keywords])
    unranked = any(map(is_open, types))
    if not results or (unranked and len(ranks) < 2):
        return None
    certain = any(map(is_complex, types)) or all(map(is_complex, map(type_of, results)))
    found = join_results(results, type_of if certain else real_type)
    return unrank(found) if unranked else found


def run(function, calls, positional, names):
    """The results of the calls that succeed, and the ranks of the arrays in them."""
    results, ranks = [], set()
    with np.errstate(all="ignore"), warnings.catch_warnings():
        warnings.simplefilter("ignore")
        for values in calls:
            try:
                keywords = dict(zip(names, values[positional:]))
                if "out" in keywords:  # the stand-ins are shared: nobody writes into them
                    keywords["out"] = deepcopy(keywords["out"])
                results.append(function(*values[:positional], **keywords))
                ranks.add(sum(map(np.ndim, filter(is_data, values))))
            except Exception:  # not what the types decide: the call may succeed on other values
                continue
    return results, ranks


def is_data(value):
    return isinstance(value, np.ndarray | np.generic)


def join_results(results, kind):
    """The type of the results: NumPy scalars beside arrays are arrays of unknown rank."""
    beside = any(type(r) is np.ndarray for r in results)
    if beside and all(is_data(r) for r in results):
        arrays = [Array(r.ndim if r.ndim else rank(r), str(r.dtype)) for r in results]
        return join_all(arrays if kind is type_of else map(real, arrays))
    return join_all(dict.fromkeys(map(kind, results)))


def real_type(result):
    return real(type_of(result))


def rank(result):
    return 0 if isinstance(result, np.ndarray) else None


def unrank(t):
    """A result without the ranks that rest on a few samples."""
    return Array(None, t.dtype) if isinstance(t, Array) else rebuild(t, unrank)


def real(t):
    """`t`, where other samples give real numbers: what is complex for some is taken to be real."""
    if isinstance(t, Number) and t.kind == "c":
        return NUMERIC
    if isinstance(t, Array) and is_complex(t):
        return Array(t.ndim)
    return rebuild(t, real)
