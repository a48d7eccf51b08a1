"""The computational graph of a function, in the language of Graphviz.

>>> def f(x, n):
...     y = x
...     for i in range(n):
...         y = y * x
...     return y
>>> print(graph(f))
digraph "f" {
    compound=true
    node [shape=box, style="rounded,filled", fillcolor=white, fontname=monospace]
    n0 [label="x", shape=ellipse, fillcolor=lightblue]
    n1 [label="n", shape=ellipse]
    subgraph cluster_0 {
        label="for i in range(n)"
        n2 [label="y_1 = y * x", fillcolor=lightblue]
    }
    n3 [label="return y", shape=ellipse, fillcolor=lightblue]
    n0 -> n2 [color=blue]
    n2 -> n2 [color=blue]
    n1 -> n2 [style=dashed, lhead=cluster_0]
    n0 -> n3 [color=blue]
    n2 -> n3 [color=blue]
}

The nodes are the statements of the small language.  Coloured are those that are active: they depend
on what is differentiated, and the result depends on them.  Dashed edges lead from what only decides
whether, or how often, a block runs, to the frame around it.
"""

import json

import gast

from ..calls.annotations import annotated_types
from ..calls.choices import choices, names
from ..calls.derivative import Callee
from ..frozen import frozen
from ..printing.printer import to_source
from ..program.program import Program
from ..trees.names import parameters, reads, writes
from ..trees.tree import like
from ..types import as_float, differentiable

ACTIVE = "lightblue"
HEAD = 'node [shape=box, style="rounded,filled", fillcolor=white, fontname=monospace]'


@frozen
class Edge:
    """From one node to another, of data; or of a decision, to the first node of a `cluster`."""

    start: int
    end: int
    cluster: object = None


def graph(function, argnums=0):
    """The computational graph of a function, as DOT; `argnums`: what it is differentiated by."""
    callee = Callee(function)
    plain = callee.target.function
    wrt = names(choices(argnums, callee.signature))
    types = [as_float(t) if id in wrt else t for id, t in annotated_types(plain).items()]
    inferred = Program().types(plain, tuple(types))
    drawn = Drawing(inferred.tree, inferred.types, wrt)
    return drawn.text(plain.__name__)


class Drawing:
    """The nodes and edges of a function, collected along its statements."""

    def __init__(self, tree, types, wrt):
        self.types = types
        self.labels, self.given, self.carries = [], set(), []
        self.edges = {}
        self.clusters, self.spans = 0, {}  # the nodes in each
        self.makers = {}  # name → the nodes that its value may come from
        inputs = [self.node(p.id, p.id, types.get(p.id)) for p in parameters(tree.args)]
        self.given.update(inputs)
        self.start = {n for n in inputs if self.labels[n] in wrt}
        self.lines = [self.declared(n) for n in inputs]
        self.lines += self.block(tree.body)

    def node(self, label, id=None, kind=None):
        """A new node, that makes the value of a name."""
        number = len(self.labels)
        self.labels.append(label)
        self.carries.append(kind is None or differentiable(kind))
        if id is not None:
            self.makers[id] = {number}
        return number

    def declared(self, number):
        return lambda active: f"n{number} [{self.attributes(number, active)}]"

    def attributes(self, number, active):
        told = [f"label={quoted(self.labels[number])}"]
        told += ["shape=ellipse"] if number in self.given else []
        return ", ".join(told + ([f"fillcolor={ACTIVE}"] if number in active else []))

    def block(self, block):
        """The lines of a block."""
        lines = []
        for stmt in block:
            match stmt:
                case gast.Assign(targets=[gast.Name(id=id)], value=gast.Name(id=other)):
                    self.makers[id] = self.makers.get(other, set())
                case gast.If(test=test, body=body, orelse=orelse):
                    lines += self.branches(test, body, orelse)
                case gast.For() | gast.While():
                    lines += self.loop(stmt)
                case gast.Return():
                    lines += self.simple(stmt, given=True)
                case gast.Pass() | gast.Break():
                    pass
                case _:
                    lines += self.simple(stmt)
        return lines

    def simple(self, stmt, given=False):
        """The node of one statement, and the edges to it."""
        sources = {n for id in sorted(reads(stmt)) for n in self.makers.get(id, ())}
        bound = sorted(writes(stmt)) or sorted(changed(stmt))
        kinds = [self.types[id] for id in bound if id in self.types]
        number = self.node(to_source(stmt).strip())
        self.carries[number] = given or not kinds or any(map(differentiable, kinds))
        if given:
            self.given.add(number)
            self.result = number
        for start in sorted(sources):
            self.edges[Edge(start, number)] = None
        for id in bound:
            self.makers[id] = {number}
        return [self.declared(number)]

    def branches(self, test, body, orelse):
        deciders = self.makers_of(test)
        before, lines = self.makers, []
        after = []
        for label, block in ((f"if {to_source(test)}", body), ("else", orelse)):
            self.makers = dict(before)
            if block:
                lines += self.cluster(label, block, deciders)
            after.append(self.makers)
        self.makers = merged(*after)
        return lines

    def makers_of(self, expr):
        return {n for id in reads(expr) for n in self.makers.get(id, ())}

    def loop(self, stmt):
        """The cluster of a loop; what its turns carry on is known after looking through it once."""
        head = stmt.iter if isinstance(stmt, gast.For) else stmt.test
        label = to_source(like(stmt, body=[gast.Pass()])).partition(":")[0]
        deciders = self.makers_of(head)
        saved = dict(self.makers), len(self.labels), dict(self.edges), self.clusters
        self.block(stmt.body)
        carried = merged(saved[0], self.makers)
        _, count, self.edges, self.clusters = saved
        del self.labels[count:], self.carries[count:]
        self.given = {n for n in self.given if n < count}
        self.makers = carried
        if isinstance(stmt, gast.While):  # its test is asked again in each turn
            deciders = self.makers_of(head)
        lines = self.cluster(label, stmt.body, deciders)
        self.makers = merged(saved[0], self.makers)
        return lines

    def cluster(self, label, block, deciders):
        """A frame around a block, which runs if `deciders` say so."""
        number, first = self.clusters, len(self.labels)
        self.clusters += 1
        lines = self.block(block)
        self.spans[number] = range(first, len(self.labels))
        if self.spans[number]:
            self.edges |= {Edge(start, first, number): None for start in sorted(deciders)}
        head = [f"subgraph cluster_{number} {{", f"    label={quoted(label)}"]
        inner = [lambda active, line=line: f"    {line(active)}" for line in lines]
        return [*(lambda active, t=t: t for t in head), *inner, lambda active: "}"]

    def active(self):
        """The nodes that depend on what is differentiated, and that the result depends on."""
        data = [e for e in self.edges if e.cluster is None]
        varied = self.reached(self.start, [(e.start, e.end) for e in data])
        return varied & self.reached({self.result}, [(e.end, e.start) for e in data])

    def reached(self, start, pairs):
        found, todo = set(start), [*start]
        after = {}
        for a, b in pairs:
            after.setdefault(a, []).append(b)
        while todo:
            for b in after.get(todo.pop(), ()):
                if b not in found and self.carries[b]:
                    found.add(b)
                    todo.append(b)
        return found

    def text(self, name):
        active = self.active()
        edges = [f"n{e.start} -> n{e.end}{self.style(e, active)}" for e in self.edges]
        lines = ["compound=true", HEAD, *(line(active) for line in self.lines), *edges]
        return "\n".join([f"digraph {quoted(name)} {{", *(f"    {line}" for line in lines), "}"])

    def style(self, edge, active):
        if edge.cluster is None:
            return " [color=blue]" if {edge.start, edge.end} <= active else ""
        inside = edge.start in self.spans[edge.cluster]
        return " [style=dashed]" if inside else f" [style=dashed, lhead=cluster_{edge.cluster}]"


def quoted(text):
    """A text as DOT takes it.

    >>> print(quoted('t = "größe"'))
    "t = \\"größe\\""
    """
    return json.dumps(text, ensure_ascii=False)


def changed(stmt):
    """The names whose contents a statement changes."""
    targets = getattr(stmt, "targets", None) or [getattr(stmt, "target", None)]
    call = getattr(stmt, "value", None) if isinstance(stmt, gast.Expr) else None
    if isinstance(call, gast.Call) and isinstance(call.func, gast.Attribute):
        return reads(call.func.value)
    owners = (gast.Subscript, gast.Attribute)
    return {id for t in targets if isinstance(t, owners) for id in reads(t.value)}


def merged(left, right):
    """The makers of each name where control flow joins."""
    return {id: left.get(id, set()) | right.get(id, set()) for id in [*left, *right]}
