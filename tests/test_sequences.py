"""What loops, unpacking and displays call when normalized code runs."""

import itertools
from collections import OrderedDict, namedtuple

import numpy as np
import pytest

from wengert.runtime import sequences as rt

Point = namedtuple("Point", "x y")


@pytest.mark.parametrize("x", [[1, 2], (1, 2), Point(1, 2), np.ones((2, 3)), np.ones(0)])
def test_what_has_an_index_stays(x):
    assert rt.sequence(x) is x


@pytest.mark.parametrize(
    "x, items",
    [
        ("ab", ["a", "b"]),
        ({"k": 1}, ["k"]),
        ({"k": 1}.items(), [("k", 1)]),
        (OrderedDict(b=1, a=2).values(), [1, 2]),
        (range(3), [0, 1, 2]),
        (iter([1, 2]), [1, 2]),
        (np.ones((1, 2)).flat, [1.0, 1.0]),
        (set(), []),
    ],
)
def test_anything_else_becomes_a_list(x, items):
    assert rt.sequence(x) == items


def test_a_list_that_iterates_its_own_way_is_asked():
    class Backwards(list):
        def __iter__(self):
            return reversed([*self[:]])

    assert list(rt.sequence(Backwards([1, 2, 3]))) == [*Backwards([1, 2, 3])] == [3, 2, 1]


@pytest.mark.parametrize("x", [1, None, 2.5])
def test_a_number_is_no_sequence(x):
    with pytest.raises(TypeError):
        rt.sequence(x)


@pytest.mark.parametrize("x", [itertools.count(), itertools.cycle([1]), itertools.repeat(1)])
def test_what_never_ends_is_refused(x):
    with pytest.raises(ValueError, match="never ends"):
        rt.sequence(x)


def test_a_repeat_that_ends():
    assert rt.sequence(itertools.repeat(1, 2)) == [1, 1]


def test_lengths():
    assert rt.shortest([1, 2], "abc", ()) == 0
    assert rt.same_length(False, [1, 2], "abc") == 2
    assert rt.same_length(True, [1, 2], "ab") == 2
    with pytest.raises(ValueError, match="lengths 2, 3"):
        rt.same_length(True, [1, 2], "abc")


@pytest.mark.parametrize("before, after", [*itertools.product(range(3), repeat=2)])
def test_unpack_is_what_a_star_does(before, after):
    for n in range(6):
        x = list(range(n))
        if n < before + after:
            with pytest.raises(ValueError, match="not enough"):
                rt.unpack(x, before, after)
        else:
            middle = x[before : n - after]
            assert rt.unpack(x, before, after) == (*x[:before], middle, *x[n - after :])


def test_displays():
    assert rt.star([1], (2,), "a") == [1, 2, "a"]
    assert rt.star_tuple(np.array([1.0]), []) == (1.0,)
    assert rt.make_dict(["a", "b", "a"], [1, 2, 3]) == {"a": 3, "b": 2}
    assert list(rt.merge({"a": 1, "b": 2}, {"a": 3})) == ["a", "b"]
    assert rt.merge({"a": 1}, {"a": 3}) == {"a": 3}
    with pytest.raises(TypeError):
        rt.merge([("a", 1)])
