"""Paste calls: in a loop, the statements of a small function stand where it was called.

>>> f, g = gast.parse('''
... def f(x, n):
...     for i in range(n):
...         y = g(x, 2.0)
...         x = y * y
...     return x
...
... def g(x, k):
...     y = k - x
...     out_sum = y + k
...     out = x * out_sum
...     return out
... ''').body
>>> found = Callee(g, frozenset("xky"), lambda call: bound(g.args, call, {}))
>>> from wengert.transform.printing.printer import to_source
>>> print(to_source(paste_calls(f, {"g"}, lambda call: found)))
def f(x, n):
    for i in range(n):
        y_1 = 2.0 - x
        y_sum = y_1 + 2.0
        y = x * y_sum
        x = y * y
    return x

That saves a tape and two calls a turn. Outside of loops a call stays a call, as the user wrote it.
"""

from collections.abc import Callable

import gast

from ..frozen import frozen
from ..normalize.rename import rename
from ..normalize.tuples import tuples
from ..trees.fresh import VERSION, Names
from ..trees.names import all_names, parameters, writes
from ..trees.quote import fill
from ..trees.tree import SCOPES, assign, const, like, mapped, placed, walk

LARGEST = 16  # statements of a function that is pasted
CHAIN = 32  # those with what is pasted into it
GROWTH = 160  # statements that are pasted into one function
INNER = (*SCOPES, gast.ListComp, gast.SetComp, gast.DictComp, gast.GeneratorExp, gast.NamedExpr)


@frozen
class Callee:
    """A function whose statements may stand for a call of it.

    variables: those of its names that its user wrote; bind: call → {parameter: atom}, or None
    nearby: whether its places are places in the caller's file
    """

    tree: gast.FunctionDef
    variables: frozenset
    bind: Callable
    nearby: bool = True


def paste_calls(function, taken, callee, everywhere=False):
    """`function` with calls replaced by what they call; `callee(call)` is a Callee or None.

    taken: names that new ones must differ from; everywhere: not only in loops
    """
    pasting = Pasting(Names(all_names(function) | set(taken)), callee)
    body = pasting.block(function.body, everywhere)
    return tuples(like(function, body=body)) if pasting.grown else function


class Pasting:
    """Pastes into one function."""

    def __init__(self, names, callee):
        self.names, self.callee = names, callee
        self.grown = 0

    def block(self, block, here):
        return [new for stmt in block for new in self.statement(stmt, here)]

    def statement(self, stmt, here):
        match stmt:
            case gast.Assign(targets=[gast.Name()], value=gast.Call() as call) if here:
                return self.assignment(stmt, call)
            case gast.If():
                body, orelse = self.block(stmt.body, here), self.block(stmt.orelse, here)
                return [like(stmt, body=body, orelse=orelse)]
            case gast.For() | gast.While():
                return [like(stmt, body=self.block(stmt.body, True))]
        return [stmt]

    def assignment(self, stmt, call):
        callee = self.callee(call)
        atoms = callee.bind(call) if callee else None
        if atoms is None or self.grown + len(callee.tree.body) > GROWTH:
            return [stmt]
        self.grown += len(callee.tree.body)
        body = self.renamed(stmt, callee)
        ahead = [self.held(p, atoms, stmt) for p in atoms if is_awkward(p, atoms[p], body)]
        *body, last = [fill(s, atoms) for s in body]
        pasted = [*ahead, *body, like(last, targets=stmt.targets)]
        return pasted if callee.nearby else [moved(s, stmt) for s in pasted]

    def renamed(self, stmt, callee):
        """The statements of `callee`, its own names apart; the last one binds the result."""
        self.names.taken |= {p.id for p in parameters(callee.tree.args)}
        *body, last = callee.tree.body
        body = [s for s in body if not isinstance(s, gast.Pass)]
        if not (body and is_result(body[-1], last.value)):
            result = assign(self.names.fresh("result"), last.value, at=last)
            body.append(result)
        out = body[-1].targets[0].id
        names = {
            id: self.local(id, out, stmt.targets[0].id, callee) for id in sorted(writes(*body))
        }
        return [rename(s, names) for s in body]

    def local(self, id, out, result, callee):
        """A name for a local of `callee`; what is computed for its result is named after that."""
        base = id if id in callee.variables else VERSION.sub(r"\1", id)
        if base not in callee.variables and base.startswith(f"{out}_"):
            base = result + base.removeprefix(out)
        return self.names.fresh(base)

    def held(self, parameter, atoms, stmt):
        """The statement that gives an argument a name, which then stands in `atoms`."""
        id = self.names.fresh(parameter)
        value, atoms[parameter] = (
            atoms[parameter],
            placed(gast.Name(id, gast.Load(), None, None), stmt),
        )
        return assign(id, value, at=stmt)


def is_result(stmt, value):
    """Whether a statement binds the one name `value`."""
    match stmt, value:
        case gast.Assign(targets=[gast.Name(id=id)]), gast.Name(id=other):
            return id == other
    return False


def is_awkward(parameter, atom, body):
    """Whether an argument is a constant where one can't stand, or reads oddly."""
    return isinstance(atom, gast.Constant) and any(has_name(s, parameter) for s in body)


def has_name(node, id):
    """Whether `id` occurs in `node` otherwise than as an operand or an argument."""
    match node:
        case gast.Assign(value=gast.BinOp() | gast.UnaryOp()):
            return False
        case gast.Assign(value=gast.Call(func=func, args=args)):
            starred = [a for a in args if isinstance(a, gast.Starred)]
            return any(id in all_names(n) for n in [func, *starred])
    return id in all_names(node)


def moved(node, at):
    """`node` with all in it at the place of `at`."""
    return placed(like(mapped(node, lambda n: moved(n, at))), at)


def is_straight(function, largest=LARGEST):
    """Whether a function in the small language is short, and does one thing after the other."""
    *body, last = function.body
    own = [id for s in body for id in writes(s)] + [p.id for p in parameters(function.args)]
    once = len(own) == len(set(own))
    return (
        once and len(body) <= largest and isinstance(last, gast.Return) and all(map(is_plain, body))
    )


def is_plain(stmt):
    """Whether a statement binds names, and does nothing else."""
    match stmt:
        case gast.Pass():
            return True
        case gast.Assign(targets=[gast.Name() | gast.Tuple()], value=value):
            return not any(isinstance(n, INNER) for n in walk(value))
    return False


def bound(args, call, defaults):
    """Parameter → the atom that a call binds to it; None where that is not certain.

    defaults: parameter → value, for those that have one
    """
    starred = [a for a in call.args if isinstance(a, gast.Starred)]
    if args.vararg or args.kwarg or starred:
        return None
    positional = [p.id for p in (*args.posonlyargs, *args.args)]
    named = [p.id for p in (*args.args, *args.kwonlyargs)]
    atoms = dict(zip(positional, call.args))
    for keyword in call.keywords:
        if keyword.arg in atoms or keyword.arg not in named:
            return None
        atoms[keyword.arg] = keyword.value
    missing = [p.id for p in parameters(args) if p.id not in atoms]
    if len(call.args) > len(positional) or not all(
        is_literal(defaults.get(p, ...)) for p in missing
    ):
        return None
    return atoms | {p: placed(const(defaults[p]), call) for p in missing}


def is_literal(value):
    """Whether a default may be written out as a constant."""
    if type(value) is float:
        return abs(value) < float("inf")
    return type(value) in (int, bool, str, type(None))
