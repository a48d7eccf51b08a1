"""A derivative that checks itself: the first line that produces a NaN is named.

>>> from wengert import grad
>>> debug(grad(lambda x: x * x))(3.0)
6.0
>>> try:
...     debug(grad(lambda x: np.sum(np.sqrt(x))))(np.zeros(2))
... except FloatingPointError as error:
...     print(str(error).partition(" at ")[0])
x_bar is inf

The code is emitted with a check of each adjoint that is computed, against the value that it is the
adjoint of: its shape, its structure, and whether it is real.  After each of its lines what was
computed is asked to be no NaN, and an adjoint to be finite.
"""

import ast
from importlib import import_module
from types import SimpleNamespace

import numpy as np

from wengert.runtime.checks import WrongAdjoint, check_adjoint
from wengert.runtime.trees import CONTAINERS, NUMBERS, values

from ..api import part
from ..calls.load import load
from ..calls.origins import note, quoted
from ..frozen import replace
from ..words import installed

CHECK = "wengert_check"  # what the code is given: the checks, under this name
PIPELINE = "wengert.transform.pipeline"


def debug(derivative):
    """What `grad` returned, as a function that checks each line of what it runs.

    It raises FloatingPointError for what is not finite, ValueError for an adjoint whose shape or
    kind is wrong; both name the line.
    """
    known = derivative.derivative

    def checked(*args, **kwargs):
        variant, (passed, named) = known.variant(args, kwargs)
        built = variant.built
        if installed():
            request = known.request(*args, **kwargs)
            built = import_module(PIPELINE).build(request, checked=True)
        built = checking(built)
        try:
            found = built.entry(*passed, **named)
        except Exception as error:
            note(built, error)
            raise
        bars, other = unpacked(found, **known.options)
        bars = dict(zip(known.wrt, bars if len(known.wrt) > 1 else (bars,)))
        parts = [part(bars[c.name], c.key) for c in known.chosen]
        parts = parts[0] if known.single else tuple(parts)
        if known.options["value"]:
            return other, parts
        return (parts, other) if known.options["has_aux"] else parts

    checked.__name__ = checked.__qualname__ = derivative.__name__
    checked.primal = derivative.primal
    return checked


def unpacked(found, value, has_aux):
    """The adjoints, and what is returned beside them."""
    if value:
        return found[1], found[0]
    return found if has_aux else (found, None)


def checking(built):
    """What was built, with a check after each line."""
    lines = built.text.split("\n")

    def where(line):
        file, number = built.origins.get(line, (None, None))
        place = f" at {file}, line {number}{quoted(file, number)}" if file else ""
        return f"{place}; in the derivative: {lines[line - 1].strip()}"

    def finite(value, name, line):
        if wrong := what_is_wrong(value, name):
            raise FloatingPointError(f"{name} is {wrong}{where(line)}")

    def adjoint(bar, value, name, line):
        try:
            check_adjoint(bar, value)
        except WrongAdjoint as error:
            raise WrongAdjoint(f"{name} has {error}{where(line)}") from None

    file = f"{built.entry.__code__.co_filename} checked"
    checks = SimpleNamespace(finite=finite, adjoint=adjoint)
    bindings = {
        id: replace(binding, names={**binding.names, CHECK: checks})
        for id, binding in built.bindings.items()
    }
    loaded = load(built.text, file, bindings, with_checks)
    return replace(built, entry=loaded[built.entry.__name__])


def with_checks(tree):
    """A module with a check after each simple statement that binds a name."""
    for function in tree.body:
        if isinstance(function, ast.FunctionDef):
            add_checks(function)
    return tree


def add_checks(node):
    """Put checks into the blocks of a statement; nested functions stay as they are."""
    for field in ("body", "orelse", "finalbody"):
        if block := getattr(node, field, None):
            setattr(node, field, [*checked_block(block)])
    for handler in getattr(node, "handlers", ()):
        add_checks(handler)


def checked_block(block):
    """The statements of a block with checks that know which statement they are about."""
    about = None
    for stmt in block:
        match stmt:
            case ast.Expr(ast.Call(ast.Attribute(attr="check_adjoint"), [ast.Name(id=bar), value])):
                yield check(f"adjoint({bar}, {ast.unparse(value)}, {bar!r}, {about})", stmt)
            case _:
                about = stmt.lineno
                if not isinstance(stmt, ast.FunctionDef):
                    add_checks(stmt)
                yield stmt
                for id in bound(stmt):
                    yield check(f"finite({id}, {id!r}, {about})", stmt)


def check(call, at):
    """The statement that calls a check."""
    stmt = ast.parse(f"{CHECK}.{call}").body[0]
    return ast.fix_missing_locations(ast.increment_lineno(stmt, at.lineno - 1))


def bound(stmt):
    """The names that a simple statement binds, or into whose values it stores."""
    targets = getattr(stmt, "targets", None) or [getattr(stmt, "target", None)]
    if not isinstance(stmt, ast.Assign | ast.AugAssign):
        return
    for target in targets:
        for node in target.elts if isinstance(target, ast.Tuple) else [target]:
            while isinstance(node, ast.Subscript | ast.Attribute | ast.Starred):
                node = node.value
            if isinstance(node, ast.Name):
                yield node.id


def what_is_wrong(value, name):
    """Why a value can't be right, or None."""
    if isinstance(value, CONTAINERS):
        found = (what_is_wrong(part, name) for part in values(value))
        return next(filter(None, found), None)
    if not isinstance(value, NUMBERS) or np.asarray(value).dtype.kind not in "fc":
        return None
    if np.isnan(value).any():
        return "nan"
    return "inf" if name_of_adjoint(name) and np.isinf(value).any() else None


def name_of_adjoint(name):
    return name.rstrip("0123456789").rstrip("_").endswith("_bar")
