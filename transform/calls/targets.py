"""What a callable is made of: a plain function, and the arguments that come with it.

>>> target_of(functools.partial(pow, 2.0)).before
(2.0,)
>>> target_of(np.hypot).function(3.0, 4.0)
np.float64(5.0)
"""

import functools
import inspect
import linecache
from dataclasses import field
from types import FunctionType, MethodType
from weakref import WeakKeyDictionary

import numpy as np

from ..errors import Unsupported
from ..frozen import frozen
from ..types import is_distribution, type_of
from . import scipy_sources

CACHED = functools._lru_cache_wrapper
SIGNATURES = WeakKeyDictionary()  # plain function -> (code, defaults, signature)
INSTEAD = {}  # of how objects are called: a function whose source says what it does
POSITIONAL = inspect.Parameter.POSITIONAL_ONLY, inspect.Parameter.POSITIONAL_OR_KEYWORD


@frozen
class Target:
    """A call is `function(*before, *args, **keywords, **kwargs)`."""

    function: FunctionType
    before: tuple = ()
    keywords: dict = field(default_factory=dict)


def target_of(fun, count=None, keys=()):
    """The target of a callable; `count` and `keys` tell how it is called, where that is known."""
    source = scipy_sources.source_of(fun)
    if source is not None:
        return Target(source)
    match fun:
        case FunctionType():
            return Target(fun.__dict__.get("inside", fun))
        case MethodType() if not is_distribution(fun.__self__):
            inner = target_of(fun.__func__)
            return Target(inner.function, (*inner.before, fun.__self__), inner.keywords)
        case functools.partial():
            count = None if count is None else count + len(fun.args)
            inner = target_of(fun.func, count, (*keys, *fun.keywords))
            keywords = {**inner.keywords, **fun.keywords}
            return Target(inner.function, (*inner.before, *fun.args), keywords)
        case staticmethod() | CACHED():
            return target_of(fun.__wrapped__, count, keys)
    if not callable(fun):
        raise TypeError(f"a function was expected, not {fun!r}")
    return Target(call_of(fun), (fun,)) if is_called(fun) else Target(calls(fun, count, keys))


def call_of(fun):
    """How an object is called."""
    call = getattr(type(fun), "__call__", None)
    return INSTEAD.get(call) or scipy_sources.source_of(call) or call


def is_called(fun):
    """Whether it is an object whose class says in Python how it is called."""
    return isinstance(call_of(fun), FunctionType)


@functools.lru_cache(maxsize=256)
def calls(fun, count=None, keys=()):
    """A function, with source, that does nothing but call `fun`."""
    parameters = [f"x_{i}" for i in range(count)] if count is not None else required(fun)
    name = getattr(fun, "__name__", "call")
    name = name if name.isidentifier() else "call"
    taken = [*parameters, *(["*", *keys] if keys else [])]
    passed = ", ".join([*parameters, *(f"{k}={k}" for k in keys)])
    text = f"def {name}({', '.join(taken)}):\n    return function({passed})\n"
    file = f"<call of {getattr(fun, '__module__', None)}.{name}({passed})>"
    linecache.cache[file] = len(text), None, text.splitlines(keepends=True), file
    namespace = {"function": fun, "__name__": getattr(fun, "__module__", None) or "builtins"}
    exec(compile(text, file, "exec"), namespace)
    return namespace[name]


def required(fun):
    """The names of the parameters that `fun` needs; one, if it does not tell."""
    if isinstance(fun, np.ufunc):
        return [f"x{i + 1}" for i in range(fun.nin)] if fun.nin > 1 else ["x"]
    try:
        parameters = inspect.signature(fun).parameters.values()
    except ValueError:
        return ["x"]
    empty = inspect.Parameter.empty
    return [p.name for p in parameters if p.kind in POSITIONAL and p.default is empty]


def signature_of(target):
    """The signature that is left when a target has its bound arguments."""
    own = own_signature(target.function)
    if not target.keywords:
        parameters = [*own.parameters.values()]
        ahead = parameters[: len(target.before)]
        if all(p.kind in POSITIONAL for p in ahead):
            return own.replace(parameters=parameters[len(ahead) :]) if ahead else own
    bound = functools.partial(bare(target.function), *target.before, **target.keywords)
    return inspect.signature(bound)


def check_captured(function, names):
    """Raise Unsupported where what was emitted for a function does not read all that it captured.

    A function that it captured is then part of what was emitted.
    """
    known = {*own_signature(function).parameters, *function.__code__.co_freevars}
    for name in names:
        if name not in known:
            why = f"{name} captures what is differentiated, and is itself captured by a derivative"
            raise Unsupported(f"{why}: pass it as an argument")


def types_of(function, args, kwargs):
    """The types of all arguments, in the order of the parameters of a plain function."""
    bound = own_signature(function).bind(*args, **kwargs)
    bound.apply_defaults()
    return tuple(map(type_of, bound.arguments.values()))


def own_signature(function):
    """The signature that the code of a plain function has, whatever the function says of itself."""
    code, defaults, signature = SIGNATURES.get(function, (None, None, None))
    same = code is function.__code__ and defaults is function.__defaults__
    if not same or function.__kwdefaults__:
        signature = inspect.signature(bare(function))
        SIGNATURES[function] = function.__code__, function.__defaults__, signature
    return signature


def bare(function):
    """A plain function that says of itself just what its code says."""
    code, defaults, cells = function.__code__, function.__defaults__, function.__closure__
    new = FunctionType(code, function.__globals__, function.__name__, defaults, cells)
    new.__kwdefaults__ = function.__kwdefaults__
    return new
