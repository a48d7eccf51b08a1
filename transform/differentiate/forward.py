"""Forward mode: beside each value its tangent, the derivative along the direction of the seed.

Every name that may depend on a differentiated parameter has a tangent wherever it has a value, so
that branches and loops need nothing more.  A tangent is computed before its value, while the
operands are what they were; after it where the rule reads the value.
"""

import gast

from ..analyze.fresh import is_fresh
from ..errors import Unsupported
from ..trees.names import reads
from ..trees.quote import quote
from ..trees.tree import assign, call, const, like, name, placed, target, walk
from ..types import Array, List, Number, Tuple, TupleOf, is_number
from . import forward_lists
from .attempts import tangents
from .facts import parameter_types
from .flows import varied
from .reads import checks


class Tangents:
    def __init__(self, facts, wrt, callee):
        self.facts, self.callee = facts, callee
        self.varied, self.checks = varied(facts, wrt), checks(facts)
        self.dots = {}
        self.at = None

    def dot(self, id):
        """The name of the tangent of `id`."""
        if id not in self.dots:
            self.dots[id] = self.facts.names.fresh(self.facts.variable(id) + "_dot")
        return self.dots[id]

    def function(self, id, wrt, args):
        """The function that computes a result and its tangent."""
        tree = self.facts.tree
        seeds = [self.dot(p) for p in wrt]
        params = {p.id for p in walk(tree.args) if isinstance(p, gast.Name)}
        start = [assign(self.dot(p), self.zero(p)) for p in sorted(params & self.varied - {*wrt})]
        whole = [*start, *self.block(tree.body[:-1])]
        result = tree.body[-1].value
        self.at = None
        both = gast.Tuple([result, self.tangent(result)], gast.Load())
        whole.append(gast.Return(both))
        return like(tree, name=id, args=with_dots(args, seeds), body=whole, returns=None)

    def block(self, block):
        return [new for s in block for new in (*self.checks.get(id(s), ()), *self.statement(s))]

    def statement(self, stmt):
        match stmt:
            case gast.If():
                body, orelse = self.block(stmt.body), self.block(stmt.orelse)
                return [like(stmt, body=body or [gast.Pass()], orelse=orelse)]
            case gast.For() | gast.While():
                return [like(stmt, body=self.block(stmt.body) or [gast.Pass()])]
            case gast.Try():
                return tangents(self, stmt)
        self.at = stmt
        step = self.facts.step(stmt)
        return getattr(self, type(step).__name__.lower())(stmt, step)

    # Tangents of atoms

    def tangent(self, atom):
        """The tangent of an atom, zero if it has none."""
        if isinstance(atom, gast.Name) and atom.id in self.varied:
            return name(self.dot(atom.id))
        if isinstance(atom, gast.Name) and self.facts.differentiable(atom.id):
            return self.zero(atom.id)
        kind = self.facts.type(atom)
        if isinstance(kind, Number) or (isinstance(atom, gast.Constant) and is_real(atom.value)):
            return const(0.0)
        return call("rt.zeros_like", atom)

    def zero(self, id):
        match self.facts.types[id]:
            case Number():
                return const(0.0)
            case Array(ndim=int(), dtype="float64" | "float32"):
                return quote("np.zeros_like(x)", x=name(id))
            case Array(ndim=int(), dtype="complex128"):  # of what may be real, as np.roots
                return quote("np.zeros_like(x, complex)", x=name(id))
        return call("rt.zeros_like", name(id))

    def is_varied(self, *atoms):
        return not self.varied.isdisjoint(reads(*atoms))

    def set_dot(self, id, value):
        return assign(self.dot(id), value, self.at)

    def after(self, stmt, id):
        """The value, then its zero tangent."""
        return [stmt, self.set_dot(id, self.zero(id))] if id in self.varied else [stmt]

    # One method for each kind of step

    def flat(self, stmt, step):
        if any(c.base in self.varied for c in self.facts.memory.of(stmt)):
            raise Unsupported("this change can't be differentiated", stmt)
        bound = sorted(self.bound(stmt))
        return [stmt, *(self.set_dot(id, self.zero(id)) for id in bound if id in self.varied)]

    def bound(self, stmt):
        match stmt:
            case gast.Assign(targets=[gast.Name(id=id)]) | gast.FunctionDef(name=id):
                return {id}
            case gast.Assign(targets=[gast.Tuple(elts=elts)]):
                return {e.id for e in elts}
        return set()

    def copy(self, stmt, step):
        if step.target not in self.varied:
            return [stmt]
        return [self.set_dot(step.target, self.tangent(name(step.source))), stmt]

    def ruled(self, stmt, step):
        dots = {k: name(self.dot(id)) for k, id in step.operands.items() if id in self.varied}
        value = step.rule.forward(step.site, dots) if dots else None
        if value is None:
            return self.after(stmt, step.target)
        if self.may_share(stmt, step, value):
            value = call("rt.own_dot", value, name(step.target))
        dot = self.set_dot(step.target, value)
        derived = self.facts.memory.loose(step.target)
        if derived:
            names = step.target, derived.base
            pairs = [name(id) for id in (*names, *map(self.dot, names))]
            check = placed(gast.Expr(call("rt.same_sharing", *pairs)), self.at)
            return [stmt, dot, check]
        return [stmt, dot] if step.target in reads(value) else [dot, stmt]

    def may_share(self, stmt, step, value):
        """Whether a new value's tangent may share memory that is changed, or be too small."""
        memory, target = self.facts.memory, step.target
        if id(stmt) not in memory.made or is_number(self.facts.types[target]):
            return False
        operands = any(map(memory.unsteady, step.operands.values()))
        return memory.unsteady(target) or (operands and not is_fresh(value))

    def load(self, stmt, step):
        if step.base not in self.varied:
            return self.after(stmt, step.target)
        part = gast.Subscript(name(self.dot(step.base)), step.index, gast.Load())
        return [self.set_dot(step.target, part), stmt]

    def field(self, stmt, step):
        if step.base not in self.varied:
            return self.after(stmt, step.target)
        part = forward_lists.attribute(step, self.facts.types[step.base], self.dot(step.base))
        return [self.set_dot(step.target, part), stmt]

    def build(self, stmt, step):
        if step.target not in self.varied:
            return [stmt]
        parts = [self.tangent(atom) for _, atom in step.items]
        value = stmt.value
        if step.attributes:
            return forward_lists.record(self, stmt, step, parts)
        if isinstance(value, gast.Dict):
            whole = like(value, values=parts)
        else:
            whole = like(value, elts=parts)
        return [self.set_dot(step.target, whole), stmt]

    def unpack(self, stmt, step):
        if step.source not in self.varied:
            zeros = [self.set_dot(i, self.zero(i)) for i in step.names if i in self.varied]
            return [stmt, *zeros]
        targets = gast.Tuple([target(self.dot(id)) for id in step.names], gast.Store())
        return [self.placed_assign(targets, self.items(step.source)), stmt]

    def items(self, id):
        """The tangents of the items of what is unpacked."""
        kind = self.facts.types[id]
        plain = isinstance(kind, (List, Tuple, TupleOf)) or (isinstance(kind, Array) and kind.ndim)
        return name(self.dot(id)) if plain else call("rt.items_dot", name(self.dot(id)), name(id))

    def placed_assign(self, targets, value):
        return placed(gast.Assign([targets], value, None), self.at)

    def usercall(self, stmt, step):
        wrt = [p for p, bound in step.operands.items() if self.is_varied(*flat_atoms(bound))]
        if not wrt:
            return self.after(stmt, step.target)
        function, dots = self.callee(step.function, tuple(wrt), parameter_types(step, self.facts))
        args = [step.receiver, *step.node.args] if step.receiver else list(step.node.args)
        given = [gast.keyword(dots[p], self.bound_tangent(step.operands[p])) for p in wrt]
        whole = gast.Call(name(function), args, [*step.node.keywords, *given])
        return [self.both(step.target, whole)]

    def bound_tangent(self, bound):
        match bound:
            case tuple():
                return gast.Tuple([self.tangent(a) for a in bound], gast.Load())
            case dict():
                keys = [const(k) for k in bound]
                return gast.Dict(keys, [self.tangent(a) for a in bound.values()])
        return self.tangent(bound)

    def both(self, id, value):
        targets = gast.Tuple([target(id), target(self.dot(id))], gast.Store())
        return self.placed_assign(targets, value)

    def dynamic(self, stmt, step):
        arguments = [*step.args, *(k.value for k in step.keywords)]
        if not self.is_varied(step.callee, *arguments):
            return self.after(stmt, step.target)
        dots = gast.Tuple([self.argument_tangent(a) for a in step.args], gast.Load())
        keys = gast.Dict(
            [const(k.arg) if k.arg else None for k in step.keywords],
            [self.argument_tangent(k.value if k.arg else k) for k in step.keywords],
        )
        first = [step.callee, dots, keys]
        helper, dot = "rt.pushforward", self.argument_tangent(step.callee)
        if step.method:
            helper, first = (
                "rt.pushforward_method",
                [step.callee, const(step.method), dot, dots, keys],
            )
        elif self.is_varied(step.callee):
            helper, first = "rt.pushforward_of", [step.callee, dot, dots, keys]
        whole = call(helper, *first, *step.args)
        return [self.both(step.target, like(whole, keywords=list(step.keywords)))]

    def pulledback(self, stmt, step):
        given = step.given
        if step.function and self.is_varied(step.function):
            given = step.function, *given
            stmt = like(stmt, value=like(step.node, func=quote("rt.pullback_closed")))
        if not self.is_varied(*given, *step.node.keywords):
            return self.after(stmt, step.target)
        dots, keys = self.argument_tangents(given, step.node.keywords)
        pair_dot = call("rt.pullback_dot", name(step.target), dots, keys)
        return [stmt, self.set_dot(step.target, pair_dot)]

    def argument_tangents(self, args, keywords):
        """The tangents of the arguments of a call, as a tuple and as a dict."""
        dots = gast.Tuple([self.argument_tangent(a) for a in args], gast.Load())
        keys = [const(k.arg) if k.arg else None for k in keywords]
        return dots, gast.Dict(
            keys, [self.argument_tangent(k.value if k.arg else k) for k in keywords]
        )

    def argument_tangent(self, atom):
        """The tangent of an argument, None if it has none."""
        match atom:
            case gast.Starred(value=value):
                return gast.Starred(self.tangent(value), gast.Load())
            case gast.keyword(value=value):
                return self.tangent(value) if self.is_varied(value) else quote("{}")
            case gast.Name(id=id) if id in self.varied:
                return name(self.dot(id))
        return const(None)

    def closure(self, stmt, step):
        if step.target not in self.varied:
            return [stmt]
        known = [id for id in step.captured if id in self.varied]
        keys, values = [const(id) for id in known], [name(self.dot(id)) for id in known]
        dot = call("rt.Captured", gast.Dict(keys, values))
        return [stmt, self.set_dot(step.target, dot)]

    def partial(self, stmt, step):
        if step.target not in self.varied:
            return [stmt]
        args = gast.Tuple([self.argument_tangent(a) for a in step.args], gast.Load())
        keys = [const(k) for k, _ in step.keywords]
        values = [self.argument_tangent(v) for _, v in step.keywords]
        parts = [self.argument_tangent(step.function), args, gast.Dict(keys, values)]
        dot = gast.Dict([const("func"), const("args"), const("keywords")], parts)
        return [stmt, self.set_dot(step.target, call("rt.Captured", dot))]

    append, insert, pop = forward_lists.append, forward_lists.insert, forward_lists.pop
    delete, store = forward_lists.delete, forward_lists.store
    setfield, new = forward_lists.set_field, forward_lists.new
    effect = forward_lists.effect


def flat_atoms(bound):
    if isinstance(bound, dict):
        return list(bound.values())
    return list(bound) if isinstance(bound, tuple) else [bound]


def is_real(value):
    return isinstance(value, (int, float)) and not isinstance(value, bool)


def with_dots(args, seeds):
    """The parameters of the primal and their tangents: last, or by keyword where they can't be."""
    params = [gast.Name(seed, gast.Param(), None, None) for seed in seeds]
    if args.vararg or args.kwonlyargs or args.kwarg or args.defaults:
        none = [None] * len(params)
        return like(
            args, kwonlyargs=[*args.kwonlyargs, *params], kw_defaults=[*args.kw_defaults, *none]
        )
    return like(args, args=[*args.args, *params])
