"""Inline: put temporaries that are used once back where they came from.

    >>> from wengert.transform.source import show
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

from ..names import reads, writes
from ..quote import fill
from ..tree import blocks, like, statements
from .pure import is_pure

LONGEST = 24  # operations and names in one statement


def inline(function, temporaries, pure=is_pure, numbers=frozenset()):
    """`function` without those of `temporaries` that are bound and read once.

    What is added to the adjoint in one of `numbers` joins its first assignment.
    """
    bound, read = Counter(), Counter()
    for stmt in statements(function.body):
        bound.update(writes(stmt) if not blocks(stmt) else writes(*heads(stmt)))
        read.update(occurrences(stmt))
    once = {t for t in temporaries if bound[t] == 1 and read[t] == 1}
    return like(function, body=Inliner(once, pure, numbers).block(function.body))


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
        todo.extend(gast.iter_child_nodes(node))
    return found


class Inliner:
    def __init__(self, once, pure, numbers):
        self.once, self.pure, self.numbers = once, pure, numbers

    def block(self, block):
        out = []
        for stmt in block:
            stmt = self.inside(stmt)
            self.absorb(stmt, out)
        return out

    def inside(self, stmt):
        match stmt:
            case gast.If():
                return like(stmt, body=self.block(stmt.body), orelse=self.block(stmt.orelse))
            case gast.For() | gast.While():
                return like(stmt, body=self.block(stmt.body))
        return stmt

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
            stmt = subtracted(self.put(stmt, id_, value), id_)
            del out[place]
        out.append(self.joined(stmt, out))

    def joined(self, stmt, out):
        """`x = a; …; x += b` becomes `…; x = a + b` where x is a number, not read in between."""
        match stmt:
            case gast.AugAssign(target=gast.Name(id=id_), op=gast.Add() | gast.Sub()):
                place = self.place_of(id_, out) if id_ in self.numbers else None
                if place is None or not isinstance(out[place].targets[0], gast.Name):
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
                return gast.copy_location(
                    gast.Assign(first.targets, gast.BinOp(first.value, stmt.op, stmt.value), None),
                    stmt,
                )
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
        return like(stmt, **{field: fill(getattr(stmt, field), {id_: value})})

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
        if isinstance(moved.value, (gast.Lambda, gast.Tuple, gast.List, gast.Dict)):
            return False
        if popped(moved.value) or not self.pure(moved.value):
            return place == len(out) - 1 and self.first_effect(moved, stmt)
        sources = reads(moved.value)
        return all(self.passes(between, sources, moved.value) for between in out[place + 1 :])

    def first_effect(self, moved, stmt):
        """Whether nothing that `stmt` evaluates before the temporary has an effect or changes."""
        if popped(moved.value):
            return isinstance(stmt, (gast.If, gast.Assign)) and in_order(self.head(stmt))[0:1] == [
                moved.targets[0].id
            ]
        first = in_order(self.head(stmt))[0:1]
        return first == [moved.targets[0].id] or self.pure(self.head(stmt))

    def passes(self, between, sources, value):
        """Whether computing `value` after `between` gives what it gives before."""
        if blocks(between):
            return self.reads_no_memory(value) and sources.isdisjoint(all_writes(between))
        if not sources.isdisjoint(writes(between)):
            return False
        changed = changed_in_place(between)
        if changed & sources:
            return False
        if changed or not self.effect_free(between):
            return self.reads_no_memory(value)
        return True

    def effect_free(self, stmt):
        head = self.head(stmt)
        return head is None or self.pure(head) or bool(popped(head))

    def reads_no_memory(self, value):
        """Whether the value depends on what its names are bound to alone, not on their items."""
        return all(
            isinstance(n, (gast.Name, gast.Constant, gast.BinOp, gast.UnaryOp, gast.Compare,
                           gast.operator, gast.unaryop, gast.cmpop, gast.expr_context))
            for n in gast.walk(value)
        )  # fmt: skip


def is_size_of(node, id_):
    """Whether all that an expression asks of `id_` is `np.size(id_)`."""
    for inner in gast.walk(node):
        match inner:
            case gast.Call(
                func=gast.Attribute(value=gast.Name(id="np"), attr="size"),
                args=[gast.Name(id=other)],
            ) if other == id_:
                return True
    return False


def base_of_power(value):
    """`a` for `a**2`, which has the size of a."""
    match value:
        case gast.BinOp(left=gast.Name() as base, op=gast.Pow(), right=gast.Constant()):
            return base
    return value


def subtracted(stmt, moved):
    """`x[i] += -e` as `x[i] -= e`, where the adjoint `moved` was put in: x holds numbers."""
    match stmt:
        case gast.AugAssign(target=gast.Subscript()) if (
            moved.rstrip("0123456789").rstrip("_").endswith("_bar")
        ):
            return without_minus(stmt)
    return stmt


def without_minus(stmt):
    """`x -= e` for `x += -e`."""
    opposite = negated(stmt.value) if isinstance(stmt.op, gast.Add) else None
    return stmt if opposite is None else like(stmt, op=gast.Sub(), value=opposite)


def negated(value):
    """`e` for `-e`, and `e * v / w` for `-e * v / w`; None for anything else."""
    match value:
        case gast.UnaryOp(op=gast.USub(), operand=operand):
            return operand
        case gast.BinOp(left=left, op=gast.Mult() | gast.Div()):
            opposite = negated(left)
            return None if opposite is None else like(value, left=opposite)
    return None


def all_writes(stmt):
    return frozenset().union(*(writes(s) for s in statements([stmt])))


def changed_in_place(stmt):
    """The names whose value a statement changes in place."""
    match stmt:
        case gast.AugAssign(target=gast.Name(id=id_) | gast.Subscript(value=gast.Name(id=id_))):
            return {id_}
        case gast.Assign(targets=[gast.Subscript(value=gast.Name(id=id_))]):
            return {id_}
        case gast.Expr(value=gast.Call(func=gast.Attribute(value=gast.Name(id=id_)))):
            return {id_}
        case gast.Assign(value=value) if popped(value):
            return {popped(value)}
    return set()


def popped(value):
    match value:
        case gast.Call(func=gast.Attribute(value=gast.Name(id=id_), attr="pop")):
            return id_
    return None


def in_order(node):
    """The names that an expression reads, in the order of evaluation."""
    found, todo = [], [node]
    while todo:
        n = todo.pop()
        if isinstance(n, gast.Name):
            found.append(n.id)
        elif not isinstance(n, (gast.Lambda, gast.GeneratorExp, gast.ListComp)):
            todo.extend(reversed(list(gast.iter_child_nodes(n))))
    return found


def size(node):
    """How long an expression is, in names, constants and operators."""
    if node is None:
        return 0
    return sum(
        isinstance(n, (gast.Name, gast.Constant, gast.operator, gast.Call, gast.unaryop))
        for n in gast.walk(node)
    )
