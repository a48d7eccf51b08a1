"""Types of values, what they have in common, and tests for them that are cheap."""

import timeit
from collections import namedtuple
from fractions import Fraction
from itertools import product

import numpy as np
import pytest

from wengert.transform.types import (
    GUARD_NAMES,
    INT,
    NOTHING,
    NUMERIC,
    UNKNOWN,
    Array,
    Dict,
    DictOf,
    Function,
    Instance,
    Known,
    List,
    Number,
    Text,
    Tuple,
    TupleOf,
    as_float,
    covers,
    differentiable,
    guard,
    in_words,
    is_complex,
    is_numeric,
    join,
    same_shape,
    type_of,
)

F = Number("f", True)
Pair = namedtuple("Pair", "a b")


class Model:
    def __init__(self, w):
        self.w = w
        self.me = self


def nested():
    xs = [1.0]
    xs.append(xs)
    return xs


VALUES = [
    1, 1.5, True, 1j, np.float64(1), np.float32(1), np.longdouble(1), np.int8(1), np.bool_(1), "a",
    None, np, np.sin, np.sum, abs, len, lambda: 0, Model, Model(1.0), Model(2), Pair(1, 2.0), [1.0],
    [1, 2.5], [], [[]], (), (1, "a"), (1.0, np.ones(2)), {"a": 1.0}, {"a": 2}, {1.0: 2}, range(3),
    np.ones(()), np.ones(2), np.ones((2, 3)), np.ones(2, "float32"), np.ones(2, ">f8"),
    np.ones(2, object), np.ma.ones(2), np.matrix([1]), {1}, slice(2), object(), nested(),
    Fraction(1), np.ones(2).dtype, np.array("text"), (1.0,) * 100,
]  # fmt: skip


def accepts(t, value):
    return eval(guard(t, "x"), {**GUARD_NAMES, "x": value, "x_type": t})


@pytest.mark.parametrize("value", VALUES, ids=lambda v: type(v).__name__)
def test_a_guard_lets_in_what_its_type_covers(value):
    t = type_of(value)
    hash(t)
    assert accepts(t, value)
    for other in VALUES:
        assert not accepts(t, other) or covers(t, type_of(other)), (t, type_of(other))


def test_join_is_an_upper_bound_and_has_no_order():
    types = [
        *map(type_of, VALUES),
        NUMERIC,
        NOTHING,
        Known(2),
        Known(True),
        Known("a"),
        Known((1,)),
    ]
    for a, b in product(types, types):
        both = join(a, b)
        assert both == join(b, a)
        assert covers(both, a) and covers(both, b)


def test_types_of_values():
    assert type_of(1.5) == F and type_of(np.float64(1.5)) == Number("f", double=True)
    assert type_of(np.ones((2, 3), "float32")) == Array(2, "float32")
    assert type_of(np.ma.ones(2)) == Instance(np.ma.MaskedArray)
    assert type_of(np.matrix([1])) == Instance(np.matrix)
    assert type_of(Fraction(1)) == UNKNOWN
    assert type_of([1, 2.5]) == List(Number("f", True, True))
    assert type_of({"a": (1, "b")}) == Dict((("a", Tuple((INT, Text()))),))
    assert type_of((1.0,) * 100) == TupleOf(F)
    assert type_of(Model(1.5)) == Instance(Model, (("w", F), ("me", UNKNOWN)))
    assert type_of(nested()) == List(UNKNOWN)
    assert type_of(np.sin) == Known(np.sin) and type_of(lambda: 0) == Function()


def test_constants_are_told_apart_by_type():
    assert Known(1) != Known(True) and Known((1,)) != Known((True,)) and Known(2) == Known(2)
    assert join(Known(1), Known(2)) == INT
    assert Known(slice(1, 2)) == Known(slice(1, 2)) != Known(slice(1, 3))


def test_joins():
    assert join(Array(2, "float64", "a"), Array(2, "float32", "a")) == Array(2, None, "a")
    assert join(INT, Array(1)) == NUMERIC
    assert join(Tuple((F,)), Tuple((F, INT))) == TupleOf(Number("f", True, True))
    assert join(Dict((("a", F),)), Dict((("b", F),))) == DictOf(F)
    assert join(Known(None), F) == UNKNOWN
    assert join(Known(abs), Known(len)) == Function()


def test_predicates():
    whole = [INT, Text(), Known(None), Known(2), Array(1, "int64"), List(INT), Tuple((INT, Text()))]
    assert not any(map(differentiable, whole))
    parts = [F, NUMERIC, UNKNOWN, Function(), Array(1), Array(1, "float32"), Tuple((INT, F))]
    assert all(map(differentiable, parts))
    assert differentiable(type_of(Model(1.5))) and not differentiable(Instance(Pair, (("a", INT),)))
    assert is_complex(type_of([1j])) and not is_complex(UNKNOWN) and not is_complex(Array(1))
    assert is_numeric(Known(2)) and is_numeric(NUMERIC) and not is_numeric(UNKNOWN)
    assert same_shape(F, INT) and same_shape(Array(1, None, "x"), Array(1, None, "x"))
    assert not same_shape(Array(1), Array(1)) and not same_shape(Array(0), F)


def test_as_float():
    assert as_float(INT) == as_float(Known(True)) == F
    assert as_float(type_of(np.int8(1))) == Number("f")
    assert as_float(Array(2, "int32", "x")) == Array(2, "float64", "x")
    assert as_float(Array(2, "float32")) == Array(2, "float32")
    assert as_float(List(INT)) == List(INT)


def test_three_floats_are_checked_fast():
    text = " and ".join(guard(F, x) for x in "abc")
    names = {**GUARD_NAMES, "a": 1.0, "b": 2.0, "c": 3.0}
    seconds = min(timeit.repeat(text, globals=names, number=10_000, repeat=5)) / 10_000
    assert seconds < 1e-6


@pytest.mark.parametrize(
    ("value", "words"),
    [
        (1j, "a complex number"),
        (np.zeros((2, 2)), "a 2-D float64 array"),
        ([[1.0]], "a list of items, each a list of floats"),
        ([], "an empty list"),
        ((1, None), "a tuple of (an int, None)"),
        ({"k": "text"}, "a dict of {k: a str}"),
        (object(), "anything"),
        (range(2), "a range"),
    ],
)
def test_types_are_told_in_words(value, words):
    assert in_words(type_of(value)) == words
