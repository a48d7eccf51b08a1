"""Lower calls: methods and functions that change what they are given.

Those of which `library` has the source are calls of a function of the user; the others are stores,
or are refused.
"""

import inspect
from types import FunctionType, ModuleType

import gast
import numpy as np

from ..errors import Unsupported
from ..infer import MISSING
from ..infer.attributes import of_attribute
from ..infer.places import is_closed
from ..library.standard import source_of
from ..normalize.changing import MUTATORS, WRITERS, is_out, unnamed_out
from ..trees.tree import assign, call, const, like, name, placed, statements
from ..types import NUMERIC, UNKNOWN, Array, Dict, DictOf, Instance, List, Text
from .changes import added_at
from .lower_helpers import by_helper, deep_copied
from .spread_out import spread_out
from .unseen import for_effect, is_opaque, refuse_unseen, word

DEFAULTS = ("pop", "setdefault")
GROWING = ("append", "insert")
COMPUTED = (Text,)


def lower_call(work, stmt, node, id):
    """The statements for `id = call`, or for a call for its effect, where id is None."""
    spread = spread_out(work, stmt, node)
    if spread is not None:
        before, node = spread
        plain = like(stmt, value=node)
        return [*before, *(lower_call(work, plain, node, id) or [plain])]
    match node.func:
        case gast.Attribute(value=gast.Name(id=held), attr=attr) if is_called(
            of_attribute(work.type(held), attr)
        ):
            return by_field(work, stmt, node, id)
        case gast.Attribute(value=gast.Name(id=held), attr=attr) if held in work.types:
            if attr in MUTATORS:
                return by_method(work, stmt, node, id)
        case gast.Attribute(value=owner, attr=attr) if attr in MUTATORS and not work.emitted:
            if not isinstance(work.facts.resolve(owner), ModuleType):
                raise Unsupported(f"{attr} changes what is seen outside of this function", node)
        case gast.Name(id=held) if is_called(work.type(held)):
            work.settled = False
            method = placed(gast.Attribute(node.func, "__call__", gast.Load()), node.func)
            new = like(node, func=method)
            return work.unused(new, stmt) if id is None else [like(stmt, value=new)]
    function = work.facts.resolve(node.func)
    out = out_of(function, node)
    if out is not None and not work.emitted:
        return into(work, stmt, node, id, function, out)
    if function is MISSING and id is not None and id not in work.read:
        for_effect(work, node)
    helped = (by_helper if work.emitted else deep_copied)(work, stmt, node, id, function)
    if helped is not None:
        return helped
    if is_users(function):
        return work.unused(node, stmt) if id is None else None
    return by_function(work, stmt, node, id, function)


def by_field(work, stmt, node, id):
    """`y = o.f(x)`, where the field `f` is an object, as `o_f = o.f; y = o_f(x)`."""
    found = work.names.fresh(f"{node.func.value.id}_{node.func.attr}")
    work.types[found] = work.found(node.func)
    called = like(node, func=name(found))
    new = stmt if id is None else like(stmt, value=called)
    return [assign(found, node.func, at=stmt), *lower_call(work, new, called, id)]


def is_called(kind):
    """Whether an object of this type is called by a method of its class."""
    if not isinstance(kind, Instance) or not isinstance(kind.cls, type):
        return False
    return isinstance(inspect.getattr_static(kind.cls, "__call__", None), FunctionType)


def out_of(function, node):
    """Where a call puts its result, if it doesn't only return it."""
    given = [k.value for k in node.keywords if is_out(k)]
    if is_users(function):
        return None
    if not given and len(node.args) > 1 and is_numpys(function):
        given = positional(function, node)
    return given[0] if given else None


def positional(function, node):
    """The argument that is an array for the result, though it isn't named."""
    if isinstance(function, np.ufunc):
        return unnamed_out(function, node)
    try:
        bound = inspect.signature(function).bind(*node.args).arguments
    except (TypeError, ValueError):
        return []
    out = bound.get("out")
    return [out] if isinstance(out, gast.Name) else []


def is_numpys(function):
    module = str(getattr(function, "__module__", None))
    return isinstance(function, np.ufunc) or module.startswith("numpy") or is_array_method(function)


def is_array_method(function):
    return getattr(function, "__objclass__", None) is np.ndarray


def is_users(function):
    return isinstance(function, FunctionType) and not is_closed(function)


def by_method(work, stmt, node, id):
    """A method that changes what it is called on."""
    held, attr = node.func.value.id, node.func.attr
    kind = work.type(held)
    match kind:
        case List() | Dict() | DictOf() if attr == "pop" and is_plain_pop(node, kind):
            return popped(work, stmt, node, held) if id is None else None
        case Dict() | DictOf() if attr in DEFAULTS and not node.keywords and len(node.args) <= 2:
            return with_default(work, stmt, node, id)
        case List() if attr in GROWING:
            return None if id is None else [*effect(node, stmt), nothing(id, stmt)]
        case Array() if attr == "fill":
            return [filled(node.func.value, node.args[0], stmt), *result(id, stmt)]
        case List() | Dict() | DictOf() | Array() if source_of(work.facts.resolve(node.func)):
            return called(work, stmt, node, id)
        case Instance():
            return called(work, stmt, node, id)
    harmless = work.emitted or isinstance(kind, COMPUTED) or is_set(work, node)
    if harmless:
        return None
    if kind in (UNKNOWN, NUMERIC):
        shown = work.facts.variable(held)
        raise Unsupported(f"the type of {shown} isn't known, nor what {attr} changes", node)
    raise Unsupported(f"{attr} changes its value in place: build a new one instead", node)


def with_default(work, stmt, node, id):
    """`d.pop(key, default)`, `d.setdefault(key, default)`, by whether the key is there."""
    held, key = node.func.value, node.args[0]
    default = node.args[1] if len(node.args) > 1 else const(None)
    there, id = work.names.fresh("there"), id or work.names.fresh("unused")
    item = placed(gast.Subscript(held, key, gast.Load()), node)
    if node.func.attr == "pop":
        taken = assign(id, like(node, args=[key]), at=stmt)
        parts = gast.If(name(there), [taken], [assign(id, default, at=stmt)])
        rest = []
    else:
        place = placed(gast.Subscript(held, key, gast.Store()), node)
        stored = placed(gast.Assign([place], default, None), stmt)
        parts = gast.If(name(there), [gast.Pass()], [stored])
        rest = [assign(id, item, at=stmt)]
    work.settled = False
    test = gast.Compare(key, [gast.In()], [held])
    return [assign(there, test, at=stmt), placed(parts, stmt), *rest]


def popped(work, stmt, node, held):
    """A `pop` whose result nobody reads."""
    new = work.names.fresh(held + "_item")
    work.types[new] = work.found(node)
    return [assign(new, node, at=stmt)]


def is_plain_pop(node, kind):
    """Whether a `pop` takes out an item that is certainly there."""
    return len(node.args) == 1 or (isinstance(kind, List) and not node.args)


def is_set(work, node):
    """Whether nothing that has a derivative goes into what is only ever a new set."""
    held = node.func.value.id
    values = [
        s.value
        for s in statements(work.facts.tree.body)
        if isinstance(s, gast.Assign) and any(getattr(t, "id", None) == held for t in s.targets)
    ]
    flat = not any(isinstance(a, gast.Name) and work.facts.differentiable(a.id) for a in node.args)
    return flat and bool(values) and all(makes_set(work, v) for v in values)


def makes_set(work, value):
    match value:
        case gast.Call(func=func):
            return work.facts.resolve(func) is set
    return isinstance(value, gast.Set)


def called(work, stmt, node, id):
    """The call as one whose result has a name."""
    return work.unused(node, stmt) if id is None else None


def effect(node, stmt):
    return [placed(gast.Expr(node), stmt)]


def nothing(id, stmt):
    return assign(id, const(None), at=stmt)


def result(id, stmt):
    """`id = None`, if the result of what returns nothing has a name."""
    return [] if id is None else [nothing(id, stmt)]


def filled(base, value, stmt):
    """`base[...] = value`"""
    place = placed(gast.Subscript(base, const(...), gast.Store()), stmt)
    return placed(gast.Assign([place], value, None), stmt)


def into(work, stmt, node, id, function, out):
    """`np.f(x, out=y)` as `t = np.f(x); y[...] = t`."""
    if not is_numpys(function):
        raise Unsupported("out= of a function that isn't known: use what it returns", node)
    if not isinstance(out, gast.Name) or not isinstance(work.type(out.id), Array):
        raise Unsupported(
            "out= of which the type isn't known: use the value that is returned", node
        )
    work.settled = False
    new = work.names.fresh(f"{out.id}_{word(node.func)}")
    where = [k.value for k in node.keywords if k.arg == "where" and isinstance(function, np.ufunc)]
    rest = [k for k in node.keywords if k.arg != "out"]
    if where:
        rest.append(gast.keyword("out", const(None)))  # so that NumPy doesn't warn
    kept = like(node, args=[a for a in node.args if a is not out], keywords=rest)
    stored = [assign(new, kept, at=stmt)]
    if where:
        old, new = new, work.names.fresh(new)
        stored.append(assign(new, call("rt.either", where[0], name(old), out), at=stmt))
    stored.append(filled(out, name(new), stmt))
    return stored if id is None or id not in work.read else [*stored, assign(id, out, at=stmt)]


def by_function(work, stmt, node, id, function):
    """A function without source."""
    if is_at(node, work) and not work.emitted:
        if added_at(node, work.facts):
            return effect(node, stmt) if id is not None else None
        if source_of(function):
            return called(work, stmt, node, id)
        raise Unsupported(f"{word(node.func)} of this function changes its argument", node)
    if not work.emitted and is_opaque(function) and source_of(function) is None:
        refuse_unseen(work, node)
    if function is MISSING or getattr(function, "__name__", "") not in WRITERS:
        return None
    match node:
        case gast.Call(args=[gast.Name() as into, value], keywords=[]) if function is np.copyto:
            return [filled(into, value, stmt), *result(id, stmt)]
    if source_of(function) is None:
        raise Unsupported(f"{function.__name__} changes its argument: build a new value", node)
    return called(work, stmt, node, id)


def is_at(node, work):
    """Whether it is the method `at` of a ufunc."""
    match node.func:
        case gast.Attribute(value=owner, attr="at"):
            return isinstance(work.facts.resolve(owner), np.ufunc)
    return False
