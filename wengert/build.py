"""A build step for setuptools: wheels that bring their derivatives along.

In the setup.cfg of a package:

    [options]
    cmdclass =
        build_py = wengert.build.build_py

    [wengert]
    packages = springs              # by default all
    like =                          # calls that tell types, one a line
        energy(np.zeros(3), 1.0)

and `requires = ["setuptools", "wengert", …]` in its pyproject.toml, with what the package imports.
"""

import sys
from pathlib import Path

from setuptools.command.build_py import build_py as plain

from wengert.transform.storage.precompile import precompile


class build_py(plain):
    """Copies the modules of a package, then writes the derivatives beside the copies."""

    def run(self):
        super().run()
        if not self.editable_mode:
            self.precompile()

    def precompile(self):
        told = {k: v for k, (_, v) in self.distribution.get_option_dict("wengert").items()}
        like = [line for line in told.get("like", "").splitlines() if line.strip()]
        packages = told.get("packages", " ".join(self.packages or ())).split()
        tops = [p for p in packages if p.rpartition(".")[0] not in packages]
        sys.path.insert(0, str(Path(self.get_package_dir("")).resolve()))
        for package in tops:
            for outcome in precompile(package, like, out=self.build_lib):
                self.announce(str(outcome), level=2)
                if outcome.is_wrong:
                    raise SystemExit(f"wengert: {outcome}")
