"""How an emitted function reads: its sweeps under headings, each line of the primal a paragraph."""

from itertools import groupby, takewhile

import gast

from ..printing.layout import Blank, Comment
from ..trees.names import all_names, reads, writes
from ..trees.tree import blocks, like, placed, statements, walk

MOST = 4  # names that start on one line


def opened(body):
    """A body whose lists start on one line, `xs, ys = [], []`, and likewise what starts alike."""
    lists = list(early(body))
    rest = [s for s in body if s not in lists]
    start = 1 if rest and isinstance(rest[0], Comment) else 0
    constants = list(takewhile(is_constant, rest[start:]))
    alike = [list(same) for _, same in groupby(constants, lambda s: gast.dump(s.value))]
    lines = [*map(together, by_few(lists)), *(chained(s) for same in alike for s in by_few(same))]
    return [*rest[:start], *lines, *rest[start + len(constants) :]]


def early(body):
    """The empty lists of a body that may as well come first: nothing before them uses the name."""
    seen = set()
    for stmt in body:
        if is_empty_list(stmt) and stmt.targets[0].id not in seen:
            yield stmt
        seen |= all_names(stmt)


def by_few(stmts):
    return [stmts[k : k + MOST] for k in range(0, len(stmts), MOST)]


def together(stmts):
    """`x, y = [], []` for `x = []` and `y = []`."""
    targets = gast.Tuple([s.targets[0] for s in stmts], gast.Store())
    values = gast.Tuple([s.value for s in stmts], gast.Load())
    return stmts[0] if len(stmts) == 1 else gast.Assign([targets], values, None)


def chained(stmts):
    """`x = y = 0.0` for `x = 0.0` and `y = 0.0`."""
    return gast.Assign([s.targets[0] for s in stmts], stmts[0].value, None)


def is_empty_list(stmt):
    match stmt:
        case gast.Assign(targets=[gast.Name()], value=gast.List(elts=[])):
            return not hasattr(stmt, "lineno")
    return False


def is_constant(stmt):
    match stmt:
        case gast.Assign(targets=[gast.Name()], value=gast.Constant()):
            return not hasattr(stmt, "lineno")
    return False


def paragraphs(block, lines, top=True, current=None):
    """The statements of a reverse sweep, each line's adjoint under the line itself.

    `current`: the line that the heading above is about.
    """
    out = []
    for stmt in starts_first(block):
        place = getattr(stmt, "lineno", None)
        if isinstance(stmt, gast.If) and not is_expression(stmt):
            current = None
        elif place != current and place is not None:
            current = place
            text = heading(stmt, lines)
            if text:
                out += [Blank()] * top + [placed(Comment(text), stmt)]
        out.append(inside(stmt, lines))
    return out


def starts_first(block):
    """A block in which the adjoints that start as zero for what follows start at its beginning."""
    first, rest, seen, changed, effects = [], [], set(), set(), False
    for k, stmt in enumerate(block):
        following = next((s for s in block[k + 1 :] if not is_start(s)), None)
        if is_start(stmt) and (is_loop(following) or place_of(following) != place_of(stmt)):
            start = gast.Assign(stmt.targets, stmt.value, None)
            sizes = reads(stmt.value)
            fixed = sizes.isdisjoint(changed) and not (sizes and effects)
            if writes(stmt).isdisjoint(seen) and fixed:
                first.append(start)
                continue
            stmt = stmt if is_loop(following) else start
        rest.append(stmt)
        seen |= all_names(stmt)
        changed |= set().union(*map(changed_by, statements([stmt])))
        effects = effects or any(isinstance(s, gast.Expr) for s in statements([stmt]))
    placed = [k for k, stmt in enumerate(rest) if place_of(stmt) is not None]
    where = placed[0] if placed else len(rest)
    return [*rest[:where], *first, *rest[where:]]


def is_start(stmt):
    """Whether a statement gives a name the zero, or an empty list, that is added to later."""
    match stmt:
        case gast.Assign(
            targets=[gast.Name()], value=gast.Constant(value=0.0) | gast.List(elts=[])
        ):
            return True
        case gast.Assign(
            targets=[gast.Name()],
            value=gast.Call(
                func=gast.Attribute(attr="zeros_like" | "empty_sum"), args=[gast.Name()]
            )
            | gast.BinOp(left=gast.List(elts=[gast.Constant(value=0.0)]), op=gast.Mult()),
        ):
            return True
    return False


def is_loop(stmt):
    return isinstance(stmt, (gast.For, gast.While))


def place_of(stmt):
    return getattr(stmt, "lineno", None)


def changed_by(stmt):
    """The names that a simple statement binds, or whose list or array it changes."""
    found = set() if blocks(stmt) else {*writes(stmt)}
    for node in walk(stmt) if not blocks(stmt) else ():
        match node:
            case gast.Subscript(value=gast.Name(id=id), ctx=gast.Store()):
                found.add(id)
            case gast.Call(func=gast.Attribute(value=gast.Name(id=id), attr="append" | "pop")):
                found.add(id)
    return found


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
        case gast.With():
            return like(stmt, body=paragraphs(stmt.body, lines, False, stmt.lineno))
    return stmt


def heading(stmt, lines):
    """`12: y = x * x`: the number and the text of the primal's line."""
    if not 0 < stmt.lineno <= len(lines):
        return None
    return f"{stmt.lineno}: {lines[stmt.lineno - 1].strip()}"
