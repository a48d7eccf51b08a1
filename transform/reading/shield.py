"""Keep the names that emitted code relies on (`np`, `rt`, `range`, …) free of the user's.

A user's variable may be called anything.  While a function is transformed, one that is called like
something emitted code uses has another name; in the end it gets its own name back, and the emitted
code's name steps aside.
"""

import builtins
import importlib
import math

import numpy as np

from ..trees.fresh import Names
from ..trees.names import all_names
from ..trees.quote import replace

LATER = {"rt": "wengert.runtime", "scipy": "scipy"}  # imported when emitted code needs it
EMITTED = {"np": np, "math": math, **dict.fromkeys(LATER)} | {
    id: getattr(builtins, id) for id in ("range", "reversed", "len", "slice")
}
MODULES = "np", "math", *LATER


def emitted_object(id):
    """What emitted code means by a name of EMITTED."""
    return importlib.import_module(LATER[id]) if id in LATER else EMITTED[id]


def shield(function, namespace):
    """`function` with its own meanings of EMITTED names renamed, and {name: what it is now}."""
    used = all_names(function)
    names = Names(used | EMITTED.keys())
    shielded = {
        id: names.fresh(id + "_own") for id in EMITTED if id in used and is_own(id, namespace)
    }
    return replace(function, shielded) if shielded else function, shielded


def is_own(id, namespace):
    """Whether the user's function means something of its own by `id`."""
    if id in namespace.local:
        return True
    try:
        return namespace.lookup(id) is not emitted_object(id)
    except KeyError:
        return True


def unshield(function, shielded):
    """`function` with the user's names restored; also what it calls EMITTED objects now."""
    if not shielded:
        return function, {}
    names = Names(all_names(function) | EMITTED.keys())
    aliases = {id: names.fresh(id) for id in shielded}
    back = {placeholder: id for id, placeholder in shielded.items()}
    return replace(function, aliases | back), aliases


class Shielded:
    """A namespace in which the shielded names are found under their new ones."""

    def __init__(self, namespace, shielded):
        self.namespace = namespace
        self.original = {new: id for id, new in shielded.items()}
        self.lifted = namespace.lifted

    def lookup(self, id):
        return self.namespace.lookup(self.original.get(id, id))

    def place(self, id):
        return self.namespace.place(self.original.get(id, id))

    def spelled(self, id):
        """What the user calls it."""
        return self.original.get(id, id)
