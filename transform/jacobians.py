"""Derivatives of functions with results of any shape, one basis direction at a time.

A Jacobian has the shape of the result, then that of the argument; the structures of both where they
are lists, tuples or dicts: for each part of the result, for each part of the argument.
"""

import numpy as np

from wengert.runtime.trees import CONTAINERS, NUMBERS, rebuilt, values, zero_number

from .api import forward, grad, jvp, reverse
from .choices import choices, converted
from .derivative import Callee, dress
from .seeds import seed_like


def jacfwd(fun, argnums=0):
    """The Jacobian of a function, column by column in forward mode: for few arguments."""
    return built_on(columns, fun, argnums)


def jacrev(fun, argnums=0):
    """The Jacobian of a function, row by row in reverse mode: for few results."""
    return built_on(rows, fun, argnums)


jacobian = jacrev


def hessian(fun, argnums=0):
    """The second derivatives of a function with a real scalar result, forward over reverse."""
    return dressed(jacfwd(grad(fun, argnums), argnums), fun)


def elementwise_grad(fun, argnums=0):
    """The gradient of the sum of a function's result: its derivative, where it is elementwise."""
    return built_on(ones, fun, argnums)


def hvp(fun, primals, tangents):
    """`(gradient, product of the Hessian with the tangents)`; of one argument, without tuples."""
    argnums = 0 if len(primals) == 1 else tuple(range(len(primals)))
    return jvp(grad(fun, argnums), primals, tangents)


def built_on(way, fun, argnums):
    """The derivative that one of the ways below computes."""
    callee = Callee(fun)
    single = not isinstance(argnums, tuple | list)
    chosen = choices(argnums, callee.signature)

    def derivative(*args, **kwargs):
        bound = callee.bind(args, kwargs)
        for name, value in bound.arguments.items():
            bound.arguments[name] = converted(chosen, name, value)
        return way(callee, bound, chosen, single)

    return dressed(derivative, fun)


def dressed(derivative, fun):
    dress(derivative, fun)
    derivative.primal = fun
    return derivative


def columns(callee, bound, chosen, single):
    """The Jacobian from the tangents along each direction of the arguments."""
    x = inputs(bound.arguments, chosen, single)
    y = forward(callee, bound, {})[0]
    real(x, y)
    found = [[] for _ in leaves(x)]
    for j, direction in basis(x):
        dots = along(bound.arguments, chosen, (direction,) if single else direction)
        found[j].append(leaves(forward(callee, bound, dots)[1]))
    table = [
        [stacked([dot[k] for dot in found[j]], -1, part, of) for j, of in enumerate(leaves(x))]
        for k, part in enumerate(leaves(y))
    ]
    return filled(y, [filled(x, row) for row in table])


def rows(callee, bound, chosen, single):
    """The Jacobian from the adjoints for each direction of the result."""
    x = inputs(bound.arguments, chosen, single)
    y, pull = reverse(callee, bound, chosen)
    real(x, y)
    found = [[] for _ in leaves(y)]
    for k, direction in basis(y):
        bars = pull(direction)
        found[k].append(leaves(seed_like(x, bars[0] if single else bars, "the adjoint")))
    table = [
        [stacked([bar[j] for bar in found[k]], 0, part, of) for j, of in enumerate(leaves(x))]
        for k, part in enumerate(leaves(y))
    ]
    return filled(y, [filled(x, row) for row in table])


def ones(callee, bound, chosen, single):
    """The adjoints of the arguments for a result whose adjoint is one everywhere."""
    y, pull = reverse(callee, bound, chosen)
    seed = filled(y, [np.ones(np.shape(part))[()] for part in leaves(y)])
    bars = pull(seed_like(y, seed, "the adjoint"))
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
            whole = dots.get(c.name, filled(arguments[c.name], zeros(arguments[c.name])))
            items = whole.items() if isinstance(whole, dict) else enumerate(whole)
            dot = rebuilt(whole, [dot if k == c.key else part for k, part in items])
        dots[c.name] = dot
    return dots


def basis(x):
    """Each unit direction in the space of `x`, with the number of the leaf that it is in."""
    for j, leaf in enumerate(leaves(x)):
        for i in np.ndindex(np.shape(leaf)):
            unit = np.array(zero_number(leaf))
            unit[i] = 1.0
            parts = zeros(x)
            parts[j] = unit if isinstance(leaf, np.ndarray) else unit[()]
            yield j, seed_like(x, filled(x, parts), "the direction")


def stacked(parts, axis, y, x):
    """A block of a Jacobian from its columns or rows."""
    shape = np.shape(y) + np.shape(x)
    if not parts:
        return np.zeros(shape)
    return np.stack([np.asarray(part) for part in parts], axis).reshape(shape)[()]


def real(x, y):
    """Raise for complex numbers: their Jacobian is not a matrix of the size of theirs."""
    if any(map(np.iscomplexobj, [*leaves(x), *leaves(y)])):
        raise TypeError("a Jacobian is taken of real arguments and results; use jvp or vjp")


def leaves(x):
    """The numbers and arrays in a structure."""
    if isinstance(x, CONTAINERS):
        return [leaf for part in values(x) for leaf in leaves(part)]
    return [x] if isinstance(x, NUMBERS) else []


def zeros(x):
    return [zero_number(leaf) for leaf in leaves(x)]


def filled(x, parts):
    """The structure of `x`, with `parts` in place of its numbers and arrays, None for others."""
    parts = iter(parts)

    def fill(x):
        if isinstance(x, CONTAINERS):
            return rebuilt(x, [fill(part) for part in values(x)])
        return next(parts) if isinstance(x, NUMBERS) else None

    return fill(x)
