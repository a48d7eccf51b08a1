"""Every program of the corpus, through everything that `check` and `check_state` ask."""

import importlib
import pkgutil

import corpus
import pytest
from check import check
from check_state import check_overlapping, check_raising, check_state


def listed(what):
    """Each item of the lists named `what`, under the name of its file."""
    files = [module.name for module in pkgutil.iter_modules(corpus.__path__)]
    modules = {name: importlib.import_module(f"corpus.{name}") for name in files}
    return [
        pytest.param(item, id=f"{name}.{item[0].__name__ if isinstance(item, tuple) else item}")
        for name, module in modules.items()
        for item in getattr(module, what, ())
    ]


@pytest.mark.parametrize("program", listed("PROGRAMS"))
def test_program(program):
    """Both at once, so that each derivative is built once."""
    check(program)
    check_state(program)


@pytest.mark.parametrize("program", listed("RAISING"))
def test_raises_and_leaves_no_trace(program):
    check_raising(program)


@pytest.mark.parametrize("item", listed("OVERLAPPING"))
def test_arguments_that_share_memory_are_refused(item):
    check_overlapping(*item)
