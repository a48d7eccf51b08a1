"""An emitted module while it is written: every function that one derivative is made of."""

from dataclasses import dataclass

import gast

from . import shield
from .differentiate.effects import check_effects
from .differentiate.facts import Facts
from .differentiate.forward import Tangents
from .differentiate.inplace import check_captured, check_in_place, check_turns
from .differentiate.package import Packager, write_parts
from .differentiate.specialize import specialize, with_checks
from .errors import Unsupported
from .infer import known
from .load import Binding
from .names import VERSION, Names, all_names, reads, writes
from .printer import to_source
from .program import Program, is_emitted
from .rules import find
from .simplify import Simplifier
from .tree import const, like, statements
from .types import NUMERIC, UNKNOWN, Array, is_number

HEADER = "# Derivatives of {of}, by wengert: emitted code, do not edit."


@dataclass(frozen=True)
class Request:
    """A derivative: of which function, by which parameters, for arguments of which types.

    mode: "reverse", "split" or "forward"; wrt: names of parameters, or of captured variables;
    types: one for each parameter, then one for each captured variable in wrt.
    """

    function: object
    mode: str
    wrt: tuple
    types: tuple
    value: bool = False
    has_aux: bool = False


class Module:
    """Emitted code while it grows: functions to write, by what they are derivatives of."""

    def __init__(self, request):
        self.request = request
        self.program = Program(request.function if request.has_aux else None)
        self.captured = captured(request)
        self.program.types(request.function, request.types, self.captured)
        self.names = Names(self.all_names())
        self.given = {}  # what was asked for → the names of its functions
        self.todo = []
        self.functions = []  # (gast, primal, aliases)
        self.assumptions = {}

    def all_names(self):
        """Every name in any of the functions: emitted functions are called something else."""
        trees = [ready.tree for ready in self.program.functions.values()]
        return set().union(*map(all_names, trees), shield.EMITTED)

    def pair(self, function, wrt, types):
        """The names of the forward and reverse sweep of a call."""
        return self.ask("split", function, wrt, types, ("forward", "reverse"))

    def tangent(self, function, wrt, types):
        """The name of the function that computes a tangent, and those of its seeds."""
        (id,) = self.ask("forward", function, wrt, types, ("jvp",))
        taken = self.seeds_taken(function)
        return id, dict(zip(wrt, seed_names(wrt, taken)))

    def seeds_taken(self, function, captured=()):
        """The names that those of a function's seeds must differ from."""
        return all_names(self.program.of(function, captured).tree)

    def ask(self, mode, function, wrt, types, endings):
        mine = self.captured if function is self.request.function else ()
        mine = mine if set(mine) <= set(wrt) else ()
        key = mode, *self.program.key(function, types, mine), wrt
        if key not in self.given:
            base = function.__name__ if function.__name__.isidentifier() else "function"
            self.given[key] = tuple(self.names.fresh(f"{base}_{end}") for end in endings)
            self.todo.append(key)
        return self.given[key]

    def facts(self, mode, function, types, captured, wrt):
        """What is known of one function, for its derivative to be written."""
        ready = self.program.of(function, captured)
        inferred = self.program.types(function, types, captured)
        for assumption in (*ready.pasted, *inferred.assumptions):
            if assumption.place is not ready.namespace.lifted:
                self.assumptions[id(assumption.place), assumption.name] = assumption
        names = Names(all_names(ready.tree) | shield.EMITTED.keys() | self.names.taken)
        found = dict(inferred.types)
        tree = specialize(ready.tree, found)
        facts = Facts(tree, found, ready.namespace, names, "rt", ready.variables)
        if is_emitted(function):
            return ready, facts
        check_captured(facts)
        check_turns(facts)
        check_effects(facts)
        asked = check_in_place(facts, ready.augmented)
        real = [id for id in ready.parameters if id in wrt and may_be_complex(found[id])]
        tree = with_checks(tree, asked, real if mode != "forward" else ())
        return ready, Facts(tree, found, ready.namespace, names, "rt", ready.variables)

    def write(self, key):
        """Write the functions for one thing that was asked for."""
        mode, function, types, captured, wrt = key
        ready = self.program.of(function, captured)
        wrt = tuple(map(ready.shielded_name, wrt))
        try:
            ready, facts = self.facts(mode, function, types, captured, wrt)
            made = getattr(self, "write_" + mode)(key, ready, facts, wrt)
        except Unsupported as error:
            raise error.locate(ready.source.file, ready.source.lines) from None
        for tree in made:
            tree, aliases = shield.unshield(tree, ready.shielded)
            self.functions.append((tree, ready, aliases))

    def write_reverse(self, key, ready, facts, wrt):
        (id,) = self.given[key]
        parts = write_parts(facts, ready.turns, wrt, self.pair, joint=True)
        packager = self.packager(ready, facts)
        doc = describe("Gradient", ready, key[4], parts.seed)
        request = self.request
        return [packager.joint(parts, id, request.value, ready.aux, doc)]

    def write_split(self, key, ready, facts, wrt):
        parts = write_parts(facts, ready.turns, wrt, self.pair, joint=False)
        docs = (
            f"{ready.tree.name}, and the tape for {self.given[key][1]}.",
            describe("Adjoints", ready, key[4], parts.seed),
        )
        return self.packager(ready, facts).split(parts, *self.given[key], docs)

    def write_forward(self, key, ready, facts, wrt):
        (id,) = self.given[key]
        taken = self.seeds_taken(key[1], key[3])
        tangents = Tangents(facts, wrt, self.tangent)
        seeds = seed_names(key[4], taken)
        tangents.dots.update(zip(wrt, seeds))
        facts.names.taken.update(seeds)
        doc = f"{ready.tree.name}, and its tangent along those of {', '.join(key[4])}."
        function = tangents.function(id, wrt, ready.args)
        function = simplifier(facts)(function)
        return [like(function, body=[gast.Expr(const(doc)), *function.body])]

    def packager(self, ready, facts):
        return Packager(facts, ready.args, ready.source.lines, simplifier(facts))

    def finish(self):
        """Write all that was asked for, and load it."""
        request = self.request
        ending = {"reverse": ("grad",), "split": ("forward", "reverse"), "forward": ("jvp",)}
        ids = self.ask(
            request.mode, request.function, request.wrt, request.types, ending[request.mode]
        )
        while self.todo:
            self.write(self.todo.pop(0))
        return ids

    def text(self):
        """The module: a comment, its imports, its functions."""
        aliases = {}
        for tree, _, renamed in self.functions:
            free = reads(tree)
            for id in shield.EMITTED:
                if id in ("np", "math", "rt") or id in renamed:
                    alias = renamed.get(id, id)
                    if alias in free:
                        aliases[alias] = id
        imports = [import_line(id, alias) for alias, id in sorted(aliases.items())]
        first = self.request.function
        header = HEADER.format(of=f"{first.__module__}.{first.__qualname__}")
        module = gast.Module([tree for tree, _, _ in self.functions], [])
        imports.sort(key=lambda line: (line.startswith("from"), line))
        return "\n".join([header, *imports, "", "", to_source(module)]) + "\n"

    def bindings(self):
        return {tree.name: self.binding(*item) for item in self.functions for tree in item[:1]}

    def binding(self, tree, ready, renamed):
        function, names = ready.source.function, ready.lifted_functions
        free = function.__globals__
        for id in shield.EMITTED:
            alias = renamed.get(id, id)
            if alias != id or id == "rt" or (id in ("np", "math") and free.get(id) is None):
                names[alias] = shield.emitted_object(id)
        captured = tuple(function.__code__.co_freevars)
        return Binding(function, names, captured)


def may_be_complex(kind):
    """Whether a value may be complex although code for it takes it to be real."""
    unknown = isinstance(kind, Array) and kind.dtype is None
    return unknown or kind in (UNKNOWN, NUMERIC)


def captured(request):
    """The captured variables that are differentiated."""
    code = request.function.__code__
    return tuple(id for id in request.wrt if id in code.co_freevars)


def import_line(id, alias):
    module = {"np": "numpy", "math": "math"}.get(id)
    if module:
        return f"import {module}" if module == alias else f"import {module} as {alias}"
    if id == "rt":
        return f"from wengert import runtime as {alias}"
    return f"from builtins import {id} as {alias}"


def seed_names(wrt, taken):
    """The names of the tangents that the caller passes."""
    names = Names(taken)
    return [names.fresh(id + "_dot") for id in wrt]


def describe(what, ready, wrt, seed):
    by = ", ".join(wrt)
    return f"{what} of {ready.tree.name} by {by}; {seed} is the adjoint of its result."


def simplifier(facts):
    """What tidies the functions emitted for `facts`."""

    def pure_call(func):
        found = known(func, facts.types, facts.namespace)
        return callable(found) and find(found) is not None

    def temporaries(function):
        bound = set().union(*(writes(s) for s in statements(function.body)), ())
        return {id for id in bound if is_temporary(id, facts)}

    def numbers(function):
        bound = set().union(*(writes(s) for s in statements(function.body)), ())
        return {id for id in bound if id.count("_bar") and is_number(number_type(id, facts))}

    return Simplifier(temporaries, frozenset(variables(facts)), numbers, pure_call)


def variables(facts):
    """The user's variables, and what their adjoints and tangents are called."""
    for id in facts.variables:
        yield from (id, id + "_bar", id + "_dot")


def is_temporary(id, facts):
    """Whether a name is neither a variable of the user nor a variable's adjoint or tangent."""
    base = id
    for ending in ("_bar", "_dot"):
        match = VERSION.fullmatch(base)
        base = match[1] if match and base not in facts.variables else base
        base = base.removesuffix(ending)
    match = VERSION.fullmatch(base)
    if match and base not in facts.variables and match[1] in facts.variables:
        return id == base
    return base not in facts.variables


def number_type(id, facts):
    """The type of the value that the name of an adjoint belongs to."""
    match = VERSION.fullmatch(id)
    base = (match[1] if match and match[1].endswith("_bar") else id).removesuffix("_bar")
    return facts.types.get(base, UNKNOWN)
