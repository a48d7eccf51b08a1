"""Collected: a function's own defaultdict, OrderedDict or deque is a dict or a list.

>>> from types import SimpleNamespace
>>> from wengert.transform.reading.source import show
>>> known = {"defaultdict": defaultdict, "deque": deque, "float": float}
>>> names = SimpleNamespace(lookup=known.__getitem__)
>>> show(lambda f: collected(f, Scope(f, None, names)), '''
... def f(xs):
...     groups = defaultdict(float)
...     last = deque(maxlen=2)
...     for k, x in enumerate(xs):
...         groups[k % 3] += x
...         last.append(x)
...     return groups[0] * last.popleft()
... ''')
def f(xs):
    groups = {}
    last = []
    for k, x in enumerate(xs):
        groups_key = k % 3
        groups.setdefault(groups_key, 0.0)
        groups[groups_key] += x
        last.append(x)
        if len(last) > 2:
            last.pop(0)
    return groups.setdefault(0, 0.0) * last.pop(0)

That holds as long as nobody else sees it: its name is bound once, and is only used for what a dict
or a list does as well.  A read of a defaultdict puts the default there first.
"""

from collections import Counter, OrderedDict, defaultdict, deque

import gast
import numpy as np

from ..frozen import frozen
from ..trees.names import parameters
from ..trees.tree import SCOPES, assign, call, children, const, like, mapped, name, placed, walk
from .rewrite import in_blocks
from .scope import Scope
from .shape import is_atom

READERS = frozenset("len sum min max sorted list tuple dict reversed enumerate zip any all".split())
DICT = frozenset("get items keys values pop update setdefault copy clear".split())
METHODS = {
    defaultdict: DICT,
    OrderedDict: DICT | {"move_to_end"},
    deque: frozenset("append appendleft popleft pop extend clear index count".split()),
}
MAKERS = {list: gast.List([], gast.Load()), dict: gast.Dict([], []), float: const(0.0),
          int: const(0)}  # fmt: skip


@frozen
class Stand:
    """What a name is bound to.

    value: what stands for it
    default: an expression for what a read puts there; length: the most that it may hold
    """

    cls: type
    value: gast.expr
    default: gast.expr | None = None
    length: gast.expr | None = None


def collected(function: gast.FunctionDef, scope=None) -> gast.FunctionDef:
    """Return `function` with dicts and lists for its own collections, as far as they may be."""
    scope = scope or Scope(function)
    found = stands(function, scope)
    if not found:
        return function
    work = Work(found, scope)
    return like(function, body=work.block(function.body))


# Which


def stands(function, scope):
    """Name → Stand, for the names that may stand for a dict or a list."""
    found, bound, used, allowed = {}, Counter(), Counter(), Counter()
    for node in (n for stmt in function.body for n in walk(stmt)):
        match node:
            case gast.Assign(targets=[gast.Name(id=id)], value=gast.Call() as value):
                stand = made(value, scope)
                found |= {id: stand} if stand else {}
            case gast.Name(id=id, ctx=gast.Load()):
                used[id] += 1
            case gast.Name(id=id):
                bound[id] += 1
    for id in parameters_and_captured(function, scope):
        found.pop(id, None)
    for node in (n for stmt in function.body for n in walk(stmt)) if found else ():
        allowed.update(id for id in plain_uses(node, found, scope))
    return {id: s for id, s in found.items() if bound[id] == 1 and used[id] == allowed[id]}


def parameters_and_captured(function, scope):
    return {p.id for p in parameters(function.args)} | scope.captured


def made(node, scope):
    """The Stand for what a call makes, or None."""
    cls, args = scope.resolve(node.func), node.args
    words = {k.arg: k.value for k in node.keywords}
    if any(isinstance(a, gast.Starred) for a in args) or None in words:
        return None
    match cls, args:
        case _ if cls is defaultdict and len(args) == 1 and not words:
            default = default_of(args[0], scope)
            return Stand(cls, gast.Dict([], []), default) if default else None
        case _ if cls is OrderedDict and len(args) < 2 and not words:
            return Stand(cls, call("dict", *args) if args else gast.Dict([], []))
        case _ if cls is deque and words.keys() <= {"maxlen"} and len(args) + len(words) < 3:
            return queue(args, words)
    return None


def queue(args, words):
    """The Stand for `deque(args, maxlen=…)`; one of limited length begins empty."""
    length = [e for e in (*args[1:], *words.values()) if getattr(e, "value", e) is not None]
    if length and args and not is_empty(args[0]):
        return None
    value = call("list", args[0]) if args and not length else gast.List([], gast.Load())
    return Stand(deque, value, None, length[0] if length else None)


def is_empty(node):
    return isinstance(node, gast.List | gast.Tuple) and not node.elts


def default_of(factory, scope):
    """What a factory of defaults makes, as an expression; None if that isn't known."""
    if isinstance(factory, gast.Lambda):
        given = [*parameters(factory.args)]
        return factory.body if not given and is_new(factory.body, scope) else None
    found = [value for cls, value in MAKERS.items() if scope.resolve(factory) is cls]
    return found[0] if found else None


def is_new(node, scope):
    """Whether an expression does nothing but make a plain value, which it may do too often."""
    match node:
        case gast.Constant() | gast.List() | gast.Tuple() | gast.Dict():
            return not any(isinstance(n, gast.Call) for n in walk(node))
        case gast.Call(func=func, args=args):
            makes = scope.resolve(func) in (np.zeros, np.ones)
            return makes and not any(isinstance(n, gast.Call) for a in args for n in walk(a))
    return False


def plain_uses(node, found, scope):
    """The names whose use in `node`, directly, a dict or a list allows as well."""
    match node:
        case gast.Subscript(value=gast.Name(id=id) as one, slice=index) if id in found:
            sliced = found[id].cls is deque and isinstance(index, gast.Slice)
            parts = [] if sliced else [one]
        case gast.Call(func=gast.Attribute(value=gast.Name(id=id), attr=attr)) if id in found:
            return [id] if is_plain_call(node, attr, found[id]) else []
        case gast.Call(func=gast.Name(id=reader), args=parts) if reader in READERS:
            parts = parts if scope.is_builtin(reader) else []
        case gast.For(iter=one) | gast.comprehension(iter=one):
            parts = [one]
        case gast.If(test=one) | gast.While(test=one) | gast.UnaryOp(op=gast.Not(), operand=one):
            parts = [one]
        case gast.Compare(ops=[gast.In() | gast.NotIn()], comparators=parts):
            pass
        case _:
            return []
    return [p.id for p in parts if isinstance(p, gast.Name) and p.id in found]


def is_plain_call(node, attr, stand):
    """Whether a method does the same to a dict or a list."""
    changing = attr in ("extend", "index") and (stand.length is not None or len(node.args) > 1)
    popping = attr == "pop" and stand.cls is deque and node.args
    moving = attr == "move_to_end" and (len(node.args) > 1 or node.keywords)
    return attr in METHODS[stand.cls] and not (changing or popping or moving)


# What stands for them


class Work:
    """Writes what stands for collections."""

    def __init__(self, found, scope):
        self.found, self.scope = found, scope
        self.lengths = {}  # name → the name of the most that it may hold

    def block(self, stmts):
        return [new for stmt in stmts for new in self.statement(stmt)]

    def statement(self, stmt):
        match stmt:
            case gast.Assign(targets=[gast.Name(id=id)]) if id in self.found:
                made = like(stmt, value=placed(self.over(self.found[id].value), stmt.value))
                return [*self.measured(id, stmt), made]
            case gast.AugAssign(target=gast.Subscript(value=gast.Name(id=id))) if (
                self.default(id) is not None
            ):
                return self.increment(stmt, id)
            case gast.Expr(value=gast.Call(func=gast.Attribute(value=gast.Name(id=id), attr=attr),
                                           args=[arg])) if id in self.found:  # fmt: skip
                if attr in ("append", "appendleft", "move_to_end"):
                    return self.put(stmt, id, attr, self.over(arg))
        if isinstance(stmt, SCOPES):
            return [stmt]
        return [in_blocks(self.heads(stmt), self.block)]

    def heads(self, stmt):
        """A statement with its own expressions written anew, its blocks aside."""
        inner = {id(s) for s in children(stmt) if isinstance(s, gast.stmt | gast.ExceptHandler)}
        return mapped(stmt, lambda node: node if id(node) in inner else self.over(node))

    def measured(self, id, stmt):
        """The statement that names the most that a collection may hold, if that needs a name."""
        length = self.found[id].length
        named = isinstance(self.length(id), gast.Name)
        return [assign(self.lengths[id], self.over(length), at=stmt)] if named else []

    def length(self, id):
        """The most that a collection may hold: an atom that stays the same; or None."""
        length = self.found[id].length
        if length is None or isinstance(length, gast.Constant):
            return length
        if id not in self.lengths:
            self.lengths[id] = self.scope.fresh(id + "_maxlen")
        return name(self.lengths[id])

    def default(self, id):
        return self.found[id].default if id in self.found else None

    def increment(self, stmt, id):
        """`d[k] op= v`, after the default is there."""
        key, before = self.over(stmt.target.slice), []
        if not is_atom(key):
            new = self.scope.fresh(id + "_key")
            before, key = [assign(new, key, at=stmt)], name(new)
        there = placed(gast.Expr(self.there(id, key, stmt)), stmt)
        target = like(stmt.target, slice=key)
        return [*before, there, like(stmt, target=target, value=self.over(stmt.value))]

    def there(self, id, key, at):
        """`d.setdefault(k, default)`"""
        return placed(call(f"{id}.setdefault", key, self.default(id)), at)

    def put(self, stmt, id, attr, arg):
        """The statements for a method that puts in, or moves, one item."""
        if attr == "move_to_end":
            place = placed(gast.Subscript(name(id), arg, gast.Store()), stmt)
            return [placed(gast.Assign([place], call(f"{id}.pop", arg), None), stmt)]
        left = attr == "appendleft"
        new = call(f"{id}.insert", const(0), arg) if left else call(f"{id}.append", arg)
        stmts = [placed(gast.Expr(placed(new, stmt.value)), stmt)]
        length = self.length(id)
        if length is None:
            return stmts
        out = call(f"{id}.pop") if left else call(f"{id}.pop", const(0))
        size = call("len", name(id))
        test = placed(gast.Compare(size, [gast.Gt()], [length]), stmt)
        return [
            *stmts,
            placed(gast.If(test, [placed(gast.Expr(placed(out, stmt)), stmt)], []), stmt),
        ]

    def over(self, node):
        """An expression with reads of defaults, and items from the left."""
        if isinstance(node, SCOPES):
            return node
        new = mapped(node, self.over)
        match new:
            case gast.Subscript(value=gast.Name(id=id), slice=key, ctx=gast.Load()) if (
                self.default(id) is not None
            ):
                return self.there(id, key, node)
            case gast.Call(func=gast.Attribute(value=gast.Name(id=id), attr="popleft")) if (
                id in self.found
            ):
                return placed(call(f"{id}.pop", const(0)), node)
        return new
