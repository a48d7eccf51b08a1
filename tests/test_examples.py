"""Every script in examples/ runs, and says what it should; each asserts its own numbers."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
SAYS = {
    "define_then_run": ["defined, then run", "def root_grad"],
    "fit": ["def misfit_", "contact", "isolation"],
    "integral": ["by the upper end"],
    "kepler": ["dE/dM", "d2E/dM2"],
    "products": ["pullbacks: at most", "def network_grad"],
    "relax": ["def relax_", "by w:"],
    "shipped": ["force of a spring: 8.0", "springs.forces:stretched was edited"],
    "swell": ["by symbols", "as a loop"],
    "traces": ["1.71634", "reverse mode: adjoints 5.5"],
}


@pytest.mark.parametrize("name", SAYS)
def test_example(name, tmp_path):
    done = subprocess.run(
        [sys.executable, ROOT / "examples" / f"{name}.py"],
        cwd=tmp_path,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        capture_output=True,
        text=True,
    )
    assert done.returncode == 0, done.stderr
    for words in SAYS[name]:
        assert words in done.stdout


def test_every_example_is_run():
    assert {file.stem for file in (ROOT / "examples").glob("*.py")} == SAYS.keys()
