"""Print what is rare in emitted code: patterns of `match`, type parameters, f-strings."""

import gast

from .expressions import Expressions
from .literals import formatted
from .precedence import ATOM, BIT_OR, SHIFT, TEST


class Patterns(Expressions):
    """One method for each kind of pattern and of type parameter, and f-strings."""

    def _MatchValue(self, node):
        self.at(node.value, SHIFT)

    def _MatchSingleton(self, node):
        self.write(repr(node.value))

    def _MatchStar(self, node):
        self.write("*" + (node.name or "_"))

    def _MatchSequence(self, node):
        self.bracket("[", [self.pattern(p) for p in node.patterns], "]")

    def _MatchMapping(self, node):
        items = [self.entry(k, p) for k, p in zip(node.keys, node.patterns)]
        if node.rest:
            items.append(self.word("**" + node.rest))
        self.bracket("{", items, "}")

    def _MatchClass(self, node):
        self.at(node.cls, ATOM)
        named = zip(node.kwd_attrs, node.kwd_patterns)
        items = [self.pattern(p) for p in node.patterns]
        items += [self.pattern(p, word + "=") for word, p in named]
        self.bracket("(", items, ")", comma="arg")

    def _MatchAs(self, node):
        if node.pattern:
            self.enclosed(node.pattern)
            self.write(" as ")
        self.write(node.name or "_")

    def _MatchOr(self, node):
        for k, pattern in enumerate(node.patterns):
            self.write(" | " if k else "")
            self.enclosed(pattern)

    def enclosed(self, node):
        """A pattern in another one: alternatives and names for them are in parentheses."""
        kind = type(node).__name__
        open_ = kind == "MatchOr" or (kind == "MatchAs" and node.pattern)
        self.write("(" if open_ else "")
        self.dispatch(node)
        self.write(")" if open_ else "")

    def pattern(self, node, before=""):
        def show():
            self.write(before)
            self.dispatch(node)

        return show

    def entry(self, key, pattern):
        def show():
            self.at(key, BIT_OR)
            self.write(": ")
            self.dispatch(pattern)

        return show

    def _TypeVar(self, node, stars=""):
        self.write(stars + node.name)
        for sign, value in ((": ", getattr(node, "bound", None)), (" = ", node.default_value)):
            if value:
                self.write(sign)
                self.at(value, BIT_OR if isinstance(value, gast.Starred) else TEST)

    def _TypeVarTuple(self, node):
        self._TypeVar(node, "*")

    def _ParamSpec(self, node):
        self._TypeVar(node, "**")

    def _JoinedStr(self, node):
        self.write(formatted(node))

    _TemplateStr = _JoinedStr

    def _Await(self, node):
        self.write("await ")
        self.at(node.value, ATOM)
