"""Which names a piece of code reads and binds."""

import gast

from .tree import children, remembered

NAMING = (  # the nodes that read or bind names, or where the names are others'
    gast.Name, gast.AugAssign, gast.Import, gast.ImportFrom, gast.comprehension,
    gast.MatchAs, gast.MatchStar, gast.MatchMapping,
    gast.Lambda, gast.FunctionDef, gast.AsyncFunctionDef, gast.ClassDef,
    gast.ListComp, gast.SetComp, gast.DictComp, gast.GeneratorExp,
)  # fmt: skip


def reads(*nodes):
    """The names that `nodes` read, those read in nested functions included.

    >>> sorted(reads(gast.parse("y = a[i] + f(lambda z: z * b)")))
    ['a', 'b', 'f', 'i']
    """
    if len(nodes) == 1:
        return uses(nodes[0])[0]
    return frozenset().union(*[uses(node)[0] for node in nodes])


def writes(*nodes):
    """The names that `nodes` bind in their own scope.

    >>> sorted(writes(gast.parse("a, b[0] = 1, 2\\ndef f(x): y = x")))
    ['a', 'f']
    """
    if len(nodes) == 1:
        return uses(nodes[0])[1]
    return frozenset().union(*[uses(node)[1] for node in nodes])


@remembered
def uses(node):
    """The names that one node reads, and those that it binds."""
    read, bound = set(), set()
    todo = [node]
    while todo:
        inner = todo.pop()
        if isinstance(inner, gast.stmt) and inner is not node:
            read |= uses(inner)[0]
            bound |= uses(inner)[1]
        elif isinstance(inner, NAMING):
            todo += use(inner, read, bound)
        else:
            todo += children(inner)
    return frozenset(read), frozenset(bound)


def use(node, read, bound):
    """Add the names that a node itself reads or binds; returns what else is to be looked at."""
    match node:
        case gast.Name(id=id, ctx=gast.Load()):
            read.add(id)
        case gast.Name(id=id, ctx=ctx):
            bound |= {id} if isinstance(ctx, gast.Store | gast.Del) else set()
            return children(node)
        case gast.AugAssign(target=gast.Name(id=id), value=value):
            read.add(id)
            return [node.target, value]
        case gast.Import(names=aliases) | gast.ImportFrom(names=aliases):
            bound |= {(a.asname or a.name).split(".")[0] for a in aliases}
        case gast.MatchAs() | gast.MatchStar() | gast.MatchMapping():
            bound |= pattern_names(node)
            return children(node)
        case gast.Lambda():
            read |= captures(node)
        case gast.FunctionDef(name=id) | gast.AsyncFunctionDef(name=id):
            read |= captures(node)
            bound.add(id)
        case gast.ClassDef(name=id):
            read |= reads(*children(node))
            bound.add(id)
        case gast.comprehension(iter=source, ifs=ifs):  # its target is its own
            return [source, *ifs]
        case gast.ListComp() | gast.SetComp() | gast.DictComp() | gast.GeneratorExp():
            read |= comprehension_reads(node)
            bound |= writes(*children(node))
        case _:
            return children(node)
    return []


def comprehension_reads(node):
    """The names that a comprehension reads and does not bind."""
    bound, inner = set(), set()
    for loop in node.generators:
        bound |= writes(loop.target)
        inner |= reads(loop.iter, *loop.ifs)
    inner |= reads(node.key, node.value) if isinstance(node, gast.DictComp) else reads(node.elt)
    return (inner - bound) | reads(node.generators[0].iter)


def captures(function):
    """The names that a nested function reads and does not bind, and those in its defaults."""
    args = function.args
    body = function.body if isinstance(function.body, list) else [function.body]
    bound = {p.id for p in parameters(args)} | writes(*body)
    inner = reads(*body)
    for node in [*args.defaults, *filter(None, args.kw_defaults)]:
        inner |= reads(node) - bound
        bound -= reads(node)
    return inner - bound


def parameters(args):
    """The parameters of a function, as names, in the order of its signature."""
    yield from args.posonlyargs
    yield from args.args
    if args.vararg:
        yield args.vararg
    yield from args.kwonlyargs
    if args.kwarg:
        yield args.kwarg


def pattern_names(pattern):
    """The names that a pattern captures itself, not in its parts."""
    id = pattern.rest if isinstance(pattern, gast.MatchMapping) else pattern.name
    return {id} if id else set()


def all_names(*nodes):
    """Every name that occurs anywhere in `nodes`, nested functions included."""
    return set().union(*map(names_in, nodes))


@remembered
def names_in(node):
    """Every name in one node."""
    found = set()
    todo = [node]
    while todo:
        match inner := todo.pop():
            case gast.stmt() if inner is not node:
                found |= names_in(inner)
                continue
            case gast.Name(id=id):
                found.add(id)
            case (
                gast.FunctionDef(name=id) | gast.AsyncFunctionDef(name=id) | gast.ClassDef(name=id)
            ):
                found.add(id)
            case gast.alias(name=name, asname=asname):
                found.add((asname or name).split(".")[0])
            case gast.MatchAs() | gast.MatchStar() | gast.MatchMapping():
                found |= pattern_names(inner)
        todo += children(inner)
    return frozenset(found)
