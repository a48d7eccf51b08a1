"""What a person sees on a terminal and in a debugger."""

import os
import pty
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
PROGRAM = """
import wengert
from wengert import grad

def cubed(x: float):
    y = x * x
    return y * x

df = grad(cubed)
df(2.0)
{stop}
print(df(3.0))
"""


@pytest.fixture
def folder(tmp_path):
    """A script, and two packages that have derivatives."""
    (tmp_path / "script.py").write_text(PROGRAM.format(stop="breakpoint()"))
    (tmp_path / "plain.py").write_text(PROGRAM.format(stop=""))
    for package in ("one", "two"):
        (tmp_path / package).mkdir()
        (tmp_path / package / "__init__.py").write_text("")
        text = "from wengert import grad\n@grad\ndef f(x: float):\n    return x * x\n"
        (tmp_path / package / "inner.py").write_text(text)
    return tmp_path


def environment(**more):
    kept = {k: v for k, v in os.environ.items() if k not in ("NO_COLOR", "PYTHONBREAKPOINT")}
    ours = {"PYTHONPATH": str(ROOT), "WENGERT_CACHE": "off", "TERM": "xterm"}
    return {**kept, **ours, **more}


def on_terminal(folder, *words, **more):
    """What a command writes when it runs on a terminal."""
    outer, inner = pty.openpty()
    run = subprocess.Popen(
        [sys.executable, *words], stdin=inner, stdout=inner, stderr=inner, cwd=folder,
        env=environment(**more),
    )  # fmt: skip
    os.close(inner)
    seen = b"".join(iter(lambda: read(outer), b""))
    os.close(outer)
    assert run.wait(100) == 0, seen
    return seen.decode()


def read(terminal):
    """Some of what was written to a terminal; nothing when all have left it."""
    try:
        return os.read(terminal, 4096)
    except OSError:
        return b""


def typed(folder, text, *words):
    """What a script prints while this text is typed."""
    done = subprocess.run(
        [sys.executable, *words], input=text, capture_output=True, cwd=folder, text=True,
        timeout=100, env=environment(),
    )  # fmt: skip
    return done.stdout


def test_what_is_shown_on_a_terminal_is_coloured(folder):
    words = "-m", "wengert", "show", "one/inner.py:f"
    seen = on_terminal(folder, *words)
    assert "\x1b[35mdef\x1b[0m f_grad(x: float, out_bar=1.0):" in seen
    assert "\x1b[90m" in seen and "\x1b[32m" in seen
    plain = on_terminal(folder, *words, NO_COLOR="1")
    assert "def f_grad(x: float, out_bar=1.0):" in plain and "\x1b" not in plain


def test_progress_tells_how_much_there_is(folder):
    seen = on_terminal(folder, "-m", "wengert", "precompile", "--all")
    full = ["." * 30, "#" * 7 + "." * 23, "#" * 15 + "." * 15, "#" * 22 + "." * 8]
    names = "1/2, module 1/2: one", "1/2, module 2/2: one.inner", "2/2, module 1/2: two"
    for bar, where in zip(full, [*names, "2/2, module 2/2: two.inner"], strict=True):
        assert f"[{bar}] {where}\r" in seen
    assert seen.count("written: ") == 2
    assert "\x1b" not in typed(folder, "", "-m", "wengert", "precompile", "--all", "--check")


def test_a_derivative_is_shown_at_a_breakpoint(folder):
    seen = typed(folder, "wengert.show(df)\nc\n", "script.py")
    assert "(Pdb) # Derivatives of __main__.cubed" in seen
    assert "    y_bar = out_bar * x\n" in seen
    assert "27.0\n" in seen


def test_a_debugger_steps_through_a_derivative(folder):
    lines = ["b plain.py:12", "c", *["s"] * 9, "p x", "c", "q"]
    seen = typed(folder, "\n".join(lines) + "\n", "-m", "pdb", "plain.py")
    assert "> <wengert reverse cubed" in seen and "cubed_grad()" in seen
    assert "-> y = x * x\n" in seen and "-> y_bar = out_bar * x\n" in seen
    assert "(Pdb) 3.0\n" in seen and "(Pdb) 27.0\n" in seen
