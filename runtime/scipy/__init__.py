"""What derivatives of SciPy's functions call, a module for each of its sections.

A section comes when it is asked for, since it imports SciPy's: `rt.scipy.special`.
"""

import importlib
import pkgutil

SECTIONS = {module.name for module in pkgutil.iter_modules(__path__)}


def __getattr__(name):
    if name in SECTIONS:
        return importlib.import_module(f"{__name__}.{name}")
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
