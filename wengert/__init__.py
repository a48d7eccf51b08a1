"""wengert: derivative source for plain Python + NumPy.

What is exported is imported when it is first asked for, so that emitted code, which needs the
runtime alone, does not wait for the transformer.
"""

from importlib import import_module
from pathlib import Path

_root = Path(__file__).parent.parent
if (_root / "setup.cfg").is_file():  # a checkout: transform/ and runtime/ lie beside this folder
    __path__.append(str(_root))

_HOMES = {
    "wengert.transform.api": ("grad", "jvp", "value_and_grad", "vjp"),
    "wengert.transform.errors": ("NoRule", "NoSource", "Unsupported"),
    "wengert.transform.jacobians": (
        "elementwise_grad",
        "hessian",
        "hvp",
        "jacfwd",
        "jacobian",
        "jacrev",
    ),
    "wengert.transform.looking.debugging": ("debug",),
    "wengert.transform.looking.evaluation": ("trace",),
    "wengert.transform.looking.graph": ("graph",),
    "wengert.transform.looking.show": ("show",),
    "wengert.transform.storage.precompile": ("precompile",),
    "wengert.transform.looking.refusals": ("check",),
    "wengert.transform.words": ("bilinear", "elementwise", "linear", "rule", "zero"),
}
_HOME = {name: home for home, names in _HOMES.items() for name in names}

__all__ = [
    "NoRule",
    "NoSource",
    "Unsupported",
    "bilinear",
    "check",
    "debug",
    "elementwise",
    "elementwise_grad",
    "grad",
    "graph",
    "hessian",
    "hvp",
    "jacfwd",
    "jacobian",
    "jacrev",
    "jvp",
    "linear",
    "precompile",
    "rule",
    "show",
    "trace",
    "value_and_grad",
    "vjp",
    "zero",
]


def __getattr__(name):
    if name not in _HOME:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    try:
        home = import_module(_HOME[name])
    except ModuleNotFoundError as error:
        words = import_module("wengert.transform.words")
        if error.name not in words.NEEDED:
            raise
        raise words.lacking(f"wengert.{name}") from error
    value = globals()[name] = getattr(home, name)
    return value


def __dir__():
    return sorted({*globals(), *__all__})
