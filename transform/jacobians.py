"""Derivatives of functions with results of any shape, one basis direction at a time.

A Jacobian has the shape of the result, then that of the argument; the structures of both where they
are lists, tuples or dicts: for each part of the result, for each part of the argument.
"""

from wengert.runtime.jacobians import (
    check_real,
    directions,
    from_columns,
    from_rows,
    ones,
)
from wengert.runtime.trees import rebuilt, zeros_like

from . import within
from .api import forward, grad, jvp, reverse
from .calls.choices import choices, converted
from .calls.derivative import Callee, dress
from .calls.seeds import seed_like


def jacfwd(fun, argnums=0):
    """The Jacobian of a function, column by column in forward mode: for few arguments."""
    return built_on(columns, fun, argnums, within.jacfwd)


def jacrev(fun, argnums=0):
    """The Jacobian of a function, row by row in reverse mode: for few results."""
    return built_on(rows, fun, argnums, within.jacrev)


jacobian = jacrev


def hessian(fun, argnums=0):
    """The second derivatives of a function with a real scalar result, forward over reverse."""
    made = jacfwd(grad(fun, argnums), argnums)
    return dressed(made, fun, made.inside)


def elementwise_grad(fun, argnums=0):
    """The gradient of the sum of a function's result: its derivative, where it is elementwise."""
    return built_on(sums, fun, argnums, within.elementwise_grad)


def hvp(fun, primals, tangents):
    """`(gradient, product of the Hessian with the tangents)`; of one argument, without tuples."""
    argnums = 0 if len(primals) == 1 else tuple(range(len(primals)))
    return jvp(grad(fun, argnums), primals, tangents)


def built_on(way, fun, argnums, inside):
    """The derivative that one of the ways below computes; `inside`: see `within`."""
    callee = Callee(fun)
    single = not isinstance(argnums, tuple | list)
    chosen = choices(argnums, callee.signature)

    def derivative(*args, **kwargs):
        bound = callee.bind(args, kwargs)
        for name, value in bound.arguments.items():
            bound.arguments[name] = converted(chosen, name, value)
        return way(callee, bound, chosen, single)

    return dressed(derivative, fun, inside(fun, argnums))


def dressed(derivative, fun, inside):
    """A derivative as users see it; `inside`: what is differentiated in its place."""
    dress(derivative, fun)
    derivative.primal, derivative.inside = fun, inside
    return derivative


def columns(callee, bound, chosen, single):
    """The Jacobian from the tangents along each direction of the arguments."""
    x = inputs(bound.arguments, chosen, single)
    y = forward(callee, bound, {})[0]
    check_real(x, y)
    found = []
    for direction in directions(x):
        dots = along(bound.arguments, chosen, (direction,) if single else direction)
        found.append(forward(callee, bound, dots)[1])
    return from_columns(found, y, x)


def rows(callee, bound, chosen, single):
    """The Jacobian from the adjoints for each direction of the result."""
    x = inputs(bound.arguments, chosen, single)
    y, pull = reverse(callee, bound, chosen)
    check_real(x, y)
    bars = [pull(direction) for direction in directions(y)]
    return from_rows([bar[0] if single else bar for bar in bars], y, x)


def sums(callee, bound, chosen, single):
    """The adjoints of the arguments for a result whose adjoint is one everywhere."""
    y, pull = reverse(callee, bound, chosen)
    bars = pull(seed_like(y, ones(y), "the adjoint"))
    return bars[0] if single else bars


def inputs(arguments, chosen, single):
    """The values of what is differentiated."""
    found = tuple(arguments[c.name] if c.key is None else arguments[c.name][c.key] for c in chosen)
    return found[0] if single else found


def along(arguments, chosen, direction):
    """Parameter -> its tangent, where those of the choices are the parts of `direction`."""
    dots = {}
    for c, dot in zip(chosen, direction):
        if c.key is not None:
            whole = dots.get(c.name, zeros_like(arguments[c.name]))
            items = whole.items() if isinstance(whole, dict) else enumerate(whole)
            dot = rebuilt(whole, [dot if k == c.key else part for k, part in items])
        dots[c.name] = dot
    return dots
