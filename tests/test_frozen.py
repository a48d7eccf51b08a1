"""Frozen records, held to what `dataclass(frozen=True)` makes of the same class."""

import copy
import pickle
from dataclasses import FrozenInstanceError, dataclass, field

import pytest

from wengert.transform.frozen import frozen, replace


def fields():
    """A class before it is decorated."""

    class Move:
        by: object
        along: int = 0
        how: object = abs
        seen: dict = field(default_factory=dict)

    return Move


Ours, Theirs = frozen(fields()), dataclass(frozen=True)(fields())
CALLS = [
    ((1.5,), {}),
    ((1.5, 2), {}),
    ((), {"by": 1}),
    ((1, 2, 3, {4: 5}), {}),
    ((1,), {"seen": {1: 2}, "along": 3}),
]
WRONG = [
    ((), {}),
    ((), {"along": 1}),
    ((), {"along": 1, "how": 2, "seen": 3, "other": 4}),
    ((1, 2), {"along": 3}),
    ((1,), {"other": 2}),
    ((1, 2, 3, 4, 5), {}),
]


@frozen
class Pair:
    left: object
    right: object = None


@frozen
class Couple:
    left: object
    right: object = None


@pytest.mark.parametrize("args, options", CALLS)
def test_made_and_shown_as_a_dataclass_is(args, options):
    ours, theirs = Ours(*args, **options), Theirs(*args, **options)
    assert repr(ours) == repr(theirs) and Ours.__match_args__ == Theirs.__match_args__
    assert [getattr(ours, n) for n in Ours.__match_args__] == [*vars(theirs).values()]
    assert ours == Ours(*args, **options) and ours != theirs


@pytest.mark.parametrize("args, options", WRONG)
def test_other_arguments_are_refused(args, options):
    for cls in Ours, Theirs:
        with pytest.raises(TypeError):
            cls(*args, **options)


def test_each_has_a_default_of_its_own():
    assert Ours(1).seen == {} and Ours(1).seen is not Ours(1).seen
    assert Ours(1).how is abs


def test_equal_by_value_within_a_class():
    assert Pair(1, "a") == Pair(1.0, "a") and Pair(1) != Pair(2) and Pair(1) != Couple(1)
    assert {Pair(1), Pair(1, None), Couple(1)} == {Pair(1), Couple(1)}
    with pytest.raises(TypeError, match="unhashable"):
        hash(Pair([]))


def test_nothing_can_be_changed():
    pair = Pair(1)
    with pytest.raises(FrozenInstanceError):
        pair.left = 2
    with pytest.raises(FrozenInstanceError):
        del pair.left
    assert pair == Pair(1)


def test_replaced_copied_and_pickled():
    pair = Pair(1, [2])
    assert replace(pair, left=3) == Pair(3, [2]) and pair == Pair(1, [2])
    assert copy.deepcopy(pair) == pair and copy.deepcopy(pair).right is not pair.right
    assert pickle.loads(pickle.dumps(pair)) == pair
    with pytest.raises(TypeError):
        replace(pair, middle=1)


def test_matched_by_position():
    match Pair(1, 2):
        case Pair(a, b):
            assert (a, b) == (1, 2)
        case _:
            pytest.fail("not matched")
