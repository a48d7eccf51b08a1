"""A derivative behaves as a function does, and keeps variants for the types it is called with."""

import ast
import copy
import functools
import inspect
import pickle
import subprocess
import sys
import threading
from pathlib import Path

import numpy as np
import pytest

import wengert
from wengert import (
    grad,
    hessian,
    jacfwd,
    value_and_grad,
    vjp,
)
from wengert.transform.calls import cache, derivative
from wengert.transform.types import type_of

ROOT = Path(__file__).parents[1]
ROOT = Path(__file__).parents[1]
scale = 3.0


def product(x, y, n=10):
    """The doc."""
    return x * y**2 * n


def scaled(x):
    return scale * x


@grad
def decorated(x, y):
    return x * y


@grad(argnums=("x", "y"))
def decorated_by_both(x, *, y=2.0):
    return x * x * y


def test_a_variant_for_each_combination_of_types():
    df = grad(lambda x, y: x * y)
    assert df(2.0, 3.0) == pytest.approx(3.0) and df(2, 3.0) == pytest.approx(3.0)
    assert df(2.0, np.array(3.0)) == pytest.approx(3.0)
    assert len(df.derivative.variants) == 3
    code = df.__code__
    assert df(5, 7.0) == pytest.approx(7.0) and df.__code__ is code


def which_run(df, *calls):
    """What these calls of a derivative run: for each the types of the variant's arguments."""
    for args in calls:
        run = set()
        sys.setprofile(lambda frame, event, _: run.add(id(frame.f_code)))
        try:
            df(*args)
        finally:
            sys.setprofile(None)
        yield [dict(v.types) for v in df.derivative.variants if id(v.run.__code__) in run]


def test_numbers_of_python_get_code_of_their_own_after_those_of_numpy():
    df = grad(lambda x, y: np.sin(x) * y)
    general = (np.float64(2.0), 3.0), (np.float64(2.0), np.int64(3)), (np.float32(2.0), 3)
    python = (2.0, 3.0), (2.0, 3), (2, 3), (2, True)
    for _ in range(2):
        for args, found in zip(general + python, which_run(df, *general, *python)):
            assert {"x": type_of(args[0]), "y": type_of(args[1])} in found
    assert len(df.derivative.variants) == len(general + python)
    code = df.__code__
    for args in general + python:
        assert df(*args) == pytest.approx(np.cos(args[0]) * args[1], rel=1e-6)
    assert df.__code__ is code


def test_python_floats_in_tuples_get_code_of_their_own():
    df = grad(lambda pair, *ys: pair[0] * ys[0])
    given = [((np.float64(2.0), None), np.float64(3.0)), ((2.0, None), 3.0)]
    for _ in range(2):
        for args, (found,) in zip(given, which_run(df, *given)):
            assert found == {"pair": type_of(args[0]), "ys": type_of(args[1:])}


def test_the_variants_used_last_are_kept():
    df = grad(lambda x, ys: x * ys[0])
    for length in range(1, derivative.MOST + 4):
        assert df(2.0, (3.0,) * length) == pytest.approx(3.0)
    kept = [len(dict(v.types)["ys"].items) for v in df.derivative.variants]
    assert kept == [*range(derivative.MOST + 3, 3, -1)]
    assert df(2.0, (4.0,)) == pytest.approx(4.0)


def test_what_the_derivative_relies_on_is_watched(monkeypatch):
    df = grad(scaled)
    assert df(1.0) == pytest.approx(3.0)
    monkeypatch.setitem(globals(), "scale", 4.0)
    assert df(1.0) == pytest.approx(4.0)
    namespace = {"helper": lambda x: 2.0 * x}
    df = grad(calling(namespace))
    assert df(1.0) == pytest.approx(2.0)
    namespace["helper"] = triple
    assert df(1.0) == pytest.approx(3.0)


def triple(x):
    return 3.0 * x


def calling(namespace):
    """A function in these globals that calls `helper` of them."""
    return type(triple)(use_helper.__code__, namespace, "use_helper")


def use_helper(x):
    return helper(x)  # noqa: F821


def test_parameters_named_as_what_the_wrapper_needs():
    def f(type, float=2.0, *, ndarray, value, run=1.0, slow=1.0, scale_is=1.0):
        return type * float * ndarray * value * run * slow * scale_is * scale

    df = grad(f)
    for _ in range(2):
        assert df(1.0, ndarray=5.0, value=7.0) == pytest.approx(210.0)


def test_metadata():
    def f(x: float, y=2.0) -> float:
        """Local."""
        return x * y

    f.mark = "kept"
    for df in (grad(f), value_and_grad(f), jacfwd(f), hessian(f)):
        assert inspect.signature(df) == inspect.signature(f) == df.__signature__
        assert not hasattr(df, "__wrapped__")
        assert (df.mark, df.primal) == ("kept", f)
        for name in functools.WRAPPER_ASSIGNMENTS:
            assert getattr(df, name, None) == getattr(f, name, None)
    assert inspect.isfunction(grad(f)) and grad(f).__globals__ is f.__globals__
    with pytest.raises(TypeError, match="missing 1 required"):
        grad(f)()
    with pytest.raises(TypeError, match="unexpected keyword argument 'z'"):
        grad(f)(1.0, z=2.0)


def test_source(capsys):
    df = grad(lambda x: x * x)
    assert "def " in df.source
    df(2.0)
    assert isinstance(df.source, str) and df.source == df.source_for(2.0)
    df.show()
    assert capsys.readouterr().out.strip() == df.source.strip()


@pytest.mark.parametrize("protocol", range(pickle.HIGHEST_PROTOCOL + 1))
def test_pickles(protocol):
    both = value_and_grad(product, ("y", 0))
    for df in (decorated, grad(product), both, grad(product, 1), decorated_by_both):
        assert pickle.loads(pickle.dumps(df, protocol)) is df
        assert copy.copy(df) is df and copy.deepcopy(df) is df


def test_a_pickle_is_read_where_the_derivative_was_never_made(tmp_path):
    (tmp_path / "mine.py").write_text("def f(x):\n    return x * x\n")
    made = "import mine, pickle, sys; from wengert import grad;"
    made += "sys.stdout.buffer.write(pickle.dumps(grad(mine.f, ('x',))))"
    text = run(made, tmp_path).stdout
    read = "import pickle, sys; df = pickle.load(sys.stdin.buffer);"
    read += "print(df.__name__, df.primal.__module__, df.derivative.wrt)"
    assert run(read, tmp_path, text).stdout.split() == [b"f", b"mine", b"('x',)"]


def run(code, folder, text=b""):
    path = {"PYTHONPATH": f"{ROOT}:{folder}"}
    command = [sys.executable, "-c", code]
    return subprocess.run(command, input=text, capture_output=True, check=True, env=path)


def test_threads():
    df, found = grad(lambda x: x * x), []

    def work(x):
        for _ in range(20):
            found.append(df(x) == pytest.approx(2.0 * x))

    threads = [threading.Thread(target=work, args=(x,)) for x in (1.0, 2, np.float32(3), 4.0)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(found) == 80 and all(found)


def test_what_was_built_is_found_again():
    vjp(product, 1.0, 2.0)
    count = len(cache.BUILT)
    vjp(product, 3.0, 4.0)
    assert len(cache.BUILT) == count


def test_importing_the_face_imports_no_transformer():
    code = "import sys, wengert; print([m for m in sys.modules if m in "
    code += "('numpy', 'gast', 'astunparse', 'wengert.transform', 'wengert.runtime')])"
    assert run(code, ROOT).stdout.strip() == b"[]"
    assert {*wengert.__all__} <= {*dir(wengert)}
    with pytest.raises(AttributeError, match="nothing"):
        wengert.nothing


DECORATED = """
import sys
from wengert import grad, hessian, jvp, value_and_grad, vjp

@grad
def slope(x):
    return x * x

@value_and_grad(argnums="y")
def both(x, y):
    return x * y

curve = hessian(both.primal)

def known():
    return [m for m in ("gast", "astunparse", "wengert.transform.rules") if m in sys.modules]
"""


def test_derivatives_are_made_without_the_transformer(tmp_path):
    (tmp_path / "decorated.py").write_text(DECORATED)
    code = "import decorated as d, inspect\n"
    code += "print(inspect.signature(d.both), d.known(), d.slope(3.0), *d.known())"
    found = run(code, tmp_path).stdout.decode().split()
    assert found == "(x, y) [] 6.0 gast astunparse wengert.transform.rules".split()


def test_command_line(tmp_path):
    (tmp_path / "mine.py").write_text("def f(x):\n    return x * x\n")
    command = [sys.executable, "-m", "wengert", "show", tmp_path / "mine.py:f"]
    done = subprocess.run(command, capture_output=True, text=True, cwd=ROOT)
    assert done.returncode == 0 and "def f_grad(x" in done.stdout, done.stderr
    command[-1] = tmp_path / "mine.py:g"
    done = subprocess.run(command, capture_output=True, text=True, cwd=ROOT)
    assert done.returncode == 1 and "'g'" in done.stderr


def test_the_stub_tells_what_is_exported():
    stub = ast.parse((ROOT / "wengert" / "__init__.pyi").read_text())
    defined = {n.name for n in stub.body if isinstance(n, ast.ClassDef | ast.FunctionDef)}
    (listed,) = (
        n.value for n in stub.body if isinstance(n, ast.Assign) and "__all__" in ast.dump(n)
    )
    assert ast.literal_eval(listed) == wengert.__all__ and {*wengert.__all__} <= defined
