"""Which arguments a derivative is taken by: what `argnums` says, against the signature.

>>> def f(x, *rest, n=1): ...
>>> choices((0, 2, "n"), inspect.signature(f))
(Choice(name='x', key=None), Choice(name='rest', key=1), Choice(name='n', key=None))
"""

import inspect

import numpy as np

from wengert.runtime.trees import FLAT

from ..frozen import frozen
from ..types import differentiable, type_of

POSITIONAL = inspect.Parameter.POSITIONAL_ONLY, inspect.Parameter.POSITIONAL_OR_KEYWORD
CONTAINERS = (list, tuple, dict)
REST, OTHERS = inspect.Parameter.VAR_POSITIONAL, inspect.Parameter.VAR_KEYWORD


class ArgnumError(ValueError, IndexError):
    """`argnums` names an argument that the function does not have."""


@frozen
class Choice:
    """A parameter; of `*args` the item, of `**kwargs` the value, at `key`."""

    name: str
    key: int | str | None = None


def choices(argnums, signature):
    """The choices that `argnums` makes: an int, a name, or a tuple of them."""
    listed = argnums if isinstance(argnums, tuple | list) else (argnums,)
    found = tuple(choice(a, signature) for a in listed)
    if not found:
        raise ArgnumError("argnums is empty: nothing to differentiate by")
    if len({*found}) < len(found):
        raise ArgnumError(f"argnums {argnums!r} names an argument twice")
    return found


def choice(argnum, signature):
    """The choice that one argnum makes."""
    if isinstance(argnum, str):
        return by_name(argnum, signature)
    try:
        index = argnum.__index__()
    except AttributeError:
        raise TypeError(f"argnums: an int or a name was expected, not {argnum!r}") from None
    return by_position(index, signature)


def by_name(name, signature):
    parameters = signature.parameters
    if name in parameters and parameters[name].kind not in (REST, OTHERS):
        return Choice(name)
    for p in parameters.values():
        if p.kind is OTHERS or (p.kind is REST and p.name == name):
            return Choice(p.name, name if p.kind is OTHERS else None)
    raise ArgnumError(f"argnums: there is no parameter {name!r} in {signature}")


def by_position(index, signature):
    """The choice of the argument at a position; from the end, if negative."""
    listed = [p.name for p in signature.parameters.values() if p.kind in POSITIONAL]
    if -len(listed) <= index < len(listed):
        return Choice(listed[index])
    rest = [p.name for p in signature.parameters.values() if p.kind is REST]
    if rest and index >= 0:
        return Choice(rest[0], index - len(listed))
    raise ArgnumError(f"argnums: there is no argument {index} in {signature}")


def names(chosen):
    """The parameters that are chosen, each once."""
    return tuple(dict.fromkeys(c.name for c in chosen))


def floats(x):
    """What a differentiated argument is taken as: integers as floats.

    In a container only where it holds nothing but integers.

    >>> floats(3), floats([1, (2, "a")]), floats({"w": 1.5, "n": 2})
    (3.0, [1.0, (2.0, 'a')], {'w': 1.5, 'n': 2})
    """
    match x:
        case bool() | int() | np.integer() | np.bool_():
            return float(x)
        case np.ndarray() if x.dtype.kind in "biu":
            return x.astype(float)
    return inside(x) if type(x) in CONTAINERS and has_only_integers(x) else x


def has_only_integers(x):
    """Whether a container holds integers, and else only what has no derivative anyway."""
    match x:
        case np.ndarray():
            return x.dtype.kind in "biu"
        case dict():
            return all(map(has_only_integers, x.values()))
        case list() | tuple():
            return all(map(has_only_integers, x))
    return isinstance(x, int | str | np.integer | np.bool_ | None)


def inside(x):
    """A list, tuple or dict with `floats` of what is in it."""
    if type(x) is dict:
        return {k: floats(v) for k, v in x.items()}
    return type(x)(map(floats, x))


def converted(chosen, name, value):
    """The value of the parameter `name`, with floats where it is differentiated."""
    keys = [c.key for c in chosen if c.name == name]
    if not keys:
        return value
    if None in keys:
        return floats(value)
    if isinstance(value, dict):
        return {k: floats(v) if k in keys else v for k, v in value.items()}
    return tuple(floats(v) if i in keys else v for i, v in enumerate(value))


def check(chosen, name, value, what):
    """Raise if an argument that is differentiated can have no derivative."""
    for c in chosen:
        if c.name != name:
            continue
        try:
            part = value if c.key is None else value[c.key]
        except LookupError:
            raise ArgnumError(f"{what}: there is no argument {c.key!r} in this call") from None
        if isinstance(part, FLAT) or not differentiable(type_of(part)):
            label = name if c.key is None else f"{name}[{c.key!r}]"
            kind = "None" if part is None else f"a {type(part).__name__}"
            raise TypeError(f"{what}: the argument {label} is {kind}, which has no derivative")
