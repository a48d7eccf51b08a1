"""Regions: a `with` as two statements around its block, and back.

    >>> from wengert.transform.reading.source import show
    >>> show(lambda f: like(f, body=opened(f.body)), '''
    ... def f(x):
    ...     with np.errstate(divide="ignore"):
    ...         y = 1.0 / x
    ...     return y
    ... ''')
    def f(x):
        rt.enter(np.errstate(divide="ignore"))
        y = 1.0 / x
        rt.leave()
        return y

So what looks at statements sees no block where none is: all of it runs, and once.
"""

import gast

from .tree import call, like, placed, with_blocks


def enter(stmt):
    """The context that a statement enters, or None."""
    match stmt:
        case (
            gast.Expr(value=gast.Call(func=func, args=[context]))
            | gast.Assign(value=gast.Call(func=func, args=[context]))
        ) if is_runtime(func, "enter"):
            return context
    return None


def is_leave(stmt):
    match stmt:
        case gast.Expr(value=gast.Call(func=func, args=[])):
            return is_runtime(func, "leave")
    return False


def is_runtime(func, attr):
    match func:
        case gast.Attribute(value=gast.Name(id="rt"), attr=found):
            return found == attr
    return False


def entering(context, at):
    return placed(gast.Expr(placed(call("rt.enter", context), at)), at)


def leaving(at):
    return placed(gast.Expr(placed(call("rt.leave"), at)), at)


def opened(block):
    """A block with the blocks of its `with` statements in the open."""
    out = []
    for stmt in block:
        match stmt:
            case gast.With(items=[gast.withitem(context_expr=context, optional_vars=bound)]):
                first = entering(context, stmt)
                if bound is not None:
                    first = placed(gast.Assign([bound], first.value, None), stmt)
                out += [first, *opened(stmt.body), leaving(stmt)]
            case _:
                out.append(with_blocks(stmt, opened))
    return out


def closed(block):
    """The same the other way round."""
    around, out = [], []
    for stmt in block:
        if enter(stmt) is not None:
            around.append((stmt, out))
            out = []
        elif is_leave(stmt):
            out = region(*around.pop(), out)
        elif isinstance(stmt, gast.If | gast.For | gast.While):
            body = closed(stmt.body) or [placed(gast.Pass(), stmt)]
            out.append(like(stmt, body=body, orelse=closed(stmt.orelse)))
        else:
            out.append(stmt)
    while around:  # what never ends, as it raises
        out = region(*around.pop(), out)
    return out


def region(first, before, inner):
    """What was `before`, and a `with`."""
    context = enter(first)
    if not inner and isinstance(context, gast.Call):
        return before
    bound = first.targets[0] if isinstance(first, gast.Assign) else None
    body = inner or [placed(gast.Pass(), first)]
    item = gast.withitem(context, bound)
    return [*before, placed(gast.With([item], body, None), first)]
