"""Derivatives that are taken inside of what is differentiated, as Python that is differentiated.

What `jvp`, `vjp` and the Jacobians do, in terms of pullbacks, which have adjoints and tangents, and
of functions that compute a tangent, which have a source.
"""

from wengert import runtime as rt

from . import api
from .calls.choices import choices, floats
from .calls.derivative import Callee
from .calls.seeds import seed_like
from .types import differentiable, type_of


def vjp(fun, *primals, has_aux=False):
    """What `wengert.vjp` does."""
    result, pull = rt.pullback(fun, *carrying(primals))
    zeros = rt.zeros_like(result)

    def pullback(y_bar):
        if has_aux:
            return pull((fitting(zeros[0], y_bar), zeros[1]))
        return pull(fitting(zeros, y_bar))

    if has_aux:
        return result[0], pullback, result[1]
    return result, pullback


def jvp(fun, primals, tangents, has_aux=False):
    """What `wengert.jvp` does."""
    run = rt.tangent_function(fun, primals, tangents)
    y, y_dot = run(primals, tangents)
    if has_aux:
        return y[0], y_dot[0], y[1]
    return y, y_dot


def hvp(fun, primals, tangents):
    """What `wengert.hvp` does."""
    argnums = 0 if len(primals) == 1 else tuple(range(len(primals)))
    return jvp(api.grad(fun, argnums), primals, tangents)


def jacrev(fun, argnums=0):
    """What `wengert.jacrev` returns."""

    def derivative(*args, **kwargs):
        places = chosen(fun, argnums, args, kwargs)
        given = as_floats(args, places)
        y, pull = rt.pullback(fun, *given, **kwargs)
        x = templates(given, kwargs, places)
        rows = [picked(pull(direction), places) for direction in rt.directions(y)]
        return rt.from_rows(rows, rt.zeros_like(y), x)

    return derivative


def jacfwd(fun, argnums=0):
    """What `wengert.jacfwd` returns."""

    def derivative(*args, **kwargs):
        places = chosen(fun, argnums, args, kwargs)
        given = (*as_floats(args, places), *kwargs.values())
        x = templates(given, {}, places)
        y = fun(*given[: len(args)], **kwargs)
        columns = []
        for direction in rt.directions(x):
            tangents = spread(direction, places, len(given))
            run = rt.tangent_function(fun, given, tangents, tuple(kwargs))
            columns.append(run(given, tangents)[1])
        return rt.from_columns(columns, rt.zeros_like(y), x)

    return derivative


def hessian(fun, argnums=0):
    """What `wengert.hessian` returns."""
    return jacfwd(api.grad(fun, argnums), argnums)


def elementwise_grad(fun, argnums=0):
    """What `wengert.elementwise_grad` returns."""

    def derivative(*args, **kwargs):
        places = chosen(fun, argnums, args, kwargs)
        y, pull = rt.pullback(fun, *as_floats(args, places), **kwargs)
        return picked(pull(rt.ones(y)), places)

    return derivative


def picked(bars, places):
    """Of the adjoints of all arguments, those at some places, one of them or a tuple."""
    if isinstance(places, int):
        return bars[places]
    return tuple([bars[place] for place in places])


# What has rules: see rules/derivatives.py


def carrying(primals):
    """The primals of a pullback: integers are floats where there is nothing else."""
    if any(differentiable(type_of(x)) for x in primals):
        return primals
    return tuple(map(floats, primals))


def as_floats(args, places):
    """The arguments of a derivative: integers are floats where it is by them."""
    listed = (places,) if isinstance(places, int) else places
    return tuple(floats(x) if k in listed else x for k, x in enumerate(args))


def fitting(zeros, y_bar):
    """An adjoint of what has these zeros, which it must fit."""
    return seed_like(zeros, y_bar, "vjp: the adjoint")


def chosen(fun, argnums, args, kwargs):
    """Which of the arguments, positional ones first, a derivative is by: a number, or a tuple."""
    signature = Callee(fun).signature
    numbers = signature.bind(*range(len(args)), **dict(zip(kwargs, range(len(args), 99)))).arguments
    places = []
    for choice in choices(argnums, signature):
        if choice.name not in numbers:
            raise TypeError(f"a derivative by {choice.name}, inside of another, which is not given")
        number = numbers[choice.name]
        places.append(number if choice.key is None else number[choice.key])
    return tuple(places) if isinstance(argnums, tuple | list) else places[0]


def templates(args, kwargs, places):
    """Zeros of the structure of those arguments that a derivative is by."""
    given = (*args, *kwargs.values())
    x = given[places] if isinstance(places, int) else tuple(given[k] for k in places)
    rt.check_real(x)
    return rt.zeros_like(x)


def spread(direction, places, count):
    """The tangents of all arguments; None for those that a derivative is not by."""
    listed, dots = ((places,), (direction,)) if isinstance(places, int) else (places, direction)
    found = dict(zip(listed, dots))
    return tuple(found.get(k) for k in range(count))
