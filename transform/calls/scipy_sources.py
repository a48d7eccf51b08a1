"""Functions of SciPy that are differentiated as Python: the modules of the runtime that have it.

They are imported when a function of their section is met.
"""

import importlib

MODULES = {
    "integrate": ("ode", "areas"),
    "interpolate": ("splines", "bsplines", "tables"),
    "linalg": ("products",),
    "ndimage": ("sampling",),
    "optimize": ("rosenbrock",),
    "signal": ("spectra",),
    "spatial": ("distances",),
    "stats": ("frozen", "moments", "means", "relations"),
}


def source_of(function):
    """The function in Python that does what one of SciPy does, or None."""
    if type(function).__hash__ is None:
        return None
    package, _, rest = str(getattr(function, "__module__", None)).partition(".")
    modules = MODULES.get(rest.partition(".")[0], ()) if package == "scipy" else ()
    for name in modules:
        found = importlib.import_module(f"wengert.runtime.scipy.{name}").SOURCES
        if function in found:
            return found[function]
    return None
