"""Functions to measure, a file each.

A kernel has `primal`; `adjoint`, its gradient as a person would write it by hand, kept to compare
with; `ARGNUMS`, what it is differentiated by; and `arguments(quick)`, to call both with.  Where
`AUTOGRAD` is False, autograd can't take the primal.
"""

import importlib.util
from pathlib import Path

import numpy as np

FOLDER = Path(__file__).parent
NAMES = sorted(file.stem for file in FOLDER.glob("[a-z]*.py"))


def load(name, **replaced):
    """A new copy of the kernel module, with some of its globals `replaced`."""
    spec = importlib.util.spec_from_file_location(f"kernels.{name}", FOLDER / f"{name}.py")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    for key, value in replaced.items():
        if hasattr(module, key):
            setattr(module, key, value)
    return module


def argnums(kernel):
    """What `grad` takes: a number for one argument, a tuple for several."""
    return kernel.ARGNUMS if len(kernel.ARGNUMS) > 1 else kernel.ARGNUMS[0]


def leaves(tree):
    """The arrays of nested lists and tuples."""
    if isinstance(tree, list | tuple):
        return [leaf for item in tree for leaf in leaves(item)]
    return [np.asarray(tree, dtype=float)]


def distance(got, expected):
    """The largest difference, relative to the largest element of its array."""
    pairs = zip(leaves(got), leaves(expected), strict=True)
    return max(np.max(np.abs(a - b)) / (np.max(np.abs(b)) or 1.0) for a, b in pairs)


def moved(tree, directions, step):
    """`tree` with each leaf moved by `step` times the next of `directions`."""
    if isinstance(tree, list | tuple):
        return type(tree)(moved(item, directions, step) for item in tree)
    return tree + step * next(directions)
