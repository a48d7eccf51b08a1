"""Which names a piece of code reads and binds, and names that are not taken yet."""

import keyword
import re

import gast

from .tree import SCOPES

VERSION = re.compile(r"(.+)_\d+")  # the names that `Names.fresh` makes of a taken one


def reads(*nodes):
    """The names that `nodes` read, those read in nested functions included.

    >>> sorted(reads(gast.parse("y = a[i] + f(lambda z: z * b)")))
    ['a', 'b', 'f', 'i']
    """
    found = set()
    for node in nodes:
        collect_reads(node, found)
    return frozenset(found)


def collect_reads(node, found):
    match node:
        case gast.Name(id=id, ctx=gast.Load()):
            found.add(id)
        case gast.AugAssign(target=gast.Name(id=id), value=value):
            found.add(id)
            collect_reads(value, found)
        case gast.Lambda() | gast.FunctionDef() | gast.AsyncFunctionDef():
            found |= captures(node)
        case gast.ListComp() | gast.SetComp() | gast.DictComp() | gast.GeneratorExp():
            found |= comprehension_reads(node)
        case _:
            for child in gast.iter_child_nodes(node):
                collect_reads(child, found)


def comprehension_reads(node):
    """The names that a comprehension reads and does not bind."""
    bound, inner = set(), set()
    for loop in node.generators:
        bound |= writes(loop.target)
        for part in (loop.iter, *loop.ifs):
            collect_reads(part, inner)
    for part in (node.key, node.value) if isinstance(node, gast.DictComp) else (node.elt,):
        collect_reads(part, inner)
    collect_reads(node.generators[0].iter, first := set())
    return (inner - bound) | first


def captures(function):
    """The names that a nested function reads and does not bind, and those in its defaults."""
    args = function.args
    bound = {p.id for p in parameters(args)}
    inner = set()
    body = function.body if isinstance(function.body, list) else [function.body]
    for node in body:
        collect_reads(node, inner)
        bound |= writes(node)
    for node in [*args.defaults, *filter(None, args.kw_defaults)]:
        collect_reads(node, outer := set())
        inner |= outer - bound
        bound -= outer
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


def writes(*nodes):
    """The names that `nodes` bind in their own scope.

    >>> sorted(writes(gast.parse("a, b[0] = 1, 2\\ndef f(x): y = x")))
    ['a', 'f']
    """
    found = set()
    todo = list(nodes)
    while todo:
        node = todo.pop()
        match node:
            case gast.Name(id=id, ctx=gast.Store() | gast.Del()):
                found.add(id)
            case (
                gast.FunctionDef(name=id) | gast.AsyncFunctionDef(name=id) | gast.ClassDef(name=id)
            ):
                found.add(id)
                continue
            case gast.Import(names=aliases) | gast.ImportFrom(names=aliases):
                found |= {(a.asname or a.name).split(".")[0] for a in aliases}
            case gast.Lambda():
                continue
            case gast.comprehension(iter=source, ifs=ifs):  # its target is its own
                todo += [source, *ifs]
                continue
        todo.extend(gast.iter_child_nodes(node))
    return frozenset(found)


def all_names(*nodes):
    """Every name that occurs anywhere in `nodes`, nested functions included."""
    found = set()
    for node in nodes:
        for n in gast.walk(node):
            if isinstance(n, gast.Name):
                found.add(n.id)
            elif isinstance(n, SCOPES) and not isinstance(n, gast.Lambda):
                found.add(n.name)
            elif isinstance(n, gast.alias):
                found.add((n.asname or n.name).split(".")[0])
    return found


class Names:
    """Hands out names that are not taken.

    >>> names = Names({"y", "y_1"})
    >>> names.fresh("y"), names.fresh("y"), names.fresh("z")
    ('y_2', 'y_3', 'z')
    """

    def __init__(self, taken=()):
        self.taken = {*taken, *keyword.kwlist}
        self.last = {}  # of each base, the last number tried: names are only ever taken

    def fresh(self, base):
        id, k = base, self.last.get(base, 0)
        while id in self.taken:
            k += 1
            id = f"{base}_{k}"
        self.taken.add(id)
        self.last[base] = k
        return id
