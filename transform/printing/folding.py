"""Break a line that is too long, where the formatter would break it.

The line is written as text with marks: a `Group` prints on one line if it fits there, and otherwise
each of its own breaks is a new line.  What stands in brackets is indented.
"""

import gast

from ..frozen import frozen
from .patterns import Patterns
from .precedence import AND, OR, TEST, YIELD, is_open_pair, level, may_stay_bare, rank

WIDTH = 100
CHAINS = (gast.BinOp, gast.BoolOp, gast.Compare, gast.IfExp)
BRACKETED = (
    gast.Call, gast.Subscript, gast.UnaryOp, gast.Tuple, gast.List, gast.Set, gast.Dict,
    gast.Lambda, gast.ListComp, gast.SetComp, gast.DictComp, gast.GeneratorExp,
)  # fmt: skip


@frozen
class Break:
    """A place to break a line: `flat` is what stands there unbroken, `broken` before it."""

    flat: str = ""
    broken: str = ""
    indent: int = 0


@frozen
class Group:
    """Pieces that stay on one line, or break at every break of their own."""

    pieces: list
    width: int


def breadth(piece):
    """How wide a piece prints on one line."""
    match piece:
        case Group(width=width):
            return width
        case Break(flat=flat):
            return len(flat)
    return len(piece)


class Folder(Patterns):
    """Writes an expression as a group; breaks only inside of brackets, or anywhere if `inside`."""

    def __init__(self, inside):
        self.inside = inside
        self.pieces = []

    def write(self, text):
        self.pieces.append(text)

    def group(self, show):
        """Put what `show` writes into a group of its own."""
        outer, self.pieces = self.pieces, []
        show()
        outer.append(Group(self.pieces, sum(map(breadth, self.pieces))))
        self.pieces = outer

    def gap(self):
        self.write(Break(" ") if self.inside else " ")

    def at(self, node, least, chain=None):
        if (
            level(node) >= least
            and isinstance(node, CHAINS)
            and rank(node) != (OR if chain == AND else chain)
        ):
            self.group(lambda: self.dispatch(node))
        else:
            super().at(node, least, chain)

    def bracket(self, opening, items, closing, least=TEST, comma=","):
        """Arguments may share the second line; what else stands in brackets gets a line each."""
        if not items:
            return self.write(opening + closing)
        self.write(opening)
        outside, self.inside = self.inside, True
        self.group(lambda: self.content(items, least, comma))
        self.inside = outside
        self.write(closing)

    def content(self, items, least, comma):
        last = "," if comma in (",", "arg") else ""
        self.write(Break(indent=4))
        if comma == "arg":
            self.group(lambda: self.listed(items, least, last))
        else:
            self.listed(items, least, last)
        self.write(Break(indent=-4))

    def listed(self, items, least, last):
        for k, item in enumerate(items):
            if k:
                self.write(",")
                self.write(Break(" "))
            self.item(item, least)
        self.write(Break(broken=last, indent=None) if last else "")

    def lambda_body(self, node):
        if isinstance(node, (*CHAINS, gast.Lambda)):
            self.group(lambda: self.wrapped(lambda: self.at(node, TEST)))
        else:
            super().lambda_body(node)

    def indices(self, parts):
        self.group(lambda: self.listed(parts, TEST, ","))

    def comprehension(self, first, generators):
        self.group(lambda: super(Folder, self).comprehension(first, generators))

    def bare(self, node, least=YIELD):
        """A tuple, which gets parentheses where it breaks."""
        if isinstance(node, gast.Tuple) and len(node.elts) > 1 and not self.inside:
            self.optional(node.elts)
        else:
            super().bare(node, least)

    def optional(self, items):
        self.group(lambda: self.wrapped(lambda: self.listed(items, TEST, ",")))

    def wrapped(self, show):
        """What `show` writes, in parentheses if it breaks."""
        outside, self.inside = self.inside, True
        self.write(Break(broken="(", indent=4))
        show()
        self.write(Break(indent=-4))
        self.write(Break(broken=")", indent=None))
        self.inside = outside


def fold(pieces, indent):
    """The lines of a statement made of texts, expressions and functions that print."""
    last = next((k for k in reversed(range(len(pieces))) if isinstance(pieces[k], gast.AST)), None)
    value = None if last is None else pieces[last]
    if pieces[0] == "return" and is_open_pair(value):
        return render(marked([*pieces[:last], lambda p: p.commas(value.elts)]), indent)
    plain = render(marked(pieces), indent)
    if value is None:
        return plain
    wrapped = render(marked(pieces, wrap=last), indent)
    before = "".join(flat(Group(marked(pieces[:last]), 0)))
    by_itself = has_own_brackets(value) or (
        isinstance(value, CHAINS) and may_stay_bare(value, plain.count("\n"))
    )
    if by_itself and fits(plain) and plain.startswith(before):
        return plain
    if (fits(wrapped) and wrapped.startswith(before)) or isinstance(value, CHAINS):
        return wrapped
    return plain


def has_own_brackets(node):
    """Whether an expression may break in brackets of its own."""
    while isinstance(node, gast.Attribute):
        node = node.value
    return isinstance(node, BRACKETED)


def marked(pieces, wrap=None):
    """The pieces of a statement with the places where it may break."""
    folder = Folder(inside=False)
    for k, piece in enumerate(pieces):
        match piece:
            case str():
                folder.write(piece)
            case gast.AST() if k == wrap:
                folder.group(lambda: folder.wrapped(lambda: folder.at(piece, YIELD)))
            case gast.AST():
                folder.bare(piece)
            case _:
                piece(folder)
    return folder.pieces


def fits(text):
    return all(len(line) <= WIDTH for line in text.split("\n"))


def render(pieces, indent):
    """The text of `pieces`, as few of their groups broken as need be."""
    page = Page(indent)
    page.put(pieces, [])
    return "".join(page.text)


class Page:
    """Where rendering is: the text so far, its column and the indentation."""

    def __init__(self, indent):
        self.text, self.column, self.indent = [], indent, indent

    def put(self, pieces, rest):
        """Print broken `pieces`, which `rest`, lists of pieces, will follow."""
        for k, piece in enumerate(pieces):
            match piece:
                case str():
                    self.add(piece)
                case Break():
                    self.turn(piece)
                case Group():
                    after = [pieces[k + 1 :], *rest]
                    room = WIDTH - self.column - piece.width
                    if room >= 0 and reach(after, room):
                        self.add("".join(flat(piece)))
                    else:
                        self.put(piece.pieces, after)

    def add(self, text):
        self.text.append(text)
        self.column += len(text)

    def turn(self, mark):
        self.add(mark.broken)
        if mark.indent is not None:
            self.indent += mark.indent
            self.text.append("\n" + " " * self.indent)
            self.column = self.indent


def flat(group):
    """The texts of a group that is printed on one line."""
    for piece in group.pieces:
        match piece:
            case str():
                yield piece
            case Break():
                yield piece.flat
            case Group():
                yield from flat(piece)


def reach(rest, room):
    """Whether what follows fits into `room`, up to the first place where the line may break."""
    todo = list(reversed(rest))
    while todo and room >= 0:
        piece = todo.pop()
        match piece:
            case str():
                room -= len(piece)
            case Break(broken=text, indent=indent):
                room -= len(text)
                if indent is not None:
                    return room >= 0
            case Group(pieces=inner) | list(inner):
                todo.extend(reversed(inner))
    return room >= 0
