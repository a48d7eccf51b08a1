"""A function that computes a tangent, for a `jvp` that is taken inside of what is differentiated.

`jvp(f, (x, y), (x_dot, None))` is a call of

    def f_tangent(primals, tangents):
        return forward(primals[0], primals[1], x_dot=tangents[0])

where `forward` is what was emitted for f: it has a source, so that it has derivatives.  The adjoint
of this function is that of what it captures, `forward` and what is bound in f.
"""

from functools import lru_cache, partial
from types import CellType, FunctionType

import numpy as np

from wengert import runtime
from wengert.runtime.trees import Captured

from ..api import listed, tangent
from ..calls.derivative import Callee
from ..calls.load import Binding, load, watch
from ..errors import Unsupported
from ..types import type_of


def passing(function, primals, tangents, keys):
    """A function of primals and tangents like these that returns the result and its tangent.

    keys: the keywords by which the last primals are passed
    """
    listed(primals, tangents)
    if isinstance(function, partial) and function.keywords:
        raise Unsupported("a jvp of a partial with keywords, inside of a derivative: use a lambda")
    count = len(primals) - len(keys)
    callee = Callee(function, count, keys)
    bound = callee.bind(primals[:count], dict(zip(keys, primals[count:])))
    numbers = callee.signature.bind(*range(count), **dict(zip(keys, range(count, len(primals)))))
    values, dots = list(primals), {}
    for name, number in numbers.arguments.items():
        given = in_place(tangents, number)
        value, dot = tangent(bound.arguments[name], given, name)
        bound.arguments[name] = value
        if dot is not None and not is_zero(given, number):
            dots[name] = tangent_text(number, tangents, dot)
    args, kwargs = callee.floats(*callee.full(bound))
    if not dots:
        raise Unsupported("a jvp without tangents, inside of a derivative")
    built = callee.find("forward", tuple(dots), args, kwargs)
    for name, number in numbers.arguments.items():
        refill(values, number, bound.arguments[name])
    given = [f"before[{k}]" for k in range(len(callee.before))]
    given += [passed(k, key, primals, values) for k, key in enumerate((*[None] * count, *keys))]
    given += [f"{built.dots[name]}={text}" for name, text in dots.items()]
    return composed(built.entry, callee.before, ", ".join(given))


def in_place(tangents, number):
    """The tangents of a parameter: of *args, a tuple."""
    match number:
        case tuple():
            return tuple(tangents[k] for k in number)
        case dict():
            return {key: tangents[k] for key, k in number.items()}
    return tangents[number]


def is_zero(given, number):
    """Whether no tangent is given."""
    match number:
        case tuple():
            return all(dot is None for dot in given)
        case dict():
            return all(dot is None for dot in given.values())
    return given is None


def refill(values, number, value):
    """Put what a parameter is taken as where its arguments are."""
    match number:
        case tuple():
            for k, part in zip(number, value):
                values[k] = part
        case dict():
            for key, k in number.items():
                values[k] = value[key]
        case _:
            values[number] = value


def passed(k, key, primals, values):
    """An argument, as text."""
    text = converted(f"primals[{k}]", primals[k], values[k])
    return f"{key}={text}" if key else text


def tangent_text(number, tangents, dot):
    """The tangent of a parameter, as text."""
    match number:
        case tuple():
            parts = [converted(f"tangents[{k}]", tangents[k], d) for k, d in zip(number, dot)]
            return f"({', '.join(parts)},)"
        case dict():
            parts = [
                f"{key!r}: {converted(f'tangents[{k}]', tangents[k], dot[key])}"
                for key, k in number.items()
            ]
            return f"{{{', '.join(parts)}}}"
    return converted(f"tangents[{number}]", tangents[number], dot)


def converted(text, given, wanted):
    """The text of an argument or a tangent, converted to what it is taken as."""
    if given is None:
        return text if wanted is None else f"rt.zeros_like({text.replace('tangents', 'primals')})"
    if given is wanted or type_of(given) == type_of(wanted):
        return text
    if isinstance(given, int | float | np.number | np.bool_) and isinstance(wanted, float):
        return f"float({text})"
    if isinstance(given, np.ndarray) and isinstance(wanted, np.ndarray):
        return f"{text}.astype({wanted.dtype.name!r})"
    raise Unsupported(f"a jvp, inside of a derivative, with {given!r} for {wanted!r}")


def composed(forward, before, given):
    """The function that passes what is given on, with its own cells."""
    template = compiled(forward.__code__, forward, given)
    cells = {"forward": forward, "before": before, "rt": runtime}
    closure = tuple(CellType(cells[name]) for name in template.__code__.co_freevars)
    made = FunctionType(
        template.__code__, forward.__globals__, template.__name__, None, closure
    )  # fmt: skip
    watch(made, made.__code__.co_filename)
    return made


@lru_cache(maxsize=256)
def by_code(code, given):
    """Where the function is kept that was compiled for a forward sweep of this code."""
    return []


def compiled(code, forward, given):
    known = by_code(code, given)
    if not known:
        id = forward.__name__ + "_tangent"
        text = f"def {id}(primals, tangents):\n    return forward({given})\n"
        names = {"forward": forward, "before": (), "rt": runtime}
        file = f"<wengert tangent {forward.__qualname__} {hash((code, given)):x}>"
        known.append(load(text, file, {id: Binding(forward, names)})[id])
    return known[0]


def dots_of(captured, ahead):
    """The tangent of such a function from those of what the function under it has in it."""
    return Captured(forward=Captured(captured), before=tuple(ahead))


def bars_of(bar, function):
    """The adjoints of what a function captures, and of what is bound in it."""
    bars = dict((bar or {}).get("forward") or {})
    target = Callee(function).target
    plain = target.function
    for name in [name for name in bars if name not in plain.__code__.co_freevars]:
        if bars.pop(name):
            raise Unsupported(f"a jvp, inside of a derivative by what {name} captures")
    return bars, (bar or {}).get("before") or [None] * len(target.before)
