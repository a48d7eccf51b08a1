"""Every docstring example, under the name its module is installed by."""

import doctest
import importlib
import pkgutil

import pytest

from wengert import runtime, transform

MODULES = ["wengert"] + [
    name
    for half in (transform, runtime)
    for _, name, _ in pkgutil.walk_packages(half.__path__, half.__name__ + ".")
]


@pytest.mark.parametrize("name", MODULES)
def test_docstrings(name):
    assert not doctest.testmod(importlib.import_module(name)).failed
