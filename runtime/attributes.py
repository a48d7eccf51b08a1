"""Attributes: which part of an object's adjoint and tangent belongs to one of them."""

from functools import cached_property
from types import MethodType

import numpy as np

from .dispatch import pullback, pullback_of, pushforward, pushforward_of
from .fields import fields, fill
from .transposes import matched
from .trees import NUMBERS, Captured, add, add_item, named, zeros_like

SHAPES = ("shape", "ndim", "size", "dtype", "itemsize", "nbytes", "strides", "flags")
COMPUTED = (property, cached_property)


def add_attr(bar, name, g, x=None):
    """`bar` after `g`, the adjoint of `x.name`, was added into it: in place where it can be.

    `x` is asked for where the attribute may be a property, which is a function of `x`.
    """
    if g is None or (isinstance(g, Captured) and not g):
        return bar
    if isinstance(g, Captured) and "__self__" in g:
        return add(bar, g["__self__"])
    if isinstance(bar, NUMBERS):
        return bar if name in SHAPES else add(bar, of_attribute(name, g))
    if x is not None and is_property(x, name):
        _, pull = pullback(getattr(type(x), name).fget, x)
        return add(bar, pull(g)[0])
    if bar is None and x is not None and is_shared(x, name):  # and x has no fields of its own
        return bar
    if bar is None or isinstance(getattr(type(bar), name, None), COMPUTED):
        raise TypeError(f"the adjoint of .{name} can't be added to one of type {named(bar)}")
    if is_item(bar, name):
        return add_item(bar, name, g)
    if isinstance(bar, tuple):
        return bar._replace(**{name: add(getattr(bar, name), g)})
    if is_shared(bar, name):
        return bar
    return fill(bar, {name: add(getattr(bar, name, None), g)})


def attribute_dot(x, dot, name):
    """The tangent of `x.name`, where `dot` is that of `x`; zero for what its class shares.

    >>> attribute_dot(np.ones((1, 2)), np.full((1, 2), 3.0), "T")
    array([[3.],
           [3.]])
    """
    if isinstance(x, NUMBERS):
        return zeros_like(getattr(x, name)) if name in SHAPES else getattr(dot, name)
    if is_property(x, name):
        return pushforward(getattr(type(x), name).fget, (dot,), {}, x)[1]
    if isinstance(getattr(type(x), name, None), COMPUTED):
        raise TypeError(f"the tangent of .{name} of an object of type {named(x)} isn't known")
    if isinstance(x, tuple) and isinstance(dot, tuple):  # of a namedtuple, maybe a plain one
        return dot[x._fields.index(name)]
    if name in fields(x):
        return getattr(dot, name)
    if is_item(x, name):
        return dot[name]
    value = getattr(x, name)
    bound = isinstance(value, MethodType) and value.__self__ is x
    return Captured(__self__=dot) if bound else zeros_like(value)


def is_shared(x, name):
    """Whether an attribute is a constant of the object's class."""
    cls = type(x)
    own = name in fields(x) or isinstance(getattr(cls, name, None), COMPUTED)
    return hasattr(cls, name) and not own


def is_item(x, name):
    """Whether an attribute is an item of a dict that shows its items so."""
    return isinstance(x, dict) and name in x and not hasattr(type(x), name)


def add_attr_by_g(h, name, g, x=None):
    """What `g` gets from the adjoint `h` of `add_attr(bar, name, g, x)`."""
    if g is None:
        return None
    if x is None:
        return matched(getattr(h, name, None), g)
    return matched(attribute_dot(x, h, name), g)


def add_attr_by_x(h, name, g, x):
    """What `x` gets from the adjoint `h` of `add_attr(bar, name, g, x)`, by a property alone."""
    if g is None or not is_property(x, name):
        return zeros_like(x)
    pull = pullback(getattr(type(x), name).fget, x)[1]
    return pullback_of(pull, g)[1]((h,))[0][0]


def add_attr_dot(t, name, g, x):
    """The tangent of `add_attr(bar, name, g, x)` where `x` has the tangent `t`."""
    if g is None or not is_property(x, name):
        return zeros_like(x)
    pull = pullback(getattr(type(x), name).fget, x)[1]
    return pushforward_of(pull, (t,), (None,), {}, g)[1][0]


def fixed(x, name, like):
    """Zeros like `like`, where `attribute_dot(x, …, name)` doesn't depend on the values in `x`."""
    if is_property(x, name):
        raise TypeError(f"a second derivative by tangents through the property {name} isn't known")
    return zeros_like(like)


def is_property(x, name):
    return isinstance(getattr(type(x), name, None), property)


def of_attribute(name, g):
    """The adjoint of an array from the adjoint of one of its attributes."""
    match name:
        case "T":
            return np.transpose(g)
        case "real":
            return np.real(g)
        case "imag":
            return 1j * np.real(g)
    raise TypeError(f"the adjoint of .{name} can't be added to that of an array")


def bound_part(bar, group, key, value):
    """The adjoint, in that of a partial, of the bound argument with this value."""
    try:
        found = bar[group][key]
    except (KeyError, IndexError, TypeError):  # nothing passed
        found = None
    return zeros_like(value) if found is None else found


def bound_part_back(h, bar, group, key):
    """What the adjoint `bar` of a partial gets from `h`, the adjoint of one of its parts."""
    if bar is None:
        return None
    whole = zeros_like(bar)
    return Captured({**whole, group: add_item(whole[group], key, h)})
