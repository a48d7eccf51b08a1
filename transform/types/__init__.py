"""What is known of a value before it is there: the types that `infer` gives to names.

A type says what a value certainly is, and `join` what two values have in common; UNKNOWN is always
right. By convention a real number to a power is real: only complex data has a complex type.
"""

from .facts import (
    as_float,
    differentiable,
    inside,
    is_array,
    is_complex,
    is_number,
    lengths,
    rebuild,
    same_shape,
    without_shapes,
)
from .guards import GUARD_NAMES, fits, guard
from .joins import covers, is_callable, is_numeric, item_of, join, join_all, plain
from .kinds import (
    CONTAINERS,
    HOLDERS,
    INT,
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
from .passed import passed_type
from .told import in_words
from .values import is_distribution, is_namedtuple, object_type, type_of

__all__ = [
    "CONTAINERS",
    "GUARD_NAMES",
    "HOLDERS",
    "INT",
    "NOTHING",
    "NUMERIC",
    "UNKNOWN",
    "Anything",
    "Array",
    "Dict",
    "DictOf",
    "Function",
    "Instance",
    "Known",
    "List",
    "Number",
    "Random",
    "Range",
    "Text",
    "Tuple",
    "TupleOf",
    "as_float",
    "covers",
    "differentiable",
    "fits",
    "guard",
    "in_words",
    "inside",
    "is_array",
    "is_callable",
    "is_complex",
    "is_distribution",
    "is_namedtuple",
    "is_number",
    "is_numeric",
    "item_of",
    "join",
    "join_all",
    "lengths",
    "object_type",
    "passed_type",
    "plain",
    "rebuild",
    "same_shape",
    "type_of",
    "without_shapes",
]
