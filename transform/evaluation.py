"""The evaluation trace of a function at a point, as textbooks print it.

>>> import math
>>> def f(x1, x2):
...     return math.log(x1) + x1 * x2 - math.sin(x2)
>>> print(trace(f, 2.0, 5.0))
     statement                            value  tangent  adjoint
v-1  x1                                       2        1      5.5
v0   x2                                       5        0  1.71634
v1   out_log = math.log(x1)            0.693147      0.5        1
v2   out_product = x1 * x2                   10        5        1
v3   out_sum = out_log + out_product    10.6931      5.5        1
v4   out_sin = math.sin(x2)           -0.958924        0       -1
v5   out = out_sum - out_sin            11.6521      5.5        1

The program is run in the small language, one operation at a time, through branches taken and turns
of loops; each operation is differentiated by itself, which gives the columns.  (A. G. Baydin, B. A.
Pearlmutter, A. A. Radul, J. M. Siskind: Automatic differentiation in machine learning: a survey,
JMLR 18, 2018, tables 2 and 3.)
"""

import builtins
import linecache
from itertools import count

import gast
import numpy as np

from wengert.runtime.trees import add, zeros_like

from .api import jvp, vjp
from .choices import floats
from .derivative import Callee
from .errors import Unsupported
from .frozen import frozen
from .names import reads
from .pipeline import trees
from .printer import to_source
from .source import read
from .tree import like
from .types import differentiable, type_of

LONGEST = 100_000  # operations
FILES = count()


@frozen
class Row:
    """One value: its number, what computed it, and its derivatives."""

    number: int
    statement: str
    value: object
    tangent: object
    adjoint: object


class Evaluation:
    """The rows of a trace; printed as a table."""

    def __init__(self, rows):
        self.rows = rows

    def __str__(self):
        head = ("", "statement", "value", "tangent", "adjoint")
        cells = [
            (f"v{r.number}", r.statement, *map(shown, (r.value, r.tangent, r.adjoint)))
            for r in self.rows
        ]
        widths = [max(map(len, column)) for column in zip(head, *cells)]
        lines = []
        for row in (head, *cells):
            left = [text.ljust(width) for text, width in zip(row[:2], widths)]
            right = [text.rjust(width) for text, width in zip(row[2:], widths[2:])]
            lines.append("  ".join(left + right).rstrip())
        return "\n".join(lines)


def trace(function, *args, wrt=0):
    """The evaluation trace of a function at a point, with the tangent along one argument.

    Each argument that carries a derivative has a row, numbered up to v0, then each operation.
    Integers are taken as floats if all arguments are.  wrt: which argument has the tangent one.
    The adjoint is for the result's being one.
    """
    callee = Callee(function)
    if not any(differentiable(type_of(x)) for x in args):
        args = tuple(map(floats, args))
    args, kwargs = callee.full(callee.bind(args, {}))
    run = Run(callee.target.function)
    return Evaluation(run.rows(callee.target.function, args, kwargs, wrt))


class Ended(Exception):
    """A break."""


class Run:
    """A program while it is run, one operation at a time."""

    def __init__(self, function):
        self.source = read(function)
        self.tree = dict(trees(function))["normalize"]
        around = zip(function.__code__.co_freevars, function.__closure__ or ())
        self.globals = {**function.__globals__, **{n: c.cell_contents for n, c in around}}
        self.globals.setdefault("__builtins__", builtins)
        self.values = {}  # local name → value
        self.made = {}  # local name → number of the entry that its value is
        self.entries = []  # (statement, operation, [number of operand], value)
        self.codes = {}

    def rows(self, function, args, kwargs, wrt):
        """Run the function, and differentiate along its entries."""
        bound = Callee(function).bind(args, kwargs)
        for id, value in bound.arguments.items():
            self.values[id] = value
            if differentiable(type_of(value)):
                self.enter(id, id, None, [], value)
        inputs = len(self.entries)
        self.block(self.tree.body)
        dots = self.tangents(inputs, wrt)
        bars = self.adjoints()
        return [
            Row(k - inputs + 1, text, value, dots[k], bars[k])
            for k, (text, _, _, value) in enumerate(self.entries)
        ]

    def enter(self, id, text, operation, operands, value):
        if len(self.entries) == LONGEST:
            raise Unsupported(f"a trace of more than {LONGEST} operations")
        self.made[id] = len(self.entries)
        self.entries.append((text, operation, operands, value))

    def block(self, block):
        for stmt in block:
            self.statement(stmt)

    def statement(self, stmt):
        match stmt:
            case gast.Assign(targets=[gast.Name(id=id)], value=value):
                self.assign(stmt, id, value)
            case gast.AugAssign(target=gast.Name(id=id) as target, op=op, value=value):
                left = like(target, ctx=gast.Load())
                self.assign(stmt, id, gast.BinOp(left, op, value))
            case gast.Assign(targets=[gast.Tuple(elts=elts)], value=source):
                for k, target in enumerate(elts):
                    item = gast.Subscript(source, gast.Constant(k, None), gast.Load())
                    self.assign(gast.Assign([target], item, None), target.id, item)
            case gast.If(test=test, body=body, orelse=orelse):
                self.block(body if self.value(test) else orelse)
            case gast.For() | gast.While():
                self.loop(stmt)
            case gast.Break():
                raise Ended
            case gast.Return():
                self.result = stmt.value.id if isinstance(stmt.value, gast.Name) else None
            case gast.Pass() | gast.Assert() | gast.Raise() | gast.Import() | gast.ImportFrom():
                self.run(stmt)
            case _:
                why = "a trace shows values that are computed, not what is changed in place"
                raise Unsupported(why, stmt).locate(self.source.file, self.source.lines)

    def loop(self, stmt):
        try:
            match stmt:
                case gast.For(target=gast.Name(id=id), iter=iter, body=body):
                    for self.values[id] in self.value(iter):
                        self.made.pop(id, None)
                        self.block(body)
                case gast.While(test=test, body=body):
                    while self.value(test):
                        self.block(body)
        except Ended:
            return

    def assign(self, stmt, id, expression):
        """Bind a name, to another name's value or to a new one."""
        value = self.value(expression)
        self.values[id] = value
        if isinstance(expression, gast.Name) and expression.id in self.made:
            self.made[id] = self.made[expression.id]
            return
        operands = sorted(reads(expression) & self.made.keys())
        self.made.pop(id, None)
        if operands and differentiable(type_of(value)):
            numbers = [self.made[operand] for operand in operands]
            operation = self.operation(expression, operands)
            self.enter(id, to_source(stmt), operation, numbers, value)

    def value(self, expression):
        """The value of an expression now."""
        return eval(self.code(expression, "eval"), self.globals, self.values)

    def run(self, stmt):
        exec(self.code(stmt, "exec"), self.globals, self.values)

    def code(self, node, mode):
        if id(node) not in self.codes:
            self.codes[id(node)] = compile(to_source(node), "<trace>", mode), node
        return self.codes[id(node)][0]

    def operation(self, expression, operands):
        """An expression as a function of its operands that carry derivatives."""
        text = f"lambda {', '.join(operands)}: {to_source(expression)}\n"
        file = f"<operation {next(FILES)} of a trace>"
        linecache.cache[file] = len(text), None, [text], file
        return eval(compile(text, file, "eval"), {**self.globals, **self.values})

    def tangents(self, inputs, wrt):
        """The tangent of each entry along one input."""
        dots = [
            one(value) if k == wrt else zeros_like(value)
            for k, (_, _, _, value) in enumerate(self.entries[:inputs])
        ]
        for _, operation, operands, _ in self.entries[inputs:]:
            primals = [self.entries[k][3] for k in operands]
            dots.append(jvp(operation, primals, [dots[k] for k in operands])[1])
        return dots

    def adjoints(self):
        """The adjoint of each entry, for the result's being one."""
        bars = [zeros_like(value) for *_, value in self.entries]
        if self.result in self.made:
            last = self.made[self.result]
            bars[last] = one(self.entries[last][3])
        for k in reversed(range(len(self.entries))):
            _, operation, operands, _ = self.entries[k]
            if operation is not None:
                _, pull = vjp(operation, *(self.entries[j][3] for j in operands))
                for j, bar in zip(operands, pull(bars[k])):
                    bars[j] = add(bars[j], bar)
        return bars


def one(value):
    """The direction in which every number of a value grows by one."""
    return np.ones_like(value)[()] if isinstance(value, np.ndarray | np.generic) else 1.0


def shown(value):
    """A value in a cell of the table."""
    if isinstance(value, np.ndarray):
        return np.array2string(value, precision=4, threshold=6, edgeitems=2).replace("\n", "")
    return f"{value:.6g}" if isinstance(value, float | np.floating) else repr(value)
