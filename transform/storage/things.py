"""What can be told of one thing that a derivative is made from, and of the versions around it."""

import hashlib
import importlib.util
import linecache
import os
import sys
from functools import cache, cached_property
from pathlib import Path
from types import (
    BuiltinFunctionType,
    ClassMethodDescriptorType,
    FunctionType,
    GetSetDescriptorType,
    MemberDescriptorType,
    MethodDescriptorType,
    MethodWrapperType,
    WrapperDescriptorType,
)

import numpy as np

VERSION = "0.1.0"
FORMAT = 2  # of what is kept
CONSTANTS = (bool, int, float, complex, str, bytes, type(None), type(...))
DESCRIPTORS = (staticmethod, classmethod, property, cached_property)
OPAQUE = (
    BuiltinFunctionType, MethodDescriptorType, WrapperDescriptorType, MethodWrapperType,
    ClassMethodDescriptorType, GetSetDescriptorType, MemberDescriptorType,
    np.ufunc, np.dtype, type(np.sum),
)  # fmt: skip
CLOSED = ("numpy", "scipy", "wengert")  # packages that are known by their version
STDLIB = Path(os.__file__).parent
OURS = Path(__file__).parents[1]


class Untraceable(Exception):
    """It can't be told for certain what a derivative is made from."""


def literal(value):
    return f"{type(value).__name__}:{value!r}"


def opaque(thing):
    """What there is no more to be known of: a function or class of Python's or a closed package."""
    if not isinstance(thing, (*OPAQUE, type, FunctionType)) and not is_compiled(thing):
        raise Untraceable(f"it relies on a {type(thing).__qualname__}")
    if isinstance(thing, np.ufunc) and not is_library(thing):
        raise Untraceable(f"it relies on the ufunc {thing.__name__}")
    owner = getattr(thing, "__objclass__", None) or getattr(thing, "__self__", None)
    name = getattr(thing, "__qualname__", None) or repr(thing)
    place = str(getattr(thing, "__module__", None) or getattr(owner, "__name__", ""))
    return type(thing).__name__, place, name, release(place.partition(".")[0])


def is_compiled(thing):
    """Whether it is a function that Cython made, of a package that is known by its version."""
    home = str(getattr(thing, "__module__", "")).partition(".")[0]
    return type(thing).__name__ == "cython_function_or_method" and home in CLOSED


def release(package):
    """The release of a package that is known by its version, as 1.15."""
    version = getattr(sys.modules.get(package), "__version__", "") if package in CLOSED else ""
    return ".".join(str(version).split(".")[:2]) if package != "numpy" else ""


def is_library(ufunc):
    """Whether a ufunc is what NumPy or SciPy call by its name; others may hold any function."""
    homes = np, sys.modules.get("scipy.special")
    return any(getattr(home, ufunc.__name__, None) is ufunc for home in homes)


def member(holder, name):
    """An attribute of a module, or one that a class itself has; the holder where there is none."""
    if isinstance(holder, type):
        return vars(holder).get(name, holder)
    try:
        return getattr(holder, name, holder)
    except Exception:
        return holder


def filled(cell):
    try:
        cell.cell_contents
    except ValueError:
        return False
    return True


def stamp(file):
    """What tells whether a file was edited, or the digest of a text that is no file."""
    try:
        found = os.stat(file)
    except OSError:
        return digest("".join(linecache.getlines(file)))
    return found.st_mtime_ns, found.st_size


def digest(text):
    return hashlib.sha256(text.encode(errors="surrogatepass")).hexdigest()


def label(thing):
    """The name of a thing, with its module where it has one."""
    name = getattr(thing, "__qualname__", None) or getattr(thing, "__name__", None)
    module = getattr(thing, "__module__", None)
    return f"{module}:{name}" if module and name else name or type(thing).__name__


def is_closed(thing):
    """Whether a function or a class belongs to Python, or to a package known by its version."""
    file = thing.__code__.co_filename if isinstance(thing, FunctionType) else ""
    return not file.startswith("<") and is_closed_package(str(thing.__module__).partition(".")[0])


@cache
def is_closed_package(name):
    if name in CLOSED or name not in sys.stdlib_module_names:
        return name in (*CLOSED, "builtins")
    file = getattr(sys.modules.get(name), "__file__", None)
    return file is None or Path(file).is_relative_to(STDLIB)


def versions(exact=False):
    """The versions that a text depends on; `exact`: on this machine alone."""
    python = sys.version_info
    found = {"format": FORMAT, "wengert": VERSION, "python": f"{python.major}.{python.minor}"}
    if not exact:
        return {**found, "numpy": np.__version__.partition(".")[0]}
    gast = {name: version(name) for name in ("gast", "astunparse")}
    return {**found, "python": sys.version, "numpy": np.__version__, **gast, "files": own_files()}


@cache
def version(package):
    """What tells one installation of a package from another, without importing it."""
    found = importlib.util.find_spec(package)
    return stamp(found.origin) if found else "none"


@cache
def own_files():
    """A digest of when the transformer's own files were written."""
    found = [(entry.path, stamp(entry.path)) for entry in files(OURS)]
    return digest(repr(sorted(found)))


def files(folder):
    """The Python files in a folder and those in it."""
    for entry in os.scandir(folder):
        if entry.name.endswith(".py"):
            yield entry
        elif entry.is_dir() and entry.name != "__pycache__":
            yield from files(entry.path)
