"""Tried: what of a simple statement is attempted, and what is done after that.

What may fail is attempted, under names of its own where others may see the old values.  Nothing
that others may see is changed before all is known to succeed: a store is asked first whether it
could be done.
"""

import gast

from ..frozen import frozen
from ..trees.tree import assign, call, const, like, name, placed, target
from .scope import Scope

OPERATORS = {
    gast.Add: "add", gast.Sub: "sub", gast.Mult: "mul", gast.Div: "truediv", gast.Mod: "mod",
    gast.FloorDiv: "floordiv", gast.Pow: "pow", gast.MatMult: "matmul", gast.LShift: "lshift",
    gast.RShift: "rshift", gast.BitAnd: "and_", gast.BitOr: "or_", gast.BitXor: "xor",
}  # fmt: skip


@frozen
class Tried:
    """How the simple statements of one `try` are attempted.

    own: the names that only its body binds and reads; loose: those that may be unbound somewhere;
    plain: those that hold truth values and numbers of the text alone
    """

    scope: Scope
    own: frozenset
    loose: frozenset
    plain: frozenset

    def simple(self, stmt, read):
        """(what is attempted, what is done after that) for a simple statement."""
        match stmt:
            case gast.Pass():
                return [], []
            case gast.FunctionDef() | gast.Assign(value=gast.Lambda()):
                return [], [stmt]
            case gast.Assign(targets=[gast.Name(id=id)], value=value) if self.never_fails(value):
                return ([stmt], []) if id in self.own - read else ([], [stmt])
            case (
                gast.Assign(value=gast.Call(func=gast.Attribute(attr="pop")))
                | gast.Expr(value=gast.Call(func=gast.Attribute(attr="append" | "insert" | "pop")))
            ):
                return self.method(stmt)
            case gast.Assign(targets=[gast.Name() | gast.Tuple()]):
                return self.bound(stmt, read)
            case gast.Assign(targets=[gast.Subscript(value=base, slice=index)]):
                return [self.check("can_store", stmt, base, argument(index), stmt.value)], [stmt]
            case gast.Assign(targets=[gast.Attribute(value=base, attr=attr)]):
                return [self.check("can_set", stmt, base, const(attr))], [stmt]
            case gast.Delete():
                loads = [t for t in stmt.targets if isinstance(t, gast.Subscript)]
                return [self.load(t, stmt) for t in loads], [stmt]
            case gast.AugAssign(target=gast.Name() as place):
                return [self.operation(stmt, name(place.id))], [stmt]
            case gast.AugAssign(target=gast.Subscript() | gast.Attribute() as place):
                load = self.load(place, stmt)
                return [load, self.operation(stmt, name(load.targets[0].id))], [stmt]
        return [stmt], []

    def never_fails(self, value):
        """Whether `value` is a constant, a name that is bound, a question about a flag."""
        match value:
            case gast.Name(id=id):
                return id not in self.loose
            case gast.UnaryOp(op=gast.Not(), operand=gast.Name(id=id)):
                return id in self.plain
            case gast.Compare(left=gast.Name(id=id), comparators=[gast.Constant()]):
                return id in self.plain
        return isinstance(value, gast.Constant)

    def check(self, function, stmt, *args):
        new = placed(call(f"{self.scope.runtime}.{function}", *args), stmt)
        return placed(gast.Expr(new), stmt)

    def operation(self, stmt, left):
        """What an operation in place computes, for the errors it may raise."""
        return self.check("can_change", stmt, left, const(OPERATORS[type(stmt.op)]), stmt.value)

    def load(self, place, stmt):
        return assign(self.scope.fresh("old"), placed(like(place, ctx=gast.Load()), stmt), at=stmt)

    def method(self, stmt):
        """A method of a list, or of something of the user's."""
        func = stmt.value.func
        args = func.value, const(func.attr), *stmt.value.args
        return [self.check("can_call", stmt, *args)], [stmt]

    def bound(self, stmt, read):
        """What is bound, under new names where others may see the old ones."""
        [place] = stmt.targets
        names = [place] if isinstance(place, gast.Name) else place.elts
        new, after = [], []
        for node in names:
            if node.id in self.own and node.id not in read:
                new.append(node)
            else:
                new.append(target(self.scope.fresh(node.id)))
                after.append(assign(node.id, name(new[-1].id), at=stmt))
        new = new[0] if place is names[0] else like(place, elts=new)
        return [like(stmt, targets=[new])], after


def argument(index):
    """What stands between brackets, as an argument of a call."""
    match index:
        case gast.Slice(lower=lower, upper=upper, step=step):
            return call("slice", *(part or const(None) for part in (lower, upper, step)))
        case gast.Tuple(elts=elts):
            return like(index, elts=[argument(e) for e in elts])
    return index
