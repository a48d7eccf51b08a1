"""Refuse a loop over a list that may become longer or shorter in the loop, by another of its names.

A loop over a list looks for its length once; where the body shows that it changes, at each turn
(`normalize/loops.py`).  What the text doesn't show, memory does.
"""

import gast

from ..errors import Unsupported
from ..trees.names import reads, writes
from ..trees.tree import statements
from ..types import List

LONGER = ("append", "insert", "pop", "delete", "whole")
WHY = "the list that this runs over may change its length meanwhile: loop over a copy of it"


def check_iterated(facts):
    """Raise Unsupported at the first loop whose list may change its length in it."""
    stmts = list(statements(facts.tree.body))
    bound = {id: s for s in stmts if isinstance(s, gast.Assign) for id in writes(s)}
    for loop in stmts:
        match loop:
            case gast.For(iter=gast.Call(args=[gast.Name(id=id)])) if is_count(bound.get(id)):
                for given in sorted(reads(*bound[id].value.args) & bound.keys()):
                    if place(bound[given]) == place(bound[id]) == place(loop):
                        check_list(given, loop, facts)


def is_count(stmt):
    """Whether a statement counts the items of what a loop runs over."""
    match stmt:
        case gast.Assign(
            targets=[gast.Name()],
            value=gast.Call(
                func=gast.Name(id="len") | gast.Attribute(attr="shortest" | "same_length")
            ),
        ):
            return True
    return False


def place(stmt):
    return getattr(stmt, "lineno", None), getattr(stmt, "col_offset", None)


def check_list(id_, loop, facts):
    if not isinstance(facts.types.get(id_), List):
        return
    memory = facts.memory
    own = memory.aliases.at(id_) if memory.changes else frozenset()
    for stmt in statements(loop.body):
        for change in memory.changes.get(id(stmt), ()):
            if change.kind in LONGER and not own.isdisjoint(memory.changed(change)):
                raise Unsupported(WHY, loop)
