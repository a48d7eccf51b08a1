"""What each function of a program does to its parameters, those it calls taken into account.

Summaries start from nothing and grow, with a list of work instead of recursion: functions may call
each other in a circle, and a chain of calls may be as deep as it likes.
"""

import gast
import numpy as np

from ..differentiate.facts import parameter_types
from ..differentiate.memory import NONE, Memory, Summary
from ..differentiate.rebound import has_form_of_change
from ..differentiate.steps import Dynamic, UserCall
from ..differentiate.unseen import mutable
from ..errors import Unsupported
from ..frozen import replace
from ..library.standard import PERMUTING
from ..trees.names import parameters, writes
from ..trees.tree import remembered, statements
from .program import is_emitted

UNREAD = Summary(unsure=True)  # of a function that can't be read
KNOWN = {name for kind in (np.ndarray, np.float64, str, list, dict) for name in dir(kind)}
OUTER = ("given", "held", "outside")  # places that are not the function's own


class Summaries:
    """`facts_of(function, types, captured)`: what is known of a function for these types."""

    def __init__(self, program, facts_of):
        self.program, self.facts_of = program, facts_of
        self.found = {}  # key → Summary
        self.readers = {}  # key → keys that rest on it
        self.todo = {}
        self.changing = {}  # tree → whether it has statements that change something

    def still(self):
        """Whether no function of the program changes anything, as far as each can be read."""
        found = self.program.found.values()
        return not any(not one.tree or one.asked or self.changes(one.tree) for one in found)

    def changes(self, tree):
        if tree not in self.changing:
            stmts = statements(tree.body)
            self.changing[tree] = any(has_form_of_change(s) or is_open(s, tree) for s in stmts)
        return self.changing[tree]

    def of(self, key):
        """What the function with a key of the program's does."""
        if self.still():
            return NONE
        if key not in self.found:
            self.found[key] = NONE
            self.todo[key] = None
            self.run()
        return self.found[key]

    def of_step(self, facts, reader=None):
        """The function that says what is known of what a UserCall in `facts` calls."""

        def summary(step):
            key = self.program.key(step.function, parameter_types(step, facts))
            if reader is not None:
                self.readers.setdefault(key, {})[reader] = None
            if key not in self.found:
                self.found[key] = NONE
                self.todo[key] = None
                if reader is None:
                    self.run()
            return self.found[key]

        return summary

    def run(self):
        while self.todo:
            key, _ = self.todo.popitem()
            new = self.infer(key)
            if new != self.found[key]:
                self.found[key] = new
                self.todo |= self.readers.get(key, {})

    def infer(self, key):
        try:
            facts = self.facts_of(*key)
        except Unsupported:  # it is refused where a derivative has to pass
            return UNREAD
        facts.summary = self.of_step(facts, key)
        unsure = any(is_unsure(facts.step(s), facts) for s in statements(facts.tree.body))
        unsure = unsure or bool(self.program.found[key].asked)
        memory = Memory(facts, facts.summary, is_emitted(key[0]))
        found = memory.summary(unsure)
        if memory.emitted and all(uses_up(memory, c) for c in memory.all_changes()):
            return replace(found, written=frozenset(), changed=frozenset())
        return replace(found, repeated=frozenset()) if key[0] in PERMUTING else found


def is_open(stmt, tree):
    """Whether a statement has the form of a call of what only running it tells."""
    call = getattr(stmt, "value", None)
    if not isinstance(call, gast.Call):
        return False
    spread = any(isinstance(a, gast.Starred) for a in call.args)
    spread = spread or any(k.arg is None for k in call.keywords)
    match call.func:
        case gast.Name(id=id):
            return spread or is_local(id, tree)
        case gast.Attribute(value=gast.Name(id=id), attr=attr) if attr not in KNOWN:
            return spread or is_local(id, tree)
    return spread


def is_local(id, tree):
    return id in locals_of(tree)


@remembered
def locals_of(tree):
    return {p.id for p in parameters(tree.args)}.union(*map(writes, tree.body))


def is_unsure(step, facts):
    """Whether only running a call tells what it changes."""
    match step:
        case UserCall():
            return facts.summary(step).unsure
        case Dynamic(callee=callee, args=args, keywords=keywords):
            return bool(mutable(facts, callee, *args, *keywords))
    return False


def uses_up(memory, change):
    """Whether a change is one that a sweep makes to the lists of its tape, which it uses up."""
    places = memory.changed(change)
    others = (p for p in places if p[0] in OUTER and p[1] not in memory.tape)
    return change.kind in ("append", "pop") and not any(others)
