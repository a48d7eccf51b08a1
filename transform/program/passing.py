"""Passing: a nested function stands in a copy of the function that it is passed to.

    >>> def simpson(f, a, b, n=2):
    ...     h = (b - a) / n
    ...     return h / 3.0 * (f(a) + 4.0 * f(a + h) + f(b))
    >>> tree = gast.parse('''
    ... def area(k):
    ...     return simpson(lambda x: x * k, 0.0, k)
    ... ''').body[0]
    >>> from wengert.transform.printing.printer import to_source
    >>> print(to_source(pass_on(tree, {"k"}, lambda call, _: (simpson, ())).tree))
    def area(k):
        def simpson_of_f(a, b, n):
            h = (b - a) / n
            return h / 3.0 * (f(a) + 4.0 * f(a + h) + f(b))
    <BLANKLINE>
        f = lambda x: x * k
        return simpson_of_f(0.0, k, n=2)

Now both are only called, so both can be lifted.  The copy stays in the world of its original: its
names are no names of the function that it stands in, nor the other way round.  Where a function is
used otherwise than called, or passed to where it is only called, there is no copy.
"""

from collections.abc import Callable

import gast

from ..calls.load import defaults_of
from ..errors import Unsupported
from ..frozen import frozen
from ..reading.apart import apart
from ..reading.cells import cells
from ..reading.lift import collect_loose, is_bindable, is_plain, nested
from ..reading.source import read
from ..trees.fresh import Names
from ..trees.names import all_names, captures, parameters, writes
from ..trees.quote import replace
from ..trees.tree import SCOPES, assign, const, like, name, placed, walk

MOST = 8  # copies in one function
CONSTANTS = (bool, int, float, str, type(None))
COMPREHENSIONS = (gast.ListComp, gast.SetComp, gast.DictComp, gast.GeneratorExp)


@frozen
class Passed:
    """A function with copies in it: the name of each → what it copies; what that rests on."""

    tree: gast.FunctionDef
    copies: dict
    assumptions: tuple


def pass_on(function, own, callee):
    """`function` with copies of what it passes nested functions to.

    own: its own names; callee: (call, the function it is in, or None) → (function, assumptions),
    or None
    """
    function = apart(cells(function))
    known = nested(function).keys()
    while True:
        passing = Passing(function, own, callee)
        body = passing.block(function.body, Place(None, known))
        made = [tree for tree, _ in passing.copies.values()]
        new = like(function, body=[*made, *body])
        loose = set()
        collect_loose(like(new, body=body), dict.fromkeys(known), loose, inside=True)
        if not loose & known:
            break
        known -= loose
    copies = {id: original for id, (_, original) in passing.copies.items()}
    return Passed(new, copies, tuple(passing.assumptions))


@frozen
class Place:
    """Where a call stands: the function, None for that around all; the nested functions there.

    ahead: where lambdas that are passed get their names, if they can
    """

    function: Callable | None
    known: frozenset
    ahead: list | None = None


class Passing:
    """Rewrites the calls that pass nested functions, and makes the copies that these call."""

    def __init__(self, function, own, callee):
        self.own, self.callee = own, callee
        self.captured = own & frozenset().union(*map(captures, closures(function)))
        self.names = Names(all_names(function) | own)
        self.copies = {}  # name → the tree of the copy, the function that it is of
        self.made = {}  # (function, what it is passed) → the name of the copy, or None
        self.renamed = {}  # name of a copy → what its own names are called in it
        self.assumptions = []

    def block(self, stmts, place):
        return [new for stmt in stmts for new in self.statement(stmt, place)]

    def statement(self, stmt, place):
        """A statement, after the lambdas that it passes."""
        if isinstance(stmt, SCOPES):
            return [stmt]
        ahead = None if place.function else []
        new = self.rewrite(stmt, Place(place.function, place.known, ahead))
        return [*(ahead or ()), new]

    def rewrite(self, node, place):
        """`node` with the calls in it that pass nested functions calling copies."""
        if isinstance(node, SCOPES):
            return node
        inner = Place(place.function, place.known) if isinstance(node, COMPREHENSIONS) else place
        fields = {f: self.field(getattr(node, f, None), inner) for f in node._fields}
        changed = any(new is not getattr(node, f, None) for f, new in fields.items())
        node = like(node, **fields) if changed else node
        return self.call(node, place) if isinstance(node, gast.Call) else node

    def field(self, old, place):
        if isinstance(old, gast.AST):
            return self.rewrite(old, place)
        if not isinstance(old, list) or not old:
            return old
        if isinstance(old[0], gast.stmt):
            new = self.block(old, place)
        else:
            new = [self.rewrite(n, place) if isinstance(n, gast.AST) else n for n in old]
        same = len(new) == len(old) and all(a is b for a, b in zip(new, old))
        return old if same else new

    def call(self, node, place):
        """The call of a copy, or `node` itself."""
        given = [*node.args, *(k.value for k in node.keywords)]
        if not is_bindable(node) or not any(is_passed(v, place) for v in given):
            return node
        function, assumptions = self.callee(node, place.function) or (None, ())
        tree = tree_of(function) if function else None
        bound = tree and bind(node, tree.args)
        if bound is None or not all_known(function, missing(tree.args, bound)):
            return node
        passed, lambdas = {}, []
        for parameter, value in bound.items():
            if is_passed(value, place):
                passed[parameter] = self.passed_as(parameter, value, lambdas)
        id = self.copy(function, tree, passed)
        if id is None:
            return node
        self.assumptions += assumptions
        if lambdas:
            place.ahead.extend(lambdas)
        return self.called(node, id, function, bound, passed)

    def passed_as(self, parameter, value, lambdas):
        """The name of a function that is passed; a lambda gets one."""
        if isinstance(value, gast.Name):
            return value.id
        id = self.names.fresh(parameter)
        lambdas.append(assign(id, value, value))
        return id

    def called(self, node, id, function, bound, passed):
        """The call of a copy: without what it knows, and with the defaults that it needs."""
        renamed, defaults = self.renamed[id], defaults_of(function)
        known = [bound[p] for p in passed]
        left = missing(tree_of(function).args, bound)
        keywords = [k for k in node.keywords if k.arg not in passed]
        keywords += [gast.keyword(p, placed(const(defaults[p]), node)) for p in left]
        return like(
            node,
            func=gast.copy_location(name(id), node.func),
            args=[v for v in node.args if not any(v is k for k in known)],
            keywords=[like(k, arg=renamed.get(k.arg, k.arg)) for k in keywords],
        )

    def copy(self, function, tree, passed):
        """The name of the copy of a function that is passed these, or None."""
        key = function, *passed.items()
        if key not in self.made and len(self.copies) < MOST:
            before = dict(self.copies), dict(self.made), list(self.assumptions)
            base = function.__name__.strip("<>")  # of a lambda too
            id = self.names.fresh("_".join([base, "of", *passed.values()]))
            self.made[key] = id
            copied = self.copied(id, function, tree, passed)
            if copied is None:
                self.copies, self.made, self.assumptions = before
                self.made[key] = None
            else:
                self.copies[id] = copied, function
        return self.made.get(key)

    def copied(self, id, function, tree, passed):
        """The tree of a copy, or None where the function can't be copied."""
        bound = writes(*tree.body)
        own = {p.id for p in parameters(tree.args)} | bound
        clashing = (own - passed.keys()) & self.captured
        others = all_names(tree) - passed.keys()
        if others & {*passed.values()} or bound & passed.keys() or (clashing and closures(tree)):
            return None
        self.names.taken.update(others)
        renamed = self.renamed[id] = {n: self.names.fresh(n) for n in sorted(clashing)}
        args = without(tree.args, passed)
        tree = replace(like(tree, name=id, args=args, decorator_list=[]), renamed | passed)
        if self.own & (captures(tree) - {*passed.values()}):
            return None
        body = self.block(tree.body, Place(function, frozenset(passed.values())))
        tree, loose = like(tree, body=body), set()
        functions = dict.fromkeys([*passed.values(), *self.renamed])
        collect_loose(tree, functions, loose, inside=True)
        return None if loose else tree


def closures(function):
    """The nested functions and lambdas in a function, wherever they are."""
    inner = (n for stmt in function.body for n in walk(stmt))
    return [n for n in inner if isinstance(n, gast.Lambda | gast.FunctionDef)]


def tree_of(function):
    """The tree of a function that can be copied, or None."""
    try:
        tree = read(function).tree
    except Unsupported:
        return None
    return tree if is_plain(like(tree, decorator_list=[])) and not tree.args.kwarg else None


def is_passed(value, place):
    """Whether an argument is a nested function that is known there."""
    match value:
        case gast.Name(id=id):
            return id in place.known
        case gast.Lambda(args=args):
            return place.ahead is not None and not args.defaults and not any(args.kw_defaults)
    return False


def bind(call, args):
    """Parameter → what a call passes; None where that is not certain."""
    names = [p.id for p in (*args.posonlyargs, *args.args)]
    if len(call.args) > len(names) and not args.vararg:
        return None
    bound = dict(zip(names, call.args))
    allowed = {p.id for p in (*args.args, *args.kwonlyargs)} - bound.keys()
    given = {k.arg: k.value for k in call.keywords}
    return bound | given if given.keys() <= allowed else None


def missing(args, bound):
    """The parameters that a call leaves to their defaults."""
    return [p.id for p in (*args.posonlyargs, *args.args, *args.kwonlyargs) if p.id not in bound]


def all_known(function, missing):
    """Whether the defaults of parameters are there, and can be written down."""
    defaults, code = defaults_of(function), function.__code__
    ahead = code.co_varnames[: code.co_posonlyargcount]
    return all(p in defaults and type(defaults[p]) in CONSTANTS and p not in ahead for p in missing)


def without(args, passed):
    """Parameters without defaults, and without those that are `passed`."""

    def left(params):
        return [p for p in params if p.id not in passed]

    kwonly = left(args.kwonlyargs)
    return like(
        args, posonlyargs=left(args.posonlyargs), args=left(args.args), kwonlyargs=kwonly,
        defaults=[], kw_defaults=[None] * len(kwonly),
    )  # fmt: skip
