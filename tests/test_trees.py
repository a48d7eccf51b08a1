"""Adjoints of structures."""

import doctest
import functools
from collections import OrderedDict, defaultdict, namedtuple
from dataclasses import dataclass

import numpy as np
import pytest
from numpy.testing import assert_array_equal

from wengert.runtime import trees
from wengert.runtime.attributes import add_attr
from wengert.runtime.structures import pack_like
from wengert.runtime.trees import (
    Captured,
    add,
    add_item,
    captured,
    copy_tape,
    zeros_like,
)

Pair = namedtuple("Pair", "a b")


@dataclass(frozen=True)
class Frozen:
    w: object
    label: str = "x"


class Slotted:
    __slots__ = ("__hidden", "w")

    def __init__(self, w):
        self.w, self.__hidden = w, 2.0

    def hidden(self):
        return self.__hidden


class Node:
    def __init__(self, w):
        self.w, self.next = w, None

    @property
    def double(self):
        return 2.0 * self.w

    def scaled(self, x):
        return self.w * x


class Row(list):
    pass


@pytest.mark.parametrize("x, zero", [
    (1.5, 0.0), (3, 0.0), (True, 0.0), (1j, 0j),
    (np.float32(2), np.float32(0)), (np.int64(2), np.float64(0)),
    (np.complex64(1j), np.complex64(0)),
    ("a", None), (None, None), (len, None), (int, None), (np, None), (range(3), None), ({1}, None),
    ([1.0, "a"], [0.0, None]), ((2, [3.0]), (0.0, [0.0])), (Pair(1.0, None), Pair(0.0, None)),
    ({"w": 1.0, 2: ()}, {"w": 0.0, 2: ()}), (lambda: 0, Captured()), ([].append, None),
    (functools.partial(max, 1.0), Captured()), (iter([1.0]), None), (ValueError("x"), None),
])  # fmt: skip
def test_zeros(x, zero):
    found = zeros_like(x)
    assert found == zero and type(found) is type(zero)


@pytest.mark.parametrize("dtype, floating", [
    ("f4", "f4"), ("f8", "f8"), ("c8", "c8"), ("i8", "f8"), ("u1", "f8"), ("?", "f8")
])  # fmt: skip
def test_zero_of_an_array_is_fresh_and_floating(dtype, floating):
    x = np.ones((2, 3), dtype)
    zero = zeros_like(x)
    assert_array_equal(zero, np.zeros((2, 3)), strict=False)
    assert zero.dtype == floating and zero is not zeros_like(x)


def test_zero_of_subclasses_of_containers():
    ordered, default = OrderedDict(a=1.0), defaultdict(list, a=[1.0])
    assert zeros_like(ordered) == OrderedDict(a=0.0)
    assert zeros_like(default)["a"] == [0.0] and zeros_like(default)["b"] == []
    assert default["a"] == [1.0]
    assert type(zeros_like(Row([1.0]))) is Row and zeros_like(Row([1.0])) == [0.0]


def test_zero_of_objects():
    assert zeros_like(Frozen(2.0)) == Frozen(0.0, None)
    slotted = zeros_like(Slotted(np.ones(2)))
    assert_array_equal(slotted.w, [0.0, 0.0])
    assert slotted.hidden() == 0.0
    assert type(zeros_like(Node(1.0))) is Node and vars(zeros_like(Node(1.0))) == {
        "w": 0.0,
        "next": None,
    }


def test_objects_that_refer_to_each_other():
    a, b = Node(1.0), Node(2.0)
    a.next, b.next = b, a
    zero = zeros_like(a)
    assert zero.next.next is zero and zero.next.w == 0.0
    zero.w, zero.next.w = 1.0, 2.0
    double = add(zero, zero)
    assert double.next.next is double and (double.w, double.next.w) == (2.0, 4.0)


@pytest.mark.parametrize("a, b, total", [
    (1.0, 2.0, 3.0), (1.0, None, 1.0), (None, [1.0], [1.0]), (None, None, None),
    ([1.0, (2.0,)], [3.0, (4.0,)], [4.0, (6.0,)]),
    (Pair(1.0, None), Pair(2.0, 3.0), Pair(3.0, 3.0)),
    ({"a": 1.0}, {"a": 2.0, "b": 3.0}, {"a": 3.0, "b": 3.0}),
    (Captured(x=1.0), Captured(y=2.0), Captured(x=1.0, y=2.0)),
    (Frozen(1.0, None), Frozen([2.0], None), TypeError),
    (Frozen(1.0, None), Frozen(2.0, None), Frozen(3.0, None)),
    ([1.0], [1.0, 2.0], ValueError), ([1.0], (1.0,), TypeError), (1.0, [1.0], TypeError),
])  # fmt: skip
def test_add(a, b, total):
    if isinstance(total, type):
        with pytest.raises(total):
            add(a, b)
    else:
        assert add(a, b) == total and type(add(a, b)) is type(total)


def test_add_is_out_of_place():
    a, b = [np.ones(2)], [np.ones(2)]
    assert_array_equal(add(a, b)[0], [2.0, 2.0])
    assert_array_equal(a[0], [1.0, 1.0])
    left = {"w": 1.0}
    add(left, {"w": 1.0, "v": 2.0})
    assert left == {"w": 1.0}


@pytest.mark.parametrize("key, g", [
    (1, 2.0), (slice(1, None), np.array([1.0, 2.0])), ([0, 0, 2], np.array([1.0, 2.0, 3.0])),
    (np.array([True, False, True]), 1.0), ([True, False, True], np.array([1.0, 2.0])),
    (np.array([2, 2]), 5.0), (..., 1.0), (np.array(1), 2.0),
])  # fmt: skip
def test_item_of_an_array(key, g):
    bar = np.zeros(3)
    want = np.array([np.sum(np.broadcast_to(g, np.arange(3)[key].shape)[np.arange(3)[key] == i])
                     for i in range(3)])  # fmt: skip
    assert add_item(bar, key, g) is bar
    assert_array_equal(bar, want)


def test_item_of_an_array_by_several_indices():
    bar = np.zeros((2, 3))
    add_item(bar, (slice(None), [0, 0]), np.ones((2, 2)))
    add_item(bar, (1, 2), 5.0)
    assert_array_equal(bar, [[2.0, 0.0, 0.0], [2.0, 0.0, 5.0]])


def test_item_keeps_the_dtype_and_what_is_real():
    bar = add_item(np.zeros(2, "f4"), 0, np.float64(1.5))
    assert bar.dtype == np.float32
    assert_array_equal(add_item(np.zeros(2), 1, 3.0 + 4.0j), [0.0, 3.0])
    assert_array_equal(add_item(np.zeros(2, complex), 1, 3.0 + 4.0j), [0.0, 3.0 + 4.0j])
    scalar = add_item(np.float32(1), (), 2.0)
    assert scalar == 3.0 and type(scalar) is np.float32


def test_item_of_containers():
    items, fields = [1.0, None, 2.0], {"a": 1.0}
    assert add_item(items, -1, 3.0) is items and items == [1.0, None, 5.0]
    assert add_item(items, slice(0, 2), [1.0, 2.0]) == [2.0, 2.0, 5.0]
    assert add_item(fields, "b", 2.0) is fields and fields == {"a": 1.0, "b": 2.0}
    assert add_item(Pair(1.0, 2.0), 1, 3.0) == Pair(1.0, 5.0)
    assert add_item((1.0, 2.0, 3.0), slice(None, None, 2), (1.0, None)) == (2.0, 2.0, 3.0)
    assert add_item(None, 0, None) is None
    with pytest.raises(TypeError, match="NoneType"):
        add_item(None, 0, 1.0)


def test_attributes():
    node = zeros_like(Node(1.0))
    assert add_attr(node, "w", 2.0) is node and node.w == 2.0
    assert add_attr(add_attr(Frozen(1.0), "w", 2.0), "w", None).w == 3.0
    assert add_attr(Pair(1.0, 2.0), "b", 3.0) == Pair(1.0, 5.0)
    assert add_attr(node, "scaled", Captured(__self__=add_attr(Node(1.0), "w", 1.0))).w == 4.0
    assert add_attr(node, "scaled", Captured()) is node
    with pytest.raises(TypeError, match="double"):
        add_attr(node, "double", 1.0)


def test_attributes_of_arrays():
    x = np.ones((2, 3))
    assert_array_equal(add_attr(x, "T", np.full((3, 2), 2.0)), np.full((2, 3), 3.0))
    assert add_attr(0j, "imag", 2.0) == 2j and add_attr(0.0, "real", 2.0) == 2.0
    with pytest.raises(TypeError, match="flat"):
        add_attr(x, "flat", np.ones(6))


@pytest.mark.parametrize("x, parts, want", [
    ([1.0, 2.0], (3.0, None), [3.0, 0.0]), (Pair(1.0, 2.0), (3.0, 4.0), Pair(3.0, 4.0)),
    ({"a": 1.0}, (None,), {"a": 0.0}), (range(2), (None, None), None), ("ab", (None, None), None),
])  # fmt: skip
def test_pack(x, parts, want):
    assert pack_like(x, parts) == want and type(pack_like(x, parts)) is type(want)


def test_pack_arrays():
    packed = pack_like(np.ones((2, 2), "f4"), (np.array([1.0, 2.0]), None))
    assert_array_equal(packed, [[1.0, 2.0], [0.0, 0.0]])
    assert packed.dtype == np.float32
    assert pack_like(np.array([1, 2]), (1.0, 2.5)).tolist() == [1.0, 2.5]
    assert pack_like(np.zeros((0, 2)), ()).shape == (0, 2)


def test_tapes_are_copied_lists_and_all_but_not_arrays():
    array = np.ones(2)
    tape = ([1.0, [2.0]], [array], Pair([1.0], 2.0), 3)
    twin = copy_tape(tape)
    twin[0][1].pop(), twin[1].pop()
    assert tape[0] == [1.0, [2.0]] and tape[1][0] is array and copy_tape(tape)[1][0] is array


def test_captured():
    assert captured(Captured(x=2.0), "x", 5.0) == 2.0
    assert captured(Captured(), "x", [5.0]) == [0.0] and captured(None, "x", 5.0) == 0.0
    assert add(Captured(x=1.0), zeros_like(lambda: 0)) == {"x": 1.0}


def test_doctest():
    assert doctest.testmod(trees).failed == 0
