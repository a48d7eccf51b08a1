"""What precompiled derivatives are asked for: what is decorated, and what example calls say."""

import ast

import numpy as np

from ..calls.annotations import annotated_types
from ..calls.choices import choices, names
from ..calls.derivative import Callee, Derivative
from ..calls.targets import target_of, types_of
from ..request import Request
from ..types import differentiable
from . import told
from .things import label

MODES = {"grad": "reverse", "value_and_grad": "reverse", "vjp": "split", "jvp": "forward"}
TAKEN = ast.parse("lambda *args, **kwargs: (args, kwargs)", mode="eval").body


def by_annotations(module):
    """What calls of the derivatives that a module defines ask for, by their annotations."""
    for derivative in derivatives(vars(module).values(), module):
        if not derivative.callee.inner:
            yield derivative.annotated()


def derivatives(values, module):
    """The derivatives among some values, and in classes, of functions of a module."""
    for value in values:
        made = getattr(value, "__dict__", {}).get("derivative")
        if (
            isinstance(made, Derivative)
            and made.callee.target.function.__module__ == module.__name__
        ):
            if is_named(made.callee.target.function):
                yield made
        elif isinstance(value, type) and value.__module__ == module.__name__:
            yield from derivatives(vars(value).values(), module)


def is_named(function):
    """Whether a function can be found again by its name."""
    try:
        found = told.found(label(function))
    except (ImportError, AttributeError):
        return False
    return getattr(found, "primal", found) is function


def request_by_annotations(function, mode, argnums):
    """What a call of a derivative of a function asks for, by its annotations."""
    if known := getattr(function, "derivative", None):
        return known.annotated()
    title = MODES[mode]
    if title == "reverse":
        return Derivative(function, mode, argnums, False).annotated()
    plain = target_of(function).function
    types = annotated_types(plain)
    wrt = names(choices(argnums, Callee(function).signature))
    return Request(plain, title, wrt, tuple(types.values()))


def likely(module, like, mode, argnums):
    """What the calls given as examples ask for, those of functions of a module."""
    around = {"np": np, **vars(module)}
    for text in like:
        call = ast.parse(text.strip(), mode="eval").body
        if not isinstance(call, ast.Call):
            raise ValueError(f"{text!r} is no call")
        try:
            called = value(call.func, around)
        except (NameError, AttributeError):
            continue
        args, kwargs = value(ast.Call(TAKEN, call.args, call.keywords), around)
        request = request_like(called, args, kwargs, mode, argnums)
        if request.function.__module__ == module.__name__:
            yield request


def value(expression, around):
    """The value of an expression of the user's."""
    code = compile(ast.fix_missing_locations(ast.Expression(expression)), "<like>", "eval")
    return eval(code, around)


def request_like(function, args, kwargs, mode, argnums):
    """What a derivative of a function asks for in a call with these arguments."""
    if known := getattr(function, "derivative", None):
        return known.request(*args, **kwargs)
    if MODES[mode] == "reverse":
        return Derivative(function, mode, argnums, False).request(*args, **kwargs)
    callee = Callee(function)
    passed = callee.full(callee.bind(args, kwargs))
    types = types_of(callee.target.function, *passed)
    given = dict(zip(annotated_types(callee.target.function), types))
    wrt = tuple(name for name, t in given.items() if differentiable(t))
    return callee.request(MODES[mode], wrt, *passed)
