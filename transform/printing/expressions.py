"""Print expressions: astunparse without needless parentheses, straight from gast.

Everything that may break over lines goes through a few methods (`bracket`, `gap`, `at`): here they
print on one line, and `folding` overrides them.
"""

import astunparse
import gast

from .literals import literal
from .precedence import (  # fmt: skip
    ATOM,
    BIT_OR,
    COMPARE,
    NAMED,
    OR,
    POWER,
    SIGN,
    TEST,
    TUPLE,
    YIELD,
    is_plain,
    is_simple,
    level,
)


class Expressions(astunparse.Unparser):
    """One method for each kind of expression."""

    def dispatch(self, node):
        getattr(self, "_" + type(node).__name__)(node)

    def at(self, node, least, chain=None):
        """Print `node`, in parentheses if it binds more loosely than `least`."""
        if type(node) is gast.Name:
            self.write(node.id)
        elif level(node) < least:
            self.bracket("(", [node], ")", least=NAMED, comma=None)
        else:
            self.dispatch(node)

    def bracket(self, opening, items, closing, least=TEST, comma=","):
        """`items` between brackets; each a node or something that prints itself."""
        self.write(opening)
        self.commas(items, least)
        self.write(closing)

    def commas(self, items, least=TEST):
        for k, item in enumerate(items):
            if k:
                self.write(", ")
            self.item(item, least)

    def item(self, item, least):
        if callable(item):
            item()
        else:
            self.at(item, least)

    def gap(self):
        """The space before an operator, where a line may break."""
        self.write(" ")

    def bare(self, node, least=YIELD):
        """A tuple without its parentheses, any other expression as it is."""
        if isinstance(node, gast.Tuple) and len(node.elts) > 1:
            self.commas(node.elts)
        else:
            self.at(node, least)

    def _Name(self, node):
        self.write(node.id)

    def _Constant(self, node):
        self.write(literal(node.value))

    def _Attribute(self, node):
        number = isinstance(node.value, gast.Constant) and isinstance(node.value.value, int)
        self.at(node.value, ATOM + (number and not isinstance(node.value.value, bool)))
        self.write("." + node.attr)

    def _BinOp(self, node):
        mine, power = level(node), isinstance(node.op, gast.Pow)
        close = (
            power and level(node.left) == ATOM and is_simple(node.left) and is_simple(node.right)
        )
        word = self.binop[type(node.op).__name__]
        self.at(node.left, mine + power, mine)
        if close:
            self.write(word)
        else:
            self.gap()
            self.write(word + " ")
        self.at(node.right, SIGN if power else mine + 1, mine)

    def _UnaryOp(self, node):
        self.write(self.unop[type(node.op).__name__] + " " * isinstance(node.op, gast.Not))
        signed_power = level(node.operand) == POWER and not isinstance(node.op, gast.Not)
        self.at(node.operand, ATOM if signed_power else level(node))

    def _BoolOp(self, node):
        mine = level(node)
        for k, value in enumerate(node.values):
            if k:
                self.gap()
                self.write("and " if isinstance(node.op, gast.And) else "or ")
            self.at(value, mine + 1, mine)

    def _Compare(self, node):
        self.at(node.left, COMPARE + 1, COMPARE)
        for op, right in zip(node.ops, node.comparators):
            self.gap()
            self.write(self.cmpops[type(op).__name__] + " ")
            self.at(right, COMPARE + 1, COMPARE)

    def _IfExp(self, node):
        self.at(node.body, OR, TEST)
        self.gap()
        self.write("if ")
        self.at(node.test, OR, TEST)
        self.gap()
        self.write("else ")
        self.at(node.orelse, TEST, TEST)

    def _NamedExpr(self, node):
        self.dispatch(node.target)
        self.write(" := ")
        self.at(node.value, TEST)

    def _Lambda(self, node):
        self.write("lambda")
        items = self.parameters(node.args, annotated=False)
        self.write(" " * bool(items))
        self.commas(items)
        self.write(": ")
        self.lambda_body(node.body)

    def lambda_body(self, node):
        self.at(node, TEST)

    def _Yield(self, node):
        self.write("yield")
        if node.value:
            self.write(" ")
            self.bare(node.value, TUPLE)

    def _YieldFrom(self, node):
        self.write("yield from ")
        self.at(node.value, TEST)

    def _Starred(self, node):
        self.write("*")
        self.at(node.value, BIT_OR)

    def _Tuple(self, node):
        one = len(node.elts) == 1
        self.bracket("(", node.elts, ",)" if one else ")", comma=")" if one else ",")

    def _List(self, node):
        self.bracket("[", node.elts, "]")

    def _Set(self, node):
        if node.elts:
            self.bracket("{", node.elts, "}")
        else:
            self.write("{*()}")

    def _Dict(self, node):
        self.bracket("{", [self.pair(k, v) for k, v in zip(node.keys, node.values)], "}")

    def pair(self, key, value):
        def show():
            if key is None:
                self.write("**")
                self.at(value, BIT_OR)
            else:
                self.at(key, TEST)
                self.write(": ")
                self.at(value, TEST)

        return show

    def _Call(self, node):
        self.at(node.func, ATOM)
        match node:
            case gast.Call(args=[gast.GeneratorExp() as only], keywords=[]):
                self.dispatch(only)
            case _:
                self.bracket("(", [*node.args, *map(self.keyword, node.keywords)], ")", comma="arg")

    def bases(self, node):
        """What a class is made from, in parentheses."""
        self.bracket("(", [*node.bases, *map(self.keyword, node.keywords)], ")", comma="arg")

    def optional(self, items):
        """Items that are in parentheses only where they break."""
        self.commas(items)

    def word(self, text):
        return lambda: self.write(text)

    def keyword(self, node):
        def show():
            self.write(f"{node.arg}=" if node.arg else "**")
            self.at(node.value, TEST)

        return show

    def _Subscript(self, node):
        self.at(node.value, ATOM)
        self.bracket("[", [lambda: self.index(node.slice)], "]", comma=None)

    def index(self, node):
        """What stands between the brackets of a subscript."""
        parts = node.elts if isinstance(node, gast.Tuple) else []
        sliced = any(isinstance(n, gast.Slice) for n in parts)
        starred = any(isinstance(n, gast.Starred) for n in parts)
        if sliced or (len(parts) > 1 and not starred):
            self.indices(parts)
        elif isinstance(node, gast.Tuple):
            self.dispatch(node)
        else:
            self.at(node, TEST)

    def indices(self, parts):
        self.commas(parts)
        self.write("," if len(parts) == 1 else "")

    def _Slice(self, node):
        plain = all(is_plain(n) for n in (node.lower, node.upper, node.step) if n)
        space = "" if plain else " "
        if node.lower:
            self.at(node.lower, TEST)
            self.write(space)
        self.write(":")
        if node.upper:
            self.write(space)
            self.at(node.upper, TEST)
        if node.step:
            self.write(space + ":" + space if node.upper else ":" + space)
            self.at(node.step, TEST)

    def _ListComp(self, node):
        self.bracket("[", [lambda: self.comprehension(node.elt, node.generators)], "]", comma=None)

    def _SetComp(self, node):
        self.bracket("{", [lambda: self.comprehension(node.elt, node.generators)], "}", comma=None)

    def _GeneratorExp(self, node):
        self.bracket("(", [lambda: self.comprehension(node.elt, node.generators)], ")", comma=None)

    def _DictComp(self, node):
        first = self.pair(node.key, node.value)
        self.bracket("{", [lambda: self.comprehension(first, node.generators)], "}", comma=None)

    def comprehension(self, first, generators):
        self.item(first, TEST)
        for g in generators:
            self.gap()
            self.write("async for " if g.is_async else "for ")
            self.bare(g.target)
            self.write(" in ")
            self.at(g.iter, OR)
            for test in g.ifs:
                self.gap()
                self.write("if ")
                self.at(test, OR)

    def parameters(self, args, annotated=True):
        """What a signature shows, item by item."""
        places = [*args.posonlyargs, *args.args]
        defaults = [None] * (len(places) - len(args.defaults)) + args.defaults
        items = [self.parameter("", p, d, annotated) for p, d in zip(places, defaults)]
        if args.posonlyargs:
            items.insert(len(args.posonlyargs), self.word("/"))
        if args.vararg:
            items.append(self.parameter("*", args.vararg, None, annotated))
        elif args.kwonlyargs:
            items.append(self.word("*"))
        for p, d in zip(args.kwonlyargs, args.kw_defaults):
            items.append(self.parameter("", p, d, annotated))
        if args.kwarg:
            items.append(self.parameter("**", args.kwarg, None, annotated))
        return items

    def parameter(self, stars, name, default, annotated):
        note = name.annotation if annotated else None

        def show():
            self.write(stars + name.id)
            if note:
                self.write(": ")
                self.at(note, BIT_OR if isinstance(note, gast.Starred) else TEST)
            if default:
                self.write(" = " if note else "=")
                self.at(default, TEST)

        return show
