"""Make functions of the sweeps: one for a gradient, a pair for a call.

Joint form, `f_grad(x, …, out_bar=1.0)`: the forward sweep, then the reverse sweep.  Split form:
`f_forward(x, …) -> (out, tape)` and `f_reverse(tape, out_bar) -> adjoints`; the tape is a tuple of
what the reverse sweep reads.
"""

import gast

from ..analyze.bound import unbound
from ..frozen import frozen
from ..printing.layout import Blank, Comment
from ..simplify import live_into
from ..trees.names import parameters, reads, writes
from ..trees.quote import quote
from ..trees.tree import assign, call, const, like, name, placed, statements, target
from ..types import CONTAINERS, Array, Number, is_number
from .assemble import Assembly, lists_at_start
from .checked import with_checks
from .defer import deferred
from .entry import ENTRY
from .flows import varied
from .layout import is_empty_list, opened, paragraphs
from .numbering import renumbered
from .reads import names_checked, placeholder, reading_of, unbound_of, with_reads, without_idle
from .record import Recorder
from .reverse import Reverse
from .shapes import shapes_kept
from .steps import Closure, Dynamic, UserCall


@frozen
class Parts:
    """The two sweeps of a function, the adjoints they end with, and the name of the seed."""

    lists: list
    forward: list
    reverse: list
    result: gast.expr
    bars: list
    seed: str
    incoming: tuple  # the adjoints, given to the reverse sweep, of what the function changes


def write_parts(facts, turns, wrt, callee, joint, entry=ENTRY, shown=None):
    """The sweeps of the function of `facts`.

    shown: the names that are read when the forward sweep is over; by default the result's
    """
    body, last = facts.tree.body[:-1], facts.tree.body[-1]
    seed = facts.names.fresh("out_bar")
    active = varied(facts, wrt)
    reverse = Reverse(facts, active, callee)
    reverse.state.joint = joint
    for id in wrt:  # the plain name is the parameter's adjoint, not that of a later version
        reverse.state.bar(id)
    incoming = [p for p in wrt if p in entry.incoming]
    reverse.state.live.update(dict.fromkeys(incoming, "own"))
    start = reverse.seed(last.value, seed)
    reverse.block(body)
    reverse.state.owns = len(wrt) == 1 and not any(map(is_strange, facts.steps.values()))
    result, bars = (
        last.value,
        [
            reverse.state.of(id)
            if id in incoming
            else final(reverse.state, id, joint or (entry.open and entry.changes))
            for id in wrt
        ],
    )
    if facts.checked:
        with_checks(reverse.plan, reverse.state.bars, facts.rt)
    primal = primal_names(facts, reverse.plan)
    end = gast.copy_location(gast.Return(gast.Tuple(bars, gast.Load())), last)
    shown = reads(result) if shown is None else shown
    recorder = Recorder(body, reverse.plan, facts, primal, turns, end, shown)
    sweeps = Assembly(facts, reverse.plan, recorder.records, turns).sweeps(body)
    sweeps = shapes_kept(sweeps, facts)
    back = [*start, *deferred(sweeps.reverse, facts.names)]
    return Parts(
        lists_at_start(sweeps.lists), sweeps.forward, back, result, bars, seed,
        tuple(map(reverse.state.bar, incoming)),
    )  # fmt: skip


def is_strange(step):
    """Whether adjoints may come out of it that belong to somebody else."""
    return isinstance(step, (UserCall, Dynamic, Closure))


def primal_names(facts, plan):
    """Every name that the forward sweep binds."""
    found = set(facts.types)
    for stmt in plan.replaced.values():
        found |= writes(stmt)
    return found


def final(state, id, joint):
    """The adjoint of a parameter, as it is returned: of the parameter's dtype.

    joint: it becomes the caller's own, and has what the parameter had when the function was called
    """
    kind = state.facts.types[id]
    if id not in state.live:
        return state.zero(id) if state.facts.differentiable(id) else const(None)
    bar = state.of(id)
    if is_number(kind) and kind.python:
        return bar
    if isinstance(kind, Array) and kind.ndim and kind.dtype == "float64":
        return bar if state.live[id] == "own" or not joint else quote("np.array(x)", x=bar)
    if joint and state.owns and isinstance(kind, CONTAINERS):
        return call("rt.own_adjoint", bar, name(id))
    return call("rt.as_adjoint", bar, name(id)) if joint or has_dtype(kind) else bar


def is_real(kind):
    """Whether a value certainly is a real number."""
    return isinstance(kind, Number) and kind.kind != "c"


def has_dtype(kind):
    """Whether a value may be of single precision, or real where its adjoint is complex."""
    return isinstance(kind, (Array, Number)) and kind != Number("f", python=True)


class Packager:
    """Makes the printed functions from Parts."""

    def __init__(self, facts, args, lines, simplify, entry=ENTRY):
        self.facts, self.args, self.lines, self.simplify = facts, args, lines, simplify
        self.entry = entry
        self.ahead = Comment(f"Forward: {facts.tree.name}, keeping what the way back will read")
        self.back = placed(Comment("Backward: the same lines, last first"), facts.tree)
        self.primal = {id(s) for s in statements(facts.tree.body)}

    def joint(self, parts, id, value, aux, doc):
        """The function that runs both sweeps; `value`: return the result too; `aux`: and this."""
        bars = result = one_or_tuple(parts.bars)
        kept = self.scalar_check(parts.result)
        if value or aux:
            given = [self.entry.scalar(self.facts, parts.result)] * value
            given += [self.entry.result(self.facts, name(aux))] * bool(aux)
            out, made = self.kept(given)
            kept = kept + made
            if value and aux:
                result = gast.Tuple([gast.Tuple(out, gast.Load()), bars], gast.Load())
            else:
                pair = [*out, bars] if value else [bars, *out]
                result = gast.Tuple(pair, gast.Load())
        args = with_seed(self.args, parts.seed)
        ahead = [*self.entry.copies(self.facts), *parts.lists, *parts.forward]
        ahead, read = self.reading(parts, ahead)
        end = placed(gast.Return(result), self.facts.tree)
        empty = self.placeholders(parts, [*ahead, *read, *kept], [*parts.reverse, end], ())
        ahead += [*read, *kept]
        body = [self.ahead, *empty, *ahead, self.back, *parts.reverse, end]
        [function] = self.finish(self.define(id, args, body), docs=[doc])
        return function

    def reading(self, parts, ahead):
        """The forward sweep, then a check: what the primal reads unbound is an error.

        What may be unbound in a branch or a loop is checked there, before it is read.
        """
        lists = {s.targets[0].id for s in ahead if is_empty_list(s)}
        end = gast.Expr(parts.result)
        saves = {id(s) for s in statements(ahead) if self.is_push(s, lists)}
        found = unbound_of(self.facts, [*ahead, end], saves)
        last = frozenset().union(*(found.pop(id(s), ()) for s in [*ahead, end]))
        return with_reads(ahead, found), [reading_of(last)] if last else []

    def is_push(self, stmt, lists):
        """Whether a statement keeps a value: in one of `lists`, or under a name of its own."""
        return is_append(stmt, lists) or (is_copy(stmt) and id(stmt) not in self.primal)

    def scalar_check(self, result):
        """A check that the result is a real scalar, unless its type says so."""
        real = is_real(self.facts.type(result))
        return [] if real else [gast.Expr(call("rt.real_scalar", result))]

    def kept(self, results):
        """Names for results that the reverse sweep leaves alone, and their assignments."""
        out, stmts = [], []
        for result in results:
            id = self.facts.names.fresh("out")
            stmts.append(assign(id, result))
            out.append(name(id))
        return out, stmts

    def split(self, parts, forward_id, reverse_id, docs):
        """The pair of functions, one for each sweep."""
        tape = self.facts.names.fresh("tape")
        args = simple_args(tape, parts.seed, *parts.incoming)
        end = placed(gast.Return(one_or_tuple(parts.bars)), self.facts.tree)
        back = [self.back, *parts.reverse, end]
        read = live_into(self.simplify(self.define(reverse_id, args, back)))
        kept = sorted(read & self.bound(parts))
        saved = gast.Tuple([name(id) for id in kept], gast.Load())
        value = self.entry.result(self.facts, parts.result)
        result = gast.Return(gast.Tuple([value, saved], gast.Load()))
        ahead = [*self.entry.copies(self.facts), *parts.lists, *parts.forward]
        ahead, read = self.reading(parts, ahead)
        ahead += read
        empty = self.placeholders(parts, ahead, parts.reverse, kept)
        body = [self.ahead, *empty, *ahead, result]
        if kept:
            names = gast.Tuple([target(id) for id in kept], gast.Store())
            kept_tape = name(tape)
            if self.entry.open and self.entry.changes:
                kept_tape = call("rt.own_tape", kept_tape)
            back = [gast.Assign([names], kept_tape, None), *back]
        return self.finish(
            self.define(forward_id, self.args, body), self.define(reverse_id, args, back), docs=docs
        )

    def placeholders(self, parts, forward, reverse, kept):
        """What the sweeps may read, to keep it or to clear its adjoint, and never use."""
        mine = {id(s) for s in statements(reverse)}
        lists = {s.targets[0].id for s in forward if is_empty_list(s)}

        def wanted(stmt):
            return id(stmt) in mine or self.is_push(stmt, lists)

        params = {parts.seed, *(p.id for p in parameters(self.facts.tree.args))}
        end = gast.Expr(gast.Tuple([name(n) for n in kept], gast.Load()))
        mine.add(id(end))
        found, types = unbound([*forward, end, *reverse], params, wanted), self.facts.types
        kept = {s.targets[0].id: s.value.id for s in statements(forward) if is_copy(s)}
        checked = names_checked(forward)
        made = [
            assign(n, placeholder(types.get(kept.get(n, n)), n in checked)) for n in sorted(found)
        ]
        return sorted(
            made, key=lambda s: (not isinstance(s.value, gast.Constant), gast.dump(s.value))
        )

    def bound(self, parts):
        """What the forward sweep may hand on: its parameters, and all that it binds."""
        own = set(self.facts.types)
        for stmt in statements([*parts.lists, *parts.forward]):
            own |= writes(stmt)
        return own

    def define(self, id, args, body):
        return like(self.facts.tree, name=id, args=args, body=body, returns=None)

    def finish(self, *functions, docs):
        """The functions as they are printed: simplified, with numbers without gaps and headings."""
        simple = [without_idle(self.simplify(function)) for function in functions]
        simple = renumbered(simple, self.facts.variables)
        return [self.headed(function, doc) for function, doc in zip(simple, docs)]

    def headed(self, function, doc):
        """A function with headings, and the primal's lines above their adjoints."""
        body = opened(function.body)
        if self.back in body:
            where = body.index(self.back)
            ahead, back = body[:where], paragraphs(body[where + 1 : -1], self.lines)
            space = [Blank()] if len(ahead) > (self.ahead in ahead) else []
            ahead = ahead if space else []
            body = [*ahead, *space, self.back, *back, *([Blank()] if back else []), body[-1]]
        return like(function, body=[docstring(doc), *body])


def is_append(stmt, lists):
    match stmt:
        case gast.Expr(value=gast.Call(func=gast.Attribute(value=gast.Name(id=id), attr="append"))):
            return id in lists
    return False


def is_copy(stmt):
    match stmt:
        case gast.Assign(targets=[gast.Name()], value=gast.Name()):
            return True
    return False


def docstring(text):
    return gast.Expr(const(text))


def one_or_tuple(exprs):
    return exprs[0] if len(exprs) == 1 else gast.Tuple(list(exprs), gast.Load())


def simple_args(*ids):
    params = [gast.Name(id, gast.Param(), None, None) for id in ids]
    return gast.arguments(params, [], None, [], [], None, [])


def with_seed(args, seed):
    """The parameters of the primal, and the seed: last, or by keyword where it can't be."""
    param = gast.Name(seed, gast.Param(), None, None)
    if args.vararg or args.kwonlyargs or args.kwarg:
        kwonly, defaults = [*args.kwonlyargs, param], [*args.kw_defaults, const(1.0)]
        return like(args, kwonlyargs=kwonly, kw_defaults=defaults)
    return like(args, args=[*args.args, param], defaults=[*args.defaults, const(1.0)])
