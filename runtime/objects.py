"""Objects that change, and their adjoints: an attribute that is stored to has none before it."""

from .trees import zeros_like


def new(cls):
    """An object that its `__init__` is still to be called on."""
    return object.__new__(cls)


def or_zero(bar, x):
    """The adjoint `bar` of `x`; None is zero.

    >>> or_zero(None, [1, 2])
    [0.0, 0.0]
    """
    return zeros_like(x) if bar is None else bar


def attribute_slot(bar, name, x):
    """The adjoint, in that of an object, of its attribute `x`: there, to be changed in place.

    >>> from types import SimpleNamespace
    >>> bar = SimpleNamespace(path=None)
    >>> attribute_slot(bar, "path", [1, 2]).append(3.0)
    >>> bar
    namespace(path=[0.0, 0.0, 3.0])
    """
    if getattr(bar, name, None) is None:
        object.__setattr__(bar, name, zeros_like(x))
    return getattr(bar, name)
