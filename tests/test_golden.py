"""Emitted sources, as they are printed: kept in tests/golden/, to be read when they change."""

import ast
import os
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from check import distance, finite_difference, loose, point_of, size
from conftest import GOLDEN
from goldens import GOLDENS
from structures import inner, same_bits

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
    kept = [f"{name}\n{(GOLDEN / name).read_text(encoding='utf-8')}" for name in NAMES]
    ours = "\n".join(kept).replace("# Derivatives of goldens.", "# Derivatives of __main__.")
    assert texts[0] == texts[1] == ours + "\n"


def loaded(case):
    """The functions that the file defines, in the world of the primal."""
    text = (GOLDEN / case.name).read_text(encoding="utf-8")
    f = case.program.function
    world = dict(f.__globals__)
    world |= {n: c.cell_contents for n, c in zip(f.__code__.co_freevars, f.__closure__ or ())}
    exec(compile(text, str(GOLDEN / case.name), "exec"), world)
    return [world[node.name] for node in ast.parse(text).body if isinstance(node, ast.FunctionDef)]


def slope_of(case, point):
    """What the file says: the result, where it gives it, and its slope along the directions."""
    first, *more = loaded(case)
    if case.mode == "forward":
        value, dot = first(*point.args, *point.only(point.dots))
        return value, inner(point.bar, dot, point.value)
    if case.mode == "split":
        value, tape = first(*point.args)
        return value, along(point, more[0](tape, point.bar))
    found = first(*point.args, point.bar)
    match case.mode:
        case "value":
            return found[0], along(point, found[1])
        case "aux":
            return None, along(point, found[0])
    return None, along(point, found)


def along(point, bars):
    """The slope that gradients say, along the point's direction."""
    bars = bars if len(point.wrt) > 1 else (bars,)
    return inner(bars, point.only(point.dots), point.only(point.args))


def plain(case):
    """The program that the file is the derivative of."""
    program, f = case.program, case.program.function
    if case.mode == "aux":
        return replace(program, function=lambda *args: f(*args)[0])
    return replace(program, function=grad(f)) if case.mode == "second" else program


def misses(case, program):
    """Whether what the file says is another derivative than that of `program`."""
    point = point_of(program)
    value, slope = slope_of(case, point)
    assert value is None or same_bits(value, point.value)
    assert abs(slope) > 1e-3

    def run(*args):
        return inner(point.bar, program.call(*args), point.value)

    wanted = finite_difference(point.along, run, [slope])
    return distance([slope], wanted) > loose(point) * size(wanted)


@pytest.mark.parametrize("case", GOLDENS, ids=NAMES)
def test_what_is_kept_runs_and_is_right(case):
    assert not misses(case, plain(case))


def test_aux_comes_with_the_gradient():
    case = next(golden for golden in GOLDENS if golden.mode == "aux")
    _, aux = loaded(case)[0](*case.program.args)
    assert np.array_equal(aux, case.program.call()[1])


def test_what_is_wrong_is_seen():
    """The comparison above fails where the derivative is another function's."""
    right = next(golden for golden in GOLDENS if golden.name == "newton.reverse.py")
    other = replace(right.program, function=lambda a, n: 1.001 * right.program.function(a, n))
    assert misses(right, other)
