"""How an emitted function reads: its sweeps under headings, each line of the primal a paragraph."""

import gast

from ..layout import Blank, Comment
from ..tree import like, statements


def paragraphs(block, lines, top=True, current=None):
    """The statements of a reverse sweep, each line's adjoint under the line itself.

    `current`: the line that the heading above is about.
    """
    out = []
    for stmt in block:
        place = getattr(stmt, "lineno", None)
        if isinstance(stmt, gast.If) and not is_expression(stmt):
            current = None
        elif place != current and place is not None:
            current = place
            text = heading(stmt, lines)
            if text:
                out += [Blank()] * top + [Comment(text)]
        out.append(inside(stmt, lines))
    return out


def is_expression(branch):
    """Whether all of a branch is about one line, as that of a conditional expression is."""
    inner = statements([branch])
    places = {place for stmt in inner if (place := getattr(stmt, "lineno", None)) is not None}
    return len(places) == 1


def inside(stmt, lines):
    match stmt:
        case gast.If():
            current = stmt.lineno if is_expression(stmt) else None
            body = paragraphs(stmt.body, lines, False, current)
            orelse = paragraphs(stmt.orelse, lines, False, current)
            return like(stmt, body=body, orelse=orelse)
        case gast.For() | gast.While():
            line = getattr(stmt, "lineno", None)
            return like(stmt, body=paragraphs(stmt.body, lines, False, line))
    return stmt


def heading(stmt, lines):
    """`12: y = x * x`: the number and the text of the primal's line."""
    if not 0 < stmt.lineno <= len(lines):
        return None
    return f"{stmt.lineno}: {lines[stmt.lineno - 1].strip()}"
