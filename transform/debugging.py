"""A derivative that checks itself: the first line that produces a NaN is named.

>>> from wengert import grad
>>> debug(grad(lambda x: x * x))(3.0)
6.0
>>> try:
...     debug(grad(lambda x: np.sum(np.sqrt(x))))(np.zeros(2))
... except FloatingPointError as error:
...     print(str(error).partition(" at ")[0])
x_bar is inf

After each line of the emitted code that computes an adjoint it is asked to be finite, after each
other line to be no NaN; in the end the adjoint of each argument must have the argument's shape.
"""

import ast

import numpy as np

from wengert.runtime.trees import CONTAINERS, NUMBERS, values

from .api import part
from .frozen import replace
from .load import load
from .origins import quoted
from .targets import own_signature

CHECK = "wengert_check"


def debug(derivative):
    """What `grad` returned, as a function that checks each line of what it runs."""
    known = derivative.derivative

    def checked(*args, **kwargs):
        variant, (passed, named) = known.variant(args, kwargs)
        found = checking(variant.built)(*passed, **named)
        bars, other = unpacked(found, **known.options)
        given = own_signature(known.callee.target.function).bind(*passed, **named).arguments
        bars = dict(zip(known.wrt, bars if len(known.wrt) > 1 else (bars,)))
        for name, bar in bars.items():
            check_shape(bar, given[name], name)
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


def check_shape(bar, value, name):
    """Raise unless the adjoint of an argument has the argument's shape."""
    if isinstance(value, np.ndarray) and np.shape(bar) != value.shape:
        raise ValueError(f"the adjoint of {name} has the shape {np.shape(bar)}, not {value.shape}")


def checking(built):
    """The entry of what was built, with a check after each line."""
    places = built.origins
    lines = built.text.splitlines()

    def check(value, name, line):
        if wrong := what_is_wrong(value, name):
            where = f" at {places[line][0]}, line {places[line][1]}" if line in places else ""
            own = quoted(*places[line]) if line in places else ""
            told = f"{name} is {wrong}{where}{own}; in the derivative: {lines[line - 1].strip()}"
            raise FloatingPointError(told)

    file = f"{built.entry.__code__.co_filename} checked"
    bindings = {
        id: replace(binding, names={**binding.names, CHECK: check})
        for id, binding in built.bindings.items()
    }
    loaded = load(built.text, file, bindings, with_checks)
    return loaded[built.entry.__name__]


def with_checks(tree):
    """A module with a check after each simple statement that binds a name."""
    for node in ast.walk(tree):
        for field in ("body", "orelse", "finalbody"):
            block = getattr(node, field, None)
            if isinstance(block, list) and not isinstance(node, ast.Module):
                setattr(node, field, [new for stmt in block for new in (stmt, *checks(stmt))])
    return tree


def checks(stmt):
    """The checks of what a statement binds."""
    targets = getattr(stmt, "targets", None) or [getattr(stmt, "target", None)]
    if not isinstance(stmt, ast.Assign | ast.AugAssign):
        return
    for target in targets:
        for node in target.elts if isinstance(target, ast.Tuple) else [target]:
            while isinstance(node, ast.Subscript | ast.Attribute | ast.Starred):
                node = node.value
            if isinstance(node, ast.Name):
                text = f"{CHECK}({node.id}, {node.id!r}, {stmt.lineno})"
                call = ast.parse(text).body[0]
                yield ast.fix_missing_locations(ast.increment_lineno(call, stmt.lineno - 1))


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
