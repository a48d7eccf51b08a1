"""A package that ships its derivatives: what is written, what runs, and what an edit does.

Works on a copy of `examples/package`: precompiles it, runs it where gast and astunparse can't be
imported, then edits a helper, which `--check` tells.
"""

import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

PACKAGE = Path(__file__).parent / "package" / "springs"
LIKE = "tension(np.zeros((3, 2)), 1.0)"
RUN = """
import sys
sys.modules["gast"] = sys.modules["astunparse"] = None
import springs
print("the force of a spring:", springs.stiffness(3.0, 1.0))
"""


def run(folder, *words):
    """Run Python in a folder; returns whether it went well."""
    path = os.pathsep.join(filter(None, [str(folder), os.environ.get("PYTHONPATH")]))
    env = {**os.environ, "PYTHONPATH": path}
    done = subprocess.run(
        [sys.executable, *words], cwd=folder, env=env, text=True, capture_output=True
    )
    print(done.stdout.replace(f"{folder}{os.sep}", ""), end="")
    return done.returncode == 0


def main():
    """Precompile, run, edit, check."""
    with tempfile.TemporaryDirectory() as place:
        folder = Path(place).resolve()
        shutil.copytree(PACKAGE, folder / "springs", ignore=shutil.ignore_patterns("__*__"))
        shutil.copy(PACKAGE / "__init__.py", folder / "springs")
        wengert = "-m", "wengert", "precompile", "springs"
        assert run(folder, *wengert, "--like", LIKE)
        print((folder / "springs/__wengert__/chain/stiffness_grad.py").read_text())
        assert run(folder, "-c", RUN)
        assert run(folder, *wengert, "--check")
        forces = folder / "springs" / "forces.py"
        forces.write_text(forces.read_text().replace("2.0 *", "3.0 *"))
        assert not run(folder, *wengert, "--check")


if __name__ == "__main__":
    main()
