"""Emitted sources, as they are printed: kept in tests/golden/, to be read when they change."""

import ast
import os
import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest
from check import distance, finite_difference, loose, point_of, size
from conftest import GOLDEN
from goldens import GOLDENS, Golden
from program import Program
from structures import inner, leaves

from wengert import grad

NAMES = [golden.name for golden in GOLDENS]


@pytest.mark.parametrize("case", GOLDENS, ids=NAMES)
def test_emitted_source(case, golden):
    golden(case.name, case.text())


def test_every_file_is_one_of_these():
    assert sorted(NAMES) == sorted(file.name for file in GOLDEN.glob("*.py"))
    assert len(set(NAMES)) == len(NAMES)


@pytest.mark.parametrize("command", ["format --check --diff", "check --select F"])
def test_neither_formatter_nor_linter_has_anything_to_say(command):
    config = ["--config", "line-length = 100", "--config", "extend-exclude = []"]
    ruff = [sys.executable, "-m", "ruff", *command.split(), *config, "--no-cache"]
    files = sorted(map(str, GOLDEN.glob("*.py")))
    found = subprocess.run([*ruff, *files], capture_output=True, text=True)
    assert files and found.returncode == 0, found.stdout + found.stderr


def test_every_process_emits_the_same():
    file = Path(__file__).with_name("goldens.py")
    texts = []
    for seed in ("1", "2"):
        env = {**os.environ, "PYTHONHASHSEED": seed}
        run = subprocess.run([sys.executable, file], env=env, capture_output=True, check=True)
        texts.append(run.stdout.decode())
    kept = [f"{name}\n{(GOLDEN / name).read_text(encoding='utf-8')}\n" for name in NAMES]
    assert texts[0] == texts[1] == "".join(kept)


def loaded(case):
    """The functions that the file defines, in the world of the primal."""
    text = (GOLDEN / case.name).read_text(encoding="utf-8")
    f = case.program.function
    world = dict(f.__globals__)
    world |= {n: c.cell_contents for n, c in zip(f.__code__.co_freevars, f.__closure__ or ())}
    exec(compile(text, case.name, "exec"), world)
    return [world[node.name] for node in ast.parse(text).body if isinstance(node, ast.FunctionDef)]


def slopes(case, point):
    """What the file's functions say: the result, and the derivative along the point's direction."""
    first, *more = loaded(case)
    if case.mode == "forward":
        return first(*point.args, *point.only(point.dots))
    if case.mode == "split":
        value, tape = first(*point.args)
        bars = more[0](tape, 1.0)
    elif case.mode == "aux":
        bars, _ = first(*point.args)
        value = None
    elif case.mode == "value":
        value, bars = first(*point.args)
    else:
        bars, value = first(*point.args), None
    bars = bars if len(point.wrt) > 1 else (bars,)
    return value, inner(bars, point.only(point.dots), point.only(point.args))


@pytest.mark.parametrize("case", GOLDENS, ids=NAMES)
def test_what_is_kept_runs_and_is_right(case):
    scalar, point = primal(case), point_of(case.program)
    value, slope = slopes(case, point)
    wanted = finite_difference(point.along, scalar, [slope])
    assert distance([slope], wanted) <= loose(point) * size(wanted)
    assert np.any(np.abs(slope) > 1e-3)
    if value is not None:
        assert value == scalar(*point.program.args)


def primal(case):
    """The function with a number for a result that the file's functions differentiate."""
    f = case.program.function
    if case.mode == "second":
        return grad(f)
    return (lambda *args: f(*args)[0]) if case.mode == "aux" else case.program.call


def test_aux_comes_with_the_gradient():
    case = next(golden for golden in GOLDENS if golden.mode == "aux")
    _, aux = loaded(case)[0](*case.program.args)
    assert np.array_equal(aux, case.program.call()[1])


def test_what_is_wrong_is_seen():
    """The comparison above fails where the derivative is another function's."""
    right = next(golden for golden in GOLDENS if golden.name == "newton.reverse.py")
    wrong = Golden("reverse", Program(lambda a, n: 2.0 * right.program.function(a, n), (2.3, 4)))
    point = point_of(wrong.program)
    slope = slopes(right, point)[1]
    wanted = finite_difference(point.along, wrong.program.call, [slope])
    assert not distance([slope], wanted) <= loose(point) * size(leaves([wanted]))
