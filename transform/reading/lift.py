"""Lift: nested functions that are only called become functions of their own.

    >>> tree = gast.parse('''
    ... def f(x):
    ...     y = x * x
    ...     def g(t, k=y):
    ...         return t * y + k
    ...     return g(x) + g(y, 2.0)
    ... ''').body[0]
    >>> from wengert.transform.printing.printer import to_source
    >>> outer, inner = lift(tree)
    >>> print(to_source(outer))
    def f(x):
        y = x * x
        g_k = y
        return g(x, k=g_k, y=y) + g(y, 2.0, y=y)
    >>> print(to_source(inner["g"]))
    def g(t, k, *, y):
        return t * y + k

What such a function reads of the function around it is passed to it, with the value that it has at
the call: that is what Python looks up, too.  A default is computed where the function is defined.
"""

import gast

from ..trees.fresh import Names
from ..trees.names import all_names, captures, parameters, writes
from ..trees.tree import SCOPES, assign, children, like, name, walk
from .apart import apart
from .cells import cells


def lift(function):
    """`function` without the nested functions that can be lifted, and those, by name."""
    given = cells(function)
    function = apart(given)
    found = candidates(function)
    if not found:
        return given, {}
    own = {p.id for p in parameters(function.args)} | writes(*function.body)
    names = Names(all_names(function))
    defaults = {id: default_names(id, node, names) for id, node in found.items()}
    extra = passed_on(found, own - found.keys(), defaults)
    hidden = comprehension_names(function)
    for id, node in found.items():
        if not extra[id].isdisjoint(hidden | bound_in(node)):
            return given, {}
    calls = Calls(found, extra, defaults)
    inner = {id: calls.lifted(node, id) for id, node in found.items()}
    return like(function, body=calls.block(function.body)), inner


def comprehension_names(function):
    """What comprehensions bind: in them, a name may not be the function's own."""
    loops = [n for n in walk(function) if isinstance(n, gast.comprehension)]
    return writes(*(loop.target for loop in loops))


def candidates(function):
    """The nested functions bound once, plain, and only called: name → its def or lambda."""
    return prune(nested(function), function)


def nested(function):
    """The nested functions that are plain, and bound once: name → its def or lambda."""
    found, todo = {}, list(function.body)
    while todo:
        stmt = todo.pop()
        match stmt:
            case gast.FunctionDef(name=id) if is_plain(stmt):
                found[id] = stmt
            case gast.Assign(targets=[gast.Name(id=id)], value=gast.Lambda()):
                found[id] = stmt.value
        if not isinstance(stmt, SCOPES):
            todo += nested_statements(stmt)
    params = {p.id for p in parameters(function.args)}
    counted = {id: binds(function.body, id) for id in found}
    return {id: node for id, node in found.items() if counted[id] == 1 and id not in params}


def binds(block, id):
    """How often `id` is bound in a block's own scope."""
    count, todo = 0, list(block)
    while todo:
        node = todo.pop()
        match node:
            case gast.Name(id=other, ctx=gast.Store() | gast.Del()) if other == id:
                count += 1
            case gast.FunctionDef(name=other) | gast.AsyncFunctionDef(name=other):
                count += other == id
                continue
            case gast.Lambda():
                continue
            case gast.Nonlocal(names=names) | gast.Global(names=names) if id in names:
                count += 2
        todo.extend(children(node))
    return count


def nested_statements(stmt):
    return [s for field in ("body", "orelse") for s in getattr(stmt, field, [])
            if isinstance(s, gast.stmt)]  # fmt: skip


def is_plain(node):
    """Whether a def is an ordinary function, that binds no name of another."""
    if node.decorator_list:
        return False
    return not any(
        isinstance(n, (gast.Nonlocal, gast.Global, gast.Yield, gast.YieldFrom, gast.Await))
        for n in walk(node)
    )


def prune(found, function):
    """Those of `found` that are never used but called, in each other or in the function itself."""
    while True:
        loose = set()
        collect_loose(function, found, loose, inside=True)
        if not loose & found.keys():
            return found
        found = {id: node for id, node in found.items() if id not in loose}


def collect_loose(node, found, loose, inside):
    """Note the names that are used otherwise than called, or called in a closure that stays."""
    for child in children(node):
        match child:
            case gast.Call(func=gast.Name(id=id)) if id in found and inside and is_bindable(child):
                for part in [*child.args, *child.keywords]:
                    collect_loose(gast.Expr(part), found, loose, inside)
            case gast.Name(id=id, ctx=gast.Load()) if id in found:
                loose.add(id)
            case gast.Lambda() | gast.FunctionDef():
                lifted = any(child is other for other in found.values())
                shadowed = {p.id for p in parameters(child.args)} & found.keys()
                loose |= shadowed
                collect_loose(child, found, loose, inside and lifted)
            case _:
                collect_loose(child, found, loose, inside)


def is_bindable(call):
    """Whether it can be told which argument of a call is which parameter."""
    plain = not any(isinstance(a, gast.Starred) for a in call.args)
    return plain and all(k.arg for k in call.keywords)


def passed_on(found, own, defaults):
    """Name → what must be passed to it: what it captures, and what those need that it calls."""
    direct = {id: captures(node) - default_reads(node) for id, node in found.items()}
    extra = {id: direct[id] & own for id in found}
    changed = True
    while changed:
        changed = False
        for id in found:
            called = direct[id] & found.keys()
            kept = (n for other in called for n, _ in defaults[other].values())
            more = set(kept).union(*(extra[other] for other in called), extra[id])
            changed |= more != extra[id]
            extra[id] = more
    return extra


def default_reads(node):
    """The names that only the defaults of a function read."""
    args = node.args
    bare = like(node, args=like(args, defaults=[], kw_defaults=[None] * len(args.kw_defaults)))
    return captures(node) - captures(bare)


def bound_in(node):
    body = node.body if isinstance(node.body, list) else [node.body]
    return {p.id for p in parameters(node.args)} | writes(*body)


def default_names(id, node, names):
    """Parameter with a default → the name for it where the function was defined."""
    args = node.args
    positional = [p.id for p in (*args.posonlyargs, *args.args)]
    pairs = list(zip(positional[len(positional) - len(args.defaults) :], args.defaults))
    pairs += [(p.id, d) for p, d in zip(args.kwonlyargs, args.kw_defaults) if d is not None]
    return {p: (names.fresh(f"{id}_{p}"), default) for p, default in pairs}


class Calls:
    """Rewrites the calls of lifted functions, and what defined them."""

    def __init__(self, found, extra, defaults):
        self.found, self.extra, self.defaults = found, extra, defaults

    def lifted(self, node, id):
        """The function on its own: no defaults, and what it captured as parameters."""
        body = node.body
        if isinstance(node, gast.Lambda):
            body = [gast.copy_location(gast.Return(node.body), node.body)]
        params = [gast.Name(n, gast.Param(), None, None) for n in sorted(self.extra[id])]
        kwonly = [*node.args.kwonlyargs, *params]
        args = like(node.args, defaults=[], kwonlyargs=kwonly, kw_defaults=[None] * len(kwonly))
        new = gast.FunctionDef(id, args, self.block(body), [], None, None, [])
        return gast.copy_location(new, node)

    def block(self, stmts):
        return [new for stmt in stmts for new in self.statement(stmt)]

    def statement(self, stmt):
        match stmt:
            case gast.FunctionDef(name=id) if self.found.get(id) is stmt:
                return self.definition(id, stmt)
            case gast.Assign(targets=[gast.Name(id=id)], value=value) if (
                self.found.get(id) is value
            ):
                return self.definition(id, stmt)
        return [self.rewrite(stmt)]

    def definition(self, id, stmt):
        kept = [assign(n, self.rewrite(d), stmt) for n, d in self.defaults[id].values()]
        return kept or [gast.copy_location(gast.Pass(), stmt)]

    def rewrite(self, node):
        """`node` with calls of lifted functions passing what those captured."""
        fields, changed = {}, False
        for field in node._fields:
            old = getattr(node, field, None)
            new = old
            if isinstance(old, gast.AST):
                new = self.rewrite(old)
            elif isinstance(old, list) and old and isinstance(old[0], gast.stmt):
                new = self.block(old)
            elif isinstance(old, list):
                new = [self.rewrite(n) if isinstance(n, gast.AST) else n for n in old]
            changed |= new is not old
            fields[field] = new
        node = gast.copy_location(type(node)(**fields), node) if changed else node
        match node:
            case gast.Call(func=gast.Name(id=id)) if id in self.found:
                return self.call(node, id)
        return node

    def call(self, node, id):
        inner = self.found[id].args
        given = {p.id for p, _ in zip((*inner.posonlyargs, *inner.args), node.args)}
        given |= {k.arg for k in node.keywords}
        more = [(p, n) for p, (n, _) in self.defaults[id].items() if p not in given]
        more += [(n, n) for n in sorted(self.extra[id])]
        keywords = [gast.keyword(k, gast.copy_location(name(n), node)) for k, n in more]
        return like(node, keywords=[*node.keywords, *keywords])
