"""Who else may see an array that `x += v` changes, and the names that a nested function sees.

On a number `x += v` binds x anew; on an array it changes the array, which everyone sees who has it.
The two are the same where nobody else has it: where x was made by arithmetic, and is only computed
with.
"""

from itertools import pairwise

import gast
import numpy as np

from ..errors import Unsupported
from ..rules import find
from ..trees.names import captures, parameters, reads, writes
from ..trees.tree import statements
from ..types import (
    Array,
    Dict,
    DictOf,
    Known,
    List,
    Number,
    Random,
    Range,
    Text,
    Tuple,
    TupleOf,
)
from .sharing import MAYBES, WHOLES
from .steps import Append, Build, Closure, Copy, Flat, Load, Ruled, Store

IMMUTABLE = (Number, Known, Text, Range, Random, Tuple, TupleOf)
CONTAINERS = (List, Dict, DictOf)
TAKING = WHOLES | MAYBES | {"view_of"}  # functions whose result is a view
MAKERS = frozenset({
    np.zeros, np.ones, np.full, np.zeros_like, np.ones_like, np.full_like, np.array, np.copy,
    np.dot, np.matmul, np.outer, np.sum, np.mean, np.cumsum, np.concatenate, np.stack, np.where,
    np.prod, np.max, np.min, np.std, np.var, np.eye, np.linspace, np.arange,
    np.ndarray.sum, np.ndarray.mean, np.ndarray.prod, np.ndarray.max, np.ndarray.min,
    np.ndarray.std, np.ndarray.var, np.ndarray.cumsum, np.ndarray.copy, np.ndarray.dot,
    np.ndarray.astype,
})  # fmt: skip


def check_captured(facts):
    """Raise Unsupported where a nested function sees a name that is bound anew after it."""
    stmts = list(statements(facts.tree.body))
    bound = {id: k for k, stmt in enumerate(stmts) for id in own_writes(stmt)}  # last where
    for k, stmt in enumerate(stmts):
        step = facts.step(stmt)
        seen = step.captured if isinstance(step, Closure) else ()
        seen = sorted(id for id in (*seen, *itself(stmt)) if bound.get(id, -1) > k)
        if seen:
            why = f"{seen[0]} is bound anew after a function that reads it: use another name"
            raise Unsupported(why, stmt)


def itself(stmt):
    """The name of a nested function that calls itself by it."""
    own = isinstance(stmt, gast.FunctionDef) and stmt.name in captures(stmt)
    return (stmt.name,) if own else ()


def check_turns(facts):
    """Raise Unsupported where a nested function outlives a loop's turn whose names it reads."""
    for loop in statements(facts.tree.body):
        if not isinstance(loop, (gast.For, gast.While)):
            continue
        inside = list(statements(loop.body))
        bound = {id for stmt in inside for id in own_writes(stmt)}
        for stmt in inside:
            step = facts.step(stmt)
            if isinstance(step, Closure) and not bound.isdisjoint(step.captured):
                if outlives(step.target, inside, facts):
                    seen = sorted(bound.intersection(step.captured))[0]
                    why = f"{seen} is bound anew in the next turn, a function that reads it stays"
                    raise Unsupported(why, stmt)


def outlives(name, inside, facts):
    """Whether a name is read outside of a loop, or put somewhere in it."""
    mine = set(map(id, inside))
    for stmt in statements(facts.tree.body):
        if name not in reads(header(stmt)):
            continue
        step = facts.step(stmt)
        if id(stmt) not in mine or isinstance(step, (Append, Build, Copy, Store)):
            return True
    return name in reads(facts.tree.body[-1])


def own_writes(stmt):
    match stmt:
        case gast.For(target=target):
            return writes(target)
        case gast.If() | gast.While():
            return ()
    return writes(stmt)


def is_private(name, facts):
    """Whether the values of `name` are made here, and nobody else gets hold of them."""
    halves = halves_of(name, facts)
    if not halves.isdisjoint(p.id for p in parameters(facts.tree.args)):
        return False
    return all(keeps_private(stmt, halves, facts) for stmt in statements(facts.tree.body))


def is_viewed(name, facts):
    """Whether others may see the array in `name`, in code of this project's."""
    halves = halves_of(name, facts)
    if name in {p.id for p in parameters(facts.tree.args)}:
        return True
    for stmt in statements(facts.tree.body):
        match stmt:
            case gast.Assign(targets=[gast.Name(id=id)], value=value):
                seen = {id, *viewed(value)}
                shared = name in seen and not seen <= halves and len(seen) > 1
                if shared and not isinstance(facts.types.get(id), IMMUTABLE):
                    return True
    return False


def viewed(value):
    """The names that a value may be a view of, or the very array."""
    match value:
        case gast.Name(id=id):
            return {id}
        case gast.Subscript(value=gast.Name(id=id)) | gast.Attribute(value=gast.Name(id=id)):
            return {id}
        case gast.Call(func=gast.Attribute(value=gast.Name(id=id), attr=attr), args=args):
            found = {id, *reads(*args)} if attr in TAKING else ()
            return set(found)
    return set()


def halves_of(name, facts):
    """`name`, and the names of the values that are computed just to be bound to it.

    Those are the `x_1` of `x_1 = x + v; x = x_1`, which nothing else reads.
    """
    stmts = list(statements(facts.tree.body))
    found = {name}
    for before, stmt in pairwise(stmts):
        match before, stmt:
            case gast.Assign(targets=[gast.Name(id=made)]), gast.Assign(
                targets=[gast.Name(id=id)], value=gast.Name(id=source)
            ) if id == name and made == source:
                if sum(source in reads(header(s)) for s in stmts) == 1:
                    found.add(source)
    return found


def header(stmt):
    """What a statement evaluates itself, not in its blocks."""
    match stmt:
        case gast.If(test=head) | gast.While(test=head) | gast.For(iter=head):
            return head
    return stmt


def keeps_private(stmt, halves, facts):
    match stmt:
        case gast.AugAssign(target=gast.Name(id=id), value=value):
            return id in halves or halves.isdisjoint(reads(value)) or is_array(id, facts)
        case gast.AugAssign(target=gast.Subscript(value=gast.Name(id=id))):
            return halves.isdisjoint(reads(stmt)) or is_array(id, facts)
        case gast.Assign(targets=[gast.Subscript(value=gast.Name(id=id))]) if is_array(id, facts):
            return True
        case gast.Assign() | gast.Expr() | gast.FunctionDef():
            step = facts.step(stmt)
        case _:
            return True
    if isinstance(stmt, gast.Assign) and isinstance(stmt.value, gast.Name):
        if isinstance(stmt.targets[0], gast.Tuple):
            return halves.isdisjoint(writes(stmt) | reads(stmt))
        return (writes(stmt) <= halves) == (stmt.value.id in halves)
    if not halves.isdisjoint(writes(stmt)) and not makes_new(getattr(stmt, "value", None), facts):
        return False
    if halves.isdisjoint(reads(stmt)) or (isinstance(step, Flat) and makes_number(stmt, facts)):
        return True
    if isinstance(stmt, gast.Assign) and isinstance(stmt.value, gast.Compare):
        return True
    if isinstance(step, Load):
        return isinstance(facts.types[step.target], Number)
    return isinstance(step, Ruled) and makes_new(stmt.value, facts)


def is_array(id, facts):
    """Whether what is put into the value of a name is copied."""
    return isinstance(facts.types.get(id), Array)


def makes_number(stmt, facts):
    return all(isinstance(facts.types.get(id), IMMUTABLE) for id in writes(stmt))


def makes_new(value, facts):
    """Whether a value is certainly a new one."""
    match value:
        case gast.BinOp() | gast.UnaryOp() | gast.Constant():
            return True
        case gast.Call(func=func) if not any(k.arg in (None, "copy") for k in value.keywords):
            function = facts.resolve(func)
            known = isinstance(function, np.ufunc) or (find(function) and function in MAKERS)
            return bool(known)
    return False
