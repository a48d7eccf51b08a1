"""Matches: a `match` becomes tests, and loads of what its patterns capture.

>>> from wengert.transform.reading.source import show
>>> show(matches, '''
... def f(p, x):
...     match p:
...         case [u, v]:
...             return u * v
...         case {"scale": s} if s > 0:
...             return s * x
...         case None | 0:
...             return x
... ''')
def f(p, x):
    if rt.is_sequence(p) and len(p) == 2:
        [u_1, v_1] = p
        u = u_1
        v = v_1
        return u * v
    else:
        matched = False
        if rt.is_mapping(p) and "scale" in p:
            s_1 = p["scale"]
            s = s_1
            if s > 0:
                matched = True
        if matched:
            return s * x
        elif p is None or p == 0:
            return x

Names are bound when all of a pattern holds, before the guard is asked.  A flag says whether a case
was chosen where that takes more than one test.
"""

import builtins

import gast

from ..errors import Unsupported
from ..reading.resolve import MISSING
from ..trees.names import writes
from ..trees.quote import quote
from ..trees.tree import LOAD, STORE, assign, call, const, like, name, placed, target
from .rewrite import rewrite
from .scope import Scope

SELF = "bool bytearray bytes dict float frozenset int list set str tuple".split()
ASKED = ("isinstance", "hasattr", "len", "list", "dict")


def matches(function: gast.FunctionDef, scope=None) -> gast.FunctionDef:
    """Return `function` without `match`."""
    scope = scope or Scope(function)
    return like(function, body=rewrite(function.body, lambda stmt: rule(stmt, scope)))


def rule(stmt, scope):
    if not isinstance(stmt, gast.Match):
        return None
    hidden = [id for id in ASKED if not scope.is_builtin(id)]
    if hidden:
        raise Unsupported(f"a match where {hidden[0]} is not Python's own: rename it", stmt)
    before, subject = [], stmt.subject
    if not isinstance(subject, gast.Name) or subject.id in writes(stmt):
        id = scope.fresh("subject")
        before, subject = [assign(id, subject, at=stmt)], placed(name(id), subject)
    rest = []
    for case in reversed(stmt.cases):
        rest = Case(scope, subject, case.pattern).chosen(case, rest)
    return [*before, *rest]


class Case:
    """One pattern, as steps: tests, and statements between them; and what it captures."""

    def __init__(self, scope, subject, pattern):
        self.scope, self.steps, self.captures = scope, [], []
        self.at = pattern
        self.pattern(pattern, subject)

    # What is run

    def chosen(self, case, rest):
        """The statements that run the body of a case if it is chosen, else `rest`."""
        bind = [self.assigned(id, value) for id, value in self.captures]
        tests = [s for s in self.steps if isinstance(s, gast.expr)]
        if not tests and case.guard is None:
            return [*self.steps, *bind, *case.body]
        if self.steps[:1] == tests and case.guard is None:
            return [self.branch(tests[0], [*self.steps[1:], *bind, *case.body], rest)]
        flag = self.scope.fresh("matched")
        last = [self.assigned(flag, const(True))]
        last = [self.branch(case.guard, last)] if case.guard else last
        found = [self.assigned(flag, const(False)), *self.nested([*bind, *last])]
        return [*found, self.branch(name(flag), case.body, rest)]

    def nested(self, inner):
        """`inner`, where all tests hold."""
        for step in reversed(self.steps):
            inner = [self.branch(step, inner)] if isinstance(step, gast.expr) else [step, *inner]
        return inner

    def branch(self, test, body, orelse=()):
        return placed(gast.If(placed(test, self.at), list(body), list(orelse)), self.at)

    def assigned(self, id, value):
        return assign(id, placed(value, self.at), at=self.at)

    # What a pattern asks

    def test(self, text, **holes):
        """Ask `text` too; together with what was asked just before."""
        new = quote(text, **holes)
        if self.steps and isinstance(self.steps[-1], gast.expr):
            new = conjunction(self.steps.pop(), new)
        self.steps.append(new)

    def pattern(self, pattern, x):
        """Match `pattern` with the value of the name `x`."""
        match pattern:
            case gast.MatchValue(value=value):
                self.test("x == v", x=x, v=value)
            case gast.MatchSingleton(value=value):
                self.test("x is v", x=x, v=const(value))
            case gast.MatchSequence(patterns=patterns):
                self.sequence(patterns, x)
            case gast.MatchMapping():
                self.mapping(pattern, x)
            case gast.MatchClass():
                self.instance(pattern, x)
            case gast.MatchOr(patterns=patterns):
                self.alternatives(patterns, x)
            case gast.MatchAs(pattern=inner, name=id):
                if inner is not None:
                    self.pattern(inner, x)
                if id is not None:
                    self.captures.append((id, x))

    def part(self, pattern):
        """A name for what `pattern` is matched with."""
        word = getattr(pattern, "name", None) or "part"
        return self.scope.fresh(word)

    def parts(self, pairs):
        """Match patterns with the names of parts, once all are bound."""
        for pattern, id in pairs:
            if not isinstance(pattern, gast.MatchStar):
                self.pattern(pattern, name(id))
            elif pattern.name:
                self.captures.append((pattern.name, name(id)))

    def sequence(self, patterns, x):
        starred = any(isinstance(p, gast.MatchStar) for p in patterns)
        runtime = name(self.scope.runtime)
        n = const(len(patterns) - starred)
        self.test("rt.is_sequence(x)", rt=runtime, x=x)
        if starred and len(patterns) == 1 and patterns[0].name is None:
            return
        self.test("len(x) >= n" if starred else "len(x) == n", x=x, n=n)
        pairs = [(p, self.part(p)) for p in patterns]
        names = [star(target(id)) if isinstance(p, gast.MatchStar) else target(id)
                 for p, id in pairs]  # fmt: skip
        if names:
            self.steps.append(self.unpacking(names, x))
        self.parts(pairs)

    def unpacking(self, names, x):
        return placed(gast.Assign([gast.List(names, STORE)], x, None), self.at)

    def mapping(self, pattern, x):
        self.test("rt.is_mapping(x)", rt=name(self.scope.runtime), x=x)
        for key in pattern.keys:
            self.test("k in x", k=key, x=x)
        pairs = [(p, self.part(p)) for p in pattern.patterns]
        for key, (_, id) in zip(pattern.keys, pairs):
            self.steps.append(self.assigned(id, gast.Subscript(x, key, LOAD)))
        self.parts(pairs)
        if pattern.rest:
            self.captures.append((pattern.rest, self.others(pattern.keys, x)))

    def others(self, keys, x):
        """What a mapping has but for `keys`."""
        if not keys:
            return call("dict", x)
        k, v = self.scope.fresh("key"), self.scope.fresh("value")
        keys = gast.Tuple(list(keys), LOAD)
        return quote("{k: v for k, v in x.items() if k not in keys}", k=k, v=v, x=x, keys=keys)

    def instance(self, pattern, x):
        self.test("isinstance(x, c)", x=x, c=pattern.cls)
        positional = pattern.patterns
        if positional and self.is_itself(pattern.cls):
            if len(positional) > 1:
                raise Unsupported("more than one pattern for a value without parts", pattern)
            self.pattern(positional[0], x)
            positional = []
        attributes = [*self.positions(pattern.cls, positional), *pattern.kwd_attrs]
        pairs = [(p, self.part(p)) for p in (*positional, *pattern.kwd_patterns)]
        for attr, (_, id) in zip(attributes, pairs):
            self.test("hasattr(x, a)", x=x, a=const(attr))
            self.steps.append(self.assigned(id, gast.Attribute(x, attr, LOAD)))
        self.parts(pairs)

    def is_itself(self, cls):
        """Whether a class pattern matches its one part with the value itself."""
        if isinstance(cls, gast.Name) and cls.id in SELF and self.scope.is_builtin(cls.id):
            return True
        found = self.scope.resolve(cls)
        bases = tuple(getattr(builtins, id) for id in SELF)
        return (
            isinstance(found, type)
            and issubclass(found, bases)
            and not hasattr(found, "__match_args__")
        )

    def positions(self, cls, patterns):
        """The attributes that the first of a class's positional patterns are matched with."""
        if not patterns:
            return ()
        found = self.scope.resolve(cls)
        if found is MISSING:
            why = "what positions of this class mean is not known: name the attributes"
            raise Unsupported(why, cls)
        names = getattr(found, "__match_args__", ())
        if len(patterns) > len(names):
            raise Unsupported(f"a pattern has more positions than the class: {len(names)}", cls)
        return names[: len(patterns)]

    def alternatives(self, patterns, x):
        """The first of some patterns that matches; they capture the same names."""
        cases = [Case(self.scope, x, p) for p in patterns]
        if all(len(c.steps) == 1 and not c.captures for c in cases):
            self.steps.append(disjunction([c.steps[0] for c in cases]))
            return
        flag = self.scope.fresh("matched")
        ids = {id: self.scope.fresh(id) for id, _ in cases[0].captures}
        found = []
        for case in reversed(cases):
            bind = [self.assigned(ids[id], value) for id, value in case.captures]
            tried = case.nested([*bind, self.assigned(flag, const(True))])
            again = [self.branch(quote("not f", f=name(flag)), found)] if found else []
            found = [*tried, *again]
        self.steps += [self.assigned(flag, const(False)), *found, name(flag)]
        self.captures += [(id, name(new)) for id, new in ids.items()]


def conjunction(*tests):
    """All of `tests`, asked in order."""
    parts = [p for t in tests for p in (t.values if is_all(t) else [t])]
    return gast.BoolOp(gast.And(), parts)


def is_all(test):
    return isinstance(test, gast.BoolOp) and isinstance(test.op, gast.And)


def disjunction(tests):
    return gast.BoolOp(gast.Or(), tests)


def star(node):
    return gast.Starred(node, STORE)
