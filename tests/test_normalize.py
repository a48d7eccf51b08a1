"""Normalization keeps the meaning: each program runs the same before and after each pass."""

import copy
import math
import random
import time
from pathlib import Path

import gast
import numpy as np
import pytest

from wengert.runtime import sequences
from wengert.transform.errors import Unsupported
from wengert.transform.names import Names, all_names
from wengert.transform.normalize import PASSES, RUNTIME, normalize
from wengert.transform.normalize.grammar import check
from wengert.transform.normalize.scope import Scope
from wengert.transform.printer import to_source
from wengert.transform.tree import statements

HERE = Path(__file__).parent / "normalizing"


def programs():
    for file in sorted(HERE.glob("*.py")):
        tree = gast.parse(file.read_text())
        setup = [s for s in tree.body if not isinstance(s, gast.FunctionDef)]
        for function in tree.body:
            if isinstance(function, gast.FunctionDef):
                yield pytest.param(function, to_source(gast.Module(setup, [])), id=function.name)


def inputs(function):
    """The argument lists in the docstring of a program."""
    text = function.body[0].value.value
    return eval(f"[{text.strip().replace(') (', '), (')}]", {"np": np, "math": math})


def outcome(function, setup, args, runtime=RUNTIME):
    """What a function does: its value, the type of its error, and what it logged, in order."""
    effects = []

    def log(x=None, *more, **options):
        effects.append(repr((x, more, options)) if x is not log else "log")
        return x

    values = {"log": log}
    exec(setup, values)
    values[runtime] = sequences
    exec(to_source(function), values)
    try:
        return values[function.name](*copy.deepcopy(args)), None, effects
    except Exception as error:
        kind = type(error)
        return None, NameError if issubclass(kind, NameError) else kind, effects


def same(a, b):
    """Whether two values are equal all the way down, of the same types."""
    if type(a) is not type(b):
        return False
    if isinstance(a, list | tuple):
        return len(a) == len(b) and all(map(same, a, b))
    if isinstance(a, dict):
        return list(a) == list(b) and all(same(a[k], b[k]) for k in a)
    if isinstance(a, np.ndarray):
        return a.dtype == b.dtype and np.array_equal(a, b, equal_nan=True)
    return callable(a) or repr(a) == repr(b)


def stages(function):
    """The function after each pass, under the name of the pass."""
    scope = Scope(function)
    for name, pass_ in PASSES:
        function = pass_(function, scope)
        yield name, function


@pytest.mark.parametrize("function, setup", [*programs()])
def test_each_pass_keeps_the_meaning(function, setup):
    runtime = Scope(function).runtime
    runs = [(args, outcome(function, setup, args)) for args in inputs(function)]
    for name, after in stages(function):
        for args, want in runs:
            got = outcome(after, setup, args, runtime)
            assert same(got, want), f"after {name}, of {args}: {got}, not {want}\n{to_source(after)}"
    check(after)


@pytest.mark.parametrize("function, setup", [*programs()])
def test_normalizing_again_keeps_the_meaning(function, setup):
    runtime = Scope(function).runtime
    once = normalize(function)
    again = normalize(once, emitted=True)
    check(again)
    for args in inputs(function):
        want = outcome(function, setup, args)
        assert same(outcome(again, setup, args, runtime), want), to_source(again)

