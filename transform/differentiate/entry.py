"""What a derivative that users call does about what it changes: the caller's world stays as it is.

An entry copies the arguments that the function changes before it runs, and the result where the
reverse sweep would change it.  Where emitted code calls emitted code nothing is copied: what is
changed is the caller's, and so is its adjoint, which goes in and comes out.
"""

import re

import gast

from ..frozen import frozen
from ..trees.names import parameters
from ..trees.tree import assign, call, const, name
from ..types import is_number

SWEEP = re.compile(r"_reverse(_\d+)?(_(forward|reverse|jvp|grad)(_\d+)?)*$")


@frozen
class Entry:
    """Which parameters a function changes, and whether users call it."""

    changed: tuple = ()  # parameters
    open: bool = True
    changes: bool = False  # whether it, or what it calls, changes anything, own values too

    @property
    def incoming(self):
        """The parameters whose adjoints, after the call, are given to the reverse sweep."""
        return () if self.open else self.changed

    def copies(self, facts, dots=()):
        """The assignments that make the arguments, and their tangents, the function's own."""
        if not (self.open and self.changed):
            return []
        given = [p.id for p in parameters(facts.tree.args) if facts.memory.aliases.refers(p.id)]
        deep = facts.memory.deep
        made = [bound(id, [p for p in given if p != id], deep(id)) for id in self.changed]
        return [*made, *(bound(dot, ()) for dot in dots)]

    def result(self, facts, value):
        """The result as it is returned: it stays as it is when the reverse sweep runs."""
        memory = facts.memory
        shared = isinstance(value, gast.Name) and memory.unsteady(value.id)
        return call("rt.own_tape", value) if self.open and shared else value

    def scalar(self, facts, value):
        """A scalar result as it is returned beside its gradient: nobody else's, if an array."""
        if is_number(facts.type(value)) or not isinstance(value, gast.Name):
            return self.result(facts, value)
        return call("rt.own_tape", value)


ENTRY = Entry()


def handed_back(function, written):
    """The parameters of a function whose adjoints go in and come out: all that it changes.

    A tape is used up: nobody sees what is left of it.
    """
    code = function.__code__
    emitted = code.co_filename.startswith("<wengert")
    return frozenset(written) - (tape_of(code.co_name, code.co_varnames) if emitted else set())


def tape_of(function, parameters):
    """The parameter of an emitted function, given by its name, that is the tape of a sweep.

    >>> tape_of("f_reverse", ["tape_1", "out_bar"]), tape_of("f_forward", ["tape", "x"])
    ({'tape_1'}, set())
    """
    return {p for p in parameters[:1] if p.startswith("tape") and SWEEP.search(function)}


def bound(id, others, once=False):
    """`a = rt.private(a, apart=(b, c), once=True)`."""
    options = {"apart": gast.Tuple(list(map(name, others)), gast.Load())} if others else {}
    options |= {"once": const(True)} if once else {}
    return assign(id, call("rt.private", name(id), **options))
