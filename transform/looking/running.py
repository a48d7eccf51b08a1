"""A program while it is run, one operation of the small language at a time.

A `Run` has an entry for each value that carries a derivative: a copy, and what it is of others.
What a statement changes gets a new entry: `x[i] = v` is a function of the old x and of v that
returns the new x.  Parts of something else, as `row = A[k]`, and closures have a recipe besides:
what reads them after a change is a function of what they are part of, or captured.
"""

from functools import partial
from itertools import repeat
from types import FunctionType, MethodType

import gast
import numpy as np

from ..calls import cache
from ..calls.derivative import Callee
from ..errors import Unsupported
from ..pipeline import trees
from ..printing.printer import to_source
from ..program.program import prepared
from ..reading.source import read
from ..trees.names import captures, reads
from ..trees.tree import like
from ..types import differentiable, type_of
from .operations import Bound, Recipe, load
from .reachable import is_mutable, reachable, shared

ELSEWHERE = "a trace follows changes of what the function was given and made: {} is neither"
KEPT = "a trace does not follow functions that are kept in something: {} is"
EMPTY = "a trace does not follow {}: there are no numbers in it before it is changed"
CONTAINERS = gast.List | gast.Tuple | gast.Dict | gast.Set


class Ended(Exception):
    """A break."""


class Run(Bound):
    """A function that is run; `entries` are in the order of the statements that made them."""

    def __init__(self, function, arguments):
        self.source = read(function)
        around = zip(function.__code__.co_freevars, function.__closure__ or ())
        known = {n: c.cell_contents for n, c in around} | prepared(self.source).lifted_functions
        super().__init__({**function.__globals__, **known}, arguments)
        for id, value in arguments.items():
            if differentiable(type_of(value)):
                self.enter(id, id, None, ())
        self.inputs = len(self.entries)
        self.block(dict(trees(function))["normalize"].body)

    def block(self, block):
        for stmt in block:
            try:
                self.statement(stmt)
            except Unsupported as error:
                error.node = error.node or stmt
                raise error.locate(self.source.file, self.source.lines) from None

    def statement(self, stmt):
        match stmt:
            case gast.Assign(targets=[gast.Name(id=id)], value=gast.Lambda() as node):
                self.bind_closure(stmt, id, node)
            case gast.FunctionDef(name=id):
                self.bind_closure(stmt, id, stmt)
            case gast.Assign(targets=[gast.Name(id=id)], value=value):
                self.assign(stmt, id, value)
            case gast.AugAssign(target=gast.Name(id=id) as target, op=op, value=value):
                if is_mutable(self.values[id]):
                    return self.change(stmt, {id})
                new = gast.BinOp(like(target, ctx=gast.Load()), op, value)
                self.assign(gast.Assign([target], new, None), id, new, to_source(stmt))
            case gast.Assign(targets=[gast.Tuple(elts=elts)], value=source):
                for k, target in enumerate(elts):
                    item = gast.Subscript(source, gast.Constant(k, None), gast.Load())
                    self.assign(gast.Assign([target], item, None), target.id, item)
            case gast.Assign(targets=[target]) | gast.AugAssign(target=target):
                self.change(stmt, reads(target.value))
            case gast.Delete(targets=[gast.Subscript() | gast.Attribute() as target]):
                self.change(stmt, reads(target.value))
            case gast.Expr(value=gast.Call() as call):
                self.change(stmt, self.given(call))
            case gast.Return():
                self.returned(stmt)
            case _:
                self.control(stmt)

    def control(self, stmt):
        """A statement that says what is run; others compute nothing."""
        match stmt:
            case gast.If(test=test, body=body, orelse=orelse):
                self.block(body if self.value(test) else orelse)
            case gast.For() | gast.While():
                self.loop(stmt)
            case gast.With(items=[item], body=body):
                with self.value(item.context_expr):
                    self.block(body)
            case gast.Try(body=body, handlers=handlers):
                self.attempt(body, handlers)
            case gast.Break():
                raise Ended
            case _:
                self.run(stmt)

    def loop(self, stmt):
        try:
            match stmt:
                case gast.For(target=gast.Name(id=id), iter=iter, body=body):
                    for value in self.value(iter):
                        self.bind(id, value)
                        self.block(body)
                case gast.While(test=test, body=body):
                    while self.value(test):
                        self.block(body)
        except Ended:
            return

    def attempt(self, body, handlers):
        """A `try`: what it computed before it failed is not shown."""
        before = len(self.entries), dict(self.made)
        try:
            self.block(body)
        except Exception as error:
            for handler in handlers:
                kind = self.value(handler.type) if handler.type else Exception
                if isinstance(error, kind) and not isinstance(error, Unsupported):
                    del self.entries[before[0] :]
                    self.made = before[1]
                    return self.block(handler.body)
            raise

    def assign(self, stmt, id, expression, text=None):
        """Bind a name, to another name's value or to a new one."""
        if isinstance(expression, gast.Name) and expression.id in self.values:
            return self.rename(id, expression.id)
        operands = self.operands(expression)
        if isinstance(expression, CONTAINERS):
            self.check_kept(expression)
        operation = self.operation([stmt], id, operands) if operands else None
        roots, touched = self.changed_by(expression, operation, operands)
        operands = self.operands(expression, roots)
        after = {root: self.operation([stmt], root, operands) for root in roots}
        numbers = self.numbers(operands)
        operation = self.operation([stmt], id, operands) if roots else operation
        value = self.value(expression)
        recipe = self.recipe(stmt, id, expression, value)
        self.bind(id, value)
        if operands and holds_functions(value):
            if not callable(value):
                raise Unsupported(KEPT.format(id), expression)
            recipe = Recipe(stmt, tuple(sorted(reads(expression) & self.values.keys())), {})
        elif operands and differentiable(type_of(value)):
            self.enter(id, text or to_source(stmt), operation, numbers)
        if recipe:
            self.recipes[id] = recipe
        self.renew(after, touched, numbers, to_source(stmt))

    def rename(self, id, other):
        """`y = x`: one value with two names."""
        if id != other:
            self.bind(id, self.values[other])
            if other in self.made:
                self.made[id] = self.made[other]
            self.recipes[id] = self.alias(id, other)

    def bind_closure(self, stmt, id, node):
        """A nested function: its recipe is its definition."""
        sources = sorted(captures(node) & self.values.keys() - {id})
        around = {**self.globals, **self.values}
        exec(self.code(stmt, "exec"), around)
        self.bind(id, around[id])
        self.recipes[id] = Recipe(stmt, tuple(sources), {})

    def change(self, stmt, ids):
        """Run a statement that changes what some names stand for."""
        for id in sorted(ids - self.values.keys()):
            raise Unsupported(ELSEWHERE.format(id), stmt)
        ids = sorted(id for id in ids if is_mutable(self.values[id]))
        touched = [reachable(self.values[id], deep=is_deep(stmt)) for id in ids]
        if isinstance(stmt, gast.AugAssign) and not isinstance(stmt.target, gast.Name):
            touched.append(reachable(self.value(like(stmt.target, ctx=gast.Load()))))
        self.check_kept(stmt)
        roots = sorted(set(map(self.root, ids)))
        after, numbers = {}, ()
        if self.operands(stmt):
            self.constants(roots)
            operands = self.operands(stmt, roots)
            after = {root: self.operation([stmt], root, operands) for root in roots}
            numbers = self.numbers(operands)
        self.run(stmt)
        self.renew(after, touched, numbers, to_source(stmt))

    def check_kept(self, node):
        """Raise Unsupported where a function that captures what varies is put into something."""
        for id in sorted(reads(node) & self.recipes.keys()):
            if callable(self.values[id]) and self.operands(load(id)):
                raise Unsupported(KEPT.format(id), node)

    def constants(self, roots):
        """Entries, that are not shown, for what carries no derivative before it is changed."""
        for id in roots:
            if self.made.get(id) is None:
                if not isinstance(self.values[id], np.ndarray | list | dict):
                    raise Unsupported(EMPTY.format(id))
                self.enter(id, id, None, (), hidden=True)

    def renew(self, after, touched, numbers, text):
        """New entries for what was changed, whatever its name; touched: what there is in it."""
        for root, operation in after.items():
            self.enter(root, text, operation, numbers)
        for id in self.values.keys() - after.keys() if touched else ():
            if any(map(shared, touched, repeat(reachable(self.values[id])))):
                same = [r for r in after if self.values[r] is self.values[id]]
                if after:
                    self.made[id] = self.made[same[0]] if same else None
            recipe = self.recipes.get(id)
            if recipe and not callable(self.values[id]) and not self.is_still(id, recipe):
                del self.recipes[id]

    def changed_by(self, expression, operation, operands):
        """What a call changes that returns a value too: the names of wholes, what is in them."""
        if not isinstance(expression, gast.Call) or operation is None:
            return [], []
        callee = Callee(operation)
        passed = callee.full(callee.bind([self.values[n] for n in sorted(operands)], {}))
        if not cache.find(callee.request("split", tuple(sorted(operands)), *passed)).changes:
            return [], []
        ids = sorted(n for n in self.given(expression) if is_mutable(self.values.get(n)))
        roots = sorted(set(map(self.root, ids)))
        self.constants(roots)
        return roots, [reachable(self.values[id]) for id in ids]

    def given(self, call):
        """The names of what a call is given, of what its method is of, of what closures capture."""
        found = reads(*call.args, *call.keywords) | (reads(call.func) & self.values.keys())
        for id in sorted(found & self.recipes.keys()):
            if callable(self.values[id]):
                found |= {*self.recipes[id].sources}
        return found

    def returned(self, stmt):
        """Note which entry the result is, or None."""
        id = getattr(stmt.value, "id", None)
        if self.made.get(id) is None and id in self.recipes:
            operands = self.operands(stmt.value)
            operation = self.operation([], id, operands)
            self.enter(id, to_source(stmt), operation, self.numbers(operands))
        self.result = self.made.get(id)


def holds_functions(value):
    """Whether a value is a function of the user's, or a container that has one in it."""
    if isinstance(value, list | tuple | dict):
        return any(map(holds_functions, value.values() if isinstance(value, dict) else value))
    return isinstance(value, FunctionType | MethodType | partial)


def is_deep(stmt):
    """Whether a statement may change what is in what it changes."""
    match stmt:
        case gast.Expr(value=gast.Call(func=gast.Attribute(value=gast.Name(id=_)))):
            return False
    return isinstance(stmt, gast.Expr)
