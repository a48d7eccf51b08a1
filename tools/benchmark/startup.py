"""What is paid once, in processor time: imports, the first call; each in its own process."""

import os
import statistics
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
IMPORT = """
import time
import numpy
start = time.process_time()
from wengert import grad
print(time.process_time() - start)
"""
FIRST = """
import time
from tools.benchmark.twenty import ARGUMENTS, flight
from wengert import grad
start = time.process_time()
grad(flight)(*ARGUMENTS)
print(time.process_time() - start)
"""
WARM = FIRST.replace("import grad\n", "import grad\nimport wengert.transform.pipeline\n")
PROCESS = """
import time
start = time.process_time()
from tools.benchmark.twenty import ARGUMENTS, flight
from wengert import grad
grad(flight)(*ARGUMENTS)
print(time.process_time() - start)
"""


def startup(times):
    """Seconds for imports and first calls: medians over `times` processes."""
    with tempfile.TemporaryDirectory() as cache:
        fill(FIRST, cache)
        return {
            "from wengert import grad, beyond numpy": median(times, IMPORT),
            "first call of 20 lines, nothing cached": median(times, FIRST),
            "first call of 20 lines, transformer imported": median(times, WARM),
            "first call of 20 lines, cached on disk": median(times, FIRST, cache),
            "import and first gradient, nothing cached": median(times, PROCESS),
            "import and first gradient, cached on disk": median(times, PROCESS, cache),
        }


def median(times, program, cache=None):
    return statistics.median(run(program, cache) for _ in range(times))


def run(program, cache):
    """What the program prints; in a folder of its own for derivatives where none is given."""
    if cache is not None:
        return fill(program, cache)
    with tempfile.TemporaryDirectory() as empty:
        return fill(program, empty)


def fill(program, cache):
    """What the program prints, with derivatives kept in the folder `cache`."""
    environment = {**os.environ, "PYTHONPATH": str(ROOT), "WENGERT_CACHE": cache}
    environment.pop("PYTHONDONTWRITEBYTECODE", None)  # imports read what was compiled, as for users
    command = [sys.executable, "-c", program]
    done = subprocess.run(command, env=environment, capture_output=True, text=True, check=True)
    return float(done.stdout)
