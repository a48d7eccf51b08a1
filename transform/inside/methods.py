"""Functions that stand for the methods of built-in objects, which have no source of their own."""

import linecache
from functools import lru_cache

from wengert.runtime.trees import CONTAINERS

from ..errors import NoRule
from ..infer.places import of_receiver
from ..reading.resolve import MISSING
from ..rules import find
from ..types import differentiable, type_of


def is_still(x, args, kwargs):
    """Whether neither an object nor the arguments of its method carry a derivative."""
    return not any(differentiable(type_of(v)) for v in (x, *args, *kwargs.values()))


def builtin_method(x, name, args, kwargs):
    """A function that calls a method without source; NoRule if it has no rule."""
    method = of_receiver(type_of(x), name)
    owner = None if method is not MISSING else inherited(x, name)
    if find(getattr(owner, name) if owner else method) is None:
        raise NoRule(f"the method {name} of a {type(x).__name__} has no source and no rule")
    return method_call(name, len(args), tuple(kwargs), owner and owner.__name__)


def inherited(x, name):
    """The built-in class that a container of a class of its own has a method from, or None."""
    for cls in CONTAINERS:
        if isinstance(x, cls) and getattr(type(x), name, x) is getattr(cls, name, None):
            return cls
    return None


@lru_cache(maxsize=256)
def method_call(name, count, keys, owner=None):
    """A function, with source, that does nothing but call the method `name` of its argument."""
    passed = [f"x_{i}" for i in range(count)]
    parameters = ", ".join(["x", *passed, *keys])
    passed = [*passed, *(f"{k}={k}" for k in keys)]
    called = f"{owner}.{name}({', '.join(['x', *passed])})" if owner else None
    called = called or f"x.{name}({', '.join(passed)})"
    text = f"def {name}({parameters}):\n    return {called}\n"
    file = f"<call of {called}>"
    linecache.cache[file] = len(text), None, text.splitlines(keepends=True), file
    namespace = {"__name__": "builtins"}
    exec(compile(text, file, "exec"), namespace)
    return namespace[name]
