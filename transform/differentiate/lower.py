"""Lower: what changes a value in place becomes what its type makes of it.

`x += v` binds a number anew, changes an array, extends a list.  `xs.sort()` is a call of a function
written in Python, `a.fill(v)` a store.  In the end there are `a[i] = v`, `a[i] += v`, `o.x = v`,
`xs.append(v)`, `xs.insert(i, v)`, `v = xs.pop(i)`, and calls of functions made of these.
"""

import gast

from ..errors import Unsupported
from ..frozen import frozen
from ..infer.expressions import expression
from ..infer.results import Scope
from ..normalize.changing import changed, changes
from ..normalize.rewrite import in_blocks
from ..trees.fresh import Names
from ..trees.names import all_names, captures, reads, writes
from ..trees.tree import LOAD, assign, call, const, like, name, placed, target, walk
from ..types import UNKNOWN, Array, Dict, DictOf, List, Number, is_numeric, plain
from .facts import Facts
from .inplace import CONTAINERS, IMMUTABLE, is_private, is_viewed
from .lower_calls import filled, is_numpys, lower_call
from .lower_objects import by_operator, check_method, check_setter, with_context
from .put_back import without_puts
from .rebound import with_own_parameters
from .to_arrays import with_arrays

PARTS = ("real", "imag", "flat")  # attributes of an array that may be stored into
FLOATS = (None, "float64", "complex128")
SEEN = "this may change an array in place that other names see; write x = x + … instead"


@frozen
class Lowered:
    """A function without statements whose meaning depends on types.

    types: those of all names; asked: name of a new value → the x of `x op= v`, which must be no
    array when it runs; settled: whether `types` are those of the names of `tree`; refused: the
    error for what can't be lowered, or None
    """

    tree: gast.FunctionDef
    types: dict
    asked: dict
    settled: bool
    refused: object


def lower(function, types, namespace, variables, emitted=False):
    """`function`, whose names have these types, as a Lowered.

    emitted: it was made by this project, where `x += v` changes what only x has
    """
    names = Names(all_names(function))
    facts = Facts(function, dict(types), namespace, names, "rt", variables)
    work = Lowering(facts, emitted)
    body = work.block(function.body)
    tree = like(function, body=body) if work.changed else function
    if not emitted:
        tree = with_own_parameters(tree, facts)
    return Lowered(tree, facts.types, work.asked, work.settled, work.refused)


class Lowering:
    """Lowers the statements of one function."""

    def __init__(self, facts, emitted):
        self.facts, self.emitted = facts, emitted
        self.types, self.names = facts.types, facts.names
        self.read = reads(*facts.tree.body)
        self.asked, self.refused = {}, None
        self.contexts = set()  # the names of contexts whose methods are called
        self.entered = []  # those of them around a statement, None for other contexts
        self.changed, self.settled = False, True

    def block(self, stmts):
        new = [new for stmt in stmts for new in self.statement(stmt)]
        return without_puts(new, lambda call: is_numpys(self.facts.resolve(call.func)))

    def statement(self, stmt):
        try:
            new = self.lowered(stmt)
        except Unsupported as error:
            self.refused = self.refused or error
            new = None
        if new is None:
            return [in_blocks(stmt, self.block)]
        self.changed = True
        return new

    def lowered(self, stmt):
        """The statements for `stmt`, or None where it is what it should be."""
        if new := by_operator(self, stmt) or with_context(self, stmt):
            return new
        match stmt:
            case gast.AugAssign(target=gast.Name(id=id)):
                return self.augmented(stmt, id)
            case gast.AugAssign(target=gast.Subscript(value=gast.Name(id=id))):
                return self.item(stmt, id)
            case gast.Assign(targets=[gast.Subscript(value=gast.Name(id=id), slice=gast.Slice())]):
                return self.spliced(stmt, id, "rt.put_slice", stmt.targets[0], stmt.value)
            case gast.Delete(targets=[gast.Subscript(value=gast.Name(id=id), slice=index)]):
                return self.deleted(stmt, id, index)
            case gast.Expr(value=gast.Call() as node):
                return lower_call(self, stmt, node, None)
            case gast.Assign(targets=[gast.Name(id=id)], value=gast.Call() as node):
                return lower_call(self, stmt, node, id) or with_arrays(self, stmt)
            case gast.Assign(targets=[gast.Name()], value=gast.BinOp()):
                return with_arrays(self, stmt)
            case gast.Assign(targets=[gast.Attribute(value=gast.Name(id=id)) as place]):
                return self.attribute(stmt, place, id)
            case gast.Assign(value=gast.Attribute(value=gast.Name(id=id)) as node):
                check_method(self, node, self.type(id))
                return self.flat(stmt, node, id)
            case gast.FunctionDef() | gast.Assign(value=gast.Lambda()):
                self.closure(stmt)
        return None

    def type(self, id):
        return plain(self.types.get(id, UNKNOWN))

    def found(self, expr):
        """The type of an expression made of atoms."""
        return expression(expr, Scope(self.types, self.facts.namespace, lambda *call: UNKNOWN))

    def augmented(self, stmt, id, own=True):
        """`x op= v`; `own`: whether x may be only here."""
        kind = self.type(id)
        if isinstance(kind, IMMUTABLE):
            return self.split(stmt, id, settled=True)
        if isinstance(kind, CONTAINERS):
            return self.extended(stmt, id, kind)
        if isinstance(kind, Array) and kind.ndim is not None:
            if not own or self.shared(id, kind, stmt.value):
                return self.whole(stmt, id)
        private = own and is_private(id, self.facts)
        if self.emitted:
            private = not is_viewed(id, self.facts)
        new = self.split(stmt, id, settled=False)
        if not private:
            self.asked[new[0].targets[0].id] = id
        return new

    def shared(self, id, kind, value):
        """Whether an array must be changed in place: others see it, or it keeps its dtype."""
        if self.emitted:
            return is_viewed(id, self.facts) or not is_numeric(self.found(value))
        return kind.dtype not in FLOATS or not is_private(id, self.facts)

    def split(self, stmt, id, settled):
        """`x_1 = x op v; x = x_1`"""
        value = placed(gast.BinOp(name(id), stmt.op, stmt.value), stmt)
        new = self.names.fresh(id)
        self.types[new] = self.found(value)
        self.settled = self.settled and settled
        return [assign(new, value, stmt), assign(id, name(new), stmt)]

    def extended(self, stmt, id, kind):
        """`xs += v` of a list, `d |= v` of a dict."""
        match kind, stmt.op:
            case List(), gast.Add():
                word = "extend"
            case List(), gast.Mult():
                word = "__imul__"
            case Dict() | DictOf(), gast.BitOr():
                word = "update"
            case _:
                raise Unsupported(SEEN, stmt)
        node = placed(call(f"{id}.{word}", stmt.value), stmt)
        return self.unused(node, stmt)

    def deleted(self, stmt, id, index):
        """`del xs[i]`, `del xs[a:b]`"""
        if not isinstance(self.type(id), CONTAINERS):
            shown = self.facts.variable(id)
            raise Unsupported(f"the type of {shown} isn't known, nor what this deletes", stmt)
        sliced = isinstance(index, gast.Slice)
        return self.spliced(stmt, id, "rt.delete_slice", stmt.targets[0]) if sliced else None

    def spliced(self, stmt, id, function, place, *values):
        """A change of part of a list, as a call of a function."""
        if self.emitted or not isinstance(self.type(id), List):
            return None
        length, places, part = (self.names.fresh(f"{id}_{w}") for w in ("len", "range", "places"))
        cut = gast.Subscript(name(places), place.slice, LOAD)
        node = placed(call(function, name(id), name(part), *values), place)
        return [
            assign(length, call("len", name(id)), stmt),
            assign(places, call("range", name(length)), stmt),
            assign(part, cut, stmt),
            *self.unused(node, stmt),
        ]

    def unused(self, node, stmt):
        """A call whose result nobody reads."""
        self.settled = False
        return [assign(self.names.fresh("unused"), node, at=stmt)]

    def whole(self, stmt, id):
        """`x[...] op= v`"""
        place = gast.Subscript(placed(name(id), stmt.target), const(...), gast.Store())
        here = placed(place, stmt.target)
        if isinstance(stmt.op, gast.Add | gast.Sub):
            return [like(stmt, target=here)]
        new, value = self.names.fresh(id + "_new"), gast.BinOp(name(id), stmt.op, stmt.value)
        value = placed(value, stmt)
        self.types[new] = self.found(value)
        self.settled = False
        return [assign(new, value, stmt), placed(gast.Assign([here], name(new), None), stmt)]

    def item(self, stmt, id):
        """`a[i] op= v`"""
        kind = self.type(id)
        if not isinstance(kind, CONTAINERS):
            simple = isinstance(stmt.op, gast.Add | gast.Sub)
            return None if simple else self.in_steps(stmt, id)
        return self.in_steps(stmt, id)

    def in_steps(self, stmt, id):
        """A load, an operation and a store; the operation is in place where the item has one."""
        old = self.names.fresh(id + "_item")
        load = like(stmt.target, ctx=LOAD)
        self.types[old] = self.found(load)
        self.settled = False
        first = assign(old, load, stmt)
        if isinstance(self.type(id), CONTAINERS) and not isinstance(self.type(old), IMMUTABLE):
            inner = like(stmt, target=target(old))
            if isinstance(self.type(old), Array) and self.type(old).ndim is None:
                return [first, *self.by_kind(stmt, inner, old)]
            middle = by_operator(self, inner) or self.augmented(inner, old, own=False)
            anew = old in writes(*middle) or isinstance(load.slice, gast.Slice)
            return [first, *middle, *(self.put(stmt, old) if anew else [])]
        return [first, *self.anew(stmt, old)]

    def by_kind(self, stmt, inner, old):
        """`a[i] op= v`, where only running tells whether the item, `old`, is an array."""
        test = self.names.fresh(f"{old}_array")
        asked = assign(test, placed(call("rt.is_array", name(old)), stmt), stmt)
        parts = gast.If(name(test), self.whole(inner, old), self.anew(stmt, old))
        return [asked, placed(parts, stmt)]

    def anew(self, stmt, old):
        """`new = old op v; a[i] = new`"""
        new = self.names.fresh(old)
        value = placed(gast.BinOp(name(old), stmt.op, stmt.value), stmt)
        return [assign(new, value, stmt), *self.put(stmt, new)]

    def put(self, stmt, id):
        """`a[i] = v`, where `a[i] op= …` stood."""
        new = placed(gast.Assign([stmt.target], name(id), None), stmt)
        return self.lowered(new) or [new]

    def attribute(self, stmt, place, id):
        """`z.real = v`, which stores into an array."""
        check_setter(self.type(id), place)
        if not isinstance(self.type(id), Array):
            return None
        if place.attr not in PARTS:
            raise Unsupported(f"{place.attr} of an array is changed: make a new array", stmt)
        if place.attr == "flat" and not isinstance(self.found(stmt.value), Number):
            raise Unsupported("flat repeats what is stored: write a.reshape(-1)[...] = v", stmt)
        part = self.names.fresh(f"{id}_{place.attr}")
        read = like(place, ctx=LOAD)
        self.types[part] = self.found(read)
        self.settled = False
        first = assign(part, read, stmt)
        return [*(self.flat(first, read, id) or [first]), filled(name(part), stmt.value, stmt)]

    def flat(self, stmt, node, id):
        """`a.flat` as `a.reshape(-1)`."""
        if node.attr != "flat" or not isinstance(self.type(id), Array):
            return None
        self.settled = False
        return [like(stmt, value=placed(call(f"{id}.reshape", const(-1)), node))]

    def given(self, node):
        """The names that a call of a function gives it that changes what it is given."""
        if isinstance(node, gast.Call) and changes(self.facts.resolve(node.func)):
            return reads(*node.args, *node.keywords)
        return frozenset()

    def closure(self, stmt):
        """Refuse a nested function that changes what it sees of the one around it."""
        node = stmt if isinstance(stmt, gast.FunctionDef) else stmt.value
        seen = captures(node) & self.types.keys()
        for inner in walk(node) if not self.emitted else ():
            ids = sorted(seen.intersection(changed(inner, seen) | self.given(inner)))
            if ids:
                why = f"a nested function that is passed on changes {ids[0]}: return it instead"
                raise Unsupported(why, inner)
