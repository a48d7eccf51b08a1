"""Rewrite blocks: a rule turns one statement into several, until it leaves them all as they are.

A rule is `statement -> statements`, or None where the statement is what it should be.
"""

import gast

from ..trees.tree import assign, like, name
from .shape import is_atom, operands, over, walruses

TRIED = ("body", "orelse", "finalbody")


def rewrite(block, rule):
    """`block` with `rule` applied to each statement, and to each that it makes."""
    out, todo = [], list(reversed(block))
    while todo:
        stmt = todo.pop()
        new = rule(stmt)
        if new is None:
            out.append(in_blocks(stmt, lambda inner: rewrite(inner, rule)))
        else:
            todo.extend(reversed(new))
    return out


def in_blocks(stmt, f):
    """`stmt` with `f` applied to its blocks; nested functions are left whole."""
    match type(stmt).__name__:
        case "If" | "For" | "While":
            return like(stmt, body=f(stmt.body), orelse=f(stmt.orelse) if stmt.orelse else [])
        case "With":
            return like(stmt, body=f(stmt.body))
        case "Try":
            blocks = {k: f(b) if (b := getattr(stmt, k)) else [] for k in TRIED}
            return like(stmt, handlers=[like(h, body=f(h.body)) for h in stmt.handlers], **blocks)
    return stmt


def split(expr, base, needs, scope, at):
    """(statements, rest): the operands of `expr` that need it bound to names, up to the last.

    `needs(operand, in_index)` says which need it; those evaluated before them are bound as well.
    """
    found = operands(expr, scope)
    last = max((i for i, (e, index) in enumerate(found) if needs(e, index)), default=-1)
    rebound = rebindings([e for e, _ in found])
    before, new = [], []
    for i, (e, _) in enumerate(found):
        if i > last or (is_atom(e) and getattr(e, "id", None) not in rebound[i]):
            new.append(e)
            continue
        id, value = bound(e, base, rebound[i], scope)
        before.append(assign(id, value, at=at))
        new.append(name(id))
    taken = iter(new)
    return before, over(expr, scope, lambda _: next(taken), lambda _: next(taken))


def rebindings(operands):
    """For each of `operands`, the names that walruses in later ones bind."""
    found = [frozenset()]
    for later in reversed(operands[1:]):
        found.append(found[-1] | walruses(later))
    return found[::-1]


def bound(operand, base, rebound, scope):
    """The name that `operand` is bound to, and the value that it gets."""
    if isinstance(operand, gast.NamedExpr) and operand.target.id not in rebound:
        return operand.target.id, operand.value
    if is_atom(operand):
        return scope.fresh(operand.id), operand
    return scope.temporary(base, operand), operand
