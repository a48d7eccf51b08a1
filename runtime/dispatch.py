"""Derivatives of calls whose function is known only when the code runs.

What is called is differentiated the first time it is met, by `builder`: the module that does it is
imported then, since emitted code runs without it as long as nothing new is met.
"""

import importlib

from .trees import Pullback, add, zeros_like

builder = None  # transform.dynamic, from when it is needed


def build(met):
    """The module that finds derivatives while the code runs; `met`: what is differentiated."""
    global builder
    if builder is None:
        try:
            builder = importlib.import_module("wengert.transform.inside.dynamic")
        except ModuleNotFoundError as error:
            name = getattr(met, "__qualname__", None) or f"a {type(met).__name__}"
            raise ImportError(
                f"{name} was met in a container or an object, or called with *args: it is "
                f"differentiated when the code runs, which needs {error.name}; install it, or pass "
                "the function as an argument, with parameters one by one, and precompile a call "
                "that does (--like)"
            ) from error
    return builder


def pullback(function, /, *args, **kwargs):
    """The result of a call, and the function from its adjoint to those of the arguments.

    They come as a tuple, positional ones first; None for what carries no derivative.
    """
    y, pull = build(function).pullback(function, args, kwargs)
    return y, Pullback(pull, "function", function, args, kwargs)


def pullback_closed(function, /, *args, **kwargs):
    """As `pullback`; the adjoint of the pullback itself has one of the function first."""
    y, pull = build(function).pullback(function, args, kwargs)
    return y, Pullback(pull, "closed", function, args, kwargs)


def pullback_of(function, /, *args, **kwargs):
    """As `pullback`; the adjoint of the function itself comes first.

    It is a `Captured` for a closure, a method or a partial, and for an object with `__call__` an
    object.
    """
    y, pull = build(function).pullback_of(function, args, kwargs)
    return y, Pullback(pull, "itself", function, args, kwargs)


def pullback_method(x, name, /, *args, **kwargs):
    """As `pullback`, for the call of a method of `x`, whose adjoint comes first."""
    y, pull = build(x).pullback_method(x, name, args, kwargs)
    return y, Pullback(pull, name, x, args, kwargs)


def pullback_back(g, pair):
    """What the arguments of `pair = rt.pullback(…)` get from the adjoint of the pair."""
    y_bar, bars = g
    if y_bar is None:
        return bars
    how, function, args, kwargs = pair[1].call
    pull = pair[1] if how != "closed" else build(function).pullback_of(function, args, kwargs)[1]
    return add(pull(y_bar), bars)


def pullback_dot(pair, dots, kwdots):
    """The tangent of `pair = rt.pullback(…)`, from those of arguments and (some) keywords."""
    how, x, args, kwargs = pair[1].call
    if how == "function":
        y_dot = pushforward(x, dots, kwdots, *args, **kwargs)[1]
    elif how in ("itself", "closed"):
        y_dot = pushforward_of(x, dots[0], dots[1:], kwdots, *args, **kwargs)[1]
    else:
        y_dot = pushforward_method(x, how, dots[0], dots[1:], kwdots, *args, **kwargs)[1]
    return y_dot, (*dots, *map(kwdots.get, kwargs))


def pushforward(function, dots, kwdots, /, *args, **kwargs):
    """The result of a call and its tangent; a tangent None among `dots` or `kwdots` is zero."""
    return pushforward_of(function, None, dots, kwdots, *args, **kwargs)


def pushforward_of(function, dot, dots, kwdots, /, *args, **kwargs):
    """As `pushforward`, with the tangent of the function itself, shaped as its adjoint would be."""
    if dot is None and all(d is None for d in (*dots, *kwdots.values())):
        y = function(*args, **kwargs)
        return y, zeros_like(y)
    return build(function).pushforward(function, dot, dots, kwdots, args, kwargs)


def pushforward_method(x, name, dot, dots, kwdots, /, *args, **kwargs):
    """As `pushforward`, for the call of a method of `x`, whose tangent is `dot`."""
    return build(x).pushforward_method(x, name, dot, dots, kwdots, args, kwargs)


def tangent_function(function, primals, tangents, keys=()):
    """A function of such primals and tangents that returns the result and its tangent.

    Its adjoint is a `Captured`; `keys`: by which the last primals are passed.
    """
    return build(function).tangent_function(function, primals, tangents, keys)


def tangent_function_back(g, function):
    """The adjoint of a function from that of its `tangent_function`."""
    return build(function).tangent_function_back(g, function)


def tangent_function_dot(t, function):
    """The tangent of a `tangent_function` from that of its function."""
    return build(function).tangent_function_dot(t, function)
