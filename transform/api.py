"""What users call: gradients, tangents and pullbacks of functions.

Names, argument order and meanings are those of JAX and autograd.  `argnums` counts the arguments of
the call that it is about: those of a bound method without `self`; where `grad` decorates a function
in a class body, `self` is argument 0.
"""

from functools import partial

from wengert.runtime.private import own_tape
from wengert.runtime.trees import zeros_like

from .calls import choices
from .calls.choices import floats
from .calls.derivative import Callee, derivative
from .calls.seeds import SeedError, is_zero, seed_like
from .calls.sweeps import cells, sweep, telling
from .types import differentiable, type_of


def grad(fun=None, argnums=0, has_aux=False):
    """The gradient of a function with a real scalar result; also a decorator.

    argnums: position or name of the argument to differentiate by, or a tuple of them, and then
    a tuple comes back.  The gradient has the structure, shape and dtype of the argument; integers
    are taken as floats.  With has_aux, `fun` returns (result, aux) and the derivative
    (gradient, aux).

    Raises TypeError for a result that is not a real scalar, or an argument such as a str;
    Unsupported, with the line, for what can't be differentiated.
    """
    return differentiated(fun, "grad", argnums, has_aux)


def value_and_grad(fun=None, argnums=0, has_aux=False):
    """As `grad`; returns (result, gradient), with has_aux ((result, aux), gradient)."""
    return differentiated(fun, "value_and_grad", argnums, has_aux)


def differentiated(fun, title, argnums, has_aux):
    if fun is None:
        return partial(differentiated, title=title, argnums=argnums, has_aux=has_aux)
    if isinstance(fun, staticmethod | classmethod):
        return type(fun)(differentiated(fun.__func__, title, argnums, has_aux))
    return derivative(fun, title, argnums, has_aux)


def jvp(fun, primals, tangents, has_aux=False):
    """`(y, y_dot)`: the result at `primals` and its derivative along `tangents`, two tuples.

    A tangent has the structure and shape of its primal; None is zero.  An integer primal with a
    tangent that is zero stays an integer.  With has_aux, `fun` returns (y, aux) and jvp
    (y, y_dot, aux).  Raises TypeError for tangents that do not fit.
    """
    listed(primals, tangents)
    callee = Callee(fun)
    bound = callee.bind(primals, {})
    along = callee.signature.bind(*tangents).arguments
    dots = {}
    for name, dot in along.items():
        value, dot = tangent(bound.arguments[name], dot, name)
        bound.arguments[name] = value
        if dot is not None:
            dots[name] = dot
    y, y_dot = forward(callee, bound, dots)
    return (y[0], y_dot[0], y[1]) if has_aux else (y, y_dot)


def listed(primals, tangents):
    """Raise unless primals and tangents are tuples of one length."""
    for what, given in ("primals", primals), ("tangents", tangents):
        if not isinstance(given, tuple | list):
            raise TypeError(f"jvp: {what} must be a tuple or list, not {given!r}")
    if len(primals) != len(tangents):
        raise SeedError(f"jvp: {len(primals)} primals but {len(tangents)} tangents")


def tangent(value, dot, name):
    """A primal and its tangent as they are passed; None for the tangent of a constant."""
    if not differentiable(type_of(value)):
        if is_zero(dot):
            return value, None
        value = floats(value)
        if not differentiable(type_of(value)):
            raise SeedError(f"jvp: {name} has no derivative, its tangent must be None, not {dot!r}")
    return value, seed_like(value, dot, f"jvp: the tangent of {name}")


def forward(callee, bound, dots, captured=None):
    """Run a function with its tangents, and those of captured variables; without one, alone."""
    args, kwargs = callee.floats(*callee.full(bound))
    captured = captured or {}
    dots = {**dots, **captured}
    if not dots:
        y = callee.function(args, kwargs)(*args, **kwargs)
        return y, zeros_like(y)
    types = [type_of(cells(callee.target.function)[name]) for name in captured]
    built = callee.find("forward", tuple(dots), args, kwargs, types)
    passed = {built.dots[name]: dot for name, dot in dots.items()}
    return telling(built, built.entry, *args, **kwargs, **passed)


def vjp(fun, *primals, has_aux=False):
    """`(y, pullback)`: the result, and the function from its adjoint to those of `primals`.

    The pullback may be called any number of times; it returns a tuple, with None for a primal that
    carries no derivative: a str, or an integer, unless all primals are.  With has_aux, `fun`
    returns (y, aux) and vjp (y, pullback, aux).  What is given and what is returned may be changed
    before the pullback is called: it rests on copies.
    """
    callee = Callee(fun)
    primals = own_tape(primals)
    if not any(differentiable(type_of(x)) for x in primals):
        primals = tuple(map(floats, primals))
    result, pull = reverse(callee, callee.bind(primals, {}), places(callee, len(primals)))
    y, *aux = own_tape(result) if has_aux else (own_tape(result),)

    def pullback(y_bar):
        """The adjoints of the arguments, from the adjoint of the result."""
        seed = seed_like(y, y_bar, "vjp: the adjoint")
        return pull((seed, zeros_like(aux[0])) if has_aux else seed)

    return y, pullback, *aux


def places(callee, count, keys=()):
    """Where the arguments of a call go."""
    positional = [choices.by_position(i, callee.signature) for i in range(count)]
    return [*positional, *(choices.by_name(key, callee.signature) for key in keys)]


def reverse(callee, bound, wanted):
    """The result, and the pullback to what is `wanted`, a list of choices."""
    given = [name for name in choices.names(wanted) if name in bound.arguments]
    result, pull = sweep(callee, bound, given)

    def parts(bars):
        return tuple(part(bars.get(c.name), c.key) for c in wanted)

    return result, pull.then(parts)


def part(bar, key):
    return bar if bar is None or key is None else bar[key]
