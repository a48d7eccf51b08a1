"""Types as errors tell them.

>>> in_words(Number("f", True)), in_words(Array(2, "float64")), in_words(Known(None))
('a float', 'a 2-D float64 array', 'None')
>>> in_words(Tuple((Number("i", True), List(Array(1)))))
'a tuple of (an int, a list of 1-D arrays)'
"""

from .kinds import (
    NOTHING,
    NUMERIC,
    UNKNOWN,
    Anything,
    Array,
    Dict,
    DictOf,
    Function,
    Instance,
    Known,
    List,
    Number,
    Random,
    Range,
    Text,
    Tuple,
    TupleOf,
)

NUMBERS = {"b": "bool", "i": "int", "f": "float", "c": "complex number"}
SEVERAL = {UNKNOWN: "anything", NUMERIC: "numbers or arrays", NOTHING: "nothing"}
ONE = {UNKNOWN: "anything", NUMERIC: "a number or an array", NOTHING: "nothing"}


def in_words(t):
    """A type as a noun with its article."""
    match t:
        case Anything():
            return ONE[t]
        case Known(value=type() | None | bool() | int() | str() as value):
            return value.__name__ if isinstance(value, type) else repr(value)
        case Known(value=value):
            return getattr(value, "__name__", None) or in_article(type(value).__name__)
        case Tuple(items=items):
            return f"a tuple of ({', '.join(map(in_words, items))})"
        case Dict(items=()):
            return "an empty dict"
        case Dict(items=items):
            return f"a dict of {{{listed(items)}}}"
        case Instance(cls=cls, fields=fields):
            return in_article(cls.__name__) + (f" of ({listed(fields)})" if fields else "")
    return in_article(noun(t))


def listed(named):
    return ", ".join(f"{name}: {in_words(t)}" for name, t in named)


def noun(t):
    """One word or more for what a type without names inside it is."""
    match t:
        case Number(kind=kind):
            return NUMBERS[kind]
        case Array(ndim=ndim, dtype=dtype):
            rank = f"{ndim}-D" if ndim is not None else ""
            return " ".join(filter(None, [rank, dtype, "array" if rank else "array or scalar"]))
        case List(item=item) if item is NOTHING:
            return "empty list"
        case List(item=item):
            return f"list of {several(item)}"
        case TupleOf(item=item):
            return f"tuple of {several(item)}"
        case DictOf(value=value):
            return f"dict of {several(value)}"
        case Random(cls=cls):
            return cls
    return {Text: "str", Range: "range", Function: "function"}[type(t)]


def several(t):
    """What a container holds that holds many of a type."""
    match t:
        case Anything():
            return SEVERAL[t]
        case Array(ndim=None):
            return noun(t).replace("array or scalar", "arrays or scalars")
        case Number() | Array() | Range() | Text() | Function() | Random():
            return noun(t) + "s"
    return f"items, each {in_words(t)}"


def in_article(noun):
    """A noun after the article that its sound asks for."""
    return f"{'an' if noun[0].lower() in 'aeio' else 'a'} {noun}"
