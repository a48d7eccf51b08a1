"""Which functions may be pasted where they are called: those of which it is certain what they do.

A call is pasted if it calls a plain Python function, found by its name, in the same world as its
caller (the same globals, the same cells); if the function is short and straight; if it has no rule;
and if it isn't recursive. That a name still stands for the function is an assumption, which is
tested at each call of the derivative.
"""

from collections.abc import Callable
from types import FunctionType

import gast

from ..errors import Unsupported
from ..frozen import frozen, replace
from ..infer import Assumption
from ..normalize.scope import RESERVED, RUNTIME
from ..reading.shield import EMITTED
from ..reading.source import read
from ..trees.names import parameters, reads, writes
from ..trees.tree import walk
from ..types import Known
from .free_names import is_ordinary
from .paste_calls import CHAIN, INNER, Callee, bound, is_straight, paste_calls

DEEPEST = 8  # how far a chain of calls is pasted
CONTROL = (gast.For, gast.While, gast.If, gast.With, gast.Try, gast.Raise, gast.Assert, *INNER)


@frozen
class Small:
    """A function in the small language, and what its names mean."""

    source: object
    tree: gast.FunctionDef
    names: object
    shielded: dict
    lifted: dict
    variables: frozenset
    copies: dict
    assumptions: tuple

    def local(self):
        """The names that the function binds, or that something in it does."""
        own = {p.id for p in parameters(self.tree.args)} | writes(*self.tree.body)
        return own | self.names.local

    def place(self, id):
        """Where the value of a free name is kept; None where it has none yet."""
        try:
            return self.names.place(id)
        except KeyError:
            return None


class Pastable:
    """The functions that a program pastes, each looked into once.

    small: Source → Small; Unsupported is raised where there is none
    """

    def __init__(self, small: Callable):
        self.small = small
        self.opened = {}  # function → (Small, assumptions), or None
        self.open = []  # the functions that are being looked into
        self.circular = set()

    def paste(self, caller, everywhere=False):
        """The tree of `caller` with calls pasted, and the assumptions that this rests on."""
        if caller.shielded:
            return caller.tree, ()
        local = caller.local()
        found = {}

        def callee(call):
            return self.callee(call, caller, local, found)

        self.open.append(caller.source.function)
        tree = paste_calls(caller.tree, taken_by(caller), callee, everywhere)
        self.open.pop()
        return tree, tuple(found.values())

    def callee(self, call, caller, local, found):
        """What to paste for a call, or None; adds to `found` what that rests on."""
        match call.func:
            case gast.Name(id=id) if id not in local and id in caller.names:
                function = caller.names.lookup(id)
            case _:
                return None
        opened = self.of(function, caller) if isinstance(function, FunctionType) else None
        if opened is None or not same_meaning(opened[0], caller, local):
            return None
        small, assumptions = opened
        place = caller.place(id)
        if place is not caller.names.lifted:
            assumptions = (*assumptions, Assumption(place, id, Known(function)))
        found.update({key_of(a): a for a in assumptions})
        defaults = defaults_of(function)
        nearby = file_of(small) == file_of(caller)
        tree = small.tree
        return Callee(tree, small.variables, lambda call: bound(tree.args, call, defaults), nearby)

    def of(self, function, caller):
        """A function that may be pasted into `caller`, and the assumptions it rests on; or None."""
        if function in self.open:
            self.circular.update(self.open[self.open.index(function) :])
            return None
        if len(self.open) > DEEPEST:
            return None
        if not is_ordinary(function) or not same_world(function, caller.source.function):
            return None
        if function not in self.opened:
            found = self.look(function)
            self.opened[function] = None if function in self.circular else found
        return self.opened[function]

    def look(self, function):
        try:
            source = read(function)
            if not is_simple(source.tree):
                return None
            small = self.small(source)
        except Unsupported:
            return None
        if small.shielded or small.lifted or not is_straight(small.tree):
            return None
        tree, assumptions = self.paste(small, everywhere=True)
        pasted = replace(small, tree=tree), assumptions
        return pasted if is_straight(tree, CHAIN) else (small, ())


def file_of(small):
    return small.source.file, small.source.lines


def key_of(assumption):
    return id(assumption.place), assumption.name


def same_world(function, other):
    """Whether two functions see the same globals and builtins."""
    return function.__globals__ is other.__globals__ and function.__builtins__ is other.__builtins__


def is_simple(tree):
    """Whether a function, as its user wrote it, may well be short and straight."""
    return not any(isinstance(n, CONTROL) for stmt in tree.body for n in walk(stmt))


def taken_by(caller):
    """The names that may mean something in the world of `caller`."""
    function = caller.source.function
    cells = function.__code__.co_freevars
    return {*function.__globals__, *cells, *caller.lifted, *RESERVED, *EMITTED}


def same_meaning(small, caller, local):
    """Whether the free names of `small` mean the same where `caller` reads them."""
    own = writes(*small.tree.body) | {p.id for p in parameters(small.tree.args)}
    free = reads(*small.tree.body) - own
    return all(id not in local and is_same(id, small, caller) for id in free)


def is_same(id, small, caller):
    if id in caller.lifted:
        return id in small.names and small.names.lookup(id) is caller.names.lookup(id)
    place = small.place(id)
    return place is caller.place(id) and (place is not None or id == RUNTIME)


def defaults_of(function):
    """Parameter → its default, for those that have one."""
    code, values = function.__code__, function.__defaults__ or ()
    positional = code.co_varnames[: code.co_argcount]
    given = dict(zip(positional[len(positional) - len(values) :], values))
    return given | (function.__kwdefaults__ or {})
