"""Every program of the corpus, through everything that `check` asks."""

import importlib
import pkgutil

import corpus
import pytest
from check import check


def programs():
    """Each program, under the name of its file."""
    files = [module.name for module in pkgutil.iter_modules(corpus.__path__)]
    modules = {name: importlib.import_module(f"corpus.{name}") for name in files}
    return [
        pytest.param(program, id=f"{name}.{program}")
        for name, module in modules.items()
        for program in getattr(module, "PROGRAMS", ())
    ]


@pytest.mark.parametrize("program", programs())
def test_program(program):
    check(program)
