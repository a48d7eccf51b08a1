"""An emitted module while it is written: every function that one derivative is made of."""

from textwrap import wrap
from types import FunctionType

import gast

from ..calls.load import Binding
from ..differentiate.attempts import check_attempts
from ..differentiate.cut_off import open_stores
from ..differentiate.entry import SWEEP, Entry, handed_back
from ..differentiate.facts import Facts
from ..differentiate.forward import Tangents
from ..differentiate.inplace import check_captured, check_turns
from ..differentiate.iterated import check_iterated
from ..differentiate.memory import Memory, check_memory
from ..differentiate.numbering import renumbered
from ..differentiate.package import Packager, is_real, write_parts
from ..differentiate.reads import without_idle
from ..differentiate.specialize import may_be_complex, specialize, with_checks
from ..errors import Unsupported
from ..printing.printer import to_source_and_places
from ..reading import shield
from ..trees.fresh import Names
from ..trees.names import all_names, parameters, reads
from ..trees.tree import const, like
from ..types import Known
from .doubles import without_doubles
from .program import Program, is_emitted
from .summaries import Summaries
from .tidying import simplifier

LONGEST = 90  # characters on a line of a docstring
HEADER = "# Derivatives of {of}, by wengert: emitted code, do not edit."


class Module:
    """Emitted code while it grows: functions to write, by what they are derivatives of.

    checked: whether each adjoint is checked in the reverse sweep, for debugging
    """

    def __init__(self, request, checked=False):
        self.request, self.checked = request, checked
        self.program = Program(request.function if request.has_aux else None)
        self.captured = captured(request)
        self.program.types(request.function, request.types, self.captured)
        self.names = Names(self.all_names())
        self.given = {}  # what was asked for → the names of its functions
        self.todo = []
        self.functions = []  # (gast, primal, aliases)
        self.assumptions = {}
        self.summaries = Summaries(self.program, self.plain_facts)

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

    def ask(self, mode, function, wrt, types, endings, entry=False):
        mine = self.captured if function is self.request.function else ()
        mine = mine if set(mine) <= set(wrt) else ()
        known = self.program.key(function, types, mine)
        entry = entry and not self.summaries.still()
        key = mode, *known, wrt, entry
        if key not in self.given:
            base = shown(function)
            self.given[key] = tuple(self.names.fresh(f"{base}_{end}") for end in endings)
            self.todo.append(key)
        return self.given[key]

    def plain_facts(self, function, types, captured):
        """What types tell of one function."""
        ready = self.program.of(function, captured)
        inferred = self.program.types(function, types, captured)
        found = dict(inferred.types)
        names = Names(all_names(inferred.tree) | shield.EMITTED.keys() | self.names.taken)
        tree = specialize(inferred.tree, found, ready.namespace, names)
        checked = self.checked and not is_emitted(function)
        return Facts(tree, found, ready.namespace, names, "rt", ready.variables, checked=checked)

    def facts(self, mode, function, types, captured, wrt, entry):
        """What is known of one function, for its derivative, an entry or not, to be written."""
        ready = self.program.of(function, captured)
        inferred = self.program.types(function, types, captured)
        for assumption in (*ready.pasted, *inferred.assumptions):
            if not is_made(assumption.expected):
                self.assumptions[id(assumption.place), assumption.name] = assumption
        facts = self.plain_facts(function, types, captured)
        if not self.summaries.still():
            facts.summary = self.summaries.of_step(facts)
            facts.memory = Memory(facts, facts.summary, is_emitted(function), entry)
            check_memory(facts.memory)
        check_attempts(facts)
        if is_emitted(function):
            facts.tree = with_checks(facts.tree, facts.types, ready.namespace, inferred.asked, ())
            return ready, facts
        check_captured(facts)
        check_turns(facts)
        check_iterated(facts)
        if inferred.refused:
            raise inferred.refused
        real = [id for id in ready.parameters if id in wrt and may_be_complex(facts.types[id])]
        real = real if mode != "forward" else ()
        types = {} if is_for_complex(function) else facts.types
        facts.tree = with_checks(
            facts.tree, types, ready.namespace, inferred.asked, real, open_stores(facts)
        )
        return ready, facts

    def write(self, key):
        """Write the functions for one thing that was asked for."""
        mode, function, types, captured, wrt, entry = key
        entry = entry or mode == "reverse"
        ready = self.program.of(function, captured)
        wrt = tuple(map(ready.shielded_name, wrt))
        try:
            ready, facts = self.facts(mode, function, types, captured, wrt, entry)
            made = getattr(self, "write_" + mode)(key, ready, facts, wrt)
        except Unsupported as error:
            raise error.locate(ready.source.file, ready.source.lines) from None
        for tree in made:
            tree, aliases = shield.unshield(tree, ready.shielded)
            self.functions.append((tree, ready, aliases))

    def write_reverse(self, key, ready, facts, wrt):
        (id,) = self.given[key]
        shown = self.shown(facts, ready.aux)
        parts = write_parts(facts, ready.turns, wrt, self.pair, joint=True, shown=shown)
        packager = self.packager(ready, facts, self.entry(key, facts))
        doc = describe("Gradient", ready, key[4], parts.seed)
        request = self.request
        return [packager.joint(parts, id, request.value, ready.aux, doc)]

    def shown(self, facts, aux):
        """The names that a joint form returns, or checks, besides the adjoints."""
        result = facts.tree.body[-1].value
        seen = reads(result) if self.request.value or not is_real(facts.type(result)) else set()
        return seen | ({aux} if aux else set())

    def write_split(self, key, ready, facts, wrt):
        entry = self.entry(key, facts)
        parts = write_parts(facts, ready.turns, wrt, self.pair, False, entry)
        docs = (
            f"{ready.tree.name}, and the tape for {self.given[key][1]}.",
            describe("Adjoints", ready, key[4], parts.seed),
        )
        return self.packager(ready, facts, entry).split(parts, *self.given[key], docs)

    def write_forward(self, key, ready, facts, wrt):
        (id,) = self.given[key]
        taken = self.seeds_taken(key[1], key[3])
        tangents = Tangents(facts, wrt, self.tangent)
        seeds = seed_names(key[4], taken)
        tangents.dots.update(zip(wrt, seeds))
        facts.names.taken.update(seeds)
        doc = documented(f"{ready.tree.name}, and its tangent along those of {', '.join(key[4])}")
        function = tangents.function(id, wrt, ready.args)
        entry = self.entry(key, facts)
        dots = [tangents.dots[p] for p in entry.changed if p in tangents.dots]
        function = like(function, body=[*entry.copies(facts, dots), *function.body])
        function = without_idle(simplifier(facts, ready)(function))
        [function] = renumbered([function], facts.variables)
        return [like(function, body=[gast.Expr(const(doc)), *function.body])]

    def entry(self, key, facts):
        """What a function does about what it changes."""
        written = handed_back(key[1], self.summaries.of(key[1:4]).written)
        changed = [p.id for p in parameters(facts.tree.args) if p.id in written]
        return Entry(tuple(changed), key[0] == "reverse" or key[5], not self.summaries.still())

    def packager(self, ready, facts, entry):
        simplify = simplifier(facts, ready)
        return Packager(facts, ready.args, ready.source.lines, simplify, entry)

    def finish(self):
        """Write all that was asked for, and load it."""
        request = self.request
        ending = {"reverse": ("grad",), "split": ("forward", "reverse"), "forward": ("jvp",)}
        ids = self.ask(
            request.mode, request.function, request.wrt, request.types, ending[request.mode], True
        )
        while self.todo:
            self.write(self.todo.pop(0))
        self.functions = without_doubles(self.functions, self.given.values())
        return ids

    def changes_arguments(self):
        """Whether the function that was asked for changes what it is given."""
        request = self.request
        key = self.program.key(request.function, request.types, self.captured)
        return bool(self.summaries.of(key).changed)

    def text_and_places(self):
        """The module: a comment, its imports, its functions; and see `to_source_and_places`."""
        aliases = {}
        for tree, _, renamed in self.functions:
            free = reads(tree)
            for id in shield.EMITTED:
                if id in shield.MODULES or id in renamed:
                    alias = renamed.get(id, id)
                    if alias in free:
                        aliases[alias] = id
        imports = [import_line(id, alias) for alias, id in sorted(aliases.items())]
        first = self.request.function
        header = HEADER.format(of=f"{first.__module__}.{first.__qualname__}")
        module = gast.Module([tree for tree, _, _ in self.functions], [])
        imports.sort(key=lambda line: (line.startswith("from"), line))
        above = "\n".join([header, *imports, "", "", ""])
        text, places = to_source_and_places(module)
        return f"{above}{text}\n", {above.count("\n") + k: at for k, at in places.items()}

    def bindings(self):
        return {tree.name: self.binding(*item) for item in self.functions for tree in item[:1]}

    def binding(self, tree, ready, renamed):
        function, names = ready.source.function, ready.lifted_functions
        free, read = function.__globals__, reads(tree)
        for id in shield.EMITTED:
            alias = renamed.get(id, id)
            missing = alias != id or id == "rt" or (id in shield.MODULES and free.get(id) is None)
            if missing and (id not in shield.LATER or alias in read):
                names[alias] = shield.emitted_object(id)
        captured = tuple(function.__code__.co_freevars)
        return Binding(function, names, captured, self.program.outer(function))


def is_made(expected):
    """Whether what an assumption expects was made here: a lifted function has a name for good."""
    function = expected.value if isinstance(expected, Known) else None
    return isinstance(function, FunctionType) and "source" in function.__dict__


def captured(request):
    """The captured variables that are differentiated."""
    code = request.function.__code__
    return tuple(id for id in request.wrt if id in code.co_freevars)


def import_line(id, alias):
    module = {"np": "numpy", "math": "math", "scipy": "scipy"}.get(id)
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
    return documented(
        f"{what} of {ready.tree.name} by {', '.join(wrt)}", f"{seed} is the adjoint of its result."
    )


def documented(summary, more=None):
    """A docstring on one line, or with a paragraph for each part."""
    whole = "; ".join(filter(None, [summary, more]))
    if len(whole) <= LONGEST:
        return whole if more else f"{whole}."
    first = "\n    ".join(wrap(f"{summary}.", LONGEST))
    return "\n\n    ".join(filter(None, [first, more])) + "\n    "


def shown(function):
    """What the names of a function's derivatives begin with; `Layer.__call__`: Layer_call."""
    id = function.__name__
    if id.startswith("__") and id.endswith("__"):
        around = function.__qualname__.split(".")[:-1] or ["function"]
        id = f"{around[-1]}_{id.strip('_')}"
    if SWEEP.search(id) and not is_emitted(function):
        id += "_"  # a parameter `tape` of the user's is no tape
    return id if id.isidentifier() else "function"


def is_for_complex(function):
    """Whether a function is of those that are written, and tested, for complex numbers as well."""
    return str(function.__module__).startswith("wengert.runtime.numerics.")
