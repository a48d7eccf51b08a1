"""Derivatives of calls that emitted code makes of functions it did not know: see runtime.dispatch.

The types of the arguments, and of what a function captures, decide what is differentiated.
"""

from functools import partial
from types import FunctionType, MethodType

from wengert.runtime.attributes import add_attr
from wengert.runtime.trees import Captured, OnTape, Pullback, zeros_like

from .. import api
from ..calls import cache
from ..calls.callee import Callee, unchanging
from ..calls.scipy_sources import source_of
from ..calls.seeds import seed_like
from ..calls.sweeps import active, cells, pulling, sweep
from ..calls.targets import calls, is_called
from ..request import Request
from ..rules import find
from ..types import differentiable, type_of
from . import again
from .methods import builtin_method, is_still
from .tangents import bars_of, dots_of, passing

STARRED = 0x04 | 0x08  # of a code object's flags: it has *args, **kwargs


def pullback(function, args, kwargs):
    """The result, and the pullback to the arguments."""
    if isinstance(function, Pullback):
        bars, pull = pullback_of(function, args, kwargs)
        return bars, pull.then(lambda found: found[1:])
    function = with_rule(function, args, kwargs)
    if is_simple(function, args, kwargs):
        y, pull = simple(function, args, ())
        names = function.__code__.co_varnames[: len(args)]
        return y, pull.then(lambda bars: tuple(map(bars.get, names)))
    callee = Callee(function, len(args), tuple(kwargs), met=True)
    places = api.places(callee, len(args), tuple(kwargs))
    return api.reverse(callee, callee.bind(args, kwargs), places)


def with_rule(function, args, kwargs):
    """A function that calls `function`, where it has a rule: its source is not looked into."""
    plain = isinstance(function, FunctionType | MethodType) and find(function)
    return calls(function, len(args), tuple(kwargs)) if plain else function


def is_simple(function, args, kwargs):
    """Whether a call gives a plain function its parameters one by one."""
    if type(function) is not FunctionType or kwargs or "derivative" in function.__dict__:
        return False
    if source_of(function):
        return False
    code = function.__code__
    filled = code.co_argcount == len(args) and not code.co_kwonlyargcount
    return filled and not code.co_flags & STARRED


def simple(function, args, captured):
    """The result of a simple call, and the pullback, whose result is a dict of adjoints."""
    types = tuple(map(type_of, args))
    names = function.__code__.co_varnames
    wrt = tuple([name for name, t in zip(names, types) if differentiable(t)]) + captured
    if not wrt:
        return function(*args), OnTape((), lambda tape, y_bar: {})
    if captured:
        types += tuple(type_of(cells(function)[name]) for name in captured)
    built = cache.find(Request(function, "split", wrt, types))
    forward, _ = unchanging(built, function).entry
    y, tape = forward(*args)
    return y, pulling(function, built, tape, wrt)


def pullback_of(function, args, kwargs):
    """The result, and the pullback to the function itself and the arguments."""
    if isinstance(function, Pullback):
        return pull_again(function, *args)
    if find(function):
        y, pull = pullback(function, args, kwargs)
        return y, pull.then(lambda bars: (None, *bars))
    callee = Callee(function, len(args), tuple(kwargs), met=True)
    bound = callee.bind(args, kwargs)
    captured = active(callee.target.function)
    if is_simple(function, args, kwargs):
        y, pull = simple(function, args, captured)
    else:
        y, pull = sweep(callee, bound, captured=captured)
    places = api.places(callee, len(args), tuple(kwargs))

    def all_of(bars):
        ahead = iter([bars.get(name) for name in callee.ahead])
        itself = function_bar(function, captured, bars, ahead)
        return itself, *(api.part(bars.get(c.name), c.key) for c in places)

    return y, pull.then(all_of)


def pull_again(pull, y_bar):
    """The result of a pullback, and the pullback to the pullback itself and `y_bar`."""
    if kept := again.kept_function(pull):
        (itself, *bars), pull_back = pull_again(kept, y_bar)

        def pull_into(tape, h):
            (itself, *bars), y_bar_bar = pull_back.run(tape, again.to_attribute(pull, h))
            return (again.of_attribute(pull, itself), *bars), y_bar_bar

        return (again.of_attribute(pull, itself), *bars), OnTape(pull_back.tape, pull_into)
    found = both_sweeps(pull)
    if found is None:
        return pull(y_bar), OnTape((), lambda tape, h: (None, None))
    bars, pull_back = again.pull(found, y_bar)
    if pull.call[0] != "closed":
        return bars, pull_back
    return bars[1:], OnTape(pull_back.tape, lambda tape, h: pull_back.run(tape, (None, *h)))


def push_again(pull, dot, y_bar, y_bar_dot):
    """The result of a pullback, and its tangent."""
    if kept := again.kept_function(pull):
        along = None if dot is None else again.to_attribute(pull, dot)
        found = push_again(kept, along, y_bar, y_bar_dot)
        return tuple((again.of_attribute(pull, itself), *bars) for itself, *bars in found)
    found = both_sweeps(pull)
    if found is None:
        return pull(y_bar), zeros_like(pull(y_bar))
    bars, bars_dot = again.push(found, dot, y_bar, y_bar_dot)
    closed = pull.call[0] == "closed"
    return (bars[1:], bars_dot[1:]) if closed else (bars, bars_dot)


def both_sweeps(pull):
    """The two sweeps of the call that a pullback is of."""
    how, function, args, kwargs = pull.call
    captured, follow = (), how in ("itself", "closed")
    if follow:
        captured = active(Callee(function, len(args), tuple(kwargs)).target.function)
    elif how != "function":
        function, args = method_function(function, how, args, kwargs)

    def bars_of(callee, bars):
        places = api.places(callee, len(args), tuple(kwargs))
        parts = [api.part(bars.get(c.name), c.key) for c in places]
        ahead = iter([bars.get(name) for name in callee.ahead])
        itself = [function_bar(function, captured, bars, ahead)] if follow else []
        return *itself, *parts

    return again.both(function, args, kwargs, captured, bars_of)


def method_function(x, name, args, kwargs):
    """A function to call in place of the method of `x`, and its arguments."""
    method = getattr(x, name)
    if isinstance(method, MethodType):
        return method.__func__, (x, *args)
    return builtin_method(x, name, args, kwargs), (x, *args)


def function_bar(function, captured, bars, ahead):
    """The adjoint of a callable; `ahead` yields those of what is bound in it, in order."""
    match function:
        case FunctionType():
            return Captured((name, bars[name]) for name in captured)
        case MethodType():
            inner = function_bar(function.__func__, captured, bars, ahead)
            return Captured({**inner, "__self__": next(ahead)})
        case partial():
            inner = function_bar(function.func, captured, bars, ahead)
            args = tuple(next(ahead) for _ in function.args)
            keywords = {key: bars.get(key) for key in function.keywords}
            return Captured(func=inner, args=args, keywords=keywords)
    return next(ahead, None) if is_called(function) else None


def pullback_method(x, name, args, kwargs):
    """The result of a method's call, and the pullback to `x` and the arguments."""
    method = getattr(x, name)
    if isinstance(method, MethodType) and method.__self__ is x:
        return pullback(method.__func__, (x, *args), kwargs)
    if getattr(method, "__self__", None) is x:
        if is_still(x, args, kwargs):
            nothing = (None,) * (1 + len(args) + len(kwargs))
            return method(*args, **kwargs), OnTape((), lambda tape, y_bar: nothing)
        passed = (x, *args, *kwargs.values())  # all by position: see is_simple
        return pullback(builtin_method(x, name, args, kwargs), passed, {})
    y, pull = pullback_of(method, args, kwargs)

    def all_of(bars):
        itself, *others = bars
        return add_attr(zeros_like(x), name, itself), *others

    return y, pull.then(all_of)


def pushforward(function, dot, dots, kwdots, args, kwargs):
    """The result of a call, and its tangent; `dot` is that of the function, or None."""
    if isinstance(function, Pullback):
        return push_again(function, dot, *args, *dots)
    function = with_rule(function, args, kwargs)
    callee = Callee(function, len(args), tuple(kwargs), met=True)
    bound = callee.bind(args, kwargs)
    given = callee.signature.bind_partial(*dots, **kwdots).arguments
    along = {name: d for name, d in given.items() if not empty(d)}
    along = varied(bound.arguments, along)
    captured, ahead = function_dots(function, dot)
    bindings = dict(zip(callee.ahead, callee.before))
    along |= varied(bindings, dict(zip(callee.ahead, ahead)))
    along |= varied(bound.arguments, kept_keywords(function, dot, kwargs))
    return api.forward(callee, bound, along, varied(cells(callee.target.function), captured))


def varied(values, dots):
    """The tangents of those values that may vary, in their structure and dtypes."""
    return {
        name: seed_like(values[name], dot, f"the tangent of {name}")
        for name, dot in dots.items()
        if dot is not None and name in values and differentiable(type_of(values[name]))
    }


def function_dots(function, dot):
    """The tangents of the captured variables of a callable, and of what is bound in it."""
    match function:
        case FunctionType():
            return dot or {}, []
        case MethodType():
            captured, ahead = function_dots(function.__func__, dot)
            return captured, [*ahead, (dot or {}).get("__self__")]
        case partial():
            captured, ahead = function_dots(function.func, (dot or {}).get("func"))
            bound = (dot or {}).get("args") or [None] * len(function.args)
            return captured, [*ahead, *bound]
    return {}, [dot] if is_called(function) else []


def tangent_function(function, primals, tangents, keys):
    """See `tangents`."""
    count = len(primals) - len(keys)
    function = with_rule(function, primals[:count], dict.fromkeys(keys))
    return passing(function, primals, tangents, keys)


def tangent_function_dot(dot, function):
    """The tangent of what `tangent_function` returns, from that of its function."""
    return dots_of(*function_dots(function, dot))


def tangent_function_back(bar, function):
    """The adjoint of a function from that of what `tangent_function` returns."""
    bars, ahead = bars_of(bar, function)
    return function_bar(function, tuple(bars), bars, iter(ahead))


def kept_keywords(function, dot, kwargs):
    """The tangents of a partial's keywords that the call does not replace."""
    if not isinstance(function, partial) or not dot:
        return {}
    return {key: d for key, d in (dot.get("keywords") or {}).items() if key not in kwargs}


def pushforward_method(x, name, dot, dots, kwdots, args, kwargs):
    """The result of a method's call, and its tangent; `dot` is that of `x`."""
    method = getattr(x, name)
    if isinstance(method, MethodType) and method.__self__ is x:
        return pushforward(method.__func__, None, (dot, *dots), kwdots, (x, *args), kwargs)
    if getattr(method, "__self__", None) is x:
        if is_still(x, args, kwargs):
            y = method(*args, **kwargs)
            return y, zeros_like(y)
        call = builtin_method(x, name, args, kwargs)
        return pushforward(call, None, (dot, *dots), kwdots, (x, *args), kwargs)
    inner = vars(dot).get(name) if hasattr(dot, "__dict__") else None
    return pushforward(method, inner, dots, kwdots, args, kwargs)


def empty(dot):
    """Whether a tangent, or all that go into *args or **kwargs, is None."""
    if type(dot) in (tuple, dict):
        return all(part is None for part in (dot.values() if type(dot) is dict else dot))
    return dot is None
