"""Inline: put temporaries that are used once back where they came from.

    >>> from wengert.transform.reading.source import show
    >>> show(lambda f: inline(f, {"t", "u", "y_bar"}), '''
    ... def f(x, y):
    ...     t = x * y
    ...     u = t + 1.0
    ...     z = np.sin(u)
    ...     y_bar = z * u
    ...     return y_bar
    ... ''')
    def f(x, y):
        u = x * y + 1.0
        z = np.sin(u)
        return z * u

A temporary moves into the statement that reads it if that is in the same block, nothing in between
changes what it is computed from, and the order of effects stays.  Long lines are not made.
"""

from collections import Counter

import gast

from ..trees.fresh import VERSION
from ..trees.names import reads, writes
from ..trees.quote import fill
from ..trees.regions import enter, is_leave
from ..trees.tree import blocks, children, like, statements, walk, with_blocks
from .arithmetic import (
    base_of_power,
    is_adjoint,
    is_size_of,
    merged,
    sum_of,
    uncopied,
    without_minus,
)
from .changes import all_writes, changed_in_place, in_order, popped, size
from .pure import is_pure

DISPLAYS = (gast.Tuple, gast.List)
LONGEST = 24  # operations and names in one statement


def inline(function, temporaries, pure=is_pure, numbers=frozenset(), together=None):
    """`function` without those of `temporaries` that are bound and read once.

    What is added to the adjoint in one of `numbers` joins its first assignment.
    together: what `together` finds, where the function changes more than what it made itself
    """
    bound, read = Counter(), Counter()
    for stmt in statements(function.body):
        bound.update(writes(stmt) if not blocks(stmt) else writes(*heads(stmt)))
        read.update(occurrences(stmt))
    once = {t for t in temporaries if bound[t] == 1 and read[t] == 1}
    inliner = Inliner(once, pure, numbers, copied(function.body), together)
    return like(function, body=inliner.block(function.body))


def copied(body):
    """Name → the names whose values it is given as they are."""
    found = {}
    for stmt in statements(body):
        match stmt:
            case gast.Assign(targets=[gast.Name(id=new)], value=gast.Name(id=old)):
                found.setdefault(new, set()).add(old)
    return found


def heads(stmt):
    return [stmt.target] if isinstance(stmt, gast.For) else []


def occurrences(stmt):
    """The names that a statement reads itself, as often as it does; nested functions twice."""
    found, todo = [], [stmt]
    inner = {id(s) for block in blocks(stmt) for s in block}
    while todo:
        node = todo.pop()
        if id(node) in inner:
            continue
        match node:
            case gast.Name(id=id_, ctx=gast.Load()):
                found.append(id_)
            case gast.AugAssign(target=gast.Name(id=id_)):
                found.append(id_)
            case gast.Lambda() | gast.FunctionDef() | gast.GeneratorExp() | gast.ListComp():
                found += [*reads(node)] * 2
                continue
        todo.extend(children(node))
    return found


class Inliner:
    def __init__(self, once, pure, numbers, copied, together):
        self.once, self.pure, self.numbers, self.copied = once, pure, numbers, copied
        self.together = together

    def block(self, block):
        out = []
        for stmt in block:
            self.absorb(with_blocks(stmt, self.block), out)
        return out

    def absorb(self, stmt, out):
        """Append `stmt` to `out`, taking into it the temporaries that it alone reads."""
        wanted = [id_ for id_ in self.operands(stmt) if id_ in self.once]
        for id_ in reversed(wanted):
            place = self.place_of(id_, out)
            if place is None or not self.movable(out, place, stmt):
                continue
            value = out[place].value
            if size(value) + size(self.head(stmt)) > LONGEST:
                continue
            stmt = self.put(stmt, id_, value)
            del out[place]
        out.append(self.joined(stmt, out))

    def joined(self, stmt, out):
        """`x = a; …; x += b` becomes `…; x = a + b` where x is a number, not read in between."""
        match stmt:
            case gast.AugAssign(target=gast.Name(id=id_), op=gast.Add() | gast.Sub()):
                place = self.place_of(id_, out) if id_ in self.numbers else None
                if place is None or not isinstance(out[place].targets[0], gast.Name):
                    return stmt
                if isinstance(out[place].value, gast.Name) and is_version(out[place]):
                    return stmt
                between = [s for b in out[place + 1 :] for s in statements([b])]
                if any(id_ in occurrences(s) for s in between) or not self.movable(
                    out, place, stmt
                ):
                    return stmt
                first = out[place]
                if size(first.value) + size(stmt.value) > LONGEST or not self.pure(stmt.value):
                    return stmt
                stmt = without_minus(stmt)
                del out[place]
                whole = sum_of(first.value, stmt.op, stmt.value)
                return gast.copy_location(gast.Assign(first.targets, whole, None), stmt)
        return stmt

    def operands(self, stmt):
        """The names in the part of a statement that is evaluated first and once, in order."""
        head = self.head(stmt)
        return [] if head is None else in_order(head)

    def head(self, stmt):
        match stmt:
            case gast.Assign(value=value) | gast.AugAssign(value=value) | gast.Expr(value=value):
                return value
            case gast.Return(value=value):
                return value
            case gast.If(test=test):
                return test
            case gast.For(iter=head):
                return head
        return None

    def put(self, stmt, id_, value):
        field = {gast.If: "test", gast.For: "iter"}.get(type(stmt), "value")
        if is_size_of(getattr(stmt, field), id_):
            value = base_of_power(value)
        whole = fill(getattr(stmt, field), {id_: value})
        if not is_adjoint(id_):
            return like(stmt, **{field: whole})
        stmt = like(stmt, **{field: uncopied(merged(whole))})
        return without_minus(stmt) if isinstance(stmt, gast.AugAssign) else stmt

    def place_of(self, id_, out):
        for place in range(len(out) - 1, max(-1, len(out) - 30), -1):
            if id_ in writes(out[place]) and isinstance(out[place], gast.Assign):
                return place
        return None

    def movable(self, out, place, stmt):
        """Whether the value of out[place] can be computed in `stmt` as well."""
        moved = out[place]
        if not isinstance(moved.targets[0], gast.Name):
            return False
        if isinstance(moved.value, (gast.Lambda, gast.Dict)):
            return False
        if isinstance(moved.value, DISPLAYS) and not is_argument(stmt, moved.targets[0].id):
            return False
        if popped(moved.value) and all(pops_other(s, moved) for s in out[place + 1 :]):
            return self.first_effect(moved, stmt)
        if not self.pure(moved.value):
            return place == len(out) - 1 and self.first_effect(moved, stmt)
        sources = reads(moved.value)
        return all(self.passes(between, sources, moved.value) for between in out[place + 1 :])

    def first_effect(self, moved, stmt):
        """Whether nothing that `stmt` evaluates before the temporary has an effect or changes."""
        if popped(moved.value):
            return isinstance(stmt, (gast.If, gast.Assign)) and in_order(self.head(stmt))[0:1] == [
                moved.targets[0].id
            ]
        if isinstance(stmt, gast.AugAssign) and not isinstance(stmt.target, gast.Name):
            return self.pure(moved.value)  # what is added to is read first
        first = in_order(self.head(stmt))[0:1]
        return first == [moved.targets[0].id] or self.pure(self.head(stmt))

    def passes(self, between, sources, value):
        """Whether computing `value` after `between` gives what it gives before."""
        if enter(between) is not None or is_leave(between):
            return False
        if blocks(between):
            changed = self.changed_inside(between) | all_writes(between)
            return self.reads_no_memory(value) and sources.isdisjoint(changed)
        if not sources.isdisjoint(writes(between)) or self.outlives(sources, between):
            return False
        changed = self.seen(changed_in_place(between) | self.given(between))
        if changed & sources:
            return False
        if changed or not self.effect_free(between):
            return self.reads_no_memory(value)
        return True

    def changed_inside(self, stmt):
        if self.together is None:
            return set()
        found = (changed_in_place(s) | self.given(s) for s in statements([stmt]) if not blocks(s))
        return self.seen(set().union(*found))

    def seen(self, changed):
        """The names that see a change of the values of these names."""
        return {n for id_ in changed for n in (self.together or {}).get(id_, (id_,))}

    def given(self, stmt):
        """The names of what a call may change."""
        called = self.together is not None and isinstance(stmt, (gast.Assign, gast.Expr))
        return reads(stmt.value) if called and not self.effect_free(stmt) else frozenset()

    def outlives(self, sources, stmt):
        """Whether one of `sources` has a value whose own name gets another in `stmt`."""
        return any(not writes(stmt).isdisjoint(self.copied.get(id_, ())) for id_ in sources)

    def effect_free(self, stmt):
        head = self.head(stmt)
        return head is None or self.pure(head) or bool(popped(head))

    def reads_no_memory(self, value):
        """Whether the value depends on what its names are bound to alone, not on their items."""
        return all(
            isinstance(n, (gast.Name, gast.Constant, gast.BinOp, gast.UnaryOp, gast.Compare,
                           gast.operator, gast.unaryop, gast.cmpop, gast.expr_context))
            or is_of_math(n)
            for n in walk(value)
        )  # fmt: skip


def is_of_math(node):
    """Whether a node is a call of a function of numbers, or that function."""
    match node:
        case gast.Call(func=func):
            return is_of_math(func)
        case gast.Attribute(value=gast.Name(id="math"), attr=attr):
            return attr not in ("dist", "fsum", "prod", "sumprod")
    return False


def is_version(copy):
    """Whether a copy is one from version to version of a name."""
    new, old = copy.targets[0].id, copy.value.id
    return VERSION.sub(r"\1", new) == VERSION.sub(r"\1", old)


def is_argument(stmt, id_):
    """Whether a statement passes `id_` to the function that it calls, or puts it in a display."""
    match stmt:
        case gast.Assign(value=gast.Call(args=args) | gast.Tuple(elts=args) | gast.List(elts=args)):
            return any(isinstance(a, gast.Name) and a.id == id_ for a in args)
    return False


def pops_other(stmt, moved):
    """Whether a statement takes a value from another list than `moved` does."""
    match stmt:
        case gast.Assign(targets=[gast.Name()], value=value):
            return popped(value) not in (None, popped(moved.value))
    return False
