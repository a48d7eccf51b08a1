"""What a `try` asks before it changes something fails as the change would, and changes nothing."""

from dataclasses import dataclass, field

import numpy as np
import pytest

from wengert.runtime import can_set, can_store
from wengert.runtime.checks import Refused


@dataclass(frozen=True)
class Fixed:
    length: float = 1.0


class Slotted:
    __slots__ = ("length",)
    kind = "slotted"


class Shaft:
    def __init__(self):
        self.length = 1.0

    @property
    def half(self):
        return 0.5 * self.length

    @property
    def double(self):
        return 2.0 * self.length

    @double.setter
    def double(self, value):
        self.length = 0.5 * value


@dataclass
class Bearing:
    parts: list = field(default_factory=list)


@pytest.mark.parametrize(
    "thing, name",
    [
        (1.0, "unit"), (np.float64(1.0), "unit"), (np.ones(2), "unit"), ([1.0], "unit"),
        (Fixed(), "length"), (Slotted(), "width"), (Slotted(), "kind"), (Shaft(), "half"),
    ],
)  # fmt: skip
def test_what_can_not_be_set(thing, name):
    with pytest.raises(AttributeError) as wanted:
        setattr(thing, name, 2.0)
    with pytest.raises(type(wanted.value)):
        can_set(thing, name)


@pytest.mark.parametrize(
    "thing, name",
    [(Slotted(), "length"), (Shaft(), "length"), (Shaft(), "new"), (Bearing(), "parts")],
)
def test_what_can_be_set(thing, name):
    before = getattr(thing, name, None)
    assert can_set(thing, name) is None
    assert getattr(thing, name, None) is before


def test_what_a_setter_does_is_not_known():
    with pytest.raises(Refused, match="a Shaft does where double is set"):
        can_set(Shaft(), "double")


@pytest.mark.parametrize(
    "thing, key",
    [
        ((1.0, 2.0), 0), ("ab", 0), (1.0, 0), (np.float64(1.0), 0), ([1.0], 1), ([1.0], "a"),
        (np.broadcast_to(1.0, 2), 0), (np.ones(2), 2), ({}, []),
    ],
)  # fmt: skip
def test_where_nothing_can_be_stored(thing, key):
    with pytest.raises((TypeError, IndexError, ValueError)) as wanted:
        thing[key] = 3.0
    with pytest.raises(type(wanted.value)):
        can_store(thing, key, 3.0)
