"""Print gast as Python, laid out as the formatter likes it, with comments.

>>> tree = gast.parse("def f(a, x): (a, b) = w[1:, ::2], -(a * (b + x)) ** 2; return (a, b)")
>>> from wengert.transform.trees.tree import like
>>> print(to_source(like(tree.body[0], body=[Comment("by hand"), *tree.body[0].body])))
def f(a, x):
    # by hand
    a, b = w[1:, ::2], -((a * (b + x)) ** 2)
    return a, b
"""

from itertools import accumulate

import gast

from .folding import WIDTH, fold
from .layout import Blank, Comment, alias, is_definition, name_of, signature, space
from .literals import docstring, literal
from .patterns import Patterns
from .precedence import NAMED, TEST

__all__ = ["Blank", "Comment", "Printer", "to_source", "to_source_and_places"]


def to_source(tree):
    """`tree`, a module, a statement or an expression, as Python source without a final newline.

    >>> to_source(gast.parse("y = f(x)**2 - x**2 if not p else 'q'"))
    'y = f(x) ** 2 - x**2 if not p else "q"'
    """
    return "".join(Printer(tree).text).strip("\n")


def to_source_and_places(tree):
    """As `to_source`, and which line of the text starts what stood on which line of a source.

    >>> to_source_and_places(gast.parse("\\n\\nif p:\\n\\n    q = 1"))
    ('if p:\\n    q = 1', {1: 3, 2: 5})
    """
    printer = Printer(tree)
    text = "".join(printer.text)
    ends = [*accumulate((piece.count("\n") for piece in printer.text), initial=0)]
    above = len(text) - len(text.lstrip("\n"))
    places = {ends[k] + 2 - above: line for k, line in printer.places}
    return text.strip("\n"), places


class Printer(Patterns):
    """One method for each kind of statement; the base classes print the rest."""

    def __init__(self, tree):
        self.text = []
        self.write = self.text.append
        self.places = []  # (position in `text`, line of the source) of statements
        self.depth = 0
        if isinstance(tree, gast.Expression):
            tree = tree.body
        if isinstance(tree, list):
            self.block(tree)
        else:
            self.dispatch(tree)

    def line(self, *pieces):
        """A line of texts, expressions and functions that print on a printer."""
        indent = 4 * self.depth
        self.write("\n" + " " * indent)
        mark = len(self.text)
        for piece in pieces:
            if isinstance(piece, str):
                self.write(piece)
            elif isinstance(piece, gast.AST):
                self.bare(piece)
            else:
                piece(self)
        if indent + sum(map(len, self.text[mark:])) > WIDTH:
            self.text[mark:] = [fold(pieces, indent)]

    def block(self, body):
        """Statements, one below the other, with the empty lines between them."""
        before, blank = None, False
        for stmt in body:
            if isinstance(stmt, Blank):
                blank = before is not None
                continue
            least = 0 if before is None else space(before, stmt, self.depth)
            self.write("\n" * max(least, blank))
            self.place(stmt)
            self.dispatch(stmt)
            before, blank = stmt, False

    def place(self, stmt):
        """Note where a statement starts, if it stood in a source."""
        if getattr(stmt, "lineno", None) is not None:
            self.places.append((len(self.text), stmt.lineno))

    def inner(self, body):
        """The block below a line that ended in a colon."""
        self.depth += 1
        self.write("\n" if is_definition(body[0]) else "")
        self.block(body)
        self.depth -= 1

    def documented(self, body, owner):
        """A block that may start with a docstring."""
        match body:
            case [gast.Expr(value=gast.Constant(value=str() as text)), *rest]:
                shown = docstring(text, 4 * self.depth) or literal(text)
                self.line(lambda p: p.write(shown))
                pause = not isinstance(owner, gast.FunctionDef | gast.AsyncFunctionDef)
                pause |= bool(rest) and is_definition(rest[0])
                self.write("\n" if rest and pause else "")
                self.block(rest)
            case _:
                self.block(body)

    def _Module(self, node):
        self.documented(node.body, node)

    def _Comment(self, node):
        [text, *_] = node.text.splitlines() or [""]
        self.write("\n" + "    " * self.depth + f"# {text}".rstrip())

    def _Expr(self, node):
        self.line(node.value)

    def _Assign(self, node):
        self.line(*(p for t in node.targets for p in (t, " = ")), node.value)

    def _AugAssign(self, node):
        self.line(node.target, f" {self.binop[type(node.op).__name__]}= ", node.value)

    def _AnnAssign(self, node):
        wrap = isinstance(node.target, gast.Name) and not node.simple
        target = ["(", node.target, ")"] if wrap else [node.target]
        value = [" = ", node.value] if node.value else []
        self.line(*target, ": ", node.annotation, *value)

    def _Return(self, node):
        self.line("return", *self.after(" ", node.value))

    def after(self, word, value):
        """`word value`, if there is a value; a yield in it is in parentheses."""
        if value is None:
            return []
        if isinstance(value, (gast.Yield, gast.YieldFrom)):
            return [word, "(", value, ")"]
        return [word, value]

    def test(self, node):
        """A condition: no bare tuple, but a bare walrus."""
        if isinstance(node, gast.NamedExpr):
            return lambda p: p.at(node, NAMED)
        return node if not isinstance(node, gast.Tuple) else lambda p: p.at(node, TEST)

    def _Delete(self, node):
        self.line("del ", *self.many(node.targets))

    def many(self, nodes):
        return [p for k, n in enumerate(nodes) for p in ([", "] * bool(k) + [self.test(n)])]

    def _Assert(self, node):
        self.line("assert ", *self.many(filter(None, [node.test, node.msg])))

    def _Raise(self, node):
        self.line("raise", *self.after(" ", node.exc), *self.after(" from ", node.cause))

    def _Import(self, node):
        self.line("import " + ", ".join(map(alias, node.names)))

    def _ImportFrom(self, node):
        module = "." * (node.level or 0) + (node.module or "")
        self.line(
            f"from {module} import ", lambda p: p.optional([p.word(alias(a)) for a in node.names])
        )

    def _Global(self, node):
        self.line(f"{type(node).__name__.lower()} {', '.join(node.names)}")

    _Nonlocal = _Global

    def _Pass(self, node):
        self.line(type(node).__name__.lower())

    _Break = _Continue = _Pass

    def _TypeAlias(self, node):
        self.line("type ", node.name, *self.type_parameters(node), " = ", self.grouped(node.value))

    def _If(self, node):
        word = "if "
        while True:
            self.line(word, self.test(node.test), ":")
            self.inner(node.body)
            if len(node.orelse) != 1 or not isinstance(node.orelse[0], gast.If):
                return self.tail("else:", node.orelse)
            [node], word = node.orelse, "elif "
            self.place(node)

    def tail(self, head, body):
        if body:
            self.line(head)
            self.inner(body)

    def _While(self, node):
        self.line("while ", self.test(node.test), ":")
        self.inner(node.body)
        self.tail("else:", node.orelse)

    def _For(self, node, head="for "):
        self.line(head, node.target, " in ", node.iter, ":")
        self.inner(node.body)
        self.tail("else:", node.orelse)

    def _AsyncFor(self, node):
        self._For(node, "async for ")

    def _With(self, node, head="with "):
        items = [p for w in node.items for p in (", ", *self.context(w))][1:]
        self.line(head, *items, ":")
        self.inner(node.body)

    def _AsyncWith(self, node):
        self._With(node, "async with ")

    def context(self, item):
        shown = [lambda p: p.at(item.context_expr, TEST)]
        if item.optional_vars:
            shown += [" as ", lambda p: p.at(item.optional_vars, TEST)]
        return shown

    def _Try(self, node, word="except"):
        self.line("try:")
        self.inner(node.body)
        for handler in node.handlers:
            name = f" as {name_of(handler.name)}" if handler.name else ""
            self.line(word, *self.after(" ", self.grouped(handler.type)), name, ":")
            self.inner(handler.body)
        self.tail("else:", node.orelse)
        self.tail("finally:", node.finalbody)

    def _TryStar(self, node):
        self._Try(node, "except*")

    def grouped(self, node):
        """A tuple in its parentheses."""
        return (lambda p: p.at(node, TEST)) if isinstance(node, gast.Tuple) else node

    def _Match(self, node):
        self.line("match ", node.subject, ":")
        self.depth += 1
        for case in node.cases:
            guard = [" if ", self.test(case.guard)] if case.guard else []
            self.line("case ", lambda p, c=case: p.dispatch(c.pattern), *guard, ":")
            self.inner(case.body)
        self.depth -= 1

    def _FunctionDef(self, node, head="def "):
        self.decorators(node)
        returns = [" -> " + to_source(node.returns)] if node.returns else []
        self.line(head + node.name, *self.type_parameters(node), signature(node), *returns, ":")
        self.depth += 1
        self.documented(node.body, node)
        self.depth -= 1

    def _AsyncFunctionDef(self, node):
        self._FunctionDef(node, "async def ")

    def _ClassDef(self, node):
        self.decorators(node)
        bases = [lambda p: p.bases(node)] if node.bases or node.keywords else []
        self.line("class " + node.name, *self.type_parameters(node), *bases, ":")
        self.depth += 1
        self.documented(node.body, node)
        self.depth -= 1

    def decorators(self, node):
        for decorator in node.decorator_list:
            self.line("@", self.test(decorator))

    def type_parameters(self, node):
        params = getattr(node, "type_params", None)
        return [lambda p: p.bracket("[", params, "]")] if params else []
