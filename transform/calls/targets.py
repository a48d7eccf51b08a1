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

from .. import words
from ..errors import Unsupported
from ..frozen import frozen
from ..trees.fresh import Names
from ..types import is_distribution, type_of
from . import scipy_sources
from .wrapper import header

CACHED = functools._lru_cache_wrapper
SIGNATURES = WeakKeyDictionary()  # plain function -> (code, defaults, signature)
INSTEAD = {}  # of how objects are called: a function whose source says what it does
PLAIN, NAMED = inspect.Parameter.POSITIONAL_OR_KEYWORD, inspect.Parameter.KEYWORD_ONLY
REST, OTHERS = STARRED = inspect.Parameter.VAR_POSITIONAL, inspect.Parameter.VAR_KEYWORD
POSITIONAL = inspect.Parameter.POSITIONAL_ONLY, PLAIN


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
            fun = fun.__dict__.get("inside", fun)
            declared = words.DECLARED.get(fun)
            return Target(by_rule(fun, tuple(declared)) if declared else fun)
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
    taken = [*parameters, *(["*", *keys] if keys else [])]
    return calling(fun, ", ".join(taken), ", ".join([*parameters, *(f"{k}={k}" for k in keys)]))


def calling(fun, taken, passed):
    """The function `def name(taken): return fun(passed)`."""
    name = getattr(fun, "__name__", "call")
    name = name if name.isidentifier() else "call"
    text = f"def {name}({taken}):\n    return function({passed})\n"
    file = noted(text, f"<call of {getattr(fun, '__module__', None)}.{name}({passed})>")
    namespace = {"function": fun, "__name__": getattr(fun, "__module__", None) or "builtins"}
    exec(compile(text, file, "exec"), namespace)
    return namespace[name]


def noted(text, file):
    """The name of a file, which has this text from now on."""
    linecache.cache[file] = len(text), None, text.splitlines(keepends=True), file
    return file


@functools.lru_cache(maxsize=256)
def by_rule(fun, declared):
    """A function that calls `fun`, whose rule is used, with the parameters that this shows.

    Its globals are those of `fun`, which it has in a cell.
    """
    shown = {name for _, formulas in declared for _, f in formulas for name in names_of(f)}
    parameters = taken_by(inspect.signature(bare(fun)), shown)
    name = fun.__name__ if fun.__name__.isidentifier() else "call"
    inner = Names(p.name for p in parameters).fresh("function")
    call = f"{inner}({', '.join(map(passed, parameters))})"
    head = f"    def {name}{header(inspect.Signature(parameters))}:"
    text = f"def calling({inner}):\n{head}\n        return {call}\n    return {name}\n"
    file, made = noted(text, f"<rule of {fun.__module__}.{name}: {call}>"), {}
    exec(compile(text, file, "exec"), fun.__globals__, made)
    new = made["calling"](fun)
    given = [p for p in parameters if p.default is not p.empty]
    new.__defaults__ = tuple(p.default for p in given if p.kind in POSITIONAL) or None
    new.__kwdefaults__ = {p.name: p.default for p in given if p.kind is NAMED} or None
    new.__annotations__, new.__qualname__ = dict(fun.__annotations__), fun.__qualname__
    return new


def taken_by(signature, shown):
    """The parameters of a function without the options that its rule doesn't show."""
    own, kept = [*signature.parameters.values()], []
    if not shown or any(p.kind in STARRED for p in own):
        return own
    for p in own:
        if p.default is p.empty or p.name in shown:
            moved = len(kept) < own.index(p)
            kept.append(p.replace(kind=NAMED) if moved else p)
    return kept


def passed(p):
    """How an argument of the same name is passed on."""
    stars = {REST: "*", OTHERS: "**"}
    named = p.kind is NAMED or (p.kind is PLAIN and p.default is not p.empty)
    return f"{p.name}={p.name}" if named else stars.get(p.kind, "") + p.name


def names_of(formula):
    """The parameters that a formula shows."""
    code = getattr(formula, "__code__", None)
    return code.co_varnames[: code.co_argcount + code.co_kwonlyargcount] if code else ()


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
