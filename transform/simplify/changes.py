"""What a statement changes, and what an expression reads, as far as moving it is concerned."""

import gast

from ..trees.names import reads, writes
from ..trees.tree import children, statements, walk


def all_writes(stmt):
    return frozenset().union(*(writes(s) for s in statements([stmt])))


def changed_in_place(stmt):
    """The names whose value a statement changes in place."""
    match stmt:
        case gast.AugAssign(target=gast.Name(id=id_) | gast.Subscript(value=gast.Name(id=id_))):
            return {id_}
        case gast.Assign(
            targets=[
                gast.Subscript(value=gast.Name(id=id_)) | gast.Attribute(value=gast.Name(id=id_))
            ]
        ):
            return {id_}
        case gast.Expr(value=gast.Call(func=func) as value) if in_module(func):
            return set(reads(value))
        case gast.Expr(value=gast.Call(func=gast.Attribute(value=gast.Name(id=id_)))):
            return {id_}
        case gast.Assign(value=value) if popped(value):
            return {popped(value)}
        case gast.Delete(targets=targets):
            return set(reads(*targets))
    return set()


def in_module(func):
    """Whether a function is one of a module's that emitted code imports."""
    while isinstance(func, gast.Attribute):
        func = func.value
    return isinstance(func, gast.Name) and func.id in ("np", "rt", "math")


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
            todo.extend(reversed(children(n)))
    return found


def size(node):
    """How long an expression is, in names, constants and operators."""
    if node is None:
        return 0
    return sum(
        isinstance(n, (gast.Name, gast.Constant, gast.operator, gast.Call, gast.unaryop))
        for n in walk(node)
    )
