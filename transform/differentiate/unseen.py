"""Calls of what nobody can look into: refused where they may change what a derivative passes."""

from types import BuiltinFunctionType

import gast

from ..errors import Unsupported
from ..rules import find
from ..trees.names import reads
from ..types import Function
from .inplace import IMMUTABLE

KNOWN = ("builtins", "math", "cmath", "numpy", "scipy", "time", "sys", "itertools")


def for_effect(work, node):
    """Refuse a call of what isn't known, made for its effect, with something that may change."""
    if work.emitted or not isinstance(node.func, gast.Name | gast.Attribute):
        return
    func = node.func
    receiver = func.value if isinstance(func, gast.Attribute) else func
    for id in mutable(work, receiver, *node.args, *node.keywords):
        why = f"{word(node.func)} isn't known, nor whether it changes {work.facts.variable(id)}"
        raise Unsupported(f"{why}: use what it returns", node)


def is_opaque(function):
    """Whether nothing is known of a function that is written in C."""
    package = str(getattr(function, "__module__", None)).partition(".")[0]
    return isinstance(function, BuiltinFunctionType) and not (package in KNOWN or find(function))


def refuse_unseen(work, node):
    """Refuse what may be changed by a function that is written in C, which nobody can read."""
    for id in mutable(work, *node.args, *node.keywords):
        shown = work.facts.variable(id)
        raise Unsupported(f"{word(node.func)} has no source: it may change {shown}", node)


def mutable(work, *nodes):
    """The names in some expressions of what may be changed in place."""
    given = sorted(reads(*nodes) & work.types.keys())
    return [id for id in given if not isinstance(work.types[id], (*IMMUTABLE, Function))]


def word(func):
    return func.attr if isinstance(func, gast.Attribute) else func.id
