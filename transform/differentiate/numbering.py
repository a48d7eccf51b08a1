"""Number the names of emitted functions anew, in the order of the text, without gaps.

While a derivative is written, temporaries come and go: in the end there may be an `out_item_3`
where there is no `out_item`.

    >>> from wengert.transform.reading.source import show
    >>> show(lambda f: renumbered([f], {"x", "y"})[0], '''
    ... def f(x):
    ...     out_item_3 = x[1]
    ...     y_1 = out_item_3 * x[2]
    ...     out_item_7s = [y_1]
    ...     out_item_7_bar_2 = y_1 * y_1
    ...     return out_item_7_bar_2, out_item_7s
    ... ''')
    def f(x):
        out_item = x[1]
        y = out_item * x[2]
        out_item_1s = [y]
        out_item_1_bar = y * y
        return out_item_1_bar, out_item_1s

A name is a stem, which belongs to a value, and a tail, which says what of it: its adjoint, its
tape.  Stems that have but their numbers to tell them apart are numbered together, and then tails.
"""

import keyword
import re

import gast

from ..reading.shield import EMITTED
from ..simplify.copies import hidden
from ..trees.names import all_names, captures, parameters, writes
from ..trees.quote import replace
from ..trees.tree import SCOPES, children, statements, walk

TAIL = re.compile(r"_(?:bar|dot|tape|pullback|parts?|each|left|right)s?(?:_\d+)*")
NUMBERED = re.compile(r"(.+?)(?:_\d+)+")


def renumbered(functions, variables):
    """The functions of one derivative, with new numbers; what is in `variables` stays."""
    own = set().union(*map(bound, functions)) - variables
    own -= set().union(*map(foreign, functions))
    own = {id for id in own if unnumbered(id) != id or split(id)[0] not in variables}
    numbers = Numbers(all_names(*functions) - own | EMITTED.keys(), variables)
    for function in functions:
        for id in in_order(function):
            if id in own:
                numbers.add(id)
    return [replace(function, numbers.renamed) for function in functions]


def bound(function):
    return set().union(*(writes(s) for s in statements(function.body)), ())


def foreign(function):
    """The parameters, and what nested functions bind or capture."""
    found = {p.id for p in parameters(function.args)} | hidden(function)
    for node in walk(gast.Module(function.body, [])):
        if isinstance(node, SCOPES):
            found |= captures(node)
    return found


def in_order(node):
    """The names in a tree, in the order of the text."""
    todo = [node]
    while todo:
        node = todo.pop()
        if isinstance(node, gast.Name):
            yield node.id
        todo.extend(reversed(children(node)))


class Numbers:
    """The new names; `fixed` are those that stay."""

    def __init__(self, fixed, variables):
        self.taken, self.variables = {*fixed, *keyword.kwlist}, variables
        self.stems = {}  # old → new
        self.renamed = {}
        self.last = {}  # of each base, the last number tried: names are only ever taken

    def add(self, id):
        if id in self.renamed:
            return
        stem, tail = split(id)
        new = self.stem(stem)
        if tail:
            new = self.free(new + unnumbered(tail), self.variables)
        self.renamed[id] = new

    def stem(self, stem):
        """The new name of a stem: one of the user's variables keeps its own."""
        if stem in self.variables:
            return stem
        if stem not in self.stems:
            self.stems[stem] = self.free(unnumbered(stem), ())
        return self.stems[stem]

    def free(self, base, others):
        """`base`, or `base` with the first number, that is not taken and not in `others`."""
        id, k = base, self.last.get(base, 0)
        while id in self.taken or id in others:
            k += 1
            id = f"{base}_{k}"
        self.last[base] = k
        self.taken.add(id)
        return id


def split(id):
    """The stem of a name, and its tail.

    >>> split("out_item_2_bar_1"), split("total_3s"), split("bar"), split("x_1")
    (('out_item_2', '_bar_1'), ('total_3', 's'), ('bar', ''), ('x_1', ''))
    """
    end = len(id)
    if re.search(r"_\d+s$", id):
        end -= 1
    while True:
        last = next((m for m in TAIL.finditer(id) if m.end() == end and m.start() > 0), None)
        if last is None:
            return id[:end], id[end:]
        end = last.start()


def unnumbered(id):
    match = NUMBERED.fullmatch(id)
    return match[1] if match else id
