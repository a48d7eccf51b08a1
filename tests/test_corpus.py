"""Every program of the corpus, through everything that `check` asks."""

import importlib
import pkgutil

import corpus
import pytest
from check import check


def programs():
    """Each program, under the name of its file."""
    for module in pkgutil.iter_modules(corpus.__path__):
        for program in getattr(importlib.import_module(f"corpus.{module.name}"), "PROGRAMS", ()):
            yield pytest.param(program, id=f"{module.name}.{program}")


@pytest.mark.parametrize("program", programs())
def test_program(program):
    check(program)
