"""Versions: two uses of one variable that have nothing to do with each other get two names.

>>> from wengert.transform.reading.source import show
>>> show(versions, '''
... def f(x, n):
...     t = x * x
...     y = t + 1.0
...     t = n - 1
...     for i in range(t):
...         y = y * x
...     return y
... ''')
def f(x, n):
    t = x * x
    y = t + 1.0
    t_1 = n - 1
    for i in range(t_1):
        y = y * x
    return y

A definition and the uses that it reaches are one web, and so are two definitions that reach one
use.  Each web has a name; the first keeps the variable's own.  Where control flow joins, the
definitions meet in a join, and are one web only if something reads the joined value.
"""

import gast

from ..errors import Unsupported
from ..trees.names import parameters, writes
from ..trees.tree import like
from .renamed import Renamed
from .returns import is_true
from .scope import Scope, free, survey


def versions(function: gast.FunctionDef, scope=None) -> gast.FunctionDef:
    """Return `function` with a name for each web.  It is in the small language."""
    scope = scope or Scope(function)
    found = survey(function)
    webs = Webs(found.bound - found.captured - found.imported - found.inner)
    for p in parameters(function.args):
        webs.bind(p.id)
    Flow(webs).block(function.body)
    renamed = Renamed(iter(webs.places), webs.names(scope))
    return like(function, body=renamed.block(function.body))


class Webs:
    """Definitions and joins, by number, and which of them are one web."""

    def __init__(self, tracked):
        self.tracked = tracked
        self.variables = []  # of each definition and join, in the order of the text
        self.parents = []
        self.inputs = {}  # what meets in a join
        self.read = set()  # the joins that are read
        self.definitions = set()
        self.now = {}  # variable: the definition or join that it holds here
        self.before = {}  # what it held where this branch began, for those that it binds
        self.unbound = {}
        self.places = []  # of each statement: (what it reads, what it binds)
        self.deleted = {}  # what a variable holds after a `del`: that statement

    def new(self, variable):
        self.variables.append(variable)
        self.parents.append(len(self.parents))
        return len(self.parents) - 1

    def root(self, n):
        while self.parents[n] != n:
            self.parents[n] = self.parents[self.parents[n]]
            n = self.parents[n]
        return n

    def unite(self, a, b):
        a, b = self.root(a), self.root(b)
        self.parents[max(a, b)] = min(a, b)

    def bind(self, variable):
        """A new definition of `variable`."""
        n = self.new(variable)
        self.definitions.add(n)
        self.hold(variable, n)
        return n

    def delete(self, stmt):
        """The names of a `del` hold nothing, which nobody may read."""
        for id in (t.id for t in stmt.targets if isinstance(t, gast.Name)):
            if id not in self.tracked:
                raise Unsupported(f"{id} is seen from elsewhere: leave out the del", stmt)
            n = self.new(id)
            self.deleted[n] = stmt
            self.hold(id, n)

    def hold(self, variable, n):
        self.before.setdefault(variable, self.now.get(variable))
        self.now[variable] = n

    def held(self, variable):
        """What `variable` holds; where it may have no value, that is a definition of its own."""
        if self.now.get(variable) is None:
            if variable not in self.unbound:
                self.unbound[variable] = self.new(variable)
            return self.unbound[variable]
        return self.now[variable]

    def join(self, variable, inputs):
        n = self.new(variable)
        self.inputs[n] = list(inputs)
        return n

    def meet(self, variable, inputs):
        """`variable` holds one of `inputs`."""
        different = list(dict.fromkeys(inputs))
        self.hold(variable, different[0] if len(different) == 1 else self.join(variable, different))

    def use(self, n):
        """What meets in a join that is read is one web."""
        todo = [n]
        while todo:
            n = todo.pop()
            if n in self.deleted:
                why = f"{self.variables[n]} may be read after this del: leave it out"
                raise Unsupported(why, self.deleted[n])
            if n in self.inputs and n not in self.read:
                self.read.add(n)
                for other in self.inputs[n]:
                    self.unite(n, other)
                    todo.append(other)

    def add(self, join, n):
        """One more definition meets in `join`."""
        self.inputs[join].append(n)
        if join in self.read:
            self.unite(join, n)
            self.use(n)

    def names(self, scope):
        """The name of each definition and join."""
        first, taken, names = {}, set(), {}
        for n in sorted(self.definitions):
            first.setdefault(self.variables[n], n)
        for variable, n in self.unbound.items():
            if variable in first:  # a use before any binding: the name stays the function's own
                self.unite(n, first[variable])
        for n in sorted(self.definitions):
            variable, root = self.variables[n], self.root(n)
            if root not in names:
                names[root] = scope.fresh(variable) if variable in taken else variable
                taken.add(variable)
        return [names.get(self.root(n), v) for n, v in enumerate(self.variables)]


class Flow:
    """Walks the blocks of a function in the order of the text, and tells `webs` what happens."""

    def __init__(self, webs):
        self.webs = webs
        self.breaks = []  # of each loop around: (what it binds, what that holds at each break)

    def block(self, stmts):
        """Whether what follows `stmts` is reached."""
        reached = True
        for stmt in stmts:
            reached = self.statement(stmt) and reached
        return reached

    def statement(self, stmt):
        match stmt:
            case gast.If():
                self.note(stmt.test)
                return self.branches(stmt)
            case gast.For() | gast.While():
                return self.loop(stmt)
            case gast.Break():
                bound, ends = self.breaks[-1]
                ends.append({v: self.webs.held(v) for v in bound})
            case gast.AugAssign(target=gast.Name(id=id)):
                self.augmented(stmt, id)
                return True
            case gast.With():
                self.note(gast.Tuple([i.context_expr for i in stmt.items], gast.Load()),
                          sorted(writes(*stmt.items)))  # fmt: skip
                return self.block(stmt.body)
            case gast.Try():
                self.attempt(stmt)
                return True
            case gast.Delete():
                self.note(stmt)
                self.webs.delete(stmt)
                return True
        self.note(stmt, sorted(writes(stmt)))
        return not isinstance(stmt, gast.Break | gast.Raise)

    def attempt(self, stmt):
        """A `try` of simple statements binds names if it did not fail."""
        webs, bound = self.webs, sorted(writes(stmt))
        before = {v: webs.now.get(v) for v in bound}
        self.note(stmt, bound)
        for v in bound:
            if before[v] is not None and v in webs.tracked:
                webs.meet(v, [before[v], webs.now[v]])

    def note(self, node, bound=()):
        """`node` reads, and then binds the names `bound`."""
        webs, found = self.webs, free(node)
        stored = set(bound) - read_names(node) if bound else ()
        reads = {v: webs.held(v) for v in sorted(found.difference(stored)) if v in webs.tracked}
        for n in reads.values():
            webs.use(n)
        webs.places.append((reads, {v: webs.bind(v) for v in bound if v in webs.tracked}))

    def augmented(self, stmt, id):
        """`name op= value` reads the name and binds it, in place where it can: one web."""
        self.note(stmt, [id])
        reads, binds = self.webs.places[-1]
        if id in binds:
            self.webs.unite(reads[id], binds[id])

    def branches(self, stmt):
        webs = self.webs
        (one, held_one), (two, held_two) = self.branch(stmt.body), self.branch(stmt.orelse)
        for v in dict.fromkeys([*held_one, *held_two]):
            ends = [held_one.get(v, webs.held(v))] if one else []
            ends += [held_two.get(v, webs.held(v))] if two or not one else []
            webs.meet(v, ends)
        return one or two

    def branch(self, stmts):
        """(whether the end is reached, what the variables that it binds hold there)"""
        webs = self.webs
        outer, webs.before = webs.before, {}
        reached = self.block(stmts)
        held = {v: webs.now[v] for v in webs.before}
        webs.now.update(webs.before)
        webs.before = outer
        return reached, held

    def loop(self, stmt):
        webs, is_for = self.webs, isinstance(stmt, gast.For)
        if is_for:
            self.note(stmt.iter)
        bound = [v for v in sorted(writes(stmt)) if v in webs.tracked]
        heads = {v: webs.join(v, [webs.held(v)]) for v in bound}
        for v, n in heads.items():
            webs.hold(v, n)
        if not is_for:
            self.note(stmt.test)
        self.breaks.append((bound, []))
        reached, held = self.branch([Target(stmt.target), *stmt.body] if is_for else stmt.body)
        _, ends = self.breaks.pop()
        for v, n in held.items() if reached else ():
            webs.add(heads[v], n)
        if is_for or not is_true(stmt.test):
            ends.append(heads)
        for v in bound if ends else ():
            webs.meet(v, [end[v] for end in ends])
        return bool(ends)


class Target(gast.stmt):
    """The binding of a loop variable, at the beginning of each turn."""

    _fields = ("target",)

    def __init__(self, target):
        super().__init__()
        self.target = target


def read_names(node):
    """The names that a statement reads, those that it binds as well included."""
    match node:
        case gast.Assign(targets=targets, value=value):
            stores = [t for t in targets if isinstance(t, gast.Subscript | gast.Attribute)]
            return free(value).union(*map(free, stores))
        case gast.AugAssign():
            return free(node)
    return frozenset()
