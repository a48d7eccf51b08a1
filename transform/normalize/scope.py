"""What the passes over one function share: the names it has, and which of them mean what.

>>> scope = Scope(gast.parse("def f(x, rt): return [y * np.pi for y in x]").body[0])
>>> scope.runtime, scope.is_value("x"), scope.is_value("np"), scope.inner("y")
('rt_1', True, False, 'y')
"""

import builtins
import keyword

import gast

from ..frozen import frozen
from ..reading.resolve import MISSING, resolve
from ..trees.fresh import Names
from ..trees.names import all_names, captures, parameters, pattern_names
from ..trees.tree import SCOPES, children, remembered, walk

RUNTIME = "rt"
RESERVED = {*keyword.kwlist, *dir(builtins)}
COMPREHENSIONS = (gast.ListComp, gast.SetComp, gast.DictComp, gast.GeneratorExp)
OPERATIONS = {
    gast.Add: "sum", gast.Sub: "difference", gast.Mult: "product", gast.MatMult: "product",
    gast.Div: "ratio", gast.FloorDiv: "quotient", gast.Mod: "remainder", gast.Pow: "power",
    gast.USub: "negative", gast.UAdd: "positive", gast.Invert: "inverse", gast.Not: "test",
    gast.LShift: "shift", gast.RShift: "shift", gast.BitAnd: "bits", gast.BitOr: "bits",
    gast.BitXor: "bits",
}  # fmt: skip
KINDS = {
    gast.Compare: "test", gast.BoolOp: "choice", gast.IfExp: "choice", gast.Lambda: "function",
    gast.JoinedStr: "text", gast.List: "list", gast.ListComp: "list", gast.Tuple: "tuple",
    gast.Dict: "dict", gast.DictComp: "dict", gast.Set: "set", gast.SetComp: "set",
    gast.Subscript: "item",
}  # fmt: skip


class Scope:
    """The names of one function, and names for what its passes make."""

    def __init__(self, function, builtins_ok=None, namespace=None, emitted=False):
        everything = all_names(function)
        found = survey(function)
        own = RUNTIME in found.bound | stored_names(function)
        self.runtime = Names(everything).fresh(RUNTIME) if own else RUNTIME
        self.names = Names({*everything, *RESERVED, self.runtime})
        self.foreign = (everything - found.bound) | found.imported | {self.runtime}
        self.captured = found.captured
        self.bound = found.bound
        self.builtins_ok = builtins_ok
        self.namespace, self.emitted = namespace, emitted
        self.private = everything - own_names(function)
        self.owners = {}
        self.looked_up = []  # the names, with dots, of which it mattered what they denote
        self.out = None

    def is_builtin(self, id):
        """Whether `id` still means what Python means by it."""
        return id not in self.bound and (self.builtins_ok is None or self.builtins_ok(id))

    def resolve(self, expr):
        """The object that a dotted name denotes, or MISSING."""
        if self.namespace is None:
            return MISSING
        self.looked_up.append(expr)
        return resolve(expr, self.namespace, self.bound)

    def is_value(self, id):
        """Whether `id` holds a value of the function's own: not a module, not a global."""
        return id not in self.foreign

    def fresh(self, base):
        return self.names.fresh(base)

    def result(self):
        """The name of what the function returns."""
        self.out = self.out or self.fresh("out")
        return self.out

    def inner(self, id):
        """A name in the function for a comprehension's variable `id`; `id` itself where free."""
        if id in self.private:
            self.private.discard(id)
            return id
        return self.fresh(id)

    def temporary(self, base, expr):
        """A name for the value of `expr`, an operand in the statement that binds `base`."""
        owner = self.owners.get(base, base)
        id = self.fresh(f"{owner}_{operation(expr)}")
        self.owners[id] = owner
        return id


def stored_names(function):
    """The names that something is assigned to, anywhere in a function."""
    names = (n for n in walk(function) if isinstance(n, gast.Name))
    return {n.id for n in names if not isinstance(n.ctx, gast.Load)}


def operation(expr):
    """One word for what `expr` does."""
    match expr:
        case gast.BinOp(op=op) | gast.UnaryOp(op=op):
            return OPERATIONS[type(op)]
        case gast.Call(func=gast.Name(id=word)) | gast.Call(func=gast.Attribute(attr=word)):
            return word.strip("_") or "value"
        case gast.Attribute(attr=word) | gast.NamedExpr(target=gast.Name(id=word)):
            return word.strip("_") or "value"
        case _:
            return KINDS.get(type(expr), "value")


@frozen
class Survey:
    """Names of one function: those it binds, by imports, by inner functions; those these read."""

    bound: frozenset[str]
    imported: frozenset[str]
    inner: frozenset[str]
    captured: frozenset[str]


def survey(function):
    """What binds which names in the scope of `function`, its parameters included."""
    stored, imported, inner, captured = (
        {p.id for p in parameters(function.args)},
        set(),
        set(),
        set(),
    )
    for node in own_nodes(function.body):
        match node:
            case gast.Name(id=id):
                if not isinstance(node.ctx, gast.Load):
                    stored.add(id)
            case gast.MatchAs() | gast.MatchStar() | gast.MatchMapping():
                stored |= pattern_names(node)
            case gast.Import(names=aliases) | gast.ImportFrom(names=aliases):
                imported |= {(alias.asname or alias.name).split(".")[0] for alias in aliases}
            case gast.FunctionDef(name=id) | gast.AsyncFunctionDef(name=id):
                inner.add(id)
                captured |= captures(node)
            case gast.Lambda():
                captured |= captures(node)
    return Survey(stored | imported | inner, *map(frozenset, (imported, inner, captured)))


def own_nodes(block):
    """The nodes of a block in its own scope: of comprehensions, the walruses and functions."""
    todo = list(reversed(block))
    while todo:
        node = todo.pop()
        yield node
        if isinstance(node, COMPREHENSIONS):
            for n in walk(node):
                if isinstance(n, gast.NamedExpr):
                    yield n.target
                elif isinstance(n, gast.Lambda):
                    yield n
        elif not isinstance(node, (*SCOPES, gast.Name, gast.Constant)):
            todo.extend(children(node))


def own_names(function):
    """The names that occur in `function`, but for the variables of comprehensions."""
    return {p.id for p in parameters(function.args)}.union(*map(free, function.body))


@remembered
def free(node):
    """The names in `node`, but those that its comprehensions hide."""
    found, todo = set(), [node]
    while todo:
        inner = todo.pop()
        if isinstance(inner, gast.Name):
            found.add(inner.id)
        elif isinstance(inner, SCOPES):
            found |= all_names(inner)
        elif isinstance(inner, COMPREHENSIONS):
            first = inner.generators[0].iter
            parts = [part for part in comprehension_parts(inner) if part is not first]
            found |= free(first) | (frozenset().union(*map(free, parts)) - variables(inner))
        elif isinstance(inner, gast.stmt) and inner is not node:
            found |= free(inner)
        else:
            todo += children(inner)
    return frozenset(found)


def variables(comprehension):
    """The names that the `for`s of a comprehension bind."""
    return {
        n.id
        for generator in comprehension.generators
        for n in walk(generator.target)
        if isinstance(n, gast.Name)
    }


def comprehension_parts(node):
    """The expressions of a comprehension, its iterables first."""
    for generator in node.generators:
        yield generator.iter
        yield from generator.ifs
    if isinstance(node, gast.DictComp):
        yield from (node.key, node.value)
    else:
        yield node.elt
