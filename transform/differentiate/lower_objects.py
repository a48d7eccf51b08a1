"""Lower objects: what an operator does with an object of the user's class is a call of a method."""

import inspect
from types import MemberDescriptorType

import gast

from wengert import runtime as rt

from ..errors import Unsupported
from ..infer import MISSING
from ..infer.overloads import overloaded, own_method
from ..infer.places import of_receiver
from ..normalize.changing import changes
from ..reading.source import read
from ..rules import find
from ..trees.regions import enter, is_leave
from ..trees.tree import assign, call, const, like, name, placed, walk
from ..types import UNKNOWN, Dict, DictOf, Instance, List, differentiable
from .callees import has_source
from .lower_calls import lower_call

INDEX = "an index like this, of an object, can't be differentiated"


def by_operator(work, stmt):
    """`y = x.__add__(v)`, where y = x + v stood; None where no method of the user's is called."""
    node = None if work.emitted else called(work, stmt)
    if node is None:
        return None
    for arg in node.args:
        if not isinstance(arg, gast.Name | gast.Constant):
            raise Unsupported(INDEX, arg)
    match stmt:
        case gast.AugAssign(target=gast.Name(id=id)):
            new = work.names.fresh(id)
            work.types[new], work.settled = UNKNOWN, False
            return [*as_call(work, assign(new, node, stmt), new), assign(id, name(new), stmt)]
        case gast.Assign(targets=[gast.Name(id=id)]):
            return as_call(work, like(stmt, value=node), id)
    return work.unused(node, stmt)


def as_call(work, stmt, id):
    """`id = x.__add__(v)`, as other calls are lowered."""
    return lower_call(work, stmt, stmt.value, id) or [stmt]


def called(work, stmt):
    """The call of a method, with source, that a statement is; or None."""
    node = overloaded(stmt, work.found)
    if node is None and isinstance(stmt, gast.Assign):
        node = overloaded(stmt.value, work.found)
    if node is None:
        return None
    function = work.facts.resolve(node.func)
    return node if find(function) is None and has_source(function) else None


def check_setter(kind, place):
    """Refuse a store to what the class of an object computes."""
    cls = getattr(kind, "cls", object)
    if cls.__setattr__ is not object.__setattr__:
        raise Unsupported(f"{cls.__name__} has its own way to store fields: __setattr__", place)
    static = inspect.getattr_static(cls, place.attr, None)
    if hasattr(type(static), "__set__") and not isinstance(static, MemberDescriptorType):
        raise Unsupported(
            f"{place.attr} is a property without a function in Python that sets it", place
        )


def check_method(work, node, kind):
    """Refuse a method that is passed on, not called, and may change what it belongs to."""
    if work.emitted or not isinstance(kind, (List, Dict, DictOf, Instance)):
        return
    method = of_receiver(kind, node.attr)
    if method is not MISSING and (not isinstance(kind, Instance) or changes(method) is not False):
        why = f"the method {node.attr} is passed on, and what it belongs to may change"
        raise Unsupported(f"{why}: call it where it is named", node)


def with_context(work, stmt):
    """Entering and leaving a context that may change, as calls of its methods; None for others.

    Where the block raises an error, it is not left: nobody has seen what it was made of.
    """
    if work.emitted:
        return None
    if is_leave(stmt):
        left = work.entered.pop()
        node = call(f"{left}.__exit__", const(None), const(None), const(None))
        return work.unused(placed(node, stmt), stmt) if left else None
    match stmt:
        case gast.Assign(
            targets=[gast.Name(id=id)], value=gast.Call(func=func, args=[gast.Name() as context])
        ) if work.facts.resolve(func) is rt.steady:
            return steadied(work, stmt, id, context)
    context = enter(stmt)
    return None if context is None else entered(work, stmt, context)


def steadied(work, stmt, id, context):
    """The name of a context, which is just another name for one that changes."""
    if context.id not in work.types or not changes_itself(work.type(context.id), stmt):
        return None
    work.contexts.add(id)
    work.settled = False
    return [like(stmt, value=context)]


def entered(work, stmt, context):
    """What enters a context; noted is which is left by a call of its method."""
    own = isinstance(context, gast.Name) and context.id in work.contexts
    work.entered.append(context.id if own else None)
    if not own:
        return None
    node = placed(call(f"{context.id}.__enter__"), stmt)
    work.settled = False
    return work.unused(node, stmt) if isinstance(stmt, gast.Expr) else [like(stmt, value=node)]


def changes_itself(kind, stmt):
    """Whether to enter or leave a context changes an object that a derivative passes through."""
    methods = [own_method(kind, word) for word in ("__enter__", "__exit__")]
    if None in methods or not differentiable(kind) or kind.cls.__module__ == "contextlib":
        return False
    if all(changes(method) is False for method in methods):
        return False
    returned = [n.value for n in walk(read(methods[1]).tree) if isinstance(n, gast.Return)]
    if not all(v is None or getattr(v, "value", v) in (None, False) for v in returned):
        why = f"a {kind.cls.__name__} may swallow errors and may change: use try and except"
        raise Unsupported(why, stmt)
    return True
