"""Names of a function, resolved to live objects without running anything."""

import math

import gast
import numpy as np
import pytest

from wengert.transform.reading.resolve import MISSING, Namespace, resolve

VALUE = 1.0


class Owner:
    constant = 3
    nested = math

    def method(self):
        raise AssertionError("must not run")

    @staticmethod
    def static():
        return 1

    @classmethod
    def of_class(cls):
        return cls

    @property
    def prop(self):
        raise AssertionError("must not run")

    def __getattr__(self, name):
        if name == "any":
            raise AssertionError("must not run")
        raise AttributeError(name)


class Loud(type):
    def __getattribute__(cls, name):
        if name == "constant":
            raise AssertionError("must not run")
        return super().__getattribute__(name)


class Quiet(metaclass=Loud):
    constant = 3


instance = Owner()


def make(cell):
    def function(x):
        return cell, VALUE, later, x  # noqa: F821

    def change(value):
        nonlocal cell
        cell = value

    return function, change


def find(text, function=make(5)[0], local_names=frozenset()):
    return resolve(gast.parse(text, mode="eval").body, Namespace(function), local_names)


@pytest.mark.parametrize(
    "text, value",
    [
        ("cell", 5),
        ("VALUE", 1.0),
        ("len", len),
        ("np", np),
        ("np.sin", np.sin),
        ("np.linalg.solve", np.linalg.solve),
        ("Owner.constant", 3),
        ("Owner.method", Owner.method),
        ("Owner.static", Owner.static),
        ("Owner.prop", Owner.prop),
        ("Owner.nested.sin", math.sin),
        ("instance", instance),
        ("float.fromhex", float.fromhex),
        ("str.upper", str.upper),
    ],
)
def test_found(text, value):
    assert find(text) == value


def test_a_class_method_is_bound_to_its_class():
    assert find("Owner.of_class")() is Owner


@pytest.mark.parametrize(
    "text",
    ["later", "np.no_such", "Owner.no_such", "instance.prop", "instance.any",
     "instance.constant", "Quiet.constant", "len(x)", "cell[0]", "'text'.upper", "x", "function"],
)  # fmt: skip
def test_missing(text):
    assert find(text) is MISSING


def test_a_local_name_hides_every_other():
    assert find("np.sin", local_names={"np"}) is MISSING
    assert find("np.sin", local_names={"sin"}) is np.sin


def test_lookups_are_live(monkeypatch):
    function, change = make(5)
    namespace = Namespace(function)
    change(6)
    monkeypatch.setitem(globals(), "VALUE", 2.0)
    assert (namespace.lookup("cell"), namespace.lookup("VALUE")) == (6, 2.0)
    with pytest.raises(KeyError):
        namespace.lookup("later")


def test_places():
    function, _ = make(5)
    namespace = Namespace(function)
    assert namespace.place("cell") is function.__closure__[0]
    assert namespace.place("VALUE") is globals()
    assert namespace.place("len")["len"] is len
    with pytest.raises(KeyError):
        namespace.place("later")


def test_an_empty_cell_is_no_object():
    def function():
        return unset

    if function is None:
        unset = 1
    with pytest.raises(KeyError):
        Namespace(function).lookup("unset")
    assert find("unset", function) is MISSING
