"""How an emitted function reads: its sweeps under headings, each line of the primal a paragraph."""

import gast

from ..tree import like
from ..layout import Blank, Comment


def paragraphs(block, lines, top=True, current=None):
    """The statements of a reverse sweep, each line's adjoint under the line itself.

    `current`: the line that the heading above is about.
    """
    out = []
    for stmt in block:
        place = getattr(stmt, "lineno", None)
        if place != current and place is not None:
            current = place
            text = heading(stmt, lines)
            if text:
                out += [Blank()] * top + [Comment(text)]
        out.append(inside(stmt, lines))
    return out


def inside(stmt, lines):
    match stmt:
        case gast.If():
            body, orelse = (
                paragraphs(stmt.body, lines, False),
                paragraphs(stmt.orelse, lines, False),
            )
            return like(stmt, body=body, orelse=orelse)
        case gast.For() | gast.While():
            line = getattr(stmt, "lineno", None)
            return like(stmt, body=paragraphs(stmt.body, lines, False, line))
    return stmt


def heading(stmt, lines):
    """`12: y = x * x`: the number and the text of the primal's line."""
    if isinstance(stmt, gast.If) or not 0 < stmt.lineno <= len(lines):
        return None
    return f"{stmt.lineno}: {lines[stmt.lineno - 1].strip()}"
