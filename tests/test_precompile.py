"""Precompiled modules: written, found, verified, and run where the transformer is not there."""

import compileall
import os
import shutil
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
MODEL = """
import numpy as np
from wengert import elementwise, grad, value_and_grad
from .sub import deep

def softly(x):
    return np.log1p(np.exp(x))

elementwise(softly, lambda x: 1 / (1 + np.exp(-x)))

@grad
def slope(x: float, n: int):
    y = x
    for i in range(n):
        y = deep.twice(y) * softly(x)
    return y

bend = grad(slope)

@value_and_grad(argnums=("w",))
def loss(w, xs):
    return np.sum(np.tanh(xs @ w)) + deep.twice(w[0])

class Line:
    def __init__(self, a):
        self.a = a
    def at(self, x):
        return self.a * x
    length = grad(at, 1)

def plain(x: float):
    return x * x

@grad
def of_given(x, f=plain):
    return f(x) * x

def doubled(f):
    return lambda *args: 2.0 * f(*args[: len(args)])

double = doubled(plain)

@grad
def of_wrapped(x: float):
    return double(x)

def tripled(f):
    return lambda *args: 3.0 * f(*args)

triple = tripled(plain)

@grad
def of_tripled(x: float):
    return triple(x)

@grad
def of_list(x: float, k: int):
    return [plain, np.sin][k](x)
"""
DEEP = """
from . import deeper

def twice(x):
    return deeper.times(x) + x
"""
DEEPER = """
def times(x):
    if x > 1e9:
        return x
    return 2.0 * x
"""
FILES = {
    "pkg/__init__.py": "",
    "pkg/model.py": MODEL,
    "pkg/sub/__init__.py": "",
    "pkg/sub/deep.py": DEEP,
    "pkg/sub/deeper.py": DEEPER,
}
LIKE = ["--like", "loss(np.ones(3), np.ones((2, 3)))", "--like", "Line.length(Line(2.0), 3.0)"]
LIKE += ["--like", "bend(1.5, 3)", "--like", "of_given(2.0)", "--like", "of_given(2.0, softly)"]
WITHOUT = 'sys.modules["gast"] = sys.modules["astunparse"] = None'
USE = """
import sys
import numpy as np
{ahead}
from pkg import model
print(model.slope(1.5, 3), model.bend(1.5, 3))
print(model.loss(np.ones(3), np.ones((2, 3)))[1][0].tolist(), model.Line(2.0).length(3.0))
print("pipeline" in sys.modules or "wengert.transform.pipeline" in sys.modules)
"""
MADE = {"slope_grad", "slope_grad_grad", "loss_value_and_grad", "Line_at_grad"}
MADE |= {"of_given_grad", "of_given_grad_2", "of_list_grad", "of_wrapped_grad", "of_tripled_grad"}


@pytest.fixture(scope="module")
def precompiled(tmp_path_factory):
    """A package, precompiled."""
    place = tmp_path_factory.mktemp("precompiled")
    for name, text in FILES.items():
        file = place / name
        file.parent.mkdir(exist_ok=True)
        file.write_text(text)
    command(place, "precompile", "pkg", *LIKE)
    return place


@pytest.fixture
def package(precompiled, tmp_path):
    """A copy of the package."""
    return shutil.copytree(precompiled, tmp_path / "copy")


def command(place, *words, code=0):
    """What a command prints."""
    return python(place, "-m", "wengert", *words, code=code)


def python(place, *words, code=0):
    env = {**os.environ, "PYTHONPATH": str(ROOT), "PYTHONDONTWRITEBYTECODE": "1"}
    done = subprocess.run(
        [sys.executable, "-W", "error::UserWarning", *words],
        capture_output=True, cwd=place, env=env, text=True, timeout=100,
    )  # fmt: skip
    assert done.returncode == code, done.stdout + done.stderr
    return done.stdout if code == 0 else done.stdout + done.stderr


def use(place, ahead=""):
    """What the package computes, where the transformer is not installed."""
    return python(place, "-c", USE.format(ahead=f"{WITHOUT}\n{ahead}"))


def test_what_is_precompiled_runs_without_the_transformer(package):
    made = package / "pkg" / "__wengert__" / "model"
    assert {f.stem for f in made.glob("*.py")} - {"__init__"} == MADE
    there = python(package, "-c", USE.format(ahead=""))
    assert use(package) == there and there.split()[-1] == "False"
    for file in made.glob("*.py"):
        file.unlink()
    (package / "pkg/__wengert__/__init__.py").unlink()
    built = python(package, "-c", USE.format(ahead=""))
    assert built.split()[:-1] == there.split()[:-1] and built.split()[-1] == "True"


def test_from_a_zip_file_and_without_the_source(package):
    there = use(package)
    with zipfile.ZipFile(package / "all.zip", "w") as zipped:
        for file in sorted((package / "pkg").rglob("*.py")):
            zipped.write(file, file.relative_to(package))
    (package / "pkg").rename(package / "source")
    assert use(package, 'sys.path.insert(0, "all.zip")') == there
    (package / "source").rename(package / "pkg")
    compileall.compile_dir(package / "pkg", legacy=True, quiet=1, maxlevels=1)
    for file in FILES:
        (package / file).unlink()
    assert use(package) == there


def test_an_edited_helper_two_modules_away(package):
    assert "stale" not in command(package, "precompile", "pkg", "--check")
    deeper = package / "pkg/sub/deeper.py"
    deeper.write_text(DEEPER.replace("2.0 * x", "3.0 * x"))
    before = {f: f.read_text() for f in package.rglob("__wengert__/model/*.py")}
    said = command(package, "precompile", "pkg", "--check", code=1)
    assert "slope_grad.py (pkg.sub.deeper:times was edited)" in said
    assert before == {f: f.read_text() for f in before}
    assert "times was edited" in python(package, "-c", USE.format(ahead=WITHOUT), code=1)
    warned = python(package, "-c", USE.format(ahead=""), code=1)
    assert "UserWarning" in warned and "precompile it again" in warned
    command(package, "precompile", "pkg")
    assert "stale" not in command(package, "precompile", "pkg", "--check")


def test_an_edit_that_only_moves_lines_makes_nothing_stale(package):
    model, made = package / "pkg/model.py", package / "pkg/__wengert__/model/slope_grad.py"
    before, text = use(package), made.read_text()
    moved = MODEL.replace("@grad\n", "# a remark\n\n@grad\n").replace("y = x\n", "y =  x\n\n\n")
    model.write_text(moved)
    said = command(package, "precompile", "pkg", "--check")
    assert "moved: " in said and "stale" not in said and made.read_text() == text
    assert use(package) == before
    command(package, "precompile", "pkg")
    assert made.read_text() != text and use(package) == before
    assert "moved: " not in command(package, "precompile", "pkg", "--check")


def test_an_exception_in_a_precompiled_derivative_tells_where_its_line_is_now(package):
    model = package / "pkg/model.py"
    model.write_text(MODEL.replace("@grad\n", "# a remark\n\n@grad\n"))
    lines = model.read_text().splitlines()
    number = 1 + next(k for k, line in enumerate(lines) if "deep.twice(y) * softly" in line)
    text = f"import sys\n{WITHOUT}\nfrom pkg import model\nimport numpy as np\n"
    text += "np.seterr(all='raise')\n"
    text += "try:\n    model.slope(1e308, 3)\nexcept Exception as e:\n    print(e.__notes__)"
    assert f"model.py, line {number}: y = deep" in python(package, "-c", text)


def test_a_rule_that_was_changed(package):
    model = package / "pkg/model.py"
    model.write_text(MODEL.replace("1 / (1 + np.exp(-x))", "2 / (2 + np.exp(-x))"))
    said = command(package, "precompile", "pkg.model", "--check", code=1)
    assert "slope_grad.py (" in said and "same" in said


def test_what_is_missing_and_what_is_left_over(package):
    made = package / "pkg/__wengert__/model"
    (made / "slope_grad.py").unlink()
    model = package / "pkg/model.py"
    model.write_text(MODEL.replace("    length = grad(at, 1)\n", "").replace("def at", "def of"))
    said = command(package, "precompile", "pkg", "--check", code=1)
    assert "missing: " in said and "left over: " in said
    command(package, "precompile", "pkg")
    assert {f.stem for f in made.glob("*.py")} == {"__init__", *MADE - {"Line_at_grad"}}


def test_several_types_of_arguments(package):
    made = package / "pkg/__wengert__/model"
    like = [word for x in ("1.0", "np.ones(2)", "1j") for word in ("--like", f"plain({x})")]
    said = command(package, "precompile", "pkg.model", *like, "--mode", "vjp")
    assert "plain_vjp_3.py" in said
    (made / "plain_vjp.py").unlink()
    said = command(package, "precompile", "pkg.model", "--check", code=1)
    assert "left over" in said and said.count("plain_vjp") == 3
    command(package, "precompile", "pkg.model")
    assert {f.stem for f in made.glob("plain*.py")} == {"plain_vjp", "plain_vjp_2"}
    text = "from wengert import vjp; from pkg.model import plain; print(vjp(plain, 2j)[1](1.0))"
    found = python(package, "-c", f"import sys\n{WITHOUT}\n{text}")
    assert found == python(package, "-c", text)


WHICH = """
import sys
import numpy as np
{ahead}
from wengert import grad
from pkg.model import softly
df, called = grad(softly), []
sys.setprofile(lambda frame, event, _: called.append(frame.f_code.co_name))
for x in np.float64(2.0), 2.0, np.float64(2.0), 2.0:
    called.clear()
    df(x)
    print("as_adjoint" in called)
"""


@pytest.mark.parametrize("ahead", ["", WITHOUT])
def test_what_was_precompiled_for_just_these_types_runs(package, ahead):
    like = [word for x in ("np.float64(2.0)", "2.0") for word in ("--like", f"softly({x})")]
    command(package, "precompile", "pkg.model", *like)
    made = sorted((package / "pkg/__wengert__/model").glob("softly_grad*.py"))
    assert ["as_adjoint" in file.read_text() for file in made] == [True, False]
    found = python(package, "-c", WHICH.format(ahead=ahead)).split()
    assert found == ["True", "False", "True", "False"]


def test_one_function_elsewhere_imported_as_a_module(package):
    command(package, "precompile", "pkg/model.py:plain", "-o", "out")
    text = "from model_out import plain_grad; print(plain_grad.plain_grad(3.0))"
    found = package / "out/pkg/__wengert__/model"
    found.rename(package / "model_out")
    assert python(package, "-c", text) == "6.0\n"
    (package / "pkg/model.py").write_text(MODEL.replace("return x * x", "return x"))
    assert "pkg.model:plain was edited" in python(package, "-c", text, code=1)


def test_a_file_that_was_edited_is_not_run(package):
    file = package / "pkg/__wengert__/model/slope_grad.py"
    file.write_text(file.read_text().replace("return x_bar", "return 2.0 * x_bar"))
    assert "edited" in python(package, "-c", USE.format(ahead=""), code=1)


def test_types_that_were_not_precompiled(package):
    text = f"import sys\n{WITHOUT}\nfrom pkg import model\nmodel.slope(1.5, 2.5)"
    said = python(package, "-c", text, code=1)
    assert "no derivative of pkg.model:slope for (a float, a float)" in said and "gast" in said


def test_functions_that_are_passed_without_the_transformer(package):
    text = "from pkg import model; print(model.of_given(2.0), model.of_given(2.0, model.softly))"
    text += "; print(model.of_tripled(2.0))"
    found = python(package, "-c", f"import sys\n{WITHOUT}\n{text}")
    assert found == python(package, "-c", text)
    text = f"import sys\n{WITHOUT}\nfrom pkg import model; model.of_list(2.0, 0)"
    said = python(package, "-c", text, code=1)
    assert "plain was met in a container" in said and "--like" in said
    text = text.replace("of_list(2.0, 0)", "of_wrapped(2.0)")
    assert "called with *args" in python(package, "-c", text, code=1)


COMMAND = f"import sys\n{WITHOUT}\nfrom wengert.__main__ import main\nsys.exit(main(sys.argv[1:]))"


def test_commands_where_the_transformer_is_not_installed(package):
    assert "precompile" in python(package, "-c", COMMAND, "--help")
    assert python(package, "-c", COMMAND, "cache", "info").strip()
    assert "def slope_grad" in python(package, "-c", COMMAND, "show", "pkg.model:slope")
    words = {"graph": [], "check": [], "trace": ["--at", "1.0"], "show": ["--after", "normalize"]}
    asked = [(name, "pkg.model:plain", *more) for name, more in words.items()]
    for words in (*asked, ("precompile", "pkg")):
        said = python(package, "-c", COMMAND, *words, code=1)
        [line] = said.splitlines()
        assert words[0] in line and "pip install gast astunparse" in line


def test_the_wheel_of_the_example(tmp_path):
    words = "-m pip wheel --quiet --no-build-isolation --no-deps --no-index --wheel-dir".split()
    unwanted = shutil.ignore_patterns("__pycache__", "build", "*.egg-info")
    shutil.copytree(ROOT / "examples/package", tmp_path / "copy", ignore=unwanted)
    python(tmp_path, *words, "wheels", "./copy")
    [wheel] = (tmp_path / "wheels").glob("*.whl")
    text = (
        f"import sys\n{WITHOUT}\nsys.path.insert(0, {str(wheel)!r})\nimport numpy as np, springs\n"
        "print(springs.stiffness(3.0, 1.0), springs.tension(np.arange(6.0).reshape(3, 2), 1.0)[1])"
    )
    assert python(tmp_path, "-c", text) == "8.0 [0. 0.]\n"
