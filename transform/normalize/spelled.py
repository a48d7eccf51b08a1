"""Calls that say what an expression says: they become that expression.

>>> from wengert.transform.normalize.scope import Scope
>>> from wengert.transform.printing.printer import to_source
>>> def show(text):
...     scope = Scope(gast.parse("def f(x, d, p): pass").body[0])
...     print(to_source(spelled(gast.parse(text, mode="eval").body, scope)))
>>> show("dict(d, a=x)")
{**dict(d), "a": x}
>>> show("getattr(p, 'x')")
p.x
>>> show("p._replace(x=x)")
rt.replaced(p, {"x": x})
>>> show("sorted(zip(x, d))")
sorted(list(zip(x, d)))
"""

import gast

from ..trees.tree import call, const, like, placed

LAZY = ("zip", "enumerate", "reversed", "map", "filter", "iter")
READERS = ("sum", "min", "max", "sorted", "dict")


def spelled(expr, scope):
    """The expression that the call `expr` stands for, or `expr`."""
    match expr:
        case gast.Call(func=gast.Name(id="dict"), args=args, keywords=[_, *_] as given) if (
            scope.is_builtin("dict") and len(args) < 2 and not starred(args)
        ):
            return placed(display(given, [like(expr, keywords=[])] if args else []), expr)
        case gast.Call(
            func=gast.Name(id="getattr"), args=[x, gast.Constant(value=str(attr))], keywords=[]
        ) if scope.is_builtin("getattr") and attr.isidentifier():
            return placed(gast.Attribute(x, attr, gast.Load()), expr)
        case gast.Call(
            func=gast.Attribute(value=x, attr="_replace"), args=[], keywords=[_, *_] as given
        ):
            return placed(call(f"{scope.runtime}.replaced", x, display(given, [])), expr)
        case gast.Call(func=gast.Name(id=id), args=[first, *rest]) if (
            id in READERS and scope.is_builtin(id) and is_lazy(first, scope)
        ):
            return like(expr, args=[placed(call("list", first), first), *rest])
    return expr


def display(keywords, before):
    """A dict with what is in the dicts `before`, and with keywords as its items."""
    keys = [const(k.arg) if k.arg else None for k in keywords]
    values = [k.value for k in keywords]
    return gast.Dict([None] * len(before) + keys, before + values)


def starred(args):
    return any(isinstance(a, gast.Starred) for a in args)


def is_lazy(expr, scope):
    """Whether `expr` makes an iterator, which can be read once."""
    match expr:
        case gast.Call(func=gast.Name(id=id)):
            return id in LAZY and scope.is_builtin(id) and scope.is_builtin("list")
    return False
