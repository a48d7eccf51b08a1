"""Structures of numbers: lists, tuples, dicts, dataclasses, objects, to any depth.

A leaf is a float, a complex number or an array of these; everything else in a structure (counts,
text, functions) is no number to differentiate by.
"""

import copy
import dataclasses
import functools
import types

import numpy as np

PLAIN = (types.FunctionType, types.ModuleType, types.MethodType, type, functools.partial)


def fields(value):
    """Names of an object's fields; none for anything that is no object of the user's."""
    if isinstance(value, (*PLAIN, np.ndarray, np.generic)):
        return []
    if dataclasses.is_dataclass(value):
        return [field.name for field in dataclasses.fields(value)]
    slots = [name for kind in type(value).__mro__ for name in vars(kind).get("__slots__", ())]
    return [name for name in slots if hasattr(value, name)] + list(getattr(value, "__dict__", ()))


def is_leaf(value):
    """Is it a number, or an array of numbers, that has derivatives?"""
    return isinstance(value, float | complex | np.inexact) or (
        isinstance(value, np.ndarray) and np.issubdtype(value.dtype, np.inexact)
    )


def parts(value):
    """What a structure consists of, in order."""
    match value:
        case dict():
            return list(value.values())
        case list() | tuple():
            return list(value)
        case _:
            return [getattr(value, name) for name in fields(value)]


def build(value, new):
    """A structure as `value`, of the parts `new`."""
    match value:
        case dict():
            return dict(zip(value, new))
        case tuple() if hasattr(value, "_fields"):
            return type(value)(*new)
        case list() | tuple():
            return type(value)(new)
    made = copy.copy(value)
    for name, part in zip(fields(value), new):
        object.__setattr__(made, name, part)
    return made


def leaves(value, like=None):
    """Every leaf, in order; or what stands where `like` has its leaves."""
    like = value if like is None else like
    if is_leaf(like):
        return [value]
    inside = zip(parts(ordered(value, like)), parts(like), strict=True) if parts(like) else ()
    return [leaf for part, shape in inside for leaf in leaves(part, shape)]


def ordered(value, like):
    """A dict with its keys in the order of `like`; anything else as it is."""
    return {key: value[key] for key in like} if isinstance(like, dict) else value


def unchanged(value):
    """What is no number, as it is."""
    return value


def tree_map(function, *values, rest=unchanged):
    """The structure of `values[0]`, with `function` of the leaves of all, `rest` of anything else.

    >>> tree_map(lambda x, y: x + y, {"a": [1.0, "name"]}, {"a": [2.0, None]})
    {'a': [3.0, 'name']}
    """
    first = values[0]
    if is_leaf(first):
        return function(*values)
    if not isinstance(first, dict | list | tuple) and not fields(first):
        return rest(first)
    inside = zip(*map(parts, values), strict=True)
    return build(first, [tree_map(function, *part, rest=rest) for part in inside])


def same_structure(found, wanted):
    """Why `found` has another structure than `wanted`: a sentence, or nothing."""
    if is_leaf(wanted):
        return difference(found, wanted)
    if not parts(wanted):
        return ""
    if isinstance(wanted, dict | list | tuple) and type(found) is not type(wanted):
        return f"{type(found).__name__} instead of {type(wanted).__name__}"
    if isinstance(wanted, dict) and set(found) != set(wanted):
        return f"keys {list(found)} instead of {list(wanted)}"
    found = ordered(found, wanted)
    if len(parts(found)) != len(parts(wanted)) or fields(found) != fields(wanted):
        return f"{len(parts(found))} parts {fields(found)} instead of {fields(wanted)}"
    reasons = [same_structure(f, w) for f, w in zip(parts(found), parts(wanted))]
    return next(filter(None, reasons), "")


def difference(found, wanted):
    """Why a leaf is of another shape or type than `wanted`."""
    if np.shape(found) != np.shape(wanted):
        return f"shape {np.shape(found)} instead of {np.shape(wanted)}"
    if not is_leaf(found):
        return f"{type(found).__name__} {found!r} is no floating number"
    if np.asarray(found).dtype != np.asarray(wanted).dtype:
        return f"dtype {np.asarray(found).dtype} instead of {np.asarray(wanted).dtype}"
    if isinstance(found, np.ndarray) and not isinstance(wanted, np.ndarray):
        return "an array instead of a number"
    return ""


def floated(value):
    """An int, or an array of ints, as floats: what a derivative takes it for."""
    if isinstance(value, int):
        return float(value)
    if isinstance(value, np.integer) or (
        isinstance(value, np.ndarray) and value.dtype.kind in "biu"
    ):
        return value.astype(float)
    return value


def inner(left, right, like):
    """The real inner product of two structures, over the leaves of `like`."""
    pairs = zip(leaves(left, like), leaves(right, like))
    return sum(float(np.sum(np.real(np.conj(x) * y))) for x, y in pairs)


def same_bits(left, right):
    """Are two structures equal to the last bit, NaNs included?"""
    if isinstance(left, float | complex | np.generic | np.ndarray):
        return type(left) is type(right) and np.array_equal(
            *(np.asarray(x) for x in (left, right)), equal_nan=np.asarray(left).dtype.kind in "fc"
        )
    inside, other = parts(left), parts(right)
    if inside or other:
        return named(left) == named(right) and all(map(same_bits, inside, other))
    return type(left) is type(right) and (callable(left) or left == right or vars_only(left))


def named(value):
    """The type of a structure, and the names or the number of its parts."""
    return type(value), list(value) if isinstance(value, dict) else fields(value) or len(
        parts(value)
    )


def vars_only(value):
    """An object without fields has nothing that could differ."""
    return type(value).__eq__ is object.__eq__
