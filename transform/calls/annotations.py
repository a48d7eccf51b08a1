"""The types of parameters that annotations promise."""

import inspect

import numpy as np

from ..types import INT, UNKNOWN, Array, Number, Text

ANNOTATED: dict = {
    float: Number("f", True),
    int: INT,
    bool: Number("b", True),
    complex: Number("c", True),
    str: Text(),
    np.ndarray: Array(),
}
ANNOTATED |= {cls.__name__: t for cls, t in ANNOTATED.items()}
ANNOTATED |= {f"{module}.ndarray": Array() for module in ("np", "numpy")}


def annotated_types(function):
    """Parameter → its type: what its annotation says, or unknown.

    >>> def f(x: float, n: "int", w): ...
    >>> list(annotated_types(f).values())[0]
    Number(kind='f', python=True, mixed=False, double=False)
    """
    given = function.__annotations__
    parameters = inspect.signature(function).parameters
    return {p: annotated(given.get(p)) for p in parameters}


def annotated(annotation):
    try:
        return ANNOTATED.get(annotation, UNKNOWN)
    except TypeError:  # an annotation that can't be hashed
        return UNKNOWN
