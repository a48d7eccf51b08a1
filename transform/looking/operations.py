"""What the names of a program stand for while it is run, and operations on them.

`Bound` keeps the values of the names, the entries that those are, and how parts and closures are
bound again.  An operation is a few statements as a function that can be differentiated.
"""

import builtins
import copy
import linecache
from functools import partial
from itertools import count

import gast
import numpy as np

from ..errors import Unsupported
from ..frozen import frozen
from ..printing.printer import to_source
from ..reading.shield import emitted_object
from ..trees.names import reads, writes
from ..trees.quote import fill, quote_block
from .reachable import is_same, overlap

LONGEST = 100_000  # operations
SHARED = "a trace does not follow this: {} was changed under another name"
FILES = count()


@frozen
class Entry:
    """A value: the statement it is of, what computes it from the entries `operands`, a copy."""

    text: str
    operation: object
    operands: tuple
    value: object
    hidden: bool = False


@frozen
class Recipe:
    """How a name is bound again: by a statement that reads `sources` and constants."""

    stmt: gast.stmt
    sources: tuple
    constants: dict


class Bound:
    """The names of a program while it is run, among some globals."""

    def __init__(self, namespace, values):
        self.globals = {
            **namespace, "__builtins__": builtins, "__name__": "trace", "rt": emitted_object("rt"),
        }  # fmt: skip
        self.values = dict(values)  # local name → value
        self.made = {}  # local name → number of the entry that its value is; None if not any more
        self.recipes = {}
        self.entries = []
        self.codes = {}
        self.operations = {}  # text → function

    def enter(self, id, text, operation, operands, hidden=False):
        """A new entry, that the value of a name now is."""
        if len(self.entries) == LONGEST:
            raise Unsupported(f"a trace of more than {LONGEST} operations")
        self.made[id] = len(self.entries)
        value = copy.deepcopy(self.values[id])
        self.entries.append(Entry(text, operation, operands, value, hidden))

    def bind(self, id, value):
        """Give a name a value that carries no derivative as far as is known."""
        for other in [n for n, r in self.recipes.items() if id in r.sources and n != id]:
            if callable(self.values[other]) and self.operands(load(other)):
                self.made[other] = None
            del self.recipes[other]
        self.values[id] = value
        self.made.pop(id, None)
        self.recipes.pop(id, None)

    def recipe(self, stmt, id, expression, value):
        """How to bind a part of another name's value again, whatever is bound by then, or None."""
        whole = self.whole(expression, value)
        if whole == id or whole not in self.values or not overlap(self.values[whole], value):
            return None
        if value is self.values[whole]:
            return self.alias(id, whole)
        others = sorted((reads(expression) & self.values.keys()) - {whole})
        held = {n: f"{n}_of_{id}" for n in others}
        constants = {held[n]: copy.deepcopy(self.values[n]) for n in others}
        return Recipe(fill(stmt, held), (whole,), constants)

    def alias(self, id, other):
        """How to bind a second name of a value."""
        [stmt] = quote_block("x = y", x=id, y=load(other))
        return Recipe(stmt, (other,), {})

    def whole(self, expression, value):
        """The name of what the value of an expression may be a part of."""
        match expression:
            case gast.Subscript(value=gast.Name(id=id)) | gast.Attribute(value=gast.Name(id=id)):
                return id
            case gast.Call() if isinstance(value, np.ndarray):
                names = sorted(reads(expression) & self.values.keys())
                arrays = [n for n in names if isinstance(self.values[n], np.ndarray)]
                return next((n for n in arrays if overlap(self.values[n], value)), None)
        return None

    def is_still(self, id, recipe):
        """Whether a part is still the same part of the same thing."""
        around = {**self.values, **recipe.constants}
        try:
            again = eval(self.code(recipe.stmt.value, "eval"), self.globals, around)
        except (LookupError, AttributeError):
            return False
        return is_same(self.values[id], again)

    def root(self, id):
        """What a part is part of, or the name itself."""
        while id in self.recipes and not callable(self.values[id]):
            [id] = self.recipes[id].sources
        return id

    def operands(self, node, wholes=()):
        """The names of the entries that a node reads; of parts, those of what they are part of.

        wholes: of what parts are taken as such: they change
        """
        found, todo = set(wholes), sorted(reads(node) & self.values.keys())
        while todo:
            id = todo.pop()
            is_part = id in self.recipes and (self.made.get(id) is None or self.root(id) in wholes)
            if is_part and id not in wholes:
                todo += self.recipes[id].sources
            elif self.made.get(id) is not None:
                found.add(id)
            elif id in self.made:
                raise Unsupported(SHARED.format(id), node)
        return found

    def numbers(self, operands):
        return tuple(self.made[n] for n in sorted(operands))

    def operation(self, stmts, result, operands):
        """Some statements as a function of entries, that returns what a name then stands for."""
        read = reads(*stmts) | ({result} - writes(*stmts))
        ahead, constants = self.ahead(sorted(read), operands)
        free = (read | reads(*ahead)) & self.values.keys() - operands - writes(*ahead)
        constants |= {n: copy.deepcopy(self.values[n]) for n in free}
        return self.function([*ahead, *stmts], result, sorted(operands), constants)

    def function(self, stmts, result, operands, constants):
        """A function of values for `operands`, with constants besides."""
        lines = "\n".join(map(to_source, stmts)).replace("\n", "\n    ")
        named = ", ".join(sorted(constants))
        head = ", ".join([*operands, *(["*", named] if named else [])])
        text = f"def operation({head}):\n    {lines}\n    return {result}\n"
        if text not in self.operations:
            around = dict(self.globals)
            exec(compiled(text, "exec"), around)
            self.operations[text] = around["operation"]
        function = self.operations[text]
        return partial(function, **constants) if constants else function

    def ahead(self, ids, operands):
        """The statements that bind parts and closures, and the constants that they read."""
        stmts, constants = [], {}
        for id in ids:
            if id in self.recipes and id not in operands:
                recipe = self.recipes[id]
                above, others = self.ahead(recipe.sources, operands)
                stmts += [s for s in (*above, recipe.stmt) if s not in stmts]
                constants |= others | recipe.constants
        return stmts, constants

    def value(self, expression):
        """The value of an expression now."""
        return eval(self.code(expression, "eval"), self.globals, self.values)

    def run(self, stmt):
        exec(self.code(stmt, "exec"), self.globals, self.values)

    def code(self, node, mode):
        if id(node) not in self.codes:
            self.codes[id(node)] = compiled(to_source(node) + "\n", mode), node
        return self.codes[id(node)][0]


def load(id):
    return gast.Name(id, gast.Load(), None, None)


def compiled(text, mode):
    """The code of a text, in a file of its own that `linecache` knows."""
    file = f"<operation {next(FILES)} of a trace>"
    linecache.cache[file] = len(text), None, text.splitlines(keepends=True), file
    return compile(text, file, mode)
